"""Puts documents in order: BM25, covering much of the query, and the sounds of titles."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.search import pinyin
from portal.search.lookup import Found
from portal.search.reading import Reader
from portal.search.weights import WEIGHTS

SOUND_SHARE = 0.5
"""How many of the pieces of its sound a title must have."""


HEAD, TAIL = 10, 0.1
"""Documents that are told however little they hold, and the share of the best one's score that the
others must have."""


def idf(count: int, documents: int) -> float:
    """How much it says that a term stands in `count` of so many documents; rounded, so that every
    machine reckons with the same number."""
    count = min(count, documents)
    return math.floor(math.log(1 + (documents - count + 0.5) / (count + 0.5)) * 1e6 + 0.5) / 1e6


def scores(
    found: Sequence[Found], reader: Reader, sound_share: float = SOUND_SHARE
) -> dict[int, float]:
    """The score of each document in which something was found, and titles that have so many of the
    pieces of a sound."""
    gained: dict[int, float] = {}
    covered: dict[int, float] = {}
    whole, counted = 0.0, 0
    for one in found:
        if one.unit.kind == "sound":
            continue
        weight = one.unit.weight * idf(one.count, len(reader.norms))
        counts = one.unit.kind != "single" or one.unit.weight == 1
        if counts:
            whole += weight
            counted += 1
        for document, times in one.postings():
            gain = weight * times * (WEIGHTS["k1"] + 1) / (times + reader.norms[document])
            gained[document] = gained.get(document, 0.0) + gain
            if counts:
                covered[document] = covered.get(document, 0.0) + weight
    if whole:
        cover = WEIGHTS["cover"] * min(1.0, WEIGHTS["short"] / counted)
        for document in gained:
            gained[document] *= 1 + cover * covered.get(document, 0.0) / whole
    for document, gain in _sounds(found, len(reader.norms), sound_share).items():
        gained[document] = gained.get(document, 0.0) + gain
    return gained


def _sounds(found: Sequence[Found], documents: int, enough: float) -> dict[int, float]:
    """What documents gain by the sounds of their titles, in the better of two ways to spell it. The
    ends of what is asked need not be those of the title; they only count where they are."""
    best: dict[int, float] = {}
    for mark in (pinyin.WHOLE, pinyin.INITIALS):
        asked = [one for one in found if one.unit.kind == "sound" and one.unit.term[0] == mark]
        inner = [one for one in asked if pinyin.EDGE not in one.unit.term] or asked
        heard: dict[int, float] = {}
        pieces: dict[int, int] = {}
        for one in asked:
            weight, counts = idf(one.count, documents), one in inner
            for document, times in one.postings():
                # a title says it twice, a topic once
                heard[document] = heard.get(document, 0.0) + weight * min(times, 2.0) / 2
                pieces[document] = pieces.get(document, 0) + counts
        for document, weight in heard.items():
            share = pieces[document] / len(inner)
            if share >= enough:
                gain = WEIGHTS["pinyin"] * weight * share
                best[document] = max(best.get(document, 0.0), gain)
    return best


def ranked(gained: Mapping[int, float]) -> list[int]:
    """Documents, best first; of two that are equal, the one that stands first in the index. Beyond
    the first ones those are left out that hold next to nothing of what is asked."""
    order = sorted(gained, key=lambda document: (-gained[document], document))
    least = TAIL * gained[order[0]] if order else 0.0
    return [d for place, d in enumerate(order) if place < HEAD or gained[d] >= least]


def is_weak(found: Sequence[Found]) -> bool:
    """Whether nothing was found but single characters of longer words."""
    said = [one.unit for one in found if one.unit.kind != "sound"]
    return bool(said) and all(unit.kind == "single" and unit.weight != 1 for unit in said)


def best_parts(order: Sequence[int], reader: Reader) -> list[int]:
    """Documents without those that are parts of a text of which a better part comes before."""
    first: dict[int, int] = {}
    for document in order:
        first.setdefault(reader.wholes.get(document, document), document)
    return list(first.values())


@dataclass(frozen=True, slots=True)
class Marked:
    """What is marked in texts: the weights of signs, of words with the units they belong to, and of
    all together."""

    signs: Mapping[str, float]
    words: Mapping[str, tuple[str, float]]
    total: float


def marked(found: Sequence[Found], documents: int) -> Marked:
    """What of a query is marked; single characters only where nothing longer was found."""
    kinds = {one.unit.kind for one in found}
    signs: dict[str, float] = {}
    words: dict[str, tuple[str, float]] = {}
    total = 0.0
    for one in found:
        kind, weight = one.unit.kind, one.unit.weight * idf(one.count, documents)
        if kind == "single" and one.unit.weight != 1 and kinds & {"pair", "word"}:
            continue
        if kind == "word":
            for word in one.words:
                words.setdefault(word, (f" {one.unit.term}", weight))
        elif kind != "sound":
            signs[one.unit.term] = weight
        else:
            continue
        total += weight
    return Marked(signs, words, total)
