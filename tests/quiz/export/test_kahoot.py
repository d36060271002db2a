"""Kahoot: the cells of its template, read by openpyxl."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook
from portal.quiz.export.format import Exported, Wish
from portal.quiz.export.kahoot import FORMAT
from portal.quiz.item import BankItem
from quiz.export.asked import choices
from quiz.export.items import EMOJI, ITEMS, PLAIN, SPREADSHEET, banks, item

WISH = Wish("石榴题库", "zh-Hans")
TIMES = {5, 10, 20, 30, 60, 90, 120, 240}


def rows(exported: Exported) -> list[tuple[Any, ...]]:
    """B to H below the heads in row 8, until a row is empty; nothing computes."""
    sheet = load_workbook(io.BytesIO(exported.data)).active
    assert sheet is not None
    heads = [cell.value for cell in sheet[8]][1:8]
    assert [str(head).split(" - ")[0].split(" (")[0] for head in heads] == [
        *("Question", "Answer 1", "Answer 2", "Answer 3", "Answer 4"),
        *("Time limit", "Correct answer(s)"),
    ]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    found = [*sheet.iter_rows(min_row=9, min_col=1, max_col=8, values_only=True)]
    assert [row[0] for row in found] == [*range(1, len(found) + 1)]
    return [row[1:] for row in found]


def read(row: tuple[Any, ...]) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    stem, *options, time, right = row
    assert len(stem) <= 120 and time in TIMES
    texts = tuple(str(option) for option in options if option is not None)
    assert 2 <= len(texts) <= 4 and all(len(text) <= 75 for text in texts)
    return stem, texts, tuple(texts[int(number) - 1] for number in right.split(","))


def check(items: Sequence[BankItem], exported: Exported) -> None:
    out = [one.item for one in exported.left_out]
    carried = [one for one in items if one not in out]
    assert [*map(read, rows(exported))] == [*map(choices, carried)]


def test_everything_comes_back() -> None:
    exported = FORMAT.write(ITEMS, WISH)
    check(ITEMS, exported)
    assert {one.why for one in exported.left_out} == {
        *("type", "stem-long", "option-long", "options-many", "multi-line"),
    }
    plain = FORMAT.write(PLAIN, WISH)
    assert {one.item.type for one in plain.left_out} == {"blank", "short", "match", "order"}


@settings(max_examples=30)
@given(banks())
def test_any_question_comes_back(items: tuple[BankItem, ...]) -> None:
    check(items, FORMAT.write(items, WISH))


@pytest.mark.parametrize(
    ("stem", "options", "why", "limit"),
    [
        ("长" * 121, ("甲", "乙"), "stem-long", 120),
        ("🍎" * 61, ("甲", "乙"), "stem-long", 120),
        ("题", ("甲", "乙" * 76), "option-long", 75),
        ("题", tuple("甲乙丙丁戊"), "options-many", 4),
        ("两\n行", ("甲", "乙"), "multi-line", None),
        ("题\x07", ("甲", "乙"), "unreadable", None),
    ],
)
def test_what_is_too_much_is_left_out_not_cut(
    stem: str, options: tuple[str, ...], why: str, limit: int | None
) -> None:
    one = item("single", stem, options, "甲")
    exported = FORMAT.write([one], WISH)
    assert [(left.item, left.why, left.limit) for left in exported.left_out] == [(one, why, limit)]
    assert rows(exported) == []


def test_what_just_fits_is_carried() -> None:
    one = item("single", "长" * 120, ("甲", "乙" * 75, "丙", "丁"), "甲")
    check([one], FORMAT.write([one], WISH))
    assert FORMAT.write([one], WISH).left_out == ()


def test_the_template_has_a_hundred_rows() -> None:
    many = [item("single", f"题 {n}", ("甲", "乙"), "甲", id=f"n{n}") for n in range(102)]
    exported = FORMAT.write(many, WISH)
    assert [(one.item.id, one.why, one.limit) for one in exported.left_out] == [
        ("n100", "questions-many", 100),
        ("n101", "questions-many", 100),
    ]


def test_the_same_gives_the_same_bytes() -> None:
    one = item("single", SPREADSHEET, (EMOJI, "乙"), "乙")
    assert FORMAT.write([one], WISH) == FORMAT.write([one], WISH)
