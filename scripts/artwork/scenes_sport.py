"""Story covers of sport: three cheers on the pitch, wrestling in the yard."""

from __future__ import annotations

import math

from .canvas import Canvas
from .cast import CHILDREN
from .flora import pomegranate
from .geometry import (
    Path,
    Point,
    arc,
    circle,
    curve,
    ellipse,
    mirror,
    rect,
    ribbon,
    rounded,
    smooth,
)
from .landscape import cloud, curled_cloud, grass, ridge, sky, tree
from .motifs import lozenges, ulzii
from .paint import linear
from .palette import (
    BARK,
    BLUSH,
    CREAM,
    DEEP,
    HONEY,
    LAKE,
    LAMP,
    LEAF,
    MIST,
    MOSS,
    NIGHT,
    PAPER,
    PINE,
    POMEGRANATE,
    SAFFRON,
    SAND,
    SEED,
    SKINS,
    SKY,
    SPROUT,
    WHITE,
    Colour,
    mix,
    shade,
    tint,
)
from .people import Look, arm, head, person
from .props import bunting, football


def three_cheers(c: Canvas) -> None:
    """A football pitch in the morning: three cheers fly as three ribbons and become one."""
    sky(c, mix(SKY, LAKE, 0.35), SKY, tint(HONEY, 0.6), foot=470)
    c.glow(330, 330, 700, LAMP, 0.8)
    c.fill(circle(330, 330, 84), tint(LAMP, 0.5))
    cloud(c, 1330, 230, 260, WHITE, BLUSH)
    cloud(c, 700, 170, 180, WHITE, BLUSH)
    ridge(
        c, [(0, 410), (300, 380), (700, 420), (1100, 370), (1620, 410)], 500, mix(LAKE, SKY, 0.55)
    )
    for x in range(20, 1640, 92):
        tree(c, x, 470, 96 + 22 * ((x // 92) % 3), mix(LEAF, MIST, 0.3))
    c.fill(rect(0, 456, 1600, 444), linear((0, 456), (0, 900), MOSS, LEAF))
    for k in range(-9, 10, 2):
        c.fill(
            [
                (800 + k * 78, 456),
                (800 + (k + 1) * 78, 456),
                (800 + (k + 1) * 300, 900),
                (800 + k * 300, 900),
            ],
            SPROUT,
            alpha=0.28,
        )
    _goal(c)
    for path in (
        ((170, 520), (1430, 520)),
        ((800 - 420, 456), (220, 560)),
        ((800 + 420, 456), (1380, 560)),
        ((220, 560), (1380, 560)),
    ):
        if path[0][1] != 520:
            c.stroke(path, 5, WHITE, alpha=0.85)
    c.stroke(arc(800, 560, 190, 44, 0, 180), 5, WHITE, alpha=0.85)
    _three_ribbons(c)
    groups = ((130, 690), (250, 730), (390, 700), (1210, 700), (1340, 735), (1470, 695))
    for i, (x, y) in enumerate(groups):
        c.fill(ellipse(x + 42, y + 4, 64, 9), PINE, alpha=0.45, blur=4)
        up = -1 if i % 2 else 1
        person(
            c,
            x,
            y,
            196 + 16 * (i % 3),
            CHILDREN[i],
            left=(-24, -106 + 8 * up),
            right=(24, -102 - 6 * up),
            bend=0.16,
        )
    keeper = Look(coat=SAFFRON, trim=NIGHT, skin=SKINS[2], hat="cap", hat_colour=LAKE)
    person(c, 800, 556, 124, keeper, left=(-40, -78), right=(40, -78), bend=0.05, step=10)
    c.fill(ellipse(830, 850, 150, 24), PINE, alpha=0.5, blur=10)
    football(c, 770, 742, 112)
    grass(c, 0, 905, 1600, 64, LEAF, 240)
    tones = (POMEGRANATE, HONEY, LAKE, CREAM, SEED, LEAF)
    bunting(c, (-40, 30), (690, -20), 92, 10, 58, tones)
    bunting(c, (910, -20), (1640, 30), 92, 10, 58, tones)


def _goal(c: Canvas) -> None:
    c.fill(rect(610, 322, 380, 176), WHITE, alpha=0.16)
    for k in range(20):
        c.stroke([(610 + k * 20, 322), (610 + k * 20, 498)], 1.6, WHITE, alpha=0.7)
    for k in range(9):
        c.stroke([(610, 322 + k * 21), (990, 322 + k * 21)], 1.6, WHITE, alpha=0.7)
    c.stroke([(606, 500), (606, 318), (994, 318), (994, 500)], 11, WHITE)


def _three_ribbons(c: Canvas) -> None:
    """The three calls rise from the children, twine, and open into one fruit of light."""
    paths: tuple[tuple[Point, Point, Point, Colour], ...] = (
        ((190, 600), (150, 250), (720, 520), SEED),
        ((1400, 600), (1480, 230), (880, 520), HONEY),
        ((440, 560), (520, 430), (800, 560), LAKE),
    )
    for i, (start, first, second, tone) in enumerate(paths):
        meet = (800 + (i - 1) * 24.0, 322.0)
        c.fill(ribbon(curve(start, first, second, meet, 60), 3, 14, 17), tone, alpha=0.95)
    for i, tone in enumerate((SEED, HONEY, LAKE)):
        twist: Path = []
        for k in range(60):
            t = k / 59
            sway = 24 * math.sin((i - 1) * 1.57 + t * 9.42) * (1 - 0.4 * t)
            twist.append((800 + sway, 322 - 150 * t))
        c.fill(ribbon(twist, 14, 10), tone)
    c.glow(800, 120, 300, LAMP, 0.9)
    for k in range(28):
        a = math.pi * 2 * k / 28
        near, far = 92 + 14 * (k % 2), 116 + 26 * (k % 2)
        tone = (SEED, HONEY, LAKE, CREAM)[k % 4]
        c.stroke(
            [
                (800 + near * math.cos(a), 128 + near * math.sin(a)),
                (800 + far * math.cos(a), 128 + far * math.sin(a)),
            ],
            6,
            tone,
        )
    pomegranate(c, 800, 134, 66)


def courtyard_wrestling(c: Canvas) -> None:
    """Two wrestlers on the grass under a wide blue sky, pennants and curled clouds."""
    sky(c, LAKE, mix(LAKE, SKY, 0.7), tint(SKY, 0.5), foot=640)
    with c.at(800, 330):
        for k in range(24):
            c.fill(
                [
                    (0, 0),
                    (1200 * math.cos(k * math.pi / 12), 1200 * math.sin(k * math.pi / 12)),
                    (
                        1200 * math.cos((k + 0.5) * math.pi / 12),
                        1200 * math.sin((k + 0.5) * math.pi / 12),
                    ),
                ],
                WHITE,
                alpha=0.06,
            )
    c.fill(circle(800, 350, 238, 120), HONEY, alpha=0.95)
    c.fill(circle(800, 350, 222, 120), linear((0, 130), (0, 570), LAMP, HONEY))
    ulzii(c, 800, 284, 118, mix(SAFFRON, HONEY, 0.3), mix(HONEY, LAMP, 0.6), 1.0)
    line = mix(LAKE, WHITE, 0.35)
    for x, y, w in (
        (230, 220, 360),
        (1380, 190, 330),
        (1290, 420, 250),
        (330, 440, 220),
        (560, 130, 150),
        (1080, 110, 140),
    ):
        curled_cloud(c, x, y, w, WHITE, line)
    ridge(
        c,
        [(0, 600), (300, 540), (700, 600), (1000, 556), (1360, 590), (1620, 540)],
        900,
        mix(LEAF, SKY, 0.35),
    )
    c.fill(rect(1190, 500, 300, 120), linear((0, 500), (0, 620), CREAM, SAND))
    c.fill([(1170, 504), (1340, 430), (1510, 504)], POMEGRANATE)
    for k in range(4):
        c.fill(rounded(1214 + k * 68, 530, 42, 50, 6), LAKE)
    c.fill(rect(1336, 380, 5, 56), BARK)
    c.fill([(1341, 382), (1396, 396), (1341, 412)], SEED)
    for k, x in enumerate((190, 300)):
        c.fill(ellipse(x, 624, 96, 18), PINE, alpha=0.3)
        dome: Path = [
            (x - 84, 620),
            *curve((x - 84, 570), (x - 60, 520), (x - 16, 506), (x, 504)),
            *mirror(curve((x - 84, 570), (x - 60, 520), (x - 16, 506), (x, 504)), x)[::-1],
            (x + 84, 620),
        ]
        if k == 0:
            c.fill(dome, linear((x - 84, 0), (x + 84, 0), WHITE, CREAM, SAND))
            with c.clip(dome):
                lozenges(c, x - 90, 560, 180, 18, (LAKE, CREAM, SEED))
            c.fill(rounded(x - 18, 574, 36, 46, 3), POMEGRANATE)
    c.fill(rect(0, 612, 1600, 300), linear((0, 612), (0, 900), MOSS, LEAF, PINE))
    c.fill(ellipse(800, 770, 560, 92), mix(SPROUT, HONEY, 0.25), alpha=0.75)
    c.stroke(ellipse(800, 770, 560, 92), 5, PAPER, closed=True, alpha=0.7)
    for side in (-1, 1):
        x = 800 + side * 690
        c.fill(rect(x - 5, 190, 10, 520), BARK)
        c.fill(circle(x, 188, 11), HONEY)
    tones = (POMEGRANATE, HONEY, WHITE, LEAF, SEED)
    bunting(c, (110, 200), (800, 60), 60, 10, 56, tones)
    bunting(c, (800, 60), (1490, 200), 60, 10, 56, tones)
    c.fill(ellipse(820, 800, 250, 34), PINE, alpha=0.55, blur=10)
    _wrestlers(c, 800, 806, 3.5)
    for i, x in enumerate((70, 190, 310, 430, 1170, 1290, 1410, 1530)):
        look = CHILDREN[i % 7]
        person(
            c,
            x,
            968 - 18 * (i % 2),
            236,
            look,
            back=True,
            left=(-22, -96 - 8 * (i % 3)) if i % 3 == 0 else None,
            right=(22, -100) if i % 3 == 1 else None,
        )
    grass(c, 0, 905, 1600, 52, PINE, 200)


def _wrestlers(c: Canvas, x: float, y: float, k: float) -> None:
    red = Look(coat=POMEGRANATE, trim=HONEY, skin=SKINS[1], style="short")
    blue = Look(coat=NIGHT, trim=HONEY, skin=SKINS[2], style="short")
    with c.at(x, y, k):
        for flip, look in ((True, blue), (False, red)):
            with c.at(0, 0, 1, 0, flip=flip):
                legs = (((-30, -36), (-46, -20), (-60, -4)), ((-24, -36), (-14, -20), (-20, -4)))
                for hip, knee, foot in legs:
                    spine = smooth([hip, knee, foot], closed=False)
                    c.fill(ribbon(spine, 18, 10), WHITE if not flip else CREAM)
                    c.fill(circle(*knee, 6.4), look.coat)
                    boot = smooth(
                        [
                            (foot[0] - 6, foot[1] - 9),
                            (foot[0] + 5, foot[1] - 9),
                            (foot[0] + 12, foot[1] + 3),
                            (foot[0] - 7, foot[1] + 4),
                        ]
                    )
                    c.fill(boot, shade(look.coat, 0.35))
        for flip, look in ((True, blue), (False, red)):
            with c.at(0, 0, 1, 0, flip=flip):
                torso = smooth(
                    [(-36, -38), (-34, -58), (-22, -78), (-8, -84), (2, -74), (-8, -56), (-18, -34)]
                )
                c.fill(torso, look.coat)
                c.spray(torso, (-40, -30), (-6, -74), mix(look.coat, DEEP, 0.6), 0.6)
                c.stroke(smooth([(-37, -42), (-27, -37), (-17, -38)], closed=False), 5, look.trim)
                for px, py in ((-26, -56), (-18, -66), (-24, -68), (-16, -54)):
                    c.fill(circle(px, py, 1.7, 14), look.trim)
                head(c, -5, -90, 9.4, look)
                c.stroke(smooth([(-14, -94), (-5, -97), (4, -95)], closed=False), 2.4, look.trim)
        for flip, look in ((True, blue), (False, red)):
            with c.at(0, 0, 1, 0, flip=flip):
                arm(c, (-12, -76), (17, -66), 10, look, -0.12)
                arm(c, (-18, -70), (13, -50), 10, look, 0.14)
