"""Uyghur words as they may be typed: in Latin letters, and before an ending that changes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LATIN = {
    "gh": "غ", "ng": "ڭ", "ch": "چ", "sh": "ش", "zh": "ژ",
    "a": "ا", "e": "ە", "b": "ب", "p": "پ", "t": "ت", "j": "ج", "x": "خ", "d": "د", "r": "ر",
    "z": "ز", "s": "س", "f": "ف", "q": "ق", "k": "ك", "g": "گ", "l": "ل", "m": "م", "n": "ن",
    "h": "ھ", "o": "و", "u": "ۇ", "ö": "ۆ", "ü": "ۈ", "w": "ۋ", "v": "ۋ", "ë": "ې", "é": "ې",
    "i": "ى", "y": "ي", "c": "چ", "'": "", "\u2019": "",
}  # fmt: skip
"""Uyghur Latin Yéziqi, the Latin script of 2008, by its letters; an apostrophe parts two."""
_PLAIN = {"o": "oö", "u": "uü", "e": "eë"}
"""Letters that stand for two where a keyboard has no dots."""
_LETTER = re.compile("gh|ng|ch|sh|zh|.", re.DOTALL)
MOST = 8
"""Spellings tried of one word."""


def in_arabic(word: str) -> list[str]:
    """The words that Latin letters can stand for, without the carrier of vowels, as folding leaves
    them; none where a letter is not Uyghur. The most literal comes first."""
    spellings = [""]
    for letter in _LETTER.findall(word):
        ways = [_LATIN[way] for way in _PLAIN.get(letter, letter) if way in _LATIN]
        if letter in _LATIN and len(letter) > 1:
            ways = [_LATIN[letter]]
        if not ways:
            return []
        room = len(spellings) * len(ways) <= MOST
        spellings = [found + way for way in (ways if room else ways[:1]) for found in spellings]
    return spellings


def weakened(word: str) -> Iterator[str]:
    """A stem as it stands before endings: its last a or e becomes i (`bala`, `balilar`), and a p, k
    or q after it grows soft (`mektep`, `mektibi`; see "vowel raising" in grammars of Uyghur)."""
    for place in (len(word) - 1, len(word) - 2):
        if place > 0 and word[place] in "اە":
            yield f"{word[:place]}ى{word[place + 1 :]}"
            if word[place + 1 :] in _SOFT:
                yield f"{word[:place]}ى{_SOFT[word[place + 1 :]]}"
            return


_SOFT = {"پ": "ب", "ك": "گ", "ق": "غ"}
