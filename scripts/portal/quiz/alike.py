"""Which questions ask alike: what is true of one may be true of the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from portal.quiz.text import bigrams

THRESHOLD = 0.5
"""The share of character pairs (Dice) from which two questions are alike."""
CONTAINED = 0.65
"""The share of the shorter one's pairs from which a question is of the same subject."""
_FEWEST = 4
"""So many pairs a question must have to be judged by how far another contains it."""
_COMMON = 200
"""A pair that more questions have, and one in twenty of all, says nothing of the subject."""


@dataclass(frozen=True, slots=True)
class Near:
    """Another question, by number, and how near it is: 1 is the same."""

    other: int
    measure: float
    alike: bool
    """Whether it asks of the same."""


def nearest(questions: Sequence[str]) -> list[list[Near]]:
    """For each question those that ask alike, and the nearest of the others; the nearest first,
    itself left out."""
    pairs = [bigrams(question) for question in questions]
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(pairs):
        for pair in own:
            places[pair].append(number)
    common = max(_COMMON, len(questions) // 20)
    telling = [
        frozenset(pair for pair in own if len(places[pair]) <= common) or own for own in pairs
    ]
    found: list[list[Near]] = []
    for number, own in enumerate(telling):
        shared: Counter[int] = Counter()
        for pair in own:
            if len(places[pair]) <= common:
                shared.update(places[pair])
        shared.pop(number, None)
        near = [_near(other, count, own, telling[other]) for other, count in shared.items()]
        near.sort(key=lambda one: (not one.alike, -one.measure, one.other))
        found.append([one for place, one in enumerate(near) if one.alike or place == 0])
    return found


def _near(other: int, shared: int, own: frozenset[str], its: frozenset[str]) -> Near:
    dice = 2 * shared / (len(own) + len(its))
    shorter = min(len(own), len(its))
    contained = shared / shorter if shorter >= _FEWEST else 0.0
    return Near(other, max(dice, contained), dice >= THRESHOLD or contained >= CONTAINED)
