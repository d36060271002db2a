"""Contests: `quiz/rules/<slug>.yml`, one a file, and the contest questions that each keeps.

A file may hold the rules of a contest in a hall too, or those alone: then it keeps no questions,
and is no contest.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from portal.content import yaml_nodes
from portal.content.commitment import commitment_of
from portal.content.fields import (
    Date,
    Many,
    Record,
    Slug,
    Worded,
    WordedText,
    distinct,
    fault,
    in_languages,
)
from portal.content.files import below
from portal.content.hall import HallRules
from portal.content.making import make
from portal.content.opened import SourceFile
from portal.content.question import Question
from portal.content.read_hall import read_hall
from portal.content.read_lists import read_document
from portal.content.reading import Reader
from portal.content.unwritten import unwritten
from portal.findings import Report, has_errors

SALT_DIGITS = 32
_FEW = 6
"""A salt of fewer different digits was typed, not drawn."""
_HASH = re.compile(r"[0-9a-f]{64}")


def _salt(value: object) -> str:
    text = value.strip().lower() if isinstance(value, str) else ""
    hexadecimal = re.fullmatch(rf"[0-9a-f]{{{SALT_DIGITS},}}", text)
    if not hexadecimal or len(set(text)) < _FEW:
        raise fault("contest-salt")
    return text


def _commitment(value: object) -> str:
    text = value.strip().lower() if isinstance(value, str) else ""
    if not _HASH.fullmatch(text):
        raise fault("contest-commitment")
    return text


class RulesFields(Record):
    """What every file of rules has; words may be plain or a map by language."""

    title: Worded
    note: WordedText = Field(default_factory=dict)
    """Words for readers, such as where the contest is held."""
    hall: Any = None
    """The rules in a hall: see `read_hall`."""


class ContestFields(RulesFields):
    """A contest as its file has it."""

    reveal: Date
    """The day from which everyone may see the questions with their answers."""
    salt: Annotated[str, BeforeValidator(_salt)]
    """Secret until then: it keeps anyone from trying out which questions give the commitment."""
    questions: Annotated[Many[Slug], AfterValidator(distinct)] | None = None
    """Without it the contest has every contest question that no other one names."""
    commitment: Annotated[str, BeforeValidator(_commitment)] | None = None
    """The commitment that was announced, so that a later change is found."""


_OWN = ContestFields.model_fields.keys() - RulesFields.model_fields.keys()
"""The keys that a contest has and a file for a hall alone has not."""


@dataclass(frozen=True, slots=True)
class Contest:
    """A contest; `questions` are in the order of their ids."""

    slug: str
    title: Mapping[str, str]
    reveal: date
    salt: str
    note: Mapping[str, str]
    questions: tuple[Question, ...]

    def is_open(self, day: date) -> bool:
        """Whether everyone may see its questions on `day`."""
        return self.reveal <= day


@dataclass(frozen=True, slots=True)
class Rules:
    """What `quiz/rules` holds; `halls` are by slug, those of contests too."""

    contests: tuple[Contest, ...]
    halls: Mapping[str, HallRules]


@dataclass(frozen=True, slots=True)
class _File:
    slug: str
    report: Report
    node: yaml_nodes.Node
    fields: ContestFields | None

    def line(self, *path: str | int) -> int:
        return yaml_nodes.line_at(self.node, path)


def read_rules(reader: Reader, questions: Sequence[Question], ids: Collection[str]) -> Rules:
    """The contests and the rules of halls of `quiz/rules/*.yml`; `ids` are those of all questions,
    faulty ones too."""
    halls: dict[str, HallRules] = {}
    files = list(_files(reader, halls))
    return Rules(_contests(reader, files, questions, ids), halls)


def _contests(
    reader: Reader, files: Sequence[_File], questions: Sequence[Question], ids: Collection[str]
) -> tuple[Contest, ...]:
    _check_salts(files)
    rest = {q.id: q for q in sorted(questions, key=lambda q: q.id) if q.pool == "contest"}
    faulty = set(ids) - {question.id for question in questions}
    named = _named(files, rest, faulty)
    left = {identity: q for identity, q in rest.items() if identity not in named}
    found, unnamed = [], None
    for file in files:
        if file.fields is None:
            continue
        if file.fields.questions is not None:
            wanted = {identity for identity, owner in named.items() if owner is file}
            kept = tuple(q for q in rest.values() if q.id in wanted)
        elif unnamed is None:
            unnamed, kept = file, tuple(left.values())
        else:
            file.report.error("contest-open-twice", file.line(), first=unnamed.report.path)
            continue
        found.append(_contest(file, file.fields, kept, reader.settings.default.code))
        if not kept and not file.fields.questions and _questions_are_right(reader):
            file.report.warning("contest-empty", file.line("questions"), "questions")
    if unnamed is None and all(file.fields for file in files):
        for question in left.values():
            report = reader.reports[question.path]
            report.warning("contest-uncovered", question.line, id=question.id)
    return tuple(found)


def _questions_are_right(reader: Reader) -> bool:
    """Whether no question is left out for its faults."""
    folder = reader.settings.relative(reader.settings.quiz / "questions")
    return not any(
        path.startswith(f"{folder}/") and has_errors(report.findings)
        for path, report in reader.reports.items()
    )


def _files(reader: Reader, halls: dict[str, HallRules]) -> Iterator[_File]:
    """The files of contests; the rules of halls are put into `halls`. One that is still as `new`
    wrote it has no fields, and its hall no rules."""
    seen: dict[str, str] = {}
    pattern = unwritten("contest.yml", "title")
    for path in below(reader.settings.quiz / "rules", ".yml", reader.report):
        report = reader.report(path)
        if not reader.slug_is_right(SourceFile(path, path.stem, None)):
            continue
        if (first := seen.setdefault(path.stem, report.path)) != report.path:
            report.error("slug-twice", slug=path.stem, first=first)
            continue
        node = read_document(path, reader)
        if node is None:
            continue
        hall = node.entries.get("hall") if isinstance(node, yaml_nodes.Mapping) else None
        alone = hall is not None and not _names_questions(node)
        fields: RulesFields | None = make(RulesFields if alone else ContestFields, node, report)
        new = fields is not None and pattern in fields.title.values()
        if new:
            line = yaml_nodes.line_at(node, ("title",))
            report.warning("contest-unwritten", line, "title", slug=path.stem)
        if hall is not None:
            default = reader.settings.default.code
            title = in_languages(fields.title, default) if fields is not None else {}
            rules = read_hall(hall, report, default, title)
            if rules is not None and not new:
                halls[path.stem] = rules
        if not alone:
            kept = fields if isinstance(fields, ContestFields) and not new else None
            yield _File(path.stem, report, node, kept)


def _names_questions(node: yaml_nodes.Node) -> bool:
    """Whether a file has a key of a contest, a misspelt one too."""
    keys = node.entries if isinstance(node, yaml_nodes.Mapping) else {}
    return any(get_close_matches(key.lower(), _OWN, n=1, cutoff=0.7) for key in keys)


def _check_salts(files: Sequence[_File]) -> None:
    """Report a salt that another contest has: once that one is over, it is no secret."""
    seen: dict[str, str] = {}
    for file in files:
        if file.fields is None:
            continue
        first = seen.setdefault(file.fields.salt, file.report.path)
        if first != file.report.path:
            file.report.error("contest-salt-used", file.line("salt"), "salt", first=first)


def _named(
    files: Sequence[_File], contest: Collection[str], faulty: Collection[str]
) -> dict[str, _File]:
    """The contest questions that files name, each with the first one that does."""
    named: dict[str, _File] = {}
    for file in files:
        for number, identity in enumerate((file.fields and file.fields.questions) or ()):
            at, field = file.line("questions", number), f"questions.{number}"
            if identity in named:
                first = named[identity].report.path
                file.report.error("contest-question-twice", at, field, id=identity, first=first)
            elif identity in contest:
                named[identity] = file
            elif identity not in faulty:
                file.report.error("contest-question", at, field, id=identity)
    return named


def _contest(
    file: _File, fields: ContestFields, questions: tuple[Question, ...], default: str
) -> Contest:
    contest = Contest(
        slug=file.slug,
        title=in_languages(fields.title, default),
        reveal=fields.reveal,
        salt=fields.salt,
        note=in_languages(fields.note, default),
        questions=questions,
    )
    if fields.commitment not in (None, commitment_of(contest)):
        file.report.error("contest-changed", file.line("commitment"), "commitment")
    return contest
