"""Kahoot's sheet of questions: the form of its template for imports.

The heads of the columns stand in row 8 from B to H, in the template's own words (`kahoot.json`),
the questions from row 9, numbered in A. The sheet has no place for explanations.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from portal.language.catalogue import Strings
from portal.quiz.export import games, sheets
from portal.quiz.export.format import Exported, Format, LeftOut, Wish
from portal.quiz.item import BankItem

HEAD_ROW = 8
FIRST_COLUMN = 2
_LIMITS = games.Limits(stem=120, option=75, questions=100)
_HEADS: tuple[str, ...] = tuple(
    json.loads(Path(__file__).with_name("kahoot.json").read_text("utf-8"))
)


def write(items: Sequence[BankItem], wish: Wish) -> Exported:
    """The questions that have at most four short options."""
    workbook, sheet = sheets.new(Strings(wish.language)("table.sheet"))
    sheets.put(sheet, 2, FIRST_COLUMN, sheets.escaped(wish.title))
    for number, head in enumerate(_HEADS):
        sheets.put(sheet, HEAD_ROW, FIRST_COLUMN + number, head)
    left_out: list[LeftOut] = []
    row = HEAD_ROW
    for item in items:
        options = games.options_of(item)
        number = row - HEAD_ROW + 1
        obstacle = games.obstacle(item, item.stem, options, _LIMITS, number=number)
        if obstacle is None and any("\n" in text for text in (item.stem, *options)):
            obstacle = LeftOut(item, "multi-line")
        if obstacle is not None:
            left_out.append(obstacle)
            continue
        row += 1
        sheet.cell(row, 1, number)
        for place, text in enumerate((item.stem, *options)):
            sheets.put(sheet, row, FIRST_COLUMN + place, sheets.escaped(text))
        sheet.cell(row, FIRST_COLUMN + games.OPTIONS + 1, games.seconds_of(item))
        right = ",".join(map(str, games.right_of(item)))
        sheets.put(sheet, row, FIRST_COLUMN + games.OPTIONS + 2, right)
    return Exported(sheets.saved(workbook), tuple(left_out))


FORMAT = Format("kahoot", ".xlsx", write)
