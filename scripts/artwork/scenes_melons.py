"""Story cover: melons on the road."""

from __future__ import annotations

import math

from .canvas import Canvas
from .flora import pomegranate
from .geometry import Point, arc, circle, curve, ellipse, rect, rounded, smooth
from .landscape import grass, peaks, poplar, ridge, sky
from .motifs import woven
from .paint import linear, radial
from .palette import (
    CLAY,
    CORAL,
    CREAM,
    DEEP,
    HONEY,
    LAKE,
    LAMP,
    LEAF,
    MOSS,
    NIGHT,
    PINE,
    PLUM,
    POMEGRANATE,
    ROSE,
    SAFFRON,
    SAND,
    SEED,
    SILVER,
    SKINS,
    SKY,
    SPROUT,
    WHITE,
    WINE,
    mix,
    shade,
    tint,
)
from .people import Look, head


def melon_truck(c: Canvas) -> None:
    """A truck full of melons on the road, snowy mountains and a large sun."""
    sky(c, mix(SKY, LAKE, 0.1), tint(HONEY, 0.55), mix(HONEY, CORAL, 0.35), foot=540)
    c.glow(1140, 300, 760, LAMP, 0.85)
    c.fill(circle(1140, 300, 150, 110), linear((0, 150), (0, 450), tint(LAMP, 0.5), HONEY))
    rock = mix(LAKE, ROSE, 0.4)
    peaks(c, ((140, 250), (640, 230), (1420, 250)), 560, tint(rock, 0.25), WHITE)
    peaks(c, ((390, 180), (930, 300), (1210, 330)), 560, rock, WHITE)
    ridge(
        c,
        [(0, 520), (400, 490), (800, 530), (1200, 500), (1620, 520)],
        700,
        mix(SAFFRON, CORAL, 0.3),
    )
    for i in range(15):
        poplar(c, 40 + i * 110 + (i % 3) * 14, 566, 130 + 30 * ((i * 5) % 4), mix(LEAF, HONEY, 0.2))
    for i, (y, tone) in enumerate(((556, MOSS), (590, SPROUT), (628, LEAF))):
        ridge(
            c,
            [(0, y), (500, y - 16), (1000, y + 10), (1620, y - 12)],
            900,
            linear((0, y), (0, y + 90), tone, shade(tone, 0.12 + i * 0.04)),
        )
    for k in range(46):
        x = -20 + k * 36
        low = 640 + 6 * math.sin(k)
        c.fill(ellipse(x, low, 15, 7), PINE, alpha=0.5)
        if k % 2:
            c.fill(ellipse(x + 8, low - 3, 11, 8), HONEY)
    c.fill(rect(0, 690, 1600, 220), linear((0, 690), (0, 900), mix(NIGHT, PLUM, 0.35), NIGHT))
    c.fill(rect(0, 684, 1600, 12), SAND)
    for k in range(9):
        c.fill(
            [(k * 210 - 60, 826), (k * 210 + 60, 826), (k * 210 + 50, 840), (k * 210 - 76, 840)],
            HONEY,
        )
    _truck(c)
    c.fill(rect(0, 876, 1600, 30), mix(SAFFRON, CLAY, 0.4))
    grass(c, 0, 905, 1600, 58, MOSS, 170)


def melon(c: Canvas, x: float, y: float, r: float, angle: float) -> None:
    """A netted melon."""
    with c.at(x, y, r / 100, angle):
        body = ellipse(0, 0, 128, 94)
        c.fill(body, radial((-40, -44), 190, tint(HONEY, 0.4), HONEY, SAFFRON))
        with c.clip(body):
            for k in range(-3, 4):
                c.stroke(
                    curve((-128, 0), (-60, k * 44), (60, k * 44), (128, 0), 14),
                    5,
                    mix(MOSS, SAFFRON, 0.35),
                    alpha=0.7,
                )
            for _ in range(26):
                px, py = c.random.uniform(-110, 110), c.random.uniform(-80, 80)
                c.stroke(
                    [(px, py), (px + c.random.uniform(-22, 22), py + c.random.uniform(-22, 22))],
                    3.4,
                    tint(CREAM, 0.4),
                    alpha=0.85,
                )
            c.fill(ellipse(30, 60, 150, 62), CLAY, alpha=0.3, blur=16)


