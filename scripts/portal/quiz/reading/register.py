"""Finds where a bent or folded sheet really has its bubbles, by the ovals that are printed on it.

Four marks make a flat sheet straight. Paper that curls or is folded has its rows up to some
millimetres away from there, more than half a row: so whole blocks of bubbles are laid over the
picture first, and what neighbours say counts too, then each bubble with those around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from portal.quiz.reading.light import COARSE
from portal.quiz.sheet.layout import SheetLayout

_FAR = 7.0
"""How far from its place a bubble is looked for, mm."""
_NEAR = 1.0
"""How far a block of a flat sheet may be from its place, mm."""
_BLOCK = 33.0
"""The side of a block, mm."""
_FEWER = 0.02
"""A bend must have this part of its rows more at their places than a likelier one."""
_MISSED = 0.4
"""A row whose ovals are seen less than this part of the usual is not at its place."""
_STIFF = 0.012
"""What a millimetre between neighbours costs, squared, in darkness."""
_MOVED = 0.003
"""What a millimetre of the whole sheet's bend costs, in darkness."""
_SMALL = 8
"""Blocks of fewer bubbles than this are held by their neighbours more than by themselves."""
_STRAIN = 0.25
"""Paper is not seen longer or shorter than by this part from one bubble to the next."""
_REACH = 14.0
"""How far the bubbles are that one is compared with, mm."""
LABEL_GAP = 2.0
"""From the end of a row's number to its first oval, mm."""
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

    def wrong(self, usual: float, layout: SheetLayout) -> float:
        """The part of the rows that are not at their places, where an oval is usually seen as
        `usual`."""
        ends = np.cumsum([len(row.bubbles) for row in layout.rows])
        firsts = np.concatenate([[0], ends[:-1]])
        seen = np.add.reduceat(self.seen, firsts) / (ends - firsts)
        return float((self.slipped | (seen < _MISSED * usual)).mean())

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
    centres = np.array([(b.x, b.y) for row in layout.rows for b in row.bubbles]).reshape(-1, 2)
    if not len(centres):
        return Bend(centres, np.zeros((0, 2)), *(np.zeros(0) for _ in range(3)))
    sight, numbers = _sight(dark, layout), _number_sight(dark)
    # A block bends in itself too: what is near its place counts as at it.
    about, abouts = cv2.dilate(sight, np.ones((5, 5))), cv2.dilate(numbers, np.ones((7, 7)))
    far = _around(about, centres, np.zeros_like(centres), _FAR)
    number = _around(abouts, _numbers(layout), np.zeros((len(layout.rows), 2)), _FAR)
    usual = _Usual(
        max(float(np.percentile(far.max(axis=(1, 2)), 25)), 1e-3),
        max(float(np.median(number.max(axis=(1, 2)))), 1e-3),
    )
    far = far + _beside(about, number, layout)
    best: Bend | None = None
    for guess in _guesses(far, centres, layout):
        shift = guess
        for _ in range(_TIMES):
            near = _around(sight, centres, shift, _NEAR)
            shift = shift + _fine_shifts(near, centres)
        bend = _seen_at(shift, sight, numbers, layout, usual)
        if best is None or bend.wrong(usual.oval, layout) < best.wrong(usual.oval, layout) - _FEWER:
            best = bend
        if best.wrong(usual.oval, layout) <= _FEWER:
            break
    assert best is not None, "a flat sheet is always a guess"
    return best


@dataclass(frozen=True, slots=True)
class _Usual:
    """How dark an oval and a row's number of a sheet are usually seen, as darknesses."""

    oval: float
    number: float


def _seen_at(
    shift: NDArray[Any],
    sight: NDArray[Any],
    numbers: NDArray[Any],
    layout: SheetLayout,
    usual: _Usual,
) -> Bend:
    """A bend with what is seen at its places."""
    centres = np.array([(b.x, b.y) for row in layout.rows for b in row.bubbles])
    best = cv2.dilate(sight, np.ones((3, 3), np.uint8))
    number = cv2.dilate(numbers, np.ones((5, 5), np.uint8))
    ends = np.cumsum([len(row.bubbles) for row in layout.rows]) - 1
    firsts = np.concatenate([[0], ends[:-1] + 1])
    return Bend(
        centres,
        shift,
        _at(best, centres + shift),
        _at(best, _ends(layout) + shift[ends]) / usual.oval,
        _at(number, _numbers(layout) + shift[firsts]) / usual.number,
    )


