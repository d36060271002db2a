"""What every page of one build is made from, and the parts that pages share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from portal.content.contest import Contest
from portal.content.figure import Figure
from portal.content.hand_page import HandPage
from portal.content.library import Library
from portal.content.policy import Policy
from portal.content.records import Publication
from portal.content.settings import Settings
from portal.content.story import Story
from portal.content.writing import Foreign
from portal.language.catalogue import Strings
from portal.language.languages import Language
from portal.pages import parts, views
from portal.pages.addresses import FOLDERS, Addresses
from portal.pages.media import Media
from portal.pages.navigation import is_address
from portal.quiz.assembly.cache import Forms, PaperCache
from portal.quiz.bank import Bank
from portal.quiz.item import BankItem


@dataclass(frozen=True, slots=True)
class Assets:
    """Addresses of our style sheets and scripts, with their hashes; `vertical` is loaded after
    `styles` by pages that are written in columns."""

    styles: str
    vertical: str
    scripts: Mapping[str, str]
    kiosk: str = ""
    """The style sheet of the kiosk."""
    host: str = ""
    """The style sheet of the page of a contest in a hall."""
    poster: str = ""
    """The style sheet of posters."""
    play: str = ""
    """The style sheet of the quiz's pages."""
    share: str = "assets/portal/share.jpg"


