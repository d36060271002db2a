"""Which texts are exchanged: originals with the places of their translations."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.content.library import Library
from portal.content.opened import Opened
from portal.content.records import Publication
from portal.content.segments import Render
from portal.content.translated import required_of, words_of
from portal.findings import Finding, Report


class ExchangeRefused(Exception):
    """What was asked for can't be done: `findings` say why."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(", ".join(finding.rule for finding in findings))
        self.findings = tuple(findings)


@dataclass(frozen=True, slots=True)
class Pair:
    """An original and its translation into one language, None where there is none yet."""

    original: Opened
    translation: Opened | None
    target: Path
    """The file of the translation."""
    fields: tuple[str, ...]
    """The fields of the front matter that are translated."""
    required: tuple[str, ...]
    """Those that no translation can do without."""
    render: Render

    @property
    def path(self) -> str:
        """The original's file, relative to the project."""
        return self.original.report.path


def check_language(library: Library, code: str, report: Report) -> bool:
    """Whether texts are translated into a language; a finding where they are not."""
    settings = library.settings
    if code != settings.default.code and code in {x.code for x in settings.languages}:
        return True
    known = ", ".join(x.code for x in settings.languages[1:]) or "–"
    report.error("exchange-language", language=code, known=known)
    return False


def pairs(library: Library, code: str) -> list[Pair]:
    """Every text that is on the site, by path."""
    shown: list[Publication[Any]] = [*library.shown_stories, *library.shown_policies]
    shown += [*library.shown_figures, *library.shown_pages]
    return _made(library, code, shown)


def all_pairs(library: Library, code: str) -> dict[str, Pair]:
    """Every text that was not withdrawn, drafts too, by path."""
    kept = (record for record in _records(library) if record.status != "withdrawn")
    return {pair.path: pair for pair in _made(library, code, kept)}


def chosen(library: Library, code: str, files: Sequence[Path]) -> list[Pair]:
    """The texts of these files, which are originals or translations of them.

    Raises ExchangeRefused where one of them is no such file.
    """
    settings = library.settings
    known = all_pairs(library, code)
    by_file = {settings.root / path: path for path in known}
    by_file |= {pair.target: path for path, pair in known.items()}
    wanted: set[str] = set()
    findings: list[Finding] = []
    for file in files:
        place = Path(os.path.abspath(file))
        if place in by_file:
            wanted.add(by_file[place])
        else:
            report = Report(settings.relative(place))
            report.error("exchange-text-unknown")
            findings += report.findings
    if findings:
        raise ExchangeRefused(findings)
    return [known[path] for path in sorted(wanted)]


def withdrawn_paths(library: Library) -> set[str]:
    """The originals that were withdrawn."""
    return {record.path for record in library.withdrawn()}


def _records(library: Library) -> Iterator[Publication[Any]]:
    yield from library.stories
    yield from library.policies
    yield from library.figures
    yield from library.pages


def _made(library: Library, code: str, records: Iterable[Publication[Any]]) -> list[Pair]:
    opened = library.references.reader.opened
    found = []
    for record in sorted(records, key=lambda record: record.path):
        original = opened.get(record.path)
        if original is None:
            continue
        text = record.texts.get(code)
        place = original.file.path
        found.append(
            Pair(
                original=original,
                translation=opened.get(text.path) if text is not None else None,
                target=place.with_name(f"{place.name.removesuffix('.md')}.{code}.md"),
                fields=words_of(record),
                required=required_of(record),
                render=library.references.reader.converter.plain,
            )
        )
    return found
