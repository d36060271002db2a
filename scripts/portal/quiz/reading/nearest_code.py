"""Finds which of all codes that a paper's sheets may have a blurred one is the most like.

Of such a code only the version and the serial are unknown, and all its modules follow from these:
so it is one of some millions, and each is laid beside what is seen. A module counts as much as it
is seen, so that far more may be wrong than where each is first called dark or light. Any two codes
of a paper differ in at least fourteen modules of 239 (Reed-Solomon), mostly in half of them, and
whatever is no code of the paper is like none of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from portal.quiz.sheet.code import MODULES, SheetCode, qr_code

_MASKS = 8
"""Ways to mask a QR code."""
_LIKELY_MASKS = 2
"""So many masks are looked through: there are modules that tell which one it is."""
_PAIR = 100
"""Digits two by two change the same modules whatever the others are: the code is linear."""
_FARTHEST = 2.0
"""No module counts for more than so many of the deviations of all."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """The code that is the most like what is seen: `like` is how much, from 0 for what is nothing
    like it to 1 for a clear picture; `other` is the same of the next best code of the paper."""

    code: SheetCode
    like: float
    other: float


@dataclass(frozen=True, slots=True, eq=False)
class _Book:
    """All codes of a paper, 1 where a module is light and -1 where it is dark: `start` are those
    of serial 0 by mask and version, shape (masks, versions, modules); the first two and the last
    pair of digits turn round what is -1 in `first`, shape (pairs, modules), and `last`."""

    start: NDArray[Any]
    first: NDArray[Any]
    last: NDArray[Any]


def nearest(light: NDArray[Any], paper: str, versions: Sequence[str]) -> Likeness:
    """The code of a paper that modules so light, shape (21, 21), are the most like."""
    book = _book(paper, tuple(versions))
    seen = _clear(light)[_free()]
    seen /= max(float(np.linalg.norm(seen)), 1e-6) * np.sqrt(len(seen))
    format_fit = np.where(_format()[_free()], book.start[:, 0], 0) @ seen
    best: list[tuple[float, int, int]] = []
    order = np.argsort(-format_fit)[:_LIKELY_MASKS].tolist()
    tried = list(product(order, range(len(versions))))
    for number, (mask, version) in enumerate(tried):
        like = (book.first * (seen * book.start[mask, version])) @ book.last.T
        top = np.argpartition(like, -2, axis=None)[-2:].tolist()
        best += [(float(like.flat[serial]), number, serial) for serial in top if serial]
    (like_best, number, serial), (other, *_), *_ = sorted(best, reverse=True)
    code = SheetCode(paper, versions[tried[number][1]], serial)
    return Likeness(code, like_best, other)


def _clear(light: NDArray[Any]) -> NDArray[Any]:
    """How much lighter each module is than those around it, evenly strong everywhere."""
    seen = np.asarray(light, np.float32)
    away = seen - cv2.blur(seen, (9, 9), borderType=cv2.BORDER_REFLECT)
    usual = max(float(away.std()), 1e-6)
    return np.asarray(np.clip(away / usual, -_FARTHEST, _FARTHEST))


def _modules(code: SheetCode, mask: int) -> NDArray[Any]:
    """1 for light modules and -1 for dark ones, shape (21, 21)."""
    dark = np.array([list(row) for row in qr_code(code, mask).matrix], np.float32)
    return np.asarray(1 - 2 * dark)


@lru_cache(maxsize=1)
def _free() -> NDArray[Any]:
    """Which modules are not the same in every code: all but finders and timing."""
    free = np.ones((MODULES, MODULES), bool)
    free[:8, :8] = free[:8, -8:] = free[-8:, :8] = False
    free[6] = free[:, 6] = False
    return free


@lru_cache(maxsize=1)
def _format() -> NDArray[Any]:
    """Which modules tell the mask, and nothing of the words."""
    told = np.zeros((MODULES, MODULES), bool)
    told[8, :9] = told[8, -8:] = told[:9, 8] = told[-8:, 8] = True
    return np.asarray(told & _free())


@lru_cache(maxsize=4)
def _book(paper: str, versions: tuple[str, ...]) -> _Book:
    free = _free()
    start = [
        [_modules(SheetCode(paper, version, 0), mask)[free] for version in versions]
        for mask in range(_MASKS)
    ]
    pairs = [
        np.array(
            [
                _modules(SheetCode(paper, versions[0], pair * place), 0)[free] * start[0][0]
                for pair in range(_PAIR)
            ]
        )
        for place in (_PAIR**2, _PAIR, 1)
    ]
    first = (pairs[0][:, None] * pairs[1][None]).reshape(_PAIR**2, -1)
    return _Book(np.array(start), first, pairs[2])
