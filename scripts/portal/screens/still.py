"""Pictures as they stand by themselves: of a clock with a sample time, which our player lays over
its picture while it runs."""

from __future__ import annotations

from PIL import Image

from portal.screens.cache import SlideCache, png
from portal.screens.frames import Face, Frame

SAMPLE = "12:34"
"""A time that nobody takes for that of a clock which goes."""


def still(frame: Frame, cache: SlideCache) -> bytes:
    """A picture as a PNG file. Raises OSError."""
    if frame.clock is None:
        return cache.picture(frame.picture)
    return png(still_image(frame, cache))


def still_image(frame: Frame, cache: SlideCache) -> Image.Image:
    """A picture, decoded, which nobody draws upon. Raises OSError."""
    image = cache.image(frame.picture)
    return image if frame.clock is None else _told(image, frame.clock, cache)


def _told(image: Image.Image, face: Face, cache: SlideCache) -> Image.Image:
    mode = "1" if image.mode == "1" else "RGB"
    made = image.convert(mode, dither=Image.Dither.NONE)
    place, x = face.place, face.place.x
    for sign in SAMPLE:
        colon = sign == ":"
        name = face.colon if colon else face.digits[int(sign)]
        made.paste(cache.image(name).convert(mode, dither=Image.Dither.NONE), (x, place.y))
        x += place.colon_width if colon else place.digit_width
    return made
