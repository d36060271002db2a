"""Finds where a bent or folded sheet really has its bubbles, by what is printed on it.

Four marks make a flat sheet straight. Paper that curls or is folded has its rows up to some
millimetres away from there, more than half a row. So a few guesses are tried, from a flat sheet to
blocks that bend each in its way; from each, every bubble is moved to where it and those around it
are seen, and the guess that has the most rows at their places is taken. Ovals alone are alike: that
a row is at its place is seen by its number before it, and by no oval where it is over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from portal.quiz.reading.guesses import FAR, guesses, steps
from portal.quiz.reading.light import COARSE, at
from portal.quiz.sheet.layout import LABEL_GAP, SheetLayout

_NEAR = 1.0
"""How far a bubble is moved at a time, mm."""
_FEWER = 0.02
"""A bend must have this part of its rows more at their places than a likelier one."""
_MISSED = 0.4
"""A row whose ovals are seen less than this part of the usual is not at its place."""
_STRAIN = 0.25
"""Paper is not seen longer or shorter than by this part from one bubble to the next."""
_REACH = 14.0
"""How far the bubbles are that one is compared with, mm."""
_USUAL_STEP = 1.5
"""From one oval to the next, in widths of an oval."""
_NUMBER, _OVER = 3.0, 1.0
"""What a row's number, and an oval where none should be, count for beside one oval."""
_NUMBERED = 0.3
"""What is seen of a row's number beside what is seen of most."""
_SLIPPED = 0.6
"""What is seen after a row is an oval from this part of what bubbles are seen as."""
_TIMES = 2
"""How often bubbles are moved to where they are seen."""
_AROUND = 7.0
"""How far the bubbles around one speak for it, mm."""
_GRID = 8.0
"""From one node of the bend's grid to the next, mm."""
_FAINT = 0.25
"""No ink counts for more than this: a printed oval is as good as a filled one."""


@dataclass(frozen=True, slots=True, eq=False)
class Bend:
    """How a sheet is bent: `shift` is where each bubble is seen, mm from its place, `seen` how
    clearly its oval stands out there, as a darkness; `beyond` is the same of the place after each
    row's last bubble, where none should be, and `number` that of the number before its first, both
    beside what ovals and numbers of the sheet usually are seen as."""

    centres: NDArray[Any]
    shift: NDArray[Any]
    seen: NDArray[Any]
    beyond: NDArray[Any]
    number: NDArray[Any]

    @property
    def slipped(self) -> NDArray[Any]:
        """Of which rows the bubbles are taken for their neighbours: an oval stands where the row is
        over, or no number where it begins."""
        return np.asarray((self.beyond > _SLIPPED) | (self.number < _NUMBERED))

    def torn(self) -> NDArray[Any]:
        """Whether a bubble's shift and those around it cannot both be true."""
        apart = np.linalg.norm(self.centres[:, None] - self.centres[None], axis=2)
        change = np.linalg.norm(self.shift[:, None] - self.shift[None], axis=2)
        near = (apart < _REACH) & (apart > 0)
        return np.asarray((near & (change > 0.3 + _STRAIN * apart)).any(axis=1))

    @property
    def most(self) -> float:
        """The farthest that any bubble is from its place, mm."""
        return float(np.hypot(*self.shift.T).max(initial=0.0))

    def field(self, layout: SheetLayout) -> NDArray[Any]:
        """The bend of the whole sheet, mm, on a grid from corner to corner; shape (rows, columns,
        2). Marks have none."""
        rows, columns = round(layout.height / _GRID) + 1, round(layout.width / _GRID) + 1
        x, y = np.meshgrid(
            np.linspace(0, layout.width, columns), np.linspace(0, layout.height, rows)
        )
        marks = np.array([(mark.x, mark.y) for mark in layout.marks])
        known = np.concatenate([self.centres, marks])
        shifts = np.concatenate([self.shift, np.zeros((len(marks), 2))])
        nodes = np.stack([x.ravel(), y.ravel()], axis=1)
        square = ((nodes[:, None] - known[None]) ** 2).sum(axis=2)
        weight = np.exp(-square / (2 * 5.0**2)) + 1e-3 / (1 + square / 100) ** 2
        mean = weight @ shifts / weight.sum(axis=1, keepdims=True)
        return np.asarray(mean.reshape(rows, columns, 2))


def find_bend(dark: NDArray[Any], layout: SheetLayout) -> Bend:
    """The bend of a sheet whose ovals are dark in `dark`, which has `COARSE` dots a millimetre."""
    if not layout.rows:
        return Bend(np.zeros((0, 2)), np.zeros((0, 2)), *(np.zeros(0) for _ in range(3)))
    places = _Places(layout)
    sight, numbers = _sight(dark, layout), _number_sight(dark)
    # a block bends in itself too: what is near its place counts as at it
    about = cv2.dilate(sight, np.ones((5, 5)))
    far = _around(about, places.bubbles, FAR)
    number = _around(cv2.dilate(numbers, np.ones((7, 7))), places.numbers, FAR)
    seen = _Seen(
        cv2.dilate(sight, np.ones((3, 3))),
        cv2.dilate(numbers, np.ones((5, 5))),
        max(float(np.percentile(far.max(axis=(1, 2)), 25)), 1e-3),
        max(float(np.median(number.max(axis=(1, 2)))), 1e-3),
    )
    far += _beside(about, number, places)
    best: Bend | None = None
    fewest = np.inf
    for shift in guesses(far, places.bubbles, layout):
        for _ in range(_TIMES):
            near = _around(sight, places.bubbles + shift, _NEAR)
            shift = shift + _fine_shifts(near, places.bubbles)
        bend = seen.bend(places, shift)
        wrong = seen.misplaced(places, bend)
        if wrong < fewest - _FEWER:
            best, fewest = bend, wrong
        if fewest <= _FEWER:
            break
    assert best is not None, "a flat sheet is always a guess"
    return best


