"""QR codes of whole pixels, for those who stand near enough to read them."""

from __future__ import annotations

from functools import lru_cache

import segno
from PIL import Image

from portal.screens.slides.colours import Colour

_QUIET = 4
"""Modules of empty edge, as ISO/IEC 18004 asks."""
_LEAST_MODULE = 3
"""Pixels; LED modules bleed into each other below that."""
_LEAST_HEIGHT = 120
_BY_TEXT = 8
"""A code's width by the least height of text. Text is 7 mm high a metre of distance, so this code
is 56 mm wide a metre: a phone's camera reads it from some eighteen times its width."""


@lru_cache(maxsize=64)
def code(address: str, text_px: int, room: int, light: Colour, dark: Colour) -> Image.Image | None:
    """The code of an address, at most `room` pixels wide with its quiet edge; None where it would
    be too small to be read from where text of `text_px` is read, or the address is too long."""
    least = max(_LEAST_HEIGHT * 2 // 3, text_px * _BY_TEXT)
    if room < least or not address:
        return None
    try:
        made = segno.make_qr(address, error="m", boost_error=False)
    except (segno.DataOverflowError, ValueError):
        return None
    modules = [bytes(row) for row in made.matrix_iter(scale=1, border=_QUIET)]
    side = len(modules)
    # Just large enough is enough: the words need the room.
    pixels = max(_LEAST_MODULE, -(-least // side))
    if pixels * side > room:
        pixels = room // side
    if pixels < _LEAST_MODULE:
        return None
    small = Image.new("RGB", (side, side), light)
    small.putdata([dark if module else light for row in modules for module in row])
    return small.resize((side * pixels, side * pixels), Image.Resampling.NEAREST)


def worth(height: int, width: int) -> bool:
    """Whether a screen of so many pixels can show a code at all."""
    return min(height, width) >= _LEAST_HEIGHT
