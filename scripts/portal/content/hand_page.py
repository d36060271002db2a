"""Pages by hand: every other Markdown file of docs/, the home page among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import cast, get_args

from portal.content import yaml_nodes
from portal.content.corrections import right_type
from portal.content.fields import kind_of
from portal.content.files import reading_order
from portal.content.opened import Opened, SourceFile
from portal.content.reading import Reader
from portal.content.records import Publication, Status, Text

RESERVED = frozenset(
    {
        "stories",
        "policy",
        "figures",
        "quiz",
        "search",
        "s",
        "assets",
        "pictures",
        "files",
        "kiosk",
        "screens",
    }
)
"""First parts of addresses that the portal's own pages and files have."""
FIELDS = ("title", "description", "lead", "figure")
"""The keys of its front matter that the portal reads."""
WORDS = ("title", "description")
"""Those of them that are translated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandPageText(Text):
    """A page in one language. `meta` is its front matter as text, for themes and plugins."""

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
    found = []
    for slug, files in _groups(reader, paths).items():
        texts: dict[str, HandPageText] = {}
        status: Status = "published"
        for file in files:
            opened = reader.open(file, front_required=False)
            if opened is not None:
                if file.language is not None and (original := reader.open(files[0])) is not None:
                    reader.check_age(opened, original, WORDS)
                    reader.check_writing(opened, original, WORDS)
                _check_fields(opened)
                status = _status(opened) if file is files[0] else status
                opened.status = status
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
                status=status,
                texts=texts,
                lead=lead if isinstance(lead, str) else None,
                figure=figure if isinstance(figure, str) else None,
            )
        )
    return found


def _groups(reader: Reader, paths: Iterable[Path]) -> dict[str, list[SourceFile]]:
    """Files by slug, the original first. Faulty names and addresses used twice are reported."""
    docs, languages = reader.settings.docs, reader.settings.languages
    reserved = RESERVED | {language.prefix for language in languages}
    groups: dict[str, list[SourceFile]] = {}
    seen: dict[tuple[str, str | None], Path] = {}
    for path in sorted(paths, key=lambda path: reading_order(path, docs)):
        file = reader.source_file(path, path.relative_to(docs).as_posix()[: -len(".md")])
        if file is None:
            continue
        first = PurePosixPath(file.slug).parts[0]
        address = file.slug.removesuffix("/index")
        if first in reserved:
            reader.report(path).error("slug-reserved", value=first)
        elif (address, file.language) in seen:
            reader.report_twice(path, address, seen[address, file.language])
        elif file.language is not None and file.slug not in groups:
            reader.report(path).error("translation-without-original", slug=file.slug)
        else:
            seen[address, file.language] = path
            groups.setdefault(file.slug, []).append(file)
    return groups


def _status(opened: Opened) -> Status:
    """The status that the front matter says; a page by hand needs none to be published."""
    written = opened.text("status") or "published"
    for status in get_args(Status):
        if written == status:
            return cast(Status, status)
    allowed = ", ".join(get_args(Status))
    line = opened.line("status")
    opened.report.error("value-not-allowed", line, "status", value=written, allowed=allowed)
    return "draft"


def _check_fields(opened: Opened) -> None:
    for key in FIELDS:
        node = opened.front.entries.get(key)
        if node is not None and not isinstance(node, yaml_nodes.Scalar):
            found = kind_of(yaml_nodes.plain(node))
            example = right_type((key,), "text", yaml_nodes.plain(node))
            opened.report.error(
                "wrong-type", opened.line(key), key, wanted="text", found=found, example=example
            )


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
        stale=opened.stale,
        title=title if isinstance(title, str) else heading or opened.file.path.stem,
        description=description if isinstance(description, str) else None,
        meta=meta,
    )
