"""Story cover: papers in three patterns beside a red door."""

from __future__ import annotations

from .canvas import Canvas
from .flora import flower, papercut, pomegranate
from .geometry import Path, arc, circle, ellipse, leaf, rect, ribbon, rounded, smooth
from .motifs import ruyi, ruyi_band, ulzii
from .paint import Radial, fade, linear
from .palette import (
    BARK,
    CLAY,
    CREAM,
    DEEP,
    HONEY,
    LAKE,
    LAMP,
    MIST,
    NIGHT,
    PAPER,
    POMEGRANATE,
    SAFFRON,
    SAND,
    SEED,
    SKY,
    UMBER,
    WHITE,
    WINE,
    mix,
    shade,
    tint,
)
from .props import lantern


def spring_couplets(c: Canvas) -> None:
    """A red door with papers in three patterns beside it; brush and ink wait on the table."""
    wall = mix(SAND, CLAY, 0.3)
    c.wash(linear((0, 0), (0, 900), tint(wall, 0.2), wall))
    for row in range(18):
        for k in range(-1, 13):
            c.stroke(
                rounded(k * 134 + (row % 2) * 67, row * 50, 130, 46, 4),
                2,
                CLAY,
                closed=True,
                alpha=0.28,
            )
    c.fill(
        rect(0, 0, 1600, 900),
        Radial((800, 420), 900, ((0, LAMP, 0.5), (0.6, HONEY, 0.12), (1, UMBER, 0.35))),
    )
    c.fill(rect(0, 0, 1600, 54), mix(NIGHT, LAKE, 0.35))
    for k in range(34):
        c.fill(arc(24 + k * 48, 52, 24, 26, 0, 180), mix(NIGHT, LAKE, 0.2 + 0.25 * (k % 2)))
    c.fill(rect(0, 66, 1600, 26), fade((0, 60), (0, 100), UMBER, 0.4))
    c.fill(rect(470, 128, 660, 660), linear((470, 0), (1130, 0), mix(BARK, CLAY, 0.2), UMBER))
    c.fill(rect(500, 210, 600, 580), UMBER)
    for side in (-1, 1):
        x = 800 + (side - 1) * 148 + (2 if side > 0 else -2)
        leafdoor = rect(x, 218, 292, 572)
        c.fill(leafdoor, linear((x, 218), (x + 292, 790), SEED, POMEGRANATE, WINE))
        c.spray(leafdoor, (x + 292, 790), (x + 60, 300), shade(WINE, 0.3), 0.6)
        c.stroke(rect(x + 18, 236, 256, 536), 5, HONEY, closed=True, alpha=0.8)
        for row in range(6):
            for k in range(2):
                px, py = x + 60 + k * 172, 290 + row * 92
                c.fill(circle(px, py, 8), HONEY)
        ring = 800 + side * 44
        c.fill(circle(ring, 640, 22), SAFFRON)
        c.stroke(circle(ring, 664, 22), 6, HONEY, closed=True)
    for side in (-1, 1):
        with c.at(800 + side * 148, 430, 1, 45):
            c.fill(rect(-84, -84, 168, 168), UMBER, alpha=0.4, blur=8)
            c.fill(rect(-88, -88, 168, 168), linear((-88, -88), (80, 80), tint(SEED, 0.1), SEED))
            c.stroke(rect(-78, -78, 148, 148), 3, LAMP, closed=True)
        papercut(c, 800 + side * 148, 424, 78, LAMP, SEED)
    _paper(c, 330, 150, 118, 560, 0)
    _paper(c, 1152, 150, 118, 560, 1)
    with c.at(540, 138):
        c.fill(rect(6, 8, 520, 66), UMBER, alpha=0.4, blur=6)
        c.fill(rect(0, 0, 520, 66), SEED)
        c.stroke(rect(7, 7, 506, 52), 3, LAMP, closed=True)
        for k in range(5):
            with c.at(52 + k * 104, 36):
                (
                    ruyi(c, 0, 8, 27, LAMP, POMEGRANATE)
                    if k % 2
                    else pomegranate(c, 0, 4, 18, skin=SAFFRON)
                )
    for x in (190, 1410):
        lantern(c, x, 60, 66)
    _writing_table(c)


