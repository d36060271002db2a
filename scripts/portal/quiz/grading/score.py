"""Points: what a question gives for the bubbles that are filled in its rows."""

from __future__ import annotations

from fractions import Fraction

from portal.quiz.paper.key import KeyQuestion

Marks = tuple[frozenset[int], ...]
"""The filled bubbles of each row of a question, counted from 0."""


def points(question: KeyQuestion, marks: Marks) -> Fraction:
    """The points for `marks`, which are as many as the question has rows.

    All of them where every row has exactly its right bubbles, so that two filled in a row with one
    right answer give nothing. Where the question gives parts: half for a choice of several that
    lacks some and has none that is wrong, and each right row's share of a match or an order.

    Raises ValueError where the rows are not the question's.
    """
    if len(marks) != len(question.answer):
        raise ValueError(f"{len(marks)} rows for question {question.number}")
    right = [row == frozenset(key) for row, key in zip(marks, question.answer, strict=True)]
    if question.by_hand:
        return Fraction(0)
    if all(right):
        return Fraction(question.points)
    if not question.partial:
        return Fraction(0)
    if question.type == "multiple":
        some = bool(marks[0]) and marks[0] < frozenset(question.answer[0])
        return Fraction(question.points, 2) if some else Fraction(0)
    if question.type in ("match", "order"):
        return Fraction(question.points * sum(right), len(right))
    return Fraction(0)
