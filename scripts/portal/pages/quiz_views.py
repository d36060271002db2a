"""What the templates of the quiz's pages, of contests and of posters are given: see `views`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portal.language.languages import Language
from portal.pages.parts import Link, QuizItem, Share
from portal.pages.views import View


@dataclass(frozen=True, slots=True)
class PlayCard:
    """A way to play; `kind` is `practice`, `daily`, `challenge`, `paper` or `mistakes`."""

    kind: str
    title: str
    text: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizView(View):
    """`portal/quiz.html`: `items` is the round of ten shown without JavaScript."""

    items: tuple[QuizItem, ...]
    bank: str
    """Address of the script that holds the practice bank."""
    count: int
    topics: tuple[str, ...]
    cards: tuple[PlayCard, ...]
    """The other ways to play."""
    host: str
    """Address of the page from which a contest in a hall is hosted."""
    styles: str
    """Address of the quiz's own style sheet."""
    contests: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayView(View):
    """`portal/play_page.html`: one way to play, which the script of the quiz's pages runs."""

    mode: str
    """`practice`, `day`, `challenge`, `paper` or `mistakes`."""
    text: str
    note: str
    """Words of a blueprint for who sits its paper; '' where there are none."""
    bank: str
    """Address of the script that holds the practice bank."""
    paper: str | None
    """Address of the script that holds the papers drawn of a blueprint."""
    topics: tuple[str, ...]
    months: tuple[str, ...]
    """How a date of each month is written, with its `{year}` and `{day}` to be filled in."""
    cards: tuple[PlayCard, ...]
    """The other ways to play."""
    styles: str
    """Address of the quiz's own style sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestView(View):
    """`portal/contest.html`: before its day nothing of a contest but its `commitment`."""

    note: str
    count: int
    reveal: date
    reveal_text: str
    commitment: str
    opened: bool
    """Whether its day has come."""
    file_name: str
    file: str | None
    """Address of the bytes behind the commitment, None where they can't be had."""
    items: tuple[QuizItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterFace:
    """What a poster says in a language: `scan` stands under its code, `open` before its address."""

    language: Language
    title: str
    sentence: str
    scan: str
    open: str
    promise: str
    site: str
    publisher: str
    share: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterView(View):
    """`portal/poster.html`: one language or two side by side."""

    styles: str
    """Address of the posters' own style sheet."""
    faces: tuple[PosterFace, ...]
    size: int
    """1 to 4: the longer the titles, the greater, and the smaller their type."""
    far: bool
    """Whether an address is so long that it needs small type."""
    posters: tuple[Link, ...]
    """The posters of the quiz in this language."""
