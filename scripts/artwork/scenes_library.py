"""Story cover: the little library by the stairs."""

from __future__ import annotations

from .canvas import Canvas
from .flora import papercut, pomegranate
from .geometry import Path, circle, ellipse, move, rect, rounded, smooth
from .motifs import lozenges, woven
from .paint import Mode, Radial, fade, linear
from .palette import (
    BARK,
    CLAY,
    CORAL,
    CREAM,
    DEEP,
    HONEY,
    LAKE,
    LAMP,
    LEAF,
    NIGHT,
    PAPER,
    PINE,
    PLUM,
    POMEGRANATE,
    ROSE,
    SAFFRON,
    SAND,
    SEED,
    SKINS,
    UMBER,
    WHITE,
    WINE,
    mix,
    shade,
    tint,
)
from .people import Look, head
from .props import book, plant


def stair_library(c: Canvas) -> None:
    """A little library under the stairs: a warm lamp, a reader on the steps, plants."""
    wall = mix(LAKE, NIGHT, 0.15)
    c.wash(linear((0, 0), (1600, 900), mix(wall, SAFFRON, 0.18), shade(wall, 0.3)))
    c.fill(
        rect(0, 0, 1600, 760),
        Radial((560, 300), 900, ((0, LAMP, 0.7), (0.45, HONEY, 0.3), (1, HONEY, 0.0))),
    )
    _night_window(c, 110, 110)
    c.fill(rect(0, 770, 1600, 130), linear((0, 770), (0, 900), CLAY, BARK))
    for k in range(-14, 16):
        c.stroke([(800 + k * 90, 770), (800 + k * 160, 900)], 2, UMBER, alpha=0.35)
    c.fill(rect(0, 752, 1600, 20), CREAM)
    steps = 9
    x0, y0, run, rise = 640.0, 770.0, 122.0, 84.0
    under: Path = [(x0, y0)]
    for k in range(steps):
        under += [(x0 + k * run, y0 - (k + 1) * rise), (x0 + (k + 1) * run, y0 - (k + 1) * rise)]
    under += [(1760, y0 - steps * rise), (1760, y0)]
    c.fill(under, linear((640, 0), (1600, 0), mix(CLAY, ROSE, 0.35), mix(CLAY, PLUM, 0.3)))
    for k in range(steps):
        x, y = x0 + k * run, y0 - (k + 1) * rise
        c.fill(rect(x, y + 14, run, 22), UMBER, alpha=0.16)
        c.fill(rounded(x - 14, y, run + 16, 16, 5), linear((x, 0), (x + run, 0), CREAM, SAND))
        c.fill(rect(x, y + 16, 8, rise - 16), fade((x, 0), (x + 8, 0), UMBER, 0.3))
    with c.clip([(p[0] + 0, p[1] + 30) for p in under]):
        _under_stairs(c)
    for k in range(0, steps + 2):
        x, y = x0 + k * run + 60, y0 - (k + 1) * rise
        c.stroke([(x, y), (x, y - 190)], 7, mix(NIGHT, BARK, 0.3))
    c.stroke(
        [(x0 + 40, y0 - rise * 0.6 - 190), (x0 + 10 * run + 60, y0 - 10.6 * rise - 190)], 17, BARK
    )
    c.fill(circle(x0 + 40, y0 - rise * 0.6 - 190, 15), SAFFRON)
    _pendant(c, 560, 250)
    _book_case(c, 130, 770)
    _reader(c, x0 + run * 2.45, y0 - rise * 3)
    plant(c, 60, 836, 190, POMEGRANATE, LEAF)
    c.fill(ellipse(560, 832, 320, 34), LAMP, alpha=0.25, blur=14)
    rug = ellipse(540, 838, 300, 36)
    with c.clip(rug):
        woven(c, 230, 800, 620, 80, cell=4, colours=(POMEGRANATE, CREAM, HONEY))
    c.stroke(rug, 6, HONEY, closed=True)


def _night_window(c: Canvas, x: float, y: float) -> None:
    c.fill(rounded(x - 16, y - 16, 232, 262, 8), BARK)
    pane = rect(x, y, 200, 230)
    with c.clip(pane):
        c.fill(pane, linear((0, y), (0, y + 230), NIGHT, mix(LAKE, PLUM, 0.4)))
        c.glow(x + 140, y + 60, 120, LAMP, 0.7)
        c.fill(circle(x + 140, y + 60, 26), LAMP)
        for dx, dy in ((30, 30), (70, 80), (50, 130), (176, 120), (100, 20)):
            c.fill(circle(x + dx, y + dy, 2.2, 12), LAMP)
        for dx, h in ((10, 90), (64, 130), (126, 80), (170, 110)):
            c.fill(rect(x + dx, y + 230 - h, 46, h), shade(NIGHT, 0.3))
            c.fill(rect(x + dx + 14, y + 246 - h, 12, 16), HONEY)
    c.stroke([(x + 100, y), (x + 100, y + 230)], 8, BARK)
    c.stroke([(x, y + 100), (x + 200, y + 100)], 8, BARK)


TONES = (POMEGRANATE, LAKE, SAFFRON, LEAF, PLUM, SEED, CREAM, PINE, CORAL)


def _row_of_books(c: Canvas, x: float, y: float, w: float, tall: float) -> None:
    left = x
    i = int(x + y) % 9
    while left < x + w - 20:
        wide = c.random.uniform(20, 38)
        if left + wide > x + w:
            break
        tone = TONES[i % 9]
        book(
            c,
            left,
            y,
            wide,
            tall * c.random.uniform(0.74, 1),
            tone,
            HONEY if tone is not SAFFRON else CREAM,
        )
        left += wide + 2
        i += 4