class _Places:
    """Where on a flat sheet its bubbles are, the numbers of its rows end, and each row's next oval
    would be, mm; `first` and `last` are each row's bubbles among all."""

    def __init__(self, layout: SheetLayout) -> None:
        self.bubbles = np.array([(b.x, b.y) for row in layout.rows for b in row.bubbles])
        self.sizes = np.array([len(row.bubbles) for row in layout.rows])
        self.last = np.cumsum(self.sizes) - 1
        self.first = self.last - self.sizes + 1
        first, last = self.bubbles[self.first], self.bubbles[self.last]
        self.numbers = first - (layout.bubble_width / 2 + LABEL_GAP, 0)
        step = (last - first)[:, 0] / np.maximum(self.sizes - 1, 1)
        step[self.sizes == 1] = layout.bubble_width * _USUAL_STEP
        self.next = last + np.stack([step, np.zeros(len(step))], axis=1)


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    """How clearly ovals and numbers are seen at each dot, and usually are, as darknesses."""

    ovals: NDArray[Any]
    numbers: NDArray[Any]
    usual_oval: float
    usual_number: float

    def bend(self, places: _Places, shift: NDArray[Any]) -> Bend:
        """A bend with what is seen at its places."""
        return Bend(
            places.bubbles,
            shift,
            at(self.ovals, places.bubbles + shift),
            at(self.ovals, places.next + shift[places.last]) / self.usual_oval,
            at(self.numbers, places.numbers + shift[places.first]) / self.usual_number,
        )

    def misplaced(self, places: _Places, bend: Bend) -> float:
        """The part of the rows that are not at their places."""
        seen = np.add.reduceat(bend.seen, places.first) / places.sizes
        return float((bend.slipped | (seen < _MISSED * self.usual_oval)).mean())


def _beside(sight: NDArray[Any], number: NDArray[Any], places: _Places) -> NDArray[Any]:
    """What speaks for or against a place of a row beside its ovals, dealt out to its bubbles."""
    over = np.clip(_around(sight, places.next, FAR), 0, None)
    share = (_NUMBER * number - _OVER * over) / places.sizes[:, None, None]
    return np.asarray(np.repeat(share, places.sizes, axis=0))


def _number_sight(dark: NDArray[Any]) -> NDArray[Any]:
    """At each dot, how much it is the right edge of a number: ink to the left, paper around."""
    ink = np.clip(dark, 0, 2 * _FAINT).astype(np.float32)
    wide, high, gap = (round(one * COARSE) | 1 for one in (1.6, 2.0, 1.6))
    inside = cv2.blur(ink, (wide, high))
    paper = cv2.blur(ink, (gap, high))
    line = cv2.blur(ink, (wide, 3))
    left = np.roll(inside, wide // 2 + 1, axis=1)
    right = np.roll(paper, -(gap // 2 + 1), axis=1)
    away = high // 2 + 3
    edges = np.roll(line, wide // 2 + 1, axis=1)
    above, below = np.roll(edges, away, axis=0), np.roll(edges, -away, axis=0)
    return np.asarray(left - np.maximum(right, np.maximum(above, below)))


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


def _around(sight: NDArray[Any], places: NDArray[Any], reach: float) -> NDArray[Any]:
    """What is seen around each place: shape (places, down, across)."""
    far = steps(reach)
    offsets = np.arange(-far, far + 1)
    here = np.round(places * COARSE - 0.5).astype(int)
    rows = (here[:, 1, None] + offsets).clip(0, sight.shape[0] - 1)
    columns = (here[:, 0, None] + offsets).clip(0, sight.shape[1] - 1)
    return np.asarray(sight[rows[:, :, None], columns[:, None, :]])


def _fine_shifts(near: NDArray[Any], centres: NDArray[Any]) -> NDArray[Any]:
    """What is left to shift each bubble by, as it and those around it are seen."""
    steps = near.shape[1] // 2
    square = ((centres[:, None] - centres[None]) ** 2).sum(axis=2)
    weight = np.exp(-square / (2 * _AROUND**2)).astype(np.float32)
    weight /= weight.sum(axis=1, keepdims=True)
    smooth = (weight @ near.reshape(len(near), -1)).reshape(near.shape)
    best = smooth.reshape(len(smooth), -1).argmax(axis=1)
    y, x = np.divmod(best, near.shape[2])
    number = np.arange(len(near))
    fine_x = x + _peak(smooth[number, y], x)
    fine_y = y + _peak(smooth[number, :, x], y)
    raw = np.stack([fine_x - steps, fine_y - steps], axis=1) / COARSE
    return np.asarray(weight @ raw)


def _peak(line: NDArray[Any], at: NDArray[Any]) -> NDArray[Any]:
    """Where between dots a line of values is highest, by the parabola through three of them."""
    number = np.arange(len(line))
    inner = at.clip(1, line.shape[1] - 2)
    left, middle, right = (line[number, inner + step] for step in (-1, 0, 1))
    curve = left - 2 * middle + right
    away = np.where(curve < 0, 0.5 * (left - right) / np.minimum(curve, -1e-9), 0.0)
    return np.where(inner == at, away.clip(-0.5, 0.5), 0.0)
