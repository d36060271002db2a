"""What shapes are painted with: plain colours and gradients, and how they meet the ground."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from .geometry import Point
from .palette import Colour

Stop = tuple[float, Colour, float]


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


def colour_at(stops: Sequence[Stop], t: float) -> tuple[int, int, int, int]:
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
