"""What shapes are painted with: plain colours and gradients, and how they meet the ground."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from PIL import Image, ImageChops

from .geometry import Point
from .palette import Colour

Stop = tuple[float, Colour, float]

Matrix = tuple[float, float, float, float, float, float]

Box = tuple[int, int, int, int]

# What Image.radial_gradient holds 127 pixels from its centre.
RIM = 179.6


class Mode(Enum):
    """How paint meets what is below it."""

    NORMAL = "normal"
    MULTIPLY = "multiply"
    SCREEN = "screen"
    OVERLAY = "overlay"


@dataclass(frozen=True)
class Linear:
    """A gradient along the line from ``start`` to ``end``; a stop is (place, colour, alpha)."""

    start: Point
    end: Point
    stops: tuple[Stop, ...]


@dataclass(frozen=True)
class Radial:
    """A gradient from a centre outwards."""

    centre: Point
    radius: float
    stops: tuple[Stop, ...]


Paint = Colour | Linear | Radial


def linear(start: Point, end: Point, *colours: Colour) -> Linear:
    """An opaque gradient through colours at equal steps."""
    return Linear(start, end, _even(colours))


def radial(centre: Point, radius: float, *colours: Colour) -> Radial:
    """An opaque gradient from the centre outwards through colours at equal steps."""
    return Radial(centre, radius, _even(colours))


def fade(start: Point, end: Point, colour: Colour, first: float, last: float = 0.0) -> Linear:
    """One colour whose alpha runs from ``first`` to ``last``."""
    return Linear(start, end, ((0.0, colour, first), (1.0, colour, last)))


def _even(colours: Sequence[Colour]) -> tuple[Stop, ...]:
    steps = max(len(colours) - 1, 1)
    return tuple((i / steps, colour, 1.0) for i, colour in enumerate(colours))


def _at(stops: Sequence[Stop], t: float) -> tuple[int, int, int, int]:
    before = stops[0]
    for stop in stops:
        if stop[0] >= t:
            span = stop[0] - before[0]
            share = (t - before[0]) / span if span > 0 else 1.0
            share = min(max(share, 0.0), 1.0)
            r, g, b = (round(p + (q - p) * share) for p, q in zip(before[1], stop[1], strict=True))
            return r, g, b, round(255 * (before[2] + (stop[2] - before[2]) * share))
        before = stop
    return *before[1], round(255 * before[2])


@lru_cache(maxsize=256)
def _table(stops: tuple[Stop, ...]) -> list[tuple[int, int, int, int]]:
    return [_at(stops, (255 - v) / RIM) for v in range(256)]


def linear_ramp(paint: Linear, inverse: Matrix, box: Box) -> Image.Image:
    """The gradient as RGBA over a box of pixels; ``inverse`` leads from pixels to its units."""
    ia, ib, itx, ic, ie, ity = inverse
    (x0, y0), (x1, y1) = paint.start, paint.end
    dx, dy = x1 - x0, y1 - y0
    square = dx * dx + dy * dy
    # Place along the gradient, as p*x + q*y + r of device pixels inside the box.
    p, q = (ia * dx + ic * dy) / square, (ib * dx + ie * dy) / square
    r = ((itx - x0) * dx + (ity - y0) * dy) / square + p * box[0] + q * box[1]
    w, h = box[2] - box[0], box[3] - box[1]
    ends = [r, r + p * w, r + q * h, r + p * w + q * h]
    low, high = min(ends), max(ends)
    samples, span = min(1024, w + h + 8), max(high - low, 1e-9)
    places = (low + span * (i - 1) / (samples - 1) for i in range(samples + 2))
    row = b"".join(bytes(_at(paint.stops, place)) for place in places)
    source = Image.frombytes("RGBA", (samples + 2, 3), row * 3)
    k = (samples - 1) / span
    data = (p * k, q * k, (r - low) * k + 1, 0.0, 0.0, 1.5)
    return source.transform(
        (w, h), Image.Transform.AFFINE, data, resample=Image.Resampling.BILINEAR
    )


def radial_ramp(paint: Radial, inverse: Matrix, box: Box) -> Image.Image:
    """The same for a gradient around a centre."""
    ia, ib, itx, ic, ie, ity = inverse
    k = 127 / paint.radius
    cx, cy = paint.centre
    data = (
        ia * k,
        ib * k,
        (ia * box[0] + ib * box[1] + itx - cx) * k + 128,
        ic * k,
        ie * k,
        (ic * box[0] + ie * box[1] + ity - cy) * k + 128,
    )
    # Inverted, so that what lies outside the source (0) counts as the far rim.
    source = ImageChops.invert(Image.radial_gradient("L"))
    size = (box[2] - box[0], box[3] - box[1])
    near = source.transform(size, Image.Transform.AFFINE, data, resample=Image.Resampling.BILINEAR)
    row = _table(paint.stops)
    return Image.merge("RGBA", [near.point([c[i] for c in row]) for i in range(4)])
