"""An animated GIF of a loop."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from PIL import Image

from portal.screens.cache import SlideCache
from portal.screens.export.moving import Step, steps
from portal.screens.frames import Frame

_COLOURS = 256


def gif(frames: tuple[Frame, ...], width: int, cache: SlideCache) -> bytes:
    """A GIF that plays for ever, the same bytes each time; colours are never dithered.

    GIF counts in hundredths of a second: what is lost by rounding is made up for later.
    """
    shown = tuple(steps(frames, width))
    pictures = (_flat(step.image(cache, width)) for step in shown)
    file = io.BytesIO()
    next(pictures).save(
        file, "GIF", save_all=True, append_images=pictures, duration=list(_delays(shown)),
        loop=0, optimize=False, disposal=1, comment=b"",
    )  # fmt: skip
    return file.getvalue()


def _delays(shown: Iterable[Step]) -> Iterator[int]:
    """The milliseconds of each step, in tens."""
    exact = rounded = 0.0
    for step in shown:
        exact += step.seconds * 100
        delay = max(2, round(exact - rounded))
        rounded += delay
        yield delay * 10


def _flat(image: Image.Image) -> Image.Image:
    """A picture with a palette of its own."""
    if image.mode in ("P", "1"):
        return image
    return image.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
