"""What plays at a moment, and whose turn it is. The player in JavaScript follows these rules too.

At a moment there plays

1. outside the screen's hours: nothing, it is dark;
2. of the entries whose window holds and which have something to play (see `ready`): where any
   is urgent, the urgent ones alone; else those of the highest priority alone;
3. where none is left: the programme's slide of rest.

`Turns` says in which order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain
from math import gcd

from portal.content.screen import Screen
from portal.screens.programme import Entry, Item, Programme


def lit(screen: Screen, moment: datetime) -> bool:
    """Whether a screen is on at a moment."""
    return not screen.hours or any(hours.holds(moment.time()) for hours in screen.hours)


def ready(entry: Entry, moment: datetime) -> tuple[Item, ...]:
    """The items of an entry that may play at a moment, in their order: those whose window holds,
    and of them those that stand in for others (`fallback`) only where there are no others."""
    if not entry.window.holds(moment):
        return ()
    holding = [item for item in entry.items if item.window.holds(moment)]
    return tuple(i for i in holding if not i.fallback) or tuple(holding)


def able(entry: Entry, moment: datetime) -> bool:
    """Whether an entry has something to play at a moment."""
    return entry.window.holds(moment) and any(item.window.holds(moment) for item in entry.items)


def playing(programme: Programme, moment: datetime) -> tuple[Entry, ...]:
    """The entries that take turns at a moment, in their order; none where the screen is dark or
    has nothing to play."""
    return tuple(programme.entries[number] for number in _active(programme, moment))


def _active(programme: Programme, moment: datetime) -> list[int]:
    """The numbers of the entries that take turns at a moment."""
    if not lit(programme.screen, moment):
        return []
    entries = programme.entries
    return foremost(entries, [n for n, entry in enumerate(entries) if able(entry, moment)])


def foremost(entries: Sequence[Entry], numbers: Sequence[int]) -> list[int]:
    """Of entries that have something to play, by their numbers, those that take turns."""
    if urgent := [number for number in numbers if entries[number].urgent]:
        return urgent
    highest = max((entries[number].priority for number in numbers), default=0)
    return [number for number in numbers if entries[number].priority == highest]


class Turns:
    """Whose turn it is, again and again.

    Each entry has a `credit`, 0 at first, and a place `at` among its items, 0 at first. One turn:

    1. every entry that is playing adds its weight to its credit;
    2. the one with the greatest credit has the turn; of equal ones the first;
    3. it pays the sum of the weights of all that are playing;
    4. of its items the first from `at` on, round the end to the start, that is `ready` plays, and
       `at` goes to the one behind it (behind the last: to the first).

    So each entry comes as often as its weight says, and never in a heap. Entries that are not
    playing keep credit and place. All numbers are whole.
    """

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self._credit = [0] * len(programme.entries)
        self._at = [0] * len(programme.entries)

    def next(self, moment: datetime) -> Item | None:
        """The item whose turn it is at a moment; None where nothing plays."""
        entries = self.programme.entries
        active = _active(self.programme, moment)
        if not active:
            return None
        for number in active:
            self._credit[number] += entries[number].weight
        # the first of equals, as `max` takes it
        chosen = max(active, key=lambda number: self._credit[number])
        self._credit[chosen] -= sum(entries[number].weight for number in active)
        return self._item(chosen, moment)

    def _item(self, number: int, moment: datetime) -> Item:
        items = self.programme.entries[number].items
        count = len(items)
        turned = chain(range(self._at[number], count), range(self._at[number]))
        holding = (place for place in turned if items[place].window.holds(moment))
        first = next(holding)
        if items[first].fallback:
            # it waits for any other that can
            first = next((place for place in holding if not items[place].fallback), first)
        self._at[number] = (first + 1) % count
        return items[first]


def untimed(programme: Programme) -> Programme:
    """What a player shows whose clock is wrong by years: the entries and items without any window,
    whatever the hour; nothing that tells the time."""
    entries = (
        replace(entry, items=tuple(item for item in entry.items if _timeless(item)))
        for entry in programme.entries
        if entry.window.open
    )
    return replace(
        programme,
        screen=replace(programme.screen, hours=()),
        entries=tuple(entry for entry in entries if entry.items),
    )


def _timeless(item: Item) -> bool:
    return item.window.open and not any(slide.template == "clock" for slide in item.slides)


def one_round(programme: Programme, at: datetime | None = None) -> tuple[Item, ...]:
    """A finite loop for what has no clock, such as a controller that plays a stick: of what is
    `untimed` (or of what plays `at` a moment, as if the screen were lit) and comes first by
    priority, each item as often as its entry's weight, spread evenly.
    """
    if at is None:
        plain = untimed(programme)
        # no window is left, so that any moment will do
        moment = datetime.combine(plain.made, datetime.min.time())
    else:
        plain, moment = replace(programme, screen=replace(programme.screen, hours=())), at
    entries = playing(plain, moment)
    divisor = gcd(*(entry.weight for entry in entries)) or 1
    # as turns are given by entry, one with more items needs more of them
    weighed = tuple(
        replace(entry, weight=entry.weight // divisor * len(ready(entry, moment)))
        for entry in entries
    )
    turns = Turns(replace(plain, entries=weighed))
    found = (turns.next(moment) for _ in range(sum(entry.weight for entry in weighed)))
    return tuple(item for item in found if item is not None)


def left_out(programme: Programme, at: datetime | None = None) -> Iterator[Item]:
    """The items of a programme that `one_round` does not hold, in their order."""
    kept = {id(item) for item in one_round(programme, at)}
    for entry in programme.entries:
        yield from (item for item in entry.items if id(item) not in kept)
