"""Outlines as lists of points: circles, curves, leaves, ribbons, and how to move them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

Point = tuple[float, float]
Path = list[Point]


def ellipse(x: float, y: float, rx: float, ry: float, steps: int = 72) -> Path:
    """An ellipse around (x, y)."""
    return arc(x, y, rx, ry, 0, 360, steps)[:-1]


def circle(x: float, y: float, r: float, steps: int = 72) -> Path:
    """A circle around (x, y)."""
    return ellipse(x, y, r, r, steps)


def arc(
    x: float, y: float, rx: float, ry: float, start: float, end: float, steps: int = 32
) -> Path:
    """An open arc; angles in degrees, clockwise from the right."""
    angles = (math.radians(start + (end - start) * i / steps) for i in range(steps + 1))
    return [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in angles]


def rect(x: float, y: float, w: float, h: float) -> Path:
    """A rectangle from its upper left corner."""
    return [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]


def rounded(x: float, y: float, w: float, h: float, r: float) -> Path:
    """A rectangle with round corners."""
    r = min(r, w / 2, h / 2)
    return [
        *arc(x + w - r, y + r, r, r, -90, 0, 10),
        *arc(x + w - r, y + h - r, r, r, 0, 90, 10),
        *arc(x + r, y + h - r, r, r, 90, 180, 10),
        *arc(x + r, y + r, r, r, 180, 270, 10),
    ]


def archway(x: float, y: float, w: float, h: float, rise: float = 1.0) -> Path:
    """A door or window with a round head; (x, y) is the middle of its foot."""
    r = w / 2
    top = y - h + r * rise
    return [(x + r, y), (x - r, y), *arc(x, top, r, r * rise, 180, 360, 30)]


def smooth(points: Sequence[Point], *, closed: bool = True, steps: int = 14) -> Path:
    """A Catmull-Rom curve through the points."""
    n = len(points)
    result: Path = []
    for i in range(n if closed else n - 1):
        if closed:
            p0, p1, p2, p3 = (points[(i + k) % n] for k in (-1, 0, 1, 2))
        else:
            p0, p1, p2, p3 = (points[min(max(i + k, 0), n - 1)] for k in (-1, 0, 1, 2))
        for step in range(steps):
            t = step / steps
            result.append(
                (
                    _catmull(p0[0], p1[0], p2[0], p3[0], t),
                    _catmull(p0[1], p1[1], p2[1], p3[1], t),
                )
            )
    if not closed:
        result.append(points[-1])
    return result


def _catmull(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3
    )


def curve(p0: Point, p1: Point, p2: Point, p3: Point, steps: int = 32) -> Path:
    """A cubic Bezier curve."""
    result: Path = []
    for i in range(steps + 1):
        t = i / steps
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        result.append(
            (
                a * p0[0] + b * p1[0] + c * p2[0] + d * p3[0],
                a * p0[1] + b * p1[1] + c * p2[1] + d * p3[1],
            )
        )
    return result


def sag(start: Point, end: Point, depth: float, steps: int = 40) -> Path:
    """A cord that hangs between two points, ``depth`` below the straight line."""
    return [
        (
            start[0] + (end[0] - start[0]) * t,
            start[1] + (end[1] - start[1]) * t + depth * 4 * t * (1 - t),
        )
        for t in (i / steps for i in range(steps + 1))
    ]


def ribbon(spine: Sequence[Point], start: float, end: float, middle: float | None = None) -> Path:
    """The outline of a line whose width runs from ``start`` (by ``middle``) to ``end``."""
    left: Path = []
    right: Path = []
    last = len(spine) - 1
    for i, (x, y) in enumerate(spine):
        before, after = spine[max(i - 1, 0)], spine[min(i + 1, last)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        length = math.hypot(dx, dy) or 1.0
        t = i / last
        width = start + (end - start) * t
        if middle is not None:
            width += (middle - (start + end) / 2) * math.sin(math.pi * t)
        nx, ny = -dy / length * width / 2, dx / length * width / 2
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return left + right[::-1]


def leaf(x: float, y: float, length: float, width: float, angle: float) -> Path:
    """A pointed leaf that grows from (x, y) towards ``angle`` degrees."""
    half = [(0.0, 0.0), (length * 0.22, width * 0.42), (length * 0.5, width * 0.5)]
    half += [(length * 0.78, width * 0.27), (length, 0.0)]
    upper = smooth([(a, -b) for a, b in half], closed=False, steps=8)
    lower = smooth(half[::-1], closed=False, steps=8)
    return move(turn(upper + lower, angle), x, y)


def spiral(x: float, y: float, r: float, turns: float, start: float, steps: int = 60) -> Path:
    """A spiral from its rim inwards."""
    result: Path = []
    for i in range(steps + 1):
        t = i / steps
        a = math.radians(start + 360 * turns * t)
        q = r * (1 - 0.86 * t)
        result.append((x + q * math.cos(a), y + q * math.sin(a)))
    return result


def star(x: float, y: float, outer: float, inner: float, points: int, start: float = -90) -> Path:
    """A star with its first tip at angle ``start``."""
    result: Path = []
    for i in range(points * 2):
        a = math.radians(start + 180 * i / points)
        r = inner if i % 2 else outer
        result.append((x + r * math.cos(a), y + r * math.sin(a)))
    return result


def move(path: Iterable[Point], dx: float, dy: float) -> Path:
    """The path shifted."""
    return [(x + dx, y + dy) for x, y in path]


def turn(path: Iterable[Point], angle: float, about: Point = (0.0, 0.0)) -> Path:
    """The path turned by ``angle`` degrees, clockwise on the picture."""
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    ox, oy = about
    return [(ox + (x - ox) * c - (y - oy) * s, oy + (x - ox) * s + (y - oy) * c) for x, y in path]


def mirror(path: Sequence[Point], axis: float = 0.0) -> Path:
    """The path seen in a vertical mirror at x = ``axis``."""
    return [(2 * axis - x, y) for x, y in path]


def both_sides(half: Sequence[Point], axis: float = 0.0) -> Path:
    """A symmetrical outline from its right half, given from top to bottom."""
    return [*half, *[(x, y) for x, y in mirror(half, axis)[::-1] if x != axis]]
