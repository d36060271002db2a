"""Story covers of the night: the lamps by the river, the five calls."""

from __future__ import annotations

from itertools import pairwise

from .canvas import Canvas
from .cast import NEIGHBOURS
from .geometry import Path, archway, circle, curve, ellipse, rect, ribbon, rounded, smooth
from .landscape import moon, poplar, ridge, sky, stars, willow
from .motifs import atlas, ruyi_band
from .paint import Mode, fade, linear, radial
from .palette import (
    CREAM,
    DEEP,
    HONEY,
    LAKE,
    LAMP,
    NIGHT,
    PINE,
    PLUM,
    POMEGRANATE,
    ROSE,
    SAFFRON,
    SEED,
    SILVER,
    SKINS,
    UMBER,
    WHITE,
    WINE,
    Colour,
    mix,
    shade,
    tint,
)
from .people import Look, bust, person
from .props import street_lamp


def river_lamps(c: Canvas) -> None:
    """A river at night: neighbours mend the last lamp; the others shine in the water."""
    sky(c, DEEP, NIGHT, mix(NIGHT, LAKE, 0.55), mix(LAKE, ROSE, 0.35), foot=450)
    stars(c, 120, 340)
    moon(c, 1190, 160, 66)
    ridge(
        c,
        [(0, 360), (240, 300), (520, 372), (820, 318), (1100, 372), (1380, 310), (1620, 350)],
        470,
        mix(LAKE, NIGHT, 0.45),
    )
    ridge(
        c,
        [(0, 410), (300, 378), (640, 412), (980, 384), (1300, 414), (1620, 390)],
        470,
        mix(LAKE, NIGHT, 0.65),
    )
    _far_town(c)
    water = rect(0, 446, 1600, 460)
    c.fill(water, linear((0, 446), (0, 900), mix(LAKE, ROSE, 0.22), mix(LAKE, NIGHT, 0.55), DEEP))
    _ripples(c, 1190, 450, 900, 30, 120, tint(LAMP, 0.3), 0.75)
    bank: Path = [
        (0, 900),
        (0, 446),
        (560, 446),
        (930, 446),
        (1010, 446),
        *curve((1010, 446), (900, 560), (800, 700), (690, 900)),
    ]
    places = [(985, 456, 58), (946, 494, 96), (893, 560, 158), (822, 668, 250)]
    for x, y, h in places:
        _ripples(
            c, x + h * 0.16, y + h * 0.2, min(900, y + h * 2.1), h * 0.05, h * 0.16, HONEY, 0.8
        )
    c.fill(bank, linear((300, 440), (300, 900), mix(LAKE, PLUM, 0.5), mix(NIGHT, PLUM, 0.3), DEEP))
    c.stroke(curve((1010, 446), (900, 560), (800, 700), (690, 900)), 8, mix(CREAM, NIGHT, 0.45))
    for x, y, h in places:
        c.fill(ellipse(x - h * 0.3, y + 4, h * 0.95, h * 0.17), HONEY, alpha=0.4, blur=h * 0.07)
    for x, y, h, look in (
        (845, 560, 80, 1),
        (770, 572, 88, 6),
        (665, 660, 128, 3),
        (730, 652, 92, 2),
    ):
        person(c, x, y, h, NEIGHBOURS[look], left=(-16, -40), right=(16, -44))
    for x, y, h in places:
        street_lamp(c, x, y, h)
    c.fill(ellipse(430, 846, 330, 46), HONEY, alpha=0.4, blur=26)
    _mending(c)
    willow(c, -60, -20, 470, mix(PINE, NIGHT, 0.35), 13)


def _far_town(c: Canvas) -> None:
    x = 0.0
    while x < 1600:
        w, h = c.random.uniform(36, 84), c.random.uniform(16, 46)
        tone = mix(NIGHT, LAKE, 0.28)
        c.fill(
            [(x - 8, 450 - h), (x + w / 2, 450 - h - 16), (x + w + 8, 450 - h)], shade(tone, 0.2)
        )
        c.fill(rect(x, 450 - h, w, h), tone)
        if c.random.random() < 0.7:
            c.fill(rect(x + w * 0.3, 450 - h * 0.7, 8, 9), HONEY)
        x += w * c.random.uniform(0.9, 1.7)


