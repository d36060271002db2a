"""What a screen plays: entries whose turns come round, items with their windows, pictures drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from portal.content.screen import Hours, Screen
from portal.findings import shorten
from portal.screens.slide import Slide

_SHORT = 30
"""Characters of an item's text in a list."""


@dataclass(frozen=True, slots=True)
class Window:
    """When something may be shown, in the screen's own time; what is empty sets no bound."""

    start: datetime | None = None
    end: datetime | None = None
    """The first moment at which it is over."""
    weekdays: tuple[int, ...] = ()
    """1 is Monday. Hours over midnight belong to the day they began on."""
    hours: tuple[Hours, ...] = ()

    @property
    def open(self) -> bool:
        """Whether it sets no bound at all."""
        return not (self.start or self.end or self.weekdays or self.hours)

    def holds(self, moment: datetime) -> bool:
        """Whether something may be shown at a moment."""
        if (self.start and moment < self.start) or (self.end and moment >= self.end):
            return False
        return any(self._on(moment, hours) for hours in self.hours or (None,))

    def _on(self, moment: datetime, hours: Hours | None) -> bool:
        day = moment.date()
        if hours is not None:
            if not hours.holds(moment.time()):
                return False
            if hours.until <= hours.from_ and moment.time() < hours.until:
                day -= timedelta(days=1)
        return not self.weekdays or day.isoweekday() in self.weekdays


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to play: its slides follow each other (a question, then its answer)."""

    id: str
    """Kind and id: `slogan/together`, `story/pilaf`, `question/2026-11-26`, `clock/2026-11-26`."""
    slides: tuple[Slide, ...]
    window: Window = Window()
    fallback: bool = False
    """Plays only while no other item of its entry can: a clock without a date."""

    @property
    def text(self) -> str:
        """Its first words in the screen's main language, in one short line: people know it by
        them."""
        words = (words.main for slide in self.slides for words in slide.words)
        return shorten(next(words, self.id), _SHORT)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the playlist: whenever its turn comes, its next item plays."""

    items: tuple[Item, ...]
    window: Window = Window()
    weight: int = 1
    priority: int = 0
    urgent: bool = False
    """While one of these has something to play, nothing else does."""
    source: str = ""
    """What its line takes its items from: `slogans`; '' for urgent notices, which have no line."""
    line: int = 0
    """Where that stands in `docs/screens.yml`."""


@dataclass(frozen=True, slots=True)
class Programme:
    """All that one screen plays from `made` on, before it is drawn."""

    screen: Screen
    made: date
    days: int
    """For how many days it has questions and dates."""
    entries: tuple[Entry, ...]
    rest: Slide
    """What shows where nothing plays."""
