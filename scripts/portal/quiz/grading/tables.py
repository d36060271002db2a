"""The results as tables: `results.csv` for any program, `results.xlsx` to look at and sort.

A sheet is a row. Points have at most two places after the point. No cell is taken for a formula:
in CSV, which has no types, a quotation mark stands before what a spreadsheet would compute.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from portal.language.catalogue import Strings
from portal.quiz.export import sheets as cells
from portal.quiz.grading.items import Analysis, Item
from portal.quiz.grading.results import Result, Results
from portal.quiz.grading.sheets import Sheet
from portal.quiz.grading.templates import WORDS
from portal.quiz.grading.words import (
    letters,
    option_text,
    problem_text,
    state_of,
    suspicion_text,
)
from portal.quiz.importing.table_cells import letter

COLUMNS = ("sheet", "version", "serial", "points", "most", "percent", "state", "picture", "reason")
"""The columns of results, by their names in `language/grading` (`col_…`)."""
_COMPUTED = ("=", "+", "-", "@", "\t", "\r", "\n")
"""With what a cell begins that spreadsheets compute (OWASP, CSV Injection); those of East Asia
compute full-width signs too."""
_WIDTHS = {"sheet": 10, "state": 16, "picture": 32, "stem": 60, "options": 60, "suspect": 60}
_WIDTH = 10
_WRONG = PatternFill("solid", fgColor="FBE3E0")
Value = str | int | float | None


def results_csv(results: Results, code: str) -> bytes:
    """All sheets, those that wait or were left out too, without points."""
    say = Strings(code, WORDS)
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow([say(f"col_{name}") for name in COLUMNS])
    for row in _rows(results, say):
        writer.writerow([_safe("" if value is None else f"{value}") for value in row])
    return made.getvalue().encode("utf-8-sig", "replace")


def results_xlsx(results: Results, analysis: Analysis, code: str) -> bytes:
    """Three sheets: results, answers as they were filled, and the analysis of items."""
    say = Strings(code, WORDS)
    workbook, first = cells.new(say("tab_results"))
    _fill(first, COLUMNS, list(_rows(results, say)), say)
    _answers(workbook.create_sheet(say("tab_answers")), results, say)
    names = (
        "question", "id", "type", "topic", "level", "stem", "points", "difficulty",
        "discrimination", "upper_lower", "blank", "options", "suspect",
    )  # fmt: skip
    rows = [_item(item, results, say) for item in analysis.items]
    _fill(workbook.create_sheet(say("tab_items")), names, rows, say)
    return cells.saved(workbook)


def rounded(points: Fraction) -> int | float:
    """Points as a number with at most two places."""
    return int(points) if points.denominator == 1 else round(float(points), 2)


def places_of(results: Results, question_id: str) -> str:
    """Where a question stands in each version: `A-3 B-7`."""
    return " ".join(
        f"{name}-{question.number}"
        for name, version in results.key.versions.items()
        for question in version.questions
        if question.id == question_id
    )


def _rows(results: Results, say: Strings) -> Iterator[list[Value]]:
    for result in results.results:
        points, most = rounded(result.points), results.most
        percent = round(100 * float(result.points) / most, 1) if most else None
        yield [*_who(result.sheet), points, most, percent, *_state(result.sheet, say), None]
    for sheet in (*results.waiting, *results.out):
        yield [*_who(sheet), None, None, None, *_state(sheet, say), _reason(sheet, results, say)]


def _who(sheet: Sheet) -> list[Value]:
    return [sheet.name, sheet.version, sheet.serial]


def _state(sheet: Sheet, say: Strings) -> list[Value]:
    return [say(f"state_{state_of(sheet)}"), sheet.picture]


def _reason(sheet: Sheet, results: Results, say: Strings) -> str | None:
    """Why a sheet waits."""
    if not sheet.waiting:
        return None
    if sheet.unmarked:
        return say("reason_unmarked", questions=say.listing(_numbers(sheet, results)))
    texts = [problem_text(problem, say.code) for problem in sheet.problems]
    return say.listing(texts) if texts else say("problem_rows")


def _numbers(sheet: Sheet, results: Results) -> list[str]:
    """The numbers on a sheet's own paper of the questions whose points it lacks."""
    asked = results.key.versions[sheet.version or ""].questions
    return [str(question.number) for question in asked if question.id in sheet.unmarked]


def _answers(sheet: Worksheet, results: Results, say: Strings) -> None:
    """What is filled on each sheet in its own letters; what did not get all points is coloured."""
    titles = [places_of(results, question.id) for question in results.questions]
    _titles(sheet, [say("col_sheet"), *titles])
    for number, result in enumerate(results.results, 2):
        cells.put(sheet, number, 1, result.sheet.name)
        for column, (text, right) in enumerate(_filled(result, results), 2):
            cell = cells.put(sheet, number, column, text)
            if not right:
                cell.fill = _WRONG
    sheet.freeze_panes = "B2"


def _filled(result: Result, results: Results) -> Iterator[tuple[str, bool]]:
    version = results.key.versions[result.sheet.version or ""]
    marks = dict(zip((q.id for q in version.questions), result.sheet.marks(version), strict=True))
    for question in results.questions:
        answered = result.answers[question.id]
        given = f"{rounded(answered.points)}" if question.by_hand else ""
        yield given or " ".join(letters(row) or "·" for row in marks[question.id]), answered.right


def _item(item: Item, results: Results, say: Strings) -> list[Value]:
    question = item.question
    options = "\n".join(
        say(
            "option_row",
            sign=say("option_right" if option.right else "option_wrong"),
            text=option_text(item, option.place),
            count=option.count,
        )
        for option in item.options
    )
    return [
        places_of(results, question.id),
        question.id,
        say(f"type_{question.type}"),
        question.topic,
        question.difficulty,
        question.stem,
        question.points,
        _number(item.difficulty),
        _number(item.discrimination),
        _number(item.upper_lower),
        None if question.by_hand else item.blank,
        options,
        "\n".join(suspicion_text(one, item, say) for one in item.suspicions),
    ]


def _number(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _fill(
    sheet: Worksheet, names: Sequence[str], rows: Iterable[Sequence[Value]], say: Strings
) -> None:
    _titles(sheet, [say(f"col_{name}") for name in names])
    for column, name in enumerate(names, 1):
        sheet.column_dimensions[letter(column)].width = _WIDTHS.get(name, _WIDTH)
    for number, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            text = _text(value) if isinstance(value, str) else ""
            cell = cells.put(sheet, number, column, text)
            if isinstance(value, int | float):
                cell.value = value
            elif "\n" in text:
                cell.alignment = Alignment(vertical="top", wrap_text=True)
    sheet.freeze_panes = "B2"


def _titles(sheet: Worksheet, titles: Sequence[str]) -> None:
    for column, title in enumerate(titles, 1):
        cells.put(sheet, 1, column, _text(title)).font = Font(bold=True)


def _text(text: str) -> str:
    """What a cell can hold of a text."""
    return cells.escaped(ILLEGAL_CHARACTERS_RE.sub("", text))[: cells.CELL_LONGEST]


def _safe(text: str) -> str:
    begin = unicodedata.normalize("NFKC", text[:1])
    return f"'{text}" if begin.startswith(_COMPUTED) else text
