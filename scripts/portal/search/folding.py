"""Makes spellings of the same word equal: width, case, Traditional characters, Arabic forms.

Every character is folded by itself, so that a place in the folded text is a place in the text, and
so that the browser, which does the same (theme/search/20-folding.js), needs no dictionary of
phrases.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any

DROPPED = frozenset(
    [
        *"'\u2019\u02bc\u00ad\u0640\u0626\u0674",
        *map(chr, range(0x0300, 0x0370)),
        *map(chr, range(0x064B, 0x0660)),
        "\u0670",
        *map(chr, range(0x180B, 0x1810)),
        *map(chr, range(0x200B, 0x2010)),
        *map(chr, range(0x202A, 0x202F)),
        *map(chr, range(0x2060, 0x2070)),
        *map(chr, range(0xFE00, 0xFE10)),
        "\ufeff",
    ]
)
"""What does not make another word: apostrophes, the soft hyphen, the kashida, the carrier of a
vowel that begins a syllable in Uyghur, accents, vowel signs, signs of shape and direction."""

_ALIKE = {"著": "着", "藉": "借", "瞭": "了", "覆": "复", "颚": "腭", "鲶": "鲇"}
"""Characters between which Traditional texts choose by meaning or region."""
_APART = frozenset("么")
"""Simplified characters that OpenCC takes for Traditional ones."""
_BLOCKS = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00))


@cache
def simplified() -> Mapping[str, str]:
    """Each Traditional character with its Simplified one, by OpenCC, whatever the region."""
    from opencc import OpenCC  # its dictionaries take a moment to load

    characters = [chr(code) for first, end in _BLOCKS for code in range(first, end)]
    found: dict[str, str] = {}
    for name in ("t2s", "tw2s", "hk2s"):
        made = OpenCC(name).convert("\n".join(characters)).split("\n")
        for character, simple in zip(characters, made, strict=True):
            if len(simple) == 1 and simple != character and character not in _APART:
                found.setdefault(character, simple)
    found.update(_ALIKE)
    return {character: _end(found, character) for character in found}


def _end(found: Mapping[str, str], character: str) -> str:
    """Where a chain of replacements ends."""
    seen = {character}
    while (after := found.get(character)) is not None and after not in seen:
        seen.add(after)
        character = after
    return character


def fold_character(character: str) -> str:
    """One character folded; '' where it does not count."""
    parts = []
    for part in unicodedata.normalize("NFKC", character).lower():
        if "\u00c0" <= part <= "\u024f" or "\u1e00" <= part <= "\u1eff":
            part = unicodedata.normalize("NFD", part)
        parts += [simplified().get(sign, sign) for sign in part if sign not in DROPPED]
    return "".join(parts)


class _Table(dict[int, str]):
    """Characters folded so far, as `str.translate` asks for them."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = fold_character(chr(code))
        return folded


_table = _Table()


def composed(text: Any) -> str:
    """A text whose accents are one with their letters, as it is stored and folded."""
    return unicodedata.normalize("NFC", str(text))


def fold(text: str) -> str:
    """A composed text folded."""
    return text.translate(_table)


def units(text: str) -> str:
    """A text in UTF-16 units, in which JavaScript counts: a rare character is two of them."""
    if not text or max(text) <= "\uffff":
        return text
    data = text.encode("utf-16-le", "surrogatepass")
    return "".join(chr(data[at] | data[at + 1] << 8) for at in range(0, len(data), 2))


def characters(units_of_text: str) -> str:
    """The text that stands in UTF-16 units."""
    return units_of_text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """A composed text folded, and for each sign of that the place it has in `text`; the end stands
    last. Both are counted in UTF-16 units."""
    signs: list[str] = []
    places: list[int] = []
    place = 0
    for character in text:
        for sign in units(_table[ord(character)]):
            signs.append(sign)
            places.append(place)
        place += 1 if character <= "\uffff" else 2
    return "".join(signs), [*places, place]