def _ripples(
    c: Canvas,
    x: float,
    top: float,
    foot: float,
    first: float,
    last: float,
    tone: Colour,
    alpha: float,
) -> None:
    y = top
    while y < foot:
        t = (y - top) / max(foot - top, 1)
        w = first + (last - first) * t
        dx = c.random.uniform(-0.4, 0.4) * w
        long = w * c.random.uniform(0.5, 1.0)
        spine = [(x + dx - long, y), (x + dx, y + 1), (x + dx + long, y)]
        c.fill(ribbon(spine, 0.5, 0.5, 4 + 5 * t), tone, alpha=alpha * (1 - t * 0.75))
        y += 7 + 9 * t


def _mending(c: Canvas) -> None:
    x, y = street_lamp(c, 470, 850, 470)
    c.glow(x, y, 380, LAMP, 0.75)
    for side in (0, 46):
        c.stroke([(560 + side, 856), (484 + side, 440)], 8, mix(SAFFRON, UMBER, 0.4))
    for k in range(11):
        t = (k + 0.6) / 11
        c.stroke(
            [(560 - 76 * t, 856 - 416 * t), (606 - 76 * t, 856 - 416 * t)],
            6,
            mix(SAFFRON, UMBER, 0.25),
        )
    climber = Look(
        coat=mix(SAFFRON, SEED, 0.3),
        trim=CREAM,
        skin=SKINS[1],
        hat="helmet",
        hat_colour=HONEY,
        trousers=mix(LAKE, NIGHT, 0.4),
    )
    person(
        c, 548, 640, 236, climber, left=(-24, -97), right=(-20, -92), back=True, bend=0.04, step=4
    )
    holder = Look(
        coat=POMEGRANATE, trim=CREAM, skin=SKINS[0], style="bun", hair=SILVER, skirt=True, hem=True
    )
    person(c, 670, 862, 216, holder, left=(-36, -62), right=(-34, -50), bend=0.02)
    child = Look(coat=SEED, trim=CREAM, skin=SKINS[3], hat="beanie", hat_colour=LAKE)
    person(c, 330, 872, 158, child, right=(25, -84))
    c.glow(370, 740, 70, LAMP, 0.8)
    c.fill(circle(371, 738, 8), tint(LAMP, 0.4))


