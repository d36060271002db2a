"""Story covers of music: two instruments by moonlight, a choir at sunset."""

from __future__ import annotations

import math

from .canvas import Canvas
from .cast import NEIGHBOURS
from .flora import pomegranate
from .geometry import Path, arc, circle, curve, ellipse, rect, ribbon, rounded, smooth
from .landscape import grass, house, ridge, sky, stars
from .motifs import lozenges, ruyi_band, ulzii
from .paint import Linear, linear, radial
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
    WINE,
    Colour,
    mix,
    shade,
    tint,
)
from .people import Hair, Hat, Look, person
from .props import street_lamp


def two_strings(c: Canvas) -> None:
    """A horse-head fiddle and an erhu side by side before a great moon, their sound as waves."""
    sky(c, DEEP, mix(NIGHT, PLUM, 0.45), mix(PLUM, SEED, 0.4), mix(CORAL, ROSE, 0.3), foot=760)
    stars(c, 150, 520)
    c.glow(800, 390, 760, LAMP, 0.6)
    c.fill(circle(800, 390, 300, 150), radial((700, 290), 560, tint(LAMP, 0.6), LAMP, HONEY))
    for dx, dy, q in (
        (-120, -90, 46),
        (110, -150, 30),
        (150, 60, 60),
        (-170, 90, 34),
        (10, 170, 40),
    ):
        c.fill(circle(800 + dx, 390 + dy, q), SAFFRON, alpha=0.14)
    ridge(
        c,
        [(0, 640), (260, 560), (560, 640), (860, 590), (1200, 640), (1620, 550)],
        900,
        mix(PLUM, LAKE, 0.35),
    )
    ridge(
        c, [(0, 700), (400, 640), (800, 700), (1200, 650), (1620, 700)], 900, mix(PLUM, NIGHT, 0.55)
    )
    _sound(c)
    ridge(
        c,
        [(0, 820), (400, 780), (800, 806), (1200, 780), (1620, 820)],
        910,
        linear((0, 780), (0, 900), mix(PINE, NIGHT, 0.45), DEEP),
    )
    c.fill(ellipse(620, 850, 180, 20), DEEP, alpha=0.6, blur=8)
    c.fill(ellipse(985, 850, 140, 18), DEEP, alpha=0.6, blur=8)
    with c.at(610, 846, 1, -5):
        _horse_fiddle(c)
    with c.at(990, 846, 1, 6):
        _erhu(c)
    grass(c, 0, 905, 1600, 84, mix(PINE, NIGHT, 0.4), 320)
    ruyi_band(c, 0, 20, 1600, 24, mix(PLUM, NIGHT, 0.35), mix(HONEY, PLUM, 0.3))


def _sound(c: Canvas) -> None:
    tones = (SEED, HONEY, LAKE, CREAM, CORAL, SAFFRON)
    for i in range(12):
        tone = tones[i % 6]
        line: Path = []
        for k in range(110):
            x = -20 + 1640 * k / 109
            swell = math.exp(-(((x - 800) / 620) ** 2))
            y = 640 + (i - 6) * 17 + 70 * math.sin(x / 165 + i * 0.22) * (0.35 + swell * 0.5)
            line.append((x, y))
        paint = Linear((0, 0), (1600, 0), ((0, tone, 0.15), (0.5, tone, 0.95), (1, tone, 0.15)))
        c.stroke(line, 5 if i % 3 else 8, paint)


