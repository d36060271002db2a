"""Places the rows of bubbles on a sheet: in columns, five and five with a little air between, and
black bars before and after the columns, by which readers find the rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor
from typing import Literal

from portal.quiz.sheet.layout import Box, Point, Row, SheetLayout

Size = Literal["a4", "a5"]
"""A4, or A5 of which two stand on an A4."""

BUBBLE_WIDTH, BUBBLE_HEIGHT = 4.2, 3.2
ACROSS, DOWN = 6.5, 6.0
"""From the centre of a bubble to the next of its row, and at least to the next row, mm."""
ROOMY = 7.5
"""To the next row where there is room, mm."""
AIR = 2.5
"""Between two groups of rows, more than between rows, mm."""
TOGETHER = 5
"""Questions of one row in a group."""
LABEL = 11.0
"""From the left of a column to the centre of its first bubble, mm: the label's room."""
BETWEEN = 5.0, 13.0
"""The least and the most between two columns, mm."""
MOST_CHOICES = 26
"""Bubbles of a row: they have letters."""
CODE = 22.05
"""The side of the code, 21 modules of 1.05 mm; its quiet zone of four is around it."""
BAR_WIDTH, BAR_HEIGHT = 2.2, 1.6
"""A bar's sides, mm."""
BAR_BEFORE, BAR_AFTER = 1.5, 4.5
"""From a column's left, and from its last bubbles, to the middle of a bar, mm."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A row to be placed, as `Row` has it; `choices` is how many bubbles it has."""

    label: str
    question: int
    part: int
    choices: int


class TooMany(Exception):
    """More than a sheet has room for.

    `wanted` rows were to be placed, the first `fit` of them have room; with `wide` it is one row
    that has too many choices: `fit` is how many have room.
    """

    def __init__(self, wanted: int, fit: int, *, wide: bool = False) -> None:
        super().__init__(wanted, fit)
        self.wanted, self.fit, self.wide = wanted, fit, wide


@dataclass(frozen=True, slots=True)
class _Form:
    """What is the same on every sheet of a size; rows stand between `left` and `right`, their
    centres between `top` and `bottom`, and bars beside them."""

    width: float
    height: float
    name: Box
    left: float
    right: float
    top: float
    bottom: float


_FORMS: dict[Size, _Form] = {
    "a4": _Form(
        210.0, 297.0, Box(13.0, 25.0, 88.0, 11.0), left=13.0, right=197.0, top=56.0, bottom=275.0
    ),
    "a5": _Form(
        148.0, 210.0, Box(10.0, 29.0, 84.0, 10.0), left=10.0, right=135.0, top=62.0, bottom=187.0
    ),
}
_EDGE = 13.0
"""From the paper's edge to the centre of a mark, mm: printers leave some 5 mm white."""
_RADIUS = 4.0
_UPRIGHT = Box(21.5, 10.5, 5.0, 5.0)
_CODE_FROM_RIGHT, _CODE_TOP = 24.0, 10.0


def place(rows: Sequence[Wanted], size: Size) -> SheetLayout:
    """A sheet with these rows: in as short columns as there is room for, from left to right in
    every language; the rows of one question stay together.

    Raises TooMany.
    """
    form = _FORMS[size]
    _see_width(rows, form)
    blocks = list(_blocks(rows))
    columns = _columns(blocks, form)
    if columns is None:
        raise TooMany(len(rows), _fitting(blocks, form))
    far, near = form.width - _EDGE, form.height - _EDGE
    placed = _placed(columns, form)
    return SheetLayout(
        width=form.width,
        height=form.height,
        marks=(Point(_EDGE, _EDGE), Point(far, _EDGE), Point(far, near), Point(_EDGE, near)),
        mark_radius=_RADIUS,
        upright=_UPRIGHT,
        code=Box(_tidy(form.width - _CODE_FROM_RIGHT - CODE), _CODE_TOP, CODE, CODE),
        name=form.name,
        bubble_width=BUBBLE_WIDTH,
        bubble_height=BUBBLE_HEIGHT,
        rows=tuple(row for rows in placed for row in rows),
        bar_width=BAR_WIDTH,
        bar_height=BAR_HEIGHT,
        tracks=tuple(_tracks(placed)),
    )


def size_of(layout: SheetLayout) -> Size:
    """Which size a sheet has."""
    return "a5" if layout.width < _FORMS["a4"].width else "a4"


def _see_width(rows: Sequence[Wanted], form: _Form) -> None:
    room = form.right - form.left - LABEL - BUBBLE_WIDTH / 2
    most = min(MOST_CHOICES, int(room / ACROSS) + 1)
    widest = max((row.choices for row in rows), default=0)
    if widest > most:
        raise TooMany(widest, most, wide=True)


