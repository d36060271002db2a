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
"""How much of the pieces of its sound a title must have."""


def idf(count: int, documents: int) -> float:
    """How much it says that a term stands in `count` of so many documents; rounded, so that every
    machine reckons with the same number."""
    count = min(count, documents)
    return math.floor(math.log(1 + (documents - count + 0.5) / (count + 0.5)) * 1e6 + 0.5) / 1e6


def scores(found: Sequence[Found], reader: Reader) -> dict[int, float]:
    """The score of each document in which something was found."""
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
    for document, gain in _sounds(found, len(reader.norms)).items():
        gained[document] = gained.get(document, 0.0) + gain
    return gained


def _sounds(found: Sequence[Found], documents: int) -> dict[int, float]:
    """Documents by how many pieces of the sound their titles have, in the better of two ways to
    spell it."""
    best: dict[int, float] = {}
    for mark in (pinyin.WHOLE, pinyin.INITIALS):
        heard: dict[int, float] = {}
        whole = 0.0
        for one in found:
            if one.unit.kind == "sound" and one.unit.term[0] == mark:
                weight = idf(one.count, documents)
                whole += weight
                for document, _ in one.postings():
                    heard[document] = heard.get(document, 0.0) + weight
        for document, weight in heard.items():
            share = weight / whole if whole else 0.0
            if share >= SOUND_SHARE:
                gain = WEIGHTS["pinyin"] * weight * share
                best[document] = max(best.get(document, 0.0), gain)
    return best


def ranked(gained: Mapping[int, float]) -> list[int]:
    """Documents, best first; of two that are equal, the one that stands first in the index."""
    return sorted(gained, key=lambda document: (-gained[document], document))


def is_weak(found: Sequence[Found]) -> bool:
    """Whether nothing was found but single characters of longer words."""
    return all(one.unit.kind == "single" and one.unit.weight != 1 for one in found)


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
        kind, weight = one.unit.kind, idf(one.count, documents)
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
