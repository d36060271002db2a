"""The lists of a kiosk in one language: cards, topics, questions, and what it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from portal.content.figure import Figure
from portal.content.policy import Policy
from portal.content.records import Publication
from portal.content.story import Story
from portal.language.languages import Language
from portal.pages import parts
from portal.pages.cards import figure_card, policy_card, story_card
from portal.pages.context import Context
from portal.pages.frames import Frames
from portal.pages.kiosk_shown import Shown
from portal.pages.kiosk_texts import picture_address
from portal.pages.kiosk_words import words
from portal.pages.practice import bank_address

CARDS = 60
"""Cards of stories in one file."""
FIRST = 8
"""Stories whose cards stand in the main file: the loop and the home page show them."""


class KioskLists:
    """Makes the lists of one language."""

    def __init__(self, context: Context, frames: Frames, shown: Shown, language: Language) -> None:
        self._context, self._frames, self._shown = context, frames, shown
        self._language = language
        self._stories = [s for s in shown.stories if s.stands_in(language)]
        names = Counter(topic for story in self._stories for topic in story.topics)
        self._topics = [name for name, _ in sorted(names.items(), key=lambda x: (-x[1], x[0]))]

    def main(self) -> dict[str, Any]:
        """What the kiosk needs at once."""
        context, language = self._context, self._language
        library, site = context.library, context.site(language, "")
        slogans = [library.slogan_text(slogan, language) for slogan in library.shown_slogans]
        has_quiz = "quiz" in context.sections(language)
        return {
            "words": words(context.strings(language)),
            "name": site.name,
            "publisher": site.publisher,
            "slogans": [text for text in slogans if text is not None],
            "topics": [library.taxonomy.name("topics", t, language.code) for t in self._topics],
            "stories": [[s.slug, *map(self._topics.index, s.topics)] for s in self._stories],
            "cards": CARDS,
            "first": [self._story(story) for story in self._stories[:FIRST]],
            "policies": [
                self._policy(policy)
                for policy in self._shown.policies
                if policy.stands_in(language)
            ],
            "figures": [
                self._figure(figure) for figure in self._shown.figures if figure.stands_in(language)
            ],
            "quiz": bank_address(language) if has_quiz else None,
        }

    def cards(self) -> Iterator[Sequence[dict[str, Any]]]:
        """The cards of the stories, in files."""
        for start in range(0, len(self._stories), CARDS):
            yield [self._story(story) for story in self._stories[start : start + CARDS]]

    def _text(self, kind: str, record: Publication[Any]) -> dict[str, Any]:
        """What all cards have: where the text stands, and what is said above it."""
        spoken = self._context.language_of(record, self._language)
        notices = self._frames.notices("", self._language, spoken, record)
        return {
            "slug": record.slug,
            "lang": spoken.code,
            "text": self._shown.bundle(kind, record, spoken.code),
            "notices": [notice.text.replace(parts.NAME, notice.name) for notice in notices],
        }

    def _story(self, story: Story) -> dict[str, Any]:
        card = story_card(self._context, story, self._language)
        return {
            **self._text("story", story),
            "title": card.title,
            "summary": card.summary,
            "author": card.author,
            "place": card.place.text,
            "date": card.date_text,
            "topics": [topic.text for topic in card.topics],
            "picture": _picture(card.picture),
            "pattern": card.pattern,
            "source": story.text(self._language).source,
        }

    def _policy(self, policy: Policy) -> dict[str, Any]:
        card = policy_card(self._context, policy, self._language)
        text = policy.text(self._language)
        return {
            **self._text("policy", policy),
            "title": card.title,
            "summary": card.summary,
            "checked": card.checked_text,
            "source": text.source,
            "answers": [[answer.id, answer.question] for answer in text.answers],
        }

    def _figure(self, figure: Figure) -> dict[str, Any]:
        card = figure_card(self._context, figure, self._language)
        return {
            **self._text("figure", figure),
            "title": card.name,
            "role": card.role,
            "kind": card.kind,
            "place": card.place.text,
            "quote": card.quote,
            "honour": card.honour,
            "picture": _picture(card.picture),
            "pattern": card.pattern,
            "source": figure.text(self._language).source or self._context.settings.publisher,
        }


def _picture(picture: parts.Picture | None) -> dict[str, Any] | None:
    if picture is None:
        return None
    return {
        "src": f"../{picture_address(picture)}",
        "width": picture.width,
        "height": picture.height,
        "alt": picture.alt,
    }
