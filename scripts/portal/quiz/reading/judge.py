"""Says of each bubble whether it is blank or filled, or that only a person can tell.

All darknesses are without what is printed: 0 is paper, 1 is black.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from portal.quiz.reading.bubbles import NOTHING_MEAN, NOTHING_PEAK, Measures, lightest, spread
from portal.quiz.reading.reading import Mark

_SOLID = 0.5
"""So much of the inside is ink in a bubble that is filled as asked."""
_STROKE, _THROUGH, _STROKE_PEAK = 0.13, 0.6, 0.2
"""A cross or a tick covers so much, reaches so far through, and is at least so dark."""
_LONG_ENOUGH = 3.0
"""The length of a stroke that was meant, mm."""
_SPECKS, _SPECK, _SPECK_MEAN = 0.1, 1.3, 0.09
"""Where less is covered, by pieces shorter than this, mm, and it is not darker on the whole, there
are only specks."""
_SHADED, _SURELY = 0.3, 0.6
"""Where so much around a bubble is dark, and its inside is not darker than this, it may lie in a
narrow shadow."""
_CLEAR = 0.3
"""Ink that is so dark is clear, if it is also beside the sheet's:"""
_CLEAR_SHARE = 0.6
_FAINT = 0.17
"""The faintest ink that counts, where all of a sheet is faint."""
_FAINT_SHARE = 0.75
_TRACE_PEAK, _TRACE_MEAN = 0.25, 0.12
"""What is weaker than these parts of the sheet's ink is a trace of it, and no mark."""
_RUBBED_PEAK, _RUBBED_MEAN = 0.42, 0.36
"""What is weaker than these parts of a clear mark in its row was rubbed out,"""
_EVEN = 0.72
"""if it is even, on the whole at least this part of its darkest, which a thin stroke is not, or
no more than a trace."""
_LONGEST = 11.0
"""A longer stroke, mm, was not meant for a bubble alone."""
_ALIKE = 0.65
"""Marks of one row whose strengths are farther apart than this are of unlike strength."""
_RED = 0.22
"""What is so much darker in green or blue than in red was marked in red ink."""
_UNLIKE, _DEVIATIONS = 0.01, 6.0
"""A bubble that is so much darker than blank ones, and by so many of their deviations, is unlike
them;"""
_DARK_GROUND = 0.1
"""and so is one that is darker than this."""
_EDGE, _EDGE_PEAK = 20.0, 0.06
"""Where the light changes by so much, of 255, at the edge of a shadow, ink may seem so weak."""
_RINGED = 0.1
"""Where so much next to a bubble is ink, it may be ringed, or underlined."""
_BROAD = 0.27
"""Ink that is nearer to one straight line than this, mm, is a line, and may be a slip."""


def judge(
    measures: Measures,
    hidden: NDArray[Any],
    slipped: NDArray[Any],
    rows: Sequence[int],
    single: Sequence[bool],
) -> list[Mark]:
    """The mark of each bubble.

    `hidden` says whether its oval is not seen, `slipped` whether its row may be another, `rows`
    each bubble's row, `single` whether a row takes one mark only.
    """
    marks: list[Mark] = [_alone(measures, n) for n in range(len(measures.mean))]
    red = measures.red > _RED + np.maximum(measures.mean, 0)
    odd = red | _unlike(measures) | _ringed(measures) | _at_edge(measures)
    for n in np.flatnonzero(odd).tolist():
        marks[n] = "doubtful" if marks[n] == "blank" else marks[n]
    lines: list[list[int]] = [[] for _ in single]
    for n, row in enumerate(rows):
        lines[row].append(n)
    for members, one in zip(lines, single, strict=True):
        _together(measures, members, marks, one)
        if slipped[members].any():
            for n in members:
                marks[n] = "doubtful"
    # A finger or glare may hide what was marked, whatever the rest of the row says.
    for n in np.flatnonzero(hidden).tolist():
        if marks[n] == "blank":
            marks[n] = "doubtful"
    return marks


def _unlike(measures: Measures) -> NDArray[Any]:
    """Which bubbles are darker than most blank ones are, however little: the faintest pencil."""
    found = measures.red > _DARK_GROUND
    for values in (measures.mean, measures.red):
        low = lightest(values)
        far = max(_UNLIKE, min(_DEVIATIONS * spread(low), _DARK_GROUND))
        found = found | (values > np.median(low) + far)
    return np.asarray(found)


def _at_edge(measures: Measures) -> NDArray[Any]:
    """In which bubbles there is something at the edge of a shadow."""
    return (measures.edge > _EDGE) & (measures.peak > _EDGE_PEAK)


def _ringed(measures: Measures) -> NDArray[Any]:
    """Around or under which bubbles there is ink: they may have been meant."""
    return (measures.rim > _RINGED) | (measures.outside > _RINGED)


def _alone(measures: Measures, n: int) -> Mark:
    """What a bubble is by itself, beside the ink of its sheet."""
    mean, peak, cover = measures.mean[n], measures.peak[n], measures.cover[n]
    quiet = max(NOTHING_MEAN, 4 * measures.noise)
    if mean < quiet and peak < NOTHING_PEAK:
        return "blank"
    clear = max(_FAINT, min(_CLEAR, _FAINT_SHARE * measures.ink), _CLEAR_SHARE * measures.ink)
    shaded = measures.outside[n] > _SHADED and mean < _SURELY
    if cover >= _SOLID and peak >= clear:
        return "doubtful" if shaded else "filled"
    stray = measures.length[n] > _LONGEST or measures.shared[n] or measures.broad[n] < _BROAD
    stroke = (
        cover >= _STROKE and measures.extent[n] >= _THROUGH and measures.joint[n] >= _LONG_ENOUGH
    )
    if stroke and not stray and peak >= max(_STROKE_PEAK, _CLEAR_SHARE * measures.ink):
        return "filled"
    if peak < _TRACE_PEAK * measures.ink and mean < _TRACE_MEAN * measures.ink:
        return "blank"
    if cover < _SPECKS and mean < min(1.5 * quiet, _SPECK_MEAN) and measures.joint[n] < _SPECK:
        return "blank"
    return "doubtful"


def _together(measures: Measures, members: list[int], marks: list[Mark], single: bool) -> None:
    """Sees the marks of a row beside each other; `marks` is changed."""
    filled = [n for n in members if marks[n] == "filled"]
    for n in members:
        if marks[n] == "doubtful" and any(_rubbed_out(measures, n, other) for other in filled):
            marks[n] = "blank"
    if single and len(filled) > 1:
        strengths = measures.mean[filled]
        if strengths.min() < _ALIKE * strengths.max():
            for n in filled:
                marks[n] = "doubtful"


def _rubbed_out(measures: Measures, n: int, other: int) -> bool:
    """Whether one bubble is so much weaker than a clear one that it was rubbed out: what is left
    is even, so its darkest part is weak too."""
    even = measures.mean[n] > _EVEN * measures.peak[n]
    return bool(
        (even or measures.peak[n] < _TRACE_PEAK * measures.ink)
        and measures.peak[n] < min(_RUBBED_PEAK * measures.peak[other], _CLEAR)
        and measures.mean[n] < _RUBBED_MEAN * measures.mean[other]
        and measures.red[n] < _DARK_GROUND + max(measures.mean[n], 0)
    )
