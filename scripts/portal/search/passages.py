"""Where a text answers a query: its best passage, what is marked in it, and the excerpt shown."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.search.folding import characters, fold, fold_with_places, units
from portal.search.result import Mark
from portal.search.runs import LONGEST, RUN, WORD_RUN

LONGEST_RUN = 20
"""Signs of a run of the query up to which a longer one in a text counts more."""
WORD = 20
"""Characters by which an excerpt is shorter, so as to end with a word."""
EXCERPT = (90, 180)
"""Characters of an excerpt where words are written without spaces, and elsewhere."""
_ENDS = frozenset("\n。！？!?；;…؟᠃")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A unit of the query in a text, in places of the folded text."""

    start: int
    end: int
    term: str


class Passages:
    """One document's title and text, folded, with what stands in them of a query. All places are
    counted in UTF-16 units.

    `weights` are the weights of pairs and characters; `words` gives for each word of the text that
    was found the unit it belongs to and that one's weight.
    """

    def __init__(
        self,
        title: str,
        text: str,
        weights: Mapping[str, float],
        words: Mapping[str, tuple[str, float]],
        width: int,
    ) -> None:
        self.title, self.text = units(title), units(text)
        self._whole = f"{self.title}\n{self.text}"
        self.folded, self.places = fold_with_places(f"{title}\n{text}")
        self._weights = {**weights, **{term: weight for term, weight in words.values()}}
        self.occurrences = self._find(weights, words)
        self.start, self.weight = self._best(width)

    def _find(
        self, weights: Mapping[str, float], words: Mapping[str, tuple[str, float]]
    ) -> list[Occurrence]:
        found = []
        for term in weights:
            sought = units(term)
            at = self.folded.find(sought)
            while at >= 0:
                found.append(Occurrence(at, at + len(sought), term))
                at = self.folded.find(sought, at + 1)
        if words:
            for match in WORD_RUN.finditer(self.folded):
                unit = words.get(match[0][:LONGEST])
                if unit is not None:
                    found.append(Occurrence(match.start(), match.end(), unit[0]))
        return sorted(found, key=lambda occurrence: (occurrence.start, occurrence.end))

    def _best(self, width: int) -> tuple[int, float]:
        """Where the passage begins that holds the most of the query, and how much that weighs."""
        best_start, best = 0, 0.0
        inside: dict[str, int] = {}
        weight, first = 0.0, 0
        for occurrence in self.occurrences:
            count = inside.get(occurrence.term, 0)
            inside[occurrence.term] = count + 1
            if not count:
                weight += self._weights[occurrence.term]
            while self.occurrences[first].start < occurrence.start - width:
                gone = self.occurrences[first].term
                first += 1
                inside[gone] -= 1
                if not inside[gone]:
                    weight -= self._weights[gone]
            if weight > best + 1e-9:
                best_start, best = self.occurrences[first].start, weight
        return best_start, best

    def longest(self, runs: Sequence[str]) -> int:
        """How many signs of one run of the query stand side by side, at the most."""
        length = 0
        for run in map(units, runs):
            start = 0
            while start + length < len(run) and length < LONGEST_RUN:
                if run[start : start + length + 1] in self.folded:
                    length += 1
                else:
                    start += 1
        return length

    def weight_of(self, start: int, end: int) -> float:
        """How much of the query stands between two places of the text."""
        first, last = self._folded_place(start), self._folded_place(end)
        inside = [o.term for o in self.occurrences if first <= o.start and o.end <= last]
        weight = 0.0
        for term in dict.fromkeys(inside):
            weight += self._weights[term]
        return weight

    def _folded_place(self, place: int) -> int:
        """The place in the folded whole of a place in the text."""
        wanted = place + len(self.title) + 1
        return bisect_left(self.places, wanted)

    @property
    def in_text(self) -> int | None:
        """Where the best passage begins in the text; None where it is in the title, or nowhere."""
        if not self.weight:
            return None
        place = self.places[self.start] - len(self.title) - 1
        return place if place >= 0 else None

    def marks(self, start: int, end: int) -> tuple[Mark, ...]:
        """What is marked between two places of title and text together, merged."""
        merged: list[list[int]] = []
        for occurrence in self.occurrences:
            first = self._begin(self.places[occurrence.start])
            last = max(self.places[occurrence.end], self.places[occurrence.end - 1] + 1)
            if first < start or last > end:
                continue
            if merged and first - start <= merged[-1][1]:
                merged[-1][1] = max(merged[-1][1], last - start)
            else:
                merged.append([first - start, last - start])
        return tuple((first, last) for first, last in merged)

    def _begin(self, place: int) -> int:
        """The place, with the signs before it that folding leaves out: they belong to it."""
        while place and not fold(self._whole[place - 1]):
            place -= 1
        return place

    def excerpt(self, length: int, start: int | None = None) -> tuple[str, tuple[Mark, ...]]:
        """The text around the best passage, or from `start` on, and what is marked in it."""
        at = start if start is not None else (self.in_text or 0)
        if start is None and at:
            at = self._sentence(at, length // 3)
        end = min(len(self.text), at + length)
        if end < len(self.text) and length > EXCERPT[0]:
            end = self.text.rfind(" ", end - WORD, end + 1) + 1 or end
        if end < len(self.text) and "\ud800" <= self.text[end - 1] < "\udc00":
            end -= 1  # no half of a character
        before = "…" if at else ""
        after = "…" if end < len(self.text) else ""
        offset = len(self.title) + 1
        marks = self.marks(at + offset, end + offset)
        words = self.text[at:end].replace("\n", " ")
        moved = tuple((first + len(before), last + len(before)) for first, last in marks)
        return characters(f"{before}{words}{after}"), moved

    def _sentence(self, at: int, most: int) -> int:
        """Where the sentence begins, or a little before `at` where that is too far."""
        for place in range(at, max(0, at - most), -1):
            if self.text[place - 1] in _ENDS:
                return place
        place = 0 if at <= most else at - most // 3
        place = (self.text.find(" ", place, at) + 1 or place) if place else 0
        return place + ("\udc00" <= self.text[place] <= "\udfff")

    def has(self, words: str) -> bool:
        """Whether the title or the text holds these words as they are written."""
        return units(words) in self._whole

    def holds(self, written: Sequence[str]) -> bool:
        """Whether the runs of a phrase stand one after the other, with no other words between."""
        phrase = [units(run) for run in written]
        at = self.folded.find(phrase[0])
        while at >= 0:
            if self._goes_on(at, phrase):
                return True
            at = self.folded.find(phrase[0], at + 1)
        return False

    def _goes_on(self, at: int, phrase: Sequence[str]) -> bool:
        if self._is_letter(at - 1) and self._is_letter(at):
            return False
        for number, run in enumerate(phrase):
            while number and at < len(self.folded) and not is_sign(self.folded[at]):
                at += 1
            if not self.folded.startswith(run, at):
                return False
            at += len(run)
        return not (self._is_letter(at - 1) and self._is_letter(at))

    def _is_letter(self, at: int) -> bool:
        return 0 <= at < len(self.folded) and WORD_RUN.match(self.folded[at]) is not None


def is_sign(character: str) -> bool:
    """Whether a folded character is part of a run."""
    return RUN.match(character) is not None
