"""A slide that was drawn: one picture or several, each for its time."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from portal.screens.slide import Clock, Scroll


@dataclass(frozen=True, slots=True)
class ClockFace:
    """The pictures of a running clock: the player lays them over the page."""

    place: Clock
    digits: tuple[Image.Image, ...]
    """0 to 9, all of one size."""
    colon: Image.Image


@dataclass(frozen=True, slots=True)
class Page:
    """One picture: of the screen's size, or longer where it scrolls.

    Its mode is `RGB`, on mono screens `1`.
    """

    image: Image.Image
    seconds: float
    """How long it takes to read; of a scroll, to run through."""
    scroll: Scroll | None = None
    clock: ClockFace | None = None
