"""Tables of questions, one a row: CSV and XLSX, our own and those that an editor made.

The first row that names a column for stems is the head; its columns may stand in any order, and
others among them are passed over. An option's column has its letter (选项A) or its number. An
answer is letters or the words of options; what has no type gets the one that its answer fits.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string

from portal import language
from portal.findings import Report
from portal.language.catalogue import every_text
from portal.quiz.export.sheets import unescaped
from portal.quiz.importing.decoding import decode
from portal.quiz.importing.form import Form, Read
from portal.quiz.importing.table_cells import letter
from portal.quiz.importing.table_rows import read_row
from portal.quiz.importing.text_words import words

_HEADERS = Path(language.__file__).parent / "quiz_table" / "headers.yml"
_COLUMNS = {
    "id": "table.id",
    "type": "table.type",
    "stem": "table.stem",
    "answer": "table.answer",
    "explanation": "table.explanation",
    "topic": "table.topic",
    "difficulty": "table.difficulty",
    "source": "table.source",
    "pool": "table.pool",
}
"""The columns of our own tables that are read, with the keys of their headers."""
_HEAD_WITHIN = 20
"""The rows among which the head is looked for."""
_DELIMITERS = ",\t;"
_NEVER_IN_HEADER = re.compile(r"[\s（）()【】\[\]*:：.．_]")
_OPTION_LETTER = re.compile(r"[A-Z]{1,2}|[0-9]{1,2}")

Row = tuple[int, list[str]]


def read_csv(data: bytes, report: Report) -> list[Read]:
    """The questions of a CSV file, in whichever encoding and with whichever delimiter."""
    text = decode(data, report)
    if text is None:
        return []
    tables = ([*_csv_rows(text, delimiter)] for delimiter in _DELIMITERS)
    return _read(max(tables, key=_known_columns), report)


def read_xlsx(data: bytes, report: Report) -> list[Read]:
    """The questions of a workbook: those of its first sheet that has any."""
    try:
        workbook = load_workbook(io.BytesIO(data), data_only=True)
    except Exception:  # what is wrong with a damaged one shows anywhere in its reading
        report.error("import-no-workbook")
        return []
    tables = [
        [
            (number, [_shown(cell) for cell in row])
            for number, row in enumerate(sheet.iter_rows(), 1)
        ]
        for sheet in workbook.worksheets
    ]
    return _read(max(tables, key=_known_columns, default=[]), report)


def _csv_rows(text: str, delimiter: str) -> Iterator[Row]:
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    yield from enumerate(rows, 1)


def _shown(cell: Any) -> str:
    """A cell as its sheet shows it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return unescaped(value).replace("_x000D_", "")
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.isoformat(" ") if value.time() != time() else value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, int | float):
        percent = str(cell.number_format).endswith("%")
        return f"{value * 100:.12g}%" if percent else f"{value:.12g}"
    return str(value)


@cache
def _headers() -> dict[str, str]:
    """The name of a column, by every header that it may have."""
    loaded: dict[str, list[str]] = yaml.safe_load(_HEADERS.read_text("utf-8"))
    labels = words().labels
    names: dict[str, str] = {}
    for name, key in _COLUMNS.items():
        # ids by an editor's own count would be the same in every table
        known = labels.get(name, ()) if name != "id" else ()
        for header in (name, *every_text(key), *known, *loaded.get(name, ())):
            names[_plain(header)] = name
    return names


@cache
def _option_words() -> tuple[str, ...]:
    """What stands before or behind an option's letter, the longest first."""
    loaded: dict[str, list[str]] = yaml.safe_load(_HEADERS.read_text("utf-8"))
    own = (text.replace("{letter}", "") for text in every_text("table.option"))
    return tuple(sorted(map(_plain, ("option", *own, *loaded["option"])), key=len, reverse=True))


def _plain(header: str) -> str:
    """A header as headers are compared."""
    return _NEVER_IN_HEADER.sub("", unicodedata.normalize("NFKC", header)).upper()


def _column(header: str) -> str | None:
    """The name of a column, an option's by its letter; None where it holds nothing of ours."""
    plain = _plain(header)
    if (known := _headers().get(plain)) is not None:
        return known
    for word in _option_words():
        rest = plain.removeprefix(word) if plain.startswith(word) else plain.removesuffix(word)
        if rest != plain:
            plain = rest
            break
    if not _OPTION_LETTER.fullmatch(plain):
        return None
    place = int(plain) if plain.isdigit() else column_index_from_string(plain)
    return f"option {letter(place)}" if place else None


def _columns(cells: Sequence[str]) -> dict[str, int]:
    """The place of each column in a row that may be the head."""
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        if len(cell) < 40 and (name := _column(cell)) is not None:
            found.setdefault(name, place)
    return found


def _head(rows: Sequence[Row]) -> tuple[int, dict[str, int]] | None:
    """The row of the head, and its columns."""
    for number, cells in rows[:_HEAD_WITHIN]:
        columns = _columns(cells)
        if "stem" in columns and len(columns) > 1:
            return number, columns
    return None


def _known_columns(rows: Sequence[Row]) -> int:
    head = _head(rows)
    return len(head[1]) if head else 0


def _read(rows: Sequence[Row], report: Report) -> list[Read]:
    head = _head(rows)
    if head is None:
        if (first := next(((n, cells) for n, cells in rows if any(cells)), None)) is None:
            report.error("import-table-empty")
        else:
            text = " ".join(filter(None, first[1]))
            report.error("import-no-head", first[0], None, text=text)
        return []
    last, columns = head
    if "answer" not in columns:
        report.error("import-no-answer-column", last)
        return []
    below = [row for row in rows if row[0] > last]
    if not any(any(map(str.strip, cells)) for _, cells in below):
        report.error("import-table-empty")
    return list(_questions(below, columns, report))


def _questions(rows: Iterable[Row], columns: dict[str, int], report: Report) -> Iterator[Read]:
    answer = letter(columns["answer"] + 1)
    for number, cells in rows:
        values = {
            name: unicodedata.normalize("NFC", cells[place].strip())
            for name, place in columns.items()
            if place < len(cells)
        }
        if not any(values.values()):
            continue
        if (made := read_row(number, values, report, answer)) is not None:
            yield made


CSV = Form("csv", (".csv",), read_csv)
XLSX = Form("xlsx", (".xlsx",), read_xlsx)
