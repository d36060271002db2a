"""Parts of given sizes under each other, options two by two; columns beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from portal.screens.slides.parts import Part, Speech
from portal.screens.typeset import Setting, fit
from portal.screens.typeset.scripts import is_han

Sizes = Sequence[tuple[int, int]]
"""The least and the largest size of each part, in pixels."""
_CRUMB = 2
"""A line of so few Chinese characters says nothing by itself."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A part that is set, in pixels from the top left of its block."""

    part: Part
    setting: Setting
    x: int
    """Of options, from where they all begin: the right where that is so."""
    y: int
    width: int
    """With its plate or letter, as is `height`."""
    height: int

    @property
    def crumbs(self) -> int:
        """How many of its lines are a scrap of a Chinese sentence."""
        lines = self.setting.lines
        return 0 if len(lines) == 1 else sum(map(_is_crumb, lines))


def _is_crumb(line: str) -> bool:
    letters = [c for c in line if c.isalnum()]
    return 0 < len(letters) <= _CRUMB and all(map(is_han, letters))


@dataclass(frozen=True, slots=True)
class Block:
    """What is said in one language, set."""

    speech: Speech
    placed: tuple[Placed, ...]
    width: int
    height: int
    well: bool = False
    """Whether the lines of its main words end as their phrases do."""

    @property
    def main(self) -> Setting:
        """Its main words; where it has none, those of most pixels."""
        settings = [x.setting for x in self.placed if x.part.role == "main"]
        return max(settings or [x.setting for x in self.placed], key=lambda x: x.px)

    @property
    def px(self) -> int:
        """The size of its main words."""
        return self.main.px

    @property
    def crumbs(self) -> int:
        """How many of its lines are a scrap of a Chinese sentence."""
        return sum(x.crumbs for x in self.placed)

    def tight(self) -> Block:
        """The same, no higher than its ink: few rows are shared out by what is seen."""
        if self.vertical or any(x.part.mark or x.part.role == "label" for x in self.placed):
            return self
        cut = [(x, x.setting.tight()) for x in self.placed]
        top = min(x.y + setting.lead for x, setting in cut)
        placed = tuple(
            replace(x, setting=setting, y=x.y + setting.lead - top, height=setting.height)
            for x, setting in cut
        )
        return replace(self, placed=placed, height=max(x.y + x.height for x in placed))

    @property
    def lying(self) -> bool:
        """Whether letters made for columns stand in lines."""
        return any(x.setting.lying for x in self.placed)

    @property
    def vertical(self) -> bool:
        """Whether its parts stand beside each other, in columns."""
        return any(x.setting.vertical for x in self.placed)


def stacked(
    speech: Speech, sizes: Sizes, width: int, height: int, *, mono: bool, paired: bool = False
) -> Block | None:
    """All parts of a speech in a box at their sizes, options two by two where they are `paired`
    and no columns; None where one does not fit."""
    paired = paired and not speech.language.vertical
    placed: list[Placed] = []
    across = down = 0
    row: Placed | None = None
    for part, (least, most) in zip(speech.parts, sizes, strict=True):
        before = placed[-1].setting if placed else None
        gap = part_gap(before.px, least, height) if before else 0
        vertical = before is not None and before.vertical
        second = row is not None and bool(part.mark)
        x, y = (across + gap, 0) if vertical else (0, row.y if row and second else down + gap)
        room, lines = width - x, part.lines
        if paired and part.mark:
            room, lines = (width - _between(least)) // 2, 1
        side, lead = inner(part, least, speech.language.vertical)
        if side >= room or y + lead >= height:
            return None
        setting = fit(
            part.text, speech.language, room - side, height - y - lead,
            least=least, most=most, mono=mono, bold=_bold(part, most), lines=lines,
        )  # fmt: skip
        if setting is None:
            return None
        placed.append(place(part, setting, x, y))
        if second:
            placed[-1] = replace(placed[-1], x=-1)
        across = max(across, x + placed[-1].width)
        down = max(down, y + placed[-1].height)
        row = placed[-1] if paired and part.mark and not second else None
    return Block(speech, *_beside(placed, across), down)


def _beside(placed: list[Placed], across: int) -> tuple[tuple[Placed, ...], int]:
    """The second options of all rows right of the widest first one, and the width of all."""
    if all(x.x >= 0 for x in placed):
        return tuple(placed), across
    marked = [x for x in placed if x.part.mark]
    second = max(x.width for x in marked if x.x == 0) + _between(marked[0].setting.px)
    moved = tuple(replace(x, x=second) if x.x < 0 else x for x in placed)
    return moved, max(across, *(x.x + x.width for x in moved))


def _between(px: int) -> int:
    """Between two options that stand beside each other."""
    return px * 3 // 2


def _bold(part: Part, px: int) -> bool:
    """Thin strokes break up on few pixels: only large secondary words do without weight."""
    return part.role in ("main", "label", "option") or px < 32


def place(part: Part, setting: Setting, x: int, y: int) -> Placed:
    """A part with its plate or letter, at (x, y)."""
    side, lead = inner(part, setting.px, setting.vertical)
    width, height = setting.width + side, setting.height + lead
    if part.mark:
        square = mark_side(setting.px)
        width, height = max(width, square), max(height, square)
    return Placed(part, setting, x, y, width, height)


def inner(part: Part, px: int, upright: bool) -> tuple[int, int]:
    """What a part's plate or letter takes beside its text and over it, in pixels."""
    if part.role == "label":
        long, short = 2 * label_edge(px), 2 * max(1, px // 8)
        return (short, long) if upright else (long, short)
    if part.mark:
        taken = mark_side(px) + mark_gap(px)
        return (0, taken) if upright else (taken, 0)
    return 0, 0


def label_edge(px: int) -> int:
    """The empty sides of a label's plate."""
    return max(2, px * 2 // 5)


def mark_side(px: int) -> int:
    """The square on which the letter of an option stands."""
    return px * 5 // 4


def mark_gap(px: int) -> int:
    """Between the letter of an option and its text."""
    return max(2, px // 2)


def part_gap(before: int, after: int, height: int) -> int:
    """Between two parts of one language, under or beside each other."""
    if height <= 64:
        return 0 if height <= 32 or before == after else 2
    return max(2, min(before, after) * 13 // 20)
