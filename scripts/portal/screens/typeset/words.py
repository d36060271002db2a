"""Chinese words, so that lines break between them: pypinyin's list of phrases read as one."""

from __future__ import annotations

import re
from functools import cache

_HAN = re.compile(r"[\u3400-\u9fff]{2,}")
_TWICE = re.compile(r"([\u3400-\u9fff])\1(?:([\u3400-\u9fff])\2)?")
"""慢慢, 热热闹闹: more of them are made every day than any list has."""
_LONGEST = 4


def inside_words(text: str) -> frozenset[int]:
    """The places in a text that lie inside a Chinese word, as offsets.

    The division with the fewest words is taken, and of those the one whose words are in the list.
    """
    result: set[int] = set()
    for found in _HAN.finditer(text):
        place = found.start()
        for word in _divided(found.group()):
            result.update(range(place + 1, place + len(word)))
            place += len(word)
    for found in _TWICE.finditer(text):
        result.update(range(found.start() + 1, found.end()))
    return frozenset(result)


def _divided(text: str) -> list[str]:
    words = _words()
    best: list[tuple[int, int]] = [(0, 0)]  # words up to here, length of the last
    for end in range(1, len(text) + 1):
        options = [
            (best[end - size][0] + 1, size)
            for size in range(min(_LONGEST, end), 0, -1)
            if size == 1 or text[end - size : end] in words
        ]
        best.append(min(options))
    result: list[str] = []
    end = len(text)
    while end:
        size = best[end][1]
        result.append(text[end - size : end])
        end -= size
    return result[::-1]


@cache
def _words() -> frozenset[str]:
    from pypinyin.phrases_dict import phrases_dict  # loads slowly

    return frozenset(word for word in phrases_dict if len(word) <= _LONGEST)
