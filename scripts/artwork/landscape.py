"""Skies, hills, trees and houses."""

from __future__ import annotations

import math
from collections.abc import Sequence

from .canvas import Canvas
from .geometry import Path, Point, archway, circle, curve, leaf, rect, ribbon, rounded, smooth
from .paint import Paint, linear, radial
from .palette import BARK, LAMP, PINE, SAFFRON, UMBER, WHITE, Colour, mix, shade, tint


def sky(c: Canvas, *colours: Colour, foot: float | None = None) -> None:
    """A sky from top to ``foot``."""
    c.wash(linear((0, 0), (0, foot or c.height), *colours))


def ridge(c: Canvas, heights: Sequence[Point], foot: float, paint: Paint) -> Path:
    """A hill line through the points, filled down to ``foot``."""
    line = smooth(heights, closed=False)
    outline = [*line, (line[-1][0], foot), (line[0][0], foot)]
    c.fill(outline, paint)
    return outline


def peaks(c: Canvas, tops: Sequence[Point], foot: float, rock: Colour, snow: Colour) -> None:
    """Mountains with a lit and a shaded side, and snow on top."""
    for x, y in tops:
        h = foot - y
        w = h * 0.95
        c.fill(
            [(x, y), (x + w, foot), (x - w, foot)], linear((0, y), (0, foot), rock, tint(rock, 0.5))
        )
        side = [
            (x, y),
            (x + w, foot),
            (x + w * 0.12, foot),
            (x + w * 0.2, y + h * 0.55),
            (x - w * 0.04, y + h * 0.3),
        ]
        c.fill(side, linear((0, y), (0, foot), shade(rock, 0.25), tint(rock, 0.4)), alpha=0.8)
        cap = [
            (x, y),
            (x + w * 0.34, y + h * 0.34),
            (x + w * 0.2, y + h * 0.29),
            (x + w * 0.12, y + h * 0.4),
            (x, y + h * 0.27),
            (x - w * 0.12, y + h * 0.38),
            (x - w * 0.2, y + h * 0.28),
            (x - w * 0.32, y + h * 0.32),
        ]
        c.fill(cap, snow)
        c.fill(
            [
                (x, y),
                (x + w * 0.34, y + h * 0.34),
                (x + w * 0.2, y + h * 0.29),
                (x + w * 0.12, y + h * 0.4),
                (x + w * 0.03, y + h * 0.2),
            ],
            rock,
            alpha=0.3,
        )


def stars(c: Canvas, count: int, foot: float) -> None:
    """Small stars above ``foot``."""
    for _ in range(count):
        x, y = c.random.uniform(0, c.width), c.random.uniform(0, foot)
        c.fill(circle(x, y, c.random.uniform(0.8, 2.2), 12), LAMP, alpha=c.random.uniform(0.3, 0.9))


def moon(c: Canvas, x: float, y: float, r: float, tone: Colour = LAMP) -> None:
    """A full moon with its halo."""
    c.glow(x, y, r * 4.2, tone, 0.55)
    c.fill(circle(x, y, r, 96), radial((x - r * 0.3, y - r * 0.3), r * 1.6, WHITE, tone))
    for dx, dy, q in ((0.3, -0.2, 0.2), (-0.25, 0.3, 0.26), (0.1, 0.5, 0.12), (-0.4, -0.3, 0.11)):
        c.fill(circle(x + dx * r, y + dy * r, q * r), mix(tone, SAFFRON, 0.4), alpha=0.22)


def cloud(c: Canvas, x: float, y: float, w: float, tone: Colour, low: Colour | None = None) -> None:
    """A flat-bottomed cloud of round heads; ``low`` colours its foot."""
    h = w * 0.3
    lumps = [(-0.34, -0.1, 0.15), (-0.16, -0.26, 0.2), (0.1, -0.34, 0.24), (0.32, -0.14, 0.17)]
    paint: Paint = tone if low is None else linear((x, y - h * 1.5), (x, y), tone, low)
    base = rounded(x - w / 2, y - h * 0.5, w, h * 0.5, h * 0.25)
    c.fill(base, paint)
    for dx, dy, q in lumps:
        c.fill(circle(x + dx * w, y + dy * w + w * 0.02, q * w), paint)


def curled_cloud(c: Canvas, x: float, y: float, w: float, fill: Colour, line: Colour) -> None:
    """A cloud with scroll lines, as on felt and silk."""
    cloud(c, x, y, w, fill)
    for dx, dy, q, side in ((-0.2, -0.2, 0.13, 1), (0.1, -0.28, 0.17, -1), (0.33, -0.12, 0.1, 1)):
        path: Path = []
        for i in range(50):
            t = i / 49
            a = math.radians(90 + side * (30 + 520 * t))
            r = q * w * (1 - 0.85 * t)
            path.append((x + dx * w + r * math.cos(a), y + dy * w + r * math.sin(a)))
        c.stroke(path, w * 0.012, line)


