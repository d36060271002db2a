"""Finds where a bent or folded sheet really has its bubbles, by what is printed on it.

Four marks make a flat sheet straight. Paper that curls or is folded has its rows up to some
millimetres away from there, more than half a row. The bars beside the rows say how the sheet is
bent as a whole; ovals, which are alike, only where each bubble is near the place that bars give.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from portal.quiz.reading.light import COARSE, at
from portal.quiz.reading.places import around, highest
from portal.quiz.reading.surface import Surface
from portal.quiz.reading.tracks import Tracks, follow
from portal.quiz.sheet.layout import SheetLayout

_NEAR = 1.0
"""How far a bubble may be from where bars and marks say that it is, mm."""
_AROUND = 8.0
"""How far the bubbles around one speak for it, mm."""
_GRID = 8.0
"""From one node of the bend's grid to the next, mm."""
_FAINT = 0.25
"""No ink counts for more than this: a printed oval is as good as a filled one."""
LEAST_PRINT = 0.012
"""Where ovals are usually seen less than this, nothing red is left in the picture."""


@dataclass(frozen=True, slots=True, eq=False)
class Bend:
    """How a sheet is bent: `shift` is where each bubble is seen, mm from its place, `seen` how
    clearly its oval stands out there, as a darkness; `tracks` are its bars, `surface` is how they
    and the marks say that it is bent, and `most` how far they say that any bubble is away, mm."""

    centres: NDArray[Any]
    shift: NDArray[Any]
    seen: NDArray[Any]
    tracks: Tracks
    surface: Surface
    most: float

    def field(self, layout: SheetLayout) -> NDArray[Any]:
        """The bend of the whole sheet, mm, on a grid from corner to corner; shape (rows, columns,
        2)."""
        rows, columns = round(layout.height / _GRID) + 1, round(layout.width / _GRID) + 1
        x, y = np.meshgrid(
            np.linspace(0, layout.width, columns), np.linspace(0, layout.height, rows)
        )
        nodes = np.stack([x.ravel(), y.ravel()], axis=1)
        return self.surface.at(nodes).reshape(rows, columns, 2)


def find_bend(dark: NDArray[Any], layout: SheetLayout, marks: NDArray[Any]) -> Bend:
    """The bend of a sheet whose print is dark in `dark`, which has `COARSE` dots a millimetre;
    `marks` are the places, mm, that are known to be where they should, shape (n, 2)."""
    tracks = follow(dark, layout, marks)
    surface = Surface(
        np.concatenate([tracks.places[tracks.seen], marks]),
        np.concatenate([tracks.shift[tracks.seen], np.zeros_like(marks)]),
    )
    centres = np.array([(b.x, b.y) for row in layout.rows for b in row.bubbles])
    sight = _sight(dark, layout)
    clear = cv2.dilate(sight, np.ones((3, 3)))
    shift = surface.at(centres)
    most = float(np.hypot(*shift.T).max())
    # without any red in the picture there are only the bars to go by
    if np.median(at(clear, centres + shift)) >= LEAST_PRINT:
        shift = shift + _fine_shifts(around(sight, centres + shift, _NEAR), centres)
    return Bend(centres, shift, at(clear, centres + shift), tracks, surface, most)


def _sight(dark: NDArray[Any], layout: SheetLayout) -> NDArray[Any]:
    """At each dot, how much an oval around it is darker than what is around that."""
    wide, high = layout.bubble_width / 2, layout.bubble_height / 2
    reach_x, reach_y = round((wide + 0.8) * COARSE), round((high + 0.8) * COARSE)
    x, y = np.meshgrid(np.arange(-reach_x, reach_x + 1), np.arange(-reach_y, reach_y + 1))
    away = (np.hypot(x / COARSE / wide, y / COARSE / high) - 1) * (wide + high) / 2
    line = np.clip(1 - np.abs(away) / 0.35, 0, 1)
    outside = np.clip(1 - np.abs(away - 0.7) / 0.3, 0, 1)
    form = line / line.sum() - outside / outside.sum()
    ink = np.clip(dark, 0, _FAINT)
    sight = cv2.filter2D(ink, cv2.CV_32F, form.astype(np.float32), borderType=cv2.BORDER_REFLECT)
    return np.asarray(sight)


def _fine_shifts(near: NDArray[Any], centres: NDArray[Any]) -> NDArray[Any]:
    """What is left to shift each bubble by, as it and those around it are seen."""
    square = ((centres[:, None] - centres[None]) ** 2).sum(axis=2)
    weight = np.exp(-square / (2 * _AROUND**2)).astype(np.float32)
    weight /= weight.sum(axis=1, keepdims=True)
    smooth = (weight @ near.reshape(len(near), -1)).reshape(near.shape)
    return np.asarray(weight @ highest(smooth))
