"""What a person said, as `corrections.json` in the folder of results.

    {"format": "shiliu-corrections-1", "paper": "0a1b2c3d", "sheets": {
      "5f0c…e1.0": {"version": "A", "serial": 12, "rows": {"3": [0], "7": []}},
      "90ab…77.0": {"out": true}},
     "hand": {"A-12": {"newborn-days": 1.5}}}

An empty row is blank; `hand` has the points that people gave, by version and serial and the
question's id. Whoever adds to it reads first what was put there meanwhile.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from portal.output.files import write_whole
from portal.quiz.grading.corrections import (
    Corrections,
    Said,
    are_bubbles,
    given_points,
    is_name,
    is_number,
    is_question,
    is_row,
    is_sheet,
)

FILE = "corrections.json"
FORMAT = "shiliu-corrections-1"
_LARGEST = 50_000_000


class CorrectionsFault(Exception):
    """A file of corrections that cannot be used; `reason` names why: `unreadable`, `other` (not
    such a file), `newer` (of another version) or `paper` (of another paper)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def dump_corrections(corrections: Corrections) -> bytes:
    """The file."""
    found = {
        "format": FORMAT,
        "paper": corrections.paper,
        "sheets": {name: _as_json(said) for name, said in corrections.sheets.items() if said},
        "hand": {name: given_json(given) for name, given in corrections.hand.items() if given},
    }
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def given_json(given: Mapping[str, Fraction]) -> dict[str, int | float]:
    """Points by question as JSON has them."""
    return {
        question: points.numerator if points.denominator == 1 else float(points)
        for question, points in given.items()
    }


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
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as fault:
        raise CorrectionsFault("unreadable") from fault
    if not isinstance(found, dict) or not isinstance(found.get("sheets"), dict):
        raise CorrectionsFault("other")
    if found.get("format") != FORMAT:
        newer = str(found.get("format", "")).startswith(FORMAT.rsplit("-", 1)[0])
        raise CorrectionsFault("newer" if newer else "other")
    if found.get("paper") != paper:
        raise CorrectionsFault("paper")
    sheets = {name: _said(name, one) for name, one in found["sheets"].items()}
    return Corrections(paper, sheets, _hand(found.get("hand", {})))


def _said(name: str, found: Any) -> Said:
    if not is_sheet(name) or not isinstance(found, dict):
        raise CorrectionsFault("other")
    version, serial, rows = found.get("version"), found.get("serial"), found.get("rows", {})
    out = found.get("out", False)
    if not isinstance(out, bool) or not isinstance(rows, dict):
        raise CorrectionsFault("other")
    if (version, serial) != (None, None) and not is_number(version, serial):
        raise CorrectionsFault("other")
    said: dict[int, frozenset[int]] = {}
    for row, filled in rows.items():
        if not re.fullmatch("[0-9]{1,3}", row) or not is_row(int(row)) or not are_bubbles(filled):
            raise CorrectionsFault("other")
        said[int(row)] = frozenset(filled)
    return Said(out, version, serial, dict(sorted(said.items())))


def _hand(found: Any) -> dict[str, dict[str, Fraction]]:
    if not isinstance(found, dict):
        raise CorrectionsFault("other")
    hand = {name: _given(name, given) for name, given in found.items()}
    return {name: given for name, given in hand.items() if given}


def _given(name: str, found: Any) -> dict[str, Fraction]:
    if not is_name(name) or not isinstance(found, dict) or not all(map(is_question, found)):
        raise CorrectionsFault("other")
    given = {question: given_points(points) for question, points in found.items()}
    if None in given.values():
        raise CorrectionsFault("other")
    return {question: points for question, points in given.items() if points is not None}


def _as_json(said: Said) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if said.out:
        found["out"] = True
    if said.version is not None:
        found |= {"version": said.version, "serial": said.serial}
    if said.rows:
        found["rows"] = {str(row): sorted(filled) for row, filled in said.rows.items()}
    return found
