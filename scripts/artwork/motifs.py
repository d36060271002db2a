"""Patterns of many peoples' silks, knots, clouds, beams and weaving."""

from __future__ import annotations

import math
from collections.abc import Sequence

from .canvas import Canvas
from .geometry import Path, arc, both_sides, circle, rect, smooth, spiral, turn
from .palette import (
    CREAM,
    HONEY,
    LAKE,
    LEAF,
    NIGHT,
    PAPER,
    PINE,
    POMEGRANATE,
    SAFFRON,
    SEED,
    Colour,
    mix,
)

ATLAS = (POMEGRANATE, CREAM, LAKE, HONEY, SEED, NIGHT, SAFFRON, CREAM, LEAF)

DIAMOND = (
    "....#....",
    "...#.#...",
    "..#.o.#..",
    ".#.ooo.#.",
    "#.oo#oo.#",
    ".#.ooo.#.",
    "..#.o.#..",
    "...#.#...",
    "....#....",
)

STAR = (
    "...#.#...",
    "...###...",
    "o...#...o",
    "##..#..##",
    ".###o###.",
    "##..#..##",
    "o...#...o",
    "...###...",
    "...#.#...",
)

HOOK = (
    "#######..",
    "#.....#..",
    "#.###.#..",
    "#.#.#.#.o",
    "#.#...#..",
    "#.#####..",
    "#........",
    "#########",
    ".........",
)

CROSS = (
    "o...#...o",
    "...###...",
    "..##.##..",
    ".##.o.##.",
    "##.ooo.##",
    ".##.o.##.",
    "..##.##..",
    "...###...",
    "o...#...o",
)


def atlas(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    *,
    column: float = 40,
    colours: Sequence[Colour] = ATLAS,
) -> None:
    """Ikat silk (atlas): stripes whose spindles have feathered edges."""
    with c.clip(rect(x, y, w, h)):
        count = math.ceil(w / column)
        for k in range(count):
            left, middle = x + k * column, x + (k + 0.5) * column
            base = colours[(k * 2) % len(colours)]
            c.fill(rect(left, y, column + 0.5, h), base)
            length = column * (3.4 if k % 2 else 2.7)
            top = y - length * (0.5 if k % 2 else 0.15)
            while top < y + h:
                for layer in range(3):
                    tone = colours[(k * 2 + 3 + layer * 2) % len(colours)]
                    share = 0.92 - layer * 0.3
                    c.fill(_spindle(middle, top + length / 2, column * share, length * share), tone)
                top += length
            c.fill(rect(left, y, 1.6, h), NIGHT, alpha=0.25)


def _spindle(x: float, y: float, w: float, h: float) -> Path:
    steps = 14
    half: Path = []
    for i in range(steps + 1):
        t = i / steps
        body = math.sin(math.pi * t) ** 0.8
        feather = 1.0 if i % 2 else 0.72
        half.append((x + w / 2 * body * feather, y - h / 2 + h * t))
    return both_sides(half, x)


def woven(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    *,
    cell: float = 6,
    motifs: Sequence[Sequence[str]] = (DIAMOND, STAR),
    colours: tuple[Colour, Colour, Colour] = (NIGHT, CREAM, SEED),
    alpha: float = 1.0,
) -> None:
    """Counted-thread weaving: motifs set side by side, ground, figure and accent colours."""
    ground, figure, accent = colours
    with c.clip(rect(x, y, w, h)):
        if alpha >= 1:
            c.fill(rect(x, y, w, h), ground)
        step = cell * 10
        rows = max(1, math.ceil(h / step))
        top = y + (h - rows * step) / 2 + cell / 2
        for row in range(rows):
            for k in range(math.ceil(w / step) + 1):
                motif = motifs[(k + row) % len(motifs)]
                left = x + k * step - (row % 2) * step / 2
                for j, line in enumerate(motif):
                    for i, mark in enumerate(line):
                        if mark != ".":
                            tone = figure if mark == "#" else accent
                            spot = rect(left + i * cell, top + row * step + j * cell, cell, cell)
                            c.fill(spot, tone, alpha=alpha)


def ulzii(
    c: Canvas, x: float, y: float, r: float, band: Colour, edge: Colour, alpha: float = 1.0
) -> None:
    """The endless knot (ulzii): one band that crosses itself over and under, nine times."""
    width, rim, reach = 0.3, 0.5, 1.42
    with c.at(x, y, r / 2.1, 45):
        for thick, tone in ((rim, edge), (width, band)):
            for flip in (False, True):
                for near, side in ((0.5, -1), (-0.5, 1)):
                    loop = arc(near, side * reach, 0.5, 0.5, 0, side * 180, 16)
                    path = [(b, a) for a, b in loop] if flip else loop
                    c.stroke(path, thick, tone, alpha=alpha)
                tail = [
                    (-1.0, -1.0),
                    (-1.0, -reach),
                    (-reach, -reach),
                    (-reach, -1.0),
                    (-1.0, -1.0),
                ]
                c.stroke([(-a, -b) for a, b in tail] if flip else tail, thick, tone, alpha=alpha)
        for place in (-1.0, 0.0, 1.0):
            for thick, tone in ((rim, edge), (width, band)):
                strip = rect(-reach, place - thick / 2, 2 * reach, thick)
                c.fill(strip, tone, alpha=alpha)
        for i, p in enumerate((-1.0, 0.0, 1.0)):
            for j, q in enumerate((-1.0, 0.0, 1.0)):
                first = reach if j == 0 else -q + 0.5
                last = reach if j == 2 else q + 0.5
                spans = [(-first, last)]
                if (i + j) % 2:
                    spans = [(-first, q - rim / 2), (q + rim / 2, last)]
                for thick, tone in ((rim, edge), (width, band)):
                    for top, foot in spans:
                        c.fill(rect(p - thick / 2, top, thick, foot - top), tone, alpha=alpha)


