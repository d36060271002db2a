"""Portraits of those who feed and heal: kimchi, noodles, medicine."""

from __future__ import annotations

from .canvas import Canvas
from .flora import pomegranate, sprig
from .geometry import circle, curve, ellipse, leaf, move, rect, ribbon, rounded, smooth
from .motifs import CROSS, DIAMOND, beam, lozenges, woven
from .paint import Mode, Radial, linear
from .palette import (
    BLUSH,
    CLAY,
    CORAL,
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
    SEED,
    SILVER,
    SKINS,
    SKY,
    UMBER,
    WHITE,
    WINE,
    mix,
    shade,
    tint,
)
from .people import Look, bust
from .portraits import halo, sleeve
from .props import steam


def shunji(c: Canvas) -> None:
    """A grandmother with an earthenware jar, before painted beams."""
    c.wash(mix(PINE, LAKE, 0.35))
    for k in range(6):
        beam(c, -40 - (k % 2) * 180, k * 152, 1300, 104, flip=bool(k % 2))
        c.fill(rect(0, k * 152 + 104, 900, 12), PAPER)
        c.fill(rect(0, k * 152 + 116, 900, 24), POMEGRANATE)
        c.fill(rect(0, k * 152 + 140, 900, 12), PAPER)
    c.wash(
        Radial((450, 430), 640, ((0, NIGHT, 0.0), (0.5, NIGHT, 0.1), (1, NIGHT, 0.4))),
        mode=Mode.MULTIPLY,
    )
    halo(c, mix(ROSE, CREAM, 0.5), HONEY)
    look = Look(coat=ROSE, trim=WHITE, skin=SKINS[3], style="bun", hair=SILVER)
    bust(c, 450, 900, 640, look)
    for side in (-1, 1):
        c.fill(
            ribbon(
                smooth(
                    [(450 + side * 50, 548), (450 + side * 26, 620), (450 - side * 8, 664)],
                    closed=False,
                ),
                30,
                26,
            ),
            WHITE,
        )
    for side, far in ((-1, (410, 860)), (1, (470, 880))):
        c.fill(
            ribbon(smooth([(450, 668), (far[0] + side * 4, 760), far], closed=False), 24, 44),
            POMEGRANATE,
        )
    c.fill(smooth([(450, 656), (520, 636), (534, 668), (474, 684)]), SEED)
    c.fill(circle(450, 668, 20), POMEGRANATE)
    jar_x, jar_y, h = 450.0, 930.0, 240.0
    w = h * 1.05
    half = smooth(
        [
            (w * 0.3, -h),
            (w * 0.33, -h * 0.9),
            (w * 0.5, -h * 0.62),
            (w * 0.5, -h * 0.34),
            (w * 0.36, 0),
        ],
        closed=False,
    )
    body = [(jar_x + a, jar_y + b) for a, b in half] + [
        (jar_x - a, jar_y + b) for a, b in reversed(half)
    ]
    glaze = mix(CLAY, UMBER, 0.45)
    c.fill(move(body, 8, 10), DEEP, alpha=0.35, blur=12)
    c.fill(
        body, linear((jar_x - w / 2, 0), (jar_x + w / 2, 0), mix(glaze, SAFFRON, 0.4), glaze, UMBER)
    )
    c.spray(body, (jar_x + w / 2, jar_y), (jar_x - 40, jar_y - h), UMBER, 0.7)
    c.fill(ellipse(jar_x, jar_y - h, w * 0.33, 24), mix(glaze, SAFFRON, 0.3))
    c.fill(ellipse(jar_x, jar_y - h + 2, w * 0.28, 18), UMBER)
    for k, (dx, dy, angle) in enumerate(
        ((-40, 0, -118), (-14, 4, -96), (18, 4, -80), (44, 0, -58), (0, 8, -90))
    ):
        blade = leaf(jar_x + dx, jar_y - h + dy + 8, 84, 52, angle)
        c.fill(
            blade,
            linear(
                (0, jar_y - h - 70),
                (0, jar_y - h + 10),
                (MOSS, mix(MOSS, CREAM, 0.5))[k % 2],
                CORAL,
            ),
        )
        c.stroke([blade[0], blade[len(blade) // 2]], 5, PAPER, alpha=0.8)
    c.stroke(
        smooth(
            [
                (jar_x - 84, jar_y - 130),
                (jar_x - 40, jar_y - 156),
                (jar_x, jar_y - 130),
                (jar_x + 40, jar_y - 156),
                (jar_x + 84, jar_y - 130),
            ],
            closed=False,
        ),
        6,
        HONEY,
        alpha=0.7,
    )
    for side in (-1, 1):
        sleeve(
            c,
            [(450 + side * 206, 744), (450 + side * 258, 872), (450 + side * 128, 800)],
            100,
            look,
        )


def ma_shifu(c: Canvas) -> None:
    """A noodle master pulling noodles between his hands."""
    woven(
        c,
        0,
        0,
        900,
        900,
        cell=7.5,
        motifs=(CROSS, DIAMOND),
        colours=(mix(SAFFRON, CLAY, 0.35), mix(HONEY, SAFFRON, 0.4), mix(SAFFRON, CLAY, 0.7)),
    )
    halo(c, mix(POMEGRANATE, SEED, 0.5), CREAM)
    steam(c, 450, 860, 780, tint(LAMP, 0.5), 0.4)
    look = Look(coat=WHITE, trim=LAKE, skin=SKINS[1], hat="white-cap")
    bust(c, 450, 900, 640, look)
    c.fill(
        [(330, 700), (570, 700), (610, 900), (290, 900)],
        linear((0, 700), (0, 900), LAKE, shade(LAKE, 0.25)),
    )
    lozenges(c, 322, 706, 256, 30, (shade(LAKE, 0.2), CREAM, HONEY))
    for side in (-1, 1):
        c.stroke([(450 + side * 118, 702), (450 + side * 92, 580)], 16, LAKE)
    for side in (-1, 1):
        shoulder, elbow, hand = (
            (450 + side * 212, 742),
            (450 + side * 300, 846),
            (450 + side * 300, 690),
        )
        sleeve(c, [shoulder, elbow, hand], 88, look)
    for k in range(9):
        dip = 70 + k * 15
        line = curve(
            (162, 664 + k * 3),
            (230, 664 + dip * 1.5),
            (670, 664 + dip * 1.5),
            (738, 664 + k * 3),
            50,
        )
        c.stroke(move(line, 3, 9), 10, DEEP, alpha=0.14, blur=3)
        c.stroke(line, 11, tint(HONEY, 0.55) if k % 2 else LAMP)
        c.stroke(move(line, 0, 3), 2, SAFFRON, alpha=0.6)
    for side in (-1, 1):
        x = 450 + side * 296
        fist = smooth(
            [
                (x - 40, 640),
                (x - 22, 614),
                (x + 22, 614),
                (x + 40, 640),
                (x + 36, 682),
                (x, 696),
                (x - 36, 682),
            ]
        )
        c.fill(fist, linear((x, 610), (x, 696), tint(look.skin, 0.1), look.skin))
        for k in range(3):
            c.stroke(
                [(x - 22, 644 + k * 17), (x + 22, 644 + k * 17)],
                3,
                mix(look.skin, SEED, 0.35),
                alpha=0.7,
            )


def doctor_lin(c: Canvas) -> None:
    """A family doctor in a white coat, with a stethoscope and a warm folder."""
    c.wash(linear((0, 0), (0, 900), mix(LEAF, MIST, 0.4), LEAF))
    for row in range(7):
        for k in range(7):
            sprig(
                c,
                k * 150 - 60 + (row % 2) * 75,
                row * 140 + 80,
                110,
                -45 if (row + k) % 2 else -135,
                mix(LEAF, MIST, 0.25),
                3,
            )
    halo(c, mix(BLUSH, CREAM, 0.4), WHITE)
    look = Look(coat=WHITE, trim=MIST, skin=SKINS[3], style="bob")
    bust(c, 450, 900, 640, look)
    c.fill([(400, 552), (500, 552), (450, 668)], mix(LAKE, SKY, 0.4))
    c.fill([(420, 546), (480, 546), (450, 610)], shade(look.skin, 0.06))
    for side in (-1, 1):
        lapel = [
            (450 + side * 54, 545),
            (450 + side * 118, 600),
            (450 + side * 84, 650),
            (450 + side * 100, 668),
            (450 + side * 6, 800),
            (450 + side * 2, 674),
        ]
        c.fill(move(lapel, 0, 6), NIGHT, alpha=0.16, blur=5)
        c.fill(lapel, linear((0, 545), (0, 800), WHITE, tint(MIST, 0.35)))
        c.stroke(lapel[1:5], 3, SILVER, alpha=0.7)
    for side in (-1, 1):
        c.stroke(
            smooth(
                [
                    (450 + side * 66, 552),
                    (450 + side * 98, 640),
                    (450 + side * 74, 736),
                    (450 + side * (16 if side > 0 else 60), 790),
                ],
                closed=False,
            ),
            11,
            NIGHT,
        )
    c.fill(circle(390, 796, 32), linear((360, 770), (420, 826), SILVER, mix(SILVER, NIGHT, 0.4)))
    c.fill(circle(390, 796, 19), WHITE)
    c.fill(circle(466, 794, 12), NIGHT)
    c.fill(rounded(548, 700, 22, 84, 6), SEED)
    c.fill(rounded(576, 690, 16, 94, 6), LAKE)
    c.fill(rounded(536, 744, 92, 92, 8), tint(MIST, 0.3))
    c.stroke([(536, 748), (628, 748)], 4, SILVER)
    pomegranate(c, 582, 794, 24)
    sleeve(c, [(246, 744), (196, 872), (300, 858)], 92, look)
    with c.at(296, 770):
        c.glow(0, 0, 110, ROSE, 0.5)
        heart = smooth(
            [(0, -22), (26, -52), (58, -30), (42, 14), (0, 54), (-42, 14), (-58, -30), (-26, -52)]
        )
        c.fill(move(heart, 4, 8), NIGHT, alpha=0.2, blur=6)
        c.fill(heart, linear((-50, -50), (50, 50), CORAL, SEED, POMEGRANATE))
        c.spray(heart, (56, 50), (-20, -30), WINE, 0.6)
        c.fill(ellipse(-30, -28, 10, 7), WHITE, alpha=0.45, blur=2)
    c.fill(
        smooth([(258, 836), (276, 812), (318, 814), (344, 826), (330, 868), (276, 874)]), look.skin
    )
