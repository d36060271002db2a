"""Things that stand in more than one scene: lamps, dishes, plants, books, toys."""

from __future__ import annotations

import math
from collections.abc import Sequence

from .canvas import Canvas
from .geometry import Point, circle, curve, ellipse, leaf, rect, ribbon, rounded, sag
from .paint import Linear, linear, radial
from .palette import (
    DEEP,
    HONEY,
    LAKE,
    LAMP,
    LEAF,
    NIGHT,
    PAPER,
    POMEGRANATE,
    SAFFRON,
    SAND,
    SEED,
    UMBER,
    WHITE,
    Colour,
    mix,
    shade,
    tint,
)


def string_lamps(c: Canvas, start: Point, end: Point, depth: float, count: int) -> None:
    """A hanging cord with warm bulbs."""
    cord = sag(start, end, depth, count * 4)
    c.stroke(cord, 2.6, UMBER)
    for x, y in cord[2::4]:
        c.glow(x, y + 14, 62, LAMP, 0.75)
        c.fill(rect(x - 3.4, y, 6.8, 7), UMBER)
        c.fill(ellipse(x, y + 15, 8, 10), tint(LAMP, 0.5))


def bunting(
    c: Canvas,
    start: Point,
    end: Point,
    depth: float,
    count: int,
    size: float,
    tones: Sequence[Colour],
) -> None:
    """Little flags on a cord, each with a dot."""
    cord = sag(start, end, depth, count * 2)
    c.stroke(cord, 2.4, shade(tones[0], 0.3))
    for i in range(count):
        (x0, y0), (x1, y1) = cord[i * 2], cord[i * 2 + 2]
        gap = 0.12
        ax, ay = x0 + (x1 - x0) * gap, y0 + (y1 - y0) * gap
        bx, by = x1 - (x1 - x0) * gap, y1 - (y1 - y0) * gap
        mx, my = (ax + bx) / 2, (ay + by) / 2 + size
        tone = tones[i % len(tones)]
        c.fill([(ax, ay), (bx, by), (mx, my)], tone)
        c.fill(circle(mx, (ay + by) / 2 + size * 0.32, size * 0.12, 20), tint(tone, 0.7))


def lantern(c: Canvas, x: float, y: float, r: float, tone: Colour = SEED) -> None:
    """A round lantern hanging from (x, y)."""
    c.stroke([(x, y), (x, y + r * 0.5)], 2.2, UMBER)
    my = y + r * 1.4
    c.glow(x, my, r * 3.6, mix(tone, HONEY, 0.6), 0.65)
    body = ellipse(x, my, r * 1.12, r * 0.92)
    c.fill(body, radial((x, my), r * 1.2, HONEY, tone, shade(tone, 0.2)))
    for q in (0.4, 0.8):
        c.stroke(
            ellipse(x, my, r * 1.12 * q, r * 0.92), 1.8, shade(tone, 0.3), closed=True, alpha=0.5
        )
    for dy in (-0.98, 0.84):
        c.fill(rounded(x - r * 0.42, my + dy * r, r * 0.84, r * 0.16, 3), SAFFRON)
    for k in range(-2, 3):
        c.stroke([(x + k * 3.4, my + r), (x + k * 3.4, my + r * 1.5)], 2, SAFFRON)


def street_lamp(c: Canvas, x: float, y: float, h: float, light: float = 1.0) -> Point:
    """A path lamp with its foot at (x, y); gives back where its light is."""
    k = h / 100
    iron = shade(LAKE, 0.75)
    c.fill([(x - 1.7 * k, y), (x - 1.2 * k, y - h), (x + 1.2 * k, y - h), (x + 1.7 * k, y)], iron)
    c.fill(
        [(x - 3 * k, y), (x - 2.6 * k, y - 9 * k), (x + 2.6 * k, y - 9 * k), (x + 3 * k, y)], iron
    )
    c.fill(rect(x - 4.6 * k, y - 2 * k, 9.2 * k, 2.4 * k), iron)
    c.fill(rect(x - 3.4 * k, y - 70 * k, 6.8 * k, 1.6 * k), iron)
    ly = y - h - 6 * k
    if light:
        c.glow(x, ly, 62 * k, HONEY, 0.85 * light)
    iron = mix(iron, DEEP, 0.4)
    cup = [
        (x - 6 * k, ly - 8 * k),
        (x + 6 * k, ly - 8 * k),
        (x + 4 * k, ly + 7 * k),
        (x - 4 * k, ly + 7 * k),
    ]
    c.fill(cup, linear((x, ly - 8 * k), (x, ly + 7 * k), tint(LAMP, 0.6), LAMP) if light else iron)
    c.fill([(x - 9 * k, ly - 7 * k), (x, ly - 15 * k), (x + 9 * k, ly - 7 * k)], iron)
    return x, ly


