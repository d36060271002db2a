"""Portraits: busts without features, tools in hand, patterns behind."""

from __future__ import annotations

import math

from .canvas import Canvas
from .flora import flower, pomegranate
from .geometry import Point, circle, curve, leaf, move, ribbon, rounded, smooth
from .motifs import atlas, ruled, ulzii, waves
from .paint import Mode, Radial, linear, radial
from .palette import (
    CLAY,
    CREAM,
    DEEP,
    HONEY,
    LAKE,
    LAMP,
    LEAF,
    NIGHT,
    PAPER,
    PINE,
    POMEGRANATE,
    ROSE,
    SAFFRON,
    SAND,
    SEED,
    SILVER,
    SKINS,
    SKY,
    UMBER,
    WHITE,
    WINE,
    Colour,
    mix,
    tint,
)
from .people import Look, bust, under
from .props import football


def halo(c: Canvas, tone: Colour, rim: Colour) -> None:
    """The round field behind a head."""
    c.fill(circle(450, 430, 362, 140), DEEP, alpha=0.28, blur=22)
    c.fill(circle(450, 420, 360, 140), rim)
    c.fill(circle(450, 420, 346, 140), radial((400, 330), 480, tint(tone, 0.4), tone))


def sleeve(c: Canvas, points: list[Point], width: float, look: Look) -> None:
    """A sleeve along a curve, with its cuff and hand at the end."""
    spine = smooth(points, closed=False, steps=18)
    x, y = spine[-1]
    c.fill(
        circle(x, y, width * 0.4),
        linear(
            (x - 20, y - 20), (x + 20, y + 20), tint(look.skin, 0.1), mix(look.skin, SEED, 0.15)
        ),
    )
    cut = spine[:-4]
    outline = ribbon(cut, width * 1.15, width * 0.9)
    c.fill(move(outline, 4, 8), DEEP, alpha=0.22, blur=7)
    c.fill(outline, look.coat)
    c.fill(circle(*cut[0], width * 0.57), look.coat)
    c.spray(outline, (cut[-1][0], cut[-1][1] + width), cut[0], under(look.coat), 0.4)
    c.fill(ribbon(cut[-5:], width * 0.98, width * 0.94), look.trim)


def lao_chen(c: Canvas) -> None:
    """An electrician with a glowing lamp in his hands."""
    c.wash(linear((0, 0), (0, 900), NIGHT, mix(NIGHT, LAKE, 0.6)))
    waves(c, 0, 60, 900, 50, 19, mix(LAKE, HONEY, 0.3), 0.35)
    halo(c, mix(LAKE, NIGHT, 0.2), HONEY)
    look = Look(
        coat=mix(SAFFRON, SEED, 0.45), trim=CREAM, skin=SKINS[1], hat="helmet", hat_colour=HONEY
    )
    bust(c, 450, 900, 640, look)
    for side in (-1, 1):
        c.fill(
            [
                (450 + side * 96, 610),
                (450 + side * 134, 632),
                (450 + side * 128, 900),
                (450 + side * 84, 900),
            ],
            mix(LAKE, NIGHT, 0.4),
        )
        c.fill(
            [
                (450 + side * 104, 640),
                (450 + side * 126, 650),
                (450 + side * 122, 900),
                (450 + side * 98, 900),
            ],
            LAMP,
            alpha=0.5,
        )
    for side in (-1, 1):
        sleeve(
            c, [(450 + side * 196, 740), (450 + side * 236, 868), (450 + side * 70, 806)], 92, look
        )
    c.glow(450, 690, 400, LAMP, 0.85)
    bulb = smooth(
        [
            (450, 610),
            (504, 640),
            (510, 692),
            (478, 736),
            (474, 766),
            (426, 766),
            (422, 736),
            (390, 692),
            (396, 640),
        ]
    )
    c.fill(bulb, radial((438, 670), 110, WHITE, LAMP, HONEY))
    c.stroke(
        smooth(
            [
                (436, 760),
                (432, 716),
                (420, 690),
                (436, 682),
                (450, 700),
                (464, 682),
                (480, 690),
                (468, 716),
                (464, 760),
            ],
            closed=False,
        ),
        4,
        SAFFRON,
    )
    for k in range(4):
        c.fill(rounded(424, 766 + k * 13, 52, 11, 5), mix(SILVER, NIGHT, 0.2 + 0.15 * (k % 2)))
    for k in range(12):
        a = 2 * math.pi * k / 12
        c.stroke(
            [
                (450 + 92 * math.cos(a), 676 + 92 * math.sin(a)),
                (450 + 116 * math.cos(a), 676 + 116 * math.sin(a)),
            ],
            5,
            LAMP,
            alpha=0.8,
        )
    for side in (-1, 1):
        c.fill(circle(450 + side * 62, 812, 34), look.skin)


