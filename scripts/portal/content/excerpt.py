"""The beginning of a text, for where all of it is too long."""

from __future__ import annotations

import unicodedata

SUMMARY = 90
"""Characters of a summary on a card."""
_ENDS = "。！？؟.!?"
_PAUSES = "，、；：,;:،؛᠂ "


def clip(text: str, limit: int = SUMMARY) -> str:
    """`text` in at most `limit` characters, cut after a sentence where one ends in time, else
    between words."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    ends = max(text.rfind(mark, limit // 2, limit) for mark in _ENDS)
    if ends > 0:
        return text[: ends + 1]
    end = limit - 1
    if _spelt(text[end - 1]) and _spelt(text[end]):
        space = text.rfind(" ", limit // 2, end)
        end = space if space > 0 else end
    return text[:end].rstrip(_PAUSES) + "…"


def _spelt(character: str) -> bool:
    """Whether a character is a letter of a word, and no Chinese character, which is one itself."""
    wide = unicodedata.east_asian_width(character) in "WF"
    return not wide and unicodedata.category(character)[0] in "LMN"
