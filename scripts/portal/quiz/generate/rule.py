"""What a rule is: it makes a question of one fact, or says why not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from portal.content.question import Answer, QuestionType
from portal.quiz.facts import Fact
from portal.quiz.generate.distractors import Pool

Reason = Literal[
    "contest",
    "asked-by-hand",
    "fact-in-stem",
    "fact-long",
    "fact-short",
    "stem-long",
    "passage-short",
    "open-list",
    "few-distractors",
    "key-stands-out",
    "same-fact-twice",
    "same-stem",
]
"""Why a fact gave no question."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A question as a rule makes it; the bank adds where it comes from."""

    stem: str
    options: tuple[str, ...]
    answer: Answer
    difficulty: int


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to make a question: `make` gets the item's id, from which all chance comes."""

    name: str
    type: QuestionType
    example: str
    make: Callable[[str, Fact, Pool], Draft | Reason]
