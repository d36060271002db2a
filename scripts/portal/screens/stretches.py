"""The stretches of time in which what a screen plays stays the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from portal.content.screen import Hours
from portal.content.times import midnight
from portal.screens.horizon import Horizon
from portal.screens.programme import Programme, Window
from portal.screens.schedule import able, foremost, lit


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `start` up to `end`; entries by their numbers in the programme."""

    start: datetime
    end: datetime
    able: frozenset[int]
    """Those that have something to play."""
    active: frozenset[int]
    """Those that take turns."""


def stretches(programme: Programme) -> tuple[Stretch, ...]:
    """The stretches of a programme's days in which its screen is lit, in their order."""
    entries = programme.entries
    found = []
    for start, end in pairwise(bounds(programme)):
        if lit(programme.screen, start):
            holding = [n for n, entry in enumerate(entries) if able(entry, start)]
            active = foremost(entries, holding)
            found.append(Stretch(start, end, frozenset(holding), frozenset(active)))
    return tuple(found)


def merged(parts: Iterable[Stretch]) -> Iterator[tuple[datetime, datetime]]:
    """Stretches as start and end, those that follow each other as one."""
    last: tuple[datetime, datetime] | None = None
    for part in parts:
        if last is not None and part.start == last[1]:
            last = last[0], part.end
            continue
        if last is not None:
            yield last
        last = part.start, part.end
    if last is not None:
        yield last


def bounds(programme: Programme) -> list[datetime]:
    """Every moment of a programme's days at which something may change, its end included."""
    horizon = Horizon(programme.made, programme.days)
    windows = [entry.window for entry in programme.entries]
    windows += [item.window for entry in programme.entries for item in entry.items]
    clocks = {clock for hours in _hours(programme, windows) for clock in (hours.from_, hours.until)}
    found = {horizon.end}
    for day in horizon:
        found.add(midnight(day))
        found.update(datetime.combine(day, clock) for clock in clocks)
    for window in windows:
        for moment in (window.start, window.end):
            if moment is not None and midnight(horizon.first) < moment < horizon.end:
                found.add(moment)
    return sorted(found)


def _hours(programme: Programme, windows: Iterable[Window]) -> Iterator[Hours]:
    yield from programme.screen.hours
    for window in windows:
        yield from window.hours


def told(start: datetime, end: datetime) -> str:
    """A stretch of time in digits: `11-26 12:00-14:00`, over several days with both."""
    last = end - timedelta(minutes=1)
    if last.date() == start.date():
        return f"{start:%m-%d %H:%M}-{'24:00' if end.date() > start.date() else f'{end:%H:%M}'}"
    return f"{start:%m-%d %H:%M} - {end:%m-%d %H:%M}"
