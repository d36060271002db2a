"""What texts point to: other pages, files and pictures. Finds it, and reports what is not there."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote

from portal.content import safe_html
from portal.content.document import Document, Image, Link
from portal.content.figure import Figure
from portal.content.hand_page import HandPage
from portal.content.policy import Policy
from portal.content.question import Question
from portal.content.reading import Reader
from portal.content.records import PictureFile, Publication
from portal.content.settings import Settings
from portal.content.story import Story
from portal.findings import Report
from portal.pictures import PictureError, PictureInfo, read_picture

Kind = Literal["story", "policy", "figure", "page"]
Listing = Literal["stories", "policy", "figures", "quiz"]


@dataclass(frozen=True, slots=True)
class PageTarget:
    """A page of the site, or a place on it."""

    kind: Kind
    record: Publication[Any]
    anchor: str


@dataclass(frozen=True, slots=True)
class ListingTarget:
    """The page that lists one kind."""

    listing: Listing


@dataclass(frozen=True, slots=True)
class FileTarget:
    """A file that is published with the page that links it."""

    path: Path


@dataclass(frozen=True, slots=True)
class HereTarget:
    """A place on the page itself."""

    anchor: str


Target = PageTarget | ListingTarget | FileTarget | HereTarget


class References:
    """Finds what a path, as an editor wrote it, leads to."""

    def __init__(
        self,
        settings: Settings,
        stories: Sequence[Story],
        policies: Sequence[Policy],
        figures: Sequence[Figure],
        pages: Sequence[HandPage],
        reader: Reader,
    ) -> None:
        self.settings = settings
        self.records: dict[tuple[Kind, str], Publication[Any]] = {}
        self.reader = reader
        self._by_path: dict[str, tuple[Kind, Publication[Any]]] = {}
        self._pictures: dict[Path, PictureInfo | PictureError] = {}
        groups: tuple[tuple[Kind, Sequence[Publication[Any]]], ...] = (
            ("story", stories),
            ("policy", policies),
            ("figure", figures),
            ("page", pages),
        )
        for kind, records in groups:
            for record in records:
                self.records[kind, record.slug] = record
                for text in record.texts.values():
                    self._by_path[text.path] = (kind, record)
        self._listings: dict[str, Listing] = {
            os.path.normpath(settings.stories): "stories",
            os.path.normpath(settings.docs / "policy"): "policy",
            os.path.normpath(settings.docs / "figures"): "figures",
            os.path.normpath(settings.quiz): "quiz",
        }

    def find(self, folder: Path, target: str) -> Target | None:
        """What `target`, written in a file of `folder`, leads to; None where nothing is there."""
        path, _, anchor = target.partition("#")
        path = unquote(path.partition("?")[0])
        anchor = unquote(anchor)
        if not path:
            return HereTarget(anchor)
        if "\0" in path or path.startswith("/"):
            return None
        place = os.path.normpath(folder / path)
        if (listing := self._listings.get(place)) is not None:
            return ListingTarget(listing)
        relative = self.settings.relative(Path(place))
        if relative in self._by_path:
            return PageTarget(*self._by_path[relative], anchor)
        if place.endswith(".md"):
            return None
        inside = Path(place).is_relative_to(self.settings.root)
        hidden = any(part.startswith(".") for part in Path(relative).parts)
        if inside and not hidden and os.path.isfile(place):
            return FileTarget(Path(place))
        return None

    def faulty(self, folder: Path, target: str) -> bool:
        """Whether `target` is a file of the project that has findings of its own."""
        place = Path(os.path.normpath(folder / unquote(target.partition("#")[0])))
        return self.settings.relative(place) in self.reader.reports and place.is_file()

    def picture(self, folder: Path, source: str) -> PictureInfo:
        """The picture at a path written in a file of `folder`.

        Raises PictureError where there is none that can be shown.
        """
        place = Path(os.path.normpath(folder / unquote(source.partition("?")[0])))
        if place not in self._pictures:
            try:
                if not place.is_relative_to(self.settings.root):
                    raise PictureError("missing")
                self._pictures[place] = read_picture(place)
            except PictureError as refused:
                self._pictures[place] = refused
        found = self._pictures[place]
        if isinstance(found, PictureError):
            raise found
        return found

    def source(self, written: str) -> PageTarget | None:
        """The page a quiz question comes from: `policy/<topic>#<id>`, `stories/<slug>` …"""
        place, _, anchor = written.partition("#")
        folder, _, slug = place.partition("/")
        kinds: dict[str, Kind] = {"policy": "policy", "stories": "story", "figures": "figure"}
        kind = kinds.get(folder)
        record = self.records.get((kind, slug)) if kind is not None else None
        if kind is None or record is None:
            return None
        if anchor and record.status != "withdrawn" and anchor not in record.original.document.ids:
            return None
        return PageTarget(kind, record, anchor)


def check_references(references: References, questions: Iterable[Question]) -> None:
    """Report every link, picture and source that leads nowhere."""
    for kind, record in ((key[0], record) for key, record in references.records.items()):
        if record.status == "withdrawn":
            continue
        for text in record.texts.values():
            report = references.reader.reports[text.path]
            _check_document(references, record.folder, text.document, report)
        for picture, field in _own_pictures(record):
            report = references.reader.reports[record.path]
            _check_picture(
                references, picture.path.parent, picture.path.name, picture.line, field, report
            )
        if kind == "page" and isinstance(record, HandPage):
            _check_home(references, record)
        if record.status == "draft":
            for text in record.texts.values():
                references.reader.reports[text.path].soften()
    _check_names(references)
    for question in questions:
        report = references.reader.reports[question.path]
        found = references.source(question.source)
        if found is None and not _faulty_source(references, question.source):
            report.error("question-source", question.source_line, "source", source=question.source)
        elif found is not None and found.record.status == "draft":
            report.warning(
                "question-source-draft", question.source_line, "source", source=question.source
            )


def _faulty_source(references: References, source: str) -> bool:
    folder, _, slug = source.partition("#")[0].partition("/")
    settings = references.settings
    folders = {
        "stories": settings.stories,
        "policy": settings.docs / "policy",
        "figures": settings.docs / "figures",
    }
    place, known = folders.get(folder), references.records
    kinds = {"stories": "story", "policy": "policy", "figures": "figure"}
    if place is None or (kinds[folder], slug) in known:
        return False
    return references.faulty(place, f"{slug}.md")


def _own_pictures(record: Publication[Any]) -> Iterator[tuple[PictureFile, str]]:
    if isinstance(record, Story) and record.cover is not None:
        yield record.cover, "cover"
    if isinstance(record, Figure) and record.portrait is not None:
        yield record.portrait, "portrait"


def _check_document(
    references: References, folder: Path, document: Document, report: Report
) -> None:
    for link in document.links:
        _check_link(references, folder, document, link, report)
    for image in document.images:
        _check_image(references, folder, image, report)


def _check_link(
    references: References, folder: Path, document: Document, link: Link, report: Report
) -> None:
    found = references.find(folder, link.target)
    if found is None:
        if not references.faulty(folder, link.target):
            report.error("link-broken", link.line, target=link.target)
        return
    ids: frozenset[str] | None = None
    if isinstance(found, HereTarget):
        ids = document.ids
    elif isinstance(found, PageTarget):
        if found.record.status == "draft":
            report.error("link-to-draft", link.line, target=link.target)
        elif found.record.status == "published":
            ids = found.record.original.document.ids
    if ids is not None and (anchor := _anchor(found)) and anchor not in ids:
        report.error("anchor-broken", link.line, target=link.target, anchor=anchor)


def _anchor(target: Target) -> str:
    return target.anchor if isinstance(target, PageTarget | HereTarget) else ""


def _check_image(references: References, folder: Path, image: Image, report: Report) -> None:
    if image.source.startswith("//") or safe_html.scheme(image.source) is not None:
        report.error("picture-remote", image.line, picture=image.source)
        return
    _check_picture(references, folder, image.source, image.line, None, report)
    if not image.alt:
        report.error("picture-no-alt", image.line, picture=image.source)


def _check_picture(
    references: References, folder: Path, source: str, line: int, field: str | None, report: Report
) -> None:
    try:
        references.picture(folder, source)
    except PictureError as refused:
        rule = "picture-missing" if refused.reason == "missing" else "picture-not-shown"
        report.error(rule, line, field, picture=source, reason=refused.reason)


def _check_home(references: References, page: HandPage) -> None:
    opened = references.reader.opened[page.path]
    wanted: tuple[tuple[str, Kind, str | None], ...] = (
        ("lead", "story", page.lead),
        ("figure", "figure", page.figure),
    )
    for field, kind, slug in wanted:
        if opened is None or page.slug != "index" or slug is None:
            continue
        if (kind, slug) not in references.records:
            opened.report.error("home-slug", opened.line(field), field, slug=slug)


def _check_names(references: References) -> None:
    """Warn where a published text still names somebody who was withdrawn."""
    names = {
        text.name.partition("（")[0].strip()
        for record in references.records.values()
        if isinstance(record, Figure) and record.status == "withdrawn"
        for text in record.texts.values()
    }
    if not names:
        return
    for path, opened in references.reader.opened.items():
        known = references._by_path.get(path)
        if opened is None or known is None or not known[1].published:
            continue
        for name in sorted(names):
            if len(name) > 1 and name in opened.document.text:
                line = opened.find(name)
                opened.report.warning("withdrawn-name", line, name=name)
