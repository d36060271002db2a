"""Who takes part in a draw: the sheets of `results.csv`, or a list with an entry a line."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from math import isfinite

from portal.language.catalogue import every_text
from portal.quiz.grading.templates import WORDS


class EntriesFault(Exception):
    """A file with no entries in it; `reason` names why in `language/cli` (`entries_…`): `text`
    (not UTF-8), `columns` (a table of something else), `points` (a list knows no points)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Written:
    """What a file has: the entries that take part, as they are written; how many have no points
    or are left out; how many have too few; those that wait for a person, by entry or picture."""

    entries: tuple[str, ...]
    without: int
    fewer: int
    waiting: tuple[str, ...] = ()


def read_entries(data: bytes, *, table: bool, least: float | None) -> Written:
    """The entries of a file; of a `table` those with at least so many points. Raises EntriesFault.

    A table's columns are known by their names in any language that results are written in.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise EntriesFault("text") from fault
    if table:
        return _of_table(text, least)
    if least is not None:
        raise EntriesFault("points")
    return Written(tuple(text.splitlines()), 0, 0)


def _of_table(text: str, least: float | None) -> Written:
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as fault:
        raise EntriesFault("columns") from fault
    titles = rows[0] if rows else []
    name, points = _column(titles, "sheet"), _column(titles, "points")
    if name is None or points is None:
        raise EntriesFault("columns")
    state, picture = _column(titles, "state"), _column(titles, "picture")
    entries: list[str] = []
    waiting: list[str] = []
    without = fewer = 0
    for row in rows[1:]:
        if _cell(row, state) in every_text("state_waiting", WORDS):
            waiting.append(_cell(row, name) or _cell(row, picture))
            continue
        worth = _number(row[points]) if len(row) > max(name, points) else None
        if worth is None:
            without += bool(row)
        elif least is not None and worth < least:
            fewer += 1
        else:
            entries.append(row[name])
    return Written(tuple(entries), without, fewer, tuple(waiting))


def _column(titles: list[str], name: str) -> int | None:
    known = every_text(f"col_{name}", WORDS)
    return next((n for n, title in enumerate(titles) if title.strip() in known), None)


def _cell(row: list[str], column: int | None) -> str:
    return row[column].strip() if column is not None and column < len(row) else ""


def _number(cell: str) -> float | None:
    try:
        number = float(cell)
    except ValueError:
        return None
    return number if isfinite(number) else None
