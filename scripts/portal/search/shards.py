"""An index as the files of a site: scripts that hand their contents to `PortalSearch.part`.

Below `FOLDER/<language>/` stand `manifest.js`, under an address that never changes, and, in a
folder named by the hash of all that is in it, the shards:

- `s<n>.js`: signs and their postings, dealt out by a hash of the sign;
- `w<n>.js`: words and their postings, in the order of the words;
- `h<n>.js`: the postings of one sign or word that stands in very many documents; the other shards
  only say which file it is and how many documents, so that a query may do without it;
- `t<n>.js`: what is shown of documents, in their order;
- `fold.js`: Traditional characters and their Simplified ones, for queries;
- `sounds.js`: syllables and their characters, for queries that find nothing.

So a site that has changed never mixes its shards with older ones in a browser's cache.
"""

from __future__ import annotations

import hashlib
import math
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from portal.javascript import as_json, call
from portal.search import pinyin
from portal.search.coding import ENTRY, KEY_END, SIGNS, Alphabet, number
from portal.search.documents import Document
from portal.search.folding import fold, simplified, units
from portal.search.index import Index, kind_counts, part_counts
from portal.search.segments import Joined, Listing, Segment, joined
from portal.search.weights import FUNCTION, PASSAGE, WEIGHTS

FOLDER = "assets/search"
FORMAT = 1
"""Raised where an older `search.js` could not read what is written."""
SHARD = (2400, 1400)
"""Characters of a shard of postings, on average, in an index of up to `MANY` documents and in a
larger one; packed it is a little more than half of that. More files take longer to write; in a
large index a query has more to fetch of each."""
MANY = 4000
HEAVY = 1500
"""Characters of postings from which on a term has a file of its own."""
TEXTS = 1100
"""Characters of texts in a shard of them; a longer text has one of its own."""
FOLDS = 300
"""Foldings that the manifest holds; more are in a file of their own, loaded with it."""
STEPS = 3
"""Lengths of documents are kept in so many steps to the octave."""

Listings = Mapping[str, Listing]


@dataclass(frozen=True, slots=True)
class Shard:
    """One file; `path` is relative to the root of the site."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Parts:
    """What the files of one language's index hold; `contents` by the name of the shard."""

    language: str
    manifest: dict[str, Any]
    contents: dict[str, Any]


def parts(index: Index) -> Parts:
    """What is written of an index. The same index gives the same parts."""
    whole = joined([Segment.of(index)])
    return assembled(index.language, index.dense, index.documents, whole)


def assembled(language: str, dense: bool, documents: Sequence[Document], index: Joined) -> Parts:
    """What is written of an index of `documents`."""
    alphabet = Alphabet.of(_texts(documents), (*index.signs, *index.words))
    heavy: list[str] = []
    size = SHARD[len(documents) > MANY]
    signs = _dealt(index.signs, alphabet, heavy, size)
    words, first_words = _ordered(index.words, alphabet, heavy, size)
    texts, counts = _shown(documents, alphabet)
    folds = _folds(index.signs)
    characters = frozenset(unicodedata.normalize("NFKC", alphabet.characters))
    here = [pair for pair in folds if pair[0] in characters]
    contents: dict[str, Any] = {
        **{f"s{number}": shard for number, shard in enumerate(signs)},
        **{f"w{number}": shard for number, shard in enumerate(words)},
        **{f"h{number}": listed for number, listed in enumerate(heavy)},
        **{f"t{number}": shard for number, shard in enumerate(texts)},
        "fold": "".join(map("".join, folds)),
        "sounds": _sounds(alphabet) if dense else {},
    }
    lengths = [length_step(length) for length in index.lengths]
    manifest: dict[str, Any] = {
        "format": FORMAT,
        "dense": dense,
        "alphabet": alphabet.characters,
        "folds": "".join(map("".join, here)) if len(here) <= FOLDS else None,
        "kinds": kind_counts(documents),
        "parts": part_counts(documents),
        "lengths": "".join(SIGNS[step] for step in lengths),
        "average": _average(lengths),
        "signs": len(signs),
        "words": " ".join(first_words),
        "texts": "".join(map(number, counts)),
        "passage": PASSAGE,
        "function": FUNCTION,
        "weights": WEIGHTS,
    }
    manifest["version"] = _hash([manifest, *contents.items()])
    return Parts(language, manifest, contents)


def shards(written: Parts) -> Iterator[Shard]:
    """The files, the manifest first."""
    language, version = written.language, written.manifest["version"]
    folder = f"{FOLDER}/{language}"
    yield _file(f"{folder}/manifest.js", f"{language}/manifest", written.manifest)
    for name, content in written.contents.items():
        path = f"{version}/{name}"
        yield _file(f"{folder}/{path}.js", f"{language}/{path}", content)


