"""Reads bytes in order and never past the end."""

from __future__ import annotations


class MalformedError(ValueError):
    """The file breaks the rules of its format: it is cut off, or was put together wrongly."""


class Reader:
    """A place in the bytes of a file."""

    def __init__(self, data: bytes, at: int = 0) -> None:
        self.data = data
        self.at = at

    @property
    def at_end(self) -> bool:
        return self.at >= len(self.data)

    def take(self, count: int) -> bytes:
        """The next `count` bytes."""
        end = self.at + count
        if end > len(self.data):
            raise MalformedError(f"{count} bytes wanted at {self.at}")
        taken = self.data[self.at : end]
        self.at = end
        return taken

    def byte(self) -> int:
        return self.take(1)[0]

    def big(self, count: int) -> int:
        return int.from_bytes(self.take(count), "big")

    def little(self, count: int) -> int:
        return int.from_bytes(self.take(count), "little")