def _ends(layout: SheetLayout) -> NDArray[Any]:
    """Where each row's next oval would be, mm."""
    places = []
    for row in layout.rows:
        first, last, steps = row.bubbles[0], row.bubbles[-1], len(row.bubbles) - 1
        step = (last.x - first.x) / steps if steps else layout.bubble_width * _USUAL_STEP
        places.append((last.x + step, last.y))
    return np.array(places)


def _numbers(layout: SheetLayout) -> NDArray[Any]:
    """Where each row's number ends, mm."""
    before = layout.bubble_width / 2 + LABEL_GAP
    return np.array([(row.bubbles[0].x - before, row.bubbles[0].y) for row in layout.rows])


def _beside(sight: NDArray[Any], number: NDArray[Any], layout: SheetLayout) -> NDArray[Any]:
    """What speaks for or against a place of a row beside its ovals, dealt out to its bubbles: its
    number stands before them, and no oval where the row is over. Ovals alone are alike, and rows
    might be taken to begin at their second."""
    sizes = np.array([len(row.bubbles) for row in layout.rows])
    over = np.clip(_around(sight, _ends(layout), np.zeros((len(sizes), 2)), _FAR), 0, None)
    share = (_NUMBER * number - _OVER * over) / sizes[:, None, None]
    return np.asarray(np.repeat(share, sizes, axis=0))


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


def _at(sight: NDArray[Any], places: NDArray[Any]) -> NDArray[Any]:
    here = np.round(places * COARSE - 0.5).astype(int)
    rows = here[:, 1].clip(0, sight.shape[0] - 1)
    columns = here[:, 0].clip(0, sight.shape[1] - 1)
    return np.asarray(sight[rows, columns])


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


def _steps(reach: float) -> int:
    return round(reach * COARSE)


def _around(
    sight: NDArray[Any], centres: NDArray[Any], shift: NDArray[Any], reach: float
) -> NDArray[Any]:
    """What is seen around each bubble: shape (bubbles, down, across)."""
    steps = _steps(reach)
    offsets = np.arange(-steps, steps + 1)
    here = np.round((centres + shift) * COARSE - 0.5).astype(int)
    rows = (here[:, 1, None] + offsets).clip(0, sight.shape[0] - 1)
    columns = (here[:, 0, None] + offsets).clip(0, sight.shape[1] - 1)
    return np.asarray(sight[rows[:, :, None], columns[:, None, :]])


def _guesses(
    far: NDArray[Any], centres: NDArray[Any], layout: SheetLayout
) -> Iterator[NDArray[Any]]:
    """Shifts of every bubble to begin with, the likeliest first: a flat sheet, one bent as a whole,
    and blocks that are held by their neighbours."""
    yield np.zeros_like(centres)
    places = np.floor(centres / _BLOCK).astype(int)
    _, which = np.unique(places, axis=0, return_inverse=True)
    which = which.reshape(-1)
    count = int(which.max()) + 1
    sizes = np.bincount(which).astype(np.float32)
    members = (which == np.arange(count)[:, None]).astype(np.float32) / sizes[:, None]
    score = (members @ far.reshape(len(far), -1)).reshape(count, *far.shape[1:])
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
    steps = _steps(_FAR)
    for block in range(len(middles)):
        x = np.round((first * across[block] + second * down[block]) * COARSE).astype(int) + steps
        y = np.round((third * across[block] + fourth * down[block]) * COARSE).astype(int) + steps
        at = wide[y.clip(0, 2 * steps), x.clip(0, 2 * steps), block]
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
    steps = _steps(_FAR)
    offsets = np.arange(-steps, steps + 1) / COARSE
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