def _horse_fiddle(c: Canvas) -> None:
    wood = mix(CLAY, POMEGRANATE, 0.3)
    body = [(-78, -250), (78, -250), (118, -12), (-118, -12)]
    c.fill(rect(-10, -560, 20, 330), linear((-10, 0), (10, 0), SAFFRON, BARK))
    for side, y in ((-1, -528), (1, -500)):
        c.stroke([(0, y), (side * 62, y - 8)], 9, UMBER)
        c.fill(rounded(side * 62 - 12, y - 20, 24, 24, 8), HONEY)
    c.fill(body, linear((-118, 0), (118, 0), tint(wood, 0.2), wood, shade(wood, 0.35)))
    c.stroke(body, 9, UMBER, closed=True)
    c.stroke([(a * 0.84, -131 + (b + 131) * 0.84) for a, b in body], 3, HONEY, closed=True)
    c.spray(body, (118, -12), (-60, -240), UMBER, 0.7)
    for side in (-1, 1):
        c.stroke(
            smooth(
                [(side * 62, -150), (side * 52, -132), (side * 68, -108), (side * 58, -88)],
                closed=False,
            ),
            5,
            UMBER,
        )
    ulzii(c, 0, -176, 42, HONEY, UMBER)
    c.fill([(-26, -70), (26, -70), (20, -56), (-20, -56)], UMBER)
    for x in (-4, 5):
        c.stroke([(x, -548), (x * 2.2, -60)], 2.4, CREAM)
    neck = smooth(
        [
            (-14, -556),
            (-24, -600),
            (-14, -640),
            (6, -668),
            (14, -690),
            (26, -672),
            (52, -648),
            (76, -616),
            (66, -600),
            (46, -604),
            (24, -612),
            (18, -588),
            (16, -556),
        ],
        steps=8,
    )
    c.fill(neck, linear((-20, 0), (70, 0), HONEY, SAFFRON, CLAY))
    mane = smooth(
        [(12, -692), (-18, -664), (-40, -616), (-36, -556), (-16, -566), (-20, -610), (-4, -644)],
        steps=8,
    )
    c.fill(mane, UMBER)
    c.fill(circle(30, -646, 4.4), UMBER)
    c.fill(circle(66, -612, 3), UMBER)
    c.stroke([(60, -598), (34, -634), (16, -600)], 3, SEED)
    bow = smooth([(-170, -170), (-20, -100), (150, -40)], closed=False)
    c.stroke([(-170, -170), (150, -40)], 2.6, CREAM)
    c.stroke(smooth([(-170, -170), (-30, -132), (150, -40)], closed=False), 7, BARK)
    c.fill(circle(*bow[0], 8), HONEY)


def _erhu(c: Canvas) -> None:
    dark = mix(WINE, UMBER, 0.3)
    c.fill(rect(-8, -640, 16, 600), linear((-8, 0), (8, 0), mix(WINE, CORAL, 0.4), dark))
    crook = [(0.0, -630.0), *arc(23, -650, 23, 36, 180, 350, 40)]
    c.fill(ribbon(crook, 16, 13), dark)
    c.fill(circle(45, -655, 8), HONEY)
    for y in (-590, -540):
        c.stroke([(0, y), (-74, y - 12)], 9, dark)
        c.fill(rounded(-92, y - 24, 28, 22, 8), HONEY)
    for x in (-2.0, 5.0):
        c.stroke([(x, -560), (x, -30)], 2.4, CREAM)
    c.stroke([(-10, -430), (12, -430)], 7, CREAM)
    drum = [
        (-74, -86),
        (-44, -128),
        (44, -128),
        (74, -86),
        (74, -38),
        (44, 2),
        (-44, 2),
        (-74, -38),
    ]
    c.fill(drum, linear((-74, 0), (74, 0), mix(WINE, CORAL, 0.35), WINE, shade(WINE, 0.35)))
    skin = [(a * 0.78, -63 + (b + 63) * 0.78) for a, b in drum]
    c.fill(skin, linear((-60, -120), (60, 0), SAND, SAFFRON))
    with c.clip(skin):
        for row in range(9):
            for k in range(9):
                x, y = -64 + k * 16 + (row % 2) * 8, -124 + row * 15
                c.fill(
                    [(x - 7, y), (x, y - 6), (x + 7, y), (x, y + 6)],
                    mix(CLAY, SAFFRON, 0.4),
                    alpha=0.6,
                )
    c.stroke(skin, 4, UMBER, closed=True)
    c.fill(rounded(-9, -72, 20, 9, 4), UMBER)
    c.stroke([(-130, -60), (190, -96)], 2.6, CREAM)
    c.stroke(smooth([(-130, -60), (20, -118), (190, -96)], closed=False), 7, BARK)
    c.fill(circle(190, -96, 8), HONEY)
    c.stroke(curve((40, -654), (60, -600), (30, -560), (52, -500)), 4, SEED)
    pomegranate(c, 52, -488, 15, opened=False)
    for k in range(-2, 3):
        c.stroke([(52, -470), (52 + k * 5, -430)], 2.6, SEED)


