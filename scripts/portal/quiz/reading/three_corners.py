"""Finds sheets of which one mark is hidden, by the code that stands near a corner.

A code's four corners say roughly where the sheet lies; its marks are looked for one after another,
the nearest first, and each says it more exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from portal.quiz.reading.corners import Corners, scale_at
from portal.quiz.reading.marks import Found
from portal.quiz.sheet.layout import SheetLayout

_ASTRAY, _LEAST_ASTRAY = 0.16, 3.0
"""How far a mark may be from where it is expected: a part of how far it is from what is known, and
at least so many mm."""
_SIZE = 0.45
"""How far a mark's size may be from what is expected, as a part of it."""
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
    plane = _plane(flat, seen)
    while plane is not None and len(known) < len(layout.marks):
        away = {
            n: min(np.hypot(mark.x - x, mark.y - y) for x, y in flat)
            for n, mark in enumerate(layout.marks)
            if n not in known
        }
        found = None
        for n in sorted(away, key=lambda n: away[n]):
            found = _nearest(marks, plane, layout, n, away[n], known)
            if found is not None:
                known[n] = found
                flat.append((layout.marks[n].x, layout.marks[n].y))
                seen.append((found.x, found.y))
                break
        if found is None:
            break
        plane = _plane(flat, seen)
    if plane is None or len(known) < _LEAST_MARKS:
        return None
    return Corners(tuple(known[n] for n in sorted(known)), plane, layout, 1.0, tuple(sorted(known)))


def _plane(
    flat: Sequence[tuple[float, float]], seen: Sequence[tuple[float, float]]
) -> NDArray[Any] | None:
    plane, _ = cv2.findHomography(np.array(flat), np.array(seen))
    return None if plane is None else np.asarray(plane)


def _nearest(
    marks: Sequence[Found],
    plane: NDArray[Any],
    layout: SheetLayout,
    number: int,
    away: float,
    known: dict[int, Found],
) -> Found | None:
    """What is seen near where a mark is expected, which is `away` mm from what is known."""
    place = layout.marks[number]
    scale = scale_at(plane, place.x, place.y)
    if scale <= 0:
        return None
    across, down, depth = plane @ np.array([place.x, place.y, 1.0])
    x, y = across / depth, down / depth
    near = [
        (np.hypot(mark.x - x, mark.y - y), mark)
        for mark in marks
        if mark not in known.values()
        and abs(mark.radius / (scale * layout.mark_radius) - 1) < _SIZE
    ]
    distance, found = min(near, key=lambda one: one[0], default=(np.inf, None))
    return found if distance < scale * max(_LEAST_ASTRAY, _ASTRAY * away) else None
