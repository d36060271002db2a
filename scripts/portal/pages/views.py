"""What a template is given: one frozen record for each kind of page.

Every `url` is relative to the root of the site (`stories/pilaf/`, `ug/policy/medical/#newborn`);
a template passes it through MkDocs' `url` filter. Text is plain and is escaped by the template;
only `Markup` values are HTML already.
"""

from __future__ import annotations

from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class Honour:
    """One line of a figure's timeline."""

    year: str
    title: str
    awarded_by: str


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
