"""ClassQuiz's sheet of questions, as its own import reads it.

The title is in C5, the description in C6, the questions are in rows 14 to 100, from B to H; below
row 100 nothing is read. The title and the description must have 3 to 500 signs. A question is
shown as HTML and an answer as it is. A file whose title an own quiz has already is added to that
quiz. The sheet has no place for explanations.
"""

from __future__ import annotations

from collections.abc import Sequence

from portal.findings import shorten
from portal.language.catalogue import Strings
from portal.quiz.export import games, sheets
from portal.quiz.export.format import Exported, Format, LeftOut, Wish
from portal.quiz.export.markup import plain
from portal.quiz.item import BankItem

FIRST_ROW, LAST_ROW = 14, 100
FIRST_COLUMN = 2
_LIMITS = games.Limits(stem=300, option=150, questions=LAST_ROW - FIRST_ROW + 1)
_TITLE_SHORTEST, _TITLE_LONGEST = 3, 400


def write(items: Sequence[BankItem], wish: Wish) -> Exported:
    """The questions that have at most four options."""
    say = Strings(wish.language)
    workbook, sheet = sheets.new(say("table.sheet"))
    title = shorten(wish.title.strip(), _TITLE_LONGEST) or say("quiz.title")
    longer = title if len(title) >= _TITLE_SHORTEST else say("table.longer", title=title)
    for row, name, text in (
        (5, say("table.title"), longer),
        (6, say("table.description"), say("table.about", title=title)),
    ):
        sheets.put(sheet, row, FIRST_COLUMN, name)
        sheets.put(sheet, row, FIRST_COLUMN + 1, text)
    for number, head in enumerate(_heads(say)):
        sheets.put(sheet, FIRST_ROW - 1, FIRST_COLUMN + number, head)
    left_out: list[LeftOut] = []
    row = FIRST_ROW
    for item in items:
        stem, options = plain(item.stem), games.options_of(item)
        number = row - FIRST_ROW + 1
        obstacle = games.obstacle(item, stem, options, _LIMITS, number=number)
        if obstacle is not None:
            left_out.append(obstacle)
            continue
        sheet.cell(row, 1, number)
        for place, text in enumerate((stem, *options)):
            sheets.put(sheet, row, FIRST_COLUMN + place, text)
        sheet.cell(row, FIRST_COLUMN + games.OPTIONS + 1, games.seconds_of(item))
        right = ",".join(map(str, games.right_of(item)))
        sheets.put(sheet, row, FIRST_COLUMN + games.OPTIONS + 2, right)
        row += 1
    return Exported(sheets.saved(workbook), tuple(left_out))


def _heads(say: Strings) -> tuple[str, ...]:
    options = (say("table.option", letter=letter) for letter in "ABCD")
    return say("table.stem"), *options, say("table.time"), say("table.answer")


FORMAT = Format("classquiz", ".xlsx", write)
