"""The portal's icons and its default social picture."""

from __future__ import annotations

import math

from .canvas import Canvas
from .flora import flower, papercut, pomegranate, sprig
from .geometry import circle, leaf, rect
from .motifs import atlas, lozenges, ruyi_band, woven
from .paint import Radial, linear
from .palette import (
    CREAM,
    HONEY,
    LAKE,
    LAMP,
    LEAF,
    MOSS,
    PAPER,
    POMEGRANATE,
    SAFFRON,
    SEED,
    UMBER,
    tint,
)


def icon(c: Canvas) -> None:
    """The application icon, on a canvas of 512 units."""
    c.wash(linear((0, 0), (512, 512), PAPER, CREAM))
    with c.at(256, 256):
        for k in range(24):
            with c.at(0, 0, 1, 15 * k):
                c.fill(leaf(206, 0, 40, 20, 0), HONEY, alpha=0.55)
    c.fill(circle(256, 256, 196, 120), tint(HONEY, 0.55))
    for side in (-1, 1):
        c.fill(leaf(256 + side * 16, 408, 150, 58, -90 + side * 74), LEAF if side < 0 else MOSS)
    c.fill(circle(262, 300, 142), UMBER, alpha=0.2, blur=14)
    pomegranate(c, 256, 282, 142)


def share(c: Canvas) -> None:
    """The default social picture: pomegranates in a wreath of silk, weaving and flowers."""
    c.wash(linear((0, 0), (0, 630), PAPER, CREAM))
    c.fill(rect(0, 0, 1200, 630), Radial((600, 300), 620, ((0, LAMP, 0.9), (1, HONEY, 0.15))))
    atlas(c, 0, 0, 132, 630, column=44)
    atlas(c, 1068, 0, 132, 630, column=44)
    for x in (132, 1050):
        with c.at(x + 18, 0, 1, 90):
            lozenges(c, 0, 0, 630, 18, (POMEGRANATE, CREAM, SAFFRON))
    woven(c, 150, 556, 900, 74, cell=5.4, colours=(POMEGRANATE, CREAM, HONEY))
    c.fill(rect(150, 546, 900, 10), LAKE)
    ruyi_band(c, 150, 40, 900, 30, tint(LAKE, 0.1), PAPER)
    c.fill(circle(600, 322, 214, 120), tint(HONEY, 0.35))
    for k in range(36):
        a = 2 * math.pi * k / 36
        c.fill(circle(600 + 226 * math.cos(a), 322 + 226 * math.sin(a), 5), SAFFRON)
    for side in (-1, 1):
        for k, angle in enumerate((20, -8, -38)):
            sprig(
                c,
                600 + side * 70,
                460 - k * 12,
                250 - k * 14,
                angle if side > 0 else 180 - angle,
                (LEAF, MOSS, LEAF)[k],
                3,
            )
        flower(c, 600 + side * 292, 448, 60, 8, SEED if side < 0 else LAKE, tint(HONEY, 0.7))
        flower(c, 600 + side * 196, 492, 40, 7, SAFFRON, LAMP)
        papercut(c, 600 + side * 338, 220, 78, SEED, PAPER)
    for x, y, r, angle, opened in (
        (462, 388, 88, -14, False),
        (742, 388, 88, 14, False),
        (600, 330, 148, 0, True),
    ):
        c.fill(circle(x + 6, y + r * 0.16, r), UMBER, alpha=0.25, blur=12)
        pomegranate(c, x, y, r, angle=angle, opened=opened)
    for _ in range(26):
        px, py = c.random.uniform(180, 1020), c.random.uniform(96, 520)
        if abs(px - 600) > 260:
            c.fill(
                circle(px, py, c.random.uniform(2, 5)),
                (SEED, SAFFRON, LAKE)[int(px) % 3],
                alpha=0.5,
            )
