"""Reads the rules of a contest in a hall: `hall:` of `quiz/rules/<slug>.yml`.

What a file leaves out is usual: `USUAL` has the numbers of each kind of round.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from portal.content import yaml_nodes
from portal.content.fields import (
    Flag,
    Record,
    Some,
    Whole,
    Within,
    Worded,
    as_text,
    distinct,
    fault,
    in_languages,
)
from portal.content.hall import Early, HallRules, Round, RoundKind, Team
from portal.content.making import make
from portal.findings import Report
from portal.language.catalogue import meant_by

BASE = 100
"""The points that a team begins with."""
FEWEST_TEAMS, MOST_TEAMS = 2, 12
MOST_POINTS = 1000
MOST_SECONDS = 600
MOST_QUESTIONS = 100

COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "red": "#c62828",
        "blue": "#1a56b0",
        "green": "#2e7d32",
        "yellow": "#e0a100",
        "purple": "#7b3fa0",
        "orange": "#d9660b",
        "teal": "#00838f",
        "pink": "#c2457f",
        "brown": "#795548",
        "grey": "#616161",
        "navy": "#1f2f6b",
        "olive": "#6b6b1a",
    }
)
"""The colours that have names, in the order in which teams without one get them."""
KEYS = "qpzmtvgoxnej"
"""The buzzers of teams without one, each as far from those before it as a keyboard allows."""

_BUZZER = MappingProxyType(
    {"early": "points", "early_points": -10, "lockout_seconds": 3, "again": True}
)
USUAL: Mapping[RoundKind, Mapping[str, Any]] = MappingProxyType(
    {
        "required": {"questions": 5, "seconds": 30, "right": 10, "wrong": 0},
        "buzz": {"questions": 10, "seconds": 15, "right": 20, "wrong": -20, **_BUZZER},
        "risk": {"questions": 1, "seconds": 60, "choices": (10, 30, 50), "lowest_first": False},
        "audience": {"questions": 3, "seconds": 30},
        "sudden_death": {"questions": 5, "seconds": 15, **_BUZZER, "early": "lockout"},
    }
)
"""The keys that each kind of round has, beside its title and section, and their usual values."""


def _colour(value: object) -> str:
    # unquoted, #c62828 is a comment
    text = "" if value is None else unicodedata.normalize("NFKC", as_text(value)).lower()
    if text in COLOURS:
        return COLOURS[text]
    if re.fullmatch("#[0-9a-f]{6}", text):
        return text
    near = get_close_matches(text, COLOURS, n=1)
    meant = meant_by(text, "colours") or (near[0] if near else "red")
    raise fault("hall-colour", value=text, near=meant, known=", ".join(COLOURS))


def _key(value: object) -> str:
    text = unicodedata.normalize("NFKC", as_text(value)).lower()
    # F lets the hall's window fill the screen
    if not re.fullmatch("[a-eg-z0-9]", text):
        raise fault("hall-key", value=text)
    return text


def _loss(value: int) -> int:
    if value > 0:
        raise fault("hall-loss", value=value)
    return value


_Points = Annotated[Whole, AfterValidator(Within(0, MOST_POINTS))]
_Loss = Annotated[Whole, AfterValidator(_loss), AfterValidator(Within(-MOST_POINTS, 0))]
_Choice = Annotated[Whole, AfterValidator(Within(1, MOST_POINTS))]


class TeamFields(Record):
    """A team as its file has it."""

    name: Worded
    colour: Annotated[str | None, BeforeValidator(_colour)] = None
    """One of `COLOURS` or `#rrggbb`; None is one that no team has."""
    key: Annotated[str | None, BeforeValidator(_key)] = None


class RoundFields(Record):
    """A round as its file has it; `USUAL` says what each kind may have."""

    kind: RoundKind
    title: Worded = Field(default_factory=dict)
    questions: Annotated[Whole, AfterValidator(Within(1, MOST_QUESTIONS))] | None = None
    seconds: Annotated[Whole, AfterValidator(Within(3, MOST_SECONDS))] | None = None
    right: _Points | None = None
    wrong: _Loss | None = None
    choices: Annotated[Some[_Choice], AfterValidator(distinct)] | None = None
    lowest_first: Flag | None = None
    early: Early | None = None
    early_points: _Loss | None = None
    lockout_seconds: Annotated[Whole, AfterValidator(Within(1, 60))] | None = None
    again: Flag | None = None
    section: Annotated[Whole, AfterValidator(Within(1, 50))] | None = None
    """Of the blueprint, from 1."""


class HallFields(Record):
    """`hall:` as its file has it."""

    base: Annotated[Whole, AfterValidator(Within(0, 10000))] = BASE
    teams: Some[TeamFields]
    rounds: Some[RoundFields]


def read_hall(
    node: yaml_nodes.Node,
    report: Report,
    default: str,
    title: Mapping[str, str],
    prefix: str = "hall.",
) -> HallRules | None:
    """The rules in `node`, or None with a finding for each fault; `title` is the contest's, and
    `default` the language of plain words."""
    fields = make(HallFields, node, report, prefix=prefix)
    if fields is None:
        return None
    before = len(report.findings)
    _check_teams(fields.teams, node, report, prefix, default)
    for number, found in enumerate(fields.rounds):
        for name in sorted(found.model_fields_set - {"kind", "title", "section"}):
            if name not in USUAL[found.kind]:
                line = yaml_nodes.line_at(node, ("rounds", number, name))
                known = ", ".join((*USUAL[found.kind], "title", "section"))
                field = f"{prefix}rounds.{number}.{name}"
                report.error(
                    "hall-not-of-kind", line, field, key=name, kind=found.kind, known=known
                )
    if len(report.findings) > before:
        return None
    return HallRules(
        base=fields.base,
        teams=tuple(_teams(fields.teams, default)),
        rounds=tuple(_round(found, default) for found in fields.rounds),
        title=title,
    )


def _check_teams(
    teams: Sequence[TeamFields],
    node: yaml_nodes.Node,
    report: Report,
    prefix: str,
    default: str,
) -> None:
    """Report teams that are too few or too many, and what two of them share."""
    if not FEWEST_TEAMS <= len(teams) <= MOST_TEAMS:
        line = yaml_nodes.line_at(node, ("teams",))
        limits = {"least": FEWEST_TEAMS, "most": MOST_TEAMS}
        report.error("hall-teams", line, f"{prefix}teams", count=len(teams), **limits)
    names: dict[tuple[str, str], int] = {}
    shared: dict[tuple[str, str], int] = {}
    for number, team in enumerate(teams):
        for code, name in in_languages(team.name, default).items():
            first = names.setdefault((code, name.casefold()), number)
            if first != number:
                at = yaml_nodes.line_at(node, ("teams", number, "name"))
                field = f"{prefix}teams.{number}.name"
                report.error("hall-team-twice", at, field, name=name, first=first + 1)
        for key, value in (("colour", team.colour), ("key", team.key)):
            if value is None:
                continue
            first = shared.setdefault((key, value), number)
            if first != number:
                at = yaml_nodes.line_at(node, ("teams", number, key))
                field = f"{prefix}teams.{number}.{key}"
                free = _free(key, teams)
                rule = "hall-colour-twice" if key == "colour" else "hall-key-twice"
                report.error(rule, at, field, value=value, free=free)


def _free(key: str, teams: Sequence[TeamFields]) -> str:
    """The first colour or key that no team has."""
    if key == "key":
        return next(_unused(KEYS, [team.key for team in teams]), "…")
    used = [team.colour for team in teams]
    return next((name for name, colour in COLOURS.items() if colour not in used), "#rrggbb")


def _unused(values: Sequence[str], used: Sequence[str | None]) -> Iterator[str]:
    return (value for value in values if value not in used)


def _teams(teams: Sequence[TeamFields], default: str) -> Iterator[Team]:
    colours = _unused([*COLOURS.values()], [team.colour for team in teams])
    keys = _unused(KEYS, [team.key for team in teams])
    for team in teams:
        yield Team(
            name=in_languages(team.name, default),
            colour=team.colour or next(colours),
            key=team.key or next(keys),
        )


def _round(fields: RoundFields, default: str) -> Round:
    """A round with all its numbers; those that its kind has not are nothing."""
    given = {name: value for name, value in fields if value is not None}
    nothing = {
        "right": 0,
        "wrong": 0,
        "choices": (),
        "lowest_first": False,
        "early": "lockout",
        "early_points": 0,
        "lockout_seconds": 0,
        "again": False,
        "section": None,
    }
    values = {**nothing, **USUAL[fields.kind], **given}
    values["title"] = in_languages(fields.title, default)
    values["choices"] = tuple(values["choices"])
    if fields.section is not None:
        values["section"] = fields.section - 1
    return Round(**values)
