"""Draws a slide: all languages on one picture where they fit, else page after page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PIL import Image

from portal.content.writing import writes
from portal.screens.page import Page
from portal.screens.slide import Look, Slide
from portal.screens.slides.arranging import Arrangement, Standing, arrange
from portal.screens.slides.block import page_blocks
from portal.screens.slides.clock import clock_pages, time_alone
from portal.screens.slides.colours import STEPS
from portal.screens.slides.fault import SlideFault
from portal.screens.slides.layouts import Layout, emblem, layouts, style
from portal.screens.slides.painting import paint
from portal.screens.slides.parts import Speech
from portal.screens.slides.scrolling import scrolled
from portal.screens.slides.shapes import shape
from portal.screens.slides.speeches import least_main, speeches
from portal.screens.slides.stack import Block
from portal.screens.typeset import missing, seconds

_MOST_PAGES = 24
_ON_FEW, _SPELT_ON_FEW = 4, 2
"""Pages on few pixels before a line runs through instead. A page holds one or two spelt words, and
a sentence in many such pages is harder to read than the line."""
_STANDS_OUT = 1.3
_MOST_CHARACTERS = 2000
"""In one text: nobody stands before a screen for the eight minutes that these take to read."""


def draw(slide: Slide, look: Look) -> tuple[Page, ...]:
    """The pictures of a slide on a screen, each exactly of its size (a scroll is longer).

    The same slide and look give the same pixels. All languages stand on one picture, the main one
    first, where each is legible; else they follow each other, each on as many pages as it needs.

    Raises SlideFault: `screen-glyph-missing` (`characters`, `language`), `screen-text-no-fit`
    (`text`, `size`), `screen-picture` (`picture`, `reason`).
    """
    said = speeches(slide, look)
    _check_lengths(said, look)
    _check_glyphs(said, look)
    pages = clock_pages(slide, look) if slide.template == "clock" else ()
    if not pages and said:
        pages = tuple(_pages(slide, look, said))
        if slide.template == "clock":
            pages = (*time_alone(slide, look), *pages)
    if not pages:
        _, tone = style(slide)
        pages = (Page(emblem(look, tone), seconds(())),)
    return tuple(_finished(page, slide, look) for page in pages)


def _finished(page: Page, slide: Slide, look: Look) -> Page:
    if look.mono:
        image = page.image.convert("1", dither=Image.Dither.NONE)
    elif slide.picture is None:
        image = page.image.point(STEPS * 3)
    else:
        return page
    return Page(image, page.seconds, page.scroll, page.clock)


def _check_lengths(said: Sequence[Speech], look: Look) -> None:
    for speech in said:
        for part in speech.parts:
            if len(part.text) > _MOST_CHARACTERS:
                raise _no_fit(Speech(speech.language, (part,)), look)


def _check_glyphs(said: Sequence[Speech], look: Look) -> None:
    for speech in said:
        for part in speech.parts:
            lacking = missing(part.text, speech.language, mono=look.mono)
            if lacking:
                raise SlideFault(
                    "screen-glyph-missing",
                    {"characters": lacking, "language": speech.language.name},
                )


def _pages(slide: Slide, look: Look, said: Sequence[Speech]) -> Iterator[Page]:
    whole = _on_one(slide, look, said)
    if whole is not None:
        yield whole
    elif len(said) > 1:
        for speech in said:
            yield from _pages(slide, look, [speech])
    elif shape(look.width, look.height) in ("strip", "small"):
        yield from _on_few(slide, look, said[0])
    else:
        yield from _on_several(slide, look, said[0])


def _on_one(slide: Slide, look: Look, said: Sequence[Speech]) -> Page | None:
    """Everything on one picture: by the fullest layout that has room for it, even if what can be
    left out is. A title that leads on is to stand out, so there more is left out."""
    stages = dict.fromkeys(tuple(x.without(spare) for x in said) for spare in (3, 2, 1))
    teaser = slide.template in ("story", "figure")
    for layout in layouts(slide, look):
        first: Arrangement | None = None
        for speaking in stages:
            standing = arrange(speaking, layout.room, mono=look.mono, foot=layout.foot)
            if standing and (not teaser or _stands_out(standing, look)):
                return _painted(layout, standing)
            first = first or standing
        if first is not None:
            return _painted(layout, first)
    return None


def _stands_out(standing: Arrangement, look: Look) -> bool:
    return all(one.block.px >= least_main(look) * _STANDS_OUT for one in standing)


def _on_several(slide: Slide, look: Look, speech: Speech) -> Iterator[Page]:
    """Page after page, on the layout with most room."""
    *_, layout = layouts(slide, look)
    blocks = _blocks(speech, layout, look)
    if not blocks or len(blocks) > _MOST_PAGES:
        raise _no_fit(speech, look)
    yield from _each(blocks, layout)


def _on_few(slide: Slide, look: Look, speech: Speech) -> Iterator[Page]:
    """On few pixels, part after part: on a few pages, or in one line that runs through."""
    *_, layout = layouts(slide, look)
    blocks = _blocks(speech, layout, look)
    if blocks and len(blocks) <= _most(speech):
        yield from _each(blocks, layout)
        return
    for part in speech.without(1).parts:
        alone = Speech(speech.language, (part,))
        blocks = _blocks(alone, layout, look)
        if blocks and len(blocks) <= _most(alone):
            yield from _each(blocks, layout)
            continue
        running = scrolled(alone, layout.colours, look)
        if running is None:
            raise _no_fit(alone, look)
        yield running


def _most(speech: Speech) -> int:
    """On how many pages words may stand before they run through in one line."""
    spelt = not writes(speech.language.code, "Han")
    return _SPELT_ON_FEW if spelt and [x.role for x in speech.parts] == ["main"] else _ON_FEW


def _blocks(speech: Speech, layout: Layout, look: Look) -> tuple[Block, ...]:
    return page_blocks(speech.without(1), layout.room.width, layout.room.height, mono=look.mono)


def _each(blocks: Sequence[Block], layout: Layout) -> Iterator[Page]:
    for block in blocks:
        fresh = Layout(layout.image.copy(), layout.room, layout.colours, layout.align)
        yield _painted(fresh, (Standing(block, layout.room),))


def _painted(layout: Layout, standing: Arrangement) -> Page:
    paint(layout.image, standing, layout.colours, layout.align)
    texts = (x.part.text for one in standing for x in one.block.placed)
    return Page(layout.image, seconds(texts))


def _no_fit(speech: Speech, look: Look) -> SlideFault:
    longest = max((part.text for part in speech.parts), key=len)
    return SlideFault(
        "screen-text-no-fit", {"text": longest, "size": f"{look.width}×{look.height}"}
    )
