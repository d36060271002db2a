"""Story cover: an embroidery hoop seen from above."""

from __future__ import annotations

import math

from .canvas import Canvas
from .flora import flower, pomegranate
from .geometry import circle, curve, ellipse, leaf, move, rect, rounded, smooth
from .motifs import atlas, lozenges, ruled
from .paint import fade, linear, radial
from .palette import (
    BLUSH,
    CLAY,
    CREAM,
    HONEY,
    LAKE,
    LAMP,
    LEAF,
    MIST,
    MOSS,
    NIGHT,
    PAPER,
    PLUM,
    POMEGRANATE,
    ROSE,
    SAFFRON,
    SAND,
    SEED,
    SILVER,
    SPROUT,
    UMBER,
    WHITE,
    mix,
    shade,
    tint,
)


def embroidery(c: Canvas) -> None:
    """An embroidery hoop seen from above: flowers, a needle, a red thread."""
    ground = mix(LAKE, NIGHT, 0.18)
    c.wash(linear((0, 0), (1600, 900), tint(ground, 0.16), ground, shade(ground, 0.3)))
    ruled(c, rect(0, 0, 1600, 900), 26, shade(ground, 0.5), 0.2, 0)
    c.fill(move(rect(-20, -20, 270, 960), 16, 14), NIGHT, alpha=0.45, blur=16)
    atlas(c, -20, -20, 268, 960, column=67)
    c.fill(rect(226, -20, 22, 960), fade((248, 0), (214, 0), UMBER, 0.5))
    lozenges_down(c, 248, 0, 900, 22)
    x, y, r = 880.0, 455.0, 372.0
    c.fill(circle(x + 34, y + 40, r + 6, 120), NIGHT, alpha=0.55, blur=24)
    c.fill(circle(x, y, r, 140), linear((x - r, y - r), (x + r, y + r), HONEY, SAFFRON, CLAY))
    c.fill(circle(x, y, r - 26, 140), shade(CLAY, 0.2))
    linen = circle(x, y, r - 32, 140)
    c.fill(linen, radial((x - 90, y - 110), 520, WHITE, PAPER, CREAM))
    ruled(c, linen, 9, SAND, 0.28, 0)
    ruled(c, linen, 9, SAND, 0.22, 90)
    _bouquet(c, x, y)
    c.stroke(circle(x, y, r - 13, 140), 3, tint(HONEY, 0.5), closed=True, alpha=0.8)
    c.fill(
        rounded(x - 34, y - r - 30, 68, 40, 8),
        linear((0, y - r - 30), (0, y - r + 10), LAMP, SAFFRON),
    )
    c.fill(circle(x, y - r - 12, 11), CLAY)
    _spools(c)
    _scissors(c)
    thread = smooth(
        [
            (1034, 602),
            (1110, 700),
            (1240, 712),
            (1330, 640),
            (1420, 640),
            (1468, 720),
            (1420, 800),
            (1330, 800),
        ],
        closed=False,
        steps=30,
    )
    c.stroke(move(thread, 8, 12), 6, NIGHT, alpha=0.4, blur=4)
    c.stroke(thread, 6, SEED)
    with c.at(1034, 602, 1, -128):
        c.fill(move(leaf(-16, 0, 236, 15, 0), 6, -14), NIGHT, alpha=0.3, blur=4)
        c.fill(leaf(220, 0, 236, 14, 180), linear((0, -6), (0, 6), SILVER, WHITE, SILVER))
        c.fill(ellipse(2, 0, 12, 2.2), mix(NIGHT, SILVER, 0.4))
    c.glow(640, 120, 800, LAMP, 0.3)


def lozenges_down(c: Canvas, x: float, y: float, length: float, w: float) -> None:
    """A lozenge border that runs down the picture."""
    with c.at(x, y, 1, 90):
        lozenges(c, 0, 0, length, w, (POMEGRANATE, CREAM, SAFFRON))


