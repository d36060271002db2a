"""Paints what is set: words in their colours, plates under labels, letters of options."""

from __future__ import annotations

import itertools
from typing import Literal

from PIL import Image, ImageDraw

from portal.language.languages import CHINESE
from portal.screens.slides.arranging import FEW, Arrangement, Standing
from portal.screens.slides.box import Box
from portal.screens.slides.colours import Colour, Palette
from portal.screens.slides.stack import Placed, mark_gap, mark_side
from portal.screens.typeset import fit

Align = Literal["centre", "start"]


def paint(image: Image.Image, standing: Arrangement, colours: Palette, align: Align) -> None:
    """Paint every block within its box, halfway down."""
    for one in standing:
        _block(image, one, colours, align)
    if align == "centre" and not colours.mono:
        for above, below in itertools.pairwise(standing):
            _parted(image, above.box, below.box, colours)


def _parted(image: Image.Image, above: Box, below: Box, colours: Palette) -> None:
    """Three beads between two languages that stand under each other, where there is room."""
    free = below.y - above.bottom
    size = min(free // 6, image.height // 60, image.width // 60)
    if size < 4:
        return
    y = above.bottom + (free - size) // 2
    middle = above.x + above.width // 2
    painter = ImageDraw.Draw(image)
    for place in (-1, 0, 1):
        x = middle + place * size * 3 - size // 2
        fill = colours.crown if place else colours.skin
        painter.polygon(
            [(x + size // 2, y), (x + size, y + size // 2), (x + size // 2, y + size),
             (x, y + size // 2)],
            fill=fill,
        )  # fmt: skip


def _block(image: Image.Image, standing: Standing, colours: Palette, align: Align) -> None:
    block, box = standing.block, standing.box
    if box.height <= FEW:
        block = block.tight()
    rtl = block.speech.language.direction == "rtl"
    top = box.y + (box.height - block.height) // 2
    centred = align == "centre"
    # Columns stand in the middle of their box: they have no side at which lines begin.
    left = box.x + (box.width - block.width) // 2
    # Options of one question begin at one edge, wherever that stands.
    group = max((x.x + x.width for x in block.placed if x.part.mark), default=0)
    for placed in block.placed:
        if block.vertical:
            x = left + placed.x
        elif centred and placed.part.mark:
            edge = box.x + (box.width - group) // 2
            x = edge + (group - placed.x - placed.width if rtl else placed.x)
        elif centred:
            x = box.x + (box.width - placed.width) // 2
        else:
            x = box.right - placed.x - placed.width if rtl else box.x + placed.x
        spot = Box(x, top + placed.y, placed.width, placed.height)
        _part(image, placed, spot, colours, rtl, centred)


def _part(
    image: Image.Image, placed: Placed, box: Box, colours: Palette, rtl: bool, centred: bool
) -> None:
    part, setting = placed.part, placed.setting
    if part.role == "label":
        _plate(image, box, colours.plate)
        x, y = box.x + (box.width - setting.width) // 2, box.y + (box.height - setting.height) // 2
        setting.draw(image, x, y, colours.on_plate, align="centre")
        return
    if part.mark:
        _option(image, placed, box, colours, rtl)
        return
    colour = colours.text if part.role == "main" else colours.soft
    setting.draw(image, box.x, box.y, colour, align="centre" if centred else "start")


def _option(image: Image.Image, placed: Placed, box: Box, colours: Palette, rtl: bool) -> None:
    part, setting = placed.part, placed.setting
    side, apart = mark_side(setting.px), mark_gap(setting.px)
    if setting.vertical:
        square = Box(box.x + (box.width - side) // 2, box.y, side, side)
        x, y = box.x + (box.width - setting.width) // 2, box.y + side + apart
    else:
        square = Box(box.right - side if rtl else box.x, box.y, side, side)
        x = box.x if rtl else box.x + side + apart
        y = box.y + (box.height - setting.height) // 2
    ground, ink = (colours.plate, colours.on_plate) if part.right else (colours.shade, colours.text)
    if part.right or not colours.mono:
        _plate(image, square, ground)
    # Also beside columns the letter itself stands upright.
    language = CHINESE if setting.vertical else setting.language
    letter = fit(
        part.mark, language, side, side,
        least=min(16, setting.px), most=setting.px, mono=setting.mono,
    )  # fmt: skip
    if letter is not None:
        letter.draw(
            image,
            square.x + (side - letter.width) // 2,
            square.y + (side - letter.height) // 2,
            ink,
        )
    setting.draw(image, x, y, colours.text, align="start")


def _plate(image: Image.Image, box: Box, colour: Colour) -> None:
    radius = min(box.width, box.height) // 5
    painter = ImageDraw.Draw(image)
    painter.rounded_rectangle(box.corners, radius if radius > 3 else 0, fill=colour)
