"""Makes what a screen plays from its playlist and the records of a project."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import time, timedelta
from functools import cache
from typing import TypeVar

from portal.content.library import Library
from portal.content.notice import Kind
from portal.content.screen import PlaylistEntry, Screen
from portal.quiz.bank import Bank
from portal.screens.contents import Contents
from portal.screens.horizon import Horizon, days_window
from portal.screens.programme import Entry, Item, Programme, Window
from portal.screens.questions import Questions
from portal.screens.slide import Slide

DAYS = 14
Record = TypeVar("Record")
KINDS: dict[str, Kind] = {"notices": "notice", "greetings": "greeting"}
"""The kind of notice that a source of a playlist takes."""


def programme(
    library: Library, screen: Screen, *, days: int = DAYS, bank: Bank | None = None
) -> Programme:
    """What a screen plays from today on, with questions and dates for so many days (1 or more).

    In it is what may be on screens alone: published, with a consent to it where one is needed,
    not over. Where several screens are wanted, `Programmes` does the work once that they share.
    """
    return Programmes(library, days=days, bank=bank).of(screen)


class Programmes:
    """Makes the programmes of a project's screens. `bank` is that of its questions, where it is
    made already; else it is made when a screen asks one."""

    def __init__(self, library: Library, *, days: int = DAYS, bank: Bank | None = None) -> None:
        self.library = library
        self.horizon = Horizon(library.settings.today, max(1, days))
        self._contents = Contents(library)
        self._questions = Questions(library, self._contents, bank)
        self.lines = cache(self._lines)

    def all(self) -> tuple[Programme, ...]:
        """The programme of every screen."""
        return tuple(map(self.of, self.library.screens))

    def of(self, screen: Screen) -> Programme:
        """The programme of one screen; its playlist's lines that have nothing to play are left
        out, urgent notices come first."""
        entries = [self._urgent(screen), *(entry for _, entry in self.lines(screen))]
        return Programme(
            screen=screen,
            made=self.horizon.first,
            days=self.horizon.days,
            entries=tuple(entry for entry in entries if entry is not None),
            rest=self._contents.rest(screen),
        )

    def _lines(self, screen: Screen) -> tuple[tuple[PlaylistEntry, Entry | None], ...]:
        """The lines of a screen's playlist, each with what it plays."""
        return tuple((line, self.entry(line, screen)) for line in screen.playlist)

    def _urgent(self, screen: Screen) -> Entry | None:
        """The urgent notices of a screen, which need no line in its playlist."""
        items = tuple(self._notices("urgent", (), None, screen))
        return Entry(items, urgent=True) if items else None

    def entry(self, line: PlaylistEntry, screen: Screen) -> Entry | None:
        """A line of a playlist with all that it plays, None where that is nothing."""
        window = window_of(line)
        if not self.horizon.reaches(window):
            return None
        items = tuple(self._items(line, screen))
        if not items:
            return None
        return Entry(
            items,
            window,
            weight=line.weight,
            priority=line.priority,
            source=line.source,
            line=line.line,
        )

    def _items(self, line: PlaylistEntry, screen: Screen) -> Iterator[Item]:
        match line.source:
            case "slogans":
                yield from self._slogans(line, screen)
            case "notices" | "greetings":
                yield from self._notices(KINDS[line.source], line.ids, line.count, screen)
            case "stories":
                stories = chosen(self.library.screen_stories, line, lambda story: story.slug)
                slides = ((f"story/{s.slug}", self._contents.story(s, screen)) for s in stories)
                yield from _first(slides, line.count)
            case "figures":
                figures = chosen(self.library.screen_figures, line, lambda figure: figure.slug)
                slides = ((f"figure/{f.slug}", self._contents.figure(f, screen)) for f in figures)
                yield from _first(slides, line.count)
            case "question-of-the-day":
                for day in self.horizon:
                    if shown := self._questions.slides(day, screen):
                        yield Item(f"question/{day}", shown, days_window(day, day))
            case "clock":
                for day in self.horizon:
                    slide = self._contents.clock(day, screen)
                    yield Item(f"clock/{day}", (slide,), days_window(day, day))
                yield Item("clock/any-day", (self._contents.clock(None, screen),), fallback=True)

    def _slogans(self, line: PlaylistEntry, screen: Screen) -> Iterator[Item]:
        slogans = chosen(self.library.ranked_slogans, line, lambda slogan: slogan.id)
        made = (
            (days_window(slogan.from_, slogan.until), f"slogan/{slogan.id}", slide)
            for slogan in slogans
            if (slide := self._contents.slogan(slogan, screen)) is not None
        )
        yield from self._dated(made, line.count)

    def _notices(
        self, kind: Kind, ids: Sequence[str], count: int | None, screen: Screen
    ) -> Iterator[Item]:
        wanted = [n for n in self.library.notices if n.kind == kind and n.shows_on(screen)]
        notices = _by_id(wanted, ids, lambda notice: notice.id) if ids else wanted
        made = (
            (Window(notice.from_, notice.until), f"notice/{notice.id}", slide)
            for notice in notices
            if (slide := self._contents.notice(notice, screen)) is not None
        )
        yield from self._dated(made, count)

    def _dated(
        self, made: Iterable[tuple[Window, str, Slide]], count: int | None
    ) -> Iterator[Item]:
        dated = [(window, (identity, slide)) for window, identity, slide in made]
        for window, (identity, slide) in self.horizon.chosen(dated, count):
            yield Item(identity, (slide,), window)


def window_of(line: PlaylistEntry) -> Window:
    """When a line may play. As a night belongs to the day it began on, the night before its first
    day is not in it, and that of its last day is to its end."""
    days = days_window(line.from_, line.until)
    dawn = max((part.until for part in line.hours if part.until <= part.from_), default=time())
    after = timedelta(hours=dawn.hour, minutes=dawn.minute)
    return Window(
        start=days.start + after if days.start is not None else None,
        end=days.end + after if days.end is not None else None,
        weekdays=line.weekdays,
        hours=line.hours,
    )


def chosen(
    records: Iterable[Record], line: PlaylistEntry, key: Callable[[Record], str]
) -> Iterable[Record]:
    """The records that a line names, in its order; all of them where it names none."""
    return _by_id(records, line.ids, key) if line.ids else records


def _by_id(
    records: Iterable[Record], ids: Iterable[str], key: Callable[[Record], str]
) -> list[Record]:
    known = {key(record): record for record in records}
    return [known[identity] for identity in ids if identity in known]


def _first(slides: Iterable[tuple[str, Slide | None]], count: int | None) -> Iterator[Item]:
    """Items of the slides that there are, of them the first `count`."""
    there = ((identity, slide) for identity, slide in slides if slide is not None)
    for number, (identity, slide) in enumerate(there):
        if count is not None and number >= count:
            return
        yield Item(identity, (slide,))
