"""Story cover: a carved window and the morning light."""

from __future__ import annotations

import math

from .canvas import Canvas
from .flora import pomegranate
from .geometry import Path, circle, ellipse, leaf, move, rect, ribbon, rounded, smooth
from .landscape import ridge
from .motifs import ruled, ruyi, ruyi_band
from .paint import Mode, Radial, fade, linear, radial
from .palette import (
    BARK,
    CLAY,
    DEEP,
    HONEY,
    LAKE,
    LAMP,
    LEAF,
    MIST,
    MOSS,
    NIGHT,
    PINE,
    PLUM,
    SAFFRON,
    SEED,
    UMBER,
    WHITE,
    mix,
    shade,
    tint,
)


def carved_window(c: Canvas) -> None:
    """A carved round window with pomegranates; morning light falls through it across the room."""
    wall = mix(UMBER, PLUM, 0.3)
    c.wash(linear((0, 0), (1600, 900), shade(wall, 0.1), shade(wall, 0.45)))
    c.fill(
        rect(0, 0, 1600, 900),
        Radial((620, 400), 900, ((0, CLAY, 0.75), (0.5, CLAY, 0.3), (1, CLAY, 0))),
    )
    ruyi_band(c, 0, 26, 1600, 30, mix(wall, CLAY, 0.35), mix(wall, SAFFRON, 0.5))
    floor: Path = [(0, 770), (1600, 770), (1600, 900), (0, 900)]
    c.fill(floor, linear((0, 770), (0, 900), mix(BARK, UMBER, 0.3), DEEP))
    for k in range(-10, 14):
        c.stroke([(700 + k * 120, 770), (700 + k * 200, 900)], 2.4, DEEP, alpha=0.5)
    x, y, r = 620.0, 400.0, 318.0
    c.glow(x, y, 640, HONEY, 0.6)
    c.fill(
        circle(x, y, r + 44, 150),
        linear((x - r, y - r), (x + r, y + r), mix(CLAY, SAFFRON, 0.3), BARK, UMBER),
    )
    for k in range(40):
        a = 2 * math.pi * k / 40
        c.fill(
            circle(x + (r + 22) * math.cos(a), y + (r + 22) * math.sin(a), 9, 24),
            mix(SAFFRON, BARK, 0.25),
        )
        c.fill(circle(x + (r + 22) * math.cos(a) - 2, y + (r + 22) * math.sin(a) - 2, 4, 16), HONEY)
    opening = circle(x, y, r, 150)
    with c.clip(opening):
        c.fill(opening, linear((x - r, y - r), (x + r, y + r), WHITE, LAMP, HONEY))
        c.glow(x - 90, y - 110, 320, WHITE, 0.9)
        ridge(c, [(280, 560), (460, 500), (660, 570), (960, 500)], 760, mix(LEAF, LAMP, 0.55))
        ridge(c, [(280, 620), (560, 590), (960, 640)], 760, mix(LEAF, LAMP, 0.35))
        _lattice(c, x, y, r)
    c.stroke(circle(x, y, r, 150), 9, UMBER, closed=True)
    _carved_branch(c, x, y)
    for off, wide, alpha in ((60, 130, 0.2), (240, 110, 0.17), (400, 140, 0.2)):
        c.fill(
            [
                (x - 160 + off * 0.9, y - 250 + off * 0.3),
                (x - 160 + off * 0.9 + wide, y - 200 + off * 0.3),
                (1010 + off + wide * 1.5, 900),
                (1010 + off, 900),
            ],
            fade((x, y), (1300, 880), LAMP, alpha * 2, 0.08),
            mode=Mode.SCREEN,
            blur=10,
        )
    _light_on_floor(c)
    _carver_bench(c)
    for _ in range(60):
        px = c.random.uniform(500, 1500)
        py = c.random.uniform(200, 860)
        c.fill(circle(px, py, c.random.uniform(1, 2.8), 12), LAMP, alpha=c.random.uniform(0.2, 0.7))


def _lattice(c: Canvas, x: float, y: float, r: float) -> None:
    wood, lit = UMBER, mix(BARK, SAFFRON, 0.4)
    step = 78.0
    for k in range(-5, 6):
        for line in (
            ((x + k * step, y - r), (x + k * step, y + r)),
            ((x - r, y + k * step), (x + r, y + k * step)),
        ):
            c.stroke(line, 11, wood)
            c.stroke([(line[0][0] - 3, line[0][1] - 3), (line[1][0] - 3, line[1][1] - 3)], 3, lit)
    for i in range(-5, 5):
        for j in range(-5, 5):
            mx, my = x + (i + 0.5) * step, y + (j + 0.5) * step
            if (i + j) % 2:
                box = [(mx - 25, my), (mx, my - 25), (mx + 25, my), (mx, my + 25)]
                c.stroke(box, 8, wood, closed=True)
            else:
                c.stroke(circle(mx, my, 19), 8, wood, closed=True)
                c.fill(circle(mx, my, 6), wood)


