"""Measures the bubbles of a straightened sheet: how much ink is in them, how dark, what shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from portal.quiz.reading.light import COARSE, Lit, at
from portal.quiz.sheet.layout import SheetLayout

_ROOM = 0.9
"""What is looked at around a bubble, mm."""
_CORE = 0.84
"""The inside of a bubble, as a part of its half axes: the printed line is outside of it."""
_RIM = 1.5
"""What is next to an oval reaches to this part of the half axes."""
_OUTSIDE = 1.3
"""What is farther out than this part of the half axes is beside the bubble."""
_PRINTED = 0.3
"""What is printed in a bubble is never darker."""
_LIGHT_QUANTILE, _ALIKE = 0.1, 0.03
"""The lightest tenth of a sheet's bubbles is blank, and so is what is hardly darker."""
_DARKEST_BLANK = 0.12
"""No blank bubble is darker, even where a letter is printed in grey."""
_PRINTED_QUANTILE, _FEW = 0.35, 3
"""What blank ones with one letter have in common is printed, where there are a few."""
NOTHING_MEAN, NOTHING_PEAK = 0.045, 0.16
"""A bubble that is less dark than both is blank."""
_BESIDE = 3.0
"""So far from its centre a bubble's ground is looked at too, mm."""
LEAST_INK = 0.13
"""Less dark than this is not ink."""
_MOSTLY_BLANK = 0.6
"""The part of a sheet's bubbles that is mostly blank."""
_ROUGHER, _LEAST_NOISE = 3.0, 0.008
"""Blank bubbles differ more than bare paper does, by no more than this."""
_INK_SHARE = 0.45
"""What is so dark, beside the ink of the sheet, is ink too."""


@dataclass(frozen=True, slots=True, eq=False)
class Measures:
    """What was measured of each bubble, one value a bubble.

    `mean` and `peak` are darknesses inside, without what is printed there: 0 paper, 1 black.
    `cover` is how much of the inside is ink, `rim` how much of the oval's line and what is next to
    it, `extent` how far ink reaches through it (1 is from
    edge to edge), `outside` how much of its surroundings is ink, `length` that of the whole stroke
    in mm, `joint` that of the longest piece in and near the bubble, `broad` how far its ink is from
    one straight line, mm, `shared` whether one stroke is in several bubbles, `red` how much red ink
    there is, `tint` how light the ground is in green or blue beside red: paper has one tint, skin
    another, `light` how light the ground is in the darkest of them, 0 to 255, `edge` how much
    lighter or darker it is beside the bubble. `ink` is how dark the ink of the sheet is, `noise`
    how much blank bubbles differ.
    """

    mean: NDArray[Any]
    peak: NDArray[Any]
    cover: NDArray[Any]
    rim: NDArray[Any]
    extent: NDArray[Any]
    outside: NDArray[Any]
    length: NDArray[Any]
    joint: NDArray[Any]
    broad: NDArray[Any]
    shared: NDArray[Any]
    red: NDArray[Any]
    tint: NDArray[Any]
    light: NDArray[Any]
    edge: NDArray[Any]
    ink: float
    noise: float


