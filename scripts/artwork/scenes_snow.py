"""Story cover: the lane after the first snow."""

from __future__ import annotations

from .canvas import Canvas
from .flora import pomegranate
from .geometry import Path, Point, circle, curve, ellipse, rect, ribbon, smooth
from .landscape import poplar, ridge, sky, snow
from .paint import linear, radial
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
    MIST,
    NIGHT,
    PLUM,
    POMEGRANATE,
    ROSE,
    SAFFRON,
    SAND,
    SEED,
    SKINS,
    SKY,
    UMBER,
    WHITE,
    WINE,
    mix,
    shade,
    tint,
)
from .people import Look, person
from .props import lantern


def first_snow(c: Canvas) -> None:
    """The morning after the first snow: neighbours sweep the lane from door to door."""
    sky(c, mix(SKY, LAKE, 0.3), MIST, BLUSH, foot=560)
    c.glow(1180, 260, 560, LAMP, 0.7)
    c.fill(circle(1180, 280, 60), tint(LAMP, 0.6))
    ridge(
        c,
        [(0, 380), (300, 300), (620, 380), (980, 320), (1300, 370), (1620, 310)],
        600,
        mix(SKY, WHITE, 0.45),
    )
    for x, h in ((660, 190), (730, 230), (980, 210), (1060, 170)):
        poplar(c, x, 540, h, mix(LAKE, MIST, 0.55))
    c.fill(rect(0, 520, 1600, 380), linear((0, 520), (0, 900), tint(MIST, 0.5), WHITE))
    for side in (-1, 1):
        for i, (far_edge, near_edge) in enumerate(((168, 300), (322, 560), (600, 1010))):
            _snowy_house(c, side, far_edge, near_edge, i)
    path: Path = [
        (760, 530),
        (840, 530),
        *curve((840, 530), (900, 640), (1060, 740), (1260, 900)),
        *curve((340, 900), (540, 740), (700, 640), (760, 530)),
    ]
    c.fill(path, linear((0, 530), (0, 900), mix(SAND, MIST, 0.4), mix(CLAY, SAND, 0.45)))
    with c.clip(path):
        for k, y in enumerate((546, 566, 592, 626, 668, 722, 790, 870)):
            c.stroke([(200, y), (1400, y)], 2 + k * 0.4, BARK, alpha=0.22)
            for j in range(-7, 8):
                joint = 800 + (j + 0.5 * (k % 2)) * (14 + k * 11)
                c.stroke([(joint, y), (joint + j * 3.4, y + 12 + k * 10)], 2, BARK, alpha=0.18)
    for side in (-1, 1):
        for y, off, w in ((604, 138, 62), (664, 236, 100), (752, 390, 160), (884, 560, 260)):
            drift = smooth(
                [
                    (800 + side * off - w, y + 8),
                    (800 + side * off - w * 0.4, y - w * 0.24),
                    (800 + side * off + w * 0.3, y - w * 0.2),
                    (800 + side * off + w, y + 8),
                ]
            )
            c.fill(drift, linear((0, y - w * 0.24), (0, y + 12), WHITE, mix(SKY, WHITE, 0.45)))
    far = Look(coat=LEAF, trim=CREAM, skin=SKINS[1], hat="beanie", hat_colour=HONEY)
    _sweeper(c, 872, 628, 118, far, flip=True)
    middle = Look(coat=LAKE, trim=HONEY, skin=SKINS[2], style="short", hat="felt", hat_colour=CREAM)
    _sweeper(c, 668, 712, 200, middle, flip=True)
    near_look = Look(
        coat=POMEGRANATE,
        trim=CREAM,
        skin=SKINS[0],
        hat="scarf",
        hat_colour=LAKE,
        skirt=True,
        hem=True,
    )
    _sweeper(c, 968, 850, 320, near_look)
    _snowman(c, 330, 820, 66)
    for x, y, r in ((186, 262, 46), (1414, 262, 46), (476, 366, 23), (1124, 366, 23)):
        lantern(c, x, y, r)
    snow(c, 210)


