"""The key of a paper: everything that grading needs, as one JSON file.

A key holds where each bubble stands, so that sheets printed once are read by any later version of
the program.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from portal.content.question import QuestionType
from portal.quiz.sheet.layout import SheetLayout

FORMAT = "shiliu-key-1"


@dataclass(frozen=True, slots=True)
class KeyQuestion:
    """A question as it stands in a version.

    `answer` has the places of the options that are right, from 0, for each of its rows. `order`
    has, for each option as shown, its place in the bank, so that versions are counted together;
    true is 0 and false is 1. `by_hand` questions (blank, short) have no rows: their points are
    given by a person and are not in the results.
    """

    number: int
    id: str
    type: QuestionType
    topic: str
    difficulty: int
    stem: str
    options: tuple[str, ...]
    points: int
    partial: bool
    answer: tuple[tuple[int, ...], ...]
    order: tuple[int, ...]

    @property
    def by_hand(self) -> bool:
        """Whether a person marks it."""
        return not self.answer


@dataclass(frozen=True, slots=True)
class KeyVersion:
    """A version of a paper (`A`, `B`) and its sheet."""

    name: str
    questions: tuple[KeyQuestion, ...]
    layout: SheetLayout


@dataclass(frozen=True, slots=True)
class Key:
    """The key of a paper; `paper` is its id, eight hexadecimal digits that are in every code."""

    paper: str
    title: str
    language: str
    blueprint: str
    seed: str
    versions: Mapping[str, KeyVersion]
