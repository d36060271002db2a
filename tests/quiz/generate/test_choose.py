"""Wrong options are chosen so that neither length nor likeness gives the key away."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portal.quiz.generate.choose import choose, overlap
from portal.quiz.generate.distractors import place_among
from portal.quiz.sounds import sound_alike

WORDS = [
    "申领",
    "签注",
    "备案",
    "挂失声明",
    "注销手续",
    "先到派出所问",
    "请居委会代办",
    "在网上重新报名",
]


@given(st.text(max_size=12), st.lists(st.text(min_size=1, max_size=12), max_size=14), st.text())
def test_three_different_ones_or_none(key: str, candidates: list[str], stem: str) -> None:
    chosen = choose("id", key, candidates, stem)
    assert choose("id", key, candidates, stem) == chosen
    if chosen is not None:
        assert len(chosen) == 3 and set(chosen) <= set(candidates)
        assert not any(overlap(a, b) for a in chosen for b in chosen if a is not b)


def test_the_key_is_as_often_the_longest_as_another() -> None:
    key = "换领证照"
    longer = Counter[int]()
    for number in range(400):
        chosen = choose(f"id-{number}", key, WORDS, "居住证到期怎么办？")
        assert chosen is not None
        longer[sum(len(text) > len(key) for text in chosen)] += 1
    assert min(longer[n] for n in range(4)) > 20


def test_the_place_among_numbers() -> None:
    assert place_among(3, "ab", "abc") == 2
    assert place_among(0, "ab", "abc") == 0
    assert place_among(0, "abcd", "a") == 2
    assert place_among(2, "a", "a") is None


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("终止", "中止", True),
        ("免试", "面试", True),
        ("终止", "停止", False),
        ("居住证", "居住证", True),
        ("签注", "备案", False),
        ("cat", "cat", False),
    ],
)
def test_words_that_sound_alike(one: str, other: str, alike: bool) -> None:
    assert sound_alike(one, other) is alike
