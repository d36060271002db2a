"""Portraits of groups: the homework volunteers, the choir."""

from __future__ import annotations

import math

from .canvas import Canvas
from .flora import pomegranate
from .geometry import Path, circle, curve, ellipse, move, rect, ribbon, smooth
from .motifs import HOOK, STAR, ruyi, waves, woven
from .paint import fade, linear
from .palette import (
    CLAY,
    CORAL,
    CREAM,
    DEEP,
    HAIR,
    HONEY,
    LAKE,
    LAMP,
    LEAF,
    NIGHT,
    PAPER,
    PINE,
    PLUM,
    POMEGRANATE,
    ROSE,
    SAFFRON,
    SAND,
    SEED,
    SILVER,
    SKINS,
    UMBER,
    WHITE,
    Colour,
    mix,
    tint,
)
from .people import Look, bust
from .props import crane


def four_thirty_team(c: Canvas) -> None:
    """Four volunteers and two children among paper cranes in the afternoon sun."""
    c.wash(linear((0, 0), (0, 900), HONEY, mix(HONEY, CORAL, 0.45)))
    with c.at(450, 470):
        for k in range(18):
            a, b = math.pi * k / 9, math.pi * (k + 0.5) / 9
            c.fill(
                [
                    (0, 0),
                    (900 * math.cos(a), 900 * math.sin(a)),
                    (900 * math.cos(b), 900 * math.sin(b)),
                ],
                LAMP,
                alpha=0.35,
            )
    woven(c, 0, 0, 900, 78, cell=6, motifs=(HOOK, STAR), colours=(LAKE, CREAM, HONEY))
    c.glow(450, 440, 520, LAMP, 0.7)
    c.fill(circle(450, 460, 300, 120), tint(LAMP, 0.4), alpha=0.7)
    for x, y, r, tone in (
        (130, 190, 56, SEED),
        (300, 150, 44, LAKE),
        (620, 160, 50, PAPER),
        (780, 220, 58, LEAF),
        (450, 130, 40, POMEGRANATE),
        (70, 380, 40, PAPER),
        (836, 410, 40, CORAL),
    ):
        c.stroke([(x, 78), (x, y - 30)], 2, UMBER, alpha=0.55)
        crane(c, x, y, r, tone, flip=x > 450)
    vest = SEED
    back = (
        Look(coat=vest, trim=LAMP, skin=SKINS[1], style="long"),
        Look(coat=vest, trim=LAMP, skin=SKINS[0], style="short"),
        Look(coat=vest, trim=LAMP, skin=SKINS[2], hat="doppa", hat_colour=PINE),
        Look(coat=vest, trim=LAMP, skin=SKINS[3], style="bun"),
    )
    for x, y, size, look in (
        (150, 770, 420, back[0]),
        (356, 740, 440, back[1]),
        (560, 740, 440, back[2]),
        (756, 770, 420, back[3]),
    ):
        bust(c, x, y, size, look)
        pomegranate(c, x + size * 0.17, y - size * 0.2, size * 0.05, opened=False, skin=POMEGRANATE)
    kids = (
        Look(coat=LAKE, trim=CREAM, skin=SKINS[0], style="braids"),
        Look(coat=LEAF, trim=CREAM, skin=SKINS[1], style="short"),
        Look(coat=PLUM, trim=ROSE, skin=SKINS[3], hat="felt", hat_colour=CREAM),
    )
    for x, look in zip((240, 450, 660), kids, strict=True):
        bust(c, x, 850, 330, look)
    c.fill(rect(0, 806, 900, 100), linear((0, 806), (0, 900), SAFFRON, CLAY))
    c.fill(rect(0, 806, 900, 10), LAMP)
    for x in (240, 660):
        pages: Path = [
            (x - 96, 800),
            (x, 812),
            (x + 96, 800),
            (x + 112, 858),
            (x, 872),
            (x - 112, 858),
        ]
        c.fill(move(pages, 0, 8), UMBER, alpha=0.4, blur=4)
        c.fill(pages, linear((x - 112, 0), (x + 112, 0), WHITE, CREAM, WHITE))
        c.stroke([(x, 812), (x, 872)], 3, SAND)
        for k in range(3):
            for side in (-1, 1):
                c.stroke([(x + side * 20, 826 + k * 13), (x + side * 84, 817 + k * 13)], 3, SAND)
    crane(c, 450, 822, 52, HONEY)