def _lane(side: int, d: float, v: float) -> Point:
    """A point of a wall: ``d`` from the lane's middle, ``v`` from eaves (0) to foot (1)."""
    top, foot = 512 - d * 0.36, 532 + d * 0.4
    return 800 + side * d, top + (foot - top) * v


def _panel(side: int, d0: float, d1: float, v0: float, v1: float) -> Path:
    return [_lane(side, d0, v0), _lane(side, d1, v0), _lane(side, d1, v1), _lane(side, d0, v1)]


def _snowy_house(c: Canvas, side: int, far: float, near: float, kind: int) -> None:
    left = (mix(CLAY, ROSE, 0.4), mix(SAFFRON, CLAY, 0.4), mix(CLAY, PLUM, 0.2))
    right = (mix(SAFFRON, ROSE, 0.4), mix(LAKE, MIST, 0.2), mix(CORAL, CLAY, 0.6))
    tone = (left if side < 0 else right)[kind]
    span = near - far
    x0, x1 = 800 + side * far, 800 + side * near
    gable_top, gable_foot = _lane(side, near, 0)[1], _lane(side, near, 1)[1]
    end: Path = [
        (x1, gable_top),
        (x1 + side * 110, gable_top),
        (x1 + side * 110, gable_foot),
        (x1, gable_foot),
    ]
    c.fill(end, shade(tone, 0.34))
    wall = _panel(side, far, near, 0, 1)
    c.fill(wall, linear((x0, 0), (x1, 0), mix(tone, MIST, 0.3 - kind * 0.1), shade(tone, 0.12)))
    c.spray(wall, (x0, 900), (x1, 300), mix(tone, PLUM, 0.6), 0.5)
    c.fill(_panel(side, far, near, 0.82, 1), shade(tone, 0.3), alpha=0.5)
    for d0, d1, v0, v1, door in (
        (far + span * 0.12, far + span * 0.34, 0.34, 1.0, True),
        (far + span * 0.48, far + span * 0.86, 0.3, 0.66, False),
    ):
        rim = span * 0.025
        c.fill(
            _panel(side, d0 - rim, d1 + rim, v0 - 0.03, v1 + (0 if door else 0.03)),
            shade(tone, 0.5),
        )
        pane = _panel(side, d0, d1, v0, v1)
        if door:
            c.fill(pane, linear(_lane(side, d0, v0), _lane(side, d0, v1), POMEGRANATE, WINE))
            knob = _lane(side, d0 + (d1 - d0) * 0.8, 0.7)
            c.fill(circle(*knob, span * 0.018), HONEY)
            star_x, star_y = _lane(side, (d0 + d1) / 2, 0.52)
            r = span * 0.06
            c.fill(
                [
                    (star_x - r, star_y),
                    (star_x, star_y - r * 1.3),
                    (star_x + r, star_y),
                    (star_x, star_y + r * 1.3),
                ],
                HONEY,
            )
        else:
            c.fill(pane, linear(_lane(side, d0, v0), _lane(side, d0, v1), LAMP, HONEY))
            for q in (1 / 3, 2 / 3):
                d = d0 + (d1 - d0) * q
                c.stroke([_lane(side, d, v0), _lane(side, d, v1)], 3 + kind * 2, shade(tone, 0.5))
            v = (v0 + v1) / 2
            c.stroke([_lane(side, d0, v), _lane(side, d1, v)], 3 + kind * 2, shade(tone, 0.5))
            mx, my = _lane(side, (d0 + d1) / 2, v)
            c.glow(mx, my, span * 0.42, HONEY, 0.5)
            sill = _panel(side, d0 - rim * 2, d1 + rim * 2, v1 + 0.02, v1 + 0.07)
            c.fill(sill, WHITE)
    c.fill(_panel(side, far - span * 0.08, near, -0.06, 0.06), mix(NIGHT, LAKE, 0.35))
    c.fill(_panel(side, far, near, 0.06, 0.13), UMBER, alpha=0.25)
    crest: Path = [_lane(side, far - span * 0.1, 0.0)]
    for q, lift in ((0.02, 0.2), (0.2, 0.25), (0.4, 0.24), (0.6, 0.27), (0.8, 0.25), (1.0, 0.26)):
        crest.append(_lane(side, far + span * q, -lift))
    crest += [_lane(side, near + span * 0.1, -0.16), _lane(side, near + span * 0.06, -0.02)]
    for q, lift in ((0.8, -0.01), (0.6, 0.05), (0.4, -0.01), (0.2, 0.04)):
        crest.append(_lane(side, far + span * q, -lift))
    cap = smooth(crest, steps=10)
    c.fill(
        cap, linear(_lane(side, far, -0.4), _lane(side, far, 0.05), WHITE, mix(SKY, WHITE, 0.45))
    )
    c.spray(cap, _lane(side, far, 0.1), _lane(side, near, -0.3), mix(SKY, LAKE, 0.25), 0.5)


