"""A text that was set: its lines, the box that holds all their ink, and how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from PIL import Image, ImageDraw

from portal.language.languages import Language
from portal.screens.typeset.ink import Extent, drawn, extent_of
from portal.screens.typeset.runs import Style

Align = Literal["start", "centre", "end"]
Colour = int | tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Setting:
    """Lines of one size; `width` and `height` in pixels hold all ink, and no more than they need.

    `vertical`: lines are columns from top to bottom, the first at the left. `lying`: Mongolian in
    a box too low for columns, laid along the line with its letters' heads to the left.
    """

    language: Language
    px: int
    lines: tuple[str, ...]
    width: int
    height: int
    mono: bool
    vertical: bool
    lying: bool
    bold: bool = True
    pitch: int = 0
    """From one baseline to the next, in pixels; of columns, from one stem to the next."""
    lead: int = 0
    """Rows without ink that were cut off at the top of lines."""

    @property
    def style(self) -> Style:
        """How its lines are set."""
        return Style(self.language, self.px, self.mono, self.bold, self.vertical)

    def tight(self) -> Setting:
        """The same lines in a box that is no higher than their ink; columns as they are."""
        if self.vertical:
            return self
        extents = [extent_of(line, self.style) for line in self.lines]
        baselines = [extents[0].ascent + at * self.pitch for at in range(len(extents))]
        both = list(zip(baselines, extents, strict=True))
        top = min(baseline + extent.top for baseline, extent in both)
        bottom = max(baseline + extent.bottom for baseline, extent in both)
        return replace(self, height=bottom - top, lead=top)

    def draw(
        self,
        image: Image.Image,
        x: int,
        y: int,
        colour: Colour,
        *,
        align: Align = "centre",
        width: int | None = None,
        background: Colour | None = None,
    ) -> None:
        """Draw it with its box's top left at (x, y); `background` fills the box first.

        Lines stand at the `start`, `centre` or `end` of the box, or of a wider `width`; the start
        is at the right for writing from right to left. Columns begin at the top: there the block
        as a whole stands so in `width`. Nothing is drawn outside.
        """
        room = max(width or 0, self.width)
        if background is not None:
            box = (x, y, x + room - 1, y + self.height - 1)
            ImageDraw.Draw(image).rectangle(box, fill=background)
        extents = [extent_of(line, self.style) for line in self.lines]
        if self.vertical:
            first = x + _place(align, room - self.width, rtl=False) + extents[0].descent
            for index, (line, extent) in enumerate(zip(self.lines, extents, strict=True)):
                stem = first + index * self.pitch
                for part in drawn(line, self.style):
                    turned = part.mask.transpose(Image.Transpose.ROTATE_270)
                    place = (stem - part.top - turned.width, y + part.left - extent.start)
                    image.paste(colour, place, turned)
            return
        baseline = y + extents[0].ascent - self.lead
        for index, (line, extent) in enumerate(zip(self.lines, extents, strict=True)):
            left = x + self._left(extent, align, room)
            for part in drawn(line, self.style):
                place = (left + part.left, baseline + index * self.pitch + part.top)
                image.paste(colour, place, part.mask)

    def _left(self, line: Extent, align: Align, room: int) -> int:
        """Where a line begins in `room`; in the middle stands what is seen of it."""
        least, most = -line.start, room - line.width - line.start
        if align == "centre":
            seen = (room - (line.right - line.left)) // 2 - line.left
            return min(max(seen, least), most)
        return least + _place(align, most - least, rtl=self.style.rtl)


def _place(align: Align, free: int, *, rtl: bool) -> int:
    """How far from the left something stands that leaves so many pixels free."""
    if align == "centre":
        return free // 2
    return free if (align == "end") != rtl else 0


def set_lines(
    lines: tuple[str, ...], style: Style, most: int | None, *, lying: bool
) -> Setting | None:
    """A setting of these lines, none above `most` pixels high (of columns: wide); None: as
    high as they need.

    They stand as far apart as is pleasant, closer where there is less room, never so close that
    ink of two lines meets; None where even that is too high.
    """
    extents = [extent_of(line, style) for line in lines]
    first, last = extents[0], extents[-1]
    ends = first.descent + last.ascent if style.columns else first.ascent + last.descent
    pitch = 0
    if len(extents) > 1:
        least, wished = _pitches(extents, style)
        pitch = wished
        if most is not None:
            pitch = min(wished, (most - ends) // (len(extents) - 1))
        if pitch < least:
            return None
    across = ends + pitch * (len(extents) - 1)
    if most is not None and across > most:
        return None
    along = max(extent.width for extent in extents)
    width, height = (across, along) if style.columns else (along, across)
    return Setting(
        style.language,
        style.px,
        lines,
        width,
        height,
        style.mono,
        style.columns,
        lying,
        style.bold,
        pitch,
    )


_LEADING = {"Arab": (1.2, 1.6), "Mong": (1.2, 1.5)}
_COMMON = (1.1, 1.35)


def leading(style: Style) -> tuple[int, int]:
    """The least and the pleasant distance of baselines, in pixels.

    Characters of the strike have the gap between lines in their 16 pixels.
    """
    least, wished = _LEADING.get(style.script, _COMMON)
    if style.faces[0].strike:
        least = 1.0
    return round(style.px * least), round(style.px * wished)


def _pitches(extents: list[Extent], style: Style) -> tuple[int, int]:
    """The same, but ink of two lines never meets."""
    least, wished = leading(style)
    pairs = list(pairwise(extents))
    if style.columns:  # the next column is to the right, where tops point
        apart = max(after.bottom - before.top for before, after in pairs)
    else:
        apart = max(before.bottom - after.top for before, after in pairs)
    least = max(least, apart + (not style.faces[0].strike))
    return least, max(least, wished)
