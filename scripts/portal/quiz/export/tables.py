"""Tables of every field, for people and for import back: CSV and XLSX.

`importing.tables` reads both back as they were. No text is changed to keep a spreadsheet from
computing it: in XLSX the cells are of the type text, save the difficulty, a number; CSV has no
types, and every field is quoted, but a program that opens it may still take `=1+2` for a formula.
To look at questions in Excel or WPS, take XLSX; CSV is for programs (it has the mark by which
Excel knows UTF-8 all the same).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from openpyxl.styles import Alignment, Font

from portal.language.catalogue import Strings
from portal.language.languages import direction_of
from portal.quiz.export import sheets
from portal.quiz.export.format import Exported, Format, LeftOut, Wish
from portal.quiz.export.texts import unwritable
from portal.quiz.importing.table_cells import letter, pairs_cell, texts_cell
from portal.quiz.item import BankItem, keys_of, pairs_of

TYPES = {
    "single": "table.single",
    "multiple": "table.multiple",
    "true_false": "table.true_false",
    "blank": "table.blank",
    "match": "table.match",
    "order": "table.order",
    "short": "table.short",
}
"""What each type is called: the keys of its name."""
_WIDTHS = {"stem": 48, "option": 20, "answer": 20, "explanation": 48}
_WIDTH = 12


def write_csv(items: Sequence[BankItem], wish: Wish) -> Exported:
    """The questions as CSV in UTF-8."""
    left_out = tuple(out for out in map(unwritable, items) if out is not None)
    rows = _table(_rest(items, left_out), Strings(wish.language))
    made = io.StringIO(newline="")
    csv.writer(made, quoting=csv.QUOTE_ALL).writerows(cells for _, cells in rows)
    return Exported(made.getvalue().encode("utf-8-sig"), left_out)


def write_xlsx(items: Sequence[BankItem], wish: Wish) -> Exported:
    """The questions as a workbook of one sheet."""
    say = Strings(wish.language)
    left_out = tuple(out for out in map(_too_much, items) if out is not None)
    workbook, sheet = sheets.new(say("table.sheet"))
    table = _table(_rest(items, left_out), say)
    for row, (names, cells) in enumerate(table, 1):
        for column, (name, text) in enumerate(zip(names, cells, strict=True), 1):
            cell = sheets.put(sheet, row, column, sheets.escaped(text))
            if name == "difficulty" and row > 1:
                cell.value = int(text)  # a number, by which a sheet can sort and count
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if row == 1:
                cell.font = Font(bold=True)
                sheet.column_dimensions[letter(column)].width = _WIDTHS.get(name, _WIDTH)
    sheet.freeze_panes = "A2"
    sheet.sheet_view.rightToLeft = direction_of(wish.language) == "rtl"
    return Exported(sheets.saved(workbook), left_out)


def _rest(items: Sequence[BankItem], left_out: Sequence[LeftOut]) -> list[BankItem]:
    out = {id(one.item) for one in left_out}
    return [item for item in items if id(item) not in out]


def _too_much(item: BankItem) -> LeftOut | None:
    """A question that the cells of a sheet can't hold."""
    if (strange := unwritable(item)) is not None:
        return strange
    longest = sheets.CELL_LONGEST
    if len(sheets.escaped(item.stem)) > longest:
        return LeftOut(item, "stem-long", longest)
    if any(len(sheets.escaped(option)) > longest for option in item.options):
        return LeftOut(item, "option-long", longest)
    rest = (_answer(item, Strings(item.lang)), item.explanation)
    if any(len(sheets.escaped(text)) > longest for text in rest):
        return LeftOut(item, "answer-long", longest)
    return None


def _table(
    items: Sequence[BankItem], say: Strings
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The rows, the first with the headers; each with the names of its columns."""
    options = max((len(item.options) for item in items), default=0)
    head: list[tuple[str, str]] = [
        ("id", say("table.id")),
        ("type", say("table.type")),
        ("stem", say("table.stem")),
        *(("option", say("table.option", letter=letter(n + 1))) for n in range(options)),
        ("answer", say("table.answer")),
        ("explanation", say("table.explanation")),
        ("topic", say("table.topic")),
        ("difficulty", say("table.difficulty")),
        ("source", say("table.source")),
        ("language", say("table.language")),
        ("pool", say("table.pool")),
        ("rule", say("table.rule")),
        ("facts", say("table.facts")),
        ("state", say("table.state")),
    ]
    names = tuple(name for name, _ in head)
    return [
        (names, tuple(text for _, text in head)),
        *((names, _row(item, options, say)) for item in items),
    ]


def _row(item: BankItem, options: int, say: Strings) -> tuple[str, ...]:
    return (
        item.id,
        say(TYPES[item.type]),
        item.stem,
        *item.options,
        *[""] * (options - len(item.options)),
        _answer(item, say),
        item.explanation,
        item.topic,
        str(item.difficulty),
        str(item.source),
        item.lang,
        item.pool,
        item.rule,
        " ".join(item.facts),
        item.state,
    )


def _answer(item: BankItem, say: Strings) -> str:
    if isinstance(item.answer, bool):
        return say("quiz.true" if item.answer else "quiz.false")
    if item.type == "match":
        return pairs_cell(pairs_of(item))
    if item.type in ("blank", "short"):
        return texts_cell(keys_of(item), item.type)
    return ",".join(letter(item.options.index(key) + 1) for key in keys_of(item))


CSV = Format("csv", ".csv", write_csv)
XLSX = Format("xlsx", ".xlsx", write_xlsx)
