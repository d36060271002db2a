"""A folder of pictures for a controller that plays what is on a stick, in the order of names."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, partial
from typing import Literal

from portal.screens.cache import SlideCache
from portal.screens.export.gif import gif
from portal.screens.export.loop import LeftOut, loop
from portal.screens.folder import Content
from portal.screens.frames import Frame, Rendered

PictureFormat = Literal["png", "jpg", "bmp"]
PLAY = "play"
"""The folder whose files go on the stick."""
_QUALITY = 95
_DIGITS = 4
_MOST_S = 10
_KEPT = 8
"""Pictures in mind while they are written, for those that come again."""


@dataclass(frozen=True, slots=True)
class Row:
    """A file of the stick, for its list: what it shows and for how many seconds."""

    file: str
    item: str
    text: str
    seconds: float
    moving: bool


@dataclass(frozen=True, slots=True)
class Advice:
    """What to tell those whose controller has one time for all pictures."""

    seconds: int
    """How long each picture that stands should stay."""
    slow: tuple[str, ...]
    """The files of those that take longer to read."""
    moving: tuple[str, ...]
    """The files of those that run, which such a time would cut off."""


def usb(
    rendered: Rendered, cache: SlideCache, form: PictureFormat, at: datetime | None = None
) -> tuple[dict[str, Content], tuple[Row, ...], tuple[LeftOut, ...]]:
    """The files of one round, each under a number of eight characters at most, and what they are;
    of what plays `at` a moment, where one is given.

    A picture that comes several times in the round is there as often: a controller knows no other
    way. What scrolls is a GIF.
    """
    made = loop(rendered, at=at)
    # a controller that sorts by letters wants numbers of one length
    digits = max(_DIGITS, len(str(len(made.frames))))
    content = lru_cache(_KEPT)(partial(_bytes, rendered.screen.width, cache, form))
    files: dict[str, Content] = {}
    rows: list[Row] = []
    for shown in made.shown:
        for frame in shown.day:
            name = f"{len(rows) + 1:0{digits}}.{'gif' if frame.scroll else form}"
            files[f"{PLAY}/{name}"] = partial(content, frame)
            moving = frame.scroll is not None
            rows.append(Row(name, shown.item.id, shown.item.text, frame.seconds, moving))
    return files, tuple(rows), made.left_out


def advice(rows: Sequence[Row]) -> Advice:
    """One time for all pictures that stand: that of the longest, but no more than 10 s, which would
    make the others wait."""
    stills = [row for row in rows if not row.moving]
    longest = math.ceil(max((row.seconds for row in stills), default=0))
    seconds = min(_MOST_S, max(1, longest))
    slow = tuple(row.file for row in stills if row.seconds > seconds)
    return Advice(seconds, slow, tuple(row.file for row in rows if row.moving))


def _bytes(width: int, cache: SlideCache, form: PictureFormat, frame: Frame) -> bytes:
    if frame.scroll is not None:
        return gif((frame,), width, cache)
    if form == "png":
        return cache.picture(frame.picture)
    file, image = io.BytesIO(), cache.image(frame.picture).convert("RGB")
    if form == "bmp":
        image.save(file, "BMP")
    else:
        # full colour at every pixel: small red writing blurs where it is halved
        image.save(file, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    return file.getvalue()
