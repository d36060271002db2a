"""Story cover: wheat sprouts in a spring window."""

from __future__ import annotations

from .canvas import Canvas
from .flora import blossom, branch, pomegranate
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
from .motifs import atlas, lozenges, woven
from .paint import Mode, fade, linear
from .palette import (
    BARK,
    BLUSH,
    CLAY,
    CREAM,
    HONEY,
    LAKE,
    LAMP,
    LEAF,
    MIST,
    MOSS,
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
        cloud(c, 690, 178, 140, WHITE)
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
