"""Which blocks of an original still carry the hashes that its translation keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Carried:
    """Which of the kept hashes each block of the original, as it is now, still carries."""

    hashes: tuple[tuple[str, ...], ...]
    loose: tuple[str, ...]
    """Those of an original that has no block left to carry them."""
    same: tuple[tuple[int, int], ...]
    """Places of blocks, now and in the record, that stand for each other."""


def carried(old: Sequence[str], now: Sequence[str]) -> Carried:
    """Deal out the hashes of the blocks as they were to the blocks as they are.

    A block whose only hash is its own has not changed; one that was put in carries none; the
    hash of one that was taken out stays with the block before it.
    """
    if not now:
        return Carried((), tuple(old), ())
    found: list[list[str]] = [[] for _ in now]
    same: list[tuple[int, int]] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, now, autojunk=False).get_opcodes():
        for number, value in enumerate(old[a:b]):
            if kind == "delete":
                place = max(c - 1, 0)
                found[place] += [value]
            else:
                found[min(c + number, d - 1)] += [value]
        if b - a == d - c:
            same += [(c + number, a + number) for number in range(d - c)]
    return Carried(tuple(map(tuple, found)), (), tuple(same))
