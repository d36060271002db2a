"""What a kiosk holds, and in which of its files each text stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from portal.content.figure import Figure
from portal.content.policy import Policy
from portal.content.records import Publication
from portal.content.settings import Kiosk
from portal.content.story import Story
from portal.pages.context import Context

BUNDLES = {"story": 40, "policy": 8, "figure": 40}
"""How many texts of a kind stand in one file."""


@dataclass(frozen=True)
class Shown:
    """The records of a kiosk.

    A stand is a screen that everybody sees: what tells of somebody needs a consent for the web,
    where its files lie, and for screens.
    """

    context: Context
    kiosk: Kiosk

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """The stories, newest first."""
        found = [story for story in self.context.library.shown_stories if story.on_screen]
        return tuple(found[: self.kiosk.stories])

    @cached_property
    def policies(self) -> tuple[Policy, ...]:
        """The policy topics."""
        return self.context.library.shown_policies

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures."""
        return tuple(f for f in self.context.library.shown_figures if f.on_screen)

    @cached_property
    def names(self) -> frozenset[tuple[str, str]]:
        """(kind, slug) of all of them."""
        return frozenset((kind, record.slug) for kind, record in self.records())

    def records(self) -> Iterator[tuple[str, Publication[Any]]]:
        """All of them, each with its kind."""
        for kind, records in (
            ("story", self.stories),
            ("policy", self.policies),
            ("figure", self.figures),
        ):
            yield from ((kind, record) for record in records)

    @cached_property
    def bundles(self) -> dict[str, list[tuple[str, Publication[Any]]]]:
        """By the name of a file (`zh-Hans/story-3`), the records whose texts stand in it."""
        found: dict[str, list[tuple[str, Publication[Any]]]] = defaultdict(list)
        for (kind, _, _), (name, record) in self._placed.items():
            found[name].append((kind, record))
        return dict(found)

    def bundle(self, kind: str, record: Publication[Any], code: str) -> str:
        """The name of the file that holds a record's text in a language."""
        return self._placed[kind, record.slug, code][0]

    @cached_property
    def _placed(self) -> dict[tuple[str, str, str], tuple[str, Publication[Any]]]:
        placed: dict[tuple[str, str, str], tuple[str, Publication[Any]]] = {}
        counts: dict[tuple[str, str], int] = defaultdict(int)
        for kind, record in self.records():
            standing = [x for x in self.kiosk.languages if record.stands_in(x)]
            for code in dict.fromkeys(record.text(language).language for language in standing):
                number = counts[kind, code] // BUNDLES[kind]
                counts[kind, code] += 1
                placed[kind, record.slug, code] = f"{code}/{kind}-{number}", record
        return placed
