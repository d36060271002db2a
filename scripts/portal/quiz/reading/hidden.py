"""Says which bubbles of a sheet cannot be seen: under a finger, in a glare, or without any print.

What hides a bubble hides its printed oval. A glare also whitens the paper; where nothing does and
many ovals are still not seen, the sheet may lie otherwise than it seems, and waits as a whole.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from portal.quiz.reading.bubbles import NOTHING_MEAN, NOTHING_PEAK, Measures
from portal.quiz.reading.register import LEAST_PRINT, Bend
from portal.quiz.sheet.layout import SheetLayout

_UNSEEN = 0.35
"""An oval that is seen less than this part of the usual is not seen."""
_FEW = 4
_TINT = 0.14
"""Ground whose tint is farther from the usual than this part of it is no paper."""
_COLOURLESS = 0.005
"""Where no tint is farther than this from grey, there is no colour in the picture to tell skin
by."""
_WASHED_OUT = 250
"""Paper that is so light, of 255, may have been lighter than the camera could tell."""
_MANY, _MOST = 0.12, 0.5
"""Where more than this part of the bubbles is hidden, the whole sheet waits for a person; and where
a glare explains it, if more than this part is in rows that it touches."""
_BESIDE = 4.0
"""A row's bar on the right is no farther above or below it than this, mm."""


def find_hidden(
    measures: Measures, bend: Bend, layout: SheetLayout, *, placed: bool, scanned: bool
) -> tuple[NDArray[Any], str]:
    """Which bubbles are hidden, and the problem that makes the whole sheet wait, or "".

    `placed` says that marks and bars leave no doubt where the rows are, `scanned` that no finger
    and no glare can be over a sheet.
    """
    rows = np.repeat(np.arange(len(layout.rows)), [len(row.bubbles) for row in layout.rows])
    strange = _strange(measures)
    usual = _usual(measures, bend.seen)
    washed_out = measures.light >= _WASHED_OUT
    if usual < LEAST_PRINT:
        if scanned:
            return strange, "covered" if strange.mean() > _MANY else ""
        clear = placed and np.abs(measures.tint - 1).max() > _COLOURLESS
        between = _between_bars(bend, layout) if clear else np.zeros(len(layout.rows), bool)
        hidden = strange | washed_out | ~between[rows]
        return _whole_rows(hidden, rows), "faded" if hidden.mean() > _MANY else ""
    unseen = bend.seen < _UNSEEN * usual
    hidden = unseen | strange
    if hidden.mean() <= _MANY:
        return hidden, ""
    glare = unseen & washed_out & placed
    touched = _whole_rows(hidden, rows)
    waits = (hidden & ~glare).mean() > _MANY or touched.mean() > _MOST
    return touched, "covered" if waits else ""


def _usual(measures: Measures, seen: NDArray[Any]) -> float:
    """How clearly an oval usually stands out: filled ones are seen better than blank ones, so it is
    taken from these."""
    quiet = max(NOTHING_MEAN, 4 * measures.noise)
    empty = seen[(measures.mean < quiet) & (measures.peak < NOTHING_PEAK)]
    return float(np.median(empty)) if len(empty) > _FEW else float(np.median(seen))


def _strange(measures: Measures) -> NDArray[Any]:
    """Which bubbles stand on ground of another colour than the paper's: a finger is over them."""
    usual = float(np.median(measures.tint)) if len(measures.tint) else 1.0
    return np.abs(measures.tint / max(usual, 1e-3) - 1) > _TINT


def _between_bars(bend: Bend, layout: SheetLayout) -> NDArray[Any]:
    """Which rows have a bar that is seen on their left, and one on their right."""
    places, seen = bend.tracks.places, bend.tracks.seen
    between = []
    for left, row in enumerate(layout.rows):
        last = row.bubbles[-1]
        right = (places[:, 0] > last.x) & (np.abs(places[:, 1] - last.y) < _BESIDE)
        nearest = np.argmin(np.where(right, places[:, 0], np.inf))
        between.append(bool(seen[left] and right.any() and seen[nearest]))
    return np.array(between)


def _whole_rows(hidden: NDArray[Any], rows: NDArray[Any]) -> NDArray[Any]:
    """With one bubble of a row, all of it."""
    return np.asarray(np.isin(rows, rows[hidden]))