def ruyi(c: Canvas, x: float, y: float, r: float, fill: Colour, line: Colour) -> None:
    """A cloud-collar head: three lobes with curls."""
    with c.at(x, y, r):
        body = smooth(
            both_sides(
                [
                    (0, -1.0),
                    (0.34, -0.72),
                    (0.62, -0.5),
                    (0.98, -0.3),
                    (1.0, 0.22),
                    (0.62, 0.46),
                    (0.26, 0.26),
                    (0, 0.1),
                ]
            )
        )
        c.fill(body, fill)
        c.stroke(body, 0.07, line, closed=True)
        for side in (-1, 1):
            curl = spiral(0.62 * side, 0.06, 0.3, 1.3 * side, -90)
            c.stroke(curl, 0.07, line)
        c.stroke(smooth([(-0.2, -0.45), (0, -0.66), (0.2, -0.45)], closed=False), 0.07, line)


def ruyi_band(
    c: Canvas, x: float, y: float, w: float, r: float, fill: Colour, line: Colour
) -> None:
    """A row of cloud-collar heads."""
    count = max(1, round(w / (r * 2.05)))
    step = w / count
    for i in range(count):
        ruyi(c, x + step * (i + 0.5), y, r, fill, line)


def beam(c: Canvas, x: float, y: float, w: float, h: float, *, flip: bool = False) -> None:
    """A painted beam (dancheong): bands of colour that close on lotus halves."""
    green, red, blue = mix(PINE, LAKE, 0.35), SEED, LAKE
    with c.clip(rect(x, y, w, h)):
        c.fill(rect(x, y, w, h), green)
        step = h * 3.2
        k = 0
        left = x
        while left < x + w:
            for i, tone in enumerate((PAPER, blue, PAPER, SAFFRON, PAPER, red)):
                c.fill(rect(left + i * h * 0.13, y, h * 0.13, h), tone)
            middle = left + h * 2.0
            foot = y if flip else y + h
            for r, tone in (
                (0.86, PAPER),
                (0.8, red),
                (0.62, PAPER),
                (0.57, SAFFRON),
                (0.4, PAPER),
                (0.35, blue),
                (0.18, PAPER),
            ):
                c.fill(circle(middle, foot, h * r), tone)
            for side in (-1, 1):
                c.fill(circle(middle + side * h * 0.95, y + h * 0.3, h * 0.12, 24), HONEY)
            left += step
            k += 1


def lozenges(c: Canvas, x: float, y: float, w: float, h: float, tones: Sequence[Colour]) -> None:
    """A narrow border of nested lozenges, for hems and trims."""
    c.fill(rect(x, y, w, h), tones[0])
    count = max(1, round(w / (h * 1.1)))
    step = w / count
    for i in range(count):
        mx, my = x + (i + 0.5) * step, y + h / 2
        for k, tone in enumerate(tones[1:]):
            q = 0.44 - 0.2 * k
            c.fill(
                [(mx - step * q, my), (mx, my - h * q), (mx + step * q, my), (mx, my + h * q)], tone
            )


def waves(
    c: Canvas, x: float, y: float, w: float, r: float, rows: int, line: Colour, alpha: float
) -> None:
    """Overlapping wave scales, a quiet ground pattern."""
    for row in range(rows):
        cy = y + row * r
        offset = r if row % 2 else 0.0
        for k in range(-1, math.ceil(w / (2 * r)) + 1):
            cx = x + offset + k * 2 * r
            for q in (0.95, 0.62, 0.3):
                c.stroke(arc(cx + r, cy, r * q, r * q, 180, 360, 20), r * 0.06, line, alpha=alpha)


def ruled(c: Canvas, path: Path, step: float, paint: Colour, alpha: float, angle: float) -> None:
    """Fine parallel lines inside an outline, like the grain of wood or cloth."""
    xs, ys = [p[0] for p in path], [p[1] for p in path]
    mx, my = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    reach = math.hypot(max(xs) - min(xs), max(ys) - min(ys)) / 2
    with c.clip(path):
        k = -reach
        while k < reach:
            line = turn([(mx - reach, my + k), (mx + reach, my + k)], angle, (mx, my))
            c.stroke(line, step * 0.22, paint, alpha=alpha)
            k += step
