"""When which round of items plays on a screen, rank by rank: what a SMIL document is made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from portal.content.screen import Hours
from portal.screens.export.loop import has_clock
from portal.screens.export.week import Span, Weekly, spans, weekly
from portal.screens.frames import Frame, Rendered
from portal.screens.names import rank_of
from portal.screens.programme import Entry, Item, Programme, Window
from portal.screens.schedule import lit, one_round, ready

Round = tuple[Frame, ...]
"""Pictures that follow each other again and again, while their time lasts."""
Held = tuple[bool, tuple[tuple[int, ...], ...]]
"""Whether it is night, and the numbers of the items that may play, by entry."""


@dataclass(frozen=True, slots=True)
class Rank:
    """What plays while nothing of a higher rank does.

    `days` are the times of single days on which something with dates plays, `weeks` the ordinary
    week, for what has none: the former come first.
    """

    name: str
    """`urgent`, `priority-2`, `rest`: unlike the other ranks' names."""
    days: tuple[Span[Round], ...]
    weeks: tuple[Weekly[Round], ...]


def timetable(rendered: Rendered) -> Iterator[Rank]:
    """The ranks of a screen, the highest first; at the end its slide of rest."""
    programme = without_clocks(rendered)
    for urgent, priority in sorted({rank_of(entry) for entry in programme.entries}, reverse=True):
        entries = tuple(e for e in programme.entries if rank_of(e) == (urgent, priority))
        name = "urgent" if urgent else f"priority-{priority}"
        yield _Ranked(rendered, replace(programme, entries=entries)).rank(name)
    rest = Entry((rendered.rest.item,))
    yield _Ranked(rendered, replace(programme, entries=(rest,))).rank("rest")


def without_clocks(rendered: Rendered) -> Programme:
    """The programme without what needs a running clock."""
    ticking = {id(shown.item) for shown in rendered.every if has_clock(shown)}
    entries = (
        replace(entry, items=tuple(item for item in entry.items if id(item) not in ticking))
        for entry in rendered.programme.entries
    )
    return replace(rendered.programme, entries=tuple(entry for entry in entries if entry.items))


def without_dates(programme: Programme) -> Programme:
    """A programme with the items alone that no date bounds; its entries are as many."""
    entries = (
        replace(entry, items=tuple(item for item in entry.items if not _has_dates(entry, item)))
        for entry in programme.entries
    )
    return replace(programme, entries=tuple(entries))


class _Ranked:
    """The entries of one rank."""

    def __init__(self, rendered: Rendered, programme: Programme) -> None:
        self._pictures = {id(shown.item): shown for shown in rendered.every}
        self._programme = programme
        self._nights = programme.screen.night if rendered.rest.night else ()
        self._rounds: dict[Held, Round] = {}

    def rank(self, name: str) -> Rank:
        """Its timetable."""
        programme = self._programme
        dated = [window for window in self._windows() if window.start or window.end]
        bounds = {moment for w in dated for moment in (w.start, w.end) if moment is not None}
        days: tuple[Span[Held], ...] = ()
        if dated:
            found = spans(programme.made, programme.days, self._hours(), self._held, bounds)
            days = tuple(span for span in found if self._has_dates(span.state))
        ordinary = weekly(self._hours(), self._undated)
        return Rank(
            name,
            tuple(Span(s.start, s.end, self._round(s.state)) for s in days),
            tuple(
                Weekly(w.start, w.end, w.weekdays, self._round(w.state))
                for w in ordinary
                if any(w.state[1])
            ),
        )

    def _windows(self) -> Iterator[Window]:
        for entry in self._programme.entries:
            yield entry.window
            yield from (item.window for item in entry.items)

    def _hours(self) -> tuple[Hours, ...]:
        own = (part for window in self._windows() for part in window.hours)
        return tuple(dict.fromkeys((*self._programme.screen.hours, *self._nights, *own)))

    def _held(self, moment: datetime) -> Held:
        return self._state(moment, self._programme.entries)

    def _undated(self, moment: datetime) -> Held:
        """What plays at a moment of an ordinary week."""
        return self._state(moment, without_dates(self._programme).entries)

    def _state(self, moment: datetime, entries: tuple[Entry, ...]) -> Held:
        night = any(part.holds(moment.time()) for part in self._nights)
        if not lit(self._programme.screen, moment):
            return (False, ())
        able = []
        for entry, whole in zip(entries, self._programme.entries, strict=True):
            held = {id(item) for item in ready(entry, moment)}
            able.append(tuple(n for n, item in enumerate(whole.items) if id(item) in held))
        return (night, tuple(able)) if any(able) else (False, ())

    def _has_dates(self, held: Held) -> bool:
        entries = self._programme.entries
        return any(
            _has_dates(entries[number], entries[number].items[n])
            for number, able in enumerate(held[1])
            for n in able
        )

    def _round(self, held: Held) -> Round:
        """The pictures of a state, each item as often as its entry's weight."""
        if held not in self._rounds:
            night, able = held
            entries = []
            origins: dict[int, Item] = {}
            for entry, numbers in zip(self._programme.entries, able, strict=True):
                items = tuple(replace(entry.items[n], window=Window()) for n in numbers)
                origins |= {id(x): entry.items[n] for x, n in zip(items, numbers, strict=True)}
                if items:
                    entries.append(replace(entry, items=items, window=Window(), priority=0))
            turns = one_round(replace(self._programme, entries=tuple(entries)))
            shown = (self._pictures[id(origins[id(item)])] for item in turns)
            self._rounds[held] = tuple(f for one in shown for f in one.frames(night=night))
        return self._rounds[held]


def _has_dates(entry: Entry, item: Item) -> bool:
    return any(w.start or w.end for w in (entry.window, item.window))
