"""A converted Markdown text: HTML in blocks, and what stands in it.

Links inside the site and pictures are `Slot`s until the page that shows the text is known, so
that a text borrowed by a page in another folder still has right ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Literal


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of a link's address or of a whole picture: number `index` of its kind."""

    kind: Literal["link", "picture"]
    index: int


Part = str | Slot
Fill = Callable[[Slot], str]


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another page or file of the project, as the editor wrote it."""

    target: str
    line: int


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in the text; `source` is the path as the editor wrote it."""

    source: str
    alt: str
    line: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A key fact, `==90 天==`: its text, and where it stands in the document's plain text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `id` is its anchor ('' where raw HTML has none)."""

    level: int
    id: str
    text: str
    line: int
    explicit: bool
    """Whether the editor wrote the id."""


@dataclass(frozen=True, slots=True)
class Block:
    """A top-level element; `start` and `end` are its span in the document's plain text."""

    tag: str
    parts: tuple[Part, ...]
    start: int
    end: int
    heading: Heading | None = None


@dataclass(frozen=True)
class Document:
    """One text, converted once."""

    blocks: tuple[Block, ...]
    text: str
    """Plain text; blocks are separated by a line break."""
    links: tuple[Link, ...]
    images: tuple[Image, ...]
    marks: tuple[Mark, ...]
    headings: tuple[Heading, ...]
    ids: frozenset[str]
    """Every id in it that a link can lead to."""

    @cached_property
    def first_paragraph(self) -> str:
        """The plain text of its first paragraph, '' where there is none."""
        for block in self.blocks:
            if block.tag == "p" and (text := self.text[block.start : block.end].strip()):
                return " ".join(text.split())
        return ""

    @cached_property
    def length(self) -> int:
        """Characters that are read: all but white space."""
        return len("".join(self.text.split()))

    def marks_between(self, start: int, end: int) -> tuple[Mark, ...]:
        """The marks inside a span of the plain text."""
        return tuple(mark for mark in self.marks if start <= mark.start and mark.end <= end)


def html(blocks: Iterable[Block], fill: Fill) -> str:
    """The HTML of `blocks`, each slot filled by `fill`."""
    return "".join(
        part if isinstance(part, str) else fill(part) for block in blocks for part in block.parts
    ).strip()


def raw_html(document: Document) -> str:
    """A document as one piece of HTML, its links and pictures as they were written."""

    def slot(place: Slot) -> str:
        if place.kind == "link":
            return escape(document.links[place.index].target)
        image = document.images[place.index]
        return f'<img src="{escape(image.source)}" alt="{escape(image.alt)}">'

    return html(document.blocks, slot)
