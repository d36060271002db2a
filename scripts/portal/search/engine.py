"""Answers queries from a written index, in the same order as the browser does.

`theme/scripts/search.js` does the same, step by step; tests hold both to one ranking.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from portal.search import pinyin
from portal.search.folding import units
from portal.search.passages import EXCERPT, Passages
from portal.search.query import Query, Unit, parse, singles, sound_terms, stem_length
from portal.search.reading import Listed, Reader, Shown
from portal.search.result import Result
from portal.search.runs import DENSE_RUN, WORD_RUN
from portal.search.shards import Parts

BLOCK = 10
"""Results that are read and put in their last order together."""
BLOCKS = 30
"""Blocks that are read at the most for a phrase that hardly any text holds."""
ALLOWANCE = (6000, 12000)
"""Postings of very frequent terms that a query reads: a short one, and a long one."""
FORMS = 24
"""Words that one word of a query can stand for."""
HEADING_SHARE = 0.6
"""How much of a query a heading must hold to be a result of its own."""
HEADINGS = 3
SOUND_SHARE = 0.5
"""How much of the pieces of its sound a title must have."""
EDITS = 2


@dataclass
class Found:
    """A unit of a query with its postings, one list for each of its spellings."""

    unit: Unit
    lists: list[tuple[float, Listed]]
    words: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
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


class Engine:
    """Searches one language's index."""

    def __init__(self, parts: Parts) -> None:
        self.language = parts.language
        self.reader = Reader(parts)
        self._dense = bool(self.reader.manifest["dense"])
        self._weights: dict[str, float] = self.reader.manifest["weights"]
        self.total = 0
        """Documents that the last query found."""

    def query(
        self, text: str, limit: int = 10, kinds: Collection[str] | None = None
    ) -> list[Result]:
        """The best `limit` results, best first."""
        query = parse(text, self.language, dense=self._dense)
        found = self._find(query)
        scores = self._scores(query, found)
        if kinds is not None:
            scores = {d: s for d, s in scores.items() if self.reader.kinds[d] in kinds}
        order = sorted(scores, key=lambda document: (-scores[document], document))
        if not query.phrases:
            order = self._best_parts(order)
        self.total = len(order)
        marked = self._marked(found)
        results: list[Result] = []
        seen: set[str] = set()
        for block in range(BLOCKS):
            documents = order[block * BLOCK : (block + 1) * BLOCK]
            if not documents or len(results) >= limit:
                break
            for result in self._read(documents, scores, query, marked):
                if result.url not in seen:
                    seen.add(result.url)
                    results.append(result)
        return results[:limit]

    def _best_parts(self, order: Sequence[int]) -> list[int]:
        """Documents without those that are parts of a text of which a better part comes before."""
        first: dict[int, int] = {}
        for document in order:
            first.setdefault(self.reader.wholes.get(document, document), document)
        return list(first.values())

    def nearest(self, text: str, limit: int = 5) -> list[Result]:
        """The titles that are nearest to a query by sound or spelling."""
        query = parse(text, self.language, dense=self._dense)
        found: list[Found] = []
        for run in query.runs:
            sounds = self.reader.sounds if self._dense and DENSE_RUN.search(run) else {}
            letters = "".join(sounds.get(sign, sign) for sign in run)
            if self._dense and len(letters) > 1:
                found += self._sounds(letters)
            if WORD_RUN.fullmatch(run):
                found += self._alike(run)
        scores = self._scores(query, found)
        order = sorted(scores, key=lambda document: (-scores[document], document))
        results: list[Result] = []
        seen: set[str] = set()
        for document in order:
            shown = self.reader.document(document)
            if shown.url not in seen and len(results) < limit:
                seen.add(shown.url)
                results.append(self._result(document, shown, scores[document]))
            if len(results) == limit:
                break
        return results

    def _sounds(self, letters: str) -> Iterator[Found]:
        for term in sound_terms(letters):
            if (listed := self.reader.sign(term)) is not None:
                yield Found(Unit("sound", term), [(1.0, self._whole(listed))])

    def _alike(self, word: str) -> Iterator[Found]:
        near = [
            (distance, other, listed)
            for other, listed in self.reader.words(word, stem_length(word) - 1)
            if (distance := edits(word, other)) <= EDITS and distance < len(word) - 1
        ]
        if near:
            _, other, listed = min(near, key=lambda one: (one[0], -one[2].count, one[1]))
            yield Found(Unit("word", other), [(1.0, self._whole(listed))], [other])

    def _find(self, query: Query) -> list[Found]:
        found = [self._look_up(unit, query) for unit in query.units]
        if not query.long:
            there = {one.unit.term for one in found if one.unit.kind == "pair" and one.lists}
            known = {(unit.kind, unit.term) for unit in query.units}
            for unit in _uncovered(query, there):
                if (unit.kind, unit.term) not in known:
                    known.add((unit.kind, unit.term))
                    found.append(self._look_up(unit, query))
        self._read_heavy(found, query)
        return [one for one in found if one.lists]

    def _look_up(self, unit: Unit, query: Query) -> Found:
        if unit.kind != "word":
            listed = self.reader.sign(unit.term)
            return Found(unit, [(1.0, listed)] if listed is not None else [])
        ways: dict[str, tuple[float, Listed]] = {}
        for form, weight in unit.forms:
            stem = stem_length(form)
            for word, listed in self.reader.words(form, stem):
                if word == form:
                    share = 1.0
                elif word.startswith(form):
                    share = self._weights["prefix"]
                elif form.startswith(word) and len(word) >= stem:
                    share = self._weights["stem"]
                else:
                    continue
                if word not in ways or ways[word][0] < weight * share:
                    ways[word] = (weight * share, listed)
        order = sorted(ways, key=lambda word: (-ways[word][0], -ways[word][1].count, word))[:FORMS]
        return Found(unit, [ways[word] for word in order], order)

    def _read_heavy(self, found: Sequence[Found], query: Query) -> None:
        """Read the longest postings, the rarest terms first, as far as the allowance goes; those of
        a phrase in any case."""
        needed = {p for phrase in query.phrases for run in phrase for p in _pairs_and_words(run)}
        waiting = [
            (one.unit.kind == "single", listed.count, number, way)
            for number, one in enumerate(found)
            for way, (_, listed) in enumerate(one.lists)
            if listed.heavy is not None
        ]
        left = ALLOWANCE[query.long]
        first = True
        for _, count, number, way in sorted(waiting):
            one = found[number]
            weight, listed = one.lists[way]
            if first or count <= left or one.unit.term in needed:
                one.lists[way] = (weight, self.reader.heavy(listed))
                left -= count
            first = False
        for one in found:
            kept = [n for n, (_, listed) in enumerate(one.lists) if listed.postings]
            one.words = [one.words[n] for n in kept] if one.words else []
            one.lists = [one.lists[n] for n in kept]

    def _whole(self, listed: Listed) -> Listed:
        return listed if listed.heavy is None else self.reader.heavy(listed)

    def _idf(self, count: int) -> float:
        documents = len(self.reader.lengths)
        count = min(count, documents)
        idf = math.log(1 + (documents - count + 0.5) / (count + 0.5))
        return math.floor(idf * 1e6 + 0.5) / 1e6  # so that every machine has the same

    def _scores(self, query: Query, found: Sequence[Found]) -> dict[int, float]:
        """BM25 of the units, raised for covering much of the query; and the sounds of titles."""
        weights, manifest = self._weights, self.reader.manifest
        k1, b, average = weights["k1"], weights["b"], manifest["average"]
        scores: dict[int, float] = {}
        covered: dict[int, float] = {}
        whole, units = 0.0, 0
        for one in found:
            if one.unit.kind == "sound":
                continue
            weight = one.unit.weight * self._idf(one.count)
            counts = one.unit.kind != "single" or one.unit.weight == 1
            if counts:
                whole += weight
                units += 1
            for document, times in one.postings():
                norm = k1 * (1 - b + b * self.reader.lengths[document] / average)
                gain = weight * times * (k1 + 1) / (times + norm)
                scores[document] = scores.get(document, 0.0) + gain
                if counts:
                    covered[document] = covered.get(document, 0.0) + weight
        if whole:
            cover = weights["cover"] * min(1.0, weights["short"] / units)
            for document in scores:
                scores[document] *= 1 + cover * covered.get(document, 0.0) / whole
        for document, score in self._sound_scores(found).items():
            scores[document] = scores.get(document, 0.0) + score
        return scores

    def _sound_scores(self, found: Sequence[Found]) -> dict[int, float]:
        """Titles by how many pieces of the sound they have, for each way of spelling it."""
        best: dict[int, float] = {}
        for mark in (pinyin.WHOLE, pinyin.INITIALS):
            pieces = [one for one in found if one.unit.kind == "sound" and one.unit.term[0] == mark]
            scores: dict[int, float] = {}
            whole = 0.0
            for one in pieces:
                weight = self._idf(one.count)
                whole += weight
                for document, _ in one.postings():
                    scores[document] = scores.get(document, 0.0) + weight
            for document, score in scores.items():
                share = score / whole if whole else 0.0
                if share >= SOUND_SHARE:
                    gain = self._weights["pinyin"] * score * share
                    best[document] = max(best.get(document, 0.0), gain)
        return best

    def _marked(
        self, found: Sequence[Found]
    ) -> tuple[dict[str, float], dict[str, tuple[str, float]], float]:
        """Weights of the signs and of the words that are marked in texts, and of all together."""
        kinds = {one.unit.kind for one in found}
        signs: dict[str, float] = {}
        words: dict[str, tuple[str, float]] = {}
        total = 0.0
        for one in found:
            kind, weight = one.unit.kind, self._idf(one.count)
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
        return signs, words, total

    def _read(
        self,
        documents: Sequence[int],
        scores: dict[int, float],
        query: Query,
        marked: tuple[dict[str, float], dict[str, tuple[str, float]], float],
    ) -> Iterator[Result]:
        """The results of one block: what is shown of each, in the order that their texts give."""
        signs, words, total = marked
        rows = []
        for document in documents:
            shown = self.reader.document(document)
            width = self.reader.manifest["passage"]
            passages = Passages(shown.title, shown.text, signs, words, width)
            if all(passages.holds(phrase) for phrase in query.phrases):
                share = passages.weight / total if total else 0.0
                boost = self._weights["passage"] * share
                boost += self._weights["run"] * passages.longest(query.runs)
                rows.append((scores[document] * (1 + boost), document, shown, passages))
        for score, document, shown, passages in sorted(rows, key=lambda row: (-row[0], row[1])):
            yield from self._results(document, shown, passages, score, total)

    def _results(
        self, document: int, shown: Shown, passages: Passages, score: float, total: float
    ) -> Iterator[Result]:
        """A document's result, and those of its headings that say what is asked for."""
        length = EXCERPT[not self._dense]
        place = passages.in_text
        current = None
        asked = []
        for start, identity, title in shown.sections:
            if place is not None and start <= place:
                current = identity
            width = len(units(title))
            weight = passages.weight_of(start, start + width)
            if total and weight >= HEADING_SHARE * total:
                asked.append((start, identity, title, width))
        kind = self.reader.kinds[document]
        if current is None or current not in [identity for _, identity, _, _ in asked[:HEADINGS]]:
            excerpt, marks = passages.excerpt(length)
            url = shown.url if current is None else f"{shown.url}#{current}"
            yield Result(
                url, shown.title, kind, self.language, score, excerpt, marks,
                passages.title_marks(), shown.place,
            )  # fmt: skip
        offset = len(passages.title) + 1
        for start, identity, title, width in asked[:HEADINGS]:
            after = min(start + width + 1, len(passages.text))
            excerpt, marks = passages.excerpt(length, after)
            title_marks = passages.marks(start + offset, start + width + offset)
            yield Result(
                f"{shown.url}#{identity}", title, kind, self.language, score, excerpt, marks,
                title_marks, shown.title,
            )  # fmt: skip

    def _result(self, document: int, shown: Shown, score: float) -> Result:
        kind = self.reader.kinds[document]
        return Result(shown.url, shown.title, kind, self.language, score, "", (), (), shown.place)


def _pairs_and_words(run: str) -> set[str]:
    return {run[at : at + 2] for at in range(len(run) - 1)} | set(WORD_RUN.findall(run))


def _uncovered(query: Query, there: Collection[str]) -> Iterator[Unit]:
    """The characters of a short query that stand in no pair that was found."""
    for run in query.runs:
        for unit in singles(run):
            covered = any(unit.term in pair and pair in run for pair in there)
            if not covered:
                yield unit


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