@dataclass(frozen=True)
class Context:
    """One build: the library, and where everything of it stands."""

    library: Library
    addresses: Addresses
    media: Media
    bank: Bank
    assets: Assets
    paper_cache: PaperCache
    """The timed papers that were drawn before."""
    nav: tuple[tuple[str | None, str], ...] | None = None
    """(title, path or address) of the user's own navigation; None is the portal's."""
    story_cards: dict[tuple[str, str], parts.StoryCard] = field(default_factory=dict)
    """Cards made so far, by language and slug."""
    papers: dict[str, Mapping[str, Forms]] = field(default_factory=dict)
    """Timed papers drawn so far, by language and blueprint."""
    sites: dict[tuple[str, str], views.Site] = field(default_factory=dict)
    """What pages share, made so far, by language and section."""
    _strings: dict[str, Strings] = field(default_factory=dict)
    _sections: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def settings(self) -> Settings:
        """The settings of the project."""
        return self.library.settings

    def strings(self, language: Language) -> Strings:
        """The interface strings of a language."""
        if language.code not in self._strings:
            more = self.library.strings.get(language.code)
            self._strings[language.code] = Strings(language.code, more=more)
        return self._strings[language.code]

    def stories(self, language: Language) -> tuple[Story, ...]:
        """The stories that have a page in a language, newest first."""
        return _standing(self.library.shown_stories, language)

    def policies(self, language: Language) -> tuple[Policy, ...]:
        """The policy topics that have a page in a language."""
        return _standing(self.library.shown_policies, language)

    def figures(self, language: Language) -> tuple[Figure, ...]:
        """The figures that have a page in a language."""
        return _standing(self.library.shown_figures, language)

    def pages(self, language: Language) -> tuple[HandPage, ...]:
        """The pages by hand that there are in a language; the home page is in each."""
        shown = self.library.shown_pages
        return tuple(p for p in shown if p.slug == "index" or p.stands_in(language))

    def contests(self, language: Language) -> tuple[Contest, ...]:
        """The contests that have a page in a language: those that have questions."""
        found = tuple(contest for contest in self.library.contests if contest.questions)
        if language.borrowed == "shown":
            return found
        return tuple(c for c in found if self.library.words_in(c.title, language) is not None)

    def words(self, texts: Mapping[str, str], language: Language) -> tuple[str, Language]:
        """What stands in a map by language, in one or the next best, and the language it is in."""
        for spoken in self.chain(language):
            if (words := self.library.words_in(texts, spoken)) is not None:
                return words, spoken
        return next(iter(texts.values()), ""), language

    def language_of(self, record: Publication[Any], language: Language) -> Language:
        """The language in which a page of `language` shows a record."""
        return self.settings.language(record.text(language).language)

    @cached_property
    def foreign(self) -> Mapping[str, Foreign]:
        """What finds the words in other languages, by the code of a page's language."""
        languages = self.settings.languages
        return {language.code: Foreign(language, languages) for language in languages}

    def borrowed_from(
        self, records: Sequence[Publication[Any]], language: Language
    ) -> Language | None:
        """The language of a listing that has nothing in its own; None where it has."""
        if language == self.settings.default or any(r.speaks(language) for r in records):
            return None
        languages = {self.language_of(record, language) for record in records}
        order = self.chain(language)
        return min(languages, key=order.index, default=None)

    def chain(self, language: Language) -> list[Language]:
        """A language and those whose words stand in for its own, the first one first."""
        codes = dict.fromkeys((language.code, *language.fallback, self.settings.default.code))
        found = [self.settings.language(code) for code in codes]
        return [*found, *(x for x in self.settings.languages if x not in found)]

    def practice(self, language: Language) -> tuple[Sequence[BankItem], Language]:
        """The practice questions in a language, else in one it falls back on, and the language
        they are in; none where nothing is borrowed."""
        asked = [language] if language.borrowed == "hidden" else self.chain(language)
        for spoken in asked:
            if items := self.bank.practice(spoken.code):
                return items, spoken
        return (), language

    def url(self, kind: str, record: Publication[Any], language: Language) -> str:
        """The address of a record's page in a language, or, where it has none in it, in the
        language of the text that stands in."""
        if not record.stands_in(language):
            language = self.language_of(record, language)
        return self.addresses.page(language, record_path(kind, record))

    def date_text(self, day: date, language: Language) -> str:
        """A date as a reader of `language` writes it."""
        return self.strings(language).date(day)

    def sections(self, language: Language) -> tuple[str, ...]:
        """The sections that have something in them: `stories`, `policy`, `figures`, `quiz`."""
        if language.code not in self._sections:
            filled = {
                "stories": bool(self.stories(language)),
                "policy": bool(self.policies(language)),
                "figures": bool(self.figures(language)),
                "quiz": bool(self.practice(language)[0]),
            }
            self._sections[language.code] = tuple(name for name, there in filled.items() if there)
        return self._sections[language.code]

    def section(self, name: str, language: Language) -> parts.Link | None:
        """The link to a section's listing, None where the section is empty."""
        if name not in self.sections(language):
            return None
        return parts.Link(
            self.strings(language)(f"nav.{name}"), self.addresses.page(language, name)
        )

    def site(self, language: Language, path: str) -> views.Site:
        """What the pages of one language share, with the section of `path` marked as current."""
        current = path.partition("/")[0]
        key = (language.code, current)
        if key not in self.sites:
            self.sites[key] = self._marked(language, current, bool(path))
        return self.sites[key]

    def _marked(self, language: Language, current: str, inside: bool) -> views.Site:
        base = self._sites[language.code]
        return replace(
            base,
            home=replace(base.home, current=not inside),
            search=base.search and replace(base.search, current=current == "search"),
            nav=tuple(
                replace(link, current=link.url == self.addresses.page(language, current))
                if current
                else link
                for link in base.nav
            ),
        )

    @cached_property
    def _sites(self) -> dict[str, views.Site]:
        return {language.code: self._site(language) for language in self.settings.languages}

    def _site(self, language: Language) -> views.Site:
        settings, say, addresses = self.settings, self.strings(language), self.addresses
        feeds: tuple[parts.Link, ...] = ()
        told = any(story.speaks(language) for story in self.library.shown_stories)
        if settings.site_url and told:
            title = say("feed.stories", name=self.library.site_name(language))
            feeds = (
                parts.Link(title, language.url("feed.xml")),
                parts.Link(title, language.url("feed.json")),
            )
        return views.Site(
            name=self.library.site_name(language),
            url=settings.site_url,
            publisher=language.publisher or self.made(settings.publisher, language),
            contact=settings.contact,
            icp=settings.icp,
            police=settings.police,
            home=parts.Link(say("nav.home"), addresses.page(language)),
            nav=self._nav(language),
            about=parts.Link(say("nav.about"), addresses.page(language, "about")),
            privacy=parts.Link(say("nav.privacy"), addresses.page(language, "privacy")),
            search=parts.Link(say("nav.search"), addresses.page(language, "search")),
            feeds=feeds,
            styles=self.assets.styles,
            scripts=dict(self.assets.scripts),
            year=settings.today.year,
        )

    def made(self, words: str, language: Language) -> str:
        """Words of the settings: in Traditional Chinese for a language that is made so."""
        return self.library.made(words, language)

    @cached_property
    def home_page(self) -> Publication[Any] | None:
        """The home page as an editor wrote it."""
        return self.library.home_page

    def _nav(self, language: Language) -> tuple[parts.Link, ...]:
        if self.nav is not None:
            return tuple(self._nav_link(title, target, language) for title, target in self.nav)
        links = [self.section(name, language) for name in self.sections(language)]
        for page in self.pages(language):
            if "/" not in page.slug and page.slug not in ("index", "about", "privacy"):
                title = page.text(language).title
                links.append(parts.Link(title, self.addresses.page(language, page.slug)))
        return tuple(link for link in links if link is not None)

    def _nav_link(self, title: str | None, target: str, language: Language) -> parts.Link:
        if is_address(target) or "." in target.rpartition("/")[2]:
            return parts.Link(title or target, target)
        page = next((p for p in self.library.shown_pages if p.slug == target), None)
        if title is None:
            section = self.section(target, language)
            title = page.text(language).title if page is not None else target
            title = section.text if section is not None else title
        if page is not None and target != "index":
            return parts.Link(title, self.url("page", page, language))
        return parts.Link(title, self.addresses.page(language, target))


Shown = TypeVar("Shown", bound=Publication[Any])


def _standing(records: tuple[Shown, ...], language: Language) -> tuple[Shown, ...]:
    if language.borrowed == "shown":
        return records
    return tuple(record for record in records if record.stands_in(language))


def contest_path(contest: Contest) -> str:
    """The path of a contest's page, the same in every language."""
    return f"quiz/contest/{contest.slug}"


def record_path(kind: str, record: Publication[Any]) -> str:
    """The path of a record's page, the same in every language (`stories/pilaf`)."""
    if kind == "page":
        slug = record.slug
        return "" if slug == "index" else slug.removesuffix("/index")
    return f"{FOLDERS[kind]}/{record.slug}"
