"""Fills sheets as people do: as asked, in haste, with a cross, and with a change of mind."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from portal.quiz.sheet.layout import Point

from benchmarks.sheets.printing import MM, Printed

_INKS = {
    "pen": ((20, 20, 25), (0.8, 1.0)),
    "blue pen": ((120, 50, 25), (0.8, 1.0)),
    "gel": ((45, 25, 30), (0.9, 1.0)),
    "pencil": ((75, 72, 72), (0.6, 0.85)),
    "faint pencil": ((105, 102, 102), (0.4, 0.6)),
}
"""The colour (BGR) of an ink, and how much of the paper it hides."""
_FINE = 4
"""Bits of a dot's part in what OpenCV draws."""


@dataclass(frozen=True, slots=True, eq=False)
class Filled:
    """A filled sheet: `meant` says of each bubble whether it was meant, `how` what was done."""

    printed: Printed
    picture: NDArray[Any]
    meant: tuple[bool, ...]
    how: tuple[str, ...]
    tool: str


class _Hand:
    """Somebody who fills a sheet with a tool."""

    def __init__(self, picture: NDArray[Any], draw: np.random.Generator, tool: str) -> None:
        self.picture = picture.astype(np.float32)
        self.draw = draw
        self.colour, self.cover = _INKS[tool]
        self.pencil = "pencil" in tool
        self.width = draw.uniform(0.45, 0.8)

    def fill(self, at: Point, wide: float, high: float, share: float) -> None:
        """Line by line, as much of it as `share` says."""
        draw = self.draw
        x, y = at.x + draw.normal(0, 0.15), at.y + draw.normal(0, 0.12)
        lines = max(3, round(2 * high / self.width * 1.3))
        steps = np.linspace(-0.92, 0.92, lines) * high
        steps = steps[: max(2, round(share * lines))]
        reach = np.sqrt(np.maximum(0, 1 - (steps / high) ** 2)) * wide
        turn = draw.uniform(-0.5, 0.5)
        points = []
        for n, (step, width) in enumerate(zip(steps, reach, strict=True)):
            side = 1 if n % 2 else -1
            for end in (-side, side):
                across = end * width * draw.uniform(0.8, 1.08)
                down = step + draw.normal(0, 0.08)
                points.append(
                    (
                        x + across * np.cos(turn * 0.3) - down * np.sin(turn * 0.3),
                        y + across * np.sin(turn * 0.3) + down * np.cos(turn * 0.3),
                    )
                )
        self.stroke(points, self.width)

    def cross(self, at: Point, wide: float, high: float) -> None:
        """Two strokes through it."""
        x, y = at.x + self.draw.normal(0, 0.2), at.y + self.draw.normal(0, 0.2)
        size = self.draw.uniform(0.75, 1.15)
        for side in (-1, 1):
            self.stroke(
                self._shaky([(x - wide * size, y - side * high * size),
                             (x + wide * size, y + side * high * size)]),
                self.draw.uniform(0.45, 0.7),
            )  # fmt: skip

    def tick(self, at: Point, wide: float, high: float) -> None:
        """Down, and up to the right."""
        x, y = at.x + self.draw.normal(0, 0.2), at.y + self.draw.normal(0, 0.15)
        size = self.draw.uniform(0.8, 1.2)
        self.stroke(
            self._shaky([(x - 0.75 * wide * size, y - 0.1 * high),
                         (x - 0.15 * wide, y + 0.85 * high),
                         (x + 1.1 * wide * size, y - 1.1 * high * size)]),
            self.draw.uniform(0.45, 0.75),
        )  # fmt: skip

    def line(self, start: Point, end: Point) -> None:
        """A line across."""
        self.stroke(self._shaky([(start.x, start.y), (end.x, end.y)]), self.draw.uniform(0.3, 0.5))

    def dot(self, at: Point) -> None:
        """Where a pen rested."""
        self.stroke([(at.x, at.y), (at.x + 0.15, at.y + 0.1)], self.draw.uniform(0.3, 0.6))

    def erase(self, at: Point, wide: float, high: float) -> None:
        """Fills it, and rubs that out."""
        before = self.picture.copy()
        self.fill(at, wide, high, 0.9)
        left = self.draw.uniform(0.06, 0.22)
        self.picture = before + (self.picture - before) * left
        mask = np.zeros(self.picture.shape[:2], np.float32)
        centre = (round(at.x * MM), round(at.y * MM))
        axes = (round(wide * 1.4 * MM), round(high * 1.4 * MM))
        cv2.ellipse(mask, centre, axes, self.draw.uniform(-30, 30), 0, 360, 1.0, -1)
        mask = cv2.GaussianBlur(mask, (0, 0), 4) * self.draw.uniform(0.02, 0.07)
        self.picture = self.picture * (1 - mask[..., None])

    def _shaky(self, points: list[tuple[float, float]]) -> list[tuple[float, float]]:
        out = [points[0]]
        for (x, y), (u, v) in pairwise(points):
            for part in (0.33, 0.67, 1.0):
                out.append((x + (u - x) * part + self.draw.normal(0, 0.06),
                            y + (v - y) * part + self.draw.normal(0, 0.06)))  # fmt: skip
        return out

    def stroke(self, points: list[tuple[float, float]], width: float) -> None:
        """A stroke through points in mm, as wide as that."""
        flat = np.array(points) * MM
        low = np.maximum(np.floor(flat.min(axis=0) - width * MM - 3).astype(int), 0)
        high = np.ceil(flat.max(axis=0) + width * MM + 3).astype(int)
        part = self.picture[low[1] : high[1], low[0] : high[0]]
        if not part.size:
            return
        mask = np.zeros(part.shape[:2], np.uint8)
        whole = np.round((flat - low) * (1 << _FINE)).astype(np.int32).reshape(-1, 1, 2)
        thick = max(1, round(width * MM))
        cv2.polylines(mask, [whole], False, 255, thick, cv2.LINE_AA, _FINE)
        hidden = cv2.GaussianBlur(mask, (0, 0), 0.8).astype(np.float32) / 255
        hidden *= self.draw.uniform(*self.cover)
        if self.pencil:
            grain = self.draw.normal(1, 0.3, part.shape[:2]).astype(np.float32)
            hidden *= np.clip(cv2.GaussianBlur(grain, (0, 0), 1.0) * 1.0, 0.4, 1.3)
        hidden = np.clip(hidden, 0, 1)[..., None]
        ink = np.array(self.colour, np.float32)
        # What is under ink is not seen again, however often one strokes over it.
        darker = np.minimum(part, part * (1 - hidden) + ink * hidden)
        self.picture[low[1] : high[1], low[0] : high[0]] = darker


