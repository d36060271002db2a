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
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from portal.content.question import QuestionType
from portal.language.languages import UnknownLanguage, locale_of
from portal.quiz.sheet.layout import Point, SheetLayout
from portal.quiz.sheet.place import MOST_CHOICES

KEY_FILE = "key.json"
"""What a key is called in the folders of papers and of results."""
_FAMILY = "shiliu-key-"
FORMAT = f"{_FAMILY}1"
Reason = Literal["unreadable", "other", "format", "field"]
MOST_POINTS = 1_000
"""The most points that a question can give."""
_LONGEST = 600.0
"""The longest side of a sheet, mm, a little more than A2: its picture must fit into the memory."""
_WIDEST = 20.0
"""The longest side of a bubble, mm."""
_CORNERS = ((0, 0), (1, 0), (1, 1), (0, 1))
"""Where the marks are: at the left or right, at the top or bottom."""
_PAPER = re.compile("[0-9a-f]{8}")
_NAME = re.compile("[A-Z]")


@dataclass(frozen=True, slots=True)
class KeyQuestion:
    """A question as it stands in a version.

    `answer` has the places of the options that are right, from 0, for each of its rows. `order`
    has, for each option as shown, its place in the bank, so that versions are counted together;
    true is 0 and false is 1. `by_hand` questions (blank, short) have no rows: their points are
    given by a person.
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

    @property
    def has_sheets(self) -> bool:
        """Whether there is anything to fill in on a sheet."""
        return any(version.layout.rows for version in self.versions.values())


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
    if not _is_language(key.language):
        yield "language"
    if not key.versions:
        yield "versions"
    for name, version in key.versions.items():
        place = f"versions.{name}"
        if name != version.name or not _NAME.fullmatch(name):
            yield f"{place}.name"
        seen: set[str] = set()
        for number, question in enumerate(version.questions):
            if not _fits(question, number) or question.id in seen:
                yield f"{place}.questions.{number}"
            seen.add(question.id)
        yield from _layout_flaws(version, f"{place}.layout")
    yield from _differing(key)


def _is_language(code: str) -> bool:
    try:
        locale_of(code)
    except UnknownLanguage:
        return False
    return True


def _differing(key: Key) -> Iterator[str]:
    """Where a question is of another type, or has other options, than in an earlier version."""
    known: dict[str, tuple[object, ...]] = {}
    for name, version in key.versions.items():
        for number, question in enumerate(version.questions):
            options = sorted(zip(question.order, question.options, strict=True))
            same = (question.type, *options)
            if known.setdefault(question.id, same) != same:
                yield f"versions.{name}.questions.{number}"


def _fits(question: KeyQuestion, number: int) -> bool:
    """Whether a question has the number of its place, and answers among its options."""
    places = range(len(question.options))
    return (
        question.number == number + 1
        and 0 <= question.points <= MOST_POINTS
        and len(places) <= MOST_CHOICES
        and sorted(question.order) == list(places)
        and all(row and set(row) <= set(places) for row in question.answer)
        and _answers_fit(question)
    )


def _answers_fit(question: KeyQuestion) -> bool:
    """Whether a question has as many rows, and right bubbles in them, as its type can have."""
    rows, one_each = len(question.answer), all(len(row) == 1 for row in question.answer)
    match question.type:
        case "single" | "true_false":
            return rows == 1 and one_each
        case "multiple":
            return rows == 1
        case "match" | "order":
            return rows > 0 and one_each
        case _:
            return rows == 0


def _layout_flaws(version: KeyVersion, place: str) -> Iterator[str]:
    """Where a sheet does not fit its questions, or its paper."""
    layout = version.layout
    boxes = (layout.upright, layout.code, layout.name)
    sides = [layout.width, layout.height, *(s for box in boxes for s in (box.width, box.height))]
    small = (layout.bubble_width, layout.bubble_height, layout.bar_width, layout.bar_height)
    if (
        not all(0 < side <= _LONGEST for side in sides)
        or not all(0 < side <= _WIDEST for side in small)
        or not 0 < layout.mark_radius < min(layout.width, layout.height) / 8
    ):
        yield place
        return
    if not all(
        abs(mark.x - right * layout.width) < layout.width / 4
        and abs(mark.y - low * layout.height) < layout.height / 4
        for mark, (right, low) in zip(layout.marks, _CORNERS, strict=True)
    ):
        yield f"{place}.marks"
    expected = [
        (number, part, len(question.options))
        for number, question in enumerate(version.questions)
        for part in range(len(question.answer))
    ]
    if sorted((row.question, row.part, len(row.bubbles)) for row in layout.rows) != expected:
        yield f"{place}.rows"
    if not _bars_fit(layout):
        yield f"{place}.tracks"
    points = [*layout.marks, *(bubble for row in layout.rows for bubble in row.bubbles)]
    points += [bar for track in layout.tracks for bar in track]
    for box in boxes:
        points += (Point(box.x, box.y), Point(box.x + box.width, box.y + box.height))
    if not all(0 <= p.x <= layout.width and 0 <= p.y <= layout.height for p in points):
        yield place


def _bars_fit(layout: SheetLayout) -> bool:
    """Whether each row has a bar before it, and the longest column bars after it."""
    *columns, after = layout.tracks or ((),)
    before = [bar for track in columns for bar in track]
    return (
        all(columns)
        and len(after) == max(map(len, columns), default=0)
        and len(before) == len(layout.rows)
        and all(bar.x < row.bubbles[0].x for bar, row in zip(before, layout.rows, strict=True))
    )
