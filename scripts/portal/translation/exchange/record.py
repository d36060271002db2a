"""What a translation says it was made from, block by block, as an import brings it up to date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from portal.content import yaml_nodes
from portal.content.age import BLOCKS, KEY, Age, Block
from portal.content.opened import Opened


@dataclass(frozen=True, slots=True)
class Kept:
    """The hashes under `translated_from`: of fields, and of the body's blocks in their order."""

    fields: dict[str, str]
    blocks: tuple[str, ...]

    def lines(self) -> list[str]:
        """The lines of front matter that keep it."""
        fields = {name: Block(value, 0, "") for name, value in self.fields.items()}
        return Age(fields, tuple(Block(value, 0, "") for value in self.blocks)).as_lines()


def kept_by(translation: Opened | None) -> Kept | None:
    """What a translation says; None where it says nothing."""
    node = translation.front.entries.get(KEY) if translation is not None else None
    if not isinstance(node, yaml_nodes.Mapping):
        return None
    values = yaml_nodes.plain(node)
    assert isinstance(values, dict)
    blocks = values.pop(BLOCKS, None)
    listed = blocks if isinstance(blocks, list) else []
    return Kept({name: str(value) for name, value in values.items()}, tuple(map(str, listed)))


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
