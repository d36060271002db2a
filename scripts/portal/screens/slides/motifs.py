"""The pomegranate and its seeds, drawn at the size that is wanted."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from PIL import Image, ImageDraw

from portal.screens.slides.colours import Colour, Palette

Point = tuple[float, float]
_FINER = 4
_TURNS = 24


class Brush:
    """Draws shapes in units of its own onto a clear sheet, four times finer than it is wanted."""

    def __init__(self, width: int, height: int, unit: float) -> None:
        self._size = width, height
        self._scale = unit * _FINER
        self._image = Image.new("RGBA", (width * _FINER, height * _FINER))
        self._draw = ImageDraw.Draw(self._image)

    def fill(self, points: Sequence[Point], colour: Colour) -> None:
        """A closed shape."""
        s = self._scale
        self._draw.polygon([(x * s, y * s) for x, y in points], fill=(*colour, 255))

    def disc(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """A full circle."""
        s = self._scale
        box = ((x - radius) * s, (y - radius) * s, (x + radius) * s, (y + radius) * s)
        self._draw.ellipse(box, fill=(*colour, 255))

    def sheet(self, mono: bool) -> Image.Image:
        """What was drawn, at its size; on mono every pixel is whole or clear."""
        # Premultiplied, so that edges take no darkness from the clear sheet.
        small = self._image.convert("RGBa").resize(self._size, Image.Resampling.BOX)
        sheet = small.convert("RGBA")
        if mono:
            lit = sheet.convert("L").point(lambda v: 255 if v > 127 else 0)
            whole = sheet.getchannel("A").point(lambda v: 255 if v > 127 else 0)
            sheet = Image.merge("RGBA", (lit, lit, lit, whole))
        return sheet


def curve(*bends: Point, steps: int = 14) -> list[Point]:
    """Points along cubic Bézier curves: a start, then two handles and an end for each."""
    points = [bends[0]]
    for k in range(1, len(bends), 3):
        a, (b, c, d) = points[-1], bends[k : k + 3]
        for step in range(1, steps + 1):
            t = step / steps
            u = 1 - t
            w = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
            four = (a, b, c, d)
            points.append(
                (
                    sum(share * x for share, (x, _) in zip(w, four, strict=True)),
                    sum(share * y for share, (_, y) in zip(w, four, strict=True)),
                )
            )
    return points


_BODY = curve(
    (24, 11), (35, 11), (43, 18), (43, 28.5), (43, 39), (35, 47), (24, 47),
    (13, 47), (5, 39), (5, 28.5), (5, 18), (13, 11), (24, 11),
)  # fmt: skip
_CROWN = ((18.6, 13.4), (14.6, 2.4), (20.4, 6.2), (24, 1), (27.6, 6.2), (33.4, 2.4), (29.4, 13.4))
_CUT = curve(
    (26, 16.5), (34, 18), (38.4, 23.5), (37.6, 30), (36.8, 36.5), (32.5, 41.5), (26, 42.5),
    (20.5, 39), (18, 35), (18, 29.5), (18, 24), (20.5, 19.5), (26, 16.5),
)  # fmt: skip
_SEEDS = (
    (25.6, 21.4), (31.0, 24.0), (23.0, 27.2), (28.6, 28.8), (33.9, 29.6), (24.0, 33.2),
    (29.8, 34.8), (26.4, 38.8),
)  # fmt: skip
_LEAF = curve((0, 0), (3, -5), (9, -7), (16, -6), (13, 0), (7, 3), (0, 0))
_SEED = curve(
    (0, -1), (0.45, -0.5), (0.78, 0.05), (0.78, 0.45), (0.78, 0.85), (0.4, 1.1), (0, 1.1),
    (-0.4, 1.1), (-0.78, 0.85), (-0.78, 0.45), (-0.78, 0.05), (-0.45, -0.5), (0, -1), steps=8,
)  # fmt: skip


@lru_cache(maxsize=64)
def pomegranate(size: int, colours: Palette, leaves: bool = False) -> Image.Image:
    """An open pomegranate on a clear square; with two leaves where it is large enough."""
    brush = Brush(size, size, size / 48)
    if leaves and size >= 48:
        for side in (-1, 1):
            brush.fill([(24 + side * (5 + x), 10.5 + y) for x, y in _LEAF], colours.leaf)
    brush.fill(_CROWN, colours.crown)
    brush.fill(_BODY, colours.skin)
    brush.fill(_CUT, colours.flesh)
    for x, y in _SEEDS:
        brush.disc(x, y, 2.4 if size >= 28 else 2.9, colours.seed)
    return brush.sheet(colours.mono)


@lru_cache(maxsize=32)
def cut_fruit(radius: int, colours: Palette) -> Image.Image:
    """A pomegranate cut in half, seen from above: skin, flesh, and seeds in chambers."""
    brush = Brush(2 * radius, 2 * radius, radius)
    brush.disc(1, 1, 1, colours.skin)
    brush.disc(1, 1, 0.93, colours.flesh)
    for chamber in range(6):
        middle = math.tau * chamber / 6
        for ring, count in ((0.30, 1), (0.50, 3), (0.68, 4), (0.83, 5)):
            spread = math.tau / 6 * (0 if count == 1 else 0.74)
            for k in range(count):
                place = middle + spread * ((k / (count - 1) if count > 1 else 0.5) - 0.5)
                x, y = 1 + ring * math.sin(place), 1 - ring * math.cos(place)
                _seed(brush, (x, y), 0.078, place + math.pi, colours.seed)
    return brush.sheet(colours.mono)


def strew(image: Image.Image, size: int, colour: Colour) -> None:
    """Strew seeds evenly over a whole picture, each turned its own way."""
    step = size * 4
    for row in range(-1, image.height // step + 2):
        for column in range(-1, image.width // step + 2):
            # Steps that have no common measure: no two neighbours look alike.
            turn = (row * 7 + column * 3) * 5 % _TURNS
            angle = math.tau * turn / _TURNS
            x = (column + (row % 2) / 2 + 0.5) * step + math.sin(angle) * size * 0.6
            y = (row + 0.5) * step + math.cos(angle) * size * 0.6
            seed = _one_seed(size, turn, colour)
            image.paste(seed, (round(x) - seed.width // 2, round(y) - seed.height // 2), seed)


@lru_cache(maxsize=64)
def _one_seed(size: int, turn: int, colour: Colour) -> Image.Image:
    side = size * 3
    brush = Brush(side, side, 1)
    _seed(brush, (side / 2, side / 2), size, math.tau * turn / _TURNS, colour)
    return brush.sheet(False)


def _seed(brush: Brush, place: Point, size: float, turn: float, colour: Colour) -> None:
    sin, cos = math.sin(turn), math.cos(turn)
    brush.fill(
        [
            (place[0] + size * (x * cos - y * sin), place[1] + size * (x * sin + y * cos))
            for x, y in _SEED
        ],
        colour,
    )
