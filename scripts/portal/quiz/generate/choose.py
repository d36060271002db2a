"""Three wrong options among many, so that neither length nor likeness gives the key away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations, islice

from portal.quiz.text import length, normal, seed

WANTED = 3
_LOOKED_AT = 11
"""Candidates that are tried in every combination."""
_LATER = 0.06
"""What it costs to take a candidate one place further down."""


def choose(identity: str, key: str, candidates: Iterable[str], stem: str) -> tuple[str, ...] | None:
    """Three of the candidates, the better first, none of which contains another; None where
    there are not so many.

    How many of them shall be shorter than the key, and how many less like the stem, is drawn from
    the item's id: over many questions the key is then as often the longest, the shortest or the
    most alike as any other option. Where it is the most alike without being drawn so, it would
    give itself away.
    """
    tried = list(islice(_different(candidates), _LOOKED_AT))
    letters = frozenset(normal(stem))
    sizes = [length(text) for text in tried]
    own = length(key)
    # how much shorter and how much less alike than the key each one is
    shorter = _below(own, sizes)
    less_alike = _below(_alike(key, letters), [_alike(text, letters) for text in tried])
    clash = {
        pair for pair in combinations(range(len(tried)), 2) if overlap(*(tried[n] for n in pair))
    }
    wanted = seed(identity, "length") % (WANTED + 1), seed(identity, "alike") % (WANTED + 1)
    best: tuple[float, tuple[int, ...]] | None = None
    for group in combinations(range(len(tried)), WANTED):
        a, b, c = group
        less = less_alike[a] + less_alike[b] + less_alike[c]
        if less == WANTED != wanted[1]:
            continue
        cost = abs(shorter[a] + shorter[b] + shorter[c] - wanted[0]) + abs(less - wanted[1])
        cost += _LATER * (a + b + c)
        if best is not None and cost >= best[0]:
            continue
        if clash and not clash.isdisjoint(combinations(group, 2)):
            continue
        if not stands_out(own, [sizes[n] for n in group]):
            best = cost, group
    return None if best is None else tuple(tried[n] for n in best[1])


def from_place(texts: Sequence[str], place: int) -> Iterator[str]:
    """All texts of a sorted list from a drawn place on, and round: so another text added changes
    few questions, and of a long list only some need be looked at."""
    start = place % (len(texts) or 1)
    return chain(islice(texts, start, None), islice(texts, start))


def overlap(one: str, other: str) -> bool:
    """Whether one text is the other, or a part of it."""
    first, second = normal(one), normal(other)
    return first in second or second in first


def stands_out(own: float, others: Sequence[float]) -> bool:
    """Whether a key of this length is so much longer or shorter than the others that it gives
    itself away."""
    return own > 1.5 * max(others) + 1 or min(others) > 1.5 * own + 1


def _different(texts: Iterable[str]) -> Iterator[str]:
    """Texts without those that another is in other signs."""
    seen: set[str] = set()
    for text in texts:
        if (form := normal(text)) not in seen:
            seen.add(form)
            yield text


def _below(own: float, others: Iterable[float]) -> list[float]:
    """For each of the others 1 where it is less, a half where it is the same."""
    return [1.0 if other < own else 0.5 if other == own else 0.0 for other in others]


def _alike(text: str, letters: frozenset[str]) -> float:
    """The share of a text's letters that stand in the stem."""
    form = normal(text)
    return sum(character in letters for character in form) / len(form) if form else 0.0
