"""Sets the parts of one language under each other, as large as a box lets them."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from portal.screens.slides.parts import Part, Speech, snap
from portal.screens.typeset import Setting, fit, paged

_SHARES = (1.0, 0.88, 0.78, 0.7, 0.62, 0.55, 0.48, 0.42, 0.36, 0.3, 0.25, 0.2, 0.0)
"""How much of their largest sizes the parts have, from most to least."""
_FOR_ONE_LINE, _FOR_PHRASES, _AMONG = 0.5, 0.4, 0.65
"""How much smaller words may be for the sake of one line, of a phrase a line, and where the sizes
of other parts follow theirs."""
_WORDS = 3
"""Spaces in a text that may be broken anywhere between two words."""
_PHRASES_OVER_LINE = 1.2
"""How much larger several lines must be than fewer."""
_PHRASE = re.compile(r"([，；：。！？、،؛؟！…—]+|[,;:.!?](?= )|[᠂᠃])(?=.*\w)\s*")


@dataclass(frozen=True, slots=True)
class Placed:
    """A part that is set, in pixels from the top left of its block."""

    part: Part
    setting: Setting
    x: int
    y: int
    width: int
    """With its plate or letter, as is `height`."""
    height: int


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
    def vertical(self) -> bool:
        """Whether its parts stand beside each other, in columns."""
        return any(x.setting.vertical for x in self.placed)


@lru_cache(maxsize=256)
def set_block(speech: Speech, width: int, height: int, *, mono: bool) -> Block | None:
    """All parts in one box, at the largest sizes at which they fit in proportion; None where they
    do not fit at their least.

    The main words are a little smaller where their lines then end as their phrases do: all in one
    line, a phrase a line, or two lines of whole words.
    """
    if not speech.parts:
        return None
    largest = _largest(speech, width, height, mono)
    if largest is None:
        return None
    if len(largest.main.lines) == 1:
        return replace(largest, well=True)
    among = len(speech.parts) > 1
    best: Block | None = None
    for lines, share in ((1, _FOR_ONE_LINE), (None, _FOR_PHRASES), (2, _FOR_ONE_LINE)):
        least = best.px * _PHRASES_OVER_LINE if best else largest.px * (_AMONG if among else share)
        better = _in_lines(speech, lines, math.ceil(least), largest.px)
        block = better and _largest(better, width, height, mono)
        if block and block.px >= least:
            best = replace(block, speech=speech, well=True)
    return best or largest


def _in_lines(speech: Speech, lines: int | None, least: int, most: int) -> Speech | None:
    """A speech whose main words stand in so many lines, or in one for each phrase, in sizes from
    `least` to `most`; None where that makes no difference or cannot be."""
    if least > most:
        return None
    parts = list(speech.parts)
    for place, part in enumerate(parts):
        if part.role == "main":
            if lines == 2 and part.text.count(" ") < _WORDS:
                # Chinese without a pause is best not broken at all.
                return None
            text = part.text if lines else phrased(part.text)
            count = lines or text.count("\n") + 1
            if lines is None and count == 1:
                return None
            parts[place] = replace(part, text=text, lines=count)
            if len(parts) == 1:
                parts[0] = replace(parts[0], least=max(part.least, least), most=most)
    return Speech(speech.language, tuple(parts))


def _largest(speech: Speech, width: int, height: int, mono: bool) -> Block | None:
    if len(speech.parts) == 1 and not speech.parts[0].mark:
        part = speech.parts[0]
        return _stacked(speech, [(part.least, part.most)], width, height, mono)
    sizes: list[list[tuple[int, int]]] = []
    for share in _SHARES:
        wanted = [
            (px, px)
            for px in (snap(x.most * share, mono=mono, least=x.least) for x in speech.parts)
        ]
        if not sizes or sizes[-1] != wanted:
            sizes.append(wanted)
    # What fits at a size fits at all smaller ones, so halving finds the largest.
    best, low, high = None, 0, len(sizes)
    while low < high:
        middle = (low + high) // 2
        block = _stacked(speech, sizes[middle], width, height, mono)
        if block is None:
            low = middle + 1
        else:
            best, high = block, middle
    return best


def page_blocks(speech: Speech, width: int, height: int, *, mono: bool) -> tuple[Block, ...]:
    """The parts on as many pages as they need, at their least sizes or larger; empty where one of
    them fits on no page."""
    pages: list[Block] = []
    waiting: list[Part] = []
    for part in speech.parts:
        together = set_block(Speech(speech.language, (*waiting, part)), width, height, mono=mono)
        if together is not None:
            waiting.append(part)
            continue
        if waiting:
            pages += _page(speech, waiting, width, height, mono)
            waiting = []
        if _page(speech, [part], width, height, mono):
            waiting = [part]
            continue
        side, lead = _inner(part, part.least, speech.language.vertical)
        settings = paged(
            part.text, speech.language, width - side, height - lead,
            least=part.least, most=part.most, mono=mono,
        )  # fmt: skip
        if not settings:
            return ()
        for setting in settings:
            piece = replace(part, text="\n".join(setting.lines))
            pages.append(_alone(Speech(speech.language, (piece,)), piece, setting))
    if waiting:
        pages += _page(speech, waiting, width, height, mono)
    return tuple(pages)


def _page(
    speech: Speech, parts: Sequence[Part], width: int, height: int, mono: bool
) -> list[Block]:
    block = set_block(Speech(speech.language, tuple(parts)), width, height, mono=mono)
    return [] if block is None else [block]


def _alone(speech: Speech, part: Part, setting: Setting) -> Block:
    placed = _place(part, setting, 0, 0)
    return Block(speech, (placed,), placed.width, placed.height)


def _stacked(
    speech: Speech, sizes: Sequence[tuple[int, int]], width: int, height: int, mono: bool
) -> Block | None:
    placed: list[Placed] = []
    x = y = across = down = 0
    before: Setting | None = None
    for part, (least, most) in zip(speech.parts, sizes, strict=True):
        gap = _gap(before.px, least, height) if before else 0
        vertical = before is not None and before.vertical
        x, y = (across + gap, 0) if vertical else (0, down + gap)
        side, lead = _inner(part, least, speech.language.vertical)
        if x + side >= width or y + lead >= height:
            return None
        setting = fit(
            part.text, speech.language, width - x - side, height - y - lead,
            least=least, most=most, mono=mono, bold=_bold(part, most), lines=part.lines,
        )  # fmt: skip
        if setting is None:
            return None
        placed.append(_place(part, setting, x, y))
        across = max(across, x + placed[-1].width)
        down = max(down, y + placed[-1].height)
        before = setting
    return Block(speech, tuple(placed), across, down)


def _bold(part: Part, px: int) -> bool:
    """Thin strokes break up on few pixels: only large secondary words do without weight."""
    return part.role in ("main", "label", "option") or px < 32


def phrased(text: str) -> str:
    """A text with a line for each phrase; short ones share a line, none longer than the longest."""
    phrases = _PHRASE.sub(r"\1\n", text).split("\n")
    longest = max(map(len, phrases))
    space = " " if " " in text else ""
    lines = phrases[:1]
    for phrase in phrases[1:]:
        together = lines[-1] + space + phrase
        if len(together) <= longest:
            lines[-1] = together
        else:
            lines.append(phrase)
    return "\n".join(lines)


def _inner(part: Part, px: int, upright: bool) -> tuple[int, int]:
    """What a part's plate or letter takes beside its text and over it, in pixels."""
    if part.role == "label":
        long, short = 2 * label_edge(px), 2 * max(1, px // 8)
        return (short, long) if upright else (long, short)
    if part.mark:
        taken = mark_side(px) + mark_gap(px)
        return (0, taken) if upright else (taken, 0)
    return 0, 0


def _place(part: Part, setting: Setting, x: int, y: int) -> Placed:
    side, lead = _inner(part, setting.px, setting.vertical)
    width, height = setting.width + side, setting.height + lead
    if part.mark:
        square = mark_side(setting.px)
        width, height = max(width, square), max(height, square)
    return Placed(part, setting, x, y, width, height)


def label_edge(px: int) -> int:
    """The empty sides of a label's plate."""
    return max(2, px * 2 // 5)


def mark_side(px: int) -> int:
    """The square on which the letter of an option stands."""
    return px * 5 // 4


def mark_gap(px: int) -> int:
    """Between the letter of an option and its text."""
    return max(2, px // 2)


def _gap(before: int, after: int, height: int) -> int:
    if height <= 64:
        return 0
    return max(2, min(before, after) * 13 // 20)
