"""Parts of an index that are made and kept by themselves, and joined without being read again.

A segment's postings are written already. Joining them only joins strings: the first posting of each
term in each segment is written anew, as the gap to the last one before it. So after a change only
the segments with changed documents are made, and the rest costs next to nothing.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from portal.search.coding import postings, read_packed, written
from portal.search.documents import Document
from portal.search.index import Index, Postings

USUAL, MOST = 512, 2048
"""Documents of a segment on average, and at the most."""
COMMON = 200
"""Documents up to which a single character is listed with all of them; beyond, in an index where it
stands in more than a quarter, with the quarter in which it counts most."""


class Listing(NamedTuple):
    """The written postings of a term, and how many documents it stands in."""

    documents: int
    signs: str


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms with their postings in parallel lists: how many, the first, the number of the last
    document, and the written ones after the first."""

    terms: Sequence[str]
    counts: Sequence[int]
    firsts: Sequence[int]
    lasts: Sequence[int]
    rests: Sequence[str]

    @classmethod
    def of(cls, listed: Postings) -> Terms:
        """The postings of an index."""
        rows = listed.values()
        return cls(
            list(listed),
            [len(row) for row in rows],
            [row[0] for row in rows],
            [row[-1] >> 4 for row in rows],
            [postings(row[1:], (row[0] | 15) + 1) for row in rows],
        )


@dataclass(frozen=True, slots=True)
class Segment:
    """The index of some documents that follow one another."""

    lengths: Sequence[int]
    signs: Terms
    words: Terms

    @classmethod
    def of(cls, index: Index) -> Segment:
        """An index as one segment."""
        return cls(index.lengths, Terms.of(index.signs), Terms.of(index.words))

    def as_json(self) -> dict[str, Any]:
        """What `from_json` reads."""
        return {
            "lengths": self.lengths,
            **{name: _columns(getattr(self, name)) for name in ("signs", "words")},
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Segment:
        """A segment that was kept. Raises KeyError and TypeError where it is not one."""
        return cls(data["lengths"], Terms(*data["signs"]), Terms(*data["words"]))


def _columns(terms: Terms) -> list[Sequence[object]]:
    return [terms.terms, terms.counts, terms.firsts, terms.lasts, terms.rests]


@dataclass(frozen=True, slots=True)
class Joined:
    """What all segments of an index hold together."""

    lengths: tuple[int, ...]
    signs: Mapping[str, Listing]
    words: Mapping[str, Listing]


def cut(documents: Sequence[Document]) -> Iterator[list[Document]]:
    """Documents in segments that begin where an address says so: a new document moves the borders
    of no segment but its own."""
    segment: list[Document] = []
    for document in documents:
        here = zlib.crc32(document.url.encode()) % USUAL == 0
        if segment and (here or len(segment) == MOST):
            yield segment
            segment = []
        segment.append(document)
    if segment:
        yield segment


def joined(segments: Sequence[Segment]) -> Joined:
    """The segments of an index as one."""
    lengths = tuple(length for segment in segments for length in segment.lengths)
    bases, total = [], 0
    for segment in segments:
        bases.append(total)
        total += len(segment.lengths)
    signs = _join(list(zip(bases, (segment.signs for segment in segments), strict=True)))
    words = _join(list(zip(bases, (segment.words for segment in segments), strict=True)))
    most = max(COMMON, total // 4)
    for term, listing in signs.items():
        if len(term) == 1 and listing.documents > most:
            signs[term] = _foremost(listing, most)
    return Joined(lengths, signs, words)


def _join(segments: Sequence[tuple[int, Terms]]) -> dict[str, Listing]:
    merged: dict[str, list[Any]] = {}
    for base, terms in segments:
        rows = zip(terms.terms, terms.counts, terms.firsts, terms.lasts, terms.rests, strict=True)
        for term, count, first, last, rest in rows:
            entry = merged.get(term)
            if entry is None:
                merged[term] = [count, base + last, written[(base << 4) + first], rest]
            else:
                entry.append(written[((base - entry[1] - 1) << 4) + first])
                entry.append(rest)
                entry[0] += count
                entry[1] = base + last
    return {term: Listing(entry[0], "".join(entry[2:])) for term, entry in merged.items()}


def _foremost(listing: Listing, most: int) -> Listing:
    """The postings in which a term counts most."""
    packed = read_packed(listing.signs)
    by_weight = sorted(packed, key=lambda posting: (-(posting & 15), posting))
    return Listing(most, postings(sorted(by_weight[:most])))
