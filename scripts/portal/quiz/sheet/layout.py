"""Where everything stands on an answer sheet, in millimetres from its top left corner."""

from __future__ import annotations

from dataclasses import dataclass

LABEL_GAP = 2.0
"""From the end of a row's label to the edge of its first bubble, mm; readers look for it there."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place on a sheet, mm."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle on a sheet, mm."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Row:
    """A row of bubbles: all of a question, or one part of a question that is matched or ordered.

    `label` is printed beside it (`12`, `12.3`); `question` is the question's place in the version,
    from 0, `part` the place of the row in the question, from 0.
    """

    label: str
    question: int
    part: int
    bubbles: tuple[Point, ...]
    """The centres of its bubbles: A, B, C …"""


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """A sheet: four concentric marks at its corners, a square that says which way is up, the code
    with version and serial, room for a name, and rows of bubbles between tracks of black bars."""

    width: float
    height: float
    marks: tuple[Point, Point, Point, Point]
    """Centres of the marks: top left, top right, bottom right, bottom left."""
    mark_radius: float
    """Of the outer disc; the white ring ends at 2/3 of it and the inner disc at 1/3."""
    upright: Box
    """A solid black square near the top left mark and no other."""
    code: Box
    name: Box
    bubble_width: float
    bubble_height: float
    rows: tuple[Row, ...]
    bar_width: float
    bar_height: float
    tracks: tuple[tuple[Point, ...], ...]
    """The centres of the bars, by which rows are found on bent paper: a track from above before
    each column, with a bar beside each of its rows in the order of `rows`, and one after the last
    column, beside the rows of the longest. A sheet without rows has none."""
