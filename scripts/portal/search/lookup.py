"""Looks up the postings of a query's units, and no more of them than a query may cost."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from portal.search.query import Query, Unit, singles, stem_length
from portal.search.reading import Listed, Reader
from portal.search.runs import WORD_RUN, pairs
from portal.search.weights import WEIGHTS

ALLOWANCE = (6000, 12000)
"""Postings of very frequent terms that a query reads: a short one, and a long one."""
FORMS = 24
"""Words that one word of a query can stand for."""


@dataclass
class Found:
    """A unit of a query with its postings, one list for each of its spellings in `words`."""

    unit: Unit
    lists: list[tuple[float, Listed]]
    words: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """In how many documents it stands, those with several of its spellings counted again."""
        return sum(listed.count for _, listed in self.lists)

    def postings(self) -> Iterator[tuple[int, float]]:
        """(document, how often it counts there), each document once."""
        if len(self.lists) == 1 and self.lists[0][0] == 1:
            yield from self.lists[0][1].postings
            return
        best: dict[int, float] = {}
        for weight, listed in self.lists:
            for document, count in listed.postings:
                best[document] = max(best.get(document, 0.0), weight * count)
        yield from best.items()


def look_up(query: Query, reader: Reader) -> list[Found]:
    """The units of a query that are in the index, and all pieces of its sound."""
    found = [_unit(unit, reader) for unit in query.units]
    if not query.long:
        there = {one.unit.term for one in found if one.unit.kind == "pair" and one.lists}
        known = {(unit.kind, unit.term) for unit in query.units}
        for unit in _uncovered(query, there):
            if (unit.kind, unit.term) not in known:
                known.add((unit.kind, unit.term))
                found.append(_unit(unit, reader))
    _read_heavy(found, query, reader)
    return [one for one in found if one.lists or one.unit.kind == "sound"]


def _unit(unit: Unit, reader: Reader) -> Found:
    if unit.kind != "word":
        listed = reader.sign(unit.term)
        return Found(unit, [(1.0, listed)] if listed is not None else [])
    ways: dict[str, tuple[float, Listed]] = {}
    for form, weight in unit.forms:
        stem = stem_length(form)
        for word, listed in reader.words(form, stem):
            if word == form:
                share = 1.0
            elif word.startswith(form):
                share = WEIGHTS["prefix"]
            elif form.startswith(word) and len(word) >= stem:
                share = WEIGHTS["stem"]
            else:
                continue
            if word not in ways or ways[word][0] < weight * share:
                ways[word] = (weight * share, listed)
    order = sorted(ways, key=lambda word: (-ways[word][0], -ways[word][1].count, word))[:FORMS]
    return Found(unit, [ways[word] for word in order], order)


def _uncovered(query: Query, there: Collection[str]) -> Iterator[Unit]:
    """The characters of a short query that stand in no pair that was found."""
    for run in query.runs:
        for unit in singles(run):
            if not any(unit.term in pair and pair in run for pair in there):
                yield unit


def _phrase_terms(query: Query) -> set[str]:
    """The pairs and words of a query's phrases."""
    runs = [run for phrase in query.phrases for run in phrase]
    return {term for run in runs for term in (*pairs(run), *WORD_RUN.findall(run))}


def holding_phrases(
    gained: Mapping[int, float], query: Query, found: Sequence[Found]
) -> dict[int, float]:
    """The documents that lack no pair and no word of a phrase."""
    needed = _phrase_terms(query)
    by_unit = {(one.unit.kind, one.unit.term): one for one in found}
    kept = dict(gained)
    for unit in query.units:
        if unit.kind in ("pair", "word") and unit.term in needed:
            one = by_unit.get((unit.kind, unit.term))
            there = {document for document, _ in one.postings()} if one is not None else set()
            kept = {document: gain for document, gain in kept.items() if document in there}
    return kept


def _read_heavy(found: Sequence[Found], query: Query, reader: Reader) -> None:
    """Read the longest postings, the rarest terms first, as far as the allowance goes; those of a
    phrase in any case."""
    needed = _phrase_terms(query)
    waiting = [
        (one.unit.kind == "single", listed.count, number, way)
        for number, one in enumerate(found)
        for way, (_, listed) in enumerate(one.lists)
        if listed.heavy is not None
    ]
    left = ALLOWANCE[query.long]
    for place, (_, count, number, way) in enumerate(sorted(waiting)):
        one = found[number]
        weight, listed = one.lists[way]
        if not place or count <= left or one.unit.term in needed:
            one.lists[way] = (weight, reader.whole(listed))
            left -= count
    for one in found:
        kept = [n for n, (_, listed) in enumerate(one.lists) if listed.postings]
        one.words = [one.words[n] for n in kept] if one.words else []
        one.lists = [one.lists[n] for n in kept]
