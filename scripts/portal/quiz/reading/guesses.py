"""Guesses at how a sheet is bent, to begin with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from portal.quiz.reading.light import COARSE
from portal.quiz.sheet.layout import SheetLayout

FAR = 7.0
"""How far from its place a bubble is looked for, mm."""
_BLOCK = 33.0
"""The side of a block, mm."""
_STIFF = 0.012
"""What a millimetre between neighbours costs, squared, in darkness."""
_MOVED = 0.003
"""What a millimetre of the whole sheet's bend costs, in darkness."""
_SMALL = 8
"""Blocks of fewer bubbles than this are held by their neighbours more than by themselves."""


def steps(reach: float) -> int:
    """How many dots reach so far, mm."""
    return round(reach * COARSE)


def guesses(
    seen: NDArray[Any], centres: NDArray[Any], layout: SheetLayout
) -> Iterator[NDArray[Any]]:
    """Shifts of every bubble to begin with, mm, the likeliest first: a flat sheet, one bent as a
    whole, and blocks that are held by their neighbours. `seen` is how clearly each bubble is seen
    at each step down and across, up to `FAR` away."""
    yield np.zeros_like(centres)
    places = np.floor(centres / _BLOCK).astype(int)
    _, which = np.unique(places, axis=0, return_inverse=True)
    which = which.reshape(-1)
    count = int(which.max()) + 1
    sizes = np.bincount(which).astype(np.float32)
    members = (which == np.arange(count)[:, None]).astype(np.float32) / sizes[:, None]
    score = (members @ seen.reshape(len(seen), -1)).reshape(count, *seen.shape[1:])
    middles = np.stack([np.bincount(which, centres[:, axis]) / sizes for axis in (0, 1)], axis=1)
    square = ((centres[:, None] - middles[None]) ** 2).sum(axis=2)
    weight = np.exp(-square / (2 * (0.4 * _BLOCK) ** 2)) * sizes + 1e-9
    weight = weight / weight.sum(axis=1, keepdims=True)
    whole = _whole_bend(score, middles, sizes, layout)
    yield weight @ whole
    yield weight @ _settled(score, middles, sizes, whole)
    yield weight @ _settled(score, middles, sizes, np.zeros((count, 2)))


def _whole_bend(
    score: NDArray[Any], middles: NDArray[Any], sizes: NDArray[Any], layout: SheetLayout
) -> NDArray[Any]:
    """The smooth bend, still at the marks, that lays all blocks over the picture the best."""
    wide = cv2.dilate(score.transpose(1, 2, 0).copy(), np.ones((5, 5), np.uint8))
    wide = wide.reshape(*score.shape[1:], -1)
    left, top = layout.marks[0].x, layout.marks[0].y
    right, bottom = layout.marks[2].x, layout.marks[2].y
    across = 1 - ((2 * middles[:, 0] - left - right) / (right - left)) ** 2
    down = 1 - ((2 * middles[:, 1] - top - bottom) / (bottom - top)) ** 2
    tries = np.arange(-6.0, 6.5, 1.0)
    first, second, third, fourth = (g.ravel() for g in np.meshgrid(*[tries] * 4, indexing="ij"))
    total = np.zeros(len(first), np.float32)
    far = steps(FAR)
    for block in range(len(middles)):
        x = np.round((first * across[block] + second * down[block]) * COARSE).astype(int) + far
        y = np.round((third * across[block] + fourth * down[block]) * COARSE).astype(int) + far
        at = wide[y.clip(0, 2 * far), x.clip(0, 2 * far), block]
        total += sizes[block] * at
    total /= sizes.sum()
    total -= _MOVED * (np.abs(first) + np.abs(second) + np.abs(third) + np.abs(fourth))
    best = int(total.argmax())
    return np.stack(
        [
            first[best] * across + second[best] * down,
            third[best] * across + fourth[best] * down,
        ],
        axis=1,
    )


def _settled(
    score: NDArray[Any], middles: NDArray[Any], sizes: NDArray[Any], start: NDArray[Any]
) -> NDArray[Any]:
    """The shift of each block: what is seen, held by its neighbours."""
    far = steps(FAR)
    offsets = np.arange(-far, far + 1) / COARSE
    square = ((middles[:, None] - middles[None]) ** 2).sum(axis=2)
    weight = np.exp(-square / (2 * (_BLOCK * 0.8) ** 2)) * sizes
    np.fill_diagonal(weight, 0)
    total = weight.sum(axis=1, keepdims=True)
    shift = start.copy()
    for _ in range(6):
        wanted = np.where(total > 0, weight @ shift / np.maximum(total, 1e-9), shift)
        stiff = _STIFF * (1 + _SMALL / sizes[:, None, None])
        cost = stiff * (
            (offsets[None, None, :] - wanted[:, 0, None, None]) ** 2
            + (offsets[None, :, None] - wanted[:, 1, None, None]) ** 2
        )
        best = (score - cost).reshape(len(score), -1).argmax(axis=1)
        shift = np.stack([offsets[best % len(offsets)], offsets[best // len(offsets)]], axis=1)
    return shift
