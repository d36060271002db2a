"""What comes of drawing a paper by its blueprint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from portal.content.blueprint import Blueprint
from portal.quiz.item import BankItem


@dataclass(frozen=True, slots=True)
class Assembled:
    """A paper that meets its blueprint exactly: the questions of each section, in order.

    No two of them ask for one fact.
    """

    blueprint: Blueprint
    seed: str
    language: str
    sections: tuple[tuple[BankItem, ...], ...]

    @property
    def items(self) -> tuple[BankItem, ...]:
        """All its questions in order."""
        return tuple(item for section in self.sections for item in section)


@dataclass(frozen=True, slots=True)
class Lack:
    """One demand of a blueprint that cannot be met together with all the others.

    `section` counts from 0, None is the whole paper; `short` is how many questions are missing
    where as few as possible are, over all demands.
    """

    section: int | None
    kind: Literal["count", "topic", "difficulty"]
    value: str
    """The topic, or the difficulty; '' of a count."""
    wanted: int
    short: int


@dataclass(frozen=True, slots=True)
class Shortage:
    """Why a blueprint cannot be met by a bank."""

    lacks: tuple[Lack, ...]
