"""Story cover: half past four, homework and paper cranes."""

from __future__ import annotations

import math

from .canvas import Canvas
from .flora import pomegranate
from .geometry import Path, circle, ellipse, move, rect, rounded, smooth
from .landscape import tree
from .motifs import lozenges, ruled, woven
from .paint import Mode, fade, linear, radial
from .palette import (
    CLAY,
    CORAL,
    CREAM,
    HONEY,
    LAKE,
    LAMP,
    LEAF,
    MIST,
    NIGHT,
    PAPER,
    PINE,
    PLUM,
    POMEGRANATE,
    ROSE,
    SAFFRON,
    SAND,
    SEED,
    SKINS,
    SKY,
    SPROUT,
    UMBER,
    WHITE,
    mix,
    shade,
    tint,
)
from .people import Look, bust
from .props import crane


def four_thirty_class(c: Canvas) -> None:
    """Half past four: sun across the desks, paper cranes on threads, a clock, children at work."""
    wall = mix(LEAF, MIST, 0.55)
    c.wash(linear((0, 0), (1600, 700), tint(wall, 0.35), mix(wall, SAND, 0.35)))
    _afternoon_window(c)
    c.fill(rect(0, 500, 1600, 220), mix(LEAF, PINE, 0.2))
    lozenges(c, 0, 488, 1600, 26, (POMEGRANATE, CREAM, HONEY))
    board = rect(90, 130, 520, 300)
    c.fill(move(board, 8, 10), UMBER, alpha=0.35, blur=9)
    c.fill(board, mix(PINE, NIGHT, 0.25))
    c.stroke(board, 14, mix(CLAY, SAFFRON, 0.4), closed=True)
    _chalk(c)
    _clock(c, 800, 190, 104)
    for (x0, y0), (x1, y1), (x2, y2) in (
        ((1020, 60), (1160, 900), (640, 900)),
        ((1250, 60), (1460, 900), (1220, 900)),
    ):
        c.fill(
            [(x0, y0), (x0 + 150, y0), (x1 - 300, y1), (x2 - 300, y2)],
            fade((x0, 60), (x1 - 500, 860), LAMP, 0.34, 0.05),
            mode=Mode.SCREEN,
            blur=14,
        )
    c.fill(rect(0, 700, 1600, 200), linear((0, 700), (0, 900), SAND, CLAY))
    for x, look, kind in (
        (330, Look(coat=LAKE, trim=CREAM, skin=SKINS[1], hat="doppa", hat_colour=POMEGRANATE), 0),
        (640, Look(coat=HONEY, trim=SEED, skin=SKINS[0], style="braids"), 1),
        (960, Look(coat=SEED, trim=CREAM, skin=SKINS[3], style="short"), 2),
        (1270, Look(coat=PLUM, trim=ROSE, skin=SKINS[2], style="bob"), 3),
    ):
        _pupil(c, x, 726, look, kind)
    desk: Path = [(120, 716), (1480, 716), (1640, 830), (-40, 830)]
    c.fill(desk, linear((0, 716), (0, 830), tint(HONEY, 0.25), mix(SAFFRON, HONEY, 0.4)))
    ruled(c, desk, 30, SAFFRON, 0.35, 0.5)
    c.fill(
        [(700, 716), (980, 716), (860, 830), (500, 830)], LAMP, alpha=0.5, mode=Mode.SCREEN, blur=6
    )
    c.fill(rect(-40, 830, 1700, 80), linear((0, 830), (0, 900), SAFFRON, CLAY))
    woven(c, 0, 852, 1600, 48, cell=4.8, colours=(LAKE, CREAM, HONEY))
    _on_the_desk(c)
    for i, (x, long) in enumerate(
        ((44, 240), (940, 330), (1010, 130), (1130, 270), (1270, 90), (1400, 220), (1530, 120))
    ):
        c.stroke([(x, 0), (x, long)], 2, UMBER, alpha=0.6)
        crane(
            c,
            x,
            long + 34,
            46 + 10 * (i % 3),
            (SEED, HONEY, LAKE, PAPER, CORAL, LEAF)[i % 6],
            flip=i % 2 == 0,
        )


def _afternoon_window(c: Canvas) -> None:
    for x in (1000, 1260):
        c.fill(rounded(x - 16, 44, 262, 396, 6), WHITE)
        pane = rect(x, 60, 230, 364)
        with c.clip(pane):
            c.fill(
                pane, linear((0, 60), (0, 424), mix(SKY, HONEY, 0.3), LAMP, mix(HONEY, CORAL, 0.3))
            )
            c.glow(1240, 170, 300, LAMP, 0.9)
            c.fill(circle(1240, 170, 52), tint(LAMP, 0.6))
            for tx, h in ((1040, 190), (1150, 230), (1330, 200), (1440, 250)):
                tree(c, tx, 440, h, mix(SAFFRON, LEAF, 0.4))
        c.stroke([(x + 115, 60), (x + 115, 424)], 8, WHITE)
        c.stroke([(x, 200), (x + 230, 200)], 8, WHITE)
    c.fill(rect(964, 436, 560, 20), WHITE)


