"""Story covers of spring: wheat sprouts in the window, papers beside the door."""

from __future__ import annotations

from .canvas import Canvas
from .flora import blossom, branch, flower, papercut, pomegranate
from .geometry import (
    Path,
    arc,
    circle,
    curve,
    ellipse,
    leaf,
    move,
    rect,
    ribbon,
    rounded,
    sag,
    smooth,
)
from .landscape import cloud, peaks, ridge, sky, tree
from .motifs import atlas, lozenges, ruyi, ruyi_band, ulzii, woven
from .paint import Mode, Radial, fade, linear
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
    POMEGRANATE,
    ROSE,
    SAFFRON,
    SAND,
    SEED,
    SKY,
    SPROUT,
    UMBER,
    WHITE,
    WINE,
    mix,
    shade,
    tint,
)
from .props import lantern


def wheat_sprouts(c: Canvas) -> None:
    """Plates of green wheat sprouts tied with red ribbon at a spring window."""
    wall = mix(ROSE, CREAM, 0.35)
    c.wash(linear((0, 0), (0, 900), tint(wall, 0.3), wall))
    view = rect(300, 60, 1000, 560)
    with c.clip(view):
        sky(c, mix(SKY, LAKE, 0.15), MIST, BLUSH, foot=560)
        c.glow(520, 210, 460, LAMP, 0.8)
        c.fill(circle(520, 210, 60), tint(LAMP, 0.5))
        peaks(c, ((420, 270), (1180, 250)), 560, mix(LAKE, SKY, 0.55), WHITE)
        peaks(c, ((820, 210),), 560, mix(LAKE, SKY, 0.35), WHITE)
        cloud(c, 1010, 170, 170, WHITE)
        ridge(c, [(300, 500), (560, 460), (860, 510), (1300, 460)], 640, SPROUT)
        ridge(c, [(300, 560), (620, 530), (1000, 570), (1300, 530)], 640, MOSS)
        for x, h in ((380, 70), (450, 90), (1150, 84), (1230, 64)):
            tree(c, x, 540, h, ROSE)
        _apricot(c)
    frame = mix(BARK, CLAY, 0.35)
    for x, y, w, h in (
        (286, 46, 1028, 18),
        (286, 46, 18, 580),
        (1296, 46, 18, 580),
        (792, 60, 16, 560),
        (300, 230, 1000, 12),
    ):
        c.fill(rect(x, y, w, h), linear((x, y), (x + w, y + h), tint(frame, 0.2), frame))
    for side in (0, 1):
        _curtain(c, side)
    c.stroke([(150, 44), (1450, 44)], 14, BARK)
    for x in (150, 1450):
        c.fill(circle(x, 44, 16), SAFFRON)
    c.fill(rect(0, 640, 1600, 260), linear((0, 640), (0, 900), mix(CLAY, HONEY, 0.4), CLAY))
    c.fill(rect(0, 612, 1600, 40), linear((0, 612), (0, 652), tint(SAND, 0.3), SAND))
    c.fill(rect(0, 652, 1600, 30), fade((0, 652), (0, 690), UMBER, 0.4))
    woven(c, 0, 770, 1600, 130, cell=6.5, colours=(POMEGRANATE, CREAM, HONEY))
    c.fill(rect(0, 742, 1600, 28), LAKE)
    lozenges(c, 0, 744, 1600, 24, (LAKE, CREAM, HONEY))
    for x, y, w in ((440, 660, 310), (1160, 660, 310), (800, 690, 400)):
        _sprout_plate(c, x, y, w)
    pomegranate(c, 610, 716, 46, angle=-8)
    pomegranate(c, 1000, 720, 42, angle=10, opened=False)
    for x, tone in ((206, SEED), (260, LAMP), (1390, LAMP), (1340, LAKE)):
        c.fill(ellipse(x + 4, 728, 24, 7), UMBER, alpha=0.3, blur=3)
        egg = smooth([(x, 668), (x + 20, 696), (x + 14, 724), (x - 14, 724), (x - 20, 696)])
        c.fill(egg, linear((x - 20, 0), (x + 20, 0), tint(tone, 0.3), tone))
        with c.clip(egg):
            lozenges(c, x - 24, 692, 48, 14, (shade(tone, 0.15), CREAM))
    c.fill(
        [(300, 640), (760, 640), (1240, 900), (620, 900)],
        LAMP,
        alpha=0.14,
        mode=Mode.SCREEN,
        blur=10,
    )


def _apricot(c: Canvas) -> None:
    for points, width in (
        (((1320, 60), (1180, 130), (1040, 120), (930, 170)), 15),
        (((1180, 130), (1120, 210), (1020, 240)), 9),
        (((1320, 230), (1220, 270), (1140, 330)), 10),
    ):
        line = branch(c, points, width, BARK)
        for i, (x, y) in enumerate(line[3::4]):
            blossom(
                c,
                x + c.random.uniform(-24, 24),
                y + c.random.uniform(-24, 24),
                19 + 5 * (i % 3),
                (BLUSH, ROSE, WHITE)[i % 3],
                SEED,
            )
    for _ in range(16):
        x, y = c.random.uniform(560, 1280), c.random.uniform(240, 600)
        c.fill(leaf(x, y, 13, 8, c.random.uniform(0, 180)), ROSE, alpha=0.9)


