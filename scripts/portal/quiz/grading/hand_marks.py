"""Points that people give with a red pen: which questions need them, and which sheets lack them.

A question is in the results from the first sheet for which its points are entered. From then on
every sheet needs them, and one without waits: nothing that was not entered is counted as nothing.
A question for which nobody entered anything is left out of the results, and that is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from portal.quiz.paper.key import Key, KeyQuestion

if TYPE_CHECKING:
    from portal.quiz.grading.sheets import Sheet

Hand = Mapping[str, Mapping[str, Fraction]]
"""Points by version and serial, `A-12`, and by the question's id."""


def hand_questions(key: Key) -> tuple[KeyQuestion, ...]:
    """The questions that a person marks, as they stand in the first version; one that was struck
    out has no points, and needs none."""
    first = next(iter(key.versions.values()))
    return tuple(one for one in first.questions if one.by_hand and one.points)


def can_be(question: KeyQuestion, points: Fraction | None) -> bool:
    """Whether a question can be given so many points."""
    return points is None or 0 <= points <= question.points


def begun(sheets: Iterable[Sheet]) -> frozenset[str]:
    """The questions that points were entered for, by id; a sheet that waits for something else
    begins nothing."""
    return frozenset(question for sheet in sheets if sheet.ready for question in sheet.hand)


def with_marks(sheets: Iterable[Sheet], key: Key, hand: Hand) -> tuple[Sheet, ...]:
    """The sheets with the points that they were given, and those that they lack."""
    asked = {question.id: question for question in hand_questions(key)}
    given = [replace(sheet, hand=_given(asked, hand.get(sheet.name, {}))) for sheet in sheets]
    wanted = begun(given)
    return tuple(
        replace(sheet, unmarked=tuple(one for one in asked if one in wanted - set(sheet.hand)))
        if sheet.ready
        else sheet
        for sheet in given
    )


def _given(asked: Mapping[str, KeyQuestion], points: Mapping[str, Fraction]) -> dict[str, Fraction]:
    return {
        name: worth
        for name, worth in points.items()
        if name in asked and can_be(asked[name], worth)
    }
