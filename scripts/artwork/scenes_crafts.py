"""Story covers of handicraft: the embroidery hoop, the carved window."""

from __future__ import annotations

import math

from .canvas import Canvas
from .flora import flower, pomegranate
from .geometry import Path, circle, curve, ellipse, leaf, move, rect, ribbon, rounded, smooth
from .landscape import ridge
from .motifs import atlas, lozenges, ruled, ruyi, ruyi_band
from .paint import Mode, Radial, fade, linear, radial
from .palette import (
    BARK,
    BLUSH,
    CLAY,
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
    PLUM,
    POMEGRANATE,
    ROSE,
    SAFFRON,
    SAND,
    SEED,
    SILVER,
    SPROUT,
    UMBER,
    WHITE,
    mix,
    shade,
    tint,
)


def embroidery(c: Canvas) -> None:
    """An embroidery hoop seen from above: flowers, a needle, a red thread."""
    ground = mix(LAKE, NIGHT, 0.18)
    c.wash(linear((0, 0), (1600, 900), tint(ground, 0.16), ground, shade(ground, 0.3)))
    ruled(c, rect(0, 0, 1600, 900), 26, shade(ground, 0.5), 0.2, 0)
    c.fill(move(rect(-20, -20, 270, 960), 16, 14), NIGHT, alpha=0.45, blur=16)
    atlas(c, -20, -20, 268, 960, column=67)
    c.fill(rect(226, -20, 22, 960), fade((248, 0), (214, 0), UMBER, 0.5))
    lozenges_down(c, 248, 0, 900, 22)
    x, y, r = 880.0, 455.0, 372.0
    c.fill(circle(x + 34, y + 40, r + 6, 120), NIGHT, alpha=0.55, blur=24)
    c.fill(circle(x, y, r, 140), linear((x - r, y - r), (x + r, y + r), HONEY, SAFFRON, CLAY))
    c.fill(circle(x, y, r - 26, 140), shade(CLAY, 0.2))
    linen = circle(x, y, r - 32, 140)
    c.fill(linen, radial((x - 90, y - 110), 520, WHITE, PAPER, CREAM))
    ruled(c, linen, 9, SAND, 0.28, 0)
    ruled(c, linen, 9, SAND, 0.22, 90)
    _bouquet(c, x, y)
    c.stroke(circle(x, y, r - 13, 140), 3, tint(HONEY, 0.5), closed=True, alpha=0.8)
    c.fill(
        rounded(x - 34, y - r - 30, 68, 40, 8),
        linear((0, y - r - 30), (0, y - r + 10), LAMP, SAFFRON),
    )
    c.fill(circle(x, y - r - 12, 11), CLAY)
    _spools(c)
    _scissors(c)
    thread = smooth(
        [
            (1034, 602),
            (1110, 700),
            (1240, 712),
            (1330, 640),
            (1420, 640),
            (1468, 720),
            (1420, 800),
            (1330, 800),
        ],
        closed=False,
        steps=30,
    )
    c.stroke(move(thread, 8, 12), 6, NIGHT, alpha=0.4, blur=4)
    c.stroke(thread, 6, SEED)
    with c.at(1034, 602, 1, -128):
        c.fill(move(leaf(-16, 0, 236, 15, 0), 6, -14), NIGHT, alpha=0.3, blur=4)
        c.fill(leaf(220, 0, 236, 14, 180), linear((0, -6), (0, 6), SILVER, WHITE, SILVER))
        c.fill(ellipse(2, 0, 12, 2.2), mix(NIGHT, SILVER, 0.4))
    c.glow(640, 120, 800, LAMP, 0.3)


def lozenges_down(c: Canvas, x: float, y: float, length: float, w: float) -> None:
    """A lozenge border that runs down the picture."""
    with c.at(x, y, 1, 90):
        lozenges(c, 0, 0, length, w, (POMEGRANATE, CREAM, SAFFRON))