def measure(ink: Lit, seen: Lit, centres: NDArray[Any], layout: SheetLayout) -> Measures:
    """All bubbles of a sheet, whose centres are given in mm; `ink` is the channel that does not see
    their print, `seen` the one that does."""
    flat = _levelled(ink.dark)
    inside = _Inside(layout)
    patches = inside.cut(flat, centres)
    red = inside.cut(_levelled(seen.dark), centres)
    letters = np.array([n for row in layout.rows for n in range(len(row.bubbles))])
    patches = patches - _printed(patches, letters, inside.core)
    red = red - _printed(red, letters, inside.core, most=0.6)
    core = patches[:, inside.core]
    mean = core.mean(axis=1)
    peak = np.percentile(core, 92, axis=1)
    noise = min(spread(lightest(mean)),
                spread(inside.cut(flat, _between(centres, layout))[:, inside.core].mean(axis=1))
                * _ROUGHER + _LEAST_NOISE)  # fmt: skip
    inked = peak > max(0.2, 6 * noise)
    usual = float(np.percentile(peak[inked], 60)) if inked.any() else 0.0
    least = max(LEAST_INK, _INK_SHARE * usual, 5 * noise)
    dark = patches > least
    length, shared = _strokes(flat > max(least, 0.25), centres, inside)
    return Measures(
        mean=mean,
        peak=peak,
        cover=dark[:, inside.core].mean(axis=1),
        rim=dark[:, inside.rim].mean(axis=1),
        extent=inside.extent(dark),
        outside=dark[:, inside.around].mean(axis=1),
        length=length,
        joint=inside.longest(dark),
        broad=inside.breadth(dark),
        shared=shared,
        red=red[:, inside.core].mean(axis=1),
        tint=at(seen.paper, centres) / np.maximum(at(ink.paper, centres), 1.0),
        light=np.minimum(at(seen.paper, centres), at(ink.paper, centres)),
        edge=_edge(ink.paper, centres),
        ink=usual,
        noise=noise,
    )


def _edge(paper: NDArray[Any], centres: NDArray[Any]) -> NDArray[Any]:
    """How much the light of the ground beside each centre differs from that at it, 0 to 255."""
    paper = paper.astype(np.float32)
    here = at(paper, centres)
    ways = np.array([(1, 0), (-1, 0), (0, 1), (0, -1)]) * _BESIDE
    return np.asarray(np.max([np.abs(at(paper, centres + way) - here) for way in ways], axis=0))


def _levelled(flat: NDArray[Any]) -> NDArray[Any]:
    """With 0 for what most of the paper is: noise makes a closing a little too light."""
    return flat - np.float32(np.median(flat[::4, ::4]))


def lightest(values: NDArray[Any]) -> NDArray[Any]:
    """Of the darknesses of a sheet's bubbles those of the lightest, which mostly are blank."""
    return np.sort(values)[: max(1, round(_MOSTLY_BLANK * len(values)))]


def spread(values: NDArray[Any]) -> float:
    """How far values are from their middle, as a standard deviation."""
    return float(1.4826 * np.median(np.abs(values - np.median(values))))


def _between(centres: NDArray[Any], layout: SheetLayout) -> NDArray[Any]:
    """Places of bare paper: half a row above the first bubble of each row."""
    first = np.cumsum([0] + [len(row.bubbles) for row in layout.rows])[:-1]
    return np.asarray(centres[first] - (0, layout.bubble_height))


