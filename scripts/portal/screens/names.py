"""The names of picture files: numbered as they play, in ASCII letters that any controller reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.screens.frames import Frame, Rendered, Shown
from portal.screens.programme import Entry, Item, Programme

_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Numbered:
    """A picture file of a screen."""

    name: str
    """Without an ending: `0001-slogan-together`, `0002-question-2026-11-26-1-night`."""
    frame: Frame
    shown: Shown
    entry: Entry | None
    """None: the slide of rest."""
    night: bool


def numbered(rendered: Rendered) -> Iterator[Numbered]:
    """Every picture of a screen in the order of playing, each item at its first turn and rest at
    the end; the night's beside the day's, under the same number."""
    places = {
        id(shown.item): (shown, entry)
        for entry, items in zip(rendered.programme.entries, rendered.shown, strict=True)
        for shown in items
    }
    number = 0
    for item in (*first_turns(rendered.programme), rendered.rest.item):
        shown, entry = places.get(id(item), (rendered.rest, None))
        for at in range(max(len(shown.day), len(shown.night))):
            number += 1
            part = f"-{at + 1}" if len(shown.day) > 1 or len(shown.night) > 1 else ""
            stem = f"{number:0{_DIGITS}}-{ascii_name(item.id)}{part}"
            if at < len(shown.day):
                yield Numbered(stem, shown.day[at], shown, entry, False)
            if at < len(shown.night):
                yield Numbered(f"{stem}-night", shown.night[at], shown, entry, True)


def first_turns(programme: Programme) -> tuple[Item, ...]:
    """Every item of a programme once, in the order of their first turns where all windows are
    open: urgent ones first, then by priority."""
    ranked: dict[tuple[bool, int], list[Entry]] = {}
    for entry in programme.entries:
        ranked.setdefault(rank_of(entry), []).append(entry)
    found: list[Item] = []
    for rank in sorted(ranked, reverse=True):
        found += _dealt(ranked[rank])
    return tuple(found)


def rank_of(entry: Entry) -> tuple[bool, int]:
    """What says whom an entry lets go first, as the schedule does: the greater one. Urgent ones
    are all alike."""
    return (entry.urgent, 0 if entry.urgent else entry.priority)


def _dealt(entries: list[Entry]) -> Iterator[Item]:
    """The items of entries of one rank, dealt out by their weights until each had its turn."""
    left = [len(entry.items) for entry in entries]
    credit = [0] * len(entries)
    while any(left):
        active = [number for number, count in enumerate(left) if count]
        for number in active:
            credit[number] += entries[number].weight
        chosen = max(active, key=lambda number: credit[number])
        credit[chosen] -= sum(entries[number].weight for number in active)
        yield entries[chosen].items[len(entries[chosen].items) - left[chosen]]
        left[chosen] -= 1


def ascii_name(identity: str) -> str:
    """The id of an item as a part of a file's name."""
    return re.sub(r"[^a-z0-9]+", "-", identity.lower()).strip("-") or "item"