def night_five_calls(c: Canvas) -> None:
    """A block of flats at night: five lit windows, threads of light between them, a waiting car."""
    sky(c, DEEP, mix(NIGHT, LAKE, 0.18), mix(NIGHT, PLUM, 0.5), foot=820)
    stars(c, 150, 560)
    moon(c, 230, 150, 44, CREAM)
    for x, y, w in ((-40, 470, 240), (170, 560, 220), (1310, 500, 330)):
        far = mix(NIGHT, PLUM, 0.32)
        c.fill(rect(x, y, w, 400), far)
        for k in range(int(w // 46)):
            for row in range(5):
                tone = mix(HONEY, far, 0.55) if (k * 3 + row * 5) % 7 == 0 else shade(far, 0.3)
                c.fill(rect(x + 18 + k * 46, y + 24 + row * 52, 18, 24), tone)
    left, top, w, h = 420, 70, 800, 720
    wall = mix(NIGHT, LAKE, 0.4)
    c.fill(
        [(left + w, top), (left + w + 90, top + 40), (left + w + 90, 800), (left + w, 800)],
        shade(wall, 0.45),
    )
    body = rect(left, top, w, h)
    c.fill(body, linear((left, top), (left + w, top + h), tint(wall, 0.06), shade(wall, 0.28)))
    c.spray(body, (left + w, top + h), (left, top), DEEP, 0.5)
    c.fill(rect(left - 16, top - 18, w + 32, 26), shade(wall, 0.35))
    ruyi_band(c, left, top + 22, w, 18, mix(wall, CREAM, 0.14), mix(wall, CREAM, 0.3))
    lit = {(0, 3): 1, (1, 0): 4, (2, 4): 2, (3, 1): 6, (4, 4): 5}
    spots = []
    for row in range(5):
        for k in range(6):
            x, y = left + 44 + k * 124, top + 66 + row * 122
            spot = (row, k)
            _flat_window(c, x, y, spot in lit, wall)
            if spot in lit:
                spots.append((x + 46.0, y + 42.0, lit[spot]))
    _calls(c, spots)
    c.fill(rect(0, 790, 1600, 110), linear((0, 790), (0, 900), mix(NIGHT, PLUM, 0.4), DEEP))
    door = archway(820, 792, 96, 130)
    c.fill(door, linear((0, 660), (0, 790), LAMP, HONEY))
    c.stroke([(820, 668), (820, 790)], 5, wall)
    c.glow(820, 740, 220, HONEY, 0.7)
    c.fill(ellipse(820, 802, 150, 18), HONEY, alpha=0.5, blur=9)
    person(c, 776, 816, 112, NEIGHBOURS[1], right=(20, -60))
    person(c, 862, 818, 116, NEIGHBOURS[2], left=(-22, -58))
    _car(c, 1180, 862)
    for x, hgt in ((90, 230), (1500, 260), (300, 190)):
        poplar(c, x, 812, hgt, mix(PINE, NIGHT, 0.55))


def _flat_window(c: Canvas, x: float, y: float, lit: bool, wall: Colour) -> None:
    c.fill(rounded(x - 6, y - 6, 104, 88, 4), shade(wall, 0.4))
    pane = rect(x, y, 92, 76)
    if lit:
        c.fill(pane, radial((x + 46, y + 30), 80, tint(LAMP, 0.4), LAMP, HONEY))
        atlas(c, x, y, 15, 76, column=7.5)
        atlas(c, x + 77, y, 15, 76, column=7.5)
    else:
        c.fill(pane, linear((x, y), (x + 92, y + 76), mix(wall, NIGHT, 0.5), shade(wall, 0.45)))
        c.fill(
            [(x + 8, y), (x + 34, y), (x + 4, y + 60), (x, y + 60), (x, y + 20)],
            tint(wall, 0.3),
            alpha=0.12,
        )
        c.stroke([(x + 46, y), (x + 46, y + 76)], 3, shade(wall, 0.4))
    c.fill(rect(x - 10, y + 78, 112, 8), tint(wall, 0.16))


def _calls(c: Canvas, spots: list[tuple[float, float, int]]) -> None:
    for x, y, who in spots:
        c.glow(x, y, 170, HONEY, 0.7)
        with c.clip(rect(x - 46, y - 42, 92, 76)):
            bust(c, x, y + 36, 66, NEIGHBOURS[who])
            c.fill(rounded(x + 9, y - 16, 6, 14, 2), NIGHT)
    for (x0, y0, _), (x1, y1, _) in pairwise(spots):
        lift = 70 if x1 > x0 else -70
        line = curve((x0, y0 + 20), (x0 + lift, y0 + 20), (x1 + lift, y1 - 110), (x1, y1 - 30), 60)
        for k, (x, y) in enumerate(line[10:-1:2]):
            c.fill(circle(x, y, 3.0 if k % 3 else 4.4, 16), tint(SEED, 0.25) if k % 3 else LAMP)
        c.stroke(line[8:], 9, HONEY, alpha=0.22, blur=5, mode=Mode.SCREEN)


def _car(c: Canvas, x: float, y: float) -> None:
    beam = [(x - 140, y - 34), (x - 760, y - 80), (x - 760, y + 44), (x - 140, y - 18)]
    c.fill(beam, fade((x - 140, y), (x - 700, y), LAMP, 0.75), mode=Mode.SCREEN, blur=7)
    c.fill(ellipse(x, y + 8, 170, 14), DEEP, alpha=0.7, blur=6)
    shell = smooth(
        [
            (x - 150, y - 8),
            (x - 146, y - 44),
            (x - 96, y - 56),
            (x - 56, y - 96),
            (x + 44, y - 98),
            (x + 96, y - 58),
            (x + 146, y - 48),
            (x + 152, y - 6),
        ],
        steps=8,
    )
    c.fill(shell, linear((x, y - 98), (x, y), SEED, POMEGRANATE, WINE))
    c.fill(
        smooth([(x - 74, y - 58), (x - 46, y - 86), (x - 8, y - 87), (x - 8, y - 58)], steps=4),
        mix(LAKE, LAMP, 0.4),
    )
    c.fill(
        smooth([(x + 4, y - 58), (x + 4, y - 87), (x + 40, y - 87), (x + 74, y - 58)], steps=4),
        mix(LAKE, LAMP, 0.25),
    )
    for wx in (x - 84, x + 88):
        c.fill(circle(wx, y - 4, 27), DEEP)
        c.fill(circle(wx, y - 4, 13), SILVER)
    c.glow(x - 146, y - 28, 90, LAMP, 1.0)
    c.fill(ellipse(x - 143, y - 28, 8, 10), WHITE)
    c.fill(rounded(x + 140, y - 36, 10, 16, 4), tint(SEED, 0.2))
