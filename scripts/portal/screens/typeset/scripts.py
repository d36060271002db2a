"""What kind of writing a character belongs to, so far as setting it asks."""

from __future__ import annotations

import unicodedata
from functools import cache

_HAN = (
    range(0x2E80, 0x3000),
    range(0x3005, 0x3008),
    range(0x3021, 0x302A),
    range(0x3040, 0x3130),
    range(0x31A0, 0x3200),
    range(0x3400, 0x4DC0),
    range(0x4E00, 0xA000),
    range(0xAC00, 0xD7A4),
    range(0xF900, 0xFB00),
    range(0x20000, 0x32400),
)
_ARABIC = (
    range(0x0600, 0x0700),
    range(0x0750, 0x0780),
    range(0x0870, 0x0900),
    range(0xFB50, 0xFE00),
    range(0xFE70, 0xFEFF),
)
_MONGOLIAN = (range(0x1800, 0x18B0), range(0x11660, 0x1166D))


@cache
def is_han(character: str) -> bool:
    """Whether it is a Chinese character, or kana or Hangul, which are as wide."""
    return any(ord(character) in part for part in _HAN)


def is_hangul(character: str) -> bool:
    """Whether it is a syllable of Korean, whose words are parted by spaces."""
    return "\uac00" <= character <= "\ud7a3"


@cache
def is_arabic(character: str) -> bool:
    """Whether it is of the Arabic script, punctuation and digits included."""
    return any(ord(character) in part for part in _ARABIC)


@cache
def is_mongolian(character: str) -> bool:
    """Whether it is of the Mongolian script, punctuation and digits included."""
    return any(ord(character) in part for part in _MONGOLIAN)


def is_joined(character: str) -> bool:
    """Whether its letters join, so that only a shaper can draw them."""
    return is_arabic(character) or is_mongolian(character)


@cache
def is_silent(character: str) -> bool:
    """Whether it has no shape of its own: spaces, controls, joiners, variation selectors."""
    if 0xFE00 <= ord(character) < 0xFE10 or 0x180B <= ord(character) < 0x1810:
        return True
    return character.isspace() or unicodedata.category(character) in ("Cc", "Cf", "Cs")
