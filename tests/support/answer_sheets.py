"""Answer sheets as arrays: printed by the project, filled by drawing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

import cv2
import numpy as np
from benchmarks.sheets.printing import MM, paper
from numpy.typing import NDArray
from portal.quiz.paper.key import Key
from portal.quiz.reading import SheetReading
from portal.quiz.sheet.layout import Point, SheetLayout
from portal.quiz.sheet.picture import sheet_pictures

Picture = NDArray[Any]
BLACK, GREY = (30, 25, 25), (200, 200, 200)


def key(shape: int = 0) -> Key:
    """A paper of the benchmark: 0 is of A4 sheets with all kinds of rows, 3 of A5 sheets."""
    return paper(shape)


def layout(shape: int = 0) -> SheetLayout:
    """Where everything stands on its sheets."""
    return paper(shape).versions["A"].layout


@cache
def _blank(shape: int, version: str, serial: int) -> Picture:
    return next(iter(sheet_pictures(paper(shape), version, [serial])))


def blank(shape: int = 0, version: str = "A", serial: int = 7) -> Picture:
    """A sheet that nobody filled, 300 dots an inch."""
    return _blank(shape, version, serial).copy()


def dots(point: Point) -> tuple[int, int]:
    """A place on a sheet in dots."""
    return round(point.x * MM), round(point.y * MM)


def fill(
    picture: Picture,
    marks: Iterable[tuple[int, int]],
    shape: int = 0,
    colour: tuple[int, int, int] = BLACK,
    size: float = 0.95,
) -> Picture:
    """The picture with bubbles (row, option) filled, `size` of their half axes."""
    of = layout(shape)
    axes = round(of.bubble_width / 2 * size * MM), round(of.bubble_height / 2 * size * MM)
    for row, option in marks:
        centre = dots(of.rows[row].bubbles[option])
        cv2.ellipse(picture, centre, axes, 0, 0, 360, colour, -1, cv2.LINE_AA)
    return picture


def filled(seed: int, shape: int = 0) -> set[tuple[int, int]]:
    """One bubble of each row, drawn by a seed."""
    draw = np.random.default_rng(seed)
    return {(n, int(draw.integers(len(row.bubbles)))) for n, row in enumerate(layout(shape).rows)}


def stroke(
    picture: Picture, start: Point, end: Point, width: float = 0.5, colour: Any = BLACK
) -> None:
    """A line on a sheet, mm."""
    cv2.line(picture, dots(start), dots(end), colour, max(1, round(width * MM)), cv2.LINE_AA)


def seen(reading: SheetReading, mark: str = "filled") -> set[tuple[int, int]]:
    """The bubbles (row, option) that were read so."""
    return {(one.row, one.option) for one in reading.bubbles if one.mark == mark}
