"""A woven band, thread by thread: whole squares of pixels, crisp at any pitch."""

from __future__ import annotations

from functools import lru_cache

from PIL import Image

from portal.screens.slides.colours import Colour, Palette

_WIDE = (
    "gggggggggggggggggggggggg",
    "........................",
    "......c.........a......a",
    ".....ccc.......aba....ab",
    "...c.sss.c....ab.ba..ab.",
    "..c.sssss.c..ab.a.baab.a",
    "...c.sss.c....ab.ba..ab.",
    ".....sss.......aba....ab",
    "......s.........a......a",
    "........................",
    "gggggggggggggggggggggggg",
)
"""c: crown, s: fruit, a and b: lozenges, g: edge."""
_NARROW = (
    "gggggggg",
    "...a....",
    "..aba.s.",
    "...a....",
    "gggggggg",
)


def thickness(height: int) -> int:
    """How many pixels high a band is on a screen of a height; 0 where none fits."""
    if height < 96:
        return 0
    if height < 240:
        return len(_NARROW)
    return len(_WIDE) * max(1, round(height / 190))


@lru_cache(maxsize=32)
def band(width: int, height: int, colours: Palette, ground: Colour) -> Image.Image:
    """A band of a `thickness`, repeated over the width and cut evenly at both ends."""
    pattern = _WIDE if height >= len(_WIDE) else _NARROW
    thread = height // len(pattern)
    inks = {
        ".": ground,
        "g": colours.crown,
        "a": colours.flesh,
        "b": colours.leaf,
        "c": colours.crown,
        "s": colours.skin if colours.skin != ground else colours.seed,
    }
    turn = Image.new("RGB", (len(pattern[0]), len(pattern)))
    for y, row in enumerate(pattern):
        for x, mark in enumerate(row):
            turn.putpixel((x, y), inks[mark])
    turn = turn.resize((turn.width * thread, turn.height * thread), Image.Resampling.NEAREST)
    woven = Image.new("RGB", (width, height), ground)
    first = (width % turn.width) // 2 - turn.width
    for x in range(first, width, turn.width):
        woven.paste(turn, (x, 0))
    return woven