def length_step(length: int) -> int:
    """The step of a document's length, an index into `SIGNS`."""
    return min(round(STEPS * math.log2(length + 1)), len(SIGNS) - 1)


def length_of(step: int) -> float:
    """The length that a step stands for, rounded as the browser does it."""
    return math.floor(1000 * 2 ** (step / STEPS) + 0.5) / 1000


def bucket(term: str, count: int) -> int:
    """The shard of a sign: FNV-1a (Fowler, Noll, Vo) over its UTF-16 units."""
    units = term.encode("utf-16-le")
    found = 0x811C9DC5
    for at in range(0, len(units), 2):
        found = (found ^ (units[at] | units[at + 1] << 8)) * 0x01000193 & 0xFFFFFFFF
    return found % count


def unit_order(word: str) -> bytes:
    """The order in which JavaScript compares strings."""
    return word.encode("utf-16-be")


def _average(lengths: Sequence[int]) -> float:
    return round(sum(map(length_of, lengths)) / len(lengths), 3) if lengths else 1.0


def _texts(documents: Iterable[Document]) -> Iterator[str]:
    for document in documents:
        yield from (document.title, document.place, document.text, *document.headings)


def _entries(
    terms: Listings, order: Iterable[str], alphabet: Alphabet, heavy: list[str]
) -> Iterator[str]:
    """An entry a term: its key, and its postings or where they stand; long ones go to `heavy`."""
    for term in order:
        listed = terms[term].signs
        if len(listed) > HEAVY:
            place = number(len(heavy)) + number(terms[term].documents)
            heavy.append(listed)
            listed = KEY_END + place
        yield f"{ENTRY}{alphabet.write(term)}{KEY_END}{listed}"


def _dealt(terms: Listings, alphabet: Alphabet, heavy: list[str], size: int) -> list[str]:
    """Shards by the hash of the term."""
    order = sorted(terms)
    entries = list(_entries(terms, order, alphabet, heavy))
    count = max(1, math.ceil(sum(map(len, entries)) / size))
    dealt: list[list[str]] = [[] for _ in range(count)]
    for term, entry in zip(order, entries, strict=True):
        dealt[bucket(term, count)].append(entry)
    return ["".join(shard) for shard in dealt]


def _ordered(
    terms: Listings, alphabet: Alphabet, heavy: list[str], most: int
) -> tuple[list[str], list[str]]:
    """Shards in the order of the terms, and the first term of each."""
    order = sorted(terms, key=unit_order)
    made: list[list[str]] = []
    firsts: list[str] = []
    size = most
    for word, entry in zip(order, _entries(terms, order, alphabet, heavy), strict=True):
        if size >= most:
            made.append([])
            firsts.append(word)
            size = 0
        made[-1].append(entry)
        size += len(entry)
    return ["".join(shard) for shard in made], firsts


def _shown(
    documents: Sequence[Document], alphabet: Alphabet
) -> tuple[list[list[list[Any]]], list[int]]:
    """Shards of what is shown, and how many documents each holds."""
    made: list[list[list[Any]]] = []
    size = 0
    for document in documents:
        length = len(document.text) + len(document.title)
        if not made or size + length > TEXTS:
            made.append([])
            size = 0
        size += length
        texts = (document.title, document.place, document.text)
        entry: list[Any] = [document.url, *map(alphabet.write, texts)]
        for section in document.sections:
            start = section.start
            if start > 0:
                start = len(units(document.text[:start]))
            entry += [start, section.id, alphabet.write(section.title)]
        made[-1].append(entry)
    return made, [len(shard) for shard in made]


def first_documents(counts: Iterable[int]) -> list[int]:
    """The first document of each shard of texts, and the number of all of them."""
    return list(accumulate(counts, initial=0))


def _folds(signs: Listings) -> list[tuple[str, str]]:
    """Foldings that a query or a text can need: those to characters that are there."""
    return [(one, other) for one, other in simplified().items() if other in signs]


def _sounds(alphabet: Alphabet) -> dict[str, str]:
    by_sound: dict[str, str] = {}
    for character, sound in pinyin.syllables("".join(map(fold, alphabet.characters))).items():
        by_sound[sound] = by_sound.get(sound, "") + character
    return dict(sorted(by_sound.items()))


def _hash(data: Iterable[Any]) -> str:
    digest = hashlib.sha256()
    for item in data:
        digest.update(as_json(item).encode())
    return digest.hexdigest()[:10]


def _file(path: str, name: str, data: Any) -> Shard:
    return Shard(path, call("PortalSearch.part", name, data).encode())
