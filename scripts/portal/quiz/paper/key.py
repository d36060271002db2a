"""The key of a paper: everything that grading needs, as one JSON file.

A key holds where each bubble stands, so that sheets printed once are read by any later version of
the program.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from math import isfinite
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from portal.content.question import QuestionType
from portal.quiz.sheet.layout import Point, SheetLayout

_FAMILY = "shiliu-key-"
FORMAT = f"{_FAMILY}1"
Reason = Literal["unreadable", "other", "format", "field"]
_PAPER = re.compile("[0-9a-f]{8}")
_NAME = re.compile("[A-Z]")


@dataclass(frozen=True, slots=True)
class KeyQuestion:
    """A question as it stands in a version.

    `answer` has the places of the options that are right, from 0, for each of its rows. `order`
    has, for each option as shown, its place in the bank, so that versions are counted together;
    true is 0 and false is 1. `by_hand` questions (blank, short) have no rows: their points are
    given by a person and are not in the results.
    """

    number: int
    id: str
    type: QuestionType
    topic: str
    difficulty: int
    stem: str
    options: tuple[str, ...]
    points: int
    partial: bool
    answer: tuple[tuple[int, ...], ...]
    order: tuple[int, ...]

    @property
    def by_hand(self) -> bool:
        """Whether a person marks it."""
        return not self.answer


@dataclass(frozen=True, slots=True)
class KeyVersion:
    """A version of a paper (`A`, `B`) and its sheet."""

    name: str
    questions: tuple[KeyQuestion, ...]
    layout: SheetLayout


@dataclass(frozen=True, slots=True)
class Key:
    """The key of a paper; `paper` is its id, eight hexadecimal digits that are in every code."""

    paper: str
    title: str
    language: str
    blueprint: str
    seed: str
    versions: Mapping[str, KeyVersion]


class KeyFault(Exception):
    """A file is no key; `reason` names why in `language/`.

    `unreadable`  no text, or JSON that ends too early
    `other`       JSON of something else
    `format`      a key of another version of the program; `detail` is which
    `field`       something in it is wrong; `detail` says where
    """

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason, self.detail = reason, detail


def dump(key: Key) -> bytes:
    """A key as JSON; the same key gives the same bytes."""
    text = json.dumps({"format": FORMAT, **asdict(key)}, ensure_ascii=False, indent=1)
    return (text + "\n").encode()


def load(data: bytes) -> Key:
    """The key that a file holds.

    Raises KeyFault.
    """
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise KeyFault("unreadable") from None
    form = found.pop("format", None) if isinstance(found, dict) else None
    if not isinstance(form, str) or not form.startswith(_FAMILY):
        raise KeyFault("other")
    if form != FORMAT:
        raise KeyFault("format", form)
    try:
        key = _records().validate_json(json.dumps(found), strict=True)
    except ValidationError as fault:
        steps = fault.errors()[0]["loc"]
        raise KeyFault("field", ".".join(map(str, steps))) from None
    for where in _flaws(key):
        raise KeyFault("field", where)
    return key


@cache
def _records() -> TypeAdapter[Key]:
    return TypeAdapter(Key)


def _flaws(key: Key) -> Iterator[str]:
    """Where a key contradicts itself."""
    if not _PAPER.fullmatch(key.paper):
        yield "paper"
    if not key.versions:
        yield "versions"
    for name, version in key.versions.items():
        place = f"versions.{name}"
        if name != version.name or not _NAME.fullmatch(name):
            yield f"{place}.name"
        for number, question in enumerate(version.questions):
            if not _fits(question, number):
                yield f"{place}.questions.{number}"
        yield from _layout_flaws(version, f"{place}.layout")


def _fits(question: KeyQuestion, number: int) -> bool:
    """Whether a question has the number of its place, and answers among its options."""
    places = range(len(question.options))
    return (
        question.number == number + 1
        and question.points >= 0
        and sorted(question.order) == list(places)
        and all(row and set(row) <= set(places) for row in question.answer)
    )


def _layout_flaws(version: KeyVersion, place: str) -> Iterator[str]:
    """Where a sheet does not fit its questions, or its paper."""
    layout = version.layout
    lengths = (layout.width, layout.height, layout.mark_radius)
    bubble = (layout.bubble_width, layout.bubble_height)
    if not all(isfinite(length) and length > 0 for length in (*lengths, *bubble)):
        yield place
        return
    expected = [
        (number, part, len(question.options))
        for number, question in enumerate(version.questions)
        for part in range(len(question.answer))
    ]
    if sorted((row.question, row.part, len(row.bubbles)) for row in layout.rows) != expected:
        yield f"{place}.rows"
    points = [*layout.marks, *(bubble for row in layout.rows for bubble in row.bubbles)]
    for box in (layout.upright, layout.code, layout.name):
        points += (Point(box.x, box.y), Point(box.x + box.width, box.y + box.height))
    if not all(0 <= p.x <= layout.width and 0 <= p.y <= layout.height for p in points):
        yield place
