"""Blueprints: `quiz/blueprints/<slug>.yml`, one a file: what a paper is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, Field

from portal.content import yaml_nodes
from portal.content.fields import (
    Flag,
    Line,
    Record,
    Some,
    Whole,
    Within,
    Worded,
    WordedText,
    as_text,
    distinct,
    fault,
    in_languages,
    kind_of,
)
from portal.content.files import below
from portal.content.making import make
from portal.content.opened import SourceFile
from portal.content.question import Pool, QuestionType
from portal.content.read_lists import read_document
from portal.content.reading import Reader
from portal.content.unwritten import unwritten
from portal.findings import Report
from portal.language.catalogue import meant_by

MOST = 200
"""How many questions a paper may have."""
_STEP = 5
"""Minutes are given in steps of these, where a blueprint says nothing of them."""
_TYPES = get_args(QuestionType)
_LEVELS = ("1", "2", "3")


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
    line: int = 1
    """Where it begins in the file of its blueprint."""


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


def _types(value: object) -> object:
    """One type may stand without brackets."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        raise fault("wrong-type", wanted="text", found=kind_of(value))
    text = as_text(value)
    if text not in _TYPES:
        raise fault("value-not-allowed", value=text, allowed=", ".join(_TYPES))
    return [text]


def _counts(value: object) -> dict[Any, Any]:
    if not isinstance(value, dict):
        raise fault("wrong-type", wanted="keys", found=kind_of(value))
    names = [str(name).strip() for name in value]
    for number, name in enumerate(names):
        if name in names[:number]:
            raise fault("value-twice", item=name, value=name)
    return value


def _levels(value: object) -> dict[Any, Any]:
    for level in (counts := _counts(value)):
        if level not in _LEVELS:
            meant = meant_by(level)
            example = meant if meant in _LEVELS else _LEVELS[0]
            raise fault("blueprint-difficulty", item=level, value=level, example=example)
    return counts


Count = Annotated[Whole, AfterValidator(Within(1, MOST))]
Topics = Annotated[dict[Line, Count], BeforeValidator(_counts)]
"""How many questions of each topic."""
Levels = Annotated[dict[Whole, Count], BeforeValidator(_levels)]
"""How many questions of each difficulty."""


class SectionFields(Record):
    """A section as it stands in its file."""

    title: Worded = Field(default_factory=dict)
    type: Annotated[Some[QuestionType], AfterValidator(distinct), BeforeValidator(_types)]
    count: Count
    points: Annotated[Whole, AfterValidator(Within(1, 100))] = 1
    topics: Topics = Field(default_factory=dict)
    difficulty: Levels = Field(default_factory=dict)
    partial: Flag = False


class BlueprintFields(Record):
    """A blueprint as its file has it; words may be plain or a map by language."""

    title: Worded
    pool: Literal["practice", "contest", "all"] = "practice"
    minutes: Annotated[Whole, AfterValidator(Within(1, 300))] | None = None
    """Without it a minute is given for each question, in whole steps."""
    pass_percent: Annotated[Whole, AfterValidator(Within(1, 100))] = Field(60, alias="pass")
    sections: Some[SectionFields]
    topics: Topics = Field(default_factory=dict)
    difficulty: Levels = Field(default_factory=dict)
    note: WordedText = Field(default_factory=dict)


def read_blueprints(reader: Reader) -> tuple[Blueprint, ...]:
    """The blueprints of `quiz/blueprints/*.yml`, by slug; one that is at fault, or still as `new`
    wrote it, is left out."""
    found = []
    new = unwritten("blueprint.yml", "title")
    for slug, report, node in _files(reader):
        fields = make(BlueprintFields, node, report)
        if fields is None or not _agrees(fields, node, report):
            continue
        if new in fields.title.values():
            line = yaml_nodes.line_at(node, ("title",))
            report.warning("blueprint-unwritten", line, "title", slug=slug)
        else:
            found.append(_blueprint(slug, fields, node, report, reader.settings.default.code))
    return tuple(sorted(found, key=lambda blueprint: blueprint.slug))


def _files(reader: Reader) -> Iterator[tuple[str, Report, yaml_nodes.Node]]:
    seen: dict[str, str] = {}
    for path in below(reader.settings.quiz / "blueprints", ".yml", reader.report):
        report = reader.report(path)
        if not reader.slug_is_right(SourceFile(path, path.stem, None)):
            continue
        if (first := seen.setdefault(path.stem, report.path)) != report.path:
            report.error("slug-twice", slug=path.stem, first=first)
        elif (node := read_document(path, reader)) is not None:
            yield path.stem, report, node


def _agrees(fields: BlueprintFields, node: yaml_nodes.Node, report: Report) -> bool:
    """Whether its numbers can be true together whatever the bank has; reported where not."""
    before = len(report.findings)
    count = sum(section.count for section in fields.sections)
    if count > MOST:
        line = yaml_nodes.line_at(node, ("sections",))
        report.error("blueprint-many", line, "sections", count=count, most=MOST)
    for number, section in enumerate(fields.sections):
        _check_sums(section, section.count, node, report, "sections", number)
    _check_sums(fields, count, node, report)
    for key in ("topics", "difficulty"):
        parts: Counter[Any] = Counter()
        for section in fields.sections:
            parts.update(getattr(section, key))
        for value, whole in getattr(fields, key).items():
            if parts[value] > whole:
                line = yaml_nodes.line_at(node, (key, str(value)))
                words = {"value": value, "parts": parts[value], "whole": whole}
                report.error("blueprint-parts", line, f"{key}.{value}", **words)
    return len(report.findings) == before


def _check_sums(
    fields: BlueprintFields | SectionFields,
    count: int,
    node: yaml_nodes.Node,
    report: Report,
    *path: str | int,
) -> None:
    """Report topics or difficulties that are more than the questions they are of."""
    for key in ("topics", "difficulty"):
        total = sum(getattr(fields, key).values())
        if total > count:
            steps = (*path, key)
            field = ".".join(map(str, steps))
            line = yaml_nodes.line_at(node, steps)
            report.error("blueprint-sum", line, field, total=total, count=count)


def _blueprint(
    slug: str, fields: BlueprintFields, node: yaml_nodes.Node, report: Report, default: str
) -> Blueprint:
    sections = tuple(
        Section(
            title=in_languages(section.title, default),
            types=tuple(section.type),
            count=section.count,
            points=section.points,
            topics=section.topics,
            difficulty=section.difficulty,
            partial=section.partial,
            line=yaml_nodes.line_at(node, ("sections", number)),
        )
        for number, section in enumerate(fields.sections)
    )
    count = sum(section.count for section in sections)
    return Blueprint(
        slug=slug,
        title=in_languages(fields.title, default),
        pool=fields.pool,
        minutes=fields.minutes or -(-count // _STEP) * _STEP,
        pass_percent=fields.pass_percent,
        sections=sections,
        topics=fields.topics,
        difficulty=fields.difficulty,
        note=in_languages(fields.note, default),
        path=report.path,
        line=yaml_nodes.line_at(node, ("title",)),
    )