def square_choir(c: Canvas) -> None:
    """A square at sunset: a choir in coats of many patterns, its song rising over the roofs."""
    sky(c, mix(LAKE, PLUM, 0.4), mix(PLUM, ROSE, 0.55), CORAL, tint(HONEY, 0.2), foot=640)
    c.glow(800, 500, 760, HONEY, 0.7)
    c.fill(circle(800, 470, 190), linear((0, 280), (0, 660), LAMP, HONEY, SEED))
    ridge(
        c,
        [(0, 520), (260, 470), (520, 530), (900, 500), (1240, 470), (1620, 520)],
        680,
        mix(CORAL, PLUM, 0.45),
    )
    for x, w, h in ((-20, 190, 200), (150, 150, 270), (1290, 160, 250), (1430, 200, 190)):
        house(c, x, 650, w, h, mix(PLUM, CLAY, 0.4), HONEY)
    c.fill(rect(0, 640, 1600, 260), linear((0, 640), (0, 900), mix(CORAL, CLAY, 0.4), PLUM))
    for k in range(-12, 13):
        c.stroke([(800 + k * 46, 640), (800 + k * 190, 900)], 2, WINE, alpha=0.25)
    for y in (664, 700, 752, 824):
        c.stroke([(0, y), (1600, y)], 2, WINE, alpha=0.25)
    _song(c)
    for x in (118, 1482):
        street_lamp(c, x, 800, 380)
    _risers(c)
    conductor = Look(coat=NIGHT, trim=SEED, skin=SKINS[0], style="bob", trousers=DEEP)
    person(c, 800, 882, 262, conductor, left=(-34, -94), right=(34, -90), back=True, bend=0.2)


def _song(c: Canvas) -> None:
    for i, (tone, dy) in enumerate(((SEED, 0), (HONEY, 26), (LAKE, 52), (CREAM, 78))):
        line = smooth(
            [
                (180 + i * 60, 560 - dy),
                (420, 360 - dy),
                (700, 250 - dy * 0.7),
                (980, 280 - dy),
                (1240, 170 - dy * 0.6),
                (1660, 120 - dy * 1.2),
            ],
            closed=False,
        )
        c.fill(ribbon(line, 1, 15, 11), tone, alpha=0.85)
        for k in range(3):
            x, y = line[(18 + i * 4 + k * 18) % len(line)]
            _note(c, x, y - 8, 20, tint(LAMP, 0.3))


def _note(c: Canvas, x: float, y: float, r: float, tone: Colour) -> None:
    with c.at(x, y, r / 10):
        c.stroke([(8, 0), (8, -34)], 3, tone)
        c.fill(ribbon(curve((8, -34), (10, -26), (22, -26), (18, -12)), 6, 1), tone)
        with c.at(0, 0, 1, -20):
            c.fill(ellipse(0, 3, 9.4, 7, 30), tone)


def _risers(c: Canvas) -> None:
    rows = ((612, 8, 196, 92), (690, 9, 206, 100), (778, 10, 214, 104))
    coats = (POMEGRANATE, LAKE, SAFFRON, LEAF, CREAM, PLUM, SEED, PINE, HONEY, ROSE)
    styles: tuple[Hair, ...] = ("short", "bob", "bun", "braids", "long")
    hats: tuple[Hat, ...] = ("none", "doppa", "none", "felt", "none", "white-cap", "none", "scarf")
    for row, (y, count, size, gap) in enumerate(rows):
        foot = y + 52
        w = count * gap + 60
        c.fill(rect(800 - w / 2, foot, w, 60), linear((0, foot), (0, foot + 60), CLAY, WINE))
        lozenges(c, 800 - w / 2, foot, w, 14, (WINE, HONEY, POMEGRANATE))
        for k in range(count):
            i = row * 3 + k
            look = Look(
                coat=coats[(i * 3 + row) % 10],
                trim=coats[(i * 3 + row + 4) % 10],
                skin=SKINS[i % 4],
                style=styles[(i * 2 + row) % 5],
                hat=hats[(i * 3 + row) % 8],
                hat_colour=coats[(i + 7) % 10],
                skirt=True,
                hem=True,
                hair=SILVER if i % 7 == 3 else NEIGHBOURS[0].hair,
            )
            x = 800 + (k - (count - 1) / 2) * gap
            person(c, x, foot + 2, size * 0.86, look, left=(-6, -52), right=(6, -52), bend=0.34)
            c.fill(
                [
                    (x - 15, foot - size * 0.47),
                    (x, foot - size * 0.45),
                    (x + 15, foot - size * 0.47),
                    (x + 15, foot - size * 0.36),
                    (x, foot - size * 0.34),
                    (x - 15, foot - size * 0.36),
                ],
                PAPER,
            )
            c.stroke([(x, foot - size * 0.45), (x, foot - size * 0.34)], 2, SAFFRON)
