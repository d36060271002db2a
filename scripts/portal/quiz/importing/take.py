"""Takes questions that were read into a project: each whole and valid, none of them twice."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic_core import PydanticCustomError

from portal.content import privacy, yaml_nodes
from portal.content.fields import SLUG_LIMIT, as_slug
from portal.content.library import Library
from portal.content.question import Pool, read_question
from portal.content.taxonomy import pinyin_slug
from portal.findings import Report, has_errors
from portal.quiz.importing.form import Read
from portal.quiz.importing.house import as_yaml, read_back
from portal.quiz.importing.there import Placed, There

DIFFICULTY = 1
"""The difficulty of a question for which nobody said one."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the command says for all questions whose file does not."""

    topic: str | None = None
    source: str | None = None
    difficulty: int = DIFFICULTY
    pool: Pool = "practice"


@dataclass(frozen=True, slots=True)
class Taken:
    """The questions as the text of a new file, and how many they are."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Lack:
    """A key that some questions lack: how many, and the first of them."""

    key: str
    count: int
    path: str
    line: int


def lacking(read: Sequence[Placed], given: Given) -> Iterator[Lack]:
    """What must be given for all, since neither the command nor some questions say it."""
    for key in ("source", "topic"):
        without = [(one, report) for one, report in read if not getattr(one, key)]
        if without and not getattr(given, key):
            first, report = without[0]
            yield Lack(key, len(without), report.path, first.line)


def take(read: Sequence[Placed], library: Library, there: There, given: Given, name: str) -> Taken:
    """The text of a new file with these questions; what is wrong with one is reported at its line.

    Those that have no id get one that begins with `name`. A question that is `there` already, or
    that stands above in these files, is passed over.
    """
    taking = _Taking(library, there, given, name)
    texts = [text for one, report in read if (text := taking.take(one, report)) is not None]
    return Taken("\n".join(texts), len(texts))


class _Taking:
    """Takes one question after another."""

    def __init__(self, library: Library, there: There, given: Given, name: str) -> None:
        self._library, self._there, self._given = library, there, given
        self._name = pinyin_slug(name)
        self._ids: set[str] = set()

    def take(self, one: Read, report: Report) -> str | None:
        """The YAML of a question, or None and what is in its way."""
        if self._there.has(one, report):
            return None
        source = one.source or self._given.source or ""
        if self._library.references.source(source) is None:
            report.error("question-source", one.line, "source", source=source)
            return None
        identity = self._identity(one.id)
        text = self._text(one, identity, source, report)
        if text is not None:
            self._ids.add(identity)
            self._there.add(one, identity)
        return text

    def _identity(self, wanted: str | None) -> str:
        """An id that no other question has: the wanted one, else the next of this file; a rule's
        own id would tie a question by hand to the fact that the rule asks for."""
        slug = self._name if wanted is None else _slug(wanted)
        if self._there.is_made(slug):
            wanted, slug = None, self._name
        if wanted is not None and not self._is_taken(slug):
            return slug
        number = 1 if wanted is None else 2
        while self._is_taken(found := f"{_cut(slug, number)}-{number}"):
            number += 1
        return found

    def _is_taken(self, identity: str) -> bool:
        return identity in self._ids or identity in self._there.ids

    def _text(self, one: Read, identity: str, source: str, report: Report) -> str | None:
        given = self._given
        values = {
            "id": identity,
            "type": one.type,
            "stem": _clean(one.stem),
            "options": [_clean(option) for option in one.options],
            "answer": _cleaned(one.answer),
            "explanation": _clean(one.explanation),
            "topic": " ".join((one.topic or given.topic or "").split()),
            "difficulty": one.difficulty or given.difficulty,
            "source": source,
            # what nobody names stays what it is in the project, lest a secret get out
            "pool": one.pool or self._there.pool_of(one.id) or given.pool,
        }
        for quoted in (False, True):
            text = as_yaml(values, quoted=quoted)
            node = read_back(text)
            if node is not None and _plain(values) == yaml_nodes.plain(node):
                return text if self._valid(node, text, one, report) else None
        report.error("import-unreadable", one.line, None, text=one.stem)
        return None

    def _valid(self, node: yaml_nodes.Node, text: str, one: Read, report: Report) -> bool:
        """Whether the content room takes a question; what it finds is told at the line of the
        file that it came from."""
        found = Report(report.path)
        read_question(node, found, 0, self._library.settings.default.code)
        privacy.check(text, found, self._library.references.reader.public)
        for finding in found.findings:
            field = finding.field.partition(".")[2] if finding.field else None
            report.add(finding.severity, finding.rule, one.line, field, finding.params)
        return not has_errors(found.findings)


def _slug(wanted: str) -> str:
    try:
        return as_slug(wanted)
    except PydanticCustomError:
        return pinyin_slug(wanted)


def _cut(slug: str, number: int) -> str:
    """A slug with room behind it for a number."""
    return slug[: SLUG_LIMIT - len(str(number)) - 1].rstrip("-")


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", text.strip())


def _cleaned(answer: Any) -> Any:
    """An answer as YAML holds it, its texts clean."""
    if isinstance(answer, bool):
        return answer
    return _clean(answer) if isinstance(answer, str) else [_cleaned(part) for part in answer]


def _plain(values: Any) -> Any:
    """The values as YAML is read: as text, and nothing for what is not written."""
    if isinstance(values, dict):
        return {
            key: _plain(value)
            for key, value in values.items()
            if isinstance(value, bool) or value not in ("", [])
        }
    if isinstance(values, list):
        return [_plain(value) for value in values]
    return str(values).lower() if isinstance(values, bool) else str(values)
