"""The four formats of the web, taken apart without decoding: only what is needed is kept."""

from __future__ import annotations

from collections.abc import Callable

from portal.pictures.containers import gif, jpeg, png, webp
from portal.pictures.containers.reader import MalformedError
from portal.pictures.signatures import Format

__all__ = ["STRIPPERS", "MalformedError", "is_whole"]

STRIPPERS: dict[Format, Callable[[bytes], bytes]] = {
    "jpeg": jpeg.strip,
    "png": png.strip,
    "webp": webp.strip,
    "gif": gif.strip,
}
"""What makes the same picture without metadata, pixels untouched; raises MalformedError."""


def is_whole(data: bytes, format: Format) -> bool:
    """Whether the file can be taken apart to its end (False also for formats not known here)."""
    strip = STRIPPERS.get(format)
    if strip is None:
        return False
    try:
        strip(data)
    except MalformedError:
        return False
    return True
