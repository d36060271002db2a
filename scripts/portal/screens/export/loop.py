"""A finite loop of what needs no clock: what a film holds, and a controller that plays a stick."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from portal.screens.frames import Frame, Rendered, Shown
from portal.screens.programme import Entry, Item
from portal.screens.schedule import left_out, one_round

Why = Literal["clock", "dated", "moment", "lower", "long", "over"]
"""Why something is not in an export: it shows a running clock; it has its days or hours; it does
not play at the moment that is wanted; something of a higher priority is there; the loop is full;
it is over, or is never lit."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An item that an export does not hold."""

    item: str
    why: Why
    text: str = field(default="", compare=False)
    """Its first words."""

    @property
    def daily(self) -> bool:
        """Whether it is one of many of a kind, another one each day."""
        return self.item.startswith(("clock/", "question/"))


@dataclass(frozen=True, slots=True)
class Loop:
    """Items in their order, some of them several times, by day."""

    shown: tuple[Shown, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def frames(self) -> tuple[Frame, ...]:
        """All pictures, one after the other."""
        return tuple(frame for shown in self.shown for frame in shown.day)


def loop(rendered: Rendered, longest: float | None = None, at: datetime | None = None) -> Loop:
    """One round of a screen's undated items, or of those that play `at` a moment, of at most
    `longest` seconds; the slide of rest where there are none."""
    pictures = {id(shown.item): shown for shown in rendered.every}
    found: list[Shown] = []
    # each item once, for an item comes as often as its entry's weight
    missing: dict[str, Why] = {}
    seconds = 0.0
    texts = {item.id: item.text for entry in rendered.programme.entries for item in entry.items}
    for item in one_round(rendered.programme, at):
        shown = pictures[id(item)]
        length = sum(frame.seconds for frame in shown.day)
        if has_clock(shown):
            missing[item.id] = "clock"
        elif longest is not None and found and seconds + length > longest:
            missing.setdefault(item.id, "long")
        else:
            seconds += length
            found.append(shown)
    entries = {id(item): entry for entry in rendered.programme.entries for item in entry.items}
    for item in left_out(rendered.programme, at):
        clock = has_clock(pictures[id(item)])
        missing.setdefault(item.id, "clock" if clock else _why(item, entries[id(item)], at))
    # what one line leaves out, another may hold
    there = {shown.item.id for shown in found}
    out = (LeftOut(name, why, texts[name]) for name, why in missing.items() if name not in there)
    return Loop(tuple(found) or (rendered.rest,), tuple(out))


def _why(item: Item, entry: Entry, at: datetime | None) -> Why:
    windows = (item.window, entry.window)
    if at is not None:
        return "lower" if all(window.holds(at) for window in windows) else "moment"
    return "lower" if all(window.open for window in windows) else "dated"


def daily_counts(left_out: Iterable[LeftOut]) -> list[tuple[str, Why, int]]:
    """Of those that are another one each day: the kind, why they are left out, and how many."""
    counts = Counter((one.item.partition("/")[0], one.why) for one in left_out if one.daily)
    return [(kind, why, count) for (kind, why), count in sorted(counts.items())]


def has_clock(shown: Shown) -> bool:
    """Whether digits of the time must be laid over it, which only our own player does."""
    return any(frame.clock is not None for frame in (*shown.day, *shown.night))
