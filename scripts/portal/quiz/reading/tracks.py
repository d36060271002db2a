"""Finds the black bars beside the rows of a sheet, however it is bent.

A track is followed from above to below: of all ways in which its bars may be shifted without
tearing the paper the one is taken that has the most bars in it (dynamic programming). Bars are
alike, so a way that begins or ends a bar too early is told by the bar that is then left over, and
by where the other tracks are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from portal.quiz.reading.light import COARSE
from portal.quiz.reading.places import around, highest, steps
from portal.quiz.reading.surface import Surface
from portal.quiz.sheet.layout import SheetLayout

_FAR = 9.0
"""How far from its place a bar is looked for, mm."""
_STEP = 2
"""Dots from one shift that is tried to the next."""
_STRETCH = 3
"""So many steps a shift may change from one bar to the next."""
_STIFF = 0.03
"""What a step of change costs, squared, beside a bar that is seen."""
_ALONE, _TOGETHER = 0.0005, 0.006
"""What a step from where a bar is expected costs, squared: expected of a flat sheet, or by where
the other tracks are;"""
_MOST = 0.6
"""and the most that it costs."""
_ROUNDS = 2
"""How often tracks are followed once more, knowing where the others are."""
_NEAR = 1.0
"""How far a bar may be from the way through it, mm."""
_SEEN = 0.35
"""A bar is seen from this part of what bars usually are seen as."""
_USUAL = 0.8
"""Most bars may be hidden: this part of them is not seen better than usual."""
_AT_PLACE = 0.85
"""Where more than this part of the bars is at its place, the sheet is flat."""
_ASTRAY = 4.0
"""Farther from where the other tracks say that it is, mm, a bar may be another."""
_DARKEST = 0.6
"""No ink counts for more: print may be grey, and a pencil black."""


@dataclass(frozen=True, slots=True, eq=False)
class Tracks:
    """The bars of a sheet: where each should be and how far from there it is, mm, shape (bars, 2),
    whether it is seen, and whether it is far from where the other tracks say that it is."""

    places: NDArray[Any]
    shift: NDArray[Any]
    seen: NDArray[Any]
    astray: NDArray[Any]


def follow(dark: NDArray[Any], layout: SheetLayout, marks: NDArray[Any]) -> Tracks:
    """The bars of a sheet that has ink where `dark` is high, which has `COARSE` dots a mm; `marks`
    are places that are where they should be, mm, shape (n, 2)."""
    sight = _sight(dark, layout)
    sizes = [len(track) for track in layout.tracks]
    places = np.array([(bar.x, bar.y) for track in layout.tracks for bar in track])
    near = around(sight, places, _NEAR)
    # what lies between two shifts that are tried counts for the one before
    about = around(cv2.dilate(sight, np.ones((_STEP, _STEP))), places, _FAR)
    usual = max(float(np.quantile(about.max(axis=(1, 2)), _USUAL)), 1e-3)
    shift, astray = np.zeros_like(places), np.zeros(len(places), bool)
    if (near.max(axis=(1, 2)) > 2 * _SEEN * usual).mean() < _AT_PLACE:
        ways = _Ways(about / usual, places, sizes)
        shift = ways.alone()
        for _ in range(_ROUNDS):
            shift = ways.together(ways.expected(shift, marks))
        astray = np.hypot(*(shift - ways.expected(shift, marks)).T) > _ASTRAY
        near = around(sight, places + shift, _NEAR)
    seen = near.max(axis=(1, 2)) > _SEEN * usual
    here = np.round((places + shift) * COARSE - 0.5) + 0.5
    found = here / COARSE + highest(near) - places
    return Tracks(places, np.where(seen[:, None], found, shift), seen, astray)


class _Ways:
    """The ways through the bars of each track; `about` is how clearly a bar is seen at each shift
    from each place, 1 is as usual."""

    def __init__(self, about: NDArray[Any], places: NDArray[Any], sizes: list[int]) -> None:
        self.places, self.sizes = places, sizes
        self.longest = max(sizes)
        self.track = np.repeat(np.arange(len(sizes)), sizes)
        self.number = np.concatenate([np.arange(size) for size in sizes])
        score = about.clip(0, 1)
        self._count_left_over(score)
        self.score = score[:, ::_STEP, ::_STEP]
        far = steps(_FAR)
        self.offsets = np.arange(-far, far + 1, _STEP) / COARSE

    def _count_left_over(self, score: NDArray[Any]) -> None:
        """Takes from both ends of a track what is seen where another bar would follow."""
        seen = score.copy()
        lasts = np.cumsum(self.sizes) - 1
        for last, size in zip(lasts.tolist(), self.sizes, strict=True):
            first = last - size + 1
            for end, inner in ((first, first + 1), (last, last - 1)) if size > 1 else ():
                pitch = float(self.places[end, 1] - self.places[inner, 1])
                score[end] -= _below(seen[end], steps(pitch))

    def alone(self) -> NDArray[Any]:
        """The shift of each bar, mm, by its track."""
        return self._best(np.zeros_like(self.places), _ALONE)

    def together(self, expected: NDArray[Any]) -> NDArray[Any]:
        """The same, knowing what is expected of it."""
        return self._best(expected, _TOGETHER)

    def expected(self, shift: NDArray[Any], marks: NDArray[Any]) -> NDArray[Any]:
        """The shift of each bar, mm, as the other tracks have it; marks are where they should
        be."""
        expected = np.zeros_like(shift)
        for track in range(len(self.sizes)):
            own = self.track == track
            known = np.concatenate([self.places[~own], marks])
            values = np.concatenate([shift[~own], np.zeros_like(marks)])
            expected[own] = Surface(known, values).at(self.places[own])
        return expected

    def _best(self, expected: NDArray[Any], cost: float) -> NDArray[Any]:
        away = (
            (self.offsets[None, :, None] - expected[:, 1, None, None]) ** 2
            + (self.offsets[None, None, :] - expected[:, 0, None, None]) ** 2
        ) * (COARSE / _STEP) ** 2
        worth = self.score - np.minimum(cost * away, _MOST)
        side = len(self.offsets)
        padded = np.zeros((self.longest, len(self.sizes), side, side))
        padded[self.number, self.track] = worth
        best = padded[0]
        origins = []
        for row in padded[1:]:
            best, across = _spread(best, 2)
            best, down = _spread(best, 1)
            best = best + row
            origins.append((across, down))
        # tracks that end earlier stay where they are: nothing more is seen or paid
        here = best.reshape(len(self.sizes), -1).argmax(axis=1)
        y, x = np.divmod(here, side)
        number = np.arange(len(self.sizes))
        ways = [(x, y)]
        for across, down in reversed(origins):
            y = y + down[number, y, x]
            x = x + across[number, y, x]
            ways.append((x, y))
        way: NDArray[Any] = np.array(ways[::-1])[self.number, :, self.track]
        return np.asarray(self.offsets[way])


def _below(seen: NDArray[Any], down: int) -> NDArray[Any]:
    """What is seen so many dots below each dot of a square, above where it is less than 0."""
    moved = np.zeros_like(seen)
    if down > 0:
        moved[:-down] = seen[down:]
    else:
        moved[-down:] = seen[:down]
    return moved


def _spread(best: NDArray[Any], axis: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """The most that each shift can be reached with from those of the bar before, along an axis,
    and from how many steps away."""
    moves = range(-_STRETCH, _STRETCH + 1)
    room = [(0, 0)] * 3
    room[axis] = (_STRETCH, _STRETCH)
    wide = np.pad(best, room, constant_values=-np.inf)
    side = best.shape[axis]
    options = np.stack(
        [
            np.take(wide, range(_STRETCH + move, _STRETCH + move + side), axis) - _STIFF * move**2
            for move in moves
        ]
    )
    which = options.argmax(axis=0)
    return np.take_along_axis(options, which[None], 0)[0], which - _STRETCH


def _sight(dark: NDArray[Any], layout: SheetLayout) -> NDArray[Any]:
    """At each dot, how much a bar around it is darker than what is beside, above and below it."""
    ink = np.clip(dark, 0, _DARKEST).astype(np.float32)
    wide, high = (round(side * COARSE) | 1 for side in (layout.bar_width, layout.bar_height))
    inside = cv2.blur(ink, (wide - 2, high - 2))
    beside, above = cv2.blur(ink, (3, high)), cv2.blur(ink, (wide, 3))
    across, down = wide // 2 + 3, high // 2 + 3
    around_it = [np.roll(beside, by, axis=1) for by in (-across, across)]
    around_it += [np.roll(above, by, axis=0) for by in (-down, down)]
    return np.asarray(inside - np.maximum.reduce(around_it))
