"""The statistics of a test: how points are spread, how hard and how telling each question is.

Plain definitions, checked in the tests against scipy, numpy and published examples. Points are
fractions while they are counted and floating numbers from here on. What cannot be computed (one
sheet, all the same points) is None, never a number that looks like a result.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

GROUP = 0.27
"""The share of sheets in the upper and in the lower group (Kelley 1939)."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How the points of `count` sheets are spread.

    `sd` is the sample's (n - 1); the quartiles are interpolated linearly (type 7, as R, numpy and
    spreadsheets do).
    """

    count: int
    mean: float
    sd: float | None
    lowest: float
    quartile: float
    median: float
    upper_quartile: float
    highest: float


def spread(totals: Sequence[float] | Numbers) -> Spread | None:
    """The spread of the sheets' points; None of no sheets."""
    values = np.asarray(totals, float)
    if not values.size:
        return None
    low, quartile, median, upper, high = (
        float(one) for one in np.quantile(values, (0, 0.25, 0.5, 0.75, 1))
    )
    sd = float(values.std(ddof=1)) if values.size > 1 else None
    return Spread(values.size, float(values.mean()), sd, low, quartile, median, upper, high)


def correlation(first: Numbers, second: Numbers) -> float | None:
    """Pearson's; None where one of them does not vary."""
    if first.size < 2 or not _varies(first) or not _varies(second):
        return None
    a, b = first - first.mean(), second - second.mean()
    return float((a @ b) / math.sqrt((a @ a) * (b @ b)))


def discrimination(scores: Numbers, item: int) -> float | None:
    """How an item's points go with those of all other items: the corrected point-biserial.

    `scores` are sheets by items. The item itself is taken out of the total, else every item would
    go with a total that it is a part of.
    """
    own = scores[:, item]
    return correlation(own, scores.sum(axis=1) - own)


def group_weights(totals: Numbers, share: float = GROUP) -> tuple[Numbers, Numbers]:
    """How much each sheet counts in the upper and in the lower group, which both sum to `share` of
    the sheets (at least one).

    Sheets that tie at a group's edge share what is left of it evenly, so that the order of the
    sheets decides nothing.
    """
    size = max(1.0, share * totals.size)
    # sums of thirds that are equal may differ in their last digits
    rounded = np.round(totals, 9)
    return _top(rounded, size), _top(-rounded, size)


def upper_lower(own: Numbers, totals: Numbers, share: float = GROUP) -> float | None:
    """The item's mean in the upper group less that in the lower: `own` is the part of its points (0
    to 1) that each sheet has, and `totals` the points that the sheets are ranked by. None of fewer
    than four sheets, or of equal totals."""
    if totals.size < 4 or not _varies(totals):
        return None
    upper, lower = group_weights(totals, share)
    return float((own @ upper) / upper.sum() - (own @ lower) / lower.sum())


def alpha(scores: Numbers) -> float | None:
    """Cronbach's alpha of sheets by items; of items with 0 or 1 it is KR-20.

    None of fewer than two items or sheets, or of equal totals.
    """
    sheets, items = scores.shape
    totals = scores.sum(axis=1)
    if sheets < 2 or items < 2 or not _varies(totals):
        return None
    within = scores.var(axis=0, ddof=1).sum()
    return float(items / (items - 1) * (1 - within / totals.var(ddof=1)))


def standard_error(sd: float | None, reliability: float | None) -> float | None:
    """The standard error of measurement, in points: sd * sqrt(1 - reliability)."""
    if sd is None or reliability is None or reliability > 1:
        return None
    return sd * math.sqrt(1 - reliability)


def _top(values: Numbers, size: float) -> Numbers:
    edge = np.sort(values)[::-1][math.ceil(size - 1e-9) - 1]
    above, tied = values > edge, values == edge
    weights: Numbers = above.astype(float)
    weights[tied] = (size - above.sum()) / tied.sum()
    return weights


def _varies(values: Numbers) -> bool:
    """Whether values differ by more than what is lost in computing with thirds."""
    return bool(np.ptp(values) > 1e-9)
