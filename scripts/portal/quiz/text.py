"""Texts as the quiz compares, measures and joins them."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

_WIDE = "\u2e80-\u303f\u3041-\u9fff\uf900-\ufaff\uff01-\uff60\u201c\u201d\u2018\u2019\u2026"
_BETWEEN_WIDE = re.compile(rf"(?<=[{_WIDE}])[ \u00a0]+(?=[{_WIDE}])")
_HAN = "\u3400-\u9fff\uf900-\ufaff"
_TIGHT_NUMBER = re.compile(rf"(?<=[{_HAN}])(?=\d+(?:\.\d+)? [{_HAN}])")
_AFTER_STOP = re.compile("(?<=[。！？；，、：]) +")
_WIDE_END = re.compile(rf"[{_WIDE}] +\Z")
_WIDE_START = re.compile(rf"\A +[{_WIDE}]")


@lru_cache(maxsize=1 << 13)
def normal(text: str) -> str:
    """The form in which two texts are the same: NFKC, small letters, no white space."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def tidy(text: str) -> str:
    """`text` in one line: no space between Chinese characters or after their punctuation, and
    where a number has one after it, one before it too, for a mark hides where it was left out."""
    joined = _AFTER_STOP.sub("", _BETWEEN_WIDE.sub("", " ".join(text.split())))
    return _TIGHT_NUMBER.sub(" ", joined)


def tidy_edge(text: str) -> str:
    """`text` tidied, with one space left at an edge that had some."""
    inner = tidy(text)
    left = " " if text[:1].isspace() and inner else ""
    right = " " if text[-1:].isspace() and inner else ""
    return left + inner + right


def put(before: str, middle: str, after: str) -> str:
    """`middle` set between two texts: the spaces beside it stay only where words need them."""
    if _WIDE_END.search(before):
        before = before.rstrip()
    if _WIDE_START.search(after):
        after = after.lstrip()
    if _TIGHT_NUMBER.search(before[-1:] + middle):
        before += " "
    return (tidy_edge(before).lstrip() + middle + tidy_edge(after).rstrip()).strip(" ")


def length(text: str) -> float:
    """How long a text is to read, in Chinese characters; two letters count as one."""
    return sum(
        1.0 if unicodedata.east_asian_width(character) in "WF" else 0.5 for character in text
    )


def letters(text: str) -> int:
    """How many letters and digits it has."""
    return sum(character.isalnum() for character in text)


def bigrams(text: str) -> frozenset[str]:
    """The pairs of neighbouring letters and digits, punctuation left out."""
    kept = "".join(character for character in normal(text) if character.isalnum())
    return frozenset(kept[at : at + 2] for at in range(len(kept) - 1)) or frozenset(kept)


def digest(*parts: str) -> str:
    """A number for these texts, in hexadecimal, the same on every machine and in every year."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()


def seed(*parts: str) -> int:
    """`digest` as a whole number, to choose with."""
    return int(digest(*parts)[:15], 16)