def guli(c: Canvas) -> None:
    """An embroidery teacher with her hoop, before atlas silk."""
    atlas(c, 0, 0, 900, 900, column=75)
    c.wash(Radial((450, 430), 640, ((0, WINE, 0.1), (1, WINE, 0.55))), mode=Mode.MULTIPLY)
    halo(c, mix(CREAM, ROSE, 0.35), POMEGRANATE)
    look = Look(
        coat=PINE, trim=HONEY, skin=SKINS[0], hat="doppa", hat_colour=POMEGRANATE, style="braids"
    )
    bust(c, 450, 900, 640, look)
    for side in (-1, 1):
        for k in range(4):
            flower(c, 450 + side * (110 + 22 * k), 650 + 64 * k, 24, 6, SEED, LAMP)
    x, y, r = 560.0, 748.0, 142.0
    sleeve(c, [(664, 740), (760, 850), (672, 800)], 92, look)
    c.fill(circle(x + 8, y + 12, r + 6), DEEP, alpha=0.4, blur=12)
    c.fill(circle(x, y, r, 100), linear((x - r, y - r), (x + r, y + r), HONEY, SAFFRON, CLAY))
    c.fill(circle(x, y, r - 15, 100), radial((x - 40, y - 40), 190, WHITE, PAPER, CREAM))
    ruled(c, circle(x, y, r - 15, 100), 8, SAND, 0.3, 0)
    ruled(c, circle(x, y, r - 15, 100), 8, SAND, 0.25, 90)
    pomegranate(c, x, y + 6, 54)
    for side in (-1, 1):
        c.fill(leaf(x + side * 44, y + 50, 66, 28, -90 + side * 50), LEAF)
        flower(c, x + side * 78, y - 40, 27, 7, LAKE if side < 0 else SAFFRON, LAMP)
    sleeve(c, [(236, 740), (200, 866), (372, 742)], 92, look)
    c.stroke(curve((470, 700), (430, 640), (400, 650), (382, 716)), 4, SEED)
    c.stroke([(374, 742), (412, 690)], 6, WHITE)
    c.fill(circle(684, 800, 36), look.skin)


def batu(c: Canvas) -> None:
    """A teacher of sport with a whistle and a ball; endless knots on the sky."""
    c.wash(linear((0, 0), (0, 900), LAKE, mix(LAKE, SKY, 0.7)))
    for row in range(6):
        for k in range(6):
            ulzii(
                c,
                90 * (row % 2) + k * 180,
                90 + row * 160,
                54,
                mix(LAKE, SKY, 0.55),
                mix(LAKE, NIGHT, 0.12),
            )
    halo(c, mix(HONEY, CREAM, 0.45), PAPER)
    look = Look(coat=mix(LAKE, NIGHT, 0.35), trim=SEED, skin=SKINS[2], style="short")
    bust(c, 450, 900, 640, look)
    for side in (-1, 1):
        line = smooth(
            [(450 + side * 100, 616), (450 + side * 190, 690), (450 + side * 214, 900)],
            closed=False,
        )
        c.fill(ribbon(line, 22, 22), PAPER)
        c.fill(ribbon(line, 8, 8), SEED)
    for side in (-1, 1):
        c.stroke(
            smooth([(450 + side * 52, 560), (450 + side * 42, 660), (450, 724)], closed=False),
            7,
            HONEY,
        )
    c.fill(circle(450, 744, 27), linear((420, 720), (480, 770), LAMP, SAFFRON))
    c.fill(rounded(452, 724, 56, 22, 6), SAFFRON)
    c.fill(circle(450, 744, 11), UMBER)
    sleeve(c, [(640, 736), (764, 862), (690, 880)], 96, look)
    football(c, 610, 810, 110)
    c.fill(circle(704, 846, 38), look.skin)
    for k in range(3):
        c.fill(circle(690 + k * 12, 816 + k * 22, 15), look.skin)
    sleeve(c, [(250, 736), (170, 640), (206, 500)], 96, look)
    c.fill(rounded(180, 432, 52, 66, 20), look.skin)
    for k, (dx, long) in enumerate(((-18, 40), (-3, 50), (13, 44))):
        c.stroke([(206 + dx, 446), (206 + dx + (k - 1) * 3, 440 - long)], 15, look.skin)
    c.stroke([(228, 474), (246, 446)], 15, look.skin)
