"""The colours of slides: sets for the day, for the night, and for screens of one colour."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

Colour = tuple[int, int, int]
Tone = Literal["red", "paper", "green", "indigo", "cream", "urgent"]


@dataclass(frozen=True, slots=True)
class Palette:
    """What a slide is painted with; text stands on its ground at 7:1 or more (WCAG 1.4.6)."""

    ground: Colour
    text: Colour
    soft: Colour
    """Secondary words."""
    plate: Colour
    """Under the label and the right option."""
    on_plate: Colour
    shade: Colour
    """Ornaments that text may stand on."""
    skin: Colour
    """The pomegranate, as are the next three."""
    flesh: Colour
    seed: Colour
    crown: Colour
    leaf: Colour
    mono: bool = False


def _stepped(level: int) -> int:
    return 255 if level >= 252 else min((level + 2) // 4 * 4, 248)


STEPS = tuple(map(_stepped, range(256)))
"""One of 64 levels for each of 256: enough for the edges of letters. A slide without a photograph
has so few colours then that its file holds a palette, is a quarter as large, and written in a third
of the time. They are those that Pillow finds again without a mistake."""


def _code(text: str) -> Colour:
    return STEPS[int(text[1:3], 16)], STEPS[int(text[3:5], 16)], STEPS[int(text[5:7], 16)]


def _palette(codes: str) -> Palette:
    ground, text, soft, plate, on_plate, shade, skin, flesh, seed, crown, leaf = map(
        _code, codes.split()
    )
    return Palette(ground, text, soft, plate, on_plate, shade, skin, flesh, seed, crown, leaf)


# ground text soft plate on_plate shade, then skin flesh seed crown leaf
_DAY: dict[Tone, Palette] = {
    "red": _palette(
        "#951b27 #fff9f2 #fdeacb #f2bd5c #4a0d14 #851722 #d9453f #f6ddb4 #a8232f #f2bd5c #7fa06a"
    ),
    "paper": _palette(
        "#fff4e8 #8a1722 #4a3a32 #8a1722 #fff9f2 #f6e7d0 #a8232f #f6ddb4 #cf3f45 #d9932b #4f7a52"
    ),
    "green": _palette(
        "#1f4a38 #fff8e6 #f3e3bb #f2bd5c #173427 #1a4031 #c43a3f #f6ddb4 #b32a35 #f2bd5c #7fa06a"
    ),
    "indigo": _palette(
        "#22345c #fff8ea #f2e2c0 #f2bd5c #1a2444 #1d2d51 #c43a3f #f6ddb4 #b32a35 #f2bd5c #7fa06a"
    ),
    "cream": _palette(
        "#f8e9cb #5c1119 #54301f #1f4a38 #fff8e6 #f2ddb6 #a8232f #fff3dc #cf3f45 #c8811f #4f7a52"
    ),
    "urgent": _palette(
        "#a60d18 #ffffff #fff6e8 #ffe27a #5a060c #970a14 #ff7a5c #ffe9c4 #b3121d #ffe27a #ffe27a"
    ),
}
_NIGHT: dict[Tone, Palette] = {
    "red": _palette(
        "#3a0a10 #e6cfb4 #d8bd98 #c99b4c #24060a #32090e #8a2a2b #b89d78 #6d1a21 #a87f38 #4a5f3f"
    ),
    "paper": _palette(
        "#0d2329 #e3cbb0 #cdb498 #c99b4c #08171b #112a31 #8a2a2f #b39a75 #8d2a30 #a87f38 #4a5f3f"
    ),
    "green": _palette(
        "#0e231a #dccfb0 #cabb96 #c99b4c #0b1811 #0c1e16 #7a262a #b39a75 #6d1a21 #a87f38 #4a5f3f"
    ),
    "indigo": _palette(
        "#111a30 #dacdb6 #c9ba9c #c99b4c #0b1122 #0e162a #7a262a #b39a75 #6d1a21 #a87f38 #4a5f3f"
    ),
    "cream": _palette(
        "#301808 #e9cfa4 #d6bb8c #c99b4c #1e0f05 #3a1f0c #8f2a2c #a98e6a #8d2a30 #a87f38 #4a5f3f"
    ),
    "urgent": _palette(
        "#5c0810 #ffe6cf #f3d5b4 #d8b24e #300408 #52070e #a84a3a #d0b48c #5c0810 #d8b24e #d8b24e"
    ),
}
_DARK, _LIT = (0, 0, 0), (255, 255, 255)
_MONO = Palette(_DARK, _LIT, _LIT, _LIT, _DARK, _DARK, _LIT, _DARK, _LIT, _LIT, _LIT, mono=True)


def palette(tone: Tone, *, night: bool, mono: bool) -> Palette:
    """The colours of a tone; a screen of one colour has only one set."""
    if mono:
        return _MONO
    return (_NIGHT if night else _DAY)[tone]


@cache
def luminance(colour: Colour) -> float:
    """The relative luminance of WCAG 2, from 0 to 1."""
    r, g, b = (
        x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4
        for x in (part / 255 for part in colour)
    )
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(first: Colour, second: Colour) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)
