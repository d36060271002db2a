"""What a person says of sheets: clicks of the review, points of the red pen.

A sheet is named by the hash of its picture's content and its place in the picture, so that it is
known again whatever the file is called; rows and bubbles count from 0. Points given by hand belong
to the paper, not to a picture of it: they are kept by version and serial, `A-12`, and stay where
the sheet is photographed once more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, Literal, NamedTuple

from portal.quiz.paper.key import MOST_POINTS
from portal.quiz.sheet.code import MOST_SERIAL
from portal.quiz.sheet.place import MOST_CHOICES

_ID = re.compile(r"[0-9a-f]{16}\.[0-9]{1,4}")
_NAME = re.compile(r"[A-Z]-[1-9][0-9]{0,5}")
"""A version and a serial, of no more digits than MOST_SERIAL has."""
_VERSION = re.compile(r"[A-Z]")
_LONGEST_ID = 200
"""Characters of a question's id."""
_MOST_ROWS = 1_000


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said of one sheet: that it does not count, which it is, what is filled."""

    out: bool = False
    version: str | None = None
    serial: int | None = None
    rows: Mapping[int, frozenset[int]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self != Said()

    @property
    def whole(self) -> dict[str, Any]:
        """What was said of the sheet as a whole, as a page has it."""
        return {"out": self.out, "version": self.version, "serial": self.serial}


@dataclass(frozen=True, slots=True)
class Corrections:
    """What was said of the sheets of a paper, by sheet, and the points given by `hand`, by the
    sheet's version and serial and the question's id; nothing here is ever changed in place."""

    paper: str
    sheets: Mapping[str, Said] = field(default_factory=dict)
    hand: Mapping[str, Mapping[str, Fraction]] = field(default_factory=dict)

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

    def with_points(self, name: str, question: str, points: Fraction | None) -> Corrections:
        """With the points that a person gave a question of the paper `A-12`; None takes them
        back."""
        given = {one: worth for one, worth in self.hand.get(name, {}).items() if one != question}
        if points is not None:
            given[question] = points
        hand = {**self.hand, name: dict(sorted(given.items()))}
        return replace(self, hand={name: one for name, one in sorted(hand.items()) if one})

    def _with(self, sheet: str, said: Said) -> Corrections:
        sheets = {**self.sheets, sheet: said}
        return replace(self, sheets={name: one for name, one in sorted(sheets.items()) if one})


class Change(NamedTuple):
    """One word more. The kinds `out`, `number`, `row` and `hand` have as values True or False,
    (version, serial), (row, bubbles) and (question's id, points); those of `hand` are of the paper
    with this name, `A-12`, all others of a sheet."""

    name: str
    kind: Literal["out", "number", "row", "hand"]
    value: Any


def checked_change(change: Any) -> Change | None:
    """One change as a page sends it; None where it is not one.

    `{"sheet": …, "out": true}`, `{"sheet": …, "version": "A", "serial": 12}`,
    `{"sheet": …, "row": 3, "filled": [0]}` or `{"hand": "A-12", "question": …, "points": 1.5}`;
    None in place of a value takes it back.
    """
    if not isinstance(change, dict):
        return None
    if set(change) == {"hand", "question", "points"}:
        return _checked_points(change["hand"], change["question"], change["points"])
    if not is_sheet(change.get("sheet")):
        return None
    sheet, keys = change["sheet"], set(change) - {"sheet"}
    if keys == {"out"} and isinstance(change["out"], bool):
        return Change(sheet, "out", change["out"])
    if keys == {"version", "serial"}:
        pair = (change["version"], change["serial"])
        known = pair == (None, None) or is_number(*pair)
        return Change(sheet, "number", pair) if known else None
    if keys == {"row", "filled"} and type(change["row"]) is int and is_row(change["row"]):
        filled = change["filled"]
        if filled is None:
            return Change(sheet, "row", (change["row"], None))
        if are_bubbles(filled):
            return Change(sheet, "row", (change["row"], frozenset(filled)))
    return None


def _checked_points(name: Any, question: Any, points: Any) -> Change | None:
    if not is_name(name) or not is_question(question):
        return None
    if points is None:
        return Change(name, "hand", (question, None))
    worth = given_points(points)
    return None if worth is None else Change(name, "hand", (question, worth))


def changed(corrections: Corrections, change: Change) -> Corrections:
    """The corrections with one checked change."""
    name, kind, value = change
    if kind == "out":
        return corrections.with_out(name, value)
    if kind == "number":
        return corrections.with_number(name, *value)
    if kind == "hand":
        return corrections.with_points(name, *value)
    return corrections.with_row(name, *value)


def stood(corrections: Corrections, change: Change) -> dict[str, Any]:
    """What stands where a change is made, as a page has it: `points` of a question; of a sheet
    `out`, `version` and `serial`, and of a row of it `filled` as well."""
    name, kind, value = change
    if kind == "hand":
        return {"points": corrections.hand.get(name, {}).get(value[0])}
    said = corrections.of(name)
    if kind != "row":
        return said.whole
    filled = said.rows.get(value[0])
    return {**said.whole, "filled": None if filled is None else sorted(filled)}


def is_sheet(value: Any) -> bool:
    """Whether it names a sheet of a picture."""
    return isinstance(value, str) and bool(_ID.fullmatch(value))


def is_name(value: Any) -> bool:
    """Whether it is a version and a serial, `A-12`."""
    return isinstance(value, str) and bool(_NAME.fullmatch(value))


def is_question(value: Any) -> bool:
    """Whether it can be a question's id."""
    return isinstance(value, str) and 0 < len(value) <= _LONGEST_ID


def is_number(version: Any, serial: Any) -> bool:
    """Whether they are a version and a serial."""
    return (
        isinstance(version, str)
        and bool(_VERSION.fullmatch(version))
        and type(serial) is int
        and 1 <= serial <= MOST_SERIAL
    )


def is_row(value: int) -> bool:
    """Whether a sheet can have a row of this number."""
    return 0 <= value < _MOST_ROWS


def are_bubbles(value: Any) -> bool:
    """Whether it is a list of bubbles that a row can have."""
    return (
        isinstance(value, list)
        and len(value) <= MOST_CHOICES
        and all(type(one) is int and 0 <= one < MOST_CHOICES for one in value)
    )


def given_points(value: Any) -> Fraction | None:
    """Points as a person gives them, whole or a half; None where they are something else."""
    if type(value) not in (int, float) or not 0 <= value <= MOST_POINTS:
        return None
    return Fraction(value) if (2 * value) % 1 == 0 else None
