"""ClassQuiz: the cells that its import reads, read in its way."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook
from portal.language.catalogue import available
from portal.quiz.export.classquiz import FORMAT
from portal.quiz.export.format import Exported, Wish
from portal.quiz.item import BankItem
from quiz.export.asked import choices
from quiz.export.items import ITEMS, MARKUP, PLAIN, SPREADSHEET, banks, item

WISH = Wish("石榴题库", "zh-Hans")


def imported(exported: Exported) -> tuple[str, str, list[dict[str, Any]]]:
    """What ClassQuiz takes from a sheet: no row below 100, no cell but B to H."""
    sheet = load_workbook(io.BytesIO(exported.data)).active
    assert sheet is not None
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    title, description = sheet["C5"].value, sheet["C6"].value
    assert 3 <= len(title) <= 500 and 3 <= len(description) <= 500
    questions = []
    rows = sheet.iter_rows(min_row=14, min_col=2, max_row=100, max_col=8, values_only=True)
    for row in rows:
        if row[0] is None:
            continue
        time = int(str(row[5]).partition(".")[0])
        assert len(str(row[0])) <= 300 and time <= 120
        answers = []
        for number, answer in enumerate(row[1:5], 1):
            if answer is not None:
                assert isinstance(answer, str) and len(answer) <= 150
                answers.append((answer, str(number) in str(row[6])))
        questions.append({"question": str(row[0]), "answers": answers})
    return title, description, questions


def read(question: dict[str, Any]) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """As players see it: the question is HTML, the answers are not."""
    assert set(re.findall("<[^>]*>", question["question"])) <= {"<br>"}
    stem = html.unescape(question["question"].replace("<br>", "\n"))
    options = tuple(answer for answer, _ in question["answers"])
    return stem, options, tuple(answer for answer, right in question["answers"] if right)


def check(items: Sequence[BankItem], exported: Exported) -> None:
    out = [one.item for one in exported.left_out]
    carried = [one for one in items if one not in out]
    assert [*map(read, imported(exported)[2])] == [*map(choices, carried)]


def test_everything_comes_back() -> None:
    half = len(ITEMS) // 2
    for some in (ITEMS[:half], ITEMS[half:]):  # more than a sheet holds
        exported = FORMAT.write(some, WISH)
        check(some, exported)
        why = {one.why for one in exported.left_out}
        assert why <= {"type", "stem-long", "option-long", "options-many"}
    plain = FORMAT.write(PLAIN, WISH)
    assert {one.item.type for one in plain.left_out} == {"blank", "short", "match", "order"}


@settings(max_examples=30)
@given(banks())
def test_any_question_comes_back(items: tuple[BankItem, ...]) -> None:
    check(items, FORMAT.write(items, WISH))


@pytest.mark.parametrize(
    ("stem", "options", "why", "limit"),
    [
        ("长" * 301, ("甲", "乙"), "stem-long", 300),
        ("<" * 76, ("甲", "乙"), "stem-long", 300),
        ("题", ("甲", "乙" * 151), "option-long", 150),
        ("题", tuple("甲乙丙丁戊"), "options-many", 4),
        ("题\x07", ("甲", "乙"), "unreadable", None),
    ],
)
def test_what_is_too_much_is_left_out_not_cut(
    stem: str, options: tuple[str, ...], why: str, limit: int | None
) -> None:
    one = item("single", stem, options, "甲")
    exported = FORMAT.write([one], WISH)
    assert [(left.item, left.why, left.limit) for left in exported.left_out] == [(one, why, limit)]
    assert imported(exported)[2] == []


def test_no_row_below_the_last_that_is_read() -> None:
    many = [item("single", f"题 {n}", ("甲", "乙"), "甲", id=f"n{n}") for n in range(89)]
    exported = FORMAT.write(many, WISH)
    check(many, exported)
    assert [(one.item.id, one.why, one.limit) for one in exported.left_out] == [
        ("n87", "questions-many", 87),
        ("n88", "questions-many", 87),
    ]


@pytest.mark.parametrize("code", available("strings"))
@pytest.mark.parametrize("title", ["", "医", "医保", "石榴题库", "长" * 600])
def test_a_title_of_a_length_that_is_taken(title: str, code: str) -> None:
    imported(FORMAT.write(PLAIN, Wish(title, code)))


def test_the_same_gives_the_same_bytes() -> None:
    one = item("single", SPREADSHEET, (MARKUP, "乙"), "乙")
    assert FORMAT.write([one], WISH) == FORMAT.write([one], WISH)
