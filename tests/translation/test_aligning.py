"""Passages of an original and of its translation find each other, never crosswise."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portal.translation.exchange.aligning import Aligner
from portal.translation.exchange.record import carried

LONG = "很长很长的一段话，说了许多许多的事情，" * 4
SHORT = "短短一句。"
TARGET = "ناھايىتى ئۇزۇن بىر ئابزاس، نۇرغۇن ئىشلار سۆزلەندى، " * 6
BRIEF = "قىسقا گەپ."


@pytest.mark.parametrize(
    ("source", "target", "wanted"),
    [
        ([], [], []),
        ([SHORT], [], [None]),
        ([], [BRIEF], []),
        ([SHORT, LONG], [BRIEF, TARGET], [(0, 1), (1, 2)]),
        ([LONG, SHORT, LONG], [TARGET, TARGET], [(0, 1), None, (1, 2)]),
        ([LONG, LONG], [TARGET, BRIEF, TARGET], [(0, 2), (2, 3)]),
        (["# 甲", SHORT, "# 乙", SHORT], ["# a", "# b", BRIEF], [(0, 1), None, (1, 2), (2, 3)]),
        (
            ["## 甲 {#a}", SHORT, "## 乙 {#b}", SHORT],
            ["## b {#b}", BRIEF],
            [None, None, (0, 1), (1, 2)],
        ),
        (["- 甲", "- 乙", SHORT], ["- a", BRIEF], [(0, 1), None, (1, 2)]),
        (["共 12 人。", "共 35 人。"], ["35 كىشى."], [None, (0, 1)]),
        (["```\nx\n```", SHORT], [BRIEF, "```\nx\n```"], [(0, 2), None]),
    ],
)
def test_pairs(source: list[str], target: list[str], wanted: list[tuple[int, int] | None]) -> None:
    assert Aligner(source, target).spans() == wanted


@given(
    st.lists(st.sampled_from([SHORT, LONG, "# 甲", "## 乙 {#a}", "- 丙", "12 人"]), max_size=12),
    st.lists(st.sampled_from([BRIEF, TARGET, "# a", "## b {#a}", "- c", "12 كىشى"]), max_size=12),
)
def test_in_order_and_whole(source: list[str], target: list[str]) -> None:
    spans = [span for span in Aligner(source, target).spans() if span is not None]
    for start, end in spans:
        assert start < end
    for (_, end), (start, _) in pairwise(spans):
        assert end == start
    if spans:
        assert spans[0][0] == 0 and spans[-1][1] == len(target)


HASHES = st.lists(st.sampled_from("abcdefgh"), max_size=12)


@given(HASHES, HASHES)
def test_a_record_is_dealt_out_whole(old: list[str], now: list[str]) -> None:
    found = carried(old, now)
    assert [*found.loose, *(value for each in found.hashes for value in each)] == old
    assert len(found.hashes) == len(now)


@pytest.mark.parametrize(
    ("old", "now", "wanted"),
    [
        ("abc", "abc", ["a", "b", "c"]),
        ("abc", "axc", ["a", "b", "c"]),
        ("abc", "ac", ["ab", "c"]),
        ("abc", "bc", ["ab", "c"]),
        ("ac", "abc", ["a", "", "c"]),
        ("", "ab", ["", ""]),
        ("abcd", "axd", ["a", "bc", "d"]),
    ],
)
def test_what_each_carries(old: str, now: str, wanted: list[str]) -> None:
    assert ["".join(each) for each in carried(old, now).hashes] == wanted