def _truck(c: Canvas) -> None:
    c.fill(ellipse(760, 806, 640, 30), DEEP, alpha=0.6, blur=10)
    heap = ((6, 640, 0), (6, 560, 1), (5, 492, 0), (3, 430, 0), (1, 378, 0))
    spots: list[Point] = []
    for count, level, odd in heap:
        for k in range(count):
            spots.append((560 + (k - (count - 1) / 2) * 132 + odd * 10, level))
    for i, (x, y) in enumerate(sorted(spots, key=lambda spot: spot[1])):
        melon(c, x, y, 62 + 5 * (i % 3), -16 + 13 * (i % 4))
    bed = [(130, 590), (990, 590), (976, 752), (144, 752)]
    c.fill(bed, linear((0, 590), (0, 752), LAKE, shade(LAKE, 0.35)))
    with c.clip(bed):
        woven(c, 120, 622, 880, 84, cell=7, colours=(shade(LAKE, 0.1), CREAM, HONEY))
        c.fill(rect(120, 590, 880, 20), tint(LAKE, 0.3))
        for x in (150, 350, 560, 770, 962):
            c.fill(rect(x - 8, 590, 16, 170), shade(LAKE, 0.3))
    cab = smooth(
        [
            (1000, 752),
            (1000, 470),
            (1030, 440),
            (1190, 440),
            (1240, 470),
            (1286, 588),
            (1394, 616),
            (1420, 660),
            (1420, 752),
        ],
        steps=5,
    )
    c.fill(cab, linear((0, 440), (0, 752), tint(SEED, 0.1), POMEGRANATE, WINE))
    c.fill(
        smooth([(1040, 590), (1044, 490), (1180, 486), (1208, 500), (1244, 592)], steps=4),
        linear((1040, 480), (1240, 600), tint(SKY, 0.5), mix(SKY, LAKE, 0.4)),
    )
    driver = Look(coat=SAFFRON, trim=CREAM, skin=SKINS[1], hat="doppa", hat_colour=PINE)
    with c.clip(smooth([(1040, 590), (1044, 490), (1180, 486), (1208, 500), (1244, 592)], steps=4)):
        c.fill(smooth([(1076, 640), (1090, 566), (1124, 556), (1160, 572), (1170, 640)]), SAFFRON)
        head(c, 1124, 536, 32, driver)
        c.fill([(1060, 480), (1110, 480), (1060, 600), (1030, 600)], WHITE, alpha=0.18)
    c.stroke([(1018, 610), (1400, 640)], 5, HONEY, alpha=0.9)
    c.stroke([(1010, 612), (1018, 740)], 4, WINE)
    c.fill(rounded(1060, 628, 44, 12, 6), HONEY)
    pomegranate(c, 1046, 692, 26)
    c.glow(1412, 664, 90, LAMP, 0.8)
    c.fill(ellipse(1410, 666, 15, 21), LAMP)
    c.fill(rounded(126, 740, 1310, 28, 10), DEEP)
    for x in (300, 450, 1180):
        c.fill(circle(x, 770, 74), DEEP)
        c.fill(circle(x, 770, 44), SILVER)
        c.fill(circle(x, 770, 30), mix(SILVER, NIGHT, 0.35))
        for k in range(6):
            a = math.radians(60 * k)
            c.fill(circle(x + 20 * math.cos(a), 770 + 20 * math.sin(a), 5, 14), DEEP)
    c.fill(arc(1180, 764, 88, 88, 180, 360) + arc(1180, 764, 100, 100, 360, 180), WINE)
    for x in (60, 20, -10):
        c.fill(circle(x + 20, 790, 34 + x * 0.2), tint(SAND, 0.3), alpha=0.4, blur=10)
