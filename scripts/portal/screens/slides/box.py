"""Boxes of whole pixels, and how they are cut."""

from __future__ import annotations

from typing import NamedTuple


class Box(NamedTuple):
    """A part of a picture, in pixels from its top left."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The first column after it."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The first row after it."""
        return self.y + self.height

    @property
    def corners(self) -> tuple[int, int, int, int]:
        """Left, top, and the last column and row, as ImageDraw counts them."""
        return self.x, self.y, self.right - 1, self.bottom - 1

    def inset(self, across: int, down: int | None = None) -> Box:
        """What is left within a margin at every side."""
        down = across if down is None else down
        return Box(
            self.x + across,
            self.y + down,
            max(0, self.width - 2 * across),
            max(0, self.height - 2 * down),
        )

    def cut_left(self, width: int, gap: int = 0) -> tuple[Box, Box]:
        """So many columns at the left, and what is right of them and a gap."""
        return (
            Box(self.x, self.y, width, self.height),
            Box(self.x + width + gap, self.y, max(0, self.width - width - gap), self.height),
        )

    def cut_right(self, width: int, gap: int = 0) -> tuple[Box, Box]:
        """So many columns at the right, and what is left of them and a gap."""
        return (
            Box(self.right - width, self.y, width, self.height),
            Box(self.x, self.y, max(0, self.width - width - gap), self.height),
        )

    def cut_top(self, height: int, gap: int = 0) -> tuple[Box, Box]:
        """So many rows at the top, and what is below them and a gap."""
        return (
            Box(self.x, self.y, self.width, height),
            Box(self.x, self.y + height + gap, self.width, max(0, self.height - height - gap)),
        )

    def cut_bottom(self, height: int, gap: int = 0) -> tuple[Box, Box]:
        """So many rows at the bottom, and what is above them and a gap."""
        return (
            Box(self.x, self.bottom - height, self.width, height),
            Box(self.x, self.y, self.width, max(0, self.height - height - gap)),
        )

    def columns(self, shares: tuple[float, ...], gap: int) -> tuple[Box, ...]:
        """Columns beside each other, by their shares of the width."""
        boxes, rest = [], self
        room = self.width - gap * (len(shares) - 1)
        for share in shares[:-1]:
            first, rest = rest.cut_left(round(room * share), gap)
            boxes.append(first)
        return (*boxes, rest)

    def rows(self, shares: tuple[float, ...], gap: int) -> tuple[Box, ...]:
        """Rows under each other, by their shares of the height."""
        boxes, rest = [], self
        room = self.height - gap * (len(shares) - 1)
        for share in shares[:-1]:
            first, rest = rest.cut_top(round(room * share), gap)
            boxes.append(first)
        return (*boxes, rest)
