"""A text as it is set: one spelling of each character, and nothing that can't be seen."""

from __future__ import annotations

import re
import unicodedata

_LINES = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[ \t]+")
_JOINERS = "\u180e\u200c\u200d\u200e\u200f\u061c"
"""They shape Mongolian and Arabic letters, or say which way what is beside them goes."""
_ALONE = re.compile(rf"(?<!\S)[{_JOINERS}]+(?!\S)")


def clean(text: str) -> str:
    """A text in NFC, with single spaces, without empty lines, without what can't be seen.

    Line ends stay: an editor wished them. Control characters, embeddings of direction, soft
    hyphens and zero-width spaces go; joiners, which shape letters, and single marks of direction
    stay.

    Raises ValueError where nothing is left.
    """
    lines = []
    for line in _LINES.split(unicodedata.normalize("NFC", text)):
        seen = _ALONE.sub("", "".join(c for c in line if c == "\t" or _is_seen(c)))
        if stripped := _SPACES.sub(" ", seen).strip():
            lines.append(stripped)
    result = "\n".join(lines)
    if not any(unicodedata.category(c)[0] in "LNPSM" for c in result):
        raise ValueError("blank")
    return result


def _is_seen(character: str) -> bool:
    return character in _JOINERS or unicodedata.category(character) not in ("Cc", "Cf", "Cs")
