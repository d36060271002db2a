"""The pomegranate, twigs, blossoms and flowers, stitched or cut from paper."""

from __future__ import annotations

import math
from collections.abc import Sequence

from .canvas import Canvas
from .geometry import Path, both_sides, circle, ellipse, leaf, smooth, star, turn
from .paint import linear, radial
from .palette import (
    CORAL,
    CREAM,
    HONEY,
    LEAF,
    PAPER,
    POMEGRANATE,
    SAFFRON,
    SEED,
    WINE,
    Colour,
    mix,
    shade,
    tint,
)


def pomegranate(
    c: Canvas,
    x: float,
    y: float,
    r: float,
    *,
    angle: float = 0.0,
    opened: bool = True,
    skin: Colour = POMEGRANATE,
) -> None:
    """The pomegranate: a round fruit with a crown, opened to its seeds when asked."""
    with c.at(x, y, r / 100, angle):
        tips = [(0, -88), (26, -92), (25, -112), (50, -150), (24, -138), (14, -122), (0, -158)]
        rim = mix(skin, SAFFRON, 0.45)
        c.fill(both_sides(tips[::-1]), linear((0, -156), (0, -88), HONEY, rim))
        right = [
            (0.0, -94.0),
            (26, -92),
            (68, -74),
            (97, -30),
            (96, 22),
            (72, 66),
            (36, 91),
            (0, 97),
        ]
        body = smooth(both_sides(right))
        c.fill(body, radial((-34, -40), 170, mix(skin, CORAL, 0.55), skin, mix(skin, WINE, 0.8)))
        c.spray(body, (90, 90), (-30, -20), shade(WINE, 0.35), 0.75)
        c.fill(turn(ellipse(-54, -44, 12, 26), 38, (-54, -44)), tint(skin, 0.75), alpha=0.5, blur=3)
        if not opened:
            return
        cut = smooth(
            [
                (2, -66),
                (30, -50),
                (60, -24),
                (66, 14),
                (50, 52),
                (16, 66),
                (-10, 48),
                (-24, 8),
                (-16, -36),
            ],
            steps=6,
        )
        c.fill(cut, linear((0, -60), (20, 60), tint(HONEY, 0.65), CREAM))
        c.stroke(cut, 3, mix(skin, WINE, 0.5), closed=True, alpha=0.7)
        for row in range(7):
            for k in range(6):
                sx = -18 + k * 16 + (row % 2) * 8
                sy = -51 + row * 17
                if ((sx - 21) / 39) ** 2 + ((sy - 1) / 59) ** 2 < 1:
                    seed = smooth([(sx, sy - 10), (sx + 8, sy), (sx, sy + 9), (sx - 8, sy)])
                    c.fill(seed, linear((sx, sy - 10), (sx, sy + 9), CORAL, SEED, skin))
                    c.fill(circle(sx - 2.4, sy - 3, 2.2, 10), PAPER, alpha=0.85)


def branch(c: Canvas, points: Sequence[tuple[float, float]], width: float, paint: Colour) -> Path:
    """A bare branch through the points; gives back its line."""
    spine = smooth(points, closed=False)
    c.stroke(spine, width, paint)
    return spine


def sprig(
    c: Canvas, x: float, y: float, size: float, angle: float, paint: Colour = LEAF, pairs: int = 4
) -> None:
    """A twig with leaves in pairs."""
    with c.at(x, y, size / 100, angle):
        c.stroke([(0, 0), (96, 0)], 3.5, shade(paint, 0.3))
        for i in range(pairs):
            at = 14 + i * 76 / pairs
            for side, tone in ((-1, tint(paint, 0.18)), (1, paint)):
                blade = leaf(at, 0, 44 - i * 3, 17, side * 48)
                c.fill(blade, tone)
                c.spray(blade, (at, 0), (at + 26, side * 24), shade(paint, 0.4), 0.5)
        c.fill(leaf(88, 0, 40, 16, 0), tint(paint, 0.1))


def flower(
    c: Canvas, x: float, y: float, r: float, petals: int, outer: Colour, inner: Colour
) -> None:
    """An embroidered flower: satin-stitched petals and a knotted heart."""
    with c.at(x, y, r / 100):
        for i in range(petals):
            with c.at(0, 0, 1, 360 * i / petals):
                width = min(92.0, 430 / petals)
                petal = smooth(
                    [
                        (12, 0),
                        (46, -width / 2),
                        (92, -width * 0.3),
                        (100, 0),
                        (92, width * 0.3),
                        (46, width / 2),
                    ]
                )
                c.fill(petal, linear((10, 0), (100, 0), inner, outer))
                with c.clip(petal):
                    for k in range(-4, 5):
                        far = (104, k * width * 0.11)
                        c.stroke([(8, k * 2), far], 1.8, shade(outer, 0.35), alpha=0.35)
                        c.stroke(
                            [(8, k * 2 + 2), (104, k * width * 0.11 + 4)],
                            1.6,
                            tint(inner, 0.6),
                            alpha=0.5,
                        )
                c.stroke(petal, 2.2, shade(outer, 0.25), closed=True, alpha=0.6)
        c.fill(circle(0, 0, 22), SAFFRON)
        for i in range(9):
            a = math.radians(40 * i)
            c.fill(circle(13 * math.cos(a), 13 * math.sin(a), 5, 16), HONEY)
        c.fill(circle(0, 0, 6, 16), tint(HONEY, 0.5))


def blossom(c: Canvas, x: float, y: float, r: float, petal: Colour, heart: Colour) -> None:
    """A small five-petalled blossom."""
    for i in range(5):
        a = math.radians(72 * i - 90)
        spot = circle(x + r * 0.55 * math.cos(a), y + r * 0.55 * math.sin(a), r * 0.48, 24)
        c.fill(spot, petal)
    c.fill(circle(x, y, r * 0.26, 16), heart)


def papercut(c: Canvas, x: float, y: float, r: float, paint: Colour, ground: Colour) -> None:
    """A paper-cut rosette with a pomegranate in the middle."""
    with c.at(x, y, r / 100):
        c.fill(star(0, 0, 100, 88, 24), paint)
        for i in range(12):
            with c.at(0, 0, 1, 30 * i):
                c.fill(leaf(62, 0, 30, 15, 0), ground)
                c.fill(circle(88, 0, 3.4, 16), ground)
        for i in range(12):
            with c.at(0, 0, 1, 30 * i + 15):
                c.fill(circle(80, 0, 4.6, 16), ground)
        c.fill(circle(0, 0, 56), ground)
        body = smooth(both_sides([(8, -28), (30, -20), (38, 6), (22, 32), (0, 38)]))
        c.fill(body, paint)
        c.fill(both_sides([(0, -52), (6, -42), (16, -50), (9, -26)]), paint)
        for sx, sy in ((-10, -6), (10, -6), (0, 8), (-12, 16), (12, 16), (0, -16), (0, 24)):
            c.fill(circle(sx, sy, 4.4, 16), ground)
        for side in (-1, 1):
            c.fill(leaf(side * 20, 34, 34, 13, -90 + side * 62), paint)
