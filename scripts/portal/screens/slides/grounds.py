"""The grounds that slides stand on: five designs for each shape of screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from PIL import Image, ImageDraw

from portal.screens.slides import motifs, weaving
from portal.screens.slides.box import Box
from portal.screens.slides.colours import Palette, Tone, palette
from portal.screens.slides.shapes import shape

Design = Literal["seeds", "fruit", "side", "woven", "framed", "festive", "barred", "plain"]
DESIGNS: tuple[tuple[Design, Tone], ...] = (
    ("seeds", "red"),
    ("fruit", "paper"),
    ("side", "green"),
    ("woven", "indigo"),
    ("framed", "cream"),
)
"""The designs and their colours; a slide's number chooses among them."""

_NARROW = 64


@dataclass(frozen=True, slots=True)
class Ground:
    """A painted ground, to be copied before anything is drawn on it."""

    image: Image.Image
    room: Box
    """Where text and pictures may stand."""
    colours: Palette


@lru_cache(maxsize=48)
def ground(
    design: Design, tone: Tone, width: int, height: int, *, night: bool, mono: bool
) -> Ground:
    """A ground in a design and colours, of a screen's size."""
    colours = palette(tone, night=night, mono=mono)
    image = Image.new("RGB", (width, height), colours.ground)
    room = _PAINTERS[design](image, Box(0, 0, width, height), colours)
    return Ground(image, room, colours)


def margin(width: int, height: int) -> int:
    """The empty edge around text: a part of the shorter side, none on the smallest."""
    short = min(width, height)
    return 0 if short <= 64 else 2 if short <= 96 else round(short / 17)


