"""The statistics are those of scipy, of numpy's covariances, and of R's published examples."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise, permutations
from statistics import quantiles, stdev

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from portal.quiz.grading import statistics
from scipy import stats

EXACT = 1e-9

ATTITUDE = """
43 51 30 39 61 92 45  63 64 51 54 63 73 47  71 70 68 69 76 86 48  61 63 45 47 54 84 35
81 78 56 66 71 83 47  43 55 49 44 54 49 34  58 67 42 56 66 68 35  71 75 50 55 70 66 41
72 82 72 67 71 83 31  67 61 45 47 62 80 41  64 53 53 58 58 67 34  67 60 47 39 59 74 41
69 62 57 42 55 63 25  68 83 83 45 59 77 35  77 77 54 72 79 77 46  81 90 50 72 60 54 36
74 85 64 69 79 79 63  65 60 65 75 55 80 60  65 70 46 57 75 85 46  50 58 68 54 64 78 52
50 40 33 34 43 64 33  64 61 52 62 66 80 41  53 66 52 50 63 80 37  40 37 42 58 50 57 49
63 54 42 48 66 75 33  66 77 66 63 88 76 72  78 75 58 74 80 78 49  48 57 44 45 51 83 38
85 85 71 71 77 74 55  82 82 39 59 64 78 39
"""
"""R's data set `attitude`: 30 departments, 7 questions."""


def answers(sheets: int, items: int, seed: int) -> statistics.Numbers:
    """Right and wrong answers of people of different abilities."""
    draw = np.random.default_rng(seed)
    able = draw.normal(size=(sheets, 1))
    hard = draw.normal(size=(1, items))
    return (draw.random((sheets, items)) < 1 / (1 + np.exp(hard - able))).astype(float)


def test_r_s_example_of_reliability() -> None:
    """`psych::alpha(attitude)` has raw_alpha 0.84 with the mean 60 and sd 8.2 of people's means."""
    scores = np.array(ATTITUDE.split(), float).reshape(30, 7)
    found = statistics.alpha(scores)
    assert found is not None and round(found, 2) == 0.84
    whole = statistics.spread(scores.mean(axis=1))
    assert whole is not None and whole.sd is not None
    assert (round(whole.mean), round(whole.sd, 1)) == (60, 8.2)


@pytest.mark.parametrize(("sheets", "items", "seed"), [(12, 5, 1), (60, 20, 2), (2000, 50, 3)])
def test_reliability_by_covariances_and_by_kuder_and_richardson(
    sheets: int, items: int, seed: int
) -> None:
    scores = answers(sheets, items, seed)
    found = statistics.alpha(scores)
    covariances = np.cov(scores, rowvar=False)
    right = scores.mean(axis=0)
    kr20 = 1 - (right * (1 - right)).sum() / scores.sum(axis=1).var()
    share = items / (items - 1)
    assert found == pytest.approx(share * (1 - covariances.trace() / covariances.sum()), abs=EXACT)
    assert found == pytest.approx(share * kr20, abs=EXACT)


@pytest.mark.parametrize(("sheets", "items", "seed"), [(12, 5, 4), (60, 20, 5), (2000, 50, 6)])
def test_discrimination_is_scipy_s(sheets: int, items: int, seed: int) -> None:
    scores = answers(sheets, items, seed)
    for item in range(items):
        rest = np.delete(scores, item, axis=1).sum(axis=1)
        found = statistics.discrimination(scores, item)
        if np.ptp(scores[:, item]) == 0:
            assert found is None
            continue
        wanted = stats.pointbiserialr(scores[:, item].astype(bool), rest).statistic
        assert found == pytest.approx(float(wanted), abs=EXACT)


def test_parts_of_points_are_correlated_too() -> None:
    draw = np.random.default_rng(7)
    scores = draw.integers(0, 7, (200, 9)) / 3
    for item in range(9):
        rest = np.delete(scores, item, axis=1).sum(axis=1)
        wanted = stats.pearsonr(scores[:, item], rest).statistic
        assert statistics.discrimination(scores, item) == pytest.approx(float(wanted), abs=EXACT)


numbers = st.lists(st.integers(0, 400).map(lambda n: n / 4), min_size=2, max_size=40)


@given(numbers)
def test_the_spread_is_that_of_the_standard_library(totals: list[float]) -> None:
    found = statistics.spread(totals)
    assert found is not None and found.count == len(totals)
    first, median, third = quantiles(totals, n=4, method="inclusive")
    assert found.quartile == pytest.approx(first, abs=EXACT)
    assert found.median == pytest.approx(median, abs=EXACT)
    assert found.upper_quartile == pytest.approx(third, abs=EXACT)
    assert found.mean == pytest.approx(float(sum(map(Fraction, totals)) / len(totals)), abs=EXACT)
    assert found.sd == pytest.approx(stdev(totals), abs=EXACT)
    assert (found.lowest, found.highest) == (min(totals), max(totals))


def test_upper_and_lower_by_sorting_where_nothing_ties() -> None:
    draw = np.random.default_rng(8)
    own, totals = draw.random((2, 100))
    found = statistics.upper_lower(own, totals)
    order = np.argsort(totals)
    wanted = own[order[-27:]].mean() - own[order[:27]].mean()
    assert found == pytest.approx(wanted, abs=EXACT)


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 1), st.integers(0, 2)), min_size=4, max_size=6))
def test_ties_are_shared_as_if_every_order_were_tried(rows: list[tuple[int, int]]) -> None:
    """The mean over all orders in which sheets that tie can be sorted; a quarter and a half of
    them are whole sheets."""
    scores = np.array(rows, float)
    share = 0.5 if len(rows) % 2 == 0 else 2 / len(rows)
    size = round(share * len(rows))
    totals = scores.sum(axis=1)
    found = statistics.upper_lower(scores[:, 0], totals, share)
    if np.ptp(totals) == 0:
        assert found is None
        return
    each = [
        sum(rows[n][0] for n in order[:size]) - sum(rows[n][0] for n in order[-size:])
        for order in permutations(range(len(rows)))
        if all(totals[a] >= totals[b] for a, b in pairwise(order))
    ]
    assert found == pytest.approx(float(np.mean(each)) / size, abs=EXACT)


def test_thirds_that_are_equal_tie() -> None:
    third = 1 / 3
    totals = np.array([third + third + third, 1.0, 0.0, 0.5])
    upper, _ = statistics.group_weights(totals, 0.25)
    assert upper.tolist() == [0.5, 0.5, 0, 0]


def test_the_standard_error_of_measurement() -> None:
    assert statistics.standard_error(6.0, 0.75) == pytest.approx(3.0, abs=EXACT)
    assert statistics.standard_error(None, 0.75) is statistics.standard_error(6.0, None) is None


def test_what_cannot_be_computed_is_none() -> None:
    one, same, none = np.ones((1, 4)), np.ones((9, 4)), np.ones((0, 4))
    assert statistics.spread([]) is None
    alone = statistics.spread([5.0])
    assert alone is not None and alone.sd is None
    for scores in (one, same, none):
        assert statistics.alpha(scores) is None
        assert statistics.discrimination(scores, 0) is None
        assert statistics.upper_lower(scores[:, 0], scores.sum(axis=1)) is None
    assert statistics.alpha(np.array([[1.0], [0.0], [1.0]])) is None
