"""The phases of a screen's days, as people tell them: dark, urgent, or in turns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from typing import Literal

from portal.content.times import midnight
from portal.screens.programme import Entry, Item, Programme
from portal.screens.schedule import lit, playing, ready
from portal.screens.stretches import bounds

Kind = Literal["dark", "urgent", "turns", "rest"]
"""`rest`: nothing plays, and the name of the community is shown."""
_DAILY = ("clock", "question-of-the-day")
"""Sources whose item is another one each day, which nobody calls a change."""


@dataclass(frozen=True, slots=True)
class Phase:
    """From `start` up to the next one."""

    start: datetime
    kind: Kind
    items: tuple[Item, ...]
    """All that may play, in the order of the playlist."""


def phase_at(programme: Programme, moment: datetime) -> Phase:
    """What a screen shows at a moment, which is its `start`."""
    if not lit(programme.screen, moment):
        return Phase(moment, "dark", ())
    entries = playing(programme, moment)
    items = tuple(item for entry in entries for item in ready(entry, moment))
    kind: Kind = "urgent" if any(entry.urgent for entry in entries) else "turns"
    return Phase(moment, kind if items else "rest", items)


def phases(programme: Programme) -> tuple[Phase, ...]:
    """The phases of a programme's days, in their order, the first from its first midnight on."""
    found: list[Phase] = []
    last: object = None
    for moment in bounds(programme)[:-1]:
        phase = phase_at(programme, moment)
        held = (phase.kind, _told_apart(programme, phase.items))
        if held != last:
            found.append(phase)
        last = held
    return tuple(found)


def next_phase(programme: Programme, moment: datetime) -> Phase | None:
    """What comes after that which a screen shows at a moment; None where the programme's days
    know of nothing else, or the moment is none of them."""
    if moment < midnight(programme.made):
        return None
    return next((phase for phase in phases(programme) if phase.start > moment), None)


def at_alone(programme: Programme, moment: datetime) -> Programme:
    """A programme with what plays at a moment alone, by day or by night as it is then."""
    screen = programme.screen
    night = any(hours.holds(moment.time()) for hours in screen.night)
    entries = playing(programme, moment)
    return replace(
        programme,
        screen=screen if night else replace(screen, night=()),
        entries=tuple(replace(entry, items=ready(entry, moment)) for entry in entries),
    )


def _told_apart(programme: Programme, items: tuple[Item, ...]) -> frozenset[object]:
    daily = {id(i) for i in chain.from_iterable(map(_daily, programme.entries))}
    return frozenset(item.id.partition("/")[0] if id(item) in daily else item.id for item in items)


def _daily(entry: Entry) -> tuple[Item, ...]:
    return entry.items if entry.source in _DAILY else ()
