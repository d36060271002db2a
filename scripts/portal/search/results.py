"""Reads the texts of the best documents, and makes results of them in their last order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from portal.search.folding import composed, fold, units
from portal.search.passages import EXCERPT, Passages
from portal.search.query import Query
from portal.search.ranking import Marked
from portal.search.reading import Reader, Shown
from portal.search.result import Result
from portal.search.runs import RUN
from portal.search.weights import PASSAGE, WEIGHTS

HEADING_SHARE = 0.6
"""How much of a query a heading must hold to be a result of its own."""
HEADINGS = 3
"""Headings of one text that are results of their own."""


def read(
    documents: Sequence[int],
    scores: Mapping[int, float],
    query: Query,
    marked: Marked,
    reader: Reader,
) -> list[list[Result]]:
    """The results of each of some documents that holds the phrases of the query: those come first
    whose texts hold the query in one passage."""
    rows = []
    for document in documents:
        shown = reader.document(document)
        passages = Passages(shown.title, shown.text, marked.signs, marked.words, PASSAGE)
        if all(passages.holds(phrase) for phrase in query.phrases):
            share = passages.weight / marked.total if marked.total else 0.0
            boost = WEIGHTS["passage"] * share
            boost += WEIGHTS["run"] * passages.longest(query.runs)
            if query.text and passages.has(query.text):
                boost += WEIGHTS["verbatim"]
            if RUN.findall(fold(composed(shown.title))) == list(query.runs):
                boost += WEIGHTS["exact"]
            rows.append((scores[document] * (1 + boost), document, shown, passages))
    rows.sort(key=lambda row: (-row[0], row[1]))
    return [
        list(_results(plain(document, shown, score, reader), shown, passages, marked, reader))
        for score, document, shown, passages in rows
    ]


def plain(document: int, shown: Shown, score: float, reader: Reader) -> Result:
    """A document's result without an excerpt."""
    kind = reader.kinds[document]
    return Result(shown.url, shown.title, kind, reader.language, score, place=shown.place)


def _results(
    whole: Result, shown: Shown, passages: Passages, marked: Marked, reader: Reader
) -> Iterator[Result]:
    """A document's result, and those of its headings that say what is asked for."""
    length = EXCERPT[not reader.dense]
    place = passages.in_text
    current = None
    asked = []
    for start, identity, title in shown.sections:
        if place is not None and start <= place:
            current = identity
        end = start + len(units(title))
        if marked.total and passages.weight_of(start, end) >= HEADING_SHARE * marked.total:
            asked.append((start, end, identity, title))
    asked = asked[:HEADINGS]
    if current is None or current not in [identity for _, _, identity, _ in asked]:
        excerpt, marks = passages.excerpt(length)
        url = shown.url if current is None else f"{shown.url}#{current}"
        title_marks = passages.marks(0, len(passages.title))
        yield whole.at(url, excerpt=excerpt, marks=marks, title_marks=title_marks)
    offset = len(passages.title) + 1
    for start, end, identity, title in asked:
        excerpt, marks = passages.excerpt(length, min(end + 1, len(passages.text)))
        yield whole.at(
            f"{shown.url}#{identity}",
            title=title,
            place=shown.title,
            excerpt=excerpt,
            marks=marks,
            title_marks=passages.marks(start + offset, end + offset),
        )
