"""Lays a smooth surface through values that are known at some places: how a sheet is bent."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

_LOOSE = 0.02
"""How far the surface may stay away from the values, as a part of its stiffness."""
_UNIT = 100.0
"""Places are reckoned in this many mm, so that the equations are of one size."""


class Surface:
    """A thin plate that is bent as little as it can be (Duchon's spline, r^2 log r).

    It goes near `values`, shape (n, 2), at `places`, mm, shape (n, 2); far from all places it goes
    on straight.
    """

    def __init__(self, places: NDArray[Any], values: NDArray[Any]) -> None:
        self.places = places / _UNIT
        count = len(places)
        equations = np.zeros((count + 3, count + 3))
        equations[:count, :count] = _bends(self.places, self.places)
        equations[:count, :count] += _LOOSE / _UNIT * np.eye(count)
        equations[:count, count:] = _flat(self.places)
        equations[count:, :count] = equations[:count, count:].T
        wanted = np.concatenate([values, np.zeros((3, 2))])
        self.weights = np.linalg.solve(equations, wanted)

    def at(self, places: NDArray[Any]) -> NDArray[Any]:
        """What the surface is at places, mm, shape (n, 2)."""
        here = places / _UNIT
        terms = np.concatenate([_bends(here, self.places), _flat(here)], axis=1)
        return np.asarray(terms @ self.weights)


def _bends(here: NDArray[Any], there: NDArray[Any]) -> NDArray[Any]:
    square = ((here[:, None] - there[None]) ** 2).sum(axis=2)
    return np.asarray(square * np.log(np.maximum(square, 1e-12)) / 2)


def _flat(places: NDArray[Any]) -> NDArray[Any]:
    return np.concatenate([np.ones((len(places), 1)), places], axis=1)
