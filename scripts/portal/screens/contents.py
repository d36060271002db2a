"""What a screen shows of records: slides with their words in the screen's languages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import quote

from portal.content.excerpt import clip
from portal.content.figure import Figure, FigureText
from portal.content.library import Library
from portal.content.names import Mask, masked, withdrawn_words
from portal.content.notice import Notice
from portal.content.records import Publication, TextType
from portal.content.screen import Screen
from portal.content.slogan import Slogan
from portal.content.story import Story, StoryText
from portal.content.writing import writes
from portal.language.catalogue import Strings
from portal.language.languages import Language
from portal.screens.slide import Slide, Template, Words

EXCERPT = 60
"""Characters of a summary on a screen."""
SPELT_EXCERPT = 110
"""The same where words are spelt."""


def design_of(identity: str) -> int:
    """A number that is always the same for one id."""
    return int.from_bytes(hashlib.sha256(identity.encode()).digest()[:2], "big")


class Contents:
    """Makes the slides of a project's records for its screens.

    A slide has words in those of the screen's languages in which the record has some; where it
    has none in any, there is no slide. Names and titles that were withdrawn are left out of every
    text.
    """

    def __init__(self, library: Library) -> None:
        self.library = library
        self._withdrawn = withdrawn_words(library.withdrawn())
        self.say = cache(self._strings)
        self.mask = cache(self._mask)

    def _strings(self, language: Language) -> Strings:
        return Strings(language.code, more=self.library.strings.get(language.code))

    def _mask(self, language: Language) -> Mask:
        say = self.say(language)
        return masked({word: say(f"withdrawn.{kind}") for word, kind in self._withdrawn.items()})

    def slogan(self, slogan: Slogan, screen: Screen) -> Slide | None:
        """A slogan."""
        words = [
            Words(language, self.mask(language)(text))
            for language, text in self._texts(slogan.text, screen)
        ]
        return _slide("slogan", words, f"slogan/{slogan.id}", self._source("slogans", slogan.line))

    def notice(self, notice: Notice, screen: Screen) -> Slide | None:
        """A notice or greeting."""
        words = []
        for language, text in self._texts(notice.text, screen):
            say = self.say(language)
            label = say(f"screen.{notice.kind}")
            words.append(Words(language, self.mask(language)(text), label))
        template: Template = "greeting" if notice.kind == "greeting" else "notice"
        source = self._source("notices", notice.line)
        slide = _slide(template, words, f"notice/{notice.id}", source)
        return replace(slide, urgent=notice.kind == "urgent") if slide is not None else None

    def _texts(self, texts: Mapping[str, str], screen: Screen) -> Iterator[tuple[Language, str]]:
        for language in screen.languages:
            if (text := self.library.words_in(texts, language)) is not None:
                yield language, text

    def story(self, story: Story, screen: Screen) -> Slide | None:
        """A story's cover, title and beginning, and the code that leads to it."""
        words = [
            self._story_words(text, story, language) for language, text in _spoken(story, screen)
        ]
        return _slide(
            "story",
            words,
            f"story/{story.slug}",
            f"{story.path}:1",
            picture=story.cover.path if story.cover is not None else None,
            address=self._address(story, "stories", words) if story.on_web else None,
        )

    def _story_words(self, text: StoryText, story: Story, language: Language) -> Words:
        say, mask = self.say(language), self.mask(language)
        place = self.library.taxonomy.name("places", story.place, language.code)
        return Words(
            language,
            mask(text.title),
            label=say("screen.story"),
            byline=say("screen.byline", name=mask(text.author), place=mask(place)),
            text=self._excerpt(text.summary, language),
        )

    def figure(self, figure: Figure, screen: Screen) -> Slide | None:
        """A figure's portrait, name and role, and what they say or do."""
        words = [
            self._figure_words(text, figure, language) for language, text in _spoken(figure, screen)
        ]
        return _slide(
            "figure",
            words,
            f"figure/{figure.slug}",
            f"{figure.path}:1",
            picture=figure.portrait.path if figure.portrait is not None else None,
            address=self._address(figure, "figures", words) if figure.on_web else None,
        )

    def _figure_words(self, text: FigureText, figure: Figure, language: Language) -> Words:
        say, mask = self.say(language), self.mask(language)
        place = self.library.taxonomy.name("places", figure.place, language.code)
        return Words(
            language,
            mask(text.name),
            label=say(f"figures.{figure.kind}"),
            byline=say("screen.byline", name=mask(text.role), place=mask(place)),
            text=mask(text.quote) if text.quote else self._excerpt(text.summary, language),
        )

    def _excerpt(self, summary: str, language: Language) -> str:
        """As much of a summary as a screen shows."""
        most = EXCERPT if writes(language.code, "Han") else SPELT_EXCERPT
        return clip(self.mask(language)(summary), most)

    def clock(self, day: date | None, screen: Screen) -> Slide:
        """The time, with the date where one is given."""
        words = [
            Words(
                language,
                self.say(language).date(day) if day else self.library.site_name(language),
            )
            for language in screen.languages
        ]
        return Slide("clock", tuple(words), day=day, source=self._source("screens", screen.line))

    def rest(self, screen: Screen) -> Slide:
        """The community's name, for when nothing else plays."""
        words = [Words(lang, self.library.site_name(lang)) for lang in screen.languages]
        return Slide(
            "rest",
            tuple(words),
            address=self.library.settings.site_url,
            source=self._source("screens", screen.line),
        )

    def _source(self, name: str, line: int) -> str:
        return f"{self.library.settings.list_file(name)}:{line}"

    def _address(
        self, record: Publication[TextType], folder: str, words: Iterable[Words]
    ) -> str | None:
        """Where a record stands on the site, in the first of the languages it is shown in; a
        story in the main language has a short address."""
        settings = self.library.settings
        language = next((shown.language for shown in words), settings.default)
        if settings.site_url is None:
            return None
        if folder == "stories" and language == settings.default:
            return f"{settings.site_url}s/{record.slug}/"
        return settings.site_url + quote(language.url(f"{folder}/{record.slug}/"))


def _spoken(record: Publication[TextType], screen: Screen) -> Iterator[tuple[Language, TextType]]:
    """The texts that a record has in the languages of a screen."""
    for language in screen.languages:
        if record.speaks(language):
            yield language, record.text(language)


def _slide(
    template: Template,
    words: list[Words],
    identity: str,
    source: str,
    *,
    picture: Path | None = None,
    address: str | None = None,
) -> Slide | None:
    """A slide with these words, None where there are none."""
    if not words:
        return None
    return Slide(
        template,
        tuple(words),
        picture=picture,
        address=address,
        design=design_of(identity),
        source=source,
    )
