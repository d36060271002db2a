"""What a rule is: it makes a question of one subject, or says why not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from portal.content.question import Answer, QuestionType
from portal.quiz.generate.pool import Pool

Of = Literal["fact", "listing", "steps", "table", "honour", "honours", "quotation", "role", "place"]
"""What rules make questions of."""

Reason = Literal[
    "outside-answer",
    "contest",
    "asked-by-hand",
    "fact-in-stem",
    "fact-long",
    "fact-short",
    "stem-long",
    "passage-short",
    "open-list",
    "list-long",
    "no-direct-question",
    "other-wordings",
    "bound",
    "not-sure-false",
    "few-distractors",
    "key-stands-out",
    "same-fact-twice",
    "same-stem",
    "near-duplicate",
    "verdict",
]
"""Why a subject gave no question; beside these, the name of a flaw that the review found."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A question as a rule makes it; the bank adds where it comes from."""

    stem: str
    options: tuple[str, ...]
    answer: Answer
    difficulty: int
    explanation: str = ""
    """What explains it; empty where the words of the page do."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to make a question of what `of` names.

    `make` gets the item's id, from which all chance comes, and a subject of that kind.
    """

    name: str
    type: QuestionType
    of: Of
    example: str
    make: Callable[[str, Any, Pool], Draft | Reason]
