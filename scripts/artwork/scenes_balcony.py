"""Story cover: zongzi on the balcony."""

from __future__ import annotations

import math

from .canvas import Canvas
from .flora import papercut, pomegranate
from .geometry import circle, ellipse, leaf, move, rect, rounded, sag, smooth, turn
from .landscape import sky
from .motifs import atlas, woven
from .paint import fade, linear
from .palette import (
    BARK,
    BLUSH,
    CLAY,
    CORAL,
    CREAM,
    HONEY,
    LAKE,
    LAMP,
    LEAF,
    MOSS,
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
    UMBER,
    WHITE,
    WINE,
    Colour,
    mix,
    shade,
    tint,
)
from .people import Look, bust
from .props import plant, steam


def reeds_and_zongzi(c: Canvas) -> None:
    """Three balconies at dawn; on the near one a tray of zongzi among reed leaves."""
    sky(c, mix(SKY, LAKE, 0.25), tint(SKY, 0.4), BLUSH, foot=760)
    wall = mix(ROSE, CREAM, 0.5)
    c.fill(
        rect(0, 0, 1600, 900),
        linear((120, 0), (1480, 700), tint(wall, 0.25), mix(wall, CORAL, 0.3)),
    )
    for y in range(0, 900, 46):
        c.stroke([(0, y), (1600, y)], 1.6, CORAL, alpha=0.2)
    _balcony(c, 190, 330, 380, LAKE, 0)
    _balcony(c, 650, 210, 340, LEAF, 1)
    _balcony(c, 1070, 360, 350, POMEGRANATE, 2)
    for x0, x1, y0, y1 in ((540, 680, 120, 40), (960, 1100, 40, 130)):
        c.stroke(sag((x0, y0), (x1, y1), 40), 3, UMBER)
    c.fill(rect(0, 0, 1600, 900), fade((0, 620), (0, 300), tint(WHITE, 0.2), 0.5))
    rail = mix(BARK, CLAY, 0.4)
    c.fill(rect(0, 560, 1600, 26), linear((0, 560), (0, 586), tint(rail, 0.25), rail))
    for k in range(21):
        c.fill(
            rect(12 + k * 78, 586, 14, 140),
            linear((12 + k * 78, 0), (26 + k * 78, 0), rail, shade(rail, 0.3)),
        )
    c.fill(
        rect(0, 700, 1600, 200),
        linear((0, 700), (0, 900), mix(SAND, CLAY, 0.35), mix(CLAY, BARK, 0.4)),
    )
    c.fill(rect(0, 700, 1600, 12), tint(SAND, 0.35))
    for x, angle, long in (
        (330, -150, 420),
        (380, -168, 380),
        (300, -132, 380),
        (1300, -32, 430),
        (1240, -14, 390),
        (1330, -50, 380),
        (420, -186, 300),
        (1190, 5, 300),
    ):
        _reed(c, x, 776, long, angle)
    c.fill(ellipse(800, 836, 450, 52), UMBER, alpha=0.35, blur=12)
    tray = ellipse(800, 800, 430, 82)
    c.fill(move(tray, 0, 22), shade(CLAY, 0.35))
    c.fill(tray, linear((370, 0), (1230, 0), HONEY, SAND, SAFFRON))
    c.fill(ellipse(800, 796, 396, 68), tint(SAND, 0.25))
    with c.clip(ellipse(800, 796, 396, 68)):
        for k in range(-30, 31):
            c.stroke([(800 + k * 28, 720), (860 + k * 28, 880)], 3, SAFFRON, alpha=0.4)
            c.stroke([(860 + k * 28, 720), (800 + k * 28, 880)], 3, SAFFRON, alpha=0.4)
    steam(c, 800, 470, 330, WHITE, 0.7)
    for x, y, r, tilt in (
        (600, 780, 98, -5),
        (1000, 780, 98, 6),
        (800, 786, 104, 0),
        (700, 668, 96, 5),
        (900, 668, 96, -4),
        (800, 556, 98, 0),
    ):
        _zongzi(c, x, y, r, tilt)
    _opened_zongzi(c, 1170, 806)
    pomegranate(c, 420, 770, 48, angle=-12)
    c.glow(180, 80, 640, LAMP, 0.55)


