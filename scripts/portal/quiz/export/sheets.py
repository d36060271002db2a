"""Spreadsheets whose cells are what was put into them: every text a text, none a formula.

A cell that begins with `=`, `+`, `-` or `@` is of the type text in the file itself, so that no
program computes it, and no sign is added to it.
"""

from __future__ import annotations

import io
import re
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from portal.quiz.export.archive import steady

CELL_LONGEST = 32_767
"""The signs that a cell can hold."""
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x005[Ff]_(?=x[0-9A-Fa-f]{4}_)")
_NAME_NEVER = re.compile(r"[\[\]:*?/\\]")
_NAME_LONGEST = 31


def new(title: str) -> tuple[Workbook, Worksheet]:
    """A workbook of one sheet."""
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = _NAME_NEVER.sub(" ", title)[:_NAME_LONGEST]
    return workbook, sheet


def put(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """Write a text as a text."""
    cell = sheet.cell(row, column)
    assert not isinstance(cell, MergedCell)
    if text:
        cell.value = text
        cell.data_type = "s"
    return cell


def saved(workbook: Workbook) -> bytes:
    """The file, the same for the same cells."""
    workbook.properties.created = datetime(1980, 1, 1)
    made = io.BytesIO()
    workbook.save(made)
    return steady(made.getvalue())


def escaped(text: str) -> str:
    """A text as spreadsheets write it, for whom `_x0041_` is a letter."""
    return _ESCAPE.sub("_x005F_", text)


def unescaped(text: str) -> str:
    """A text as a spreadsheet shows it."""
    return _ESCAPED.sub("_", text)
