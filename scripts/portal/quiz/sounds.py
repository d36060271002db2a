"""Chinese words that sound alike when a host reads them out."""

from __future__ import annotations

import re
from functools import lru_cache

_HAN = re.compile("[\u3400-\u9fff]{2,6}")


def sound_alike(one: str, other: str) -> bool:
    """Whether two short words have the same sounds, tones apart (终止 and 中止)."""
    if len(one) != len(other) or not (_HAN.fullmatch(one) and _HAN.fullmatch(other)):
        return False
    # words that differ in every sign are seldom mistaken, and most pairs are such
    if not any(a == b for a, b in zip(one, other, strict=True)):
        return False
    return _sound(one) == _sound(other)


@lru_cache(maxsize=4096)
def _sound(word: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin  # its dictionaries take a moment to load

    return tuple(lazy_pinyin(word))
