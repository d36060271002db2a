"""The days for which a programme is made, and what runs on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from portal.content.times import end_of, midnight
from portal.screens.programme import Window

Thing = TypeVar("Thing")


def days_window(first: date | None, last: date | None) -> Window:
    """From the beginning of one day to the end of another; None sets no bound."""
    return Window(
        start=midnight(first) if first is not None else None,
        end=end_of(last) if last is not None else None,
    )


@dataclass(frozen=True, slots=True)
class Horizon:
    """The days from `first` on, as many as `days`; the calendar's end cuts them short."""

    first: date
    days: int

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(days=step) for step in range(self._ahead + 1))

    @property
    def _ahead(self) -> int:
        """How many days come after the first."""
        return min(self.days - 1, (date.max - self.first).days)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.first + timedelta(days=self._ahead)

    @property
    def end(self) -> datetime:
        """The first moment after it."""
        return end_of(self.last) or datetime.max

    def reaches(self, window: Window) -> bool:
        """Whether something is not yet over when it begins, and begins before it is over."""
        return not (
            (window.end is not None and window.end <= midnight(self.first))
            or (window.start is not None and window.start >= self.end)
        )

    def chosen(
        self, things: Sequence[tuple[Window, Thing]], count: int | None
    ) -> list[tuple[Window, Thing]]:
        """Those that run on one of the days, in their order; with a `count`, of each day the
        first so many that run on it, for as long as they are among them."""
        running = [(window, thing) for window, thing in things if self.reaches(window)]
        if count is None:
            return running
        days: dict[int, list[date]] = {}
        for day in self:
            for number in _first(running, day, count):
                days.setdefault(number, []).append(day)
        return [
            (self._clipped(running[number][0], chosen[0], chosen[-1]), running[number][1])
            for number, chosen in sorted(days.items())
        ]

    def _clipped(self, window: Window, first: date, last: date) -> Window:
        """A window, cut where it would reach beyond these days into others of the horizon."""
        start, end = window.start, window.end
        if first != self.first:
            start = max(midnight(first), start or datetime.min)
        if last != self.last:
            end = min(end_of(last) or datetime.max, end or datetime.max)
        return replace(window, start=start, end=end)


def _first(running: Sequence[tuple[Window, Thing]], day: date, count: int) -> Iterator[int]:
    """The numbers of the first `count` things that run on a day."""
    only = Horizon(day, 1)
    left = count
    for number, (window, _) in enumerate(running):
        if left and only.reaches(window):
            left -= 1
            yield number
        if not left:
            return
