"""What the heads of profiles and stories say: honours, words, work, and where it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from portal.content.figure import Figure, FigureText, Honour
from portal.content.library import Library
from portal.quiz.sections import Section
from portal.quiz.text import digest, normal

HONOURS = "honours"
"""The anchor of the honours on a profile."""


@dataclass(frozen=True)
class Said:
    """One thing that the head of a page says of its subject; `value` is its words in `section`'s
    language, `twin` those in the main language, by which it is known in all."""

    section: Section
    value: str
    twin: str
    group: bool
    """Whether it is said of a group, not of a person or a story."""

    @property
    def id(self) -> str:
        return f"h-{digest(self.section.page, type(self).__name__, normal(self.twin))[:12]}"

    @property
    def anchor(self) -> str | None:
        return None

    @property
    def span(self) -> tuple[int, int]:
        return 0, len(self.section.text)

    @property
    def facts(self) -> tuple[str, ...]:
        return (self.id,)

    @property
    def texts(self) -> tuple[str, ...]:
        return (self.value,)

    @property
    def quote(self) -> str:
        return self._say("quote")

    def _say(self, name: str) -> str:
        form = self.section.words.people[f"{type(self).__name__.lower()}_{name}"]
        return form.format(title=self.section.title, value=self.value)

    @property
    def stem(self) -> str:
        """The question that it answers."""
        return self._say("stem")


class Quotation(Said):
    """The words that a profile shows as its subject's own."""

    @property
    def texts(self) -> tuple[str, ...]:
        return (self.section.title,)


class Role(Said):
    """What a person or group does."""


class Place(Said):
    """Where a story is set."""


@dataclass(frozen=True)
class Honoured:
    """One honour of a person or group; `span` counts in the lines of its honours."""

    section: Section
    honour: Honour
    twin: Honour
    group: bool
    """Whether a group has it."""
    span: tuple[int, int]

    @property
    def id(self) -> str:
        where = self.section.page, str(self.twin.year), normal(self.twin.title)
        return f"h-{digest(*where, normal(self.twin.awarded_by))[:12]}"

    @property
    def anchor(self) -> str | None:
        return HONOURS

    @property
    def facts(self) -> tuple[str, ...]:
        return (self.id,)

    @property
    def texts(self) -> tuple[str, ...]:
        return self.section.title, self.honour.title, str(self.honour.year)

    def say(self, form: str) -> str:
        """A phrase of `language/quiz` about it."""
        return self.section.words.people[form].format(
            name=self.section.title,
            title=self.honour.title,
            year=self.honour.year,
            by=self.honour.awarded_by,
        )

    @property
    def quote(self) -> str:
        return self.say("honour_quote")


@dataclass(frozen=True)
class Honours:
    """All honours of a person or group, where each is of another year and name."""

    section: Section
    found: tuple[Honoured, ...]

    @property
    def id(self) -> str:
        return "m-" + digest(*self.facts)[:12]

    @property
    def anchor(self) -> str | None:
        return HONOURS

    @property
    def span(self) -> tuple[int, int]:
        return self.found[0].span[0], self.found[-1].span[1]

    @property
    def facts(self) -> tuple[str, ...]:
        return tuple(honoured.id for honoured in self.found)

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(text for honoured in self.found for text in honoured.texts)

    @property
    def quote(self) -> str:
        return "".join(honoured.quote for honoured in self.found)


@dataclass(frozen=True)
class People:
    """All that the heads of the shown profiles and stories say, in every language they have."""

    honoured: tuple[Honoured, ...]
    honours: tuple[Honours, ...]
    quotations: tuple[Quotation, ...]
    roles: tuple[Role, ...]
    places: tuple[Place, ...]
    """Of stories that have marks: by one an editor says that a story is for the quiz."""
    everywhere: tuple[Place, ...]
    """Of all stories."""


def people_of(library: Library, sections: Iterable[tuple[Section, ...]]) -> People:
    """What the heads of the pages of `sections` say."""
    honoured: list[Honoured] = []
    quotations: list[Quotation] = []
    roles: list[Role] = []
    places: list[Place] = []
    everywhere: list[Place] = []
    figures = {f"figures/{figure.slug}": figure for figure in library.shown_figures}
    stories = {f"stories/{story.slug}": story for story in library.shown_stories}
    for versions in sections:
        for section in versions:
            if figure := figures.get(section.page):
                own, main = figure.texts[section.language], figure.original
                group = figure.kind == "group"
                honoured += _honoured(section, own, main, group)
                if own.quote and main.quote and not group:
                    quotations.append(Quotation(section, own.quote, main.quote, group))
                if _own_words(figure, section.language):
                    roles.append(Role(section, own.role, main.role, group))
            elif story := stories.get(section.page):
                name = library.taxonomy.name("places", story.place, section.language)
                place = Place(section, name, story.place, group=False)
                everywhere.append(place)
                if versions[0].marks:
                    places.append(place)
    return People(
        honoured=tuple(honoured),
        honours=tuple(_all(honoured)),
        quotations=tuple(quotations),
        roles=tuple(roles),
        places=tuple(places),
        everywhere=tuple(everywhere),
    )


def _own_words(figure: Figure, language: str) -> bool:
    """Whether a profile says what its subject does in this very language."""
    own, main = figure.texts[language], figure.original
    return own is main or own.role != main.role


def _honoured(
    section: Section, own: FigureText, main: FigureText, group: bool
) -> Iterator[Honoured]:
    at = 0
    for honour, twin in zip(own.honours, main.honours, strict=True):
        found = Honoured(section, honour, twin, group, (0, 0))
        line = found.say("honour_line")
        yield replace(found, span=(at, at + len(line)))
        at += len(line) + 1


def _all(honoured: Iterable[Honoured]) -> Iterator[Honours]:
    by_section: dict[tuple[str, str, str], list[Honoured]] = {}
    for one in honoured:
        by_section.setdefault(one.section.key, []).append(one)
    for found in by_section.values():
        years = {one.honour.year for one in found}
        titles = {normal(one.honour.title) for one in found}
        if len(found) >= 3 and len(years) == len(titles) == len(found):
            yield Honours(found[0].section, tuple(found))