def _bouquet(c: Canvas, x: float, y: float) -> None:
    stems = (
        ((x, y + 250), (x - 60, y + 120), (x - 190, y + 80), (x - 196, y - 20)),
        ((x, y + 250), (x + 20, y + 120), (x + 150, y + 120), (x + 196, y + 10)),
        ((x, y + 250), (x - 20, y + 100), (x + 10, y - 60), (x + 6, y - 170)),
    )
    for stem in stems:
        line = curve(*stem, steps=40)
        c.stroke(line, 7, LEAF)
        c.stroke(line, 2, SPROUT, alpha=0.8)
        for k in range(6, 34, 6):
            px, py = line[k]
            side = 1 if k % 12 else -1
            blade = leaf(px, py, 62, 26, -90 + side * 62)
            c.fill(blade, MOSS if side > 0 else LEAF)
            c.stroke([(px, py), blade[len(blade) // 2]], 2.2, SPROUT, alpha=0.9)
    flower(c, x - 190, y - 58, 94, 8, SEED, BLUSH)
    flower(c, x + 192, y - 36, 88, 10, LAKE, MIST)
    flower(c, x - 118, y + 140, 58, 6, SAFFRON, LAMP)
    flower(c, x + 150, y + 150, 62, 7, PLUM, ROSE)
    pomegranate(c, x + 4, y - 130, 104)
    pomegranate(c, x - 6, y + 66, 46, opened=False, angle=-8)
    for k in range(28):
        a = 2 * math.pi * k / 28
        px, py = x + 312 * math.cos(a), y + 312 * math.sin(a)
        tone = (POMEGRANATE, SAFFRON, LAKE, LEAF)[k % 4]
        c.fill([(px - 10, py), (px, py - 10), (px + 10, py), (px, py + 10)], tone)
        c.fill(circle(px, py, 3.4, 12), PAPER)
    for side in (-1, 1):
        line = curve(
            (x, y + 252),
            (x + side * 40, y + 230),
            (x + side * 70, y + 260),
            (x + side * 112, y + 236),
        )
        c.stroke(line, 6, SEED)


def _spools(c: Canvas) -> None:
    for x, y, tone, angle in (
        (385, 190, SAFFRON, -18),
        (360, 690, LEAF, 24),
        (470, 800, PLUM, -6),
        (1330, 800, SEED, 90),
    ):
        with c.at(x, y, 1, angle):
            c.fill(move(rounded(-46, -64, 92, 128, 10), 14, 16), NIGHT, alpha=0.45, blur=9)
            for dy in (-64, 46):
                c.fill(rounded(-48, dy, 96, 18, 7), linear((-48, 0), (48, 0), LAMP, SAFFRON, CLAY))
            body = rounded(-38, -48, 76, 96, 8)
            c.fill(body, linear((-38, 0), (38, 0), tint(tone, 0.35), tone, shade(tone, 0.35)))
            ruled(c, body, 8, shade(tone, 0.4), 0.35, 4)


def _scissors(c: Canvas) -> None:
    with c.at(1416, 250, 1, 28):
        for dx, dy, tone, soft in ((14.0, 18.0, NIGHT, 8.0), (0.0, 0.0, SILVER, 0.0)):
            for side in (-1, 1):
                blade = [(0, 0), (side * 14, -20), (-side * 6, -190), (-side * 10, -40)]
                c.fill(
                    move(blade, dx, dy),
                    tone if soft else mix(SILVER, WHITE, 0.5 + side * 0.3),
                    alpha=0.45 if soft else 1,
                    blur=soft,
                )
                handle = smooth(
                    [
                        (0, 0),
                        (side * 26, 54),
                        (side * 60, 92),
                        (side * 54, 146),
                        (side * 20, 140),
                        (side * 14, 90),
                    ],
                    steps=10,
                )
                c.stroke(
                    move(handle, dx, dy),
                    13,
                    NIGHT if soft else POMEGRANATE,
                    closed=True,
                    alpha=0.45 if soft else 1,
                    blur=soft,
                )
        c.fill(circle(0, -4, 9), SAFFRON)


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
