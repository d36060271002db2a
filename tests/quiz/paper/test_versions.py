"""Versions of a paper: the same questions in other orders, and answers that move with them."""

from __future__ import annotations

from math import factorial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from portal.quiz.item import keys_of, pairs_of
from portal.quiz.paper.versions import Asked, TooFewOrders, choices_of, versions_of
from quiz.export.items import item
from quiz.papers import EVERY_TYPE, paper, paper_of, question

KINDS = st.dictionaries(st.sampled_from(list(EVERY_TYPE)), st.integers(1, 8), min_size=1)


@given(KINDS, st.integers(1, 4))
@settings(max_examples=60)
def test_versions_hold_the_same_questions_in_sections_that_stay(kinds, count):
    assembled = paper(kinds)
    try:
        versions = versions_of(assembled, "ABCD"[:count])
    except TooFewOrders as fault:
        assert fault.possible < count
        return
    for version in versions:
        assert [asked.number for asked in version.asked] == list(range(1, len(assembled.items) + 1))
        for items, asked in zip(assembled.sections, version.sections, strict=True):
            assert {one.item.id for one in asked} == {one.id for one in items}
    assert len({version.sections for version in versions}) == count
    assert versions == versions_of(assembled, "ABCD"[:count])


def _said(asked: Asked) -> object:
    """What the letters of an answer say."""
    shown = asked.options or ("true", "false")
    rows = [[shown[place] for place in row] for row in asked.answer]
    match asked.item.type:
        case "single" | "multiple":
            return set(rows[0])
        case "order":
            return tuple(row[0] for row in rows)
        case "match":
            lefts = [left for left, _ in pairs_of(asked.item)]
            return tuple(zip(lefts, (row[0] for row in rows), strict=True))
        case "true_false":
            return rows == [["true"]]
        case _:
            return asked.answer


@given(KINDS)
@settings(max_examples=40)
def test_answers_say_the_same_in_every_order(kinds):
    try:
        versions = versions_of(paper(kinds), "AB")
    except TooFewOrders:
        return
    for asked in (asked for version in versions for asked in version.asked):
        choices = choices_of(asked.item)
        assert sorted(asked.order) == list(range(len(asked.order)))
        assert tuple(choices[place] for place in asked.order[: len(choices)]) == asked.options
        expected = {
            "single": set(keys_of(asked.item)),
            "multiple": set(keys_of(asked.item)),
            "order": keys_of(asked.item),
            "match": pairs_of(asked.item),
            "true_false": asked.item.answer,
        }
        assert _said(asked) == expected.get(asked.item.type, ())


@pytest.mark.parametrize(
    ("bank", "shown"),
    [
        (("90 天", "30 天", "180 天", "60 天"), ("30 天", "60 天", "90 天", "180 天")),
        (("2026", "2022", "2024"), ("2022", "2024", "2026")),
        (("１０", "9.5", "-1"), ("-1", "9.5", "１０")),
        (("2026 年 7 月 1 日", "2025 年 1 月 1 日"), ("2025 年 1 月 1 日", "2026 年 7 月 1 日")),
    ],
)
def test_numbers_and_dates_rise_in_every_version(bank, shown):
    asked = [question("single", n) for n in range(4)]
    sections = [[item("single", "多少？", bank, bank[0], id="many"), *asked]]
    for version in versions_of(paper_of(sections), "ABCDEF"):
        found = next(one for one in version.asked if one.item.id == "many")
        assert found.options == shown
        assert found.options[found.answer[0][0]] == bank[0]


@pytest.mark.parametrize("bank", [("30 天", "60 个月", "90 元"), ("3", "三只", "5"), ("甲", "乙")])
def test_other_options_are_shuffled(bank):
    sections = [[item("single", "哪个？", bank, bank[0], id="which")]]
    count = factorial(len(bank))
    versions = versions_of(paper_of(sections), "ABCDEF"[:count])
    assert len({version.asked[0].options for version in versions}) == count


def test_the_right_order_is_not_given_away():
    days = ("30 天", "60 天", "90 天", "180 天")
    sections = [[item("order", "由短到长？", days, days, id="days"), question("order", 1)]]
    versions = versions_of(paper_of(sections), "ABCDEF")
    orders = {one.options for v in versions for one in v.asked if one.item.id == "days"}
    assert len(orders) == 6


def test_neighbours_with_other_versions_see_other_letters():
    versions = versions_of(paper({"single": 20}), "ABCD")
    letters = {
        one.item.id: {found.order for v in versions for found in v.asked if found.item == one.item}
        for one in versions[0].asked
    }
    assert all(len(orders) == 4 for orders in letters.values())
    places = [[one.item.id for one in version.asked] for version in versions]
    assert len({tuple(order) for order in places}) == 4


def test_every_order_there_is_can_be_asked_for_and_no_more():
    assembled = paper({"true_false": 3})
    assert len({v.sections for v in versions_of(assembled, "ABCDEF")}) == 6
    with pytest.raises(TooFewOrders) as fault:
        versions_of(assembled, "ABCDEFG")
    assert fault.value.possible == 6


def test_another_seed_gives_another_order():
    assembled = paper({"single": 10})
    other = type(assembled)(assembled.blueprint, "2027", "zh-Hans", assembled.sections)
    assert versions_of(assembled, "A") != versions_of(other, "A")


def test_an_empty_paper_has_one_order():
    assert versions_of(paper_of([]), "A")[0].asked == ()
