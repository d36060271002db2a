"""A finite loop of what needs no clock: what a film holds, and a controller that plays a stick."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from portal.screens.frames import Frame, Rendered, Shown
from portal.screens.schedule import left_out, one_round

Why = Literal["clock", "dated", "lower", "long", "over"]
"""Why something is not in an export: it shows a running clock; it has its days or hours; something
of a higher priority is always there; the loop is full; it is over, or is never lit."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An item that an export does not hold."""

    item: str
    why: Why


@dataclass(frozen=True, slots=True)
class Loop:
    """Items in their order, some of them several times, by day."""

    shown: tuple[Shown, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def frames(self) -> tuple[Frame, ...]:
        """All pictures, one after the other."""
        return tuple(frame for shown in self.shown for frame in shown.day)


def loop(rendered: Rendered, longest: float | None = None) -> Loop:
    """One round of a screen's undated items, of at most `longest` seconds; the slide of rest where
    there are none."""
    pictures = {id(shown.item): shown for shown in rendered.every}
    found: list[Shown] = []
    # each item once, for an item comes as often as its entry's weight
    missing: dict[str, Why] = {}
    seconds = 0.0
    for item in one_round(rendered.programme):
        shown = pictures[id(item)]
        length = sum(frame.seconds for frame in shown.day)
        if has_clock(shown):
            missing[item.id] = "clock"
        elif longest is not None and found and seconds + length > longest:
            missing.setdefault(item.id, "long")
        else:
            seconds += length
            found.append(shown)
    for shown in found:
        missing.pop(shown.item.id, None)
    entries = {id(item): entry for entry in rendered.programme.entries for item in entry.items}
    for item in left_out(rendered.programme):
        shown = pictures[id(item)]
        entry = entries[id(item)]
        timed = not (item.window.open and entry.window.open)
        why: Why = "clock" if has_clock(shown) else "dated" if timed else "lower"
        missing.setdefault(item.id, why)
    out = tuple(LeftOut(identity, why) for identity, why in missing.items())
    return Loop(tuple(found) or (rendered.rest,), out)


def has_clock(shown: Shown) -> bool:
    """Whether digits of the time must be laid over it, which only our own player does."""
    return any(frame.clock is not None for frame in (*shown.day, *shown.night))