def steam(
    c: Canvas, x: float, y: float, h: float, tone: Colour = WHITE, alpha: float = 0.5
) -> None:
    """Three soft wisps that rise from (x, y)."""
    for dx, long, side in ((-0.22, 0.8, 1), (0.0, 1.0, -1), (0.2, 0.72, 1)):
        left, top = x + dx * h, y - long * h
        spine = curve(
            (left, y),
            (left + side * h * 0.26, y - long * h * 0.35),
            (left - side * h * 0.26, y - long * h * 0.65),
            (left + side * h * 0.1, top),
        )
        wisp = ribbon(spine, h * 0.03, h * 0.02, h * 0.13)
        c.fill(
            wisp,
            Linear((0, y), (0, top), ((0, tone, 0), (0.25, tone, alpha), (1, tone, 0))),
            blur=h * 0.018,
        )


def bowl(c: Canvas, x: float, y: float, w: float, tone: Colour, trim: Colour) -> None:
    """A bowl with a painted band; (x, y) is the middle of its rim."""
    h = w * 0.46
    c.fill(ellipse(x, y + h + w * 0.03, w * 0.42, w * 0.05), NIGHT, alpha=0.25, blur=w * 0.02)
    body = [
        (x - w / 2, y),
        *curve(
            (x - w / 2, y),
            (x - w * 0.46, y + h * 0.8),
            (x - w * 0.24, y + h),
            (x - w * 0.16, y + h),
        ),
        *curve(
            (x + w * 0.16, y + h),
            (x + w * 0.24, y + h),
            (x + w * 0.46, y + h * 0.8),
            (x + w / 2, y),
        ),
    ]
    c.fill(body, linear((x - w / 2, y), (x + w / 2, y), tint(tone, 0.25), tone, shade(tone, 0.25)))
    with c.clip(body):
        for k in range(13):
            px = x - w * 0.48 + k * w * 0.08
            py = y + h * 0.36 + h * 0.1 * math.sin(math.pi * k / 12)
            c.fill(
                [
                    (px - w * 0.032, py),
                    (px, py - w * 0.05),
                    (px + w * 0.032, py),
                    (px, py + w * 0.05),
                ],
                trim,
            )
    c.fill(ellipse(x, y, w / 2, w * 0.11), tint(tone, 0.45))
    c.fill(ellipse(x, y + w * 0.008, w * 0.46, w * 0.09), shade(tone, 0.3))


def naan(c: Canvas, x: float, y: float, w: float) -> None:
    """A flat stamped bread, seen at a slant."""
    c.fill(ellipse(x, y + w * 0.05, w / 2, w * 0.2), NIGHT, alpha=0.22, blur=3)
    c.fill(
        ellipse(x, y, w / 2, w * 0.2), linear((x, y - w * 0.2), (x, y + w * 0.2), HONEY, SAFFRON)
    )
    c.fill(ellipse(x, y - 1, w * 0.37, w * 0.135), tint(HONEY, 0.45))
    for r, count in ((0.3, 14), (0.17, 8)):
        for i in range(count):
            a = 2 * math.pi * i / count
            spot = circle(x + w * r * math.cos(a), y + w * r * 0.36 * math.sin(a), w * 0.014, 10)
            c.fill(spot, SAFFRON)


