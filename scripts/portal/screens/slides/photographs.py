"""Covers and portraits: read, turned upright, cut to the shape that they fill."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw

from portal.pictures.decoding import guarded, opened, orientation, turns_sideways, upright
from portal.pictures.errors import PictureError, Reason
from portal.pictures.signatures import tell_format
from portal.screens.slides.colours import Colour
from portal.screens.slides.fault import SlideFault

_FOCUS = 0.3
"""Faces stand in the upper middle: of what must go, three tenths go at the top."""
_DIMMED = 0.62
"""How bright a picture is at night."""
_MOST_BYTES = 64_000_000


def photograph(path: Path, width: int, height: int, night: bool, ground: Colour) -> Image.Image:
    """A picture that fills so many pixels, never distorted; what is clear in it shows `ground`.

    Raises SlideFault `screen-picture`.
    """
    try:
        known = path.stat()
        whole = _filling(path, known.st_mtime_ns, known.st_size, (width, height), ground)
    except FileNotFoundError:
        raise _fault(path, "missing") from None
    except OSError as error:
        raise _fault(path, "unreadable") from error
    except PictureError as error:
        raise _fault(path, error.reason) from error
    return whole.point(lambda v: round(v * _DIMMED)) if night else whole


def _fault(path: Path, reason: Reason) -> SlideFault:
    return SlideFault("screen-picture", {"picture": path.name, "reason": reason})


@lru_cache(maxsize=24)
def _filling(
    path: Path, changed_ns: int, size: int, wanted: tuple[int, int], ground: Colour
) -> Image.Image:
    """The moment of the last change is in the key, so that a new picture is seen at once."""
    if size > _MOST_BYTES:
        raise PictureError("too-large")
    return _fill(_read(path, *wanted, ground), *wanted)


def rounded(size: tuple[int, int], radius: int) -> Image.Image:
    """A mask with round corners; a radius of half the side makes it a disc."""
    finer = 4
    mask = Image.new("L", (size[0] * finer, size[1] * finer))
    box = (0, 0, mask.width - 1, mask.height - 1)
    ImageDraw.Draw(mask).rounded_rectangle(box, radius * finer, fill=255)
    return mask.resize(size, Image.Resampling.BOX)


def _read(path: Path, width: int, height: int, ground: Colour) -> Image.Image:
    data = path.read_bytes()
    format = tell_format(data, path.suffix)
    with opened(data, format) as image, guarded():
        turn = orientation(image, data, format)
        wanted = (height, width) if turns_sideways(turn) else (width, height)
        if format == "jpeg":
            # Decodes at a half, a quarter, an eighth where that is still large enough.
            image.draft("RGB", wanted)
        if image.has_transparency_data:
            clear = image.convert("RGBA")
            flat = Image.new("RGB", clear.size, ground)
            flat.paste(clear, (0, 0), clear)
        else:
            flat = image.convert("RGB")
        return upright(flat, turn)


def _fill(image: Image.Image, width: int, height: int) -> Image.Image:
    scale = max(width / image.width, height / image.height)
    # rounding must not step over the edge
    across, down = min(width / scale, image.width), min(height / scale, image.height)
    left = (image.width - across) / 2
    top = (image.height - down) * _FOCUS
    return image.resize(
        (width, height),
        Image.Resampling.LANCZOS,
        box=(left, top, left + across, top + down),
        reducing_gap=2.0,
    )
