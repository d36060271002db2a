"""Finds sheets of which one mark is hidden, by the code that stands near a corner.

A code's four corners say roughly where the sheet lies; its marks are looked for one after another,
the nearest first, and each says it more exactly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from portal.quiz.reading.corners import Corners, scale_at
from portal.quiz.reading.marks import Found
from portal.quiz.sheet.layout import SheetLayout

_ASTRAY, _LEAST_ASTRAY = 0.25, 3.0
"""How far a mark may be from where it is expected: a part of how far it is from what is known, and
at least so many mm."""
_SMALLER, _LARGER = 0.65, 1.6
"""A mark's size beside what is expected: bubbles are half of it."""
_LEAST_MARKS = 3


def sheet_of_code(
    code: NDArray[Any], marks: Sequence[Found], layout: SheetLayout
) -> Corners | None:
    """The sheet whose code has these corners in the picture, shape (4, 2), from the top left one
    clockwise as the code is printed; None where fewer than three marks are found."""
    box = layout.code
    right, bottom = box.x + box.width, box.y + box.height
    flat = [(box.x, box.y), (right, box.y), (right, bottom), (box.x, bottom)]
    seen = [(float(x), float(y)) for x, y in code]
    known: dict[int, Found] = {}
    while (found := _next(marks, _aslant(flat, seen), layout, flat, known)) is not None:
        number, known[number] = found
        flat.append((layout.marks[number].x, layout.marks[number].y))
        seen.append((known[number].x, known[number].y))
    if len(known) < _LEAST_MARKS:
        return None
    plane, _ = cv2.findHomography(np.array(flat), np.array(seen))
    if plane is None:
        return None
    numbers = tuple(sorted(known))
    return Corners(tuple(known[n] for n in numbers), plane, layout, 1.0, numbers)


def _aslant(
    flat: Sequence[tuple[float, float]], seen: Sequence[tuple[float, float]]
) -> NDArray[Any]:
    """The plane of a sheet seen from afar: with little known, what is near and what is far cannot
    be told from a few dots."""
    places = np.concatenate([np.array(flat), np.ones((len(flat), 1))], axis=1)
    turned, *_ = np.linalg.lstsq(places, np.array(seen), rcond=None)
    return np.vstack([turned.T, (0.0, 0.0, 1.0)])


def _next(
    marks: Sequence[Found],
    plane: NDArray[Any],
    layout: SheetLayout,
    flat: Sequence[tuple[float, float]],
    known: Mapping[int, Found],
) -> tuple[int, Found] | None:
    """The nearest mark to the places that are known already which is seen where it should be."""
    away = {
        number: min(np.hypot(mark.x - x, mark.y - y) for x, y in flat)
        for number, mark in enumerate(layout.marks)
        if number not in known
    }
    for number in sorted(away, key=lambda number: away[number]):
        found = _nearest(marks, plane, layout, number, away[number], known)
        if found is not None:
            return number, found
    return None


def _nearest(
    marks: Sequence[Found],
    plane: NDArray[Any],
    layout: SheetLayout,
    number: int,
    away: float,
    known: Mapping[int, Found],
) -> Found | None:
    """What is seen near where a mark is expected, which is `away` mm from what is known."""
    place = layout.marks[number]
    scale = scale_at(plane, place.x, place.y)
    if scale <= 0:
        return None
    x, y, _ = plane @ np.array([place.x, place.y, 1.0])
    near = [
        (np.hypot(mark.x - x, mark.y - y), mark)
        for mark in marks
        if mark not in known.values()
        and _SMALLER < mark.radius / (scale * layout.mark_radius) < _LARGER
    ]
    distance, found = min(near, key=lambda one: one[0], default=(np.inf, None))
    return found if distance < scale * max(_LEAST_ASTRAY, _ASTRAY * away) else None
