"""Points are given as the paper says, whatever is filled."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portal.quiz.grading.score import Marks, points
from portal.quiz.paper.key import KeyQuestion
from quiz.grading.papers import question

OPTIONS = ("一", "二", "三", "四")


def marks(*rows: set[int]) -> Marks:
    return tuple(frozenset(row) for row in rows)


def of(kind: str, answer: Any, partial: bool = True, worth: int = 4) -> KeyQuestion:
    made = question(1, kind, OPTIONS, answer, partial=partial, points=worth)
    assert isinstance(made, KeyQuestion)
    return made


@pytest.mark.parametrize(
    ("kind", "answer", "partial", "filled", "wanted"),
    [
        ("single", ((2,),), True, marks({2}), 4),
        ("single", ((2,),), True, marks({1}), 0),
        ("single", ((2,),), True, marks({2, 1}), 0),
        ("single", ((2,),), True, marks(set()), 0),
        ("true_false", ((1,),), False, marks({1}), 4),
        ("true_false", ((1,),), True, marks({0, 1}), 0),
        ("multiple", ((0, 2),), True, marks({0, 2}), 4),
        ("multiple", ((0, 2),), True, marks({2}), 2),
        ("multiple", ((0, 2),), False, marks({2}), 0),
        ("multiple", ((0, 2),), True, marks({0, 2, 3}), 0),
        ("multiple", ((0, 2),), True, marks({0, 3}), 0),
        ("multiple", ((0, 2),), True, marks(set()), 0),
        ("match", ((0,), (1,), (2,)), True, marks({0}, {2}, {2}), Fraction(8, 3)),
        ("match", ((0,), (1,), (2,)), False, marks({0}, {2}, {2}), 0),
        ("match", ((0,), (1,), (2,)), True, marks({0, 1}, set(), {1}), 0),
        ("order", ((3,), (1,), (0,), (2,)), True, marks({3}, {1}, {2}, {0}), 2),
        ("order", ((3,), (1,), (0,), (2,)), False, marks({3}, {1}, {0}, {2}), 4),
        ("blank", (), True, (), 0),
    ],
)
def test_points(kind: str, answer: Any, partial: bool, filled: Marks, wanted: Any) -> None:
    assert points(of(kind, answer, partial), filled) == wanted


def test_other_rows_than_the_question_has_are_refused() -> None:
    with pytest.raises(ValueError, match="rows"):
        points(of("single", ((1,),)), marks({1}, {1}))


bubbles = st.frozensets(st.integers(0, 3), max_size=4)


@given(st.frozensets(st.integers(0, 3), min_size=1), bubbles, st.booleans(), st.integers(0, 9))
def test_several_right_by_counting(
    right: frozenset[int], filled: frozenset[int], partial: bool, worth: int
) -> None:
    """Counted option by option, as a person with the paper does."""
    missed = sum(option in right and option not in filled for option in range(4))
    wrong = sum(option not in right and option in filled for option in range(4))
    got = points(of("multiple", (tuple(right),), partial, worth), (filled,))
    if not missed and not wrong:
        assert got == worth
    elif partial and filled and not wrong:
        assert got == Fraction(worth, 2)
    else:
        assert got == 0


@given(st.lists(st.tuples(st.integers(0, 3), bubbles), min_size=1, max_size=6))
def test_parts_of_a_match_add_up(rows: list[tuple[int, frozenset[int]]]) -> None:
    asked = of("match", tuple((key,) for key, _ in rows), True, 6)
    share = sum(Fraction(6, len(rows)) for key, filled in rows if filled == {key})
    assert points(asked, tuple(filled for _, filled in rows)) == share
