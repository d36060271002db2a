"""The rules of a contest in a hall: `hall:` of `quiz/rules/<slug>.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

RoundKind = Literal["required", "buzz", "risk", "audience", "sudden_death"]
Early = Literal["points", "lockout"]


@dataclass(frozen=True, slots=True)
class Team:
    """A team: its name by language, its colour (`#rrggbb`), and the key that is its buzzer."""

    name: Mapping[str, str]
    colour: str
    key: str


@dataclass(frozen=True, slots=True)
class Round:
    """A round. Points are whole numbers, what is lost is below zero; times are whole seconds.

    required      teams in turn, `questions` each; `right` and `wrong`
    buzz          `questions` in all; whoever presses first answers, `right` or `wrong`. Who presses
                  before the question is open loses `early_points` (`early: points`) or may not
                  press for `lockout_seconds` after it opens (`early: lockout`); after a wrong
                  answer the others may press again where `again` is set
    risk          teams choose one of `choices`, in the order of scores, lowest first where
                  `lowest_first` is set; plus or minus what was chosen; `questions` each
    audience      `questions` to the hall; no team gets points
    sudden_death  the teams that share a place decide by buzzer, one question after another, until
                  one is right; `questions` is how many are kept for it
    """

    kind: RoundKind
    title: Mapping[str, str]
    questions: int
    seconds: int
    right: int
    wrong: int
    choices: tuple[int, ...]
    lowest_first: bool
    early: Early
    early_points: int
    lockout_seconds: int
    again: bool
    section: int | None
    """The section of the pack's blueprint, from 0, that its questions are of; None is any that no
    round names."""


@dataclass(frozen=True, slots=True)
class HallRules:
    """The rules of a contest: every number that a host may want to set."""

    base: int
    """The points that every team begins with."""
    teams: tuple[Team, ...]
    rounds: tuple[Round, ...]
    title: Mapping[str, str] = field(default_factory=dict)
    """What the contest is called; empty where its blueprint's title is used."""
