"""Places the languages of a slide in a box: beside each other, under each other, or one alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from portal.screens.slides.block import grown, set_block
from portal.screens.slides.box import Box
from portal.screens.slides.parts import Speech
from portal.screens.slides.stack import Block

_LESS = (0.42, 0.58)
_UPRIGHT, _UNDER = (0.2, 0.32), (0.42, 0.3)
"""What columns of Mongolian take beside lines of another language; what lines take over them."""
_FAVOUR, _TALL = 1.12, 1.5
"""What a box's shape suggests wins unless the other way gives text so much larger."""

_BETWEEN = (1.9, 3.2)
"""Width by height of boxes in which rows and columns are both tried, even if the first do well."""
_WELL, _CRUMBS = 2.0, 0.4
"""Lines that end as phrases do are worth as much as text that is twice as large; scraps of lines,
and columns that are laid down, as little as text that is less than half as large."""
_LARGER = 1.5
_STRIP = 64
FEW = 96
"""A box of no more rows than these is shared out by what is seen."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A block and the box in which it stands."""

    block: Block
    box: Box


Arrangement = tuple[Standing, ...]


def arrange(
    speeches: Sequence[Speech], box: Box, *, mono: bool, foot: Box | None = None
) -> Arrangement | None:
    """Every language in one box, the main one first; None where they do not all fit legibly.

    Of two, the second may stand in a box of its own, the `foot`.
    """
    if len(speeches) == 1:
        block = set_block(speeches[0], box.width, box.height, mono=mono)
        return None if block is None else (_grown(Standing(block, box), box.height, mono),)
    best: _Way | None = None
    # Two columns over a code are too narrow for sentences.
    broad = foot is not None and not _upright(speeches)
    even = [way for way in _even(speeches, box) if way.rows or not broad]
    for way in sorted(even, key=lambda way: -way.weight):
        best = _better(best, way.tried(speeches, mono, best.worth if best else 0))
        if (
            best is not None
            and best.well
            and not _BETWEEN[0] < box.width / box.height < _BETWEEN[1]
        ):
            break
    own = [_Way(_FAVOUR, False, (box, foot))] if foot and len(speeches) == 2 else []
    uneven = [way for way in _uneven(speeches, box, best) if way.rows or not broad]
    for way in (*own, *uneven):
        best = _better(best, way.tried(speeches, mono, best.worth if best else 0))
    if best is None:
        return None
    level = _levelled(best.standing, mono)
    if not best.rows:
        return tuple(_grown(x, x.box.height, mono) for x in level)
    _, down = gap(box.width, box.height)
    free = box.height - sum(x.block.height for x in level) - down * (len(level) - 1)
    larger = [_grown(x, x.block.height + free // len(level), mono) for x in level]
    if box.height <= FEW:
        larger = [replace(x, block=x.block.tight()) for x in larger]
    return _settled(larger, box)


def _grown(standing: Standing, height: int, mono: bool) -> Standing:
    return replace(standing, block=grown(standing.block, standing.box.width, height, mono=mono))


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

    def tried(self, speeches: Sequence[Speech], mono: bool, least: float) -> _Way | None:
        """With every language set in its box; None where one does not fit, or is so small that
        this way is worth no more than `least`."""
        standing = []
        for speech, box in zip(speeches, self.boxes, strict=True):
            block = set_block(speech, box.width, box.height, mono=mono)
            if block is None or self.weight * block.px * _WELL <= least:
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
        poor = any(x.block.crumbs or x.block.lying for x in self.standing)
        well = sum(x.block.well for x in self.standing) / len(self.standing)
        if any(part.part.mark for x in self.standing for part in x.block.placed):
            well = 0  # of a question the options want all the room
        return self.weight * least * (_CRUMBS if poor else _WELL**well)


def _cut(rows: bool, box: Box, shares: Sequence[float]) -> _Way:
    across, down = gap(box.width, box.height)
    # On a strip lines that are as large under each other are read with more ease.
    long = box.width >= 2 * box.height and box.height > _STRIP
    if rows:
        weight = _TALL if box.height > box.width else 1.0 if long else _FAVOUR
        return _Way(weight, True, box.rows(tuple(shares), down))
    return _Way(_FAVOUR if long else 1.0, False, box.columns(tuple(shares), across))


def _even(speeches: Sequence[Speech], box: Box) -> list[_Way]:
    """Equal parts for all, in rows or in columns; columns of Mongolian need much height."""
    even = [1 / len(speeches)] * len(speeches)
    if _upright(speeches) and box.height <= box.width:
        return [_cut(False, box, even)]
    return [_cut(rows, box, even) for rows in (True, False)]


def _upright(speeches: Sequence[Speech]) -> bool:
    return any(speech.language.vertical for speech in speeches)


def _uneven(speeches: Sequence[Speech], box: Box, best: _Way | None) -> list[_Way]:
    """More for the one of two that needs it; without any that fits, whatever may help."""
    if len(speeches) != 2:
        return []
    upright = [speech.language.vertical for speech in speeches]
    if any(upright):
        # Columns of Mongolian need little width beside lines of another language.
        shares = [(x, 1 - x) if upright[0] else (1 - x, x) for x in _UPRIGHT]
        under = [(1 - x, x) if upright[0] else (x, 1 - x) for x in _UNDER]
        if all(upright):
            return []
        rows = [_cut(True, box, x) for x in under] if box.height > box.width else []
        return [*rows, *(_cut(False, box, x) for x in shares)]
    less, more = _LESS, tuple(reversed(_LESS))
    if best is None:
        return [_cut(rows, box, x) for rows in (True, False) for x in (less, more)]
    first, second = (x.block.px for x in best.standing)
    ways = [_cut(best.rows, box, less if second < first else more)] if first != second else []
    if not best.well and (first == second or not best.rows):
        ways += [_cut(True, box, x) for x in (less, more)]
    return ways


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
    between = down + min(free // (len(blocks) + 1), down * 2 or free)
    y = box.y + (box.height - sum(heights) - between * (len(blocks) - 1)) // 2
    settled = []
    for standing, height in zip(blocks, heights, strict=True):
        settled.append(Standing(standing.block, Box(box.x, y, box.width, height)))
        y += height + between
    return tuple(settled)


def gap(width: int, height: int) -> tuple[int, int]:
    """The empty space between two languages, across and down, in pixels."""
    return max(4, width // 30), 0 if height <= 64 else max(2, height // 11)
