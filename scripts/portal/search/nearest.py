"""What is near to a query of which nothing was found: titles that sound so, words spelt so."""

from __future__ import annotations

from collections.abc import Iterator

from portal.search.lookup import Found
from portal.search.query import Query, Unit, sound_terms, stem_length
from portal.search.reading import Reader
from portal.search.runs import DENSE_RUN

EDITS = 2
"""Letters in which a word may differ."""
FORMS = 4
"""Spellings of one word that are tried, in Arabic letters too."""
NEAR_SHARE = 0.7
"""How many of the pieces of its sound a title must have to be near."""


def near(query: Query, reader: Reader) -> list[Found]:
    """The pieces of the query's sound, and for each of its words the one spelt most like it."""
    found: list[Found] = []
    for run in query.runs:
        sounds = reader.sounds if reader.dense and DENSE_RUN.search(run) else {}
        letters = "".join(sounds.get(sign, sign) for sign in run)
        if reader.dense and len(letters) > 1:
            found += _sounds(letters, reader)
    for unit in query.units:
        for form, weight in unit.forms[:FORMS]:
            if weight == 1:
                found += _alike(form, reader)
    return found


def _sounds(letters: str, reader: Reader) -> Iterator[Found]:
    for term in sound_terms(letters):
        listed = reader.sign(term)
        lists = [(1.0, reader.whole(listed))] if listed is not None else []
        yield Found(Unit("sound", term), lists)


def _alike(word: str, reader: Reader) -> Iterator[Found]:
    near = [
        (distance, other, listed)
        for other, listed in reader.words(word, stem_length(word) - 1)
        if (distance := edits(word, other)) <= EDITS and distance < len(word) - 1
    ]
    if near:
        _, other, listed = min(near, key=lambda one: (one[0], -one[2].count, one[1]))
        yield Found(Unit("word", other), [(1.0, reader.whole(listed))], [other])


def edits(one: str, other: str) -> int:
    """How many letters must be changed, added, left out or swapped to make one word of another
    (optimal string alignment)."""
    if abs(len(one) - len(other)) > EDITS:
        return EDITS + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, other_letter in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other_letter))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == other_letter:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
