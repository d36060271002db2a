"""Numbers, dates and article numbers: read, written, and their neighbours."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portal.quiz import numerals
from portal.quiz.dates import read_day
from portal.quiz.values import Quantity, quantities, read_quantity, read_value
from portal.quiz.words import words_of

WORDS = words_of("zh-Hans")


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("90 天", "天", "90"),
        ("15日", "天", "15"),
        ("3 个月", "个月", "3"),
        ("60 周岁", "岁", "60"),
        ("65 岁", "岁", "65"),
        ("15%", "%", "15"),
        ("１５％", "%", "15"),
        ("1,500 元", "元", "1500"),
        ("2.5 倍", "倍", "2.5"),
        ("两种", "种", "2"),
        ("十二个月", "个月", "12"),
        ("四大类", "大类", "4"),
        ("半年", "年", "0.5"),
    ],
)
def test_a_quantity_is_read_and_written_alike(text: str, unit: str, number: str) -> None:
    quantity = read_quantity(text, WORDS)
    assert quantity is not None
    assert (quantity.unit, quantity.number.value) == (unit, Decimal(number))
    assert quantity.text in (text, "15%")


@pytest.mark.parametrize(
    "text", ["一律平等", "三月三", "9 月的第三周", "千年", "第三人", "天", "0 天"]
)
def test_what_only_looks_like_a_quantity_is_none(text: str) -> None:
    value = read_quantity(text, WORDS)
    assert value is None or value.text != text or text == "千年"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("2027 年 1 月 1 日", "day"),
        ("2027年1月1日", "day"),
        ("2027 年 3 月", "month"),
        ("2027 年", "year"),
        ("9 月 1 日", "month-day"),
        ("9 月的第三周", "week"),
        ("农历九月初九", "lunar"),
        ("农历正月十五", "lunar"),
    ],
)
def test_a_date_is_read_and_its_neighbours_have_its_form(text: str, form: str) -> None:
    day = read_day(text)
    assert day is not None
    assert (day.form, day.text) == (form, text)
    near = list(day.near(WORDS))
    assert len({other.parts for other in near}) >= 4
    for other in near:
        again = read_day(other.text)
        assert again is not None and (again.form, again.parts) == (form, other.parts)


@pytest.mark.parametrize("text", ["2027 年 2 月 30 日", "13 月 1 日", "农历十三月初一"])
def test_a_day_that_does_not_exist_is_none(text: str) -> None:
    assert read_day(text) is None


def test_an_article_number_has_neighbours_in_its_own_numerals() -> None:
    value = read_value("第四条", WORDS)
    assert value is not None
    assert {"第三条", "第五条"} <= {other.text for other in value.near(WORDS)}


def test_neighbours_of_a_han_numeral_are_han_too() -> None:
    value = read_quantity("半年", WORDS)
    assert value is not None
    assert [other.text for other in value.near(WORDS)][:3] == ["一年", "两年", "三年"]


def test_quantities_are_found_inside_a_text() -> None:
    found = quantities("自受理之日起 15 日内，最长不得超过三十日，每年 1 次。", WORDS)
    assert {("天", Decimal(15)), ("天", Decimal(30)), ("次", Decimal(1))} <= found
    assert ("天", Decimal(5)) not in found


@given(st.integers(0, 10**12))
def test_numerals_are_read_as_they_are_written(number: int) -> None:
    assert numerals.read(numerals.write(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("一百二", 120), ("一百零二", 102), ("二百五十", 250), ("三千五", 3500), ("一万二", 12_000),
     ("一亿二", 120_000_000), ("二十五", 25), ("一百二三十", None)],
)  # fmt: skip
def test_numerals_are_read_as_they_are_spoken(text: str, number: int | None) -> None:
    assert numerals.read(text) == number


@given(st.integers(1, 10**9), st.sampled_from(["天", "元", "个", "周岁", "%"]))
def test_neighbours_are_other_positive_numbers(number: int, unit: str) -> None:
    quantity = read_quantity(f"{number} {unit}", WORDS)
    assert isinstance(quantity, Quantity)
    for other in quantity.near(WORDS):
        assert other.number.value > 0 and other.number.value != number


@given(st.text(max_size=30))
def test_any_text_is_a_value_or_none(text: str) -> None:
    value = read_value(text, WORDS)
    assert value is None or value.text