def _chalk(c: Canvas) -> None:
    chalk = tint(CREAM, 0.4)
    for points in (
        ((160, 380), (230, 300), (300, 380)),
        ((170, 380), (170, 410), (290, 410), (290, 380)),
        ((220, 410), (220, 384), (244, 384), (244, 410)),
    ):
        c.stroke(points, 4, chalk, alpha=0.85)
    c.stroke(circle(520, 200, 32), 4, HONEY, closed=True, alpha=0.9)
    for k in range(8):
        a = math.pi / 4 * k
        c.stroke(
            [
                (520 + 42 * math.cos(a), 200 + 42 * math.sin(a)),
                (520 + 56 * math.cos(a), 200 + 56 * math.sin(a)),
            ],
            4,
            HONEY,
            alpha=0.9,
        )
    c.stroke(smooth([(360, 410), (356, 360), (362, 320)], closed=False), 4, chalk, alpha=0.85)
    for k in range(5):
        a = math.radians(72 * k - 90)
        c.stroke(
            circle(362 + 20 * math.cos(a), 300 + 20 * math.sin(a), 14),
            4,
            ROSE,
            closed=True,
            alpha=0.9,
        )
    for k in range(3):
        c.stroke(
            smooth(
                [
                    (150, 200 + k * 28),
                    (190, 188 + k * 28),
                    (230, 206 + k * 28),
                    (300 - k * 20, 192 + k * 28),
                ],
                closed=False,
            ),
            3.4,
            chalk,
            alpha=0.7,
        )
    c.stroke(rect(430, 320, 50, 50), 4, SKY, closed=True, alpha=0.8)
    c.stroke([(520, 372), (552, 316), (582, 372), (520, 372)], 4, SPROUT, alpha=0.8)


def _clock(c: Canvas, x: float, y: float, r: float) -> None:
    c.fill(circle(x + 9, y + 13, r), UMBER, alpha=0.4, blur=10)
    c.fill(circle(x, y, r, 100), linear((x - r, y - r), (x + r, y + r), SEED, POMEGRANATE))
    c.fill(circle(x, y, r * 0.84, 100), radial((x - 20, y - 20), r, WHITE, PAPER))
    for k in range(12):
        a = math.radians(30 * k)
        c.fill(
            circle(x + r * 0.7 * math.sin(a), y - r * 0.7 * math.cos(a), 6 if k % 3 else 9, 24),
            NIGHT if k % 3 else POMEGRANATE,
        )
    hour, minute = math.radians(135), math.radians(180)
    c.stroke([(x, y), (x + r * 0.42 * math.sin(hour), y - r * 0.42 * math.cos(hour))], 11, NIGHT)
    c.stroke([(x, y), (x + r * 0.62 * math.sin(minute), y - r * 0.62 * math.cos(minute))], 7, NIGHT)
    c.fill(circle(x, y, 9), SAFFRON)


def _pupil(c: Canvas, x: float, y: float, look: Look, kind: int) -> None:
    c.fill(rounded(x - 92, y - 150, 184, 150, 18), mix(CLAY, SAFFRON, 0.35))
    bust(c, x, y + 16, 226, look)
    with c.at(x, y):
        if kind == 1:
            c.stroke(smooth([(64, -40), (104, -90), (96, -176)], closed=False), 30, look.coat)
            c.fill(circle(96, -188, 17), look.skin)


def _on_the_desk(c: Canvas) -> None:
    for x, tone in ((330, PAPER), (960, PAPER)):
        pages: Path = [
            (x - 120, 748),
            (x, 758),
            (x + 120, 748),
            (x + 138, 808),
            (x, 820),
            (x - 138, 808),
        ]
        c.fill(move(pages, 0, 8), SAFFRON)
        c.fill(pages, linear((x - 138, 0), (x + 138, 0), WHITE, CREAM, WHITE))
        c.stroke([(x, 758), (x, 820)], 3, SAND)
        for k in range(3):
            c.stroke([(x - 104, 766 + k * 13), (x - 24, 772 + k * 13)], 3, tone if k > 3 else SAND)
        c.fill(circle(x + 66, 786, 15), SEED, alpha=0.9)
        c.stroke([(x + 40, 806), (x + 96, 800)], 3, LEAF)
    for x, y, tone in ((560, 790, SEED), (640, 770, HONEY), (1190, 786, LAKE), (1280, 776, CORAL)):
        c.fill(ellipse(x + 12, y + 26, 44, 7), UMBER, alpha=0.3, blur=4)
        crane(c, x, y, 46, tone, flip=x > 900)
    c.fill(ellipse(780, 818, 60, 10), UMBER, alpha=0.3, blur=4)
    for k, tone in enumerate((SEED, LAKE, LEAF, HONEY, PLUM)):
        with c.at(744 + k * 18, 750, 1, -14 + k * 7):
            c.fill(rect(-6, -92, 12, 92), tone)
            c.fill([(-6, -92), (6, -92), (0, -112)], SAND)
            c.fill([(-2, -105), (2, -105), (0, -112)], tone)
    cup = [(732, 726), (828, 726), (820, 816), (740, 816)]
    c.fill(cup, linear((732, 0), (828, 0), tint(LAKE, 0.3), LAKE, shade(LAKE, 0.2)))
    pomegranate(c, 780, 774, 26)
    for x, y, tone in ((1400, 800, POMEGRANATE), (1410, 774, LAKE), (1396, 748, SAFFRON)):
        c.fill(rounded(x - 96, y - 13, 192, 27, 6), tone)
        c.fill(rect(x - 80, y - 6, 172, 12), PAPER)
    pomegranate(c, 1400, 702, 38, angle=8)