class _Inside:
    """Which dots around a centre are inside of a bubble, and which beside it."""

    def __init__(self, layout: SheetLayout) -> None:
        wide, high = layout.bubble_width / 2, layout.bubble_height / 2
        step = 1 / COARSE / 1.5
        columns, rows = round((wide + _ROOM) / step), round((high + _ROOM) / step)
        self.x, self.y = np.meshgrid(
            np.arange(-columns, columns + 1) * step, np.arange(-rows, rows + 1) * step
        )
        away = np.hypot(self.x / wide, self.y / high)
        self.core = away < _CORE
        self.rim = (away > _CORE) & (away < _RIM)
        self.around = away > _OUTSIDE
        self.wide, self.high = wide, high

    def cut(self, picture: NDArray[Any], centres: NDArray[Any]) -> NDArray[Any]:
        """What is around each centre: shape (bubbles, down, across)."""
        x = (centres[:, 0, None, None] + self.x) * COARSE - 0.5
        y = (centres[:, 1, None, None] + self.y) * COARSE - 0.5
        atlas = cv2.remap(
            picture,
            x.reshape(-1, self.x.shape[1]).astype(np.float32),
            y.reshape(-1, self.x.shape[1]).astype(np.float32),
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        )
        # Half a millimetre is as fine as strokes are; a printer's screen is finer.
        soft = cv2.blur(np.asarray(atlas, np.float32), (3, 3))
        return soft.reshape(len(centres), *self.x.shape)

    def longest(self, dark: NDArray[Any]) -> NDArray[Any]:
        """The length of the longest piece of ink that is in each bubble or near it, mm."""
        framed = np.pad(dark & ~self.around, ((0, 0), (1, 0), (1, 0))).astype(np.uint8)
        strip = framed.reshape(-1, framed.shape[2])
        count, _, boxes, middles = cv2.connectedComponentsWithStats(strip, connectivity=8)
        spans = np.hypot(boxes[:, cv2.CC_STAT_WIDTH], boxes[:, cv2.CC_STAT_HEIGHT])
        longest = np.zeros(len(dark))
        owner = (middles[1:, 1] // framed.shape[1]).astype(int)
        np.maximum.at(longest, owner, spans[1:count] * (self.x[0, 1] - self.x[0, 0]))
        return longest

    def breadth(self, dark: NDArray[Any]) -> NDArray[Any]:
        """How far dark dots are from the straight line that fits them best, mm: half a stroke's
        width or less for a line, more for a cross, a tick or a filled bubble."""
        inside = (dark & ~self.around).reshape(len(dark), -1).astype(np.float32)
        count = np.maximum(inside.sum(axis=1), 1)
        x, y = self.x.ravel(), self.y.ravel()
        places = np.stack([x, y, x * x, y * y, x * y], axis=1).astype(np.float32)
        mean_x, mean_y, xx, yy, xy = (inside @ places / count[:, None]).T
        xx, yy, xy = xx - mean_x**2, yy - mean_y**2, xy - mean_x * mean_y
        narrow = (xx + yy) / 2 - np.sqrt(((xx - yy) / 2) ** 2 + xy**2)
        return np.asarray(np.sqrt(np.maximum(narrow, 0)))

    def extent(self, dark: NDArray[Any]) -> NDArray[Any]:
        """How far dark dots reach across or down the inside, as a part of it."""
        inside = dark & self.core
        across = inside.any(axis=1).sum(axis=1) / self.core.any(axis=0).sum()
        down = inside.any(axis=2).sum(axis=1) / self.core.any(axis=1).sum()
        return np.asarray(np.maximum(across, down))


def _printed(
    patches: NDArray[Any], letters: NDArray[Any], core: NDArray[Any], most: float = _PRINTED
) -> NDArray[Any]:
    """What is printed in each bubble: what those with one letter have in common that are about as
    light as the lightest of the sheet."""
    if not len(patches):
        return patches
    light = patches[:, core].mean(axis=1)
    level = min(float(np.quantile(light, _LIGHT_QUANTILE)), _DARKEST_BLANK)
    blank = light < level + max(_ALIKE, 0.5 * level)
    common = {}
    for letter in np.unique(letters):
        same = patches[blank & (letters == letter)]
        if len(same) >= _FEW:
            common[letter] = np.clip(np.quantile(same, _PRINTED_QUANTILE, axis=0), 0, most)
    # Of a letter that nearly everybody marks, it is taken to be about as in the others.
    others = [cv2.blur(seen, (5, 5)) for seen in common.values()]
    usual = np.mean(others, axis=0) if others else np.zeros_like(patches[0])
    printed = [np.asarray(common.get(letter, usual)) for letter in letters]
    return np.stack(printed)


def _strokes(
    ink: NDArray[Any], centres: NDArray[Any], inside: _Inside
) -> tuple[NDArray[Any], NDArray[Any]]:
    """The length of the longest stroke in each bubble, mm, and whether it is in others too."""
    count, names, boxes, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    x = np.round((centres[:, 0, None] + inside.x[inside.core]) * COARSE - 0.5).astype(int)
    y = np.round((centres[:, 1, None] + inside.y[inside.core]) * COARSE - 0.5).astype(int)
    there = names[y.clip(0, ink.shape[0] - 1), x.clip(0, ink.shape[1] - 1)]
    spans = np.hypot(boxes[:, cv2.CC_STAT_WIDTH], boxes[:, cv2.CC_STAT_HEIGHT]) / COARSE
    spans[0] = 0
    users = np.zeros(count, int)
    for bubble in there:
        users[np.unique(bubble)] += 1
    users[0] = 0
    return spans[there].max(axis=1), users[there].max(axis=1) > 1
