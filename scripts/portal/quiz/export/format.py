"""What an export format is: it writes the questions that it can carry, and names the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from portal.quiz.item import BankItem

Why = Literal[
    "type",
    "stem-long",
    "option-long",
    "options-many",
    "answer-long",
    "answers-many",
    "questions-many",
    "multi-line",
    "answers-weight",
    "unreadable",
    "same-fact",
]
"""Why a format can't carry a question."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A question that a format can't carry; it is left out, never cut."""

    item: BankItem
    why: Why
    limit: int | None = None
    """What the format allows, where a number says it."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A file's bytes, and the questions that are not in it."""

    data: bytes
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user asked of an export beyond its questions."""

    title: str
    language: str
    """The code of the language of the names that the file holds."""
    profile: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """One export format; `suffix` is its file's ending."""

    name: str
    suffix: str
    write: Callable[[Sequence[BankItem], Wish], Exported]