def _balcony(c: Canvas, x: float, y: float, w: float, tone: Colour, kind: int) -> None:
    pane = rounded(x + 40, y - 214, w - 80, 214, 6)
    c.fill(rounded(x + 30, y - 224, w - 60, 224, 8), WHITE)
    c.fill(pane, linear((x, y - 214), (x + w, y), mix(SKY, LAKE, 0.4), tint(SKY, 0.3)))
    c.fill(
        [
            (x + 60, y - 214),
            (x + 150, y - 214),
            (x + 70, y - 10),
            (x + 40, y - 10),
            (x + 40, y - 160),
        ],
        WHITE,
        alpha=0.25,
    )
    c.stroke([(x + w / 2, y - 214), (x + w / 2, y)], 8, WHITE)
    looks = (
        Look(coat=POMEGRANATE, trim=CREAM, skin=SKINS[0], style="bun", hair=SILVER),
        Look(coat=HONEY, trim=LAKE, skin=SKINS[1], hat="doppa", hat_colour=PLUM),
        Look(coat=LAKE, trim=CREAM, skin=SKINS[3], style="braids"),
    )
    bust(c, x + w * (0.36, 0.66, 0.4)[kind], y + 24, 172, looks[kind])
    for k in range(6):
        blade = leaf(x + w * 0.82 - kind * w * 0.55 + k * 9, y - 150, 128, 22, 84 + k * 3)
        c.fill(blade, (LEAF, MOSS, PINE)[k % 3])
    c.stroke(
        [(x + w * 0.8 - kind * w * 0.55, y - 150), (x + w * 0.98 - kind * w * 0.55, y - 150)],
        7,
        SEED,
    )
    c.stroke([(x + 30, y - 150), (x + w - 30, y - 150)], 2.4, UMBER)
    c.fill(rect(x, y, w, 18), tint(tone, 0.2))
    panel = rect(x + 10, y + 18, w - 20, 104)
    c.fill(panel, linear((x, y), (x, y + 122), tone, shade(tone, 0.3)))
    if kind == 0:
        woven(c, x + 22, y + 30, w - 44, 80, cell=6, colours=(shade(tone, 0.1), CREAM, HONEY))
    elif kind == 1:
        atlas(c, x + 22, y + 30, w - 44, 80, column=26)
    else:
        for k in range(4):
            papercut(c, x + 60 + k * (w - 120) / 3, y + 70, 36, HONEY, tone)
    c.fill(rect(x - 8, y + 118, w + 16, 16), shade(tone, 0.4))
    c.fill(rect(x, y + 134, w, 22), UMBER, alpha=0.16, blur=6)
    plant(c, x + w * (0.86, 0.16, 0.86)[kind], y + 4, 96, CLAY, LEAF)


def _reed(c: Canvas, x: float, y: float, long: float, angle: float) -> None:
    blade = leaf(x, y, long, 66, angle)
    c.fill(move(blade, 4, 16), UMBER, alpha=0.28, blur=7)
    end = (x + long * math.cos(math.radians(angle)), y + long * math.sin(math.radians(angle)))
    c.fill(blade, linear((x, y), end, PINE, LEAF, MOSS))
    with c.clip(blade):
        for k in range(-3, 4):
            off = turn([(0, k * 8.0)], angle)[0]
            c.stroke(
                [(x + off[0], y + off[1]), (end[0] + off[0] * 0.4, end[1] + off[1] * 0.4)],
                1.6,
                SPROUT,
                alpha=0.5 if k else 0.9,
            )


def _zongzi(c: Canvas, x: float, y: float, r: float, tilt: float) -> None:
    with c.at(x, y, r / 100, tilt):
        c.fill(ellipse(4, 38, 96, 18), UMBER, alpha=0.32, blur=8)
        body = smooth(
            [(0, -112), (18, -98), (102, 20), (98, 40), (0, 52), (-98, 40), (-102, 20), (-18, -98)],
            steps=7,
        )
        c.fill(body, linear((-100, 0), (100, 0), MOSS, LEAF, PINE))
        with c.clip(body):
            c.fill([(0, -116), (34, 60), (120, 60), (120, -20)], shade(LEAF, 0.25))
            c.fill([(0, -116), (-64, 60), (-6, 60)], tint(MOSS, 0.12))
            for k in range(7):
                c.stroke([(-4 - k * 3, -116), (-96 + k * 22, 60)], 1.6, SPROUT, alpha=0.45)
                c.stroke([(4 + k * 2, -116), (40 + k * 16, 60)], 1.6, PINE, alpha=0.6)
            c.spray(body, (100, 60), (-20, -60), PINE, 0.7)
            for dy, rise in ((-36, 9), (-16, 10), (6, 9)):
                c.stroke(
                    smooth(
                        [(-110, dy + rise), (0, dy - rise + 12), (110, dy + rise)], closed=False
                    ),
                    5,
                    SEED,
                )
        for side in (-1, 1):
            c.stroke(
                smooth([(8, -4), (8 + side * 24, -28), (8 + side * 34, -6), (8, -2)], closed=False),
                4.4,
                SEED,
            )
        c.fill(circle(8, -4, 6), POMEGRANATE)


def _opened_zongzi(c: Canvas, x: float, y: float) -> None:
    for angle in (-160, -20, 170, 12):
        c.fill(leaf(x, y, 118, 50, angle), mix(LEAF, MOSS, 0.5))
    c.fill(ellipse(x, y + 14, 80, 14), UMBER, alpha=0.3, blur=5)
    rice = smooth([(x, y - 96), (x + 66, y + 8), (x, y + 22), (x - 66, y + 8)], steps=8)
    c.fill(rice, linear((x - 60, 0), (x + 60, 0), WHITE, CREAM, SAND))
    with c.clip(rice):
        for _ in range(90):
            px, py = x + c.random.uniform(-66, 66), y + c.random.uniform(-90, 20)
            c.fill(ellipse(px, py, 6, 3.4, 14), c.random.choice((WHITE, tint(CREAM, 0.4), SAND)))
    for dx, dy in ((-20, -6), (16, -30), (24, 4), (-4, -58)):
        c.fill(ellipse(x + dx, y + dy, 13, 10), WINE)
        c.fill(ellipse(x + dx - 4, y + dy - 3, 4, 3), ROSE, alpha=0.7)