def filled(printed: Printed, draw: np.random.Generator) -> Filled:
    """A sheet as somebody fills it; one in fifteen hands in a blank one."""
    version = printed.key.versions[printed.version]
    layout = version.layout
    wide, high = layout.bubble_width / 2, layout.bubble_height / 2
    tool = str(draw.choice(list(_INKS), p=[0.3, 0.15, 0.1, 0.3, 0.15]))
    hand = _Hand(printed.picture, draw, tool)
    meant: list[bool] = []
    how: list[str] = []
    blank = draw.random() < 1 / 15
    habit = str(
        draw.choice(["full", "hasty", "cross", "tick", "mixed"], p=[0.55, 0.2, 0.08, 0.07, 0.1])
    )
    for row in layout.rows:
        count = len(row.bubbles)
        several = version.questions[row.question].type == "multiple"
        many = int(draw.integers(1, count + 1)) if several else 1
        if draw.random() < 0.01 and not several:
            many = 2
        chosen = set() if blank or draw.random() < 0.04 else set(
            draw.choice(count, min(many, count), replace=False).tolist())  # fmt: skip
        done = {n: _mark(hand, row.bubbles[n], wide, high, habit) for n in sorted(chosen)}
        if not blank and draw.random() < 0.03 and len(chosen) < count:
            other = int(draw.choice([n for n in range(count) if n not in chosen]))
            hand.erase(row.bubbles[other], wide, high)
            done[other] = "erased"
        meant += [n in chosen for n in range(count)]
        how += [done.get(n, "blank") for n in range(count)]
    if not blank and draw.random() < 0.15:
        _stray(hand, printed, draw)
    picture = hand.picture.clip(0, 255).astype(np.uint8)
    return Filled(printed, picture, tuple(meant), tuple(how), "nothing" if blank else tool)


def _mark(hand: _Hand, at: Point, wide: float, high: float, habit: str) -> str:
    kind = habit
    if habit == "mixed":
        kind = str(hand.draw.choice(["full", "hasty", "cross", "tick"]))
    if kind == "cross":
        hand.cross(at, wide, high)
    elif kind == "tick":
        hand.tick(at, wide, high)
    else:
        share = hand.draw.uniform(0.85, 1) if kind == "full" else hand.draw.uniform(0.55, 0.9)
        hand.fill(at, wide, high, share)
    return kind


def _stray(hand: _Hand, printed: Printed, draw: np.random.Generator) -> None:
    """Dots and short lines where nothing is asked, and now and then across a bubble's edge."""
    layout = printed.key.versions[printed.version].layout
    for _ in range(int(draw.integers(1, 5))):
        at = Point(draw.uniform(15, layout.width - 15), draw.uniform(50, layout.height - 20))
        if draw.random() < 0.6:
            hand.dot(at)
        else:
            hand.line(at, Point(at.x + draw.uniform(-6, 6), at.y + draw.uniform(-4, 4)))
