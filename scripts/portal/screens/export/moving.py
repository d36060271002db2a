"""Steps of a film: pages that stand, and scrolls that run through the screen by whole pixels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

from portal.screens.cache import SlideCache
from portal.screens.frames import Frame

LONGEST = 900.0
"""Seconds that a film lasts at most."""
RATE = 25
"""Pictures a second of what scrolls."""


@dataclass(frozen=True, slots=True)
class Step:
    """A picture of a film, or the part of a long one that stands on the screen."""

    picture: str
    seconds: float
    place: int | None = None
    """Where the screen begins in a picture that scrolls, in pixels."""

    def image(self, cache: SlideCache, width: int) -> Image.Image:
        """What a screen of this width shows."""
        image = cache.image(self.picture)
        if self.place is None:
            return image
        return image.crop((self.place, 0, self.place + width, image.height))


def steps(frames: tuple[Frame, ...], width: int) -> Iterator[Step]:
    """The steps of a film on a screen of this width."""
    for frame in frames:
        if frame.scroll is None or frame.width <= width:
            yield Step(frame.picture, frame.seconds)
            continue
        pixels = max(1, round(frame.scroll.px_s / RATE))
        places = range(0, frame.width - width + 1, pixels)
        for place in reversed(places) if frame.scroll.to == "right" else places:
            yield Step(frame.picture, pixels / frame.scroll.px_s, place)
