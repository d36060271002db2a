"""Which questions ask alike: what is true of one may be true of the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from portal.quiz.text import bigrams

THRESHOLD = 0.5
"""The share of character pairs (Dice) from which two questions are alike."""
_COMMON = 200
"""A pair that more questions have, and one in twenty of all, says nothing of the subject."""


def alike(questions: Sequence[str]) -> list[list[int]]:
    """For each question the numbers of those that ask alike, itself left out."""
    pairs = [bigrams(question) for question in questions]
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(pairs):
        for pair in own:
            places[pair].append(number)
    common = max(_COMMON, len(questions) // 20)
    telling = [
        frozenset(pair for pair in own if len(places[pair]) <= common) or own for own in pairs
    ]
    found: list[list[int]] = []
    for number, own in enumerate(telling):
        shared: Counter[int] = Counter()
        for pair in sorted(own):
            if len(places[pair]) <= common:
                shared.update(places[pair])
        found.append(
            sorted(
                other
                for other, count in shared.items()
                if other != number and 2 * count >= THRESHOLD * (len(own) + len(telling[other]))
            )
        )
    return found
