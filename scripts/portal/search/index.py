"""The inverted index of one language: which terms count how much in which document."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import groupby
from operator import attrgetter

from portal.language.languages import Language, script_of
from portal.search import pinyin, runs
from portal.search.coding import LEVELS
from portal.search.documents import EARLIER, Document
from portal.search.folding import fold
from portal.search.weights import HEADING, TITLE

PART = 2000
"""Characters of a part of a text that is too long to be one document."""
WHOLE = 3000
"""Characters up to which a text is one document."""
OVERLAP = 20
"""Characters that a part repeats of the one before, where a paragraph had to be cut."""
KINDS = ("question", "policy", "figure", "story", "page")
"""The kinds of documents, in the order in which an index holds them."""

Postings = Mapping[str, Sequence[int]]
"""`document << 4 | level` in rising order, by term."""


@dataclass(frozen=True)
class Index:
    """What one language's documents hold; `signs` are characters, pairs and pieces of pinyin."""

    language: str
    dense: bool
    documents: tuple[Document, ...]
    lengths: tuple[int, ...]
    signs: Postings
    words: Postings


def is_dense(language: Language) -> bool:
    """Whether a language is written without spaces between its words."""
    return script_of(language.code) in ("Hans", "Hant", "Hani", "Jpan", "Kore", "Thai")


def build(language: Language, documents: Iterable[Document]) -> Index:
    """The index of `documents`, as `in_order` puts them."""
    parts = in_order(documents)
    dense = is_dense(language)
    signs: defaultdict[str, list[int]] = defaultdict(list)
    words: defaultdict[str, list[int]] = defaultdict(list)
    lengths = []
    for number, document in enumerate(parts):
        sign_counts, word_counts, length = _counts(document, dense)
        lengths.append(length)
        base = number << 4
        for counts, postings in ((sign_counts, signs), (word_counts, words)):
            for term, count in counts.items():
                # nearly all stand there once, which is the first level
                postings[term].append(base if count == 1 else base | _level(count))
    return Index(language.code, dense, tuple(parts), tuple(lengths), signs, words)


@cache
def _level(count: int) -> int:
    return bisect_right(LEVELS, count) - 1


def in_order(documents: Iterable[Document]) -> list[Document]:
    """Documents as an index holds them: by kind, their order kept within it, long ones in parts."""
    by_kind = sorted(documents, key=lambda document: KINDS.index(document.kind))
    return [part for document in by_kind for part in in_parts(document)]


def _counts(document: Document, dense: bool) -> tuple[Counter[str], Counter[str], int]:
    """How much each sign and each word counts in a document, and how many of them it has."""
    title = fold(document.title)
    headings = [fold(words) for words in (*document.topics, *document.headings)]
    signs, words = runs.terms(fold(f"{document.text}\n{document.byline}"), dense=dense)
    sign_counts, word_counts = Counter(signs), Counter(words)
    pairs = sum(map(len, signs)) - len(signs)
    for text, weight in ((title, TITLE), *((heading, HEADING) for heading in headings)):
        more_signs, more_words, sounds = _of_heading(text, dense)
        for sign in more_signs:
            sign_counts[sign] += weight
        for word in more_words:
            word_counts[word] += weight
        for sound in sounds:
            sign_counts[sound] += 2 if weight == TITLE else 1
    return sign_counts, word_counts, len(words) + pairs


@lru_cache(maxsize=4096)
def _of_heading(text: str, dense: bool) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The signs, words and sounds of a title or heading; topics and places come again and again."""
    signs, words = runs.terms(text, dense=dense)
    return frozenset(signs), frozenset(words), frozenset(pinyin.terms(text) if dense else ())


def in_parts(document: Document) -> Iterator[Document]:
    """A document, or, where it is too long, parts of it that end where a paragraph does."""
    text = document.text
    if len(text) <= WHOLE:
        yield document
        return
    start = 0
    while start < len(text):
        end = len(text)
        if end - start > WHOLE:
            end = text.rfind("\n", start + PART // 2, start + PART) + 1 or start + PART
        yield _part(document, start, end)
        cut = end < len(text) and text[end - 1] != "\n"
        start = end - OVERLAP if cut else end


def _part(document: Document, start: int, end: int) -> Document:
    before = [section for section in document.sections if section.start <= start]
    inside = [section for section in document.sections if start < section.start < end]
    first = []
    if before:
        here = before[-1].start == start
        first = [replace(before[-1], start=0 if here else EARLIER)]
    moved = [replace(section, start=section.start - start) for section in inside]
    return replace(document, text=document.text[start:end], sections=(*first, *moved))


def part_counts(documents: Sequence[Document]) -> list[tuple[int, int]]:
    """(number of its first document, how many) of each text that is in parts."""
    numbers = groupby(range(len(documents)), key=lambda number: documents[number].url)
    groups = (list(group) for _, group in numbers)
    return [(group[0], len(group)) for group in groups if len(group) > 1]


def kind_counts(documents: Sequence[Document]) -> list[tuple[str, int]]:
    """(kind, how many) in the order of the documents."""
    return [(kind, len(list(group))) for kind, group in groupby(documents, attrgetter("kind"))]
