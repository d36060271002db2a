"""Pictures and files that pages show: which ones, in which sizes, under which addresses."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from portal.content.fields import suggest_slug
from portal.content.figure import Figure
from portal.content.library import Library
from portal.content.opened import Opened
from portal.content.records import Publication
from portal.content.references import FileTarget
from portal.content.story import Story
from portal.findings import Finding, Report
from portal.pages import parts
from portal.pictures import (
    Job,
    PictureError,
    PictureInfo,
    Renditions,
    has_metadata,
    strip_metadata,
)
from portal.pictures.renditions import Picture, Progress

PICTURES = "pictures"
FILES = "files"
IMAGE_SUFFIXES = frozenset(
    {".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff", ".avif", ".bmp"}
)


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of the output: its path in the site, and its source on disk or its bytes."""

    path: str
    source: Path | None = None
    content: bytes | None = None

    def write(self, site: Path) -> None:
        """Write the file into the folder of the site."""
        target = site / self.path
        data = self.source.read_bytes() if self.source else self.content or b""
        try:
            target.write_bytes(data)
        except FileNotFoundError:  # the folder, which most files find there
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)


class Media:
    """The pictures and attachments of everything that is shown, and of nothing else."""

    def __init__(self, library: Library, renditions: Renditions) -> None:
        self._library = library
        self._renditions = renditions
        self._pictures: dict[Path, Picture] = {}
        self._attachments: dict[Path, str] = {}
        self.findings: list[Finding] = []

    def prepare(self, progress: Progress | None = None) -> None:
        """Make every picture that is shown; what can't be made is a finding."""
        wanted = dict(self._shown_pictures())
        infos = list(wanted)
        jobs = [Job(info, _stem(info)) for info in infos]
        for info, made in zip(
            infos, self._renditions.encode_all(jobs, progress=progress), strict=True
        ):
            if isinstance(made, PictureError):
                file, line = wanted[info]
                params = {"picture": info.path.name, "reason": made.reason}
                self.findings.append(
                    Finding(file, line, None, "picture-not-shown", "error", params)
                )
            else:
                self._pictures[info.path] = made
        for path in self._shown_attachments():
            digest = hashlib.sha256(path.read_bytes()).hexdigest()[:8]
            self._attachments[path] = f"{FILES}/{digest}/{path.name}"

    def picture(self, folder: Path, source: str, alt: str) -> parts.Picture | None:
        """The picture that a record names, or None where it can't be shown."""
        try:
            info = self._library.references.picture(folder, source)
        except PictureError:
            return None
        made = self._pictures.get(info.path)
        if made is None:
            return None
        return parts.Picture(
            sources=tuple(
                parts.PictureSource(source.width, f"{PICTURES}/{source.file_name}")
                for source in made.sources
            ),
            url=f"{PICTURES}/{made.fallback.file_name}",
            width=made.width,
            height=made.height,
            alt=alt,
        )

    def attachment(self, path: Path) -> str | None:
        """The address of a file that a shown text links."""
        return self._attachments.get(path)

    def files(self) -> Iterator[SiteFile]:
        """Every file that the pictures and attachments need, each once."""
        seen: set[str] = set()
        for made in self._pictures.values():
            names = [(source.file_name, source.path) for source in made.sources]
            for name, path in (*names, (made.fallback.file_name, made.fallback.path)):
                if name not in seen:
                    seen.add(name)
                    yield SiteFile(f"{PICTURES}/{name}", source=path)
        for path, address in self._attachments.items():
            yield clean_file(address, path)

    def referenced(self) -> set[Path]:
        """Every picture and file that any text names, shown or not: none is copied as it is."""
        return self._named_by(lambda opened: True)

    def _named_by(self, chosen: Callable[[Opened], bool]) -> set[Path]:
        every = self._library.references.reader.opened.values()
        texts = [opened for opened in every if opened is not None and chosen(opened)]
        return {path for opened in texts for path in self._named(opened)}

    def _named(self, opened: Opened) -> Iterator[Path]:
        folder = opened.file.path.parent
        sources = [image.source for image in opened.document.images]
        sources += [picture.source for picture in opened.pictures]
        sources += [link.target.partition("#")[0] for link in opened.document.links]
        for source in sources:
            if source and "\0" not in source:
                yield (folder / unquote(source.partition("?")[0])).resolve()

    @cached_property
    def _withdrawn(self) -> set[Path]:
        """What texts name that were withdrawn: it is shown by no other text either."""
        return self._named_by(lambda opened: opened.status == "withdrawn")

    def _shown_pictures(self) -> Iterator[tuple[PictureInfo, tuple[str, int]]]:
        for record in shown(self._library):
            for path, info, line in self._pictures_of(record):
                if info.path.resolve() in self._withdrawn:
                    self._withhold(path, line, info.path)
                else:
                    yield info, (path, line)

    def _pictures_of(self, record: Publication[Any]) -> Iterator[tuple[str, PictureInfo, int]]:
        named: list[tuple[str, Path, str, int]] = []
        own = record.cover if isinstance(record, Story) else None
        own = record.portrait if isinstance(record, Figure) else own
        if own is not None:
            named.append((record.path, own.path.parent, own.path.name, own.line))
        for text in record.texts.values():
            named += [(text.path, record.folder, i.source, i.line) for i in text.document.images]
        for path, folder, source, line in named:
            try:
                yield path, self._library.references.picture(folder, source), line
            except PictureError:
                continue

    def _shown_attachments(self) -> list[Path]:
        found: set[Path] = set()
        for record in shown(self._library):
            for text in record.texts.values():
                for link in text.document.links:
                    target = self._library.references.find(record.folder, link.target)
                    if not isinstance(target, FileTarget):
                        continue
                    if target.path.resolve() in self._withdrawn:
                        self._withhold(text.path, link.line, target.path)
                    else:
                        found.add(target.path)
        return sorted(found)

    def _withhold(self, file: str, line: int, path: Path) -> None:
        report = Report(file)
        report.warning("withdrawn-picture", line, picture=path.name)
        self.findings += report.findings


def shown(library: Library) -> Iterator[Publication[Any]]:
    """Every record whose text is on the site."""
    yield from library.shown_stories
    yield from library.shown_policies
    yield from library.shown_figures
    yield from library.shown_pages


def clean_file(address: str, path: Path) -> SiteFile:
    """A file as the site may hold it: a picture, told by its bytes, loses its metadata.

    Raises PictureError where a picture's metadata can't be taken out.
    """
    data = path.read_bytes()
    if path.suffix.lower() in IMAGE_SUFFIXES or has_metadata(data):
        return SiteFile(address, content=strip_metadata(data, path.suffix))
    return SiteFile(address, source=path)


def _stem(info: PictureInfo) -> str:
    return f"{suggest_slug(info.path.stem)}-{info.sha256[:8]}"
