"""The pixels of a line: how far they reach, told without drawing them, and drawn."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageDraw

from portal.screens.typeset.faces import ARABIC, MONGOLIAN, em, font_of
from portal.screens.typeset.legible import STRIKE
from portal.screens.typeset.runs import Run, Style, runs_of
from portal.screens.typeset.scripts import is_han

_STEM = 0.42
"""How far above the baseline Mongolian letters have their stem, in ems of their face."""
_ABOVE = 0.88
"""How much of a Chinese character's square is above the baseline."""

_TWO_LEVELS = [0] * 112 + [255] * 144
"""Grey to black and white: a pixel that is nearly half covered is lit."""

_GREYS = [level // 16 * 17 for level in range(256)]
"""Sixteen levels are enough for smooth edges, and leave files small."""

_KEPT = 8192
"""How many pieces' widths are kept in mind for a style."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a line reaches, in pixels from its beginning and its baseline, down and right."""

    left: int
    """Of all ink, as are `top`, `right` and `bottom`; the latter two are the first outside."""
    top: int
    right: int
    bottom: int
    advance: int
    """How far the line reaches by its characters' own widths."""
    ascent: int
    """The room it takes above its baseline, ink or not; `descent` below."""
    descent: int

    @property
    def start(self) -> int:
        """Where its box begins: at 0, or before it where ink does."""
        return min(self.left, 0)

    @property
    def width(self) -> int:
        """The width of its box: all ink, and all of the characters' own widths."""
        return max(self.advance, self.right) - self.start


@dataclass(frozen=True, slots=True)
class Drawn:
    """The pixels of a run as a mask, and where its top left stands."""

    mask: Image.Image
    left: int
    top: int


class Lengths(dict[str, int]):
    """The widths of pieces of text in one style, in pixels: each is measured once."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style

    def __missing__(self, text: str) -> int:
        if len(self) >= _KEPT:
            self.clear()
        style = self._style
        runs = runs_of(text, style)
        self[text] = sum(_advance(run, style.px, style.mono, style.bold) for run in runs)
        return self[text]


@lru_cache(maxsize=256)
def lengths(style: Style) -> Lengths:
    """The widths of pieces of text in a style, spaces at their ends included."""
    return Lengths(style)


@lru_cache(maxsize=4096)
def extent_of(line: str, style: Style) -> Extent:
    """How far a line reaches."""
    pen = ascent = descent = 0
    boxes: list[tuple[int, int, int, int]] = []
    for run in runs_of(line, style):
        left, top, right, bottom = _box(run, style.px, style.mono, style.bold)
        if right > left and bottom > top:
            boxes.append((pen + left, top, pen + right, bottom))
        above, below = _nominal(run, style.px)
        ascent, descent = max(ascent, above), max(descent, below)
        pen += _advance(run, style.px, style.mono, style.bold)
    if not boxes:
        return Extent(0, 0, 0, 0, pen, ascent, descent)
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    top, bottom = min(tops), max(bottoms)
    ascent, descent = max(ascent, -top), max(descent, bottom)
    return Extent(min(lefts), top, max(rights), bottom, pen, ascent, descent)


def drawn(line: str, style: Style) -> list[Drawn]:
    """A line as the masks of its runs; on mono screens of mode `1`, else `L`."""
    pen = 0
    result: list[Drawn] = []
    for run in runs_of(line, style):
        part = _drawn(run, style.px, style.mono, style.bold)
        if part is not None:
            result.append(Drawn(part.mask, pen + part.left, part.top))
        pen += _advance(run, style.px, style.mono, style.bold)
    return result


@lru_cache(maxsize=1 << 16)
def _advance(run: Run, px: int, mono: bool, bold: bool) -> int:
    size = em(run.face, px)
    if run.upright:
        return size
    return _length(run, px, mono, bold)


def _length(run: Run, px: int, mono: bool, bold: bool) -> int:
    font = font_of(run.face, px, bold)
    if run.face.strike:
        return round(font.getlength(run.text)) * (em(run.face, px) // STRIKE)
    mode = "1" if mono else "L"
    return math.ceil(font.getlength(run.text, mode, _direction(run), _features(run)))


def _direction(run: Run) -> str | None:
    if run.face.strike:  # set by Pillow itself, which has no directions
        return None
    return "rtl" if run.rtl else "ltr"


def _features(run: Run) -> list[str] | None:
    return ["pwid"] if run.narrow and not run.face.strike else None


def _stroke(run: Run, px: int, bold: bool) -> float:
    return em(run.face, px) * run.face.thicken if bold else 0.0


@lru_cache(maxsize=1 << 14)
def _box(run: Run, px: int, mono: bool, bold: bool) -> tuple[int, int, int, int]:
    """How far the ink of a run reaches: left, top, right, bottom."""
    left, top, right, bottom = (
        number * (em(run.face, px) // STRIKE if run.face.strike else 1)
        for number in _flat(run, px, mono, bold)
    )
    if not run.upright:
        return left, top, right, bottom
    across, down = _turning(run, px, mono, bold)
    return top + across, down - right, bottom + across, down - left


def _flat(run: Run, px: int, mono: bool, bold: bool) -> tuple[int, int, int, int]:
    """The same of the run as it is drawn first: not yet enlarged, not yet laid down."""
    if run.text.isspace():
        return 0, 0, 0, 0
    box = font_of(run.face, px, bold).getbbox(
        run.text,
        "1" if run.face.strike or (mono and not run.face.thicken) else "L",
        _direction(run),
        _features(run),
        stroke_width=_stroke(run, px, bold),
        anchor="ls",
    )
    return math.floor(box[0]), math.floor(box[1]), math.ceil(box[2]), math.ceil(box[3])


def _turning(run: Run, px: int, mono: bool, bold: bool) -> tuple[int, int]:
    """What is added to heights and taken from widths where a character is laid on its back.

    So it stands when the line is turned to a column, in the middle of the letters' stem.
    """
    size = em(run.face, px)
    return round(size * _ABOVE), _length(run, px, mono, bold) // 2 - round(size * _STEM)


@lru_cache(maxsize=64)
def _drawn(run: Run, px: int, mono: bool, bold: bool) -> Drawn | None:
    left, top, right, bottom = _flat(run, px, mono, bold)
    if right <= left or bottom <= top:
        return None
    thickened = run.face.thicken > 0
    mask = Image.new("1" if mono and not thickened else "L", (right - left, bottom - top))
    pencil = ImageDraw.Draw(mask)
    if run.face.strike:
        pencil.fontmode = "1"
    pencil.text(
        (-left, -top),
        run.text,
        255,
        font_of(run.face, px, bold),
        anchor="ls",
        direction=_direction(run),
        features=_features(run),
        stroke_width=_stroke(run, px, bold),
    )
    if mono and thickened:  # drawn so by Pillow, strokes are a whole pixel thicker
        mask = mask.point(_TWO_LEVELS).convert("1", dither=Image.Dither.NONE)
    elif mask.mode == "L" and not run.face.strike:
        mask = mask.point(_GREYS)
    if run.face.strike:
        times = em(run.face, px) // STRIKE
        size = (mask.width * times, mask.height * times)
        mask = mask.resize(size, Image.Resampling.NEAREST)
        left, top = left * times, top * times
    if not run.upright:
        return Drawn(mask, left, top)
    across, down = _turning(run, px, mono, bold)
    place = (top + across, down - left - mask.width)
    return Drawn(mask.transpose(Image.Transpose.ROTATE_90), *place)


def _nominal(run: Run, px: int) -> tuple[int, int]:
    """The room above and below the baseline that a run takes at least."""
    size = em(run.face, px)
    if run.upright:
        above = round(size * _STEM) + size // 2
        return above, max(size - above, 0)
    if run.face.strike:
        return size // STRIKE * 14, size // STRIKE * 2
    if run.face == ARABIC:
        return round(size * 0.78), round(size * 0.36)
    if run.face == MONGOLIAN:
        return round(size * 0.8), round(size * 0.28)
    if any(is_han(c) for c in run.text):
        return round(size * _ABOVE), size - round(size * _ABOVE)
    return round(size * 0.74), round(size * 0.12)
