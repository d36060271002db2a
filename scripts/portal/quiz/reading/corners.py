"""Chooses the four marks of a sheet, and finds which way is up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from portal.quiz.reading.marks import Found
from portal.quiz.sheet.layout import Box, SheetLayout

_MOST_MARKS = 14
_UNLIKE = 2.0
"""The marks of one sheet are not more unlike in size."""
_SIZE = 0.3
"""How far a mark's size may be from what the four say it should be, as a part of it."""
_SCANNED = 0.7
"""How far marks may be from a flat sheet's in a scan, mm."""
_LEAST_SLANT = 0.68
"""How short a millimetre may be one way, beside across that."""
_LEAST_CONTRAST = 0.22
"""Of the upright square and the paper around it, as a part of the paper's light."""


@dataclass(frozen=True, slots=True, eq=False)
class Corners:
    """Marks in the order of the layout's; `plane` turns millimetres into the picture's dots.

    `fault` is how unlike it is to a sheet that is photographed: 0 is exactly from above. `known`
    are the places in the layout of the marks that were found.
    """

    marks: tuple[Found, ...]
    plane: NDArray[Any]
    layout: SheetLayout
    fault: float
    known: tuple[int, ...] = (0, 1, 2, 3)

    @property
    def unsure(self) -> bool:
        """Whether a mark may be something else."""
        return any(mark.unsure for mark in self.marks)

    @property
    def places(self) -> NDArray[Any]:
        """Where on the sheet its marks are, mm, shape (marks, 2)."""
        marks = [self.layout.marks[n] for n in self.known]
        return np.array([(mark.x, mark.y) for mark in marks])

    @property
    def scanned(self) -> bool:
        """Whether the sheet lies as flat as a scanner sees it: straight without any perspective."""
        flat = self.places.astype(np.float32)
        seen = np.array([(mark.x, mark.y) for mark in self.marks], np.float32)
        simple, _ = cv2.estimateAffinePartial2D(flat, seen)
        if simple is None:
            return False
        away = np.abs(flat @ simple[:, :2].T + simple[:, 2] - seen).max()
        return bool(away < _SCANNED * np.sqrt(abs(np.linalg.det(simple[:, :2]))))


def choose_corners(
    marks: Sequence[Found], layout: SheetLayout, grey: NDArray[Any]
) -> list[Corners]:
    """Every sheet among the marks, from left to right and from above."""
    options = []
    for four in combinations(sorted(marks, key=lambda mark: mark.fault)[:_MOST_MARKS], 4):
        around = _clockwise(four)
        if around is not None:
            options.extend(_turned(around, layout, grey))
    options.sort(key=lambda corners: corners.fault)
    chosen: list[Corners] = []
    for corners in options:
        used = {id(mark) for other in chosen for mark in other.marks}
        if not any(id(mark) in used for mark in corners.marks):
            chosen.append(corners)
    return in_order(chosen, grey)


def in_order(sheets: Sequence[Corners], grey: NDArray[Any]) -> list[Corners]:
    """Sheets of a picture from left to right and from above."""
    return sorted(sheets, key=lambda corners: _place(corners, grey))


def _place(corners: Corners, grey: NDArray[Any]) -> tuple[float, float]:
    x, y = np.mean([(mark.x, mark.y) for mark in corners.marks], axis=0)
    return round(4 * y / grey.shape[0]), float(x)


def _clockwise(four: tuple[Found, ...]) -> tuple[Found, ...] | None:
    """Four marks clockwise, None where one lies between the others."""
    radii = [mark.radius for mark in four]
    if max(radii) > _UNLIKE * min(radii):
        return None
    points = np.array([(mark.x, mark.y) for mark in four])
    middle = points.mean(axis=0)
    turn = np.argsort(np.arctan2(points[:, 1] - middle[1], points[:, 0] - middle[0]))
    around = points[turn]
    sides = np.roll(around, -1, axis=0) - around
    following = np.roll(sides, -1, axis=0)
    corners = sides[:, 0] * following[:, 1] - sides[:, 1] * following[:, 0]
    if corners.min() <= 0.1 * corners.max():
        return None
    return tuple(four[n] for n in turn)


def _turned(around: tuple[Found, ...], layout: SheetLayout, grey: NDArray[Any]) -> list[Corners]:
    """The ways to turn a sheet onto four marks that fit their sizes and show the square."""
    flat = np.array([(mark.x, mark.y) for mark in layout.marks], np.float32)
    fitting = []
    for turn in range(4):
        marks = around[turn:] + around[:turn]
        seen = np.array([(mark.x, mark.y) for mark in marks], np.float32)
        plane = cv2.getPerspectiveTransform(flat, seen)
        sizes = [scale_at(plane, mark.x, mark.y) * layout.mark_radius for mark in layout.marks]
        measured = [mark.radius for mark in marks]
        unlike = [
            abs(one / max(other, 1e-9) - 1) for one, other in zip(measured, sizes, strict=True)
        ]
        slant = _slant(plane, layout)
        if max(unlike) > _SIZE or slant < _LEAST_SLANT:
            continue
        square = see_square(plane, layout.upright, grey)
        if square >= _LEAST_CONTRAST:
            fault = sum(unlike) + 2 * (1 - slant) - 0.5 * square
            fitting.append(Corners(marks, plane, layout, fault))
    return sorted(fitting, key=lambda corners: corners.fault)[:1]


def _slant(plane: NDArray[Any], layout: SheetLayout) -> float:
    """How much shorter a millimetre in the middle of the sheet is one way than across that; a
    sheet seen from 30 degrees has 0.87."""
    jacobian = _jacobian(plane, layout.width / 2, layout.height / 2)
    if jacobian is None:
        return 0.0
    long, short = np.linalg.svd(jacobian, compute_uv=False)
    return float(short / long)


def scale_at(plane: NDArray[Any], x: float, y: float) -> float:
    """How many dots a millimetre has at a place of the sheet; 0 where it is behind the camera."""
    jacobian = _jacobian(plane, x, y)
    return 0.0 if jacobian is None else float(np.sqrt(abs(np.linalg.det(jacobian))))


def _jacobian(plane: NDArray[Any], x: float, y: float) -> NDArray[Any] | None:
    across, down, depth = plane @ np.array([x, y, 1.0])
    if depth <= 0:
        return None
    seen = np.array([[across / depth], [down / depth]])
    return np.asarray((plane[:2, :2] - seen * plane[2, :2]) / depth)


def see_square(plane: NDArray[Any], box: Box, grey: NDArray[Any]) -> float:
    """How much darker the square is than the paper around it, as a part of the paper's light."""
    inside = _look(plane, box, grey, 0.15, 0.85)
    around = _look(plane, box, grey, -0.35, 1.35)
    edge = np.concatenate([around[0], around[-1], around[:, 0], around[:, -1]])
    paper = float(np.median(edge))
    return (paper - float(np.percentile(inside, 75))) / max(paper, 1.0)


def _look(
    plane: NDArray[Any], box: Box, grey: NDArray[Any], start: float, end: float
) -> NDArray[Any]:
    steps = np.linspace(start, end, 9)
    x, y = np.meshgrid(box.x + steps * box.width, box.y + steps * box.height)
    dots = np.stack([x.ravel(), y.ravel(), np.ones(x.size)])
    across, down, depth = plane @ dots
    return cv2.remap(
        grey,
        (across / depth).astype(np.float32).reshape(x.shape),
        (down / depth).astype(np.float32).reshape(x.shape),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