def _inner(box: Box) -> Box:
    edge = margin(box.width, box.height)
    # Four characters of the bitmap face are just as wide as the narrowest screens.
    return box.inset(edge * 3 // 2 if edge > 4 else 2 if box.width > _NARROW else 0, edge)


def _plain(image: Image.Image, box: Box, colours: Palette) -> Box:
    """Colour alone."""
    return _inner(box)


def _seeds(image: Image.Image, box: Box, colours: Palette) -> Box:
    """Seeds in the ground's own colour, a shade deeper, and a bar at the foot."""
    short = min(box.width, box.height)
    if not colours.mono and short > 64:
        motifs.strew(image, max(5, short // 26), colours.shade)
    bar = 0 if short <= 32 else max(2, short // 40)
    foot, rest = box.cut_bottom(bar)
    if bar:
        ImageDraw.Draw(image).rectangle(foot.corners, fill=colours.crown)
    if shape(box.width, box.height) == "portrait":
        size = round(box.width * 0.44)
        place, rest = rest.cut_bottom(round(size * 1.12))
        _fruit_in(image, place, size, colours)
    return _inner(rest)


def _fruit_in(image: Image.Image, box: Box, size: int, colours: Palette) -> None:
    """A pomegranate with leaves in the middle of a box."""
    fruit = motifs.pomegranate(size, colours, leaves=True)
    place = box.x + (box.width - size) // 2, box.y + (box.height - size) // 2
    image.paste(fruit, place, fruit)


def _fruit(image: Image.Image, box: Box, colours: Palette) -> Box:
    """A halved pomegranate that looks in from a corner."""
    kind = shape(box.width, box.height)
    if kind in ("strip", "small"):
        return _emblem(image, box, colours)
    if kind == "portrait":
        radius = round(box.width * 0.42)
        middle = (round(box.width * 0.86), box.height - round(radius * 0.30))
        _, rest = box.cut_bottom(round(radius * 1.22))
    else:
        radius = round(box.height * (0.47 if kind == "landscape" else 0.58))
        middle = (box.width - round(radius * 0.22), box.height - round(radius * 0.30))
        _, rest = box.cut_right(round(radius * 1.2))
    fruit = motifs.cut_fruit(radius, colours)
    image.paste(fruit, (middle[0] - radius, middle[1] - radius), fruit)
    return _inner(rest)


def _emblem(image: Image.Image, box: Box, colours: Palette) -> Box:
    """A small pomegranate at the start, where there is room for it."""
    size = min(box.height, 64) - (2 if box.height > 32 else 0)
    if box.width < size * 5:
        return _inner(box)
    place, rest = box.cut_left(size + 2, 2)
    fruit = motifs.pomegranate(size, colours)
    image.paste(fruit, (place.x + 1, (box.height - size) // 2), fruit)
    return _inner(rest)


def _side(image: Image.Image, box: Box, colours: Palette) -> Box:
    """A panel with the pomegranate on its branch, beside the text or over it."""
    kind = shape(box.width, box.height)
    if kind in ("strip", "small"):
        return _emblem(image, box, colours)
    if kind == "portrait":
        panel, rest = box.cut_top(round(box.height * 0.3))
        edge, rest = rest.cut_top(max(3, box.width // 90))
    else:
        panel, rest = box.cut_left(round(min(box.width * 0.28, box.height * 0.62)))
        edge, rest = rest.cut_left(max(3, box.height // 90))
    painter = ImageDraw.Draw(image)
    painter.rectangle(panel.corners, fill=colours.shade)
    painter.rectangle(edge.corners, fill=colours.crown)
    _fruit_in(image, panel, round(min(panel.width, panel.height) * 0.78), colours)
    return _inner(rest)


def _woven(image: Image.Image, box: Box, colours: Palette) -> Box:
    """Woven bands at the head and the foot."""
    thick = weaving.thickness(box.height)
    if not thick:
        return _seeds(image, box, colours)
    band = weaving.band(box.width, thick, colours, colours.shade)
    image.paste(band, (0, 0))
    image.paste(band, (0, box.height - thick))
    return _inner(box.inset(0, thick))


def _framed(image: Image.Image, box: Box, colours: Palette) -> Box:
    """A frame with notched corners, a seed in each."""
    short = min(box.width, box.height)
    if short <= 48:
        return _seeds(image, box, colours)
    painter = ImageDraw.Draw(image)
    thick = max(2, short // 60)
    if short <= 128:
        painter.rectangle(box.corners, outline=colours.skin, width=2)
        return box.inset(4)
    edge, notch = thick * 2, thick * 6
    outer = box.inset(edge)
    painter.polygon(_notched(outer, notch), fill=colours.skin)
    painter.polygon(_notched(outer.inset(thick), notch), fill=colours.ground)
    inner = outer.inset(thick * 2)
    painter.polygon(_notched(inner, notch), fill=colours.crown)
    painter.polygon(_notched(inner.inset(max(2, thick // 2)), notch), fill=colours.ground)
    dot = thick * 3
    for x in (outer.x, outer.right - dot):
        for y in (outer.y, outer.bottom - dot):
            painter.rectangle((x, y, x + dot - 1, y + dot - 1), fill=colours.skin)
    # Text keeps clear of the notches, at the sides or at the head and the foot.
    tall = shape(box.width, box.height) == "portrait"
    room = inner.inset(thick * 3, notch + thick) if tall else inner.inset(notch + thick, thick * 3)
    if tall:
        size = round(box.width * 0.34)
        place, room = room.cut_top(round(size * 1.2))
        _fruit_in(image, place, size, colours)
    return room


def _festive(image: Image.Image, box: Box, colours: Palette) -> Box:
    """Woven bands, and pomegranates that hang at both sides."""
    kind = shape(box.width, box.height)
    if kind in ("strip", "small"):
        return _emblem(image, box, colours)
    room = _woven(image, box, colours)
    size = round(min(box.width, box.height) * (0.26 if kind != "portrait" else 0.34))
    if kind == "portrait":
        place, room = room.cut_top(size)
        left, right = place.columns((0.5, 0.5), 0)
        foot, room = room.cut_bottom(size)
        for corner in (left, right, *foot.columns((0.5, 0.5), 0)):
            _fruit_in(image, corner, size, colours)
        return room
    apart = size // 6
    left, room = room.cut_left(size, apart)
    right, room = room.cut_right(size, apart)
    for side in (left, right):
        _fruit_in(image, side, size, colours)
    return room


def _barred(image: Image.Image, box: Box, colours: Palette) -> Box:
    """Broad bars at the head and the foot, and nothing else that takes the eye."""
    short = min(box.width, box.height)
    bar = 0 if short <= 32 else max(2, short // 18)
    painter = ImageDraw.Draw(image)
    for place in (box.cut_top(bar)[0], box.cut_bottom(bar)[0]) if bar else ():
        painter.rectangle(place.corners, fill=colours.crown)
    return _inner(box.inset(0, bar))


def _notched(box: Box, notch: int) -> list[tuple[int, int]]:
    left, top, right, bottom = box.corners
    n = notch
    return [
        (left + n, top), (right - n, top), (right - n, top + n), (right, top + n),
        (right, bottom - n), (right - n, bottom - n), (right - n, bottom), (left + n, bottom),
        (left + n, bottom - n), (left, bottom - n), (left, top + n), (left + n, top + n),
    ]  # fmt: skip


_PAINTERS: dict[Design, Callable[[Image.Image, Box, Palette], Box]] = {
    "seeds": _seeds,
    "fruit": _fruit,
    "side": _side,
    "woven": _woven,
    "framed": _framed,
    "festive": _festive,
    "barred": _barred,
    "plain": _plain,
}
