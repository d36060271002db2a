"""What texts point to: other pages, files and pictures."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote

from portal.content.figure import Figure
from portal.content.hand_page import HandPage
from portal.content.policy import Policy
from portal.content.reading import Reader
from portal.content.records import Publication
from portal.content.settings import Settings
from portal.content.story import Story
from portal.pictures import PictureError, PictureInfo, read_picture

Kind = Literal["story", "policy", "figure", "page"]
Listing = Literal["stories", "policy", "figures", "quiz"]


_SOURCES: dict[str, Kind] = {"policy": "policy", "stories": "story", "figures": "figure"}


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
        kind = _SOURCES.get(folder)
        record = self.records.get((kind, slug)) if kind is not None else None
        if kind is None or record is None:
            return None
        if anchor and record.status != "withdrawn" and anchor not in record.original.document.ids:
            return None
        return PageTarget(kind, record, anchor)

    def faulty(self, folder: Path, target: str) -> bool:
        """Whether `target` is a file of the project that has findings of its own."""
        path = unquote(target.partition("#")[0].partition("?")[0])
        place = Path(os.path.normpath(folder / path))
        return self.settings.relative(place) in self.reader.reports and os.path.isfile(place)

    def unsure(self, record: Publication[Any]) -> bool:
        """Whether anchors of a record are at fault themselves, so that links to them can't be."""
        findings = self.reader.reports[record.path].findings
        return any(found.rule in ("answer-without-id", "anchor-twice") for found in findings)

    def faulty_record(self, kind: Kind, slug: str) -> bool:
        """The same for the file of a record."""
        settings = self.settings
        folders: dict[Kind, Path] = {
            "story": settings.stories,
            "policy": settings.docs / "policy",
            "figure": settings.docs / "figures",
        }
        return kind in folders and self.faulty(folders[kind], f"{slug}.md")

    def faulty_source(self, written: str) -> bool:
        """The same for what a quiz question names."""
        folder, _, slug = written.partition("#")[0].partition("/")
        kind = _SOURCES.get(folder)
        if kind is None:
            return False
        record = self.records.get((kind, slug))
        return self.faulty_record(kind, slug) if record is None else self.unsure(record)
