"""Looks at a picture around places of a sheet; it has `COARSE` dots a millimetre."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from portal.quiz.reading.light import COARSE


def steps(reach: float) -> int:
    """How many dots reach so far, mm."""
    return round(reach * COARSE)


def around(picture: NDArray[Any], places: NDArray[Any], reach: float) -> NDArray[Any]:
    """What is seen up to `reach` mm around each place, mm: shape (places, down, across)."""
    far = steps(reach)
    offsets = np.arange(-far, far + 1)
    here = np.round(places * COARSE - 0.5).astype(int)
    rows = (here[:, 1, None] + offsets).clip(0, picture.shape[0] - 1)
    columns = (here[:, 0, None] + offsets).clip(0, picture.shape[1] - 1)
    return np.asarray(picture[rows[:, :, None], columns[:, None, :]])


def highest(near: NDArray[Any]) -> NDArray[Any]:
    """How far from the middle of each square of `near`, mm, it is the highest: between dots by the
    parabola through three of them; shape (squares, 2), across and down."""
    middle = near.shape[1] // 2
    best = near.reshape(len(near), -1).argmax(axis=1)
    y, x = np.divmod(best, near.shape[2])
    number = np.arange(len(near))
    fine_x = x + _peak(near[number, y], x)
    fine_y = y + _peak(near[number, :, x], y)
    return np.stack([fine_x - middle, fine_y - middle], axis=1) / COARSE


def _peak(line: NDArray[Any], at: NDArray[Any]) -> NDArray[Any]:
    """Where between dots a line of values is highest."""
    number = np.arange(len(line))
    inner = at.clip(1, line.shape[1] - 2)
    left, middle, right = (line[number, inner + step] for step in (-1, 0, 1))
    curve = left - 2 * middle + right
    away = np.where(curve < 0, 0.5 * (left - right) / np.minimum(curve, -1e-9), 0.0)
    return np.where(inner == at, away.clip(-0.5, 0.5), 0.0)
