"""What a template is given: one frozen record for each kind of page, made of `parts`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from markupsafe import Markup

from portal.language.languages import Language
from portal.pages.parts import (
    Answer,
    FigureCard,
    Honour,
    LanguageLink,
    Link,
    Notice,
    Pagination,
    Picture,
    PolicyCard,
    QuizItem,
    Share,
    StoryCard,
)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in `<head>` beside the title."""

    title: str
    description: str
    canonical: str | None
    """Absolute address, or None where the site has no `site_url`."""
    alternates: tuple[tuple[str, str], ...]
    """(hreflang, absolute address), x-default included."""
    image: str | None
    """Absolute address of the social picture."""
    kind: Literal["website", "article", "profile"]
    robots: str | None
    government: tuple[tuple[str, str], ...]
    """(name, content) of the head metadata of government sites."""
    json_ld: tuple[dict[str, Any], ...]
    published: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """What every page of one language shares."""

    name: str
    url: str | None
    publisher: str
    contact: str | None
    icp: str | None
    police: str | None
    home: Link
    nav: tuple[Link, ...]
    about: Link
    privacy: Link
    search: Link | None
    feeds: tuple[Link, ...]
    """The Atom feed, then the JSON feed, of this language."""
    styles: str
    """Address of the style sheet with its hash."""
    scripts: dict[str, str]
    """Addresses of our scripts by name (`portal`, `find`, `quiz` …), with their hashes."""
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What every page gives its template; `language` is that of the interface around the text."""

    template: str
    url: str
    title: str
    language: Language
    text_language: Language
    """The language of the text itself: another one on a borrowed page."""
    site: Site
    head: Head
    languages: tuple[LanguageLink, ...] = ()
    crumbs: tuple[Link, ...] = ()
    notices: tuple[Notice, ...] = ()
    share: Share | None = None
    """Of a page of the quiz, where the site has a `site_url`; `fragments/share.html` shows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView(View):
    """`portal/home.html`"""

    tagline: str
    welcome: Markup
    slogans: tuple[str, ...]
    """Slogans that may be shown, most important first; the script picks the day's."""
    lead: StoryCard | None
    latest: tuple[StoryCard, ...]
    figure: FigureCard | None
    policies: tuple[PolicyCard, ...]
    popular: tuple[Link, ...]
    """Some policy questions, shown as chips under the search box."""
    question: QuizItem | None
    quiz_bank: str | None
    """Address of the script that holds the practice bank."""
    quiz_written: bool
    """Whether the question of a day may be one that takes more than a choice."""
    quiz: Link | None
    stories: Link | None
    policy: Link | None
    figures: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingView(View):
    """`portal/stories.html`: stories by newest, year, topic or place, 24 to a page."""

    cards: tuple[StoryCard, ...]
    pagination: Pagination
    heading: str
    count: int
    years: tuple[Link, ...]
    topics: tuple[Link, ...]
    places: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView(View):
    """`portal/story.html`"""

    body: Markup
    toc: tuple[Link, ...]
    author: str
    place: Link
    topics: tuple[Link, ...]
    date: date
    date_text: str
    updated_text: str | None
    source: str
    minutes: int
    cover: Picture | None
    pattern: int
    short_link: str
    """The short address for QR codes: absolute where the site has a `site_url`."""
    previous: Link | None
    next: Link | None
    related: tuple[StoryCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyIndexView(View):
    """`portal/policies.html`"""

    policies: tuple[PolicyCard, ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyView(View):
    """`portal/policy.html`"""

    introduction: Markup
    answers: tuple[Answer, ...]
    source: str
    date_text: str
    checked: date
    checked_text: str
    others: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureIndexView(View):
    """`portal/figures.html`: `kinds` holds the filter: all, persons, groups."""

    cards: tuple[FigureCard, ...]
    kinds: tuple[tuple[str, Link], ...]
    """(kind, link) of the filter; kind is `all`, `person` or `group`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView(View):
    """`portal/figure.html`"""

    name: str
    role: str
    kind: Literal["person", "group"]
    place: Link
    quote: str | None
    body: Markup
    honours: tuple[Honour, ...]
    portrait: Picture | None
    pattern: int
    source: str | None
    date_text: str | None
    others: tuple[FigureCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView(View):
    """`portal/search.html`"""

    policies: tuple[PolicyCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView(View):
    """`portal/page.html`: a page by hand; `portal/about.html` and `portal/privacy.html` too."""

    body: Markup
    toc: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnView(View):
    """`portal/withdrawn.html`: a neutral notice, and nothing of what stood there."""

    listing: Link | None = field(default=None)