def poplar(c: Canvas, x: float, y: float, h: float, tone: Colour) -> None:
    """A slim tree with its foot at (x, y)."""
    w = h * 0.13
    c.stroke([(x, y), (x, y - h * 0.3)], h * 0.024, mix(tone, UMBER, 0.6))
    crown = smooth(
        [
            (x, y - h),
            (x + w * 0.75, y - h * 0.7),
            (x + w, y - h * 0.35),
            (x + w * 0.4, y - h * 0.13),
            (x - w * 0.4, y - h * 0.13),
            (x - w, y - h * 0.35),
            (x - w * 0.75, y - h * 0.7),
        ]
    )
    c.fill(crown, tone)
    c.spray(crown, (x + w, y), (x - w * 0.6, y - h * 0.4), shade(tone, 0.45), 0.7)


def tree(c: Canvas, x: float, y: float, h: float, tone: Colour, trunk: Colour = BARK) -> None:
    """A round tree with its foot at (x, y)."""
    c.fill(
        ribbon([(x, y), (x - h * 0.01, y - h * 0.3), (x, y - h * 0.6)], h * 0.08, h * 0.03), trunk
    )
    for dx, dy, q in ((0.0, -0.72, 0.28), (-0.2, -0.55, 0.2), (0.22, -0.56, 0.21)):
        ball = circle(x + dx * h, y + dy * h, q * h)
        c.fill(ball, linear((x, y - h), (x, y - h * 0.35), tint(tone, 0.2), tone))
        c.spray(
            ball,
            (x + dx * h + q * h, y + dy * h + q * h),
            (x + dx * h - q * h * 0.5, y + dy * h - q * h * 0.3),
            shade(tone, 0.4),
            0.6,
        )


def willow(c: Canvas, x: float, y: float, reach: float, tone: Colour, count: int = 12) -> None:
    """Hanging willow branches from above."""
    for i in range(count):
        left = x + i * reach / count + c.random.uniform(-8, 8)
        long = reach * c.random.uniform(0.45, 1.0)
        spine = curve(
            (left, y),
            (left + 18, y + long * 0.3),
            (left - 16, y + long * 0.7),
            (left + c.random.uniform(-6, 26), y + long),
            24,
        )
        c.stroke(spine, 2, shade(tone, 0.2))
        for k, (px, py) in enumerate(spine[3::2]):
            side = 1 if k % 2 else -1
            c.fill(leaf(px, py, 30, 7, 90 - side * 28), tone if k % 3 else tint(tone, 0.18))


def house(
    c: Canvas, x: float, y: float, w: float, h: float, wall: Colour, lit: Colour | None = None
) -> None:
    """A flat-roofed house with arched windows; its foot starts at (x, y)."""
    body = rect(x, y - h, w, h)
    c.fill(body, linear((x, y - h), (x, y), wall, shade(wall, 0.15)))
    c.fill(rect(x - 8, y - h - 10, w + 16, 14), shade(wall, 0.3))
    c.spray(body, (x + w, y), (x + w * 0.3, y - h), shade(wall, 0.5), 0.6)
    count = max(1, int(w // 95))
    for i in range(count):
        mx = x + (i + 0.5) * w / count
        frame = archway(mx, y - h * 0.28, 50, h * 0.46)
        c.fill(frame, shade(wall, 0.35))
        pane = archway(mx, y - h * 0.3, 36, h * 0.4)
        c.fill(
            pane,
            linear((0, y - h * 0.7), (0, y - h * 0.3), tint(lit, 0.3), lit)
            if lit
            else shade(wall, 0.5),
        )
        c.stroke([(mx, y - h * 0.7), (mx, y - h * 0.3)], 3, shade(wall, 0.35))
        if lit:
            c.glow(mx, y - h * 0.48, 90, lit, 0.45)


def grass(c: Canvas, x: float, y: float, w: float, h: float, tone: Colour, count: int) -> None:
    """Blades along a line."""
    for _ in range(count):
        left = x + c.random.uniform(0, w)
        long = h * c.random.uniform(0.5, 1)
        tip = (left + c.random.uniform(-0.4, 0.4) * long, y - long)
        c.fill(
            [(left - 2.4, y + 2), tip, (left + 2.4, y + 2)],
            mix(tone, PINE, c.random.random() * 0.5),
        )


def snow(c: Canvas, count: int, low: float = 1.5, high: float = 5.0) -> None:
    """Falling snow, the nearer flakes larger and softer."""
    for _ in range(count):
        r = c.random.uniform(low, high)
        x, y = c.random.uniform(0, c.width), c.random.uniform(0, c.height)
        c.fill(
            circle(x, y, r, 20),
            WHITE,
            alpha=c.random.uniform(0.55, 0.95),
            blur=r * 0.25 if r > 3.5 else 0,
        )
