"""Where things stand: grounds with pictures, codes and ornaments, and the room left for words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PIL import Image, ImageDraw

from portal.screens.slide import Look, Slide
from portal.screens.slides import codes, grounds, motifs
from portal.screens.slides.box import Box
from portal.screens.slides.colours import Palette, Tone
from portal.screens.slides.grounds import DESIGNS, Design
from portal.screens.slides.painting import Align
from portal.screens.slides.photographs import photograph, rounded
from portal.screens.slides.shapes import Shape, shape


@dataclass(frozen=True, slots=True)
class Layout:
    """A picture that lacks only its words."""

    image: Image.Image
    room: Box
    colours: Palette
    align: Align = "centre"
    foot: Box | None = None
    """Beside a code under the room: there a second language may stand."""


_TONES: dict[str, tuple[Design, Tone]] = {
    "story": ("plain", "paper"),
    "figure": ("plain", "green"),
    "question": ("woven", "indigo"),
    "answer": ("woven", "green"),
    "notice": ("framed", "cream"),
    "urgent": ("barred", "urgent"),
    "greeting": ("festive", "red"),
    "rest": ("side", "red"),
    "clock": ("woven", "indigo"),
}


def layouts(slide: Slide, look: Look) -> Iterator[Layout]:
    """The layouts of a slide, from the fullest to the one with most room for words.

    Raises SlideFault where its picture cannot be read.
    """
    kind = shape(look.width, look.height)
    if kind != "strip" and slide.template in ("story", "figure"):
        yield from _pictured(slide, look, kind)
    design, tone = style(slide)
    if slide.template not in ("story", "figure"):
        first = _on(design, tone, look)
        coded = slide.address and _code_beside(first, first.room, slide.address, look)
        if coded:
            yield coded
            first = _on(design, tone, look)
        yield first
    yield _on("plain", tone, look)


def style(slide: Slide) -> tuple[Design, Tone]:
    """The design and the colours of a slide."""
    if slide.template == "slogan":
        return DESIGNS[slide.design % len(DESIGNS)]
    if slide.template == "notice" and slide.urgent:
        return _TONES["urgent"]
    return _TONES[slide.template]


def _on(design: Design, tone: Tone, look: Look) -> Layout:
    made = grounds.ground(design, tone, look.width, look.height, night=look.night, mono=look.mono)
    return Layout(made.image.copy(), made.room, made.colours)


def _pictured(slide: Slide, look: Look, kind: Shape) -> Iterator[Layout]:
    """With picture and code, with the picture alone, with the code alone."""
    _, tone = style(slide)
    place = _disc if slide.template == "figure" else _cover
    addresses = dict.fromkeys((slide.address, None))
    roomy = kind != "small" or look.width >= 160
    if slide.picture is not None and roomy and not look.mono:
        for address in addresses:
            layout = _on("plain", tone, look)
            made = place(layout, slide, look, kind, address)
            if made is not None:
                yield made
    if slide.address is not None:
        layout = _on("plain", tone, look)
        coded = _code_beside(layout, layout.room, slide.address, look)
        if coded is not None:
            yield replace(coded, align="start")


def _cover(
    layout: Layout, slide: Slide, look: Look, kind: Shape, address: str | None
) -> Layout | None:
    """The picture fills one side from edge to edge; where that is a column, the code stands under
    it."""
    colours = layout.colours
    panel, rest = _panel(layout, slide, look, kind)
    under = None
    if address is not None and kind == "landscape":
        under = _code(address, panel.width * 3 // 5, look)
        if under is None:
            return None
        foot, panel = panel.cut_bottom(under.height + 2 * grounds.margin(*layout.image.size))
        _in_middle(layout.image, under, foot)
    if slide.picture is not None:
        made = photograph(slide.picture, panel.width, panel.height, look.night, colours.ground)
        layout.image.paste(made, (panel.x, panel.y))
    return _beside(layout, rest, look, None if under else address)


def _disc(
    layout: Layout, slide: Slide, look: Look, kind: Shape, address: str | None
) -> Layout | None:
    """The portrait in a ring, on a panel of its own, with the code under it where there is room."""
    image, colours = layout.image, layout.colours
    panel, rest = _panel(layout, slide, look, kind)
    under = None
    if address is not None and kind == "landscape":
        under = _code(address, panel.width * 3 // 5, look)
        if under is None:
            return None
        edge = grounds.margin(*image.size)
        foot, panel = panel.cut_bottom(under.height + edge)
        _in_middle(image, under, Box(foot.x, foot.y, foot.width, under.height))
    size = round(min(panel.width * 0.84, panel.height * 0.86)) // 2 * 2
    ring = max(2, size // 36)
    disc = Image.new("RGB", (size, size), colours.crown)
    if slide.picture is not None:
        inner = size - 2 * ring
        portrait = photograph(slide.picture, inner, inner, look.night, colours.ground)
        disc.paste(portrait, (ring, ring), rounded(portrait.size, inner // 2))
    _in_middle(image, disc, panel, rounded((size, size), size // 2))
    return _beside(layout, rest, look, None if under else address)


def _panel(layout: Layout, slide: Slide, look: Look, kind: Shape) -> tuple[Box, Box]:
    """A side of the screen for a picture, set off by a bar, and the other side for words."""
    whole = Box(0, 0, look.width, look.height)
    thick = max(2, min(look.width, look.height) // 90)
    rtl = bool(slide.words) and slide.words[0].language.direction == "rtl"
    if kind == "portrait":
        panel, rest = whole.cut_top(round(look.height * 0.32))
        edge, rest = rest.cut_top(thick)
    else:
        wide = round(min(look.width * 0.4, look.height * (0.78 if kind == "landscape" else 1.2)))
        panel, rest = whole.cut_right(wide) if rtl else whole.cut_left(wide)
        edge, rest = rest.cut_right(thick) if rtl else rest.cut_left(thick)
    painter = ImageDraw.Draw(layout.image)
    painter.rectangle(panel.corners, fill=layout.colours.shade)
    painter.rectangle(edge.corners, fill=layout.colours.crown)
    return panel, rest


def _beside(layout: Layout, rest: Box, look: Look, address: str | None) -> Layout | None:
    edge = grounds.margin(look.width, look.height)
    made: Layout | None = replace(layout, room=rest.inset(edge * 3 // 2 or 1, edge))
    if address is not None:
        made = _code_beside(layout, rest.inset(edge), address, look)
    return None if made is None else replace(made, align="start")


def _in_middle(
    image: Image.Image, what: Image.Image, box: Box, mask: Image.Image | None = None
) -> None:
    place = box.x + (box.width - what.width) // 2, box.y + (box.height - what.height) // 2
    image.paste(what, place, mask)


def _code_beside(layout: Layout, room: Box, address: str, look: Look) -> Layout | None:
    """With the code at the end of a room."""
    tall = room.height > room.width
    made = _code(address, min(room.width, room.height) * (9 if tall else 11) // 20, look)
    if made is None:
        return None
    apart = grounds.margin(look.width, look.height)
    foot = None
    if tall:
        place, rest = room.cut_bottom(made.height, apart)
        place, foot = place.cut_right(made.width, apart)
    else:
        place, rest = room.cut_right(made.width, apart)
        place, _ = place.cut_bottom(made.height)
    layout.image.paste(made, (place.x, place.y))
    return replace(layout, room=rest, foot=foot)


def _code(address: str, room: int, look: Look) -> Image.Image | None:
    if not codes.worth(look.width, look.height):
        return None
    light, dark = _CODE_NIGHT if look.night and not look.mono else _CODE
    return codes.code(address, look.text_px, room, light, dark)


_CODE = (255, 255, 255), (0, 0, 0)
_CODE_NIGHT = (168, 152, 130), (0, 0, 0)


def emblem(look: Look, tone: Tone) -> Image.Image:
    """The pomegranate alone, for when there are no words at all."""
    layout = _on("plain", tone, look)
    size = max(8, round(min(look.width, look.height) * 0.7))
    fruit = motifs.pomegranate(size, layout.colours, leaves=True)
    place = (look.width - size) // 2, (look.height - size) // 2
    layout.image.paste(fruit, place, fruit)
    return layout.image