def hepan_choir(c: Canvas) -> None:
    """A choir by the river in many coats, notes above the water."""
    c.wash(linear((0, 0), (0, 620), mix(PLUM, NIGHT, 0.3), mix(PLUM, SEED, 0.45), CORAL, HONEY))
    c.glow(450, 360, 520, LAMP, 0.7)
    c.fill(circle(450, 380, 190, 110), linear((0, 190), (0, 570), LAMP, HONEY))
    c.fill(
        rect(0, 480, 900, 430),
        linear((0, 480), (0, 900), mix(LAKE, CORAL, 0.45), mix(LAKE, NIGHT, 0.3)),
    )
    waves(c, 0, 520, 900, 36, 10, CREAM, 0.25)
    for k in range(9):
        w = 150 - k * 8
        c.fill(ellipse(450 + 10 * (-1) ** k, 494 + k * 15, w, 4), LAMP, alpha=0.6)
    for i, tone in enumerate((SEED, HONEY, CREAM)):
        line = smooth(
            [
                (-20, 250 - i * 24),
                (200, 150 - i * 20),
                (450, 190 - i * 22),
                (680, 110 - i * 18),
                (930, 150 - i * 26),
            ],
            closed=False,
        )
        c.fill(ribbon(line, 9, 9), tone, alpha=0.85)
    for x, y in ((150, 158), (330, 130), (560, 138), (760, 92)):
        with c.at(x, y, 2.3):
            c.stroke([(8, 0), (8, -30)], 3, PAPER)
            c.fill(ribbon(curve((8, -30), (10, -22), (22, -22), (18, -9)), 6, 1), PAPER)
            c.fill(ellipse(0, 3, 9.4, 7, 30), PAPER)
    coats: tuple[Colour, ...] = (POMEGRANATE, LAKE, SAFFRON, PINE, PLUM, SEED, CREAM, LEAF, CORAL)
    looks = [
        Look(
            coat=coats[(i * 4) % 9],
            trim=coats[(i * 4 + 6) % 9],
            skin=SKINS[(i * 3) % 4],
            style=("bob", "short", "bun", "braids", "long")[i % 5],
            hair=SILVER if i in (2, 7) else HAIR,
            hat=("none", "doppa", "none", "none", "felt", "none", "scarf", "none", "white-cap")[i],
            hat_colour=coats[(i * 2 + 3) % 9],
        )
        for i in range(9)
    ]
    places = (
        (170, 660, 300),
        (360, 640, 300),
        (545, 640, 300),
        (735, 660, 300),
        (80, 800, 330),
        (265, 790, 340),
        (450, 800, 350),
        (635, 790, 340),
        (820, 800, 330),
    )
    for (x, y, size), look in zip(places, looks, strict=True):
        bust(c, x, y + 40, size, look)
    for x, y, size in places[4:]:
        top = y - size * 0.02
        c.fill(
            [
                (x - 66, top + 6),
                (x, top + 18),
                (x + 66, top + 6),
                (x + 60, top + 92),
                (x, top + 104),
                (x - 60, top + 92),
            ],
            DEEP,
            alpha=0.3,
            blur=6,
        )
        c.fill(
            [
                (x - 66, top),
                (x, top + 12),
                (x + 66, top),
                (x + 60, top + 84),
                (x, top + 96),
                (x - 60, top + 84),
            ],
            linear((x - 66, 0), (x + 66, 0), PAPER, CREAM, PAPER),
        )
        c.stroke([(x, top + 12), (x, top + 96)], 3, SAFFRON)
        ruyi(c, x - 32, top + 54, 19, SEED, PAPER)
        ruyi(c, x + 32, top + 54, 19, SEED, PAPER)
        for side in (-1, 1):
            c.fill(circle(x + side * 62, top + 62, 19), SKINS[1])
    c.fill(rect(0, 880, 900, 20), fade((0, 880), (0, 900), DEEP, 0.0, 0.3))