def _carved_branch(c: Canvas, x: float, y: float) -> None:
    c.fill(circle(x, y, 196, 120), UMBER)
    c.fill(circle(x, y, 182, 120), radial((x - 70, y - 80), 330, WHITE, LAMP, HONEY))
    limb = smooth(
        [
            (x - 170, y + 90),
            (x - 90, y + 40),
            (x - 10, y + 66),
            (x + 60, y + 10),
            (x + 150, y + 20),
            (x + 184, y - 30),
        ],
        closed=False,
    )
    c.fill(ribbon(limb, 22, 9), UMBER)
    up = smooth(
        [(x - 30, y + 60), (x - 40, y - 20), (x + 10, y - 90), (x + 40, y - 160)], closed=False
    )
    c.fill(ribbon(up, 15, 6), UMBER)
    for px, py, angle in (
        (x - 110, y + 40, -120),
        (x - 60, y + 50, 100),
        (x + 120, y + 18, 60),
        (x + 150, y + 6, -60),
        (x + 8, y - 90, -160),
        (x + 24, y - 124, -20),
        (x - 40, y - 30, 200),
        (x + 80, y + 4, 110),
        (x - 120, y + 60, 80),
        (x + 40, y - 150, -80),
    ):
        blade = leaf(px, py, 66, 28, angle)
        c.fill(blade, mix(PINE, UMBER, 0.3))
        c.stroke([(px, py), blade[len(blade) // 2]], 2.4, MOSS)
    pomegranate(c, x + 58, y - 24, 82, angle=8)
    pomegranate(c, x - 82, y - 44, 56, opened=False, angle=-10)
    pomegranate(c, x - 16, y + 116, 46, opened=False, angle=4)


def _light_on_floor(c: Canvas) -> None:
    spot = ellipse(1250, 838, 330, 50)
    c.fill(spot, HONEY, alpha=0.75, mode=Mode.SCREEN, blur=4)
    with c.clip(spot):
        for k in range(-9, 10):
            c.stroke([(1250 + k * 64 - 30, 780), (1250 + k * 64 + 40, 900)], 10, UMBER, alpha=0.7)
        for k in range(-3, 4):
            c.stroke([(900, 838 + k * 20), (1600, 838 + k * 20)], 7, UMBER, alpha=0.7)


def _carver_bench(c: Canvas) -> None:
    top: Path = [(1100, 600), (1540, 600), (1580, 640), (1070, 640)]
    for x in (1110, 1506):
        c.fill(rect(x, 640, 34, 206), linear((x, 0), (x + 34, 0), CLAY, UMBER))
    c.fill(rect(1070, 640, 510, 36), linear((1070, 0), (1580, 0), SAFFRON, BARK))
    c.fill(top, linear((1070, 0), (1580, 0), HONEY, CLAY))
    board = rounded(1190, 420, 250, 184, 8)
    c.fill(move(board, 10, 8), DEEP, alpha=0.5, blur=8)
    c.fill(board, linear((1190, 420), (1440, 604), HONEY, SAFFRON, CLAY))
    ruled(c, board, 15, CLAY, 0.4, 3)
    c.stroke(rounded(1204, 434, 222, 156, 6), 4, BARK, closed=True, alpha=0.8)
    pomegranate(c, 1315, 522, 54, skin=CLAY, opened=True)
    for side in (-1, 1):
        c.fill(leaf(1315 + side * 40, 566, 70, 26, -90 + side * 66), BARK)
        ruyi(c, 1315 + side * 84, 470, 22, CLAY, BARK)
    for x, tone, tilt in ((1128, SEED, -14), (1484, LAKE, 10), (1516, SAFFRON, 24)):
        with c.at(x, 612, 1, tilt):
            c.fill(
                rounded(-9, -70, 18, 70, 8),
                linear((-9, 0), (9, 0), tint(tone, 0.3), shade(tone, 0.2)),
            )
            c.fill([(-6, -70), (6, -70), (8, -120), (-4, -128)], mix(MIST, NIGHT, 0.15))
    for x, y in ((1230, 622), (1300, 628), (1420, 624), (1180, 850), (1450, 862)):
        c.stroke(
            [(x + 11 * math.cos(a / 4), y + 5 * math.sin(a / 4)) for a in range(21)], 3.4, HONEY
        )
