"""How large text must be to be read, and how long to be read through."""

from __future__ import annotations

import math
from collections.abc import Iterable

from portal.screens.typeset.scripts import is_han, is_joined

STEPS = (16, 24, 32, 48, 64, 96)
"""The heights that text on a screen may have at least, in pixels."""

STRIKE = 16
"""The height of the bitmap face, in pixels; it grows by whole numbers only."""

_MM_A_METRE = 7
"""How tall a Chinese character must be for each metre to its reader: 7 mm are an angle of 24′,
in the middle of the 20′ to 30′ at which Chinese is read without effort."""

_HAN, _JOINED, _OTHER = 4, 10, 16
"""Characters and letters that are read in a second."""
_LOOK, _LEAST = 1, 3


def least_px(distance_m: float, pitch_mm: float, *, mono: bool) -> int:
    """The height that text must have, in pixels: the lowest step that is tall enough.

    7 mm for each metre of distance, divided by the pitch; 96 where even that is too low. On mono
    screens only multiples of the 16-pixel strike.

    Raises ValueError where the distance or the pitch is not above 0.
    """
    if not (distance_m > 0 and pitch_mm > 0):
        raise ValueError((distance_m, pitch_mm))
    wanted = _MM_A_METRE * distance_m / pitch_mm
    steps = [step for step in STEPS if not mono or step % STRIKE == 0]
    return next((step for step in steps if step >= wanted), steps[-1])


def farthest_m(px: int, pitch_mm: float) -> float:
    """From how many metres text of so many pixels can be read."""
    return px * pitch_mm / _MM_A_METRE


def seconds(texts: Iterable[str]) -> float:
    """How long texts must be shown to be read, one after the other; at least 3 s.

    One second to look up, then 4 Chinese characters, 10 Uyghur letters or 16 others a second.
    Mongolian letters count as Uyghur ones (both are joined, both languages have long words), kana
    and Hangul as Chinese characters, digits and Cyrillic as Latin letters; punctuation and spaces
    cost nothing.
    """
    time = float(_LOOK)
    for character in "".join(texts):
        if is_han(character):
            time += 1 / _HAN
        elif is_joined(character) and character.isalpha():
            time += 1 / _JOINED
        elif character.isalnum():
            time += 1 / _OTHER
    return max(float(_LEAST), math.ceil(time * 1000) / 1000)
