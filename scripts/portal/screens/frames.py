"""Pictures that are ready to be shown: what players, folders and exports are made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portal.content.screen import Screen
from portal.findings import Finding
from portal.screens.programme import Item, Programme
from portal.screens.slide import Clock, Scroll


@dataclass(frozen=True, slots=True)
class Face:
    """The names of the pictures of a running clock, and where it stands."""

    place: Clock
    digits: tuple[str, ...]
    colon: str


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture in the cache, by its name, with what a player must know of it."""

    picture: str
    width: int
    """Pixels, as is `height`: of the screen's size, or longer where it scrolls."""
    height: int
    seconds: float
    scroll: Scroll | None = None
    clock: Face | None = None

    @property
    def pictures(self) -> tuple[str, ...]:
        """The names of all pictures that it needs."""
        face = self.clock
        return (self.picture, *face.digits, face.colon) if face else (self.picture,)


@dataclass(frozen=True, slots=True)
class Shown:
    """An item with its pictures by day, and by night where the screen has nights."""

    item: Item
    day: tuple[Frame, ...]
    night: tuple[Frame, ...] = ()

    def frames(self, *, night: bool) -> tuple[Frame, ...]:
        """Its pictures of a night or of a day."""
        return self.night if night and self.night else self.day


@dataclass(frozen=True, slots=True)
class Rendered:
    """All pictures of a screen.

    `programme` is without the items that cannot be drawn; of those tell the `findings`.
    """

    programme: Programme
    shown: tuple[tuple[Shown, ...], ...]
    """By entry and item of the programme."""
    rest: Shown
    findings: tuple[Finding, ...]
    drawn: int
    """How many slides were drawn now."""
    kept: int
    """How many were there from earlier."""

    @property
    def screen(self) -> Screen:
        """The screen that they are for."""
        return self.programme.screen

    @property
    def every(self) -> Iterator[Shown]:
        """Everything that is shown, rest at the end."""
        for entry in self.shown:
            yield from entry
        yield self.rest

    def pictures(self) -> tuple[str, ...]:
        """The names of all pictures, each once, in their order."""
        names = (
            name
            for shown in self.every
            for frame in (*shown.day, *shown.night)
            for name in frame.pictures
        )
        return tuple(dict.fromkeys(names))
