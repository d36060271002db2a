"""Story cover: the pilaf in the courtyard."""

from __future__ import annotations

import math

from .canvas import Canvas
from .cast import NEIGHBOURS
from .flora import pomegranate
from .geometry import circle, curve, ellipse, leaf, rect, smooth
from .landscape import house, poplar, ridge, sky
from .motifs import atlas, lozenges, woven
from .paint import Radial, fade, linear, radial
from .palette import (
    BARK,
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
    PAPER,
    PINE,
    PLUM,
    POMEGRANATE,
    ROSE,
    SAFFRON,
    SEED,
    UMBER,
    WHITE,
    WINE,
    mix,
    shade,
    tint,
)
from .people import bust
from .props import bowl, naan, steam, string_lamps


def pilaf(c: Canvas) -> None:
    """A courtyard at dusk: a long table, a great pot of pilaf, strings of lamps."""
    sky(c, mix(PLUM, NIGHT, 0.45), mix(PLUM, SEED, 0.35), CORAL, HONEY, foot=600)
    c.glow(800, 520, 620, LAMP, 0.75)
    c.fill(circle(800, 500, 74), tint(LAMP, 0.35))
    ridge(
        c,
        [(300, 520), (560, 470), (800, 505), (1040, 460), (1320, 520)],
        640,
        mix(CORAL, PLUM, 0.35),
    )
    for x, h in ((520, 300), (585, 360), (1020, 350), (1088, 285)):
        poplar(c, x, 620, h, mix(PINE, PLUM, 0.35))
    house(c, -30, 640, 520, 330, mix(CLAY, PLUM, 0.25), HONEY)
    house(c, 1120, 640, 520, 300, mix(SAFFRON, PLUM, 0.42), HONEY)
    c.fill(rect(0, 600, 1600, 300), linear((0, 600), (0, 900), mix(CLAY, CORAL, 0.4), WINE))
    c.glow(800, 640, 820, HONEY, 0.5)
    for i, look in enumerate(NEIGHBOURS):
        x = 118 + i * 136 + (412 if i > 3 else 0)
        bust(c, x, 668, 206 if i in (0, 7) else 216 - 14 * (i % 2), look)
    steam(c, 800, 580, 330, tint(LAMP, 0.5), 0.6)
    _trellis(c)
    string_lamps(c, (-30, 120), (820, 96), 92, 8)
    string_lamps(c, (800, 96), (1640, 120), 92, 8)
    _laid_table(c)
    c.glow(800, 610, 520, LAMP, 0.32)


def _trellis(c: Canvas) -> None:
    for y, h in ((0, 26), (54, 14)):
        c.fill(rect(0, y, 1600, h), linear((0, y), (0, y + h), BARK, UMBER))
    for k in range(11):
        c.fill(rect(40 + k * 152, 0, 16, 78), UMBER)
    tones = (mix(LEAF, NIGHT, 0.25), mix(LEAF, MOSS, 0.4), mix(PINE, NIGHT, 0.2), MOSS)
    for i in range(120):
        at = c.random.uniform(-20, 1620)
        reach = 60 + 120 * abs(at / 800 - 1) ** 2
        low = c.random.uniform(0, reach)
        angle = c.random.uniform(50, 130)
        c.fill(leaf(at, low, 62, 46, angle), tones[i % 4], alpha=0.96)
    for x, y in ((110, 150), (240, 120), (1370, 118), (1500, 150)):
        for row in range(6):
            for k in range(5 - row if row else 4):
                gx = x + (k - (4 - row) / 2) * 19
                gy = y + row * 17
                berry = circle(gx, gy, 11, 28)
                c.fill(berry, radial((gx - 3, gy - 4), 14, mix(PLUM, ROSE, 0.5), PLUM))


