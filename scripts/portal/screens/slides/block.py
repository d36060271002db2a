"""Sets what is said in one language, as large as a box lets it, in lines that end well."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from portal.screens.slides.parts import Part, Role, Speech, snap
from portal.screens.slides.stack import Block, Sizes, inner, place, stacked
from portal.screens.typeset import Setting, paged

_SHARES = (1.0, 0.88, 0.78, 0.7, 0.62, 0.55, 0.48, 0.42, 0.36, 0.3, 0.25, 0.2, 0.0)
"""How much of their largest sizes the parts have, from most to least."""
_FOR_ONE_LINE, _FOR_PHRASES = 0.5, 0.4
_TITLES, _SENTENCES = 0.55, 0.8
"""How much smaller words may be for the sake of one line, of a phrase a line; and where the sizes
of other parts follow theirs, titles and sentences."""
_FOR_WHOLE, _FAR = 0.45, 1.2
"""How much smaller they may be so that no line is a crumb, and how much above their least size
they stay then."""
_WORDS = 3
"""Spaces in a text that may be broken anywhere between two words."""
_PHRASES_OVER_LINE = 1.2
"""How much larger several lines must be than fewer."""
_OPTIONS = 3
"""So many may stand two by two."""
_GROWN: dict[Role, float] = {"text": 0.8, "byline": 0.55, "label": 0.5, "option": 1.25}
"""How large secondary words may become where the main words leave room, by the size of these."""
_PAGES = 1.5
"""How much larger the words of one page may be than those of the next."""
_PHRASE = re.compile(r"([，；：。！？、،؛؟！…—]+|[,;:.!?](?= )|[᠂᠃])(?=.*\w)\s*")


@lru_cache(maxsize=512)
def set_block(speech: Speech, width: int, height: int, *, mono: bool) -> Block | None:
    """All parts in one box, at the largest sizes at which they fit in proportion; None where they
    do not fit at their least.

    The main words are a little smaller where their lines then end as their phrases do: all in one
    line, a phrase a line, or two lines of whole words; and where no line is a crumb then.
    """
    if not speech.parts:
        return None
    largest = _largest(speech, width, height, mono)
    if largest is None:
        return None
    if len(largest.main.lines) == 1:
        return _mended(replace(largest, well=True), width, height, mono)
    among = None
    if len(speech.parts) > 1:
        among = _TITLES if any(x.lines for x in speech.parts) else _SENTENCES
    best: Block | None = None
    for lines, share in ((1, _FOR_ONE_LINE), (None, _FOR_PHRASES), (2, _FOR_ONE_LINE)):
        least = best.px * _PHRASES_OVER_LINE if best else largest.px * (among or share)
        better = _in_lines(speech, lines, math.ceil(least), largest.px)
        block = _largest(better, width, height, mono) if better else None
        if block is None or block.px < least or block.lying > largest.lying:
            continue
        if best is None or not block.crumbs:
            best = replace(block, speech=speech, well=not block.crumbs)
    return _mended(best or largest, width, height, mono)


def _in_lines(speech: Speech, lines: int | None, least: int, most: int) -> Speech | None:
    """A speech whose main words stand in so many lines, or in one for each phrase, in sizes from
    `least` to `most`; None where that makes no difference or cannot be."""
    if least > most:
        return None
    parts = list(speech.parts)
    for at, part in enumerate(parts):
        if part.role == "main":
            if lines == 2 and part.text.count(" ") < _WORDS:
                # Chinese without a pause is best not broken at all.
                return None
            text = part.text if lines else phrased(part.text)
            count = lines or text.count("\n") + 1
            if lines is None and count == 1:
                return None
            parts[at] = replace(part, text=text, lines=count)
            if len(parts) == 1:
                parts[0] = replace(parts[0], least=max(part.least, least), most=most)
    return Speech(speech.language, tuple(parts))


def _mended(block: Block, width: int, height: int, mono: bool) -> Block:
    """The same in fewer lines, so that none of them is a crumb, where it stays large enough."""
    found, speech = block, block.speech
    while found.crumbs:
        fewer = tuple(
            replace(part, lines=len(x.setting.lines) - 1) if x.crumbs else part
            for part, x in zip(speech.parts, found.placed, strict=True)
        )
        speech = Speech(speech.language, fewer)
        tried = _largest(speech, width, height, mono)
        if tried is None or tried.px < max(block.px * _FOR_WHOLE, _least(speech) * _FAR):
            return block
        found = tried
    return found if found is block else replace(found, speech=block.speech)


def _least(speech: Speech) -> int:
    return max(part.least for part in speech.parts)


def _largest(speech: Speech, width: int, height: int, mono: bool) -> Block | None:
    if len(speech.parts) == 1 and not speech.parts[0].mark:
        part = speech.parts[0]
        return stacked(speech, [(part.least, part.most)], width, height, mono=mono)
    sizes: list[Sizes] = []
    for share in _SHARES:
        wanted = [
            (px, px)
            for px in (snap(x.most * share, mono=mono, least=x.least) for x in speech.parts)
        ]
        if not sizes or sizes[-1] != wanted:
            sizes.append(wanted)
    found, at = _first(speech, sizes, width, height, mono, paired=False)
    if at and sum(bool(part.mark) for part in speech.parts) >= _OPTIONS:
        pairs, _ = _first(speech, sizes[:at], width, height, mono, paired=True)
        found = pairs or found
    return found


def _first(
    speech: Speech, sizes: Sequence[Sizes], width: int, height: int, mono: bool, *, paired: bool
) -> tuple[Block | None, int]:
    """The first of ever smaller sizes at which all parts fit, and its place."""
    # What fits at a size fits at all smaller ones, so halving finds the largest.
    best, low, high = None, 0, len(sizes)
    while low < high:
        middle = (low + high) // 2
        block = stacked(speech, sizes[middle], width, height, mono=mono, paired=paired)
        if block is None:
            low = middle + 1
        else:
            best, high = block, middle
    return best, low


def grown(block: Block, width: int, height: int, *, mono: bool) -> Block:
    """The same with secondary words as large as the main words' size and what is left of the box
    let them be; the main words stay as they are."""
    now = [x.setting.px for x in block.placed]
    most = [
        max(px, snap(block.px * _GROWN[x.part.role], mono=mono, least=x.part.least))
        if x.part.role in _GROWN
        else px
        for px, x in zip(now, block.placed, strict=True)
    ]
    if now == most:
        return block
    exact = Speech(
        block.speech.language,
        tuple(
            replace(x.part, lines=len(x.setting.lines)) if x.part.mark else x.part
            for x in block.placed
        ),
    )
    paired = any(x.x for x in block.placed if x.part.mark)
    sizes: list[Sizes] = []
    for share in (1.0, 0.75, 0.5, 0.25):
        wanted = [
            snap(a + (b - a) * share, mono=mono, least=a) for a, b in zip(now, most, strict=True)
        ]
        if wanted != now and [(px, px) for px in wanted] not in sizes:
            sizes.append([(px, px) for px in wanted])
    for tried in sizes:
        larger = stacked(exact, tried, width, height, mono=mono, paired=paired)
        if larger is not None and larger.crumbs <= block.crumbs:
            return replace(larger, speech=block.speech, well=block.well)
    return block


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
        side, lead = inner(part, part.least, speech.language.vertical)
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
    most = min((page.px for page in pages), default=0) * _PAGES
    return tuple(_lowered(page, most, width, height, mono) for page in pages)


def _lowered(page: Block, most: float, width: int, height: int, mono: bool) -> Block:
    """The same with no words larger than those of other pages allow."""
    if page.px <= most:
        return page
    parts = tuple(
        replace(part, most=snap(min(part.most, most), mono=mono, least=part.least))
        for part in page.speech.parts
    )
    return set_block(Speech(page.speech.language, parts), width, height, mono=mono) or page


def _page(
    speech: Speech, parts: Sequence[Part], width: int, height: int, mono: bool
) -> list[Block]:
    block = set_block(Speech(speech.language, tuple(parts)), width, height, mono=mono)
    return [] if block is None else [block]


def _alone(speech: Speech, part: Part, setting: Setting) -> Block:
    placed = place(part, setting, 0, 0)
    return Block(speech, (placed,), placed.width, placed.height)


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
