"""Places the languages of a slide in a box: beside each other, under each other, or one alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from portal.screens.slides.block import Block, set_block
from portal.screens.slides.box import Box
from portal.screens.slides.parts import Speech

_LESS = (0.42, 0.58)
_UPRIGHT = (0.2, 0.32)
_FAVOUR, _TALL = 1.12, 1.5
"""What a box's shape suggests wins unless the other way gives text so much larger."""

_BETWEEN = (1.9, 3.2)
"""Width by height of boxes in which rows and columns are both tried, even if the first do well."""
_WELL = 2.0
"""Lines that end as phrases do are worth as much as text that is twice as large."""
_LARGER = 1.5


@dataclass(frozen=True, slots=True)
class Standing:
    """A block and the box in which it stands."""

    block: Block
    box: Box


Arrangement = tuple[Standing, ...]


def arrange(speeches: Sequence[Speech], box: Box, *, mono: bool) -> Arrangement | None:
    """Every language in one box, the main one first; None where they do not all fit legibly."""
    if len(speeches) == 1:
        block = set_block(speeches[0], box.width, box.height, mono=mono)
        return None if block is None else (Standing(block, box),)
    best: _Way | None = None
    for way in sorted(_even(speeches, box), key=lambda way: -way.weight):
        best = _better(best, way.tried(speeches, mono))
        if (
            best is not None
            and best.well
            and not _BETWEEN[0] < box.width / box.height < _BETWEEN[1]
        ):
            break
    for way in _uneven(speeches, box, best):
        best = _better(best, way.tried(speeches, mono))
    if best is None:
        return None
    level = _levelled(best.standing, mono)
    return _settled(level, box) if best.rows else tuple(level)


def _better(best: _Way | None, tried: _Way | None) -> _Way | None:
    if best is None or tried is None:
        return best or tried
    return tried if tried.worth > best.worth else best


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to cut a box among languages, and how good what stands in it is."""

    weight: float
    rows: bool
    boxes: tuple[Box, ...]
    standing: Arrangement = ()

    def tried(self, speeches: Sequence[Speech], mono: bool) -> _Way | None:
        """With every language set in its box; None where one does not fit."""
        standing = []
        for speech, box in zip(speeches, self.boxes, strict=True):
            block = set_block(speech, box.width, box.height, mono=mono)
            if block is None:
                return None
            standing.append(Standing(block, box))
        return replace(self, standing=tuple(standing))

    @property
    def well(self) -> bool:
        """Whether the lines of every language end as its phrases do."""
        return all(x.block.well for x in self.standing)

    @property
    def worth(self) -> float:
        """The size of its smallest main words, good lines and the favour of its shape counted."""
        least = min(x.block.px for x in self.standing)
        return self.weight * least * (_WELL if self.well else 1)


def _cut(rows: bool, box: Box, shares: Sequence[float]) -> _Way:
    across, down = gap(box.width, box.height)
    long = box.width >= 2 * box.height
    if rows:
        weight = _TALL if box.height > box.width else 1.0 if long else _FAVOUR
        return _Way(weight, True, box.rows(tuple(shares), down))
    return _Way(_FAVOUR if long else 1.0, False, box.columns(tuple(shares), across))


def _even(speeches: Sequence[Speech], box: Box) -> list[_Way]:
    """Equal parts for all, in rows or in columns; columns of Mongolian need all the height."""
    even = [1 / len(speeches)] * len(speeches)
    upright = any(speech.language.vertical for speech in speeches)
    return [_cut(rows, box, even) for rows in ((False,) if upright else (True, False))]


def _uneven(speeches: Sequence[Speech], box: Box, best: _Way | None) -> list[_Way]:
    """More for the one of two that needs it; without any that fits, whatever may help."""
    if len(speeches) != 2:
        return []
    upright = [speech.language.vertical for speech in speeches]
    if any(upright):
        # Columns of Mongolian need little width beside lines of another language.
        shares = [(x, 1 - x) if upright[0] else (1 - x, x) for x in _UPRIGHT]
        return [] if all(upright) else [_cut(False, box, x) for x in shares]
    less, more = _LESS, tuple(reversed(_LESS))
    if best is None:
        return [_cut(rows, box, x) for rows in (True, False) for x in (less, more)]
    first, second = (x.block.px for x in best.standing)
    if first == second:
        return []
    return [_cut(best.rows, box, less if second < first else more)]


def _levelled(blocks: Sequence[Standing], mono: bool) -> list[Standing]:
    """The main language the largest, but no more than half as large again as the others."""
    sizes = [x.block.px for x in blocks]
    caps = [min(sizes[0], min(sizes) * _LARGER), *(sizes[0] for _ in sizes[1:])]
    level = []
    for standing, px, cap in zip(blocks, sizes, caps, strict=True):
        block, box = standing.block, standing.box
        if px > cap:
            lower = block.speech.at_most(cap / _most(block), mono=mono)
            block = set_block(lower, box.width, box.height, mono=mono) or block
        level.append(Standing(block, box))
    return level


def _most(block: Block) -> int:
    """The largest size that the main words of a block may have."""
    mains = [part.most for part in block.speech.parts if part.role == "main"]
    return max(mains or [part.most for part in block.speech.parts])


def _settled(blocks: Sequence[Standing], box: Box) -> Arrangement:
    """Rows under each other at the heights that they really have, what is left shared out."""
    _, down = gap(box.width, box.height)
    heights = [x.block.height for x in blocks]
    free = max(0, box.height - sum(heights) - down * (len(blocks) - 1))
    between = down + min(free // (len(blocks) + 1), down * 2)
    y = box.y + (box.height - sum(heights) - between * (len(blocks) - 1)) // 2
    settled = []
    for standing, height in zip(blocks, heights, strict=True):
        settled.append(Standing(standing.block, Box(box.x, y, box.width, height)))
        y += height + between
    return tuple(settled)


def gap(width: int, height: int) -> tuple[int, int]:
    """The empty space between two languages, across and down, in pixels."""
    return max(4, width // 30), 0 if height <= 64 else max(2, height // 11)
