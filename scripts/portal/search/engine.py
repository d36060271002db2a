"""Answers queries from a written index, in the same order as the browser does.

`theme/search/` does the same, step by step and file by file; tests hold both to one ranking.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain

from portal.search.lookup import holding_phrases, look_up
from portal.search.nearest import NEAR_SHARE, near
from portal.search.query import parse
from portal.search.ranking import best_parts, is_weak, marked, ranked, scores
from portal.search.reading import Reader
from portal.search.result import Result
from portal.search.results import plain, read
from portal.search.shards import Parts

BLOCK = 10
"""Results that are read and put in their last order together."""
BLOCKS = 30
"""Blocks that are read at the most, for a phrase that hardly any text holds."""


class Engine:
    """Searches one language's index."""

    def __init__(self, parts: Parts) -> None:
        self.reader = Reader(parts)
        self.total = 0
        """How many results the last query has at least: texts that were not read yet may have
        several each."""
        self.weak = False
        """Whether it found no more than single characters of what was asked."""

    def query(
        self, text: str, limit: int = 10, kinds: Collection[str] | None = None
    ) -> list[Result]:
        """The best `limit` results, best first."""
        reader = self.reader
        query = parse(text, reader.language, dense=reader.dense)
        found = look_up(query, reader)
        gained = scores(found, reader)
        if kinds is not None:
            gained = {d: gain for d, gain in gained.items() if reader.kinds[d] in kinds}
        if query.phrases:
            order = ranked(holding_phrases(gained, query, found))
        else:
            order = best_parts(ranked(gained), reader)
        shown = marked(found, len(reader.norms))
        results: dict[str, Result] = {}
        done = 0
        for block in range(BLOCKS):
            documents = order[block * BLOCK : (block + 1) * BLOCK]
            if not documents or len(results) >= limit:
                break
            done += len(documents)
            for result in chain.from_iterable(read(documents, gained, query, shown, reader)):
                results.setdefault(result.url, result)
        self.total = len(order) - done + len(results)
        self.weak = self.total > 0 and is_weak(found)
        return list(results.values())[:limit]

    def nearest(self, text: str, limit: int = 5) -> list[Result]:
        """The titles that are nearest to a query by sound or spelling."""
        reader = self.reader
        query = parse(text, reader.language, dense=reader.dense)
        gained = scores(near(query, reader), reader, NEAR_SHARE)
        return [
            plain(document, reader.document(document), gained[document], reader)
            for document in best_parts(ranked(gained), reader)[:limit]
        ]
