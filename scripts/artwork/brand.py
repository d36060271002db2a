"""The portal's mark, icons, section pattern and social picture."""

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

MARK = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">
  <path d="M19.5 13 16 3.5l5 3.5 3-5 3 5 5-3.5-3.5 9.5z" fill="#d9932b"/>
  <path d="M24 11.5c11 0 18.5 7 18.5 17S34.5 46.5 24 46.5 5.5 38.5 5.5 28.5s7.5-17 18.5-17z" fill="#a8232f"/>
  <path d="M12 20c2-3 4.5-4.5 7-5" fill="none" stroke="#fbf7f0" stroke-width="2" stroke-linecap="round" opacity=".5"/>
  <path d="M26 17c7 1 11 6 10.5 12S32 40.5 26 41c-5-3-7-7-7-12s2-9 7-12z" fill="#f6ddb4"/>
  <g fill="#d94f4f"><circle cx="26" cy="22" r="2.4"/><circle cx="31.5" cy="24.5" r="2.4"/><circle cx="23.5" cy="27.5" r="2.4"/><circle cx="29" cy="29.5" r="2.4"/><circle cx="34" cy="30" r="2.1"/><circle cx="24.5" cy="33" r="2.4"/><circle cx="30" cy="35" r="2.4"/><circle cx="26" cy="38" r="2"/></g>
</svg>
"""

FAVICON = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <path d="M12.5 9 10 2l3.5 2.5L16 1l2.5 3.5L22 2l-2.5 7z" fill="#d9932b"/>
  <circle cx="16" cy="19" r="12" fill="#a8232f"/>
  <g fill="#ffd9c9"><circle cx="16" cy="13.5" r="2.3"/><circle cx="10.8" cy="17.5" r="2.3"/><circle cx="21.2" cy="17.5" r="2.3"/><circle cx="16" cy="19.5" r="2.3"/><circle cx="12" cy="23.8" r="2.3"/><circle cx="20" cy="23.8" r="2.3"/></g>
</svg>
"""

PATTERN = """\
<svg xmlns="http://www.w3.org/2000/svg" width="72" height="72" viewBox="0 0 72 72">
  <g fill="none" stroke="#a8232f" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" opacity=".16">
    <path d="M36 4 68 36 36 68 4 36z"/>
    <path d="M36 12 60 36 36 60 12 36z" stroke="#d9932b"/>
    <path d="M0 9 9 0M63 0l9 9M0 63l9 9M63 72l9-9"/>
    <circle cx="36" cy="38" r="9"/>
    <path d="M33 29.5 31.5 24l2.5 2 2-3 2 3 2.5-2-1.5 5.5"/>
  </g>
  <g fill="#a8232f" opacity=".18"><circle cx="36" cy="33" r="1.5"/><circle cx="31.5" cy="38" r="1.5"/><circle cx="40.5" cy="38" r="1.5"/><circle cx="36" cy="38" r="1.5"/><circle cx="36" cy="43" r="1.5"/></g>
</svg>
"""


def vectors() -> dict[str, str]:
    """The hand-written SVG files by name."""
    return {"favicon.svg": FAVICON, "pattern.svg": PATTERN, "pomegranate.svg": MARK}


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
        x, y = c.random.uniform(180, 1020), c.random.uniform(96, 520)
        if abs(x - 600) > 260:
            c.fill(
                circle(x, y, c.random.uniform(2, 5)), (SEED, SAFFRON, LAKE)[int(x) % 3], alpha=0.5
            )