def _bouquet(c: Canvas, x: float, y: float) -> None:
    stems = (
        ((x, y + 250), (x - 60, y + 120), (x - 190, y + 80), (x - 196, y - 20)),
        ((x, y + 250), (x + 20, y + 120), (x + 150, y + 120), (x + 196, y + 10)),
        ((x, y + 250), (x - 20, y + 100), (x + 10, y - 60), (x + 6, y - 170)),
    )
    for stem in stems:
        line = curve(*stem, steps=40)
        c.stroke(line, 7, LEAF)
        c.stroke(line, 2, SPROUT, alpha=0.8)
        for k in range(6, 34, 6):
            px, py = line[k]
            side = 1 if k % 12 else -1
            blade = leaf(px, py, 62, 26, -90 + side * 62)
            c.fill(blade, MOSS if side > 0 else LEAF)
            c.stroke([(px, py), blade[len(blade) // 2]], 2.2, SPROUT, alpha=0.9)
    flower(c, x - 190, y - 58, 94, 8, SEED, BLUSH)
    flower(c, x + 192, y - 36, 88, 10, LAKE, MIST)
    flower(c, x - 118, y + 140, 58, 6, SAFFRON, LAMP)
    flower(c, x + 150, y + 150, 62, 7, PLUM, ROSE)
    pomegranate(c, x + 4, y - 130, 104)
    pomegranate(c, x - 6, y + 66, 46, opened=False, angle=-8)
    for k in range(28):
        a = 2 * math.pi * k / 28
        px, py = x + 312 * math.cos(a), y + 312 * math.sin(a)
        tone = (POMEGRANATE, SAFFRON, LAKE, LEAF)[k % 4]
        c.fill([(px - 10, py), (px, py - 10), (px + 10, py), (px, py + 10)], tone)
        c.fill(circle(px, py, 3.4, 12), PAPER)
    for side in (-1, 1):
        line = curve(
            (x, y + 252),
            (x + side * 40, y + 230),
            (x + side * 70, y + 260),
            (x + side * 112, y + 236),
        )
        c.stroke(line, 6, SEED)


def _spools(c: Canvas) -> None:
    for x, y, tone, angle in (
        (385, 190, SAFFRON, -18),
        (360, 690, LEAF, 24),
        (470, 800, PLUM, -6),
        (1330, 800, SEED, 90),
    ):
        with c.at(x, y, 1, angle):
            c.fill(move(rounded(-46, -64, 92, 128, 10), 14, 16), NIGHT, alpha=0.45, blur=9)
            for dy in (-64, 46):
                c.fill(rounded(-48, dy, 96, 18, 7), linear((-48, 0), (48, 0), LAMP, SAFFRON, CLAY))
            body = rounded(-38, -48, 76, 96, 8)
            c.fill(body, linear((-38, 0), (38, 0), tint(tone, 0.35), tone, shade(tone, 0.35)))
            ruled(c, body, 8, shade(tone, 0.4), 0.35, 4)


def _scissors(c: Canvas) -> None:
    with c.at(1416, 250, 1, 28):
        for dx, dy, tone, soft in ((14.0, 18.0, NIGHT, 8.0), (0.0, 0.0, SILVER, 0.0)):
            for side in (-1, 1):
                blade = [(0, 0), (side * 14, -20), (-side * 6, -190), (-side * 10, -40)]
                c.fill(
                    move(blade, dx, dy),
                    tone if soft else mix(SILVER, WHITE, 0.5 + side * 0.3),
                    alpha=0.45 if soft else 1,
                    blur=soft,
                )
                handle = smooth(
                    [
                        (0, 0),
                        (side * 26, 54),
                        (side * 60, 92),
                        (side * 54, 146),
                        (side * 20, 140),
                        (side * 14, 90),
                    ],
                    steps=10,
                )
                c.stroke(
                    move(handle, dx, dy),
                    13,
                    NIGHT if soft else POMEGRANATE,
                    closed=True,
                    alpha=0.45 if soft else 1,
                    blur=soft,
                )
        c.fill(circle(0, -4, 9), SAFFRON)
