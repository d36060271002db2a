"""Story cover: a bowl of noodles before a wall of notes."""

from __future__ import annotations

import math

from .canvas import Canvas
from .flora import blossom, papercut, pomegranate, sprig
from .geometry import circle, curve, ellipse, rect, rounded, smooth, turn
from .motifs import lozenges, ruled, woven
from .paint import Mode, Radial, linear
from .palette import (
    BARK,
    CLAY,
    CORAL,
    CREAM,
    HAIR,
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
    SKINS,
    SPROUT,
    UMBER,
    WHITE,
    WINE,
    mix,
    shade,
    tint,
)
from .props import bowl, steam


def noodle_wall(c: Canvas) -> None:
    """A steaming bowl of noodles before a wall of coloured notes."""
    wall = mix(HONEY, CORAL, 0.35)
    c.wash(linear((0, 0), (0, 900), mix(wall, CLAY, 0.45), wall))
    c.fill(
        rect(0, 0, 1600, 640),
        Radial((800, 300), 820, ((0, LAMP, 0.85), (0.6, HONEY, 0.35), (1, CLAY, 0.2))),
    )
    woven(c, 0, 0, 1600, 44, cell=4.4, colours=(POMEGRANATE, CREAM, HONEY))
    _notes(c)
    c.fill(rect(0, 640, 1600, 260), linear((0, 640), (0, 900), CLAY, BARK))
    ruled(c, rect(0, 640, 1600, 260), 44, UMBER, 0.3, 2)
    c.fill(rect(0, 640, 1600, 10), tint(CLAY, 0.4))
    c.fill(
        [(250, 690), (1350, 690), (1480, 900), (120, 900)],
        linear((0, 690), (0, 900), POMEGRANATE, WINE),
    )
    with c.clip([(250, 690), (1350, 690), (1480, 900), (120, 900)]):
        lozenges(c, 0, 702, 1600, 26, (POMEGRANATE, CREAM, HONEY))
        lozenges(c, 0, 862, 1600, 30, (WINE, CREAM, HONEY))
    for side, tone in ((-1, PINE), (1, PLUM)):
        x = 800 + side * 560
        c.fill(ellipse(x, 806, 74, 14), UMBER, alpha=0.4, blur=6)
        jar = smooth(
            [
                (x - 34, 660),
                (x + 34, 660),
                (x + 56, 710),
                (x + 56, 790),
                (x + 36, 806),
                (x - 36, 806),
                (x - 56, 790),
                (x - 56, 710),
            ],
            steps=8,
        )
        c.fill(jar, linear((x - 56, 0), (x + 56, 0), tint(tone, 0.35), tone, shade(tone, 0.35)))
        c.fill(rounded(x - 40, 640, 80, 28, 8), SAFFRON)
        papercut(c, x, 736, 40, tint(tone, 0.65), tone)
    _noodle_bowl(c, 800, 560)
    c.glow(800, 470, 620, LAMP, 0.4)


def _notes(c: Canvas) -> None:
    tones = (PAPER, tint(HONEY, 0.4), tint(SEED, 0.45), tint(LAKE, 0.5), tint(LEAF, 0.5), ROSE)
    for row in range(4):
        for k in range(11):
            x = 96 + k * 142 + (row % 2) * 40 + c.random.uniform(-12, 12)
            y = 128 + row * 140 + c.random.uniform(-10, 10)
            tone, kind = tones[(k * 5 + row * 2) % 6], (k * 3 + row * 5) % 8
            with c.at(x, y, 1, c.random.uniform(-8, 8)):
                c.fill(rect(-48, -44, 104, 104), UMBER, alpha=0.3, blur=7)
                c.fill(rect(-52, -52, 104, 104), linear((0, -52), (0, 52), tint(tone, 0.2), tone))
                c.fill([(52, 52), (28, 52), (52, 28)], shade(tone, 0.2))
                _doodle(c, kind)
                c.fill(circle(0, -44, 7), POMEGRANATE)


