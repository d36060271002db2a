"""Results: the points of every sheet that is counted, by question of the bank.

Versions are counted together: a question is known by its id, an option by its place in the bank.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import numpy as np

from portal.quiz.grading.hand_marks import begun, hand_questions
from portal.quiz.grading.score import points
from portal.quiz.grading.sheets import Sheet
from portal.quiz.grading.statistics import Numbers
from portal.quiz.paper.key import Key, KeyQuestion

CHOICES = ("single", "multiple", "true_false")
"""The types whose one row is the options themselves."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A question of a sheet: its points, and for choices the options as places in the bank.

    One marked by hand is `blank` without points, and `right` with all of them.
    """

    points: Fraction
    chosen: frozenset[int]
    blank: bool
    right: bool


@dataclass(frozen=True, slots=True)
class Result:
    """A counted sheet: its answers by the id of the question."""

    sheet: Sheet
    answers: Mapping[str, Answered]

    @property
    def points(self) -> Fraction:
        """All its points."""
        return sum((one.points for one in self.answers.values()), Fraction(0))

    @property
    def blank(self) -> bool:
        """Whether nothing at all is filled."""
        return all(one.blank for one in self.answers.values())


@dataclass(frozen=True, slots=True)
class Results:
    """The results of a paper; `questions` are those that count, as they stand in the first
    version: read from sheets, or marked by hand and entered."""

    key: Key
    questions: tuple[KeyQuestion, ...]
    results: tuple[Result, ...]
    waiting: tuple[Sheet, ...]
    out: tuple[Sheet, ...]

    @property
    def most(self) -> int:
        """The points to win on a sheet."""
        return sum(question.points for question in self.questions)

    @property
    def not_entered(self) -> int:
        """How many questions marked by hand are not in here, for nobody entered their points."""
        counted = {question.id for question in self.questions}
        return sum(question.id not in counted for question in hand_questions(self.key))

    def totals(self) -> Numbers:
        """The points of each sheet."""
        return np.array([float(result.points) for result in self.results])

    def scores(self, *, shares: bool = False) -> Numbers:
        """Sheets by questions: points, or as `shares` the parts of each question's points."""
        table = [
            [
                float(
                    _share(one.answers[question.id], question)
                    if shares
                    else one.answers[question.id].points
                )
                for question in self.questions
            ]
            for one in self.results
        ]
        return np.array(table, float).reshape(len(self.results), len(self.questions))


def results_of(key: Key, sheets: Iterable[Sheet]) -> Results:
    """The points of the sheets that are counted; those that wait or are left out beside them."""
    sheets = tuple(sheets)
    entered = begun(sheets)
    counted, waiting, out = [], [], []
    for sheet in sheets:
        if sheet.said.out:
            out.append(sheet)
        elif sheet.waiting:
            waiting.append(sheet)
        else:
            counted.append(Result(sheet, _answers(key, sheet, entered)))
    first = next(iter(key.versions.values()))
    questions = tuple(one for one in first.questions if not one.by_hand or one.id in entered)
    return Results(key, questions, tuple(counted), tuple(waiting), tuple(out))


def _answers(key: Key, sheet: Sheet, entered: frozenset[str]) -> dict[str, Answered]:
    assert sheet.version is not None
    version = key.versions[sheet.version]
    answers = {}
    for question, marks in zip(version.questions, sheet.marks(version), strict=True):
        if question.by_hand:
            if question.id in entered:
                answers[question.id] = _by_hand(question, sheet.hand[question.id])
            continue
        chosen: frozenset[int] = frozenset()
        if question.type in CHOICES:
            chosen = frozenset(bank_place(question, option) for option in marks[0])
        blank = not any(marks)
        right = all(row == frozenset(k) for row, k in zip(marks, question.answer, strict=True))
        answers[question.id] = Answered(points(question, marks), chosen, blank, right)
    return answers


def _by_hand(question: KeyQuestion, worth: Fraction) -> Answered:
    return Answered(worth, frozenset(), not worth, worth == question.points)


def _share(answered: Answered, question: KeyQuestion) -> Fraction:
    """The part of a question's points that was won; of one without points all or nothing."""
    if not question.points:
        return Fraction(answered.right)
    return answered.points / question.points


def bank_place(question: KeyQuestion, option: int) -> int:
    """The place in the bank of an option as it is shown; true is 0 and false is 1."""
    return question.order[option] if option < len(question.order) else option


def unfit(key: Key) -> Literal["nothing", "differs"] | None:
    """Why no sheets can be marked by a key: it has `nothing` to fill in, or one version `differs`
    from another in its questions, their answers or points; None where they can."""
    first, *others = (
        {question.id: _worth(question) for question in version.questions}
        for version in key.versions.values()
    )
    if any(one != first for one in others):
        return "differs"
    return None if key.has_sheets else "nothing"


def _worth(question: KeyQuestion) -> tuple[object, ...]:
    """What a question gives for which answer, in whatever order its options are shown."""
    right = [frozenset(bank_place(question, option) for option in row) for row in question.answer]
    return question.points, question.partial, *right
