"""Story cover: a day of kimchi."""

from __future__ import annotations

import math

from .canvas import Canvas
from .flora import pomegranate
from .geometry import Path, curve, ellipse, rect, ribbon, rounded, smooth, turn
from .landscape import ridge, sky, tree
from .motifs import beam, woven
from .paint import fade, linear
from .palette import (
    BLUSH,
    CLAY,
    CORAL,
    CREAM,
    HONEY,
    LAKE,
    LAMP,
    LEAF,
    MOSS,
    NIGHT,
    PINE,
    POMEGRANATE,
    ROSE,
    SAFFRON,
    SAND,
    SEED,
    SILVER,
    SKINS,
    SKY,
    SPROUT,
    UMBER,
    WHITE,
    WINE,
    mix,
    shade,
    tint,
)
from .people import Look, bust


def kimchi_day(c: Canvas) -> None:
    """An autumn afternoon: earthenware jars, cabbages, strings of red chillies."""
    sky(c, mix(SKY, CREAM, 0.3), CREAM, tint(HONEY, 0.35), foot=560)
    c.glow(1330, 200, 640, LAMP, 0.9)
    ridge(
        c,
        [(0, 400), (260, 320), (560, 390), (900, 310), (1240, 380), (1620, 320)],
        640,
        linear((0, 300), (0, 560), mix(LAKE, CREAM, 0.55), tint(CREAM, 0.2)),
    )
    ridge(
        c,
        [(0, 470), (400, 420), (800, 470), (1200, 420), (1620, 460)],
        640,
        mix(SAFFRON, CORAL, 0.5),
    )
    for x, h, tone in ((90, 330, SAFFRON), (250, 250, SEED), (1500, 360, mix(SAFFRON, SEED, 0.5))):
        tree(c, x, 560, h, tone)
    c.fill(rect(0, 520, 1600, 400), linear((0, 520), (0, 900), SAND, mix(CLAY, SAND, 0.3)))
    wall = rect(0, 500, 1600, 66)
    c.fill(wall, linear((0, 500), (0, 566), tint(CLAY, 0.35), CLAY))
    for k in range(34):
        c.fill(rounded(k * 48 - 10, 486, 50, 24, 12), mix(LAKE, NIGHT, 0.5))
    jars = (
        (170, 690, 250),
        (410, 668, 230),
        (1210, 668, 230),
        (1440, 700, 270),
        (630, 650, 200),
        (990, 650, 200),
    )
    for x, y, h in sorted(jars, key=lambda jar: jar[1]):
        _jar(c, x, y, h)
    _eave(c)
    for x, look in (
        (
            590,
            Look(coat=LAKE, trim=HONEY, skin=SKINS[1], hat="doppa", hat_colour=PINE, style="bob"),
        ),
        (1010, Look(coat=SAFFRON, trim=CREAM, skin=SKINS[0], style="braids")),
        (800, Look(coat=ROSE, trim=WHITE, skin=SKINS[3], style="bun", hair=SILVER)),
    ):
        bust(c, x, 640, 320 if x == 800 else 286, look)
    c.fill(ellipse(800, 862, 480, 44), UMBER, alpha=0.35, blur=14)
    rim = [(350 + 900 * t / 40, 700 + 66 * math.sin(math.pi * t / 40)) for t in range(41)]
    basin = [
        *curve((350, 700), (380, 880), (520, 880), (560, 880)),
        *curve((1040, 880), (1080, 880), (1220, 880), (1250, 700)),
        *rim[::-1],
    ]
    c.fill(ellipse(800, 700, 450, 66), shade(SEED, 0.35))
    for x, y, r, tilt in (
        (560, 690, 118, -24),
        (1040, 690, 118, 24),
        (690, 656, 124, -8),
        (910, 656, 124, 10),
    ):
        _cabbage(c, x, y, r, tilt)
    _cabbage(c, 800, 690, 150, 0, spiced=True)
    c.fill(basin, linear((350, 0), (1250, 0), CORAL, SEED, POMEGRANATE, WINE))
    with c.clip(basin):
        woven(c, 330, 752, 940, 66, cell=6.6, colours=(POMEGRANATE, CREAM, HONEY), alpha=0.98)
        c.fill(rect(330, 690, 940, 230), fade((1250, 0), (700, 0), WINE, 0.6))
    c.stroke(rim, 15, tint(CORAL, 0.2))
    for x, y, tilt in ((110, 850, -14), (190, 872, 8), (1330, 858, 170), (1420, 880, 186)):
        c.fill(ellipse(x + 40 * (1 if x < 800 else -1), y + 12, 56, 8), UMBER, alpha=0.28, blur=4)
        _chilli(c, x, y, 96, tilt)
    for x, y in ((300, 828), (246, 806)):
        _garlic(c, x, y, 30)
    pomegranate(c, 1500, 812, 52, angle=8)


