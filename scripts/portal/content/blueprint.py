"""Blueprints: `quiz/blueprints/<slug>.yml`, one a file: what a paper is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from portal.content.question import Pool, QuestionType


@dataclass(frozen=True, slots=True)
class Section:
    """Questions of a paper that stand together and are worth the same.

    `topics` and `difficulty` say exactly how many of a topic or a difficulty are among them; what
    they do not name is free. `title` is empty where the types name the section.
    """

    title: Mapping[str, str]
    types: tuple[QuestionType, ...]
    count: int
    points: int
    topics: Mapping[str, int]
    difficulty: Mapping[int, int]
    partial: bool
    """Whether a part of the points is given for a part of the answer: half of them for a choice of
    several that lacks some and has none that is wrong; each right row's share of match and order.
    """


@dataclass(frozen=True, slots=True)
class Blueprint:
    """What a paper is made of; `topics` and `difficulty` are those of the whole paper."""

    slug: str
    title: Mapping[str, str]
    pool: Pool | Literal["all"]
    minutes: int
    pass_percent: int
    """From how many hundredths of the points on a certificate is given."""
    sections: tuple[Section, ...]
    topics: Mapping[str, int]
    difficulty: Mapping[int, int]
    note: Mapping[str, str]
    """Words for who sits the paper, shown under its title."""
    path: str
    line: int

    @property
    def count(self) -> int:
        """How many questions a paper has."""
        return sum(section.count for section in self.sections)

    @property
    def points(self) -> int:
        """How many points there are to win."""
        return sum(section.count * section.points for section in self.sections)