_Block = Sequence[Wanted]


def _blocks(rows: Sequence[Wanted]) -> Iterator[_Block]:
    """What no column's end divides: the rows of one question, or some questions of one row."""
    group: list[Wanted] = []
    for number, row in enumerate(rows):
        one = row.part == 0 and (
            number + 1 == len(rows) or rows[number + 1].question != row.question
        )
        alone = bool(group) and group[-1].question == row.question
        if group and not alone and (not one or _several(group) or len(group) == TOGETHER):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _several(group: Sequence[Wanted]) -> bool:
    """Whether a group is of one question that has several rows."""
    return group[-1].part > 0


def _columns(blocks: Sequence[_Block], form: _Form) -> list[list[_Block]] | None:
    """The blocks in columns, as short as they may be for all to have room side by side; None
    where there is none."""
    room = form.bottom - form.top
    least = max((_height([block]) for block in blocks), default=0.0)
    height = least
    while height <= room:
        columns = _filled(blocks, height)
        if _width(columns) <= form.right - form.left:
            return columns
        height += DOWN
    columns = _filled(blocks, room)
    fits = least <= room and _width(columns) <= form.right - form.left
    return columns if fits else None


def _filled(blocks: Sequence[_Block], height: float) -> list[list[_Block]]:
    """The blocks in columns that are no higher than this, where a block itself is not."""
    columns: list[list[_Block]] = []
    for block in blocks:
        if columns and _height([*columns[-1], block]) <= height:
            columns[-1].append(block)
        else:
            columns.append([block])
    return columns


def _height(column: Sequence[_Block]) -> float:
    """From the first to the last centre of a column, mm."""
    rows = sum(map(len, column))
    return (rows - 1) * DOWN + (len(column) - 1) * AIR


def _width(columns: Sequence[Sequence[_Block]]) -> float:
    """What the columns take with the least between them, mm."""
    return sum(map(_span, columns)) + BETWEEN[0] * max(len(columns) - 1, 0)


def _span(column: Sequence[_Block]) -> float:
    """What one column takes, mm."""
    most = max(row.choices for block in column for row in block)
    return LABEL + (most - 1) * ACROSS + BUBBLE_WIDTH / 2


def _fitting(blocks: Sequence[_Block], form: _Form) -> int:
    """How many of the first rows have room: whole blocks, then questions of one row each."""
    kept: list[_Block] = []
    for block in blocks:
        if _columns([*kept, block], form) is not None:
            kept.append(block)
            continue
        parts = [block[:count] for count in range(len(block) - 1, 0, -1)]
        whole = () if _several(block) else parts
        some = next((part for part in whole if _columns([*kept, part], form) is not None), ())
        return sum(map(len, kept)) + len(some)
    return sum(map(len, kept))


def _placed(columns: Sequence[Sequence[_Block]], form: _Form) -> list[list[Row]]:
    """The rows of each column, the columns with even room between them."""
    spare = form.right - form.left - sum(map(_span, columns))
    between = floor(100 * min(BETWEEN[1], spare / max(len(columns) - 1, 1))) / 100
    down = min(_down(column, form) for column in columns) if columns else DOWN
    left = form.left
    placed: list[list[Row]] = []
    for column in columns:
        placed.append([])
        y = form.top
        for block in column:
            for row in block:
                centres = (left + LABEL + place * ACROSS for place in range(row.choices))
                bubbles = tuple(Point(_tidy(x), _tidy(y)) for x in centres)
                placed[-1].append(Row(row.label, row.question, row.part, bubbles))
                y += down
            y += AIR
        left += _span(column) + between
    return placed


def _tracks(columns: Sequence[Sequence[Row]]) -> Iterator[tuple[Point, ...]]:
    """The bars before each column, and those after the last."""
    for rows in columns:
        x = _tidy(rows[0].bubbles[0].x - LABEL - BAR_BEFORE)
        yield tuple(Point(x, row.bubbles[0].y) for row in rows)
    if columns:
        last = max(row.bubbles[-1].x for row in columns[-1])
        x = _tidy(last + BUBBLE_WIDTH / 2 + BAR_AFTER)
        yield tuple(Point(x, row.bubbles[0].y) for row in max(columns, key=len))


def _down(column: Sequence[_Block], form: _Form) -> float:
    """How far apart the rows of a column may be, mm."""
    gaps = sum(map(len, column)) - 1
    room = form.bottom - form.top - (len(column) - 1) * AIR
    return max(DOWN, min(ROOMY, room / gaps)) if gaps else ROOMY


def _tidy(length: float) -> float:
    """A length to a hundredth of a millimetre."""
    return round(length, 2)