def plant(c: Canvas, x: float, y: float, size: float, pot: Colour, tone: Colour = LEAF) -> None:
    """A potted plant with its foot at (x, y)."""
    w = size * 0.42
    for i, angle in enumerate((-150, -128, -106, -90, -72, -52, -30)):
        long = size * (0.7 if i % 2 else 0.55)
        blade = leaf(x, y - size * 0.3, long, size * 0.2, angle)
        c.fill(blade, (tone, tint(tone, 0.2), shade(tone, 0.15))[i % 3])
    body = [
        (x - w / 2, y - size * 0.38),
        (x + w / 2, y - size * 0.38),
        (x + w * 0.36, y),
        (x - w * 0.36, y),
    ]
    c.fill(body, linear((x - w / 2, y), (x + w / 2, y), tint(pot, 0.2), shade(pot, 0.2)))
    c.fill(rounded(x - w * 0.56, y - size * 0.42, w * 1.12, size * 0.09, 3), tint(pot, 0.1))


def book(c: Canvas, x: float, y: float, w: float, h: float, tone: Colour, trim: Colour) -> None:
    """A book's spine standing on (x, y)."""
    spine = rounded(x, y - h, w, h, 2.5)
    c.fill(spine, linear((x, y), (x + w, y), tint(tone, 0.16), tone, shade(tone, 0.2)))
    for q in (0.12, 0.18, 0.82):
        c.fill(rect(x, y - h * q, w, h * 0.025), trim)
    m, r = (x + w / 2, y - h * 0.52), w * 0.26
    c.fill(
        [(m[0], m[1] - r * 1.5), (m[0] + r, m[1]), (m[0], m[1] + r * 1.5), (m[0] - r, m[1])], trim
    )


def crane(c: Canvas, x: float, y: float, r: float, tone: Colour, *, flip: bool = False) -> None:
    """A folded paper crane."""
    light, dark = tint(tone, 0.35), shade(tone, 0.18)
    with c.at(x, y, r / 50, 0, flip=flip):
        c.fill([(-4, 6), (-58, -26), (-30, 16)], dark)
        c.fill([(4, 8), (52, -34), (30, 16)], dark)
        c.fill([(52, -34), (68, -22), (46, -27)], tone)
        c.fill([(-6, 10), (-34, -58), (14, 4)], light)
        c.fill([(0, 10), (28, -62), (18, 10)], tone)
        c.fill([(-32, 14), (32, 14), (0, 34)], tone)
        c.fill([(-32, 14), (0, 10), (0, 34)], light)


def football(c: Canvas, x: float, y: float, r: float) -> None:
    """A football with a pomegranate-red pattern."""
    ball = circle(x, y, r, 110)
    c.fill(ball, radial((x - r * 0.4, y - r * 0.45), r * 1.7, WHITE, PAPER, mix(SAND, LAKE, 0.3)))
    with c.clip(ball):

        def patch(px: float, py: float, size: float, squeeze: float, angle: float) -> None:
            with c.at(px, py, 1, angle):
                points = [
                    (
                        size * squeeze * math.cos(math.radians(72 * k - 90)),
                        size * math.sin(math.radians(72 * k - 90)),
                    )
                    for k in range(5)
                ]
                c.fill(points, POMEGRANATE)
                c.fill([(a * 0.45, b * 0.45) for a, b in points], HONEY)

        patch(x, y, r * 0.36, 1, 0)
        for k in range(5):
            a = math.radians(72 * k - 90)
            near = (x + r * 0.36 * math.cos(a), y + r * 0.36 * math.sin(a))
            far = (x + r * 0.62 * math.cos(a), y + r * 0.62 * math.sin(a))
            c.stroke([near, far], 5, NIGHT, alpha=0.7)
            for side in (-1, 1):
                b = a + side * math.radians(36)
                c.stroke(
                    [far, (x + r * 0.76 * math.cos(b), y + r * 0.76 * math.sin(b))],
                    5,
                    NIGHT,
                    alpha=0.7,
                )
            b = a + math.radians(36)
            mid = (x + r * 0.76 * math.cos(b), y + r * 0.76 * math.sin(b))
            c.stroke(
                [mid, (x + r * 1.02 * math.cos(b), y + r * 1.02 * math.sin(b))], 5, NIGHT, alpha=0.7
            )
            patch(x + r * 0.98 * math.cos(a), y + r * 0.98 * math.sin(a), r * 0.36, 1, 72 * k + 180)
    c.spray(ball, (x + r, y + r), (x - r * 0.1, y - r * 0.1), mix(NIGHT, LAKE, 0.3), 0.7)