def _laid_table(c: Canvas) -> None:
    top = [(110, 646), (1490, 646), (1640, 760), (-40, 760)]
    c.fill(top, linear((0, 646), (0, 760), CREAM, PAPER))
    c.fill(top, Radial((800, 690), 700, ((0, LAMP, 0.7), (1, CORAL, 0.35))))
    atlas(c, -10, 760, 1620, 140, column=45)
    c.fill(rect(0, 760, 1600, 26), fade((0, 760), (0, 800), UMBER, 0.5))
    lozenges(c, 0, 752, 1600, 22, (POMEGRANATE, CREAM, SAFFRON))
    for x, w in ((330, 150), (430, 140), (1210, 150)):
        naan(c, x, 700, w)
    for x, tone in ((205, LAKE), (560, SEED), (1060, LAKE), (1380, SEED)):
        bowl(c, x, 688, 96, tone, CREAM)
        heap(c, x, 690, 84, 24)
    for x, r in ((1285, 30), (1340, 26), (130, 28)):
        c.fill(ellipse(x + 6, 728, r * 1.1, 8), UMBER, alpha=0.3, blur=3)
        pomegranate(c, x, 702, r, angle=10, opened=r != 26)
    _cauldron(c, 800, 628, 400)


def heap(c: Canvas, x: float, y: float, w: float, h: float) -> None:
    """A heap of pilaf: rice, carrot, raisins."""
    dome = smooth(
        [
            (x - w / 2, y),
            (x - w * 0.3, y - h * 0.75),
            (x, y - h * 1.1),
            (x + w * 0.3, y - h * 0.75),
            (x + w / 2, y),
            (x, y + h * 0.24),
        ]
    )
    c.fill(dome, linear((x, y - h), (x, y + h * 0.2), tint(HONEY, 0.35), HONEY, SAFFRON))
    with c.clip(dome):
        for i in range(int(w * 0.9)):
            px, py = x + c.random.uniform(-0.5, 0.5) * w, y - c.random.uniform(-0.2, 1.05) * h
            a = c.random.uniform(0, math.pi)
            long = w * 0.02 + 3
            tone = (WHITE, tint(HONEY, 0.7), mix(SAFFRON, SEED, 0.4), SAFFRON)[i % 4]
            c.stroke(
                [(px, py), (px + long * math.cos(a), py + long * math.sin(a))],
                1.4 + w * 0.006,
                tone,
            )


def _cauldron(c: Canvas, x: float, y: float, w: float) -> None:
    c.fill(ellipse(x, y + w * 0.33, w * 0.42, w * 0.06), UMBER, alpha=0.5, blur=8)
    for side in (-1, 1):
        c.stroke(
            curve(
                (x + side * w * 0.48, y + 14),
                (x + side * w * 0.64, y - 6),
                (x + side * w * 0.64, y + 60),
                (x + side * w * 0.46, y + 52),
            ),
            14,
            NIGHT,
        )
    body = [
        (x - w / 2, y),
        *curve(
            (x - w / 2, y),
            (x - w * 0.47, y + w * 0.28),
            (x - w * 0.2, y + w * 0.34),
            (x, y + w * 0.34),
        )[1:],
        *curve(
            (x, y + w * 0.34),
            (x + w * 0.2, y + w * 0.34),
            (x + w * 0.47, y + w * 0.28),
            (x + w / 2, y),
        ),
    ]
    iron = shade(mix(NIGHT, PLUM, 0.3), 0.1)
    c.fill(body, linear((x - w / 2, y), (x + w / 2, y), tint(iron, 0.3), iron, DEEP))
    with c.clip(body):
        woven(c, x - w / 2, y + 22, w, 44, cell=4.4, colours=(iron, SAFFRON, SEED), alpha=0.99)
    c.fill(ellipse(x, y, w / 2, w * 0.085), tint(iron, 0.25))
    c.fill(ellipse(x, y + 3, w * 0.46, w * 0.07), shade(SAFFRON, 0.4))
    heap(c, x, y + 6, w * 0.9, w * 0.24)
