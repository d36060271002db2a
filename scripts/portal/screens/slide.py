"""What there is to draw on one picture, before anybody knows how large it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from portal.language.languages import Language

Template = Literal[
    "slogan", "story", "figure", "question", "answer", "notice", "greeting", "clock", "rest"
]
"""`rest` is the picture of the community's name, for when there is nothing else to play."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a slide says in one language; parts that a template does not have are empty."""

    language: Language
    main: str
    """The slogan, title, name, stem, notice."""
    label: str = ""
    """What it is, in a word: the question of the day, a notice."""
    byline: str = ""
    """Author and place, or role and place."""
    text: str = ""
    """The summary of a story, the quotation of a figure, the explanation of an answer."""
    options: tuple[str, ...] = ()
    """The options of a question, in their order."""
    right: tuple[int, ...] = ()
    """Which options are right, from 0; only in an answer."""


@dataclass(frozen=True, slots=True)
class Slide:
    """One thing to show, in the screen's languages, the main one first; pure data."""

    template: Template
    words: tuple[Words, ...]
    picture: Path | None = None
    """A cover or portrait."""
    address: str | None = None
    """What its QR code leads to."""
    day: date | None = None
    """The date that a clock shows."""
    design: int = 0
    """A number that stays the same for the same content: templates vary with it."""
    urgent: bool = False
    """A notice that takes over: it stands on a stronger ground."""
    source: str = ""
    """Where it comes from, as findings name it: `docs/slogans.yml:12`."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a screen wants its pictures: all that drawing depends on beside the slide."""

    width: int
    height: int
    mono: bool
    night: bool
    text_px: int
    """The least height of text that can be read from where people stand, one of the steps."""
    languages: tuple[Language, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Scroll:
    """A picture wider than the screen, which runs through it."""

    to: Literal["left", "right"]
    """`right` for writing from right to left."""
    px_s: int
    """Pixels a second."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Where the player lays the digits of the time over a picture, in pixels."""

    x: int
    y: int
    digit_width: int
    colon_width: int
    height: int