def _sweeper(
    c: Canvas, x: float, y: float, height: float, look: Look, *, flip: bool = False
) -> None:
    with c.at(x, y, height / 100, 0, flip=flip):
        person(c, 0, 0, 100, look, left=(-24, -56), right=(-20, -42), bend=0.1, lean=-4)
        c.stroke([(-12, -68), (-42, -12)], 2.6, SAFFRON)
        c.fill(
            [(-41, -16), (-36, -12), (-40, 4), (-62, 4)], linear((-62, 0), (-36, 0), HONEY, SAFFRON)
        )
        for k in range(6):
            c.stroke([(-39, -13), (-60 + k * 4, 4)], 0.8, CLAY)
        for px, py, r in ((-66, 1, 4), (-71, -4, 2.6), (-62, -5, 2), (-75, 2, 2.4)):
            c.fill(circle(px, py, r, 20), WHITE)
        c.fill(circle(-25.5, -54, 3.1, 20), look.skin)
        c.fill(circle(-21.5, -44, 3.1, 20), look.skin)


def _snowman(c: Canvas, x: float, y: float, r: float) -> None:
    c.fill(
        ellipse(x + r * 0.4, y + r * 0.9, r * 1.5, r * 0.24),
        mix(LAKE, MIST, 0.3),
        alpha=0.5,
        blur=7,
    )
    for dy, q in ((0.0, 1.0), (-1.42, 0.7)):
        ball = circle(x, y + dy * r, r * q)
        c.fill(
            ball, radial((x - r * 0.4, y + dy * r - r * 0.4), r * 2, WHITE, mix(SKY, WHITE, 0.4))
        )
        c.spray(ball, (x + r, y + dy * r + r), (x, y + dy * r), mix(SKY, LAKE, 0.3), 0.6)
    c.fill(
        ribbon(
            smooth(
                [(x - r * 0.6, y - r * 0.94), (x, y - r * 0.8), (x + r * 0.6, y - r * 0.94)],
                closed=False,
            ),
            r * 0.26,
            r * 0.26,
        ),
        SEED,
    )
    c.fill(
        [
            (x + r * 0.2, y - r * 0.86),
            (x + r * 0.46, y - r * 0.86),
            (x + r * 0.5, y - r * 0.1),
            (x + r * 0.24, y - r * 0.1),
        ],
        POMEGRANATE,
    )
    for dx in (-0.24, 0.2):
        c.fill(circle(x + dx * r, y - r * 1.56, r * 0.07, 20), NIGHT)
    c.fill([(x, y - r * 1.42), (x - r * 0.5, y - r * 1.3), (x, y - r * 1.28)], SAFFRON)
    pomegranate(c, x, y - r * 2.2, r * 0.22, opened=False)
