"""Opens the Markdown files of a project: groups them by slug, reads and converts each once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic_core import PydanticCustomError

from portal.content import privacy, sources, yaml_nodes
from portal.content.conversion import Converter
from portal.content.document import Document
from portal.content.fields import SLUG_LIMIT, RecordType, as_slug, make, suggest_slug
from portal.content.records import PictureFile, Publication
from portal.content.settings import Settings
from portal.findings import Report
from portal.processes import spread

RESERVED = frozenset({"index"})
_LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?")
Found = TypeVar("Found", bound=Publication)  # type: ignore[type-arg]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A Markdown file of the project: its slug, and the language that its name says."""

    path: Path
    slug: str
    language: str | None


@dataclass(slots=True)
class Opened:
    """A file that could be read: its front matter, converted body and findings."""

    file: SourceFile
    report: Report
    front: yaml_nodes.Mapping
    document: Document

    def line(self, *path: str | int) -> int:
        """The line of a field of the front matter."""
        return yaml_nodes.line_at(self.front, path)

    def find(self, word: str) -> int | None:
        """The first line of the file on which `word` stands."""
        lines = self.file.path.read_text("utf-8-sig").splitlines()
        return next((number for number, line in enumerate(lines, 1) if word in line), None)


class Reader:
    """Reads the files of one project; `reports` collects what is wrong with each."""

    def __init__(self, settings: Settings, converter: Converter) -> None:
        self.settings = settings
        self.reports: dict[str, Report] = {}
        self.opened: dict[str, Opened | None] = {}
        """What was read, by path; None where it could not be."""
        self.conversions = 0
        """How many texts were converted."""
        self.converter = converter
        self._codes = {language.code for language in settings.languages}

    def report(self, path: Path) -> Report:
        """The report of one file, made on first use."""
        relative = self.settings.relative(path)
        return self.reports.setdefault(relative, Report(relative))

    def group(self, folder: Path, paths: Iterable[Path]) -> dict[str, list[SourceFile]]:
        """Files by slug, the original first. Faulty names and slugs used twice are reported."""
        groups: dict[str, list[SourceFile]] = {}
        seen: dict[tuple[str, str | None], Path] = {}
        for path in sorted(paths, key=lambda p: (p.name.count("."), p.relative_to(folder).parts)):
            stem, dot, tag = path.name[: -len(".md")].rpartition(".")
            known = tag in self._codes
            if dot and not known and _LANGUAGE_TAG.fullmatch(tag):
                self.report(path).warning("language-not-configured", language=tag)
                continue
            file = SourceFile(path, stem if dot and known else path.name[: -len(".md")], None)
            if dot and known:
                file = SourceFile(path, stem, tag)
            if not self._slug_is_right(file):
                continue
            key = (file.slug, file.language)
            if key in seen:
                first = self.settings.relative(seen[key])
                self.report(path).error("slug-twice", slug=file.slug, first=first)
                continue
            seen[key] = path
            groups.setdefault(file.slug, []).append(file)
        for slug, files in list(groups.items()):
            if files[0].language is not None:
                for file in files:
                    self.report(file.path).error("translation-without-original", slug=slug)
                del groups[slug]
        return groups

    def _slug_is_right(self, file: SourceFile) -> bool:
        report = self.report(file.path)
        try:
            as_slug(file.slug)
        except PydanticCustomError as refused:
            report.error(
                refused.type,
                value=file.slug,
                suggestion=suggest_slug(file.slug),
                length=len(file.slug),
                limit=SLUG_LIMIT,
            )
            return False
        if file.slug in RESERVED:
            report.error("slug-reserved", value=file.slug)
            return False
        return True

    def records(
        self,
        folder: Path,
        paths: Iterable[Path],
        read: Callable[[Reader, list[SourceFile]], Found | None],
    ) -> list[Found]:
        """Every record below `folder` that `read` could make; drafts get warnings, not errors."""
        found = []
        groups = self.group(folder, paths)
        self._open_all([file for files in groups.values() for file in files])
        for files in groups.values():
            record = read(self, files)
            if record is None:
                continue
            if record.status == "draft":
                for file in files:
                    self.report(file.path).soften()
            found.append(record)
        return found

    def open(self, file: SourceFile, *, front_required: bool = True) -> Opened | None:
        """Read and convert one file, once; None, and findings, where that can't be done."""
        report = self.report(file.path)
        if report.path not in self.opened:
            self._keep(self._read(file, front_required=front_required))
        return self.opened[report.path]

    def _open_all(self, files: list[SourceFile]) -> None:
        """Open many, in several processes where that is faster."""
        for result in spread(self._read, files):
            self._keep(result)

    def _keep(self, result: tuple[Report, Opened | None]) -> None:
        report, opened = result
        self.reports[report.path] = report
        self.opened[report.path] = opened
        self.conversions += opened is not None

    def _read(
        self, file: SourceFile, *, front_required: bool = True
    ) -> tuple[Report, Opened | None]:
        report = self.report(file.path)
        text = sources.read_text(file.path, report)
        if text is None:
            return report, None
        privacy.check(text, report)
        split = sources.split(text, report, required=front_required)
        if split is None:
            return report, None
        front = split.front or yaml_nodes.Mapping(1)
        document = self.converter.convert(split.body, report, split.body_line)
        return report, Opened(file, report, front, document)

    def translations(
        self, files: list[SourceFile], model: type[RecordType]
    ) -> list[tuple[Opened, RecordType]]:
        """The translations of a record that could be read, with their front matter."""
        found = []
        for file in files:
            opened = self.open(file)
            fields = opened and make(model, opened.front, opened.report)
            if opened and fields:
                found.append((opened, fields))
        return found

    def check_consent(self, opened: Opened, status: str, given: bool) -> None:
        """Report a record that is shown without a consent."""
        if given or status == "withdrawn":
            return
        if status == "published":
            opened.report.error("consent-missing", opened.line("status"), "consent")
        else:
            opened.report.error("field-missing", opened.front.line, "consent", key="consent")

    def picture(
        self, opened: Opened, field: str, name: str | None, alt: str | None, status: str
    ) -> PictureFile | None:
        """The picture that a field names; reports it where it has no alt text."""
        if name is None:
            return None
        line = opened.line(field)
        if alt is None and status != "withdrawn":
            opened.report.error("picture-no-alt", line, f"{field}_alt", picture=name)
        return PictureFile(opened.file.path.parent / name, line)
