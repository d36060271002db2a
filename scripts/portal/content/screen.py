"""Screens and what plays on them: `docs/screens.yml`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from portal.language.languages import Language

Colours = Literal["full", "mono"]
"""`mono`: every pixel is lit or not, as on a door-head strip of one colour."""
Source = Literal[
    "slogans", "stories", "figures", "question-of-the-day", "notices", "greetings", "clock"
]
"""What a playlist takes its items from."""


@dataclass(frozen=True, slots=True)
class Hours:
    """A part of the day; where `until` is not after `from_` it runs over midnight."""

    from_: time
    until: time

    def holds(self, clock: time) -> bool:
        """Whether a time of day lies in it: `from_` does, `until` does not."""
        if self.from_ < self.until:
            return self.from_ <= clock < self.until
        return clock >= self.from_ or clock < self.until


@dataclass(frozen=True, slots=True)
class PlaylistEntry:
    """One line of a playlist: where its items come from, and when their turn comes."""

    source: Source
    line: int
    """Where it stands in `docs/screens.yml`."""
    field: str = ""
    """As findings name it: `2.playlist.0`."""
    count: int | None = None
    """How many of them, the newest or most important first; None: all."""
    ids: tuple[str, ...] = ()
    """These alone, in this order."""
    from_: date | None = None
    until: date | None = None
    """The last day."""
    weekdays: tuple[int, ...] = ()
    """1 is Monday; empty: every day. A night belongs to the day it began on."""
    hours: tuple[Hours, ...] = ()
    """Empty: all day."""
    weight: int = 1
    """How often its turn comes, beside the others'."""
    priority: int = 0
    """While an entry of a higher one has something to play, lower ones wait."""


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen, with what it did not say itself taken from its group."""

    id: str
    name: str
    group: str | None
    line: int
    width: int
    """Pixels, as is `height`."""
    height: int
    pitch_mm: float
    """From the middle of one pixel to the next, in mm."""
    distance_m: float
    """How far away its readers stand, in m."""
    colours: Colours
    languages: tuple[Language, ...]
    """The first is the main one."""
    hours: tuple[Hours, ...]
    """When it is lit; empty: always."""
    night: tuple[Hours, ...]
    """When the darker set of pictures shows; never on `mono`."""
    playlist: tuple[PlaylistEntry, ...]
    refresh_s: int = 60
    """How often its player looks for a new playlist, in seconds."""
    field: str = ""
    """As findings name it: `2`, the third of the file."""
