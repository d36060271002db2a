"""What the views of pages are made of: links, pictures, cards, questions, notices.

Every `url` is relative to the root of the site (`stories/pilaf/`, `ug/policy/medical/#newborn`);
a template passes it through MkDocs' `url` filter. Text is plain and is escaped by the template;
only `Markup` values are HTML already.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from markupsafe import Markup

from portal.language.languages import Language


@dataclass(frozen=True, slots=True)
class Link:
    """A word or title that leads somewhere; `count` is shown behind it where it is given."""

    text: str
    url: str
    count: int | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in another language."""

    language: Language
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class PictureSource:
    """One width of a picture, as WebP."""

    width: int
    url: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the widths that are shown; `url` is the fallback for old browsers."""

    sources: tuple[PictureSource, ...]
    url: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class StoryCard:
    """A story as a listing shows it. `language` is that of its text."""

    url: str
    title: str
    summary: str
    language: Language
    author: str
    place: Link
    topics: tuple[Link, ...]
    date: date
    date_text: str
    minutes: int
    picture: Picture | None
    pattern: int
    """0 to 3: the woven pattern that stands where there is no picture."""


@dataclass(frozen=True, slots=True)
class FigureCard:
    """An admired person or group as a listing shows it."""

    url: str
    name: str
    role: str
    kind: Literal["person", "group"]
    place: Link
    quote: str | None
    honour: str | None
    """The latest honour, with its year."""
    language: Language
    picture: Picture | None
    pattern: int


@dataclass(frozen=True, slots=True)
class PolicyCard:
    """A policy topic with its first questions."""

    url: str
    title: str
    summary: str
    questions: tuple[Link, ...]
    count: int
    checked_text: str
    language: Language


@dataclass(frozen=True, slots=True)
class Answer:
    """One question of a policy page with its answer."""

    id: str
    question: str
    body: Markup
    basis: Markup | None
    url: str


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a quiz question shown without JavaScript."""

    text: str
    correct: bool


@dataclass(frozen=True, slots=True)
class QuizItem:
    """A quiz question as it is shown without JavaScript, and handed to the script as data."""

    id: str
    type: str
    stem: str
    options: tuple[Option, ...]
    answer_text: str
    explanation: str
    topic: str
    source: Link | None
    language: Language
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pagination:
    """Pages of one listing: `pages` holds the links to show, None where some are left out."""

    current: int
    total: int
    previous: str | None
    next: str | None
    pages: tuple[Link | None, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code as a template draws it."""

    size: int
    """Modules of a side, without the margin of four around it."""
    path: str
    """The outline of the dark modules, as path data of SVG; a module has the side 1."""


@dataclass(frozen=True, slots=True)
class Share:
    """How a page is handed on: its whole address and the code of it."""

    address: str
    code: Code
    poster: Link | None
    """The page that prints both."""


NAME = "\ue000"
"""The place in a sentence where a name goes, which is in a language of its own."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A line above a text: `fallback`, `translation`, `stale`, `converted`, `native-review` or
    `draft`; `link` leads to the original."""

    kind: str
    text: str
    name: str = ""
    """The language named in it, for which NAME stands in the text."""
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Honour:
    """One line of a figure's timeline."""

    year: str
    title: str
    awarded_by: str