def _book_case(c: Canvas, x: float, y: float) -> None:
    w, h = 440.0, 360.0
    c.fill(rect(x + 16, y - h + 10, w, h), DEEP, alpha=0.35, blur=16)
    c.fill(rect(x, y - h, w, h), linear((x, 0), (x + w, 0), mix(BARK, SAFFRON, 0.35), BARK))
    for row in range(2):
        top = y - h + 26 + row * 168
        c.fill(rect(x + 20, top, w - 40, 148), shade(BARK, 0.45))
        _row_of_books(c, x + 26, top + 148, w - 52 - (90 if row else 0), 134)
    papercut(c, x + w - 70, y - h + 270, 44, SEED, PAPER)
    c.fill(rect(x - 12, y - h - 16, w + 24, 20), mix(BARK, SAFFRON, 0.45))
    lozenges(c, x, y - 14, w, 14, (BARK, HONEY, POMEGRANATE))
    for k, (dx, dy) in enumerate(((70, -h - 16), (104, -h - 16), (70, -h - 44))):
        tone = TONES[k * 2 + 1]
        c.fill(rounded(x + dx - 30, y + dy - 26, 130 - k * 8, 26, 5), tone)
        c.fill(rect(x + dx - 26, y + dy - 20, 118 - k * 8, 5), HONEY)
        if k == 1:
            break
    pomegranate(c, x + 330, y - h - 56, 42)
    pomegranate(c, x + 400, y - h - 46, 32, opened=False, angle=12)


def _under_stairs(c: Canvas) -> None:
    shelf = mix(BARK, SAFFRON, 0.25)
    for x, top, foot in ((900, 636, 752), (1090, 508, 752), (1280, 380, 752), (1470, 124, 752)):
        c.fill(rect(x, top, 176, foot - top), shade(BARK, 0.4))
        c.fill(rect(x, top, 176, foot - top), fade((0, top), (0, foot), DEEP, 0.35))
        level = float(foot)
        while level - 100 > top:
            _row_of_books(c, x + 8, level, 160, 104)
            c.fill(rect(x - 6, level, 188, 12), shelf)
            level -= 128
        for side in (x - 8, x + 172):
            c.fill(rect(side, top, 14, foot - top), shelf)
        c.fill(rect(x - 8, top - 12, 194, 14), shelf)


def _reader(c: Canvas, x: float, y: float) -> None:
    look = Look(coat=SEED, trim=CREAM, skin=SKINS[0], style="bob")
    jeans = mix(LAKE, NIGHT, 0.5)
    with c.at(x, y, 2.6):
        c.fill(ellipse(0, 2, 30, 5), UMBER, alpha=0.3, blur=3)
        c.stroke(smooth([(4, -6), (-26, -14), (-36, 22)], closed=False), 13, shade(jeans, 0.2))
        c.stroke(smooth([(8, -6), (-18, -12), (-28, 24)], closed=False), 13, jeans)
        for fx in (-40, -32):
            c.fill(smooth([(fx + 9, 22), (fx + 9, 32), (fx - 9, 32), (fx - 6, 25)]), WINE)
        torso = smooth([(-10, -46), (6, -50), (17, -42), (19, -10), (12, 2), (-6, 2), (-9, -20)])
        c.fill(torso, look.coat)
        c.spray(torso, (20, 0), (-6, -40), mix(SEED, PLUM, 0.6), 0.5)
        head(c, -1, -64, 13, look)
        pages: Path = [(-48, -34), (-30, -29), (-12, -36), (-10, -16), (-29, -9), (-46, -15)]
        c.fill(move(pages, 0, 2.6), LAKE)
        c.fill(pages, linear((-48, 0), (-10, 0), WHITE, CREAM))
        c.stroke([(-30, -29), (-29, -10)], 1.2, SAFFRON)
        for k in range(3):
            c.stroke([(-44, -29 + k * 5), (-33, -25 + k * 5)], 1, SAND)
            c.stroke([(-26, -26 + k * 5), (-15, -30 + k * 5)], 1, SAND)
        c.stroke(smooth([(10, -38), (2, -20), (-12, -20)], closed=False), 8.4, look.coat)
        c.fill(circle(-13, -20, 4.2), look.skin)
        c.glow(-28, -30, 46, LAMP, 0.5)


def _pendant(c: Canvas, x: float, y: float) -> None:
    c.fill(
        [(x - 70, y), (x + 70, y), (x + 420, 800), (x - 420, 800)],
        fade((0, y), (0, 800), LAMP, 0.42),
        mode=Mode.SCREEN,
        blur=18,
    )
    c.stroke([(x, 0), (x, y - 70)], 4, NIGHT)
    c.glow(x, y, 300, LAMP, 0.9)
    shell = smooth(
        [
            (x, y - 84),
            (x + 30, y - 74),
            (x + 84, y - 4),
            (x + 60, y + 6),
            (x - 60, y + 6),
            (x - 84, y - 4),
            (x - 30, y - 74),
        ],
        steps=8,
    )
    c.fill(shell, linear((x - 84, 0), (x + 84, 0), tint(SEED, 0.2), POMEGRANATE, WINE))
    with c.clip(shell):
        lozenges(c, x - 90, y - 26, 180, 18, (POMEGRANATE, HONEY, CREAM))
    c.fill(ellipse(x, y + 5, 62, 11), tint(LAMP, 0.5))
