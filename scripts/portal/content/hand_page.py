"""Pages by hand: every other Markdown file of docs/, the home page among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from portal.content import yaml_nodes
from portal.content.document import Document
from portal.content.reading import Opened, Reader, SourceFile
from portal.content.records import Publication


@dataclass(frozen=True, slots=True, kw_only=True)
class HandPageText:
    """A page in one language. `meta` is its front matter as text, for themes and plugins."""

    language: str
    path: str
    document: Document
    native_review: bool
    title: str
    description: str | None
    meta: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandPage(Publication[HandPageText]):
    """A page by hand; its `slug` is its path in docs without the ending (`about`, `index`)."""

    lead: str | None = None
    """On the home page: the slug of the story that stands first."""
    figure: str | None = None
    """On the home page: the slug of the figure shown."""


def read_pages(reader: Reader, paths: Iterable[Path]) -> list[HandPage]:
    """Every page by hand; any key may stand in its front matter."""
    groups: dict[str, list[SourceFile]] = {}
    for path in sorted(paths):
        uri = path.relative_to(reader.settings.docs).as_posix()[: -len(".md")]
        stem, dot, tag = uri.rpartition(".")
        translated = dot and tag in reader._codes
        file = SourceFile(path, stem if translated else uri, tag if translated else None)
        groups.setdefault(file.slug, []).append(file)
    found = []
    for slug, files in groups.items():
        files.sort(key=lambda f: f.language is not None)
        if files[0].language is not None:
            for file in files:
                reader.report(file.path).error("translation-without-original", slug=slug)
            continue
        texts: dict[str, HandPageText] = {}
        for file in files:
            opened = reader.open(file, front_required=False)
            if opened is not None:
                text = _page_text(reader, opened)
                texts[text.language] = text
        if not texts or reader.settings.default.code not in texts:
            continue
        meta = texts[reader.settings.default.code].meta
        lead, figure = meta.get("lead"), meta.get("figure")
        found.append(
            HandPage(
                slug=slug,
                path=reader.settings.relative(files[0].path),
                folder=files[0].path.parent,
                status="published",
                texts=texts,
                lead=lead if isinstance(lead, str) else None,
                figure=figure if isinstance(figure, str) else None,
            )
        )
    return found


def _page_text(reader: Reader, opened: Opened) -> HandPageText:
    meta = yaml_nodes.plain(opened.front)
    assert isinstance(meta, dict)
    title, description = meta.get("title"), meta.get("description")
    heading = next((h.text for h in opened.document.headings if h.level == 1), None)
    return HandPageText(
        language=opened.file.language or reader.settings.default.code,
        path=opened.report.path,
        document=opened.document,
        native_review=meta.get("native_review") == "pending",
        title=title if isinstance(title, str) else heading or opened.file.path.stem,
        description=description if isinstance(description, str) else None,
        meta=meta,
    )