def _jar(c: Canvas, x: float, y: float, h: float) -> None:
    w = h * 0.86
    c.fill(ellipse(x + w * 0.3, y - 2, w * 0.62, h * 0.07), UMBER, alpha=0.36, blur=8)
    half: Path = [
        (w * 0.27, -h),
        (w * 0.31, -h * 0.93),
        (w * 0.48, -h * 0.68),
        (w * 0.5, -h * 0.42),
        (w * 0.4, -h * 0.12),
        (w * 0.27, 0),
    ]
    outline = smooth(half, closed=False)
    body = [(x + a, y + b) for a, b in outline] + [(x - a, y + b) for a, b in reversed(outline)]
    glaze = mix(CLAY, UMBER, 0.45)
    c.fill(
        body,
        linear((x - w / 2, 0), (x + w / 2, 0), mix(glaze, SAFFRON, 0.35), glaze, shade(UMBER, 0.2)),
    )
    c.spray(body, (x + w * 0.5, y), (x - w * 0.1, y - h * 0.6), UMBER, 0.8)
    for dy in (0.58, 0.5):
        c.stroke(
            [(x - w * 0.49, y - h * dy), (x, y - h * dy + 12), (x + w * 0.49, y - h * dy)],
            3,
            SAFFRON,
            alpha=0.45,
        )
    for k in range(3):
        px = x - w * 0.24 + k * w * 0.24
        c.stroke(
            smooth(
                [
                    (px - 18, y - h * 0.3),
                    (px, y - h * 0.38),
                    (px + 14, y - h * 0.3),
                    (px + 2, y - h * 0.26),
                ],
                closed=False,
            ),
            3.4,
            HONEY,
            alpha=0.55,
        )
    c.fill(
        turn(ellipse(x - w * 0.3, y - h * 0.6, w * 0.05, h * 0.13), 16, (x - w * 0.3, y - h * 0.6)),
        WHITE,
        alpha=0.35,
        blur=3,
    )
    c.fill(rounded(x - w * 0.36, y - h * 1.03, w * 0.72, h * 0.09, 9), glaze)
    lid = smooth(
        [
            (x - w * 0.38, y - h),
            (x - w * 0.26, y - h * 1.1),
            (x, y - h * 1.13),
            (x + w * 0.26, y - h * 1.1),
            (x + w * 0.38, y - h),
            (x, y - h * 0.985),
        ]
    )
    c.fill(
        lid,
        linear((x - w * 0.4, 0), (x + w * 0.4, 0), mix(glaze, SAFFRON, 0.45), shade(glaze, 0.3)),
    )
    c.fill(rounded(x - w * 0.07, y - h * 1.19, w * 0.14, h * 0.08, 5), glaze)


def _eave(c: Canvas) -> None:
    beam(c, 0, 0, 1600, 66)
    c.fill(rect(0, 66, 1600, 8), WINE)
    c.fill(rect(0, 74, 1600, 26), fade((0, 74), (0, 100), UMBER, 0.4))
    for x, rows in ((90, 9), (220, 7), (350, 5), (1260, 5), (1390, 7), (1515, 10)):
        c.stroke([(x, 72), (x, 100 + rows * 26)], 4, SAND)
        for row in range(rows):
            for side in (-1, 1):
                _chilli(c, x, 100 + row * 26, 66, 90 + side * (34 + 10 * ((row * 7) % 3)))


def _chilli(c: Canvas, x: float, y: float, long: float, angle: float) -> None:
    with c.at(x, y, long / 100, angle):
        spine = smooth([(0, 0), (40, -7), (80, 0), (102, 10)], closed=False)
        c.fill(ribbon(spine, 24, 2, 21), linear((0, -10), (0, 14), CORAL, SEED, POMEGRANATE))
        c.stroke([(-14, 4), (2, 0)], 6, LEAF)
        c.stroke(spine[6:22], 3, WHITE, alpha=0.35)


def _cabbage(c: Canvas, x: float, y: float, r: float, tilt: float, *, spiced: bool = False) -> None:
    with c.at(x, y, r / 100, tilt):
        outer = smooth(
            [
                (0, -118),
                (52, -96),
                (76, -40),
                (64, 40),
                (30, 84),
                (-30, 84),
                (-64, 40),
                (-76, -40),
                (-52, -96),
            ]
        )
        c.fill(outer, linear((0, -118), (0, 90), LEAF, SPROUT, tint(SPROUT, 0.7)))
        for q, tone in (
            (0.86, tint(SPROUT, 0.35)),
            (0.7, tint(SPROUT, 0.6)),
            (0.52, LAMP),
            (0.34, CREAM),
        ):
            ring = smooth([(a * q + math.sin(b / 9) * 3, b * q + 6) for a, b in outer[::7]])
            c.fill(ring, tone)
            c.stroke(ring, 2.4, MOSS, closed=True, alpha=0.5)
        for k in range(-3, 4):
            c.stroke(
                curve((k * 5, 70), (k * 8, 20), (k * 16, -30), (k * 15, -88), 16),
                3,
                WHITE,
                alpha=0.8,
            )
        c.fill(smooth([(-22, 84), (0, 58), (22, 84), (0, 92)]), WHITE)
        if spiced:
            for k in range(64):
                a = c.random.uniform(-1, 1)
                b = c.random.uniform(-96, 30)
                spot = ellipse(a * 52 * (1 - abs(b + 30) / 190), b, c.random.uniform(3, 9), 4.4, 14)
                c.fill(spot, (SEED, POMEGRANATE, CORAL)[k % 3], alpha=0.9)


def _garlic(c: Canvas, x: float, y: float, r: float) -> None:
    c.fill(ellipse(x, y + r * 0.9, r, r * 0.2), UMBER, alpha=0.3, blur=4)
    bulb = smooth(
        [
            (x, y - r * 1.5),
            (x + r * 0.25, y - r * 0.7),
            (x + r, y + r * 0.2),
            (x + r * 0.5, y + r * 0.9),
            (x - r * 0.5, y + r * 0.9),
            (x - r, y + r * 0.2),
            (x - r * 0.25, y - r * 0.7),
        ]
    )
    c.fill(bulb, linear((x - r, 0), (x + r, 0), WHITE, BLUSH))
    for side in (-0.4, 0, 0.4):
        c.stroke(
            curve(
                (x, y - r),
                (x + side * r, y - r * 0.4),
                (x + side * 2 * r, y + r * 0.3),
                (x + side * r, y + r * 0.9),
                14,
            ),
            2,
            ROSE,
        )
