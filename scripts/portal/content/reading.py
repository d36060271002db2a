"""Opens the Markdown files of a project: groups them by slug, reads and converts each once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from pydantic_core import PydanticCustomError

from portal.content import corrections, privacy, sources, yaml_nodes
from portal.content.age import KEY, Age, age_of, changes
from portal.content.conversion import Converter
from portal.content.fields import SLUG_LIMIT, as_slug, suggest_slug
from portal.content.files import reading_order
from portal.content.making import make
from portal.content.opened import NamedPicture, Opened, SourceFile
from portal.content.records import Publication, TranslationFields, translated_fields
from portal.content.settings import Settings
from portal.content.writing import foreign_script, own_words
from portal.findings import Report
from portal.processes import spread

RESERVED = frozenset({"index"})
_LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?")
Translated = TypeVar("Translated", bound=TranslationFields)
Found = TypeVar("Found", bound=Publication)  # type: ignore[type-arg]


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
        self._ages: dict[str, Age] = {}
        self.public = frozenset({(settings.contact or "").partition(":")[2]})
        """What the site itself publishes, and texts may say too."""

    def report(self, path: Path) -> Report:
        """The report of one file, made on first use."""
        relative = self.settings.relative(path)
        return self.reports.setdefault(relative, Report(relative))

    def group(self, folder: Path, paths: Iterable[Path]) -> dict[str, list[SourceFile]]:
        """Files by slug, the original first. Faulty names and slugs used twice are reported."""
        groups: dict[str, list[SourceFile]] = {}
        seen: dict[tuple[str, str | None], Path] = {}
        for path in sorted(paths, key=lambda path: reading_order(path, folder)):
            file = self.source_file(path, path.name[: -len(".md")])
            if file is None or not self.slug_is_right(file):
                continue
            key = (file.slug, file.language)
            if key in seen:
                self.report_twice(path, file.slug, seen[key])
                continue
            original = seen.get((file.slug, None))
            if file.language is not None and (original is None or original.parent != path.parent):
                self.report(path).error("translation-without-original", slug=file.slug)
                continue
            seen[key] = path
            groups.setdefault(file.slug, []).append(file)
        return groups

    def report_twice(self, path: Path, slug: str, first: Path) -> None:
        """Report a slug used twice: where the name carries the main language's code, the file
        without one is meant to be in it too."""
        code = self.settings.default.code
        there = self.settings.relative(first)
        if path.name.endswith(f".{code}.md"):
            self.report(path).error("language-main-twice", slug=slug, first=there, code=code)
        else:
            self.report(path).error("slug-twice", slug=slug, first=there)

    def source_file(self, path: Path, name: str) -> SourceFile | None:
        """What the `name` of a file says; None, and a finding, for a language the site lacks."""
        stem, dot, tag = name.rpartition(".")
        if not dot or not _LANGUAGE_TAG.fullmatch(tag):
            return SourceFile(path, name, None)
        if tag not in {language.code for language in self.settings.languages}:
            self.report(path).warning("language-not-configured", language=tag)
            return None
        return SourceFile(path, stem, None if tag == self.settings.default.code else tag)

    def slug_is_right(self, file: SourceFile) -> bool:
        """Whether a file's name can be a slug; reported where it can't."""
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
        """Every record below `folder` that `read` could make."""
        found = []
        groups = self.group(folder, paths)
        self._open_all([file for files in groups.values() for file in files])
        for files in groups.values():
            record = read(self, files)
            self._settle_status(files)
            if record is not None:
                found.append(record)
        return found

    def _settle_status(self, files: list[SourceFile]) -> None:
        """Give translations the status of their original."""
        opened = [self.open(file) for file in files]
        status = opened[0] and opened[0].text("status")
        for file in opened:
            if file is not None and status:
                file.status = status

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
        privacy.check(text, report, self.public)
        split = sources.split(text, report, required=front_required)
        if split is None:
            return report, None
        front = split.front or yaml_nodes.Mapping(1)
        document = self.converter.convert(split.body, report, split.body_line)
        return report, Opened(file, report, front, document, split.body, split.body_line)

    def translations(
        self, original: Opened | None, files: list[SourceFile], model: type[Translated]
    ) -> list[tuple[Opened, Translated]]:
        """The translations of a record that could be read, with their front matter."""
        found = []
        names = translated_fields(model)
        for file in files:
            opened = self.open(file)
            if opened and original:
                self.check_age(opened, original, names)
                self.check_writing(opened, original, names)
            fields = opened and make(model, opened.front, opened.report)
            if opened and fields:
                found.append((opened, fields))
        return found

    def check_age(self, translation: Opened, original: Opened, fields: Iterable[str]) -> None:
        """Report what has changed in an original since it was translated."""
        if KEY not in translation.front.entries or original.text("status") == "withdrawn":
            return
        path = original.report.path
        if path not in self._ages:
            self._ages[path] = age_of(original, fields, self.converter.plain)
        line = translation.line(KEY)
        for change in changes(translation, self._ages[path]):
            translation.stale = True
            params = {"original": path, "at": change.line, "words": change.words}
            translation.report.warning(change.rule, line, KEY, **params)

    def check_writing(self, translation: Opened, original: Opened, fields: Iterable[str]) -> None:
        """Report a translation that is written in another language's script."""
        if original.text("status") == "withdrawn":
            return
        code = translation.file.language or self.settings.default.code
        said = " ".join(translation.text(name) or "" for name in fields)
        for text, line in (
            (own_words(translation.document), translation.body_line),
            (said, translation.front.line),
        ):
            found = foreign_script(text, code)
            # names and titles may well be in Latin letters
            if found is not None and (text is not said or found != "Latn"):
                name = self.settings.language(code).name
                translation.report.error("translation-script", line, language=name, found=found)
                return
        if not translation.document.text.strip() and "title" in translation.front.entries:
            translation.report.warning("translation-empty", translation.body_line)

    def check_consent(self, opened: Opened) -> None:
        """Report somebody who is shown without a consent."""
        if "consent" in opened.front.entries:
            return
        status = opened.text("status")
        if status == "published":
            opened.report.error("consent-missing", opened.line("status"), "consent")
        elif status == "draft":
            example = corrections.example(("consent",))
            line = opened.front.line
            opened.report.error("field-missing", line, "consent", key="consent", example=example)

    def name_picture(self, opened: Opened, field: str) -> None:
        """Take down the picture that a field names; report it where it has no alt text."""
        source = opened.text(field)
        if source is None:
            return
        line = opened.line(field)
        opened.pictures.append(NamedPicture(field, source.strip(), line))
        if not opened.text(f"{field}_alt") and opened.text("status") != "withdrawn":
            opened.report.error("picture-no-alt", line, f"{field}_alt", picture=source)
