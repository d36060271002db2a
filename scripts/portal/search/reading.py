"""Reads a written index, as a browser does: the manifest, then only the shards that are needed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from portal.search.coding import ENTRY, KEY_END, SIGNS, Alphabet, numbers, read_postings
from portal.search.shards import Parts, bucket, first_documents, length_of, unit_order
from portal.search.weights import WEIGHTS

BEFORE, AFTER = 1, 3
"""Shards of words that are read at the most before and after the one where a word would stand."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The postings of a term: themselves, or the file that holds them; `count` is how many."""

    count: int
    postings: tuple[tuple[int, int], ...] = ()
    heavy: int | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What a result shows of a document; a section is (start, id, title)."""

    url: str
    title: str
    place: str
    text: str
    sections: tuple[tuple[int, str, str], ...]


class Reader:
    """One index. `loaded` are the shards that were needed so far."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self.language = parts.language
        self.manifest = parts.manifest
        self.dense = bool(self.manifest["dense"])
        self.loaded: set[str] = set()
        self._alphabet = Alphabet(self.manifest["alphabet"])
        self._first_words = self.manifest["words"].split(" ") if self.manifest["words"] else []
        self._first_documents = first_documents(numbers(self.manifest["texts"]))

    def _shard(self, name: str) -> Any:
        self.loaded.add(name)
        return self._parts.contents[name]

    @cached_property
    def norms(self) -> tuple[float, ...]:
        """What the length of each document takes from a term that stands in it (BM25)."""
        k1, b, average = WEIGHTS["k1"], WEIGHTS["b"], self.manifest["average"]
        lengths = (length_of(SIGNS.index(sign)) for sign in self.manifest["lengths"])
        return tuple(k1 * (1 - b + b * length / average) for length in lengths)

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kind of each document."""
        return tuple(kind for kind, count in self.manifest["kinds"] for _ in range(count))

    @cached_property
    def wholes(self) -> dict[int, int]:
        """The first part of the text that a document is a part of, where it is one."""
        parts = self.manifest["parts"]
        return {first + n: first for first, count in parts for n in range(count)}

    def sign(self, term: str) -> Listed | None:
        """The postings of a character, a pair or a piece of pinyin; None where there are none."""
        if not set(term) <= self._characters:
            return None
        shard: str = self._shard(f"s{bucket(term, self.manifest['signs'])}")
        key = f"{ENTRY}{self._alphabet.write(term)}{KEY_END}"
        at = shard.find(key)
        if at < 0:
            return None
        return _listed(shard[at + len(key) :].partition(ENTRY)[0])

    @cached_property
    def _characters(self) -> frozenset[str]:
        return frozenset(self._alphabet.characters)

    def words(self, word: str, stem: int) -> Iterator[tuple[str, Listed]]:
        """The words near `word` in the order of words: from those that share its first `stem`
        characters to those that begin with it."""
        here = self._place(word)
        first = max(self._place(word[:stem]), here - BEFORE, 0)
        last = min(self._place(f"{word}\uffff"), here + AFTER)
        for number in range(first, last + 1):
            for entry in self._shard(f"w{number}").split(ENTRY)[1:]:
                key, _, listed = entry.partition(KEY_END)
                yield self._alphabet.read(key), _listed(listed)

    def _place(self, word: str) -> int:
        return bisect_right(self._first_words, unit_order(word), key=unit_order) - 1

    def whole(self, listed: Listed) -> Listed:
        """The postings themselves, those of a term that has a file of its own too."""
        if listed.heavy is None:
            return listed
        return Listed(listed.count, tuple(read_postings(self._shard(f"h{listed.heavy}"))))

    def document(self, number: int) -> Shown:
        """What is shown of a document."""
        shard = bisect_right(self._first_documents, number) - 1
        url, title, place, text, *sections = self._shard(f"t{shard}")[
            number - self._first_documents[shard]
        ]
        read = self._alphabet.read
        return Shown(
            url,
            read(title),
            read(place),
            read(text),
            tuple(
                (sections[n], sections[n + 1], read(sections[n + 2]))
                for n in range(0, len(sections), 3)
            ),
        )

    @cached_property
    def sounds(self) -> dict[str, str]:
        """The syllable of each character."""
        by_sound: dict[str, str] = self._shard("sounds")
        return {sign: sound for sound, signs in by_sound.items() for sign in signs}


def _listed(signs: str) -> Listed:
    if signs.startswith(KEY_END):
        heavy, count = numbers(signs[1:])
        return Listed(count, heavy=heavy)
    postings = tuple(read_postings(signs))
    return Listed(len(postings), postings)
