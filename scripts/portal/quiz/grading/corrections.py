"""What a person said of sheets: `corrections.json` in the folder of results.

    {"format": "shiliu-corrections-1", "paper": "0a1b2c3d", "sheets": {
      "5f0c…e1.0": {"version": "A", "serial": 12, "rows": {"3": [0], "7": []}},
      "90ab…77.0": {"out": true}}}

A sheet is named by the hash of its picture's content and its place in the picture, so that it is
known again whatever the file is called; rows and bubbles count from 0; an empty row is blank.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from portal.output.files import write_whole
from portal.quiz.sheet.code import MOST_SERIAL

FILE = "corrections.json"
FORMAT = "shiliu-corrections-1"
_ID = re.compile(r"[0-9a-f]{16}\.[0-9]{1,4}")
_VERSION = re.compile(r"[A-Z]")
_MOST_ROWS = 1_000
_MOST_BUBBLES = 26
_LARGEST = 50_000_000


class CorrectionsFault(Exception):
    """A file of corrections that cannot be used; `reason` names why: `unreadable`, `other` (not
    such a file), `newer` (of another version) or `paper` (of another paper)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said of one sheet: that it does not count, which it is, what is filled."""

    out: bool = False
    version: str | None = None
    serial: int | None = None
    rows: Mapping[int, frozenset[int]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self != Said()


@dataclass(frozen=True, slots=True)
class Corrections:
    """What was said of the sheets of a paper, by sheet; nothing here is ever changed in place."""

    paper: str
    sheets: Mapping[str, Said] = field(default_factory=dict)

    def of(self, sheet: str) -> Said:
        """What was said of a sheet."""
        return self.sheets.get(sheet, Said())

    def with_row(self, sheet: str, row: int, filled: frozenset[int] | None) -> Corrections:
        """With the filled bubbles of a row; None takes back what was said of it."""
        rows = {n: bubbles for n, bubbles in self.of(sheet).rows.items() if n != row}
        if filled is not None:
            rows[row] = filled
        return self._with(sheet, replace(self.of(sheet), rows=dict(sorted(rows.items()))))

    def with_number(self, sheet: str, version: str | None, serial: int | None) -> Corrections:
        """With the version and serial of a sheet; None takes them back.

        What was said of its rows goes where another version had been said: they are of that one.
        """
        said = self.of(sheet)
        rows = said.rows if said.version in (None, version) else {}
        return self._with(sheet, replace(said, version=version, serial=serial, rows=rows))

    def with_out(self, sheet: str, out: bool) -> Corrections:
        """With a sheet left out, or taken in again."""
        return self._with(sheet, replace(self.of(sheet), out=out))

    def _with(self, sheet: str, said: Said) -> Corrections:
        sheets = {**self.sheets, sheet: said}
        return replace(self, sheets={name: one for name, one in sorted(sheets.items()) if one})


def checked_change(change: Any) -> tuple[str, str, Any] | None:
    """One change as a page sends it, as (sheet, kind, value); None where it is not one.

    `{"sheet": …, "out": true}`, `{"sheet": …, "version": "A", "serial": 12}` or
    `{"sheet": …, "row": 3, "filled": [0]}`; None in place of a value takes it back. The kinds are
    `out`, `number` and `row`, their values True or False, (version, serial) and (row, bubbles).
    """
    if not isinstance(change, dict) or not _is_id(change.get("sheet")):
        return None
    sheet, keys = change["sheet"], set(change) - {"sheet"}
    if keys == {"out"} and isinstance(change["out"], bool):
        return sheet, "out", change["out"]
    if keys == {"version", "serial"}:
        pair = (change["version"], change["serial"])
        return (sheet, "number", pair) if pair == (None, None) or _is_number(*pair) else None
    if keys == {"row", "filled"} and _is_row(change["row"]):
        filled = change["filled"]
        if filled is None:
            return sheet, "row", (change["row"], None)
        if _are_bubbles(filled):
            return sheet, "row", (change["row"], frozenset(filled))
    return None


def changed(corrections: Corrections, change: tuple[str, str, Any]) -> Corrections:
    """The corrections with one checked change."""
    sheet, kind, value = change
    if kind == "out":
        return corrections.with_out(sheet, value)
    if kind == "number":
        return corrections.with_number(sheet, *value)
    return corrections.with_row(sheet, *value)


def dump_corrections(corrections: Corrections) -> bytes:
    """The file."""
    held = {
        "format": FORMAT,
        "paper": corrections.paper,
        "sheets": {name: _as_json(said) for name, said in corrections.sheets.items() if said},
    }
    return (json.dumps(held, ensure_ascii=False, indent=1) + "\n").encode()


def write_corrections(folder: Path, corrections: Corrections) -> None:
    """Put the file into the folder of results, whole or not at all."""
    write_whole(folder / FILE, dump_corrections(corrections))


def read_corrections(folder: Path, paper: str) -> Corrections:
    """The corrections of a folder; none where it has no such file. Raises CorrectionsFault."""
    path = folder / FILE
    if not path.exists():
        return Corrections(paper)
    try:
        if path.stat().st_size > _LARGEST:
            raise CorrectionsFault("other")
        data = path.read_bytes()
    except OSError as fault:
        raise CorrectionsFault("unreadable") from fault
    return load_corrections(data, paper)


def load_corrections(data: bytes, paper: str) -> Corrections:
    """The corrections that a file holds. Raises CorrectionsFault."""
    try:
        held = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as fault:
        raise CorrectionsFault("unreadable") from fault
    if not isinstance(held, dict) or not isinstance(held.get("sheets"), dict):
        raise CorrectionsFault("other")
    if held.get("format") != FORMAT:
        newer = str(held.get("format", "")).startswith(FORMAT.rsplit("-", 1)[0])
        raise CorrectionsFault("newer" if newer else "other")
    if held.get("paper") != paper:
        raise CorrectionsFault("paper")
    return Corrections(paper, {name: _said(name, one) for name, one in held["sheets"].items()})


def _said(name: str, held: Any) -> Said:
    if not _is_id(name) or not isinstance(held, dict):
        raise CorrectionsFault("other")
    version, serial, rows = held.get("version"), held.get("serial"), held.get("rows", {})
    out = held.get("out", False)
    if not isinstance(out, bool) or not isinstance(rows, dict):
        raise CorrectionsFault("other")
    if (version, serial) != (None, None) and not _is_number(version, serial):
        raise CorrectionsFault("other")
    said: dict[int, frozenset[int]] = {}
    for row, filled in rows.items():
        if not re.fullmatch("[0-9]{1,3}", row) or not _are_bubbles(filled):
            raise CorrectionsFault("other")
        said[int(row)] = frozenset(filled)
    return Said(out, version, serial, dict(sorted(said.items())))


def _as_json(said: Said) -> dict[str, Any]:
    held: dict[str, Any] = {}
    if said.out:
        held["out"] = True
    if said.version is not None:
        held |= {"version": said.version, "serial": said.serial}
    if said.rows:
        held["rows"] = {str(row): sorted(filled) for row, filled in said.rows.items()}
    return held


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and bool(_ID.fullmatch(value))


def _is_number(version: Any, serial: Any) -> bool:
    return (
        isinstance(version, str)
        and bool(_VERSION.fullmatch(version))
        and type(serial) is int
        and 1 <= serial <= MOST_SERIAL
    )


def _is_row(value: Any) -> bool:
    return type(value) is int and 0 <= value < _MOST_ROWS


def _are_bubbles(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) <= _MOST_BUBBLES
        and all(type(one) is int and 0 <= one < _MOST_BUBBLES for one in value)
    )
