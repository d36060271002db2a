"""When something plays: in an ordinary week, and on single days."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Generic, TypeVar

from portal.content.screen import Hours
from portal.content.times import midnight
from portal.screens.horizon import Horizon

State = TypeVar("State", bound=Hashable)
EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)
MIDNIGHT = time()
_DAY = timedelta(days=1)
_MONDAY = date(2001, 1, 1)
"""Of an ordinary week, whose date means nothing."""


@dataclass(frozen=True, slots=True)
class Span(Generic[State]):
    """A time with what it holds: from `start` to the first moment at which it is over."""

    start: datetime
    end: datetime
    state: State


@dataclass(frozen=True, slots=True)
class Weekly(Generic[State]):
    """A part of the day that comes again on some weekdays, with what it holds."""

    start: time
    end: time
    """Midnight is the day's end."""
    weekdays: tuple[int, ...]
    """1 is Monday."""
    state: State

    @property
    def whole_day(self) -> bool:
        """Whether it is from midnight to midnight."""
        return self.start == self.end == MIDNIGHT


def spans(
    first: date,
    days: int,
    hours: Iterable[Hours],
    state: Callable[[datetime], State],
    bounds: Iterable[datetime] = (),
) -> tuple[Span[State], ...]:
    """The times of some days in which `state` is the same: it changes at the ends of `hours`, at
    midnight and at `bounds` alone."""
    horizon = Horizon(first, days)
    clocks = {MIDNIGHT, *(clock for part in hours for clock in (part.from_, part.until))}
    cuts = {datetime.combine(day, clock) for day in horizon for clock in clocks}
    cuts |= {moment for moment in bounds if midnight(first) < moment < horizon.end}
    return tuple(_joined(sorted(cuts), horizon.end, state))


def _joined(
    cuts: list[datetime], end: datetime, state: Callable[[datetime], State]
) -> Iterator[Span[State]]:
    open_: Span[State] | None = None
    for start, until in zip(cuts, [*cuts[1:], end], strict=True):
        found = state(start)
        if open_ is not None and open_.state == found:
            open_ = Span(open_.start, until, found)
            continue
        if open_ is not None:
            yield open_
        open_ = Span(start, until, found)
    if open_ is not None:
        yield open_


def weekly(hours: Iterable[Hours], state: Callable[[datetime], State]) -> tuple[Weekly[State], ...]:
    """An ordinary week by parts of the day, of a `state` that depends on weekday and clock."""
    clocks = tuple(hours)
    found: dict[tuple[time, time, State], list[int]] = {}
    for weekday in EVERY_DAY:
        for span in spans(_MONDAY + (weekday - 1) * _DAY, 1, clocks, state):
            key = (span.start.time(), span.end.time(), span.state)
            found.setdefault(key, []).append(weekday)
    ordered = sorted(found.items(), key=lambda one: (one[0][0], one[1]))
    return tuple(Weekly(start, end, tuple(days), held) for (start, end, held), days in ordered)
