"""Folded texts are cut into characters, pairs and words."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portal.search.folding import composed, fold
from portal.search.runs import DENSE_RUN, LONGEST, RUN, WORD_RUN, pairs, terms, words

Terms = tuple[list[str], list[str]]


@pytest.mark.parametrize(
    ("folded", "found"),
    [
        ("抓饭", (["抓饭", "抓", "饭"], [])),
        ("抓，饭", (["抓", "饭"], [])),
        ("福", (["福"], [])),
        (
            "一碗pilaf饭",
            (["一碗", "碗p", "pi", "il", "la", "af", "f饭", "一", "碗", "饭"], ["pilaf"]),
        ),
        ("90天", (["90", "0天", "天"], ["90"])),
        ("good food", (["go", "oo", "od", "fo", "oo", "od"], ["good", "food"])),
        ("", ([], [])),
        ("，。！", ([], [])),
    ],
)
def test_terms_where_words_have_no_spaces(folded: str, found: Terms) -> None:
    signs, said = terms(folded, dense=True)
    assert (sorted(signs), said) == (sorted(found[0]), found[1])


@pytest.mark.parametrize(
    ("folded", "found"),
    [
        ("good food", ([], ["good", "food"])),
        ("قوشنا بالا", ([], ["قوشنا", "بالا"])),
        ("polo抓饭", (["抓饭", "抓", "饭"], ["polo"])),
        ("ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ", ([], ["ᠮᠣᠩᠭᠣᠯ", "ᠬᠡᠯᠡ"])),
    ],
)
def test_terms_where_words_have_spaces(folded: str, found: Terms) -> None:
    signs, said = terms(folded, dense=False)
    assert (sorted(signs), said) == (sorted(found[0]), found[1])


@given(st.text(st.sampled_from("抓饭香一碗pilaf90年，。 \n葡萄𠮷한글ئ")))
def test_every_two_signs_of_a_text_are_a_term(text: str) -> None:
    folded = fold(composed(text))
    signs, _ = terms(folded, dense=True)
    there = {a + b for a, b in pairwise(folded) if RUN.fullmatch(a) and RUN.fullmatch(b)}
    assert {sign for sign in signs if len(sign) == 2} == there
    assert {sign for sign in signs if len(sign) == 1} == set(DENSE_RUN.findall(" ".join(folded)))


def test_scripts_are_either_dense_or_of_words() -> None:
    both = [
        chr(code)
        for code in range(sys.maxunicode + 1)
        if DENSE_RUN.match(chr(code)) and WORD_RUN.match(chr(code))
    ]
    assert both == []
    for letter in "抓ㄅかカ한ก။"[:6]:
        assert DENSE_RUN.match(letter), letter
    for letter in "a9قᠮкབ":
        assert WORD_RUN.match(letter), letter
    for sign in "，。！？“”《》、؟،؛᠂᠃ \n-_·…🌾":
        assert RUN.match(sign) is None, sign


def test_a_word_counts_by_its_first_letters() -> None:
    assert words("a" * 100) == ["a" * LONGEST]


def test_pairs() -> None:
    assert pairs("邻居们") == ["邻居", "居们"]
    assert pairs("邻") == pairs("") == []