def _paper(c: Canvas, x: float, y: float, w: float, h: float, kind: int) -> None:
    c.fill(rect(x + 6, y + 9, w, h), UMBER, alpha=0.45, blur=7)
    c.fill(rect(x, y, w, h), linear((x, y), (x + w, y + h), tint(SEED, 0.06), SEED, POMEGRANATE))
    c.stroke(rect(x + 8, y + 8, w - 16, h - 16), 3, LAMP, closed=True)
    mx = x + w / 2
    for k in range(5):
        my = y + 68 + k * (h - 136) / 4
        if kind == 0:
            if k % 2 == 0:
                ulzii(c, mx, my, 40, LAMP, POMEGRANATE)
            else:
                ruyi(c, mx, my + 8, 36, LAMP, POMEGRANATE)
        elif k % 2 == 0:
            flower(c, mx, my, 40, 8, HONEY, PAPER)
        else:
            c.fill([(mx - 36, my), (mx, my - 44), (mx + 36, my), (mx, my + 44)], LAMP)
            c.fill([(mx - 24, my), (mx, my - 30), (mx + 24, my), (mx, my + 30)], SEED)
            c.fill([(mx - 12, my), (mx, my - 15), (mx + 12, my), (mx, my + 15)], LAMP)


def _writing_table(c: Canvas) -> None:
    c.fill(rect(0, 790, 1600, 110), linear((0, 790), (0, 900), BARK, UMBER))
    c.fill(rect(0, 776, 1600, 22), mix(BARK, SAFFRON, 0.45))
    sheet: Path = [(560, 792), (1120, 792), (1200, 890), (480, 890)]
    c.fill(sheet, linear((480, 0), (1200, 0), tint(SEED, 0.12), SEED))
    c.stroke([(578, 800), (1104, 800), (1172, 880), (508, 880)], 3, LAMP, closed=True)
    for k, x in enumerate((620, 740, 860, 980)):
        if k == 3:
            c.fill(
                ribbon(smooth([(x - 30, 850), (x - 6, 826), (x + 30, 834)], closed=False), 4, 12),
                DEEP,
            )
        elif k == 1:
            ruyi(c, x, 848, 30, DEEP, SEED)
        else:
            for side in (-1, 0, 1):
                c.fill(leaf(x, 862, 46, 24, -90 + side * 58), DEEP)
            c.fill(ellipse(x, 864, 26, 5), DEEP)
    c.fill(ellipse(300, 856, 130, 20), DEEP, alpha=0.5, blur=7)
    stone = rounded(190, 816, 220, 44, 16)
    c.fill(stone, linear((0, 816), (0, 860), mix(NIGHT, LAKE, 0.3), DEEP))
    c.fill(ellipse(300, 824, 92, 15), DEEP)
    c.fill(ellipse(284, 821, 40, 5), LAKE, alpha=0.5)
    c.fill(ellipse(1380, 868, 116, 18), DEEP, alpha=0.5, blur=7)
    pot = smooth(
        [(1310, 720), (1450, 720), (1464, 780), (1440, 862), (1320, 862), (1296, 780)], steps=8
    )
    for k, (dx, tall, tone) in enumerate(((-40, 190, SAFFRON), (0, 240, CLAY), (40, 200, WINE))):
        with c.at(1380 + dx, 730, 1, dx * 0.4):
            c.stroke([(0, 0), (0, -tall)], 11, tone)
            tip = smooth(
                [(-9, -tall), (9, -tall), (11, -tall - 26), (0, -tall - 62), (-11, -tall - 26)],
                steps=8,
            )
            c.fill(tip, linear((0, -tall - 60), (0, -tall), DEEP, CREAM) if k == 1 else CREAM)
            c.fill(rect(-8, -tall - 4, 16, 10), HONEY)
    c.fill(pot, linear((1296, 0), (1464, 0), WHITE, MIST, SKY))
    with c.clip(pot):
        ruyi_band(c, 1290, 800, 180, 22, LAKE, WHITE)
    with c.at(1130, 806, 1, 66):
        c.stroke([(0, 0), (0, -210)], 12, CLAY)
        c.fill(rect(-8, -6, 16, 12), HONEY)
        c.fill(smooth([(-10, 4), (10, 4), (13, 30), (0, 74), (-13, 30)], steps=8), DEEP)
