"""Pairs the passages of an original with those of its translation, never crosswise.

First by what is certain: what the translation was made from, then the anchors of headings, then
passages that are the very same; between those by their kinds, lengths, numbers and addresses.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from portal.translation.exchange.shapes import Shape, shape_of

Span = tuple[int, int]
_TOKEN = re.compile(r"https?://[^\s)>\]]+|\d+")
_SKIP = 1.2
"""What it costs to leave a passage unpaired: two of them more than any pair of one kind, which
costs up to 2.3, so that as little as can be is left."""
_MOST = 250_000
"""Comparisons up to which passages are paired by their lengths."""


class Aligner:
    """Pairs two lists of passages."""

    def __init__(self, source: Sequence[str], target: Sequence[str]) -> None:
        self._source, self._target = source, target
        self._shapes = [shape_of(text) for text in source], [shape_of(text) for text in target]
        self._tokens = (
            [set(_TOKEN.findall(text)) for text in source],
            [set(_TOKEN.findall(text)) for text in target],
        )
        whole = sum(map(len, source)), sum(map(len, target))
        self._ratio = whole[1] / whole[0] if all(whole) else 1.0

    def spans(self, certain: Iterable[tuple[int, int]] = ()) -> list[Span | None]:
        """For each passage of the original the span of the translation that stands for it.

        `certain` pairs are known beforehand, in order. What is left of the translation belongs
        to the passage before it, so that a translator sees all of it.
        """
        found: list[tuple[int, int]] = []
        last = (-1, -1)
        for pair in [*certain, (len(self._source), len(self._target))]:
            found += self._by_anchor(last[0] + 1, pair[0], last[1] + 1, pair[1])
            found.append(pair)
            last = pair
        found.pop()
        return self._widened(found)

    def same_kind(self, source: int, target: int) -> bool:
        """Whether two passages are of one kind."""
        return _alike(self._shapes[0][source], self._shapes[1][target])

    def _widened(self, pairs: list[tuple[int, int]]) -> list[Span | None]:
        spans: list[Span | None] = [None] * len(self._source)
        for number, (source, target) in enumerate(pairs):
            end = pairs[number + 1][1] if number + 1 < len(pairs) else len(self._target)
            spans[source] = (target if number else 0, end)
        return spans

    def _by_anchor(self, s0: int, s1: int, t0: int, t1: int) -> list[tuple[int, int]]:
        keys = [shape.anchor for shape in self._shapes[0][s0:s1]]
        others = [shape.anchor for shape in self._shapes[1][t0:t1]]
        found: list[tuple[int, int]] = []
        for a, b, c, d, pair in _parted(_common(keys, others), len(keys), len(others)):
            found += self._by_text(s0 + a, s0 + b, t0 + c, t0 + d)
            found += [(s0 + pair[0], t0 + pair[1])] if pair else []
        return found

    def _by_text(self, s0: int, s1: int, t0: int, t1: int) -> list[tuple[int, int]]:
        common = _common(self._source[s0:s1], self._target[t0:t1])
        found: list[tuple[int, int]] = []
        for a, b, c, d, pair in _parted(common, s1 - s0, t1 - t0):
            found += self._by_cost(s0 + a, s0 + b, t0 + c, t0 + d)
            found += [(s0 + pair[0], t0 + pair[1])] if pair else []
        return found

    def _by_cost(self, s0: int, s1: int, t0: int, t1: int) -> list[tuple[int, int]]:
        rows, columns = s1 - s0, t1 - t0
        even = rows == columns
        if even and all(self.same_kind(s0 + n, t0 + n) for n in range(rows)):
            return [(s0 + n, t0 + n) for n in range(rows)]
        if rows * columns > _MOST:
            return [
                (s0 + n, t0 + n)
                for n in range(min(rows, columns))
                if self.same_kind(s0 + n, t0 + n)
            ]
        costs = [[_SKIP * column for column in range(columns + 1)]]
        for row in range(1, rows + 1):
            line = [_SKIP * row]
            for column in range(1, columns + 1):
                paired = costs[-1][column - 1] + self._cost(s0 + row - 1, t0 + column - 1)
                line.append(min(paired, costs[-1][column] + _SKIP, line[-1] + _SKIP))
            costs.append(line)
        found, row, column = [], rows, columns
        while row and column:
            here = costs[row][column]
            # where it is all the same, pairs come early: work is left off at the end
            if here == costs[row - 1][column] + _SKIP:
                row -= 1
            elif here == costs[row][column - 1] + _SKIP:
                column -= 1
            else:
                row, column = row - 1, column - 1
                found.append((s0 + row, t0 + column))
        return found[::-1]

    def _cost(self, source: int, target: int) -> float:
        """How unlikely it is that one stands for the other."""
        if not self.same_kind(source, target):
            return math.inf
        wanted = self._ratio * len(self._source[source])
        cost = min(1.5, abs(math.log((len(self._target[target]) + 5) / (wanted + 5))))
        mine, its = self._tokens[0][source], self._tokens[1][target]
        if mine or its:
            cost += 0.8 * (1 - len(mine & its) / len(mine | its))
        return cost


def _alike(one: Shape, other: Shape) -> bool:
    anchors = {one.anchor, other.anchor} - {""}
    return (one.kind, one.name) == (other.kind, other.name) and len(anchors) < 2


def _common(keys: Sequence[str], others: Sequence[str]) -> list[tuple[int, int]]:
    """Places of keys that stand in both, each once, in one order."""
    counts, their = Counter(keys), Counter(others)
    both = {key for key in counts if key and counts[key] == 1 and their[key] == 1}
    mine = [n for n, key in enumerate(keys) if key in both]
    its = [n for n, key in enumerate(others) if key in both]
    matcher = SequenceMatcher(
        None, [keys[n] for n in mine], [others[n] for n in its], autojunk=False
    )
    return [
        (mine[match.a + n], its[match.b + n])
        for match in matcher.get_matching_blocks()
        for n in range(match.size)
    ]


def _parted(
    pairs: list[tuple[int, int]], rows: int, columns: int
) -> Iterable[tuple[int, int, int, int, tuple[int, int] | None]]:
    """The gaps before each pair and after the last, each with the pair that ends it."""
    last = (-1, -1)
    for pair in pairs:
        yield last[0] + 1, pair[0], last[1] + 1, pair[1], pair
        last = pair
    yield last[0] + 1, rows, last[1] + 1, columns, None
