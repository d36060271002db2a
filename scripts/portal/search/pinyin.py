"""Sounds of Chinese titles: letters of the whole pinyin, and the first letter of each character.

Both are indexed by short pieces, so that any part of them is found, and so is one that is nearly
right. A dash stands for either end: who types a whole title finds it first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from portal.search.runs import DENSE_RUN, RUN

WHOLE = "'"
INITIALS = ":"
"""What pieces of whole pinyin and of first letters begin with among the terms."""
EDGE = "-"
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


@lru_cache(maxsize=65536)
def sounds(run: str) -> tuple[str, str]:
    """(whole pinyin, first letters) of a folded run of characters, letters and digits."""
    if DENSE_RUN.search(run) is None:
        return run, run
    from pypinyin import lazy_pinyin  # its dictionaries take a moment to load

    # what has no sound stands there as it is, after a space
    parts = lazy_pinyin(run, errors=lambda silent: f" {silent}")
    whole = "".join(part.lstrip() for part in parts)
    initials = "".join(part[1:] if part[0] == " " else part[:1] for part in parts)
    return whole, initials


def pieces(letters: str, size: int) -> list[str]:
    """Each `size` letters that stand side by side, the ends included."""
    edged = f"{EDGE}{letters}{EDGE}"
    return [edged[n : n + size] for n in range(len(edged) - size + 1)]


def whole_pieces(letters: str) -> list[str]:
    """The terms of whole pinyin."""
    return [WHOLE + piece for piece in pieces(letters, 3)]


def initial_pieces(letters: str) -> list[str]:
    """The terms of first letters."""
    return [INITIALS + piece for piece in pieces(letters, 2)]


def terms(folded: str) -> Iterator[str]:
    """The terms of a folded title; nothing of what is not Chinese."""
    for run in RUN.findall(folded):
        if DENSE_RUN.search(run) is None:
            continue
        whole, initials = sounds(run)
        for term in (*whole_pieces(whole), *initial_pieces(initials)):
            if LETTERS.issuperset(term[1:].replace(EDGE, "")):
                yield term


@cache
def common() -> frozenset[str]:
    """The characters of GB/T 2312."""
    codes = (bytes((high, low)) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    return frozenset(code.decode("gb2312", "ignore") for code in codes) - {""}


def syllables(characters: Iterable[str]) -> Mapping[str, str]:
    """The most usual syllable of each Chinese character among `characters`, and of all that are in
    common use: a wrong one that sounds the same need not stand anywhere in the index."""
    usual = {one: _syllable(one) for one in sorted(common().union(characters))}
    return {character: sound for character, sound in usual.items() if sound}


@lru_cache(maxsize=65536)
def _syllable(character: str) -> str:
    """The most usual syllable of a character; empty where it is not Chinese, or has none."""
    if not "\u3400" <= character <= "\u9fff":
        return ""
    from pypinyin import lazy_pinyin  # its dictionaries take a moment to load

    (sound,) = lazy_pinyin(character, errors="ignore") or [""]
    return sound if LETTERS.issuperset(sound) else ""