def _doodle(c: Canvas, kind: int) -> None:
    ink = mix(NIGHT, PLUM, 0.3)
    if kind == 0:
        heart = smooth([(0, 26), (-28, -2), (-18, -24), (0, -10), (18, -24), (28, -2)])
        c.fill(heart, SEED)
    elif kind == 1:
        pomegranate(c, 0, 4, 26)
    elif kind == 2:
        c.fill(circle(0, 2, 14), SAFFRON)
        for i in range(8):
            a = math.radians(45 * i)
            c.stroke(
                [
                    (20 * math.cos(a), 2 + 20 * math.sin(a)),
                    (29 * math.cos(a), 2 + 29 * math.sin(a)),
                ],
                4,
                SAFFRON,
            )
    elif kind == 3:
        blossom(c, 0, 2, 28, CORAL, HONEY)
    elif kind == 4:
        bowl(c, 0, -4, 56, LAKE, CREAM)
    elif kind == 5:
        sprig(c, -30, 26, 70, -40, LEAF, 3)
    elif kind == 6:
        c.fill([(-26, 4), (0, -24), (26, 4)], SEED)
        c.fill(rect(-18, 4, 36, 26), LAKE)
        c.fill(rect(-5, 12, 10, 18), HONEY)
    else:
        for dx in (-15, 15):
            c.fill(circle(dx, -8, 10), SKINS[0] if dx < 0 else SKINS[1])
            c.fill(smooth([(dx - 14, 28), (dx, 2), (dx + 14, 28)]), POMEGRANATE if dx < 0 else LEAF)
            c.fill(smooth([(dx - 10, -9), (dx, -20), (dx + 10, -9), (dx, -13)]), HAIR)
        c.stroke([(-6, 20), (6, 20)], 4, ink)


def _noodle_bowl(c: Canvas, x: float, y: float) -> None:
    w = 640.0
    c.fill(ellipse(x + 20, y + 292, 300, 34), UMBER, alpha=0.5, blur=16)
    steam(c, x, y + 10, 470, WHITE, 0.75)
    bowl(c, x, y, w, LAKE, CREAM)
    c.fill(
        ellipse(x, y + 6, 296, 60),
        linear((x - 296, 0), (x + 296, 0), SAFFRON, mix(SAFFRON, CLAY, 0.5)),
    )
    with c.clip(
        [
            *curve((x - 296, y + 6), (x - 280, y - 190), (x + 280, y - 190), (x + 296, y + 6)),
            *[
                (x + 296 * math.cos(a / 20 * math.pi), y + 6 + 60 * math.sin(a / 20 * math.pi))
                for a in range(21)
            ],
        ]
    ):
        for k in range(34):
            px = x - 240 + k * 14.5
            lift = 60 * math.sin(math.pi * k / 33)
            line = curve(
                (px, y + 44),
                (px - 60, y - 10 - lift),
                (px + 90, y - 20 - lift),
                (px + 50, y + 48),
                24,
            )
            c.stroke(line, 8.4, tint(HONEY, 0.55) if k % 2 else LAMP)
            c.stroke(line, 1.6, SAFFRON, alpha=0.5)
    for px, py, q in ((x - 120, y - 6, -14), (x - 40, y + 14, 6), (x + 56, y + 8, -8)):
        slab = turn(rounded(px - 50, py - 15, 100, 32, 12), q, (px, py))
        c.fill(slab, linear((px, py - 15), (px, py + 16), mix(CLAY, CORAL, 0.3), BARK))
        c.stroke([slab[3], slab[25]], 3, ROSE, alpha=0.5)
    for px, py in ((x + 140, y - 4), (x + 176, y + 14), (x + 128, y + 22)):
        c.fill(ellipse(px, py, 30, 12), WHITE)
        c.fill(ellipse(px, py, 22, 8), tint(SPROUT, 0.75))
    for _ in range(46):
        px, py = x + c.random.uniform(-200, 220), y + c.random.uniform(-34, 40)
        c.stroke(
            [(px, py), (px + c.random.uniform(-9, 9), py + 5)],
            5,
            c.random.choice((LEAF, MOSS, PINE)),
        )
    for _ in range(26):
        px, py = x + c.random.uniform(-250, 250), y + c.random.uniform(8, 46)
        c.fill(ellipse(px, py, c.random.uniform(4, 10), 3.4, 16), SEED, alpha=0.85)
    for dx in (0, 34):
        c.stroke([(x + 150 + dx, y - 60), (x + 420 + dx * 0.6, y - 330)], 12, WINE)
        c.stroke([(x + 350 + dx * 0.7, y - 260), (x + 420 + dx * 0.6, y - 330)], 12, HONEY)
    hung = [
        smooth(
            [(x + 178 + k * 6, y - 88), (x + 150 + k * 9, y - 40), (x + 120 + k * 10, y + 10)],
            closed=False,
        )
        for k in range(7)
    ]
    for strand in hung:
        c.stroke(strand, 8, tint(HONEY, 0.55))
        c.stroke(strand, 1.6, SAFFRON, alpha=0.5)
    c.fill(ellipse(x - 250, y + 120, 20, 70), WHITE, alpha=0.25, blur=8, mode=Mode.SCREEN)