def _curtain(c: Canvas, side: int) -> None:
    outer, hem = (150, 80) if side == 0 else (1450, 1520)
    inner, tie = (420, 250) if side == 0 else (1180, 1350)
    shape: Path = [
        (outer, 50),
        (inner, 50),
        *curve((inner, 50), (inner, 250), (tie + (60 if side == 0 else -60), 380), (tie, 430)),
        *curve((tie, 430), (tie + (40 if side == 0 else -40), 520), (tie, 600), (tie, 660)),
        (hem, 660),
        *curve((hem, 660), (outer, 500), (outer, 200), (outer, 50)),
    ]
    c.fill(move(shape, 12 if side == 0 else 16, 10), UMBER, alpha=0.3, blur=12)
    with c.clip(shape):
        start = 70 if side == 0 else 1170
        atlas(c, start, 40, 384, 640, column=48)
        for k in range(8):
            x = start + k * 48
            c.fill(rect(x, 40, 24, 640), fade((x, 0), (x + 24, 0), UMBER, 0.28))
    c.fill(rounded(tie - (150 if side == 0 else 0), 416, 150, 26, 12), HONEY)


def _sprout_plate(c: Canvas, x: float, y: float, w: float) -> None:
    c.fill(ellipse(x + 16, y + w * 0.1, w * 0.56, w * 0.09), UMBER, alpha=0.4, blur=9)
    rise = w * 0.52
    for layer in range(3):
        tones = ((PINE, LEAF), (LEAF, MOSS), (MOSS, SPROUT))[layer]
        count = int(w * 0.36)
        for k in range(count):
            t = k / count * 2 - 1 + c.random.uniform(-0.02, 0.02)
            foot = (x + t * w * 0.38, y + layer * w * 0.018 - (1 - t * t) * w * 0.02)
            long = rise * c.random.uniform(0.78, 1.06) * (1 - 0.14 * t * t) * (1 - layer * 0.1)
            tip = (x + t * w * 0.5 + c.random.uniform(-8, 8), y - long)
            mid = ((foot[0] + tip[0]) / 2 - t * 6, (foot[1] + tip[1]) / 2)
            c.fill(
                ribbon([foot, mid, tip], w * 0.016, 0.6), mix(tones[0], tones[1], c.random.random())
            )
    band = [
        (x - w * 0.425, y - rise * 0.42),
        *sag((x - w * 0.425, y - rise * 0.42), (x + w * 0.425, y - rise * 0.42), w * 0.06),
        *sag((x + w * 0.42, y - rise * 0.26), (x - w * 0.42, y - rise * 0.26), w * 0.06),
    ]
    c.fill(band, linear((x - w * 0.43, 0), (x + w * 0.43, 0), SEED, tint(SEED, 0.15), POMEGRANATE))
    by = y - rise * 0.34 + w * 0.06
    for side in (-1, 1):
        c.fill(
            ribbon(
                curve(
                    (x, by),
                    (x + side * w * 0.06, by + w * 0.06),
                    (x + side * w * 0.04, by + w * 0.12),
                    (x + side * w * 0.11, by + w * 0.19),
                ),
                w * 0.03,
                w * 0.05,
            ),
            POMEGRANATE,
        )
        c.fill(
            smooth(
                [
                    (x, by),
                    (x + side * w * 0.08, by - w * 0.075),
                    (x + side * w * 0.16, by - w * 0.03),
                    (x + side * w * 0.11, by + w * 0.04),
                ]
            ),
            SEED,
        )
        c.fill(
            smooth(
                [
                    (x + side * w * 0.03, by),
                    (x + side * w * 0.08, by - w * 0.04),
                    (x + side * w * 0.12, by - w * 0.01),
                ]
            ),
            WINE,
            alpha=0.5,
        )
    c.fill(circle(x, by, w * 0.028), POMEGRANATE)
    dish = [
        (x - w * 0.5, y),
        *curve(
            (x - w * 0.5, y),
            (x - w * 0.42, y + w * 0.11),
            (x - w * 0.2, y + w * 0.12),
            (x, y + w * 0.12),
        ),
        *curve(
            (x, y + w * 0.12),
            (x + w * 0.2, y + w * 0.12),
            (x + w * 0.42, y + w * 0.11),
            (x + w * 0.5, y),
        ),
        *arc(x, y, w * 0.5, w * 0.05, 0, 180),
    ]
    c.fill(dish, linear((x - w / 2, 0), (x + w / 2, 0), WHITE, CREAM, SAND))
    with c.clip(dish):
        lozenges(c, x - w / 2, y + w * 0.052, w, w * 0.04, (PAPER, LAKE, HONEY))


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
        c.stroke(rect(x + 18, 236, 256, 536), 5, HONEY, closed=True, alpha=0.8)
        c.spray(leafdoor, (x + 292, 790), (x + 60, 300), shade(WINE, 0.3), 0.6)
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
