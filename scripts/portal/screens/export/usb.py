"""A folder of pictures for a controller that plays what is on a stick, in the order of names."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Literal, get_args

from portal.screens.cache import SlideCache
from portal.screens.export.gif import gif
from portal.screens.export.loop import LeftOut, loop
from portal.screens.frames import Frame, Rendered

PictureFormat = Literal["png", "jpg", "bmp"]
FORMATS = get_args(PictureFormat)
PLAY = "play"
"""The folder whose files go on the stick."""
_QUALITY = 95


@dataclass(frozen=True, slots=True)
class Row:
    """A file of the stick, for its list: what it shows and for how many seconds."""

    file: str
    item: str
    seconds: float


def usb(
    rendered: Rendered, cache: SlideCache, form: PictureFormat
) -> tuple[dict[str, bytes], tuple[Row, ...], tuple[LeftOut, ...]]:
    """The files of one round, each under a number of eight characters at most, and what they are.

    A picture that comes several times in the round is there as often: a controller knows no other
    way. What scrolls is a GIF.
    """
    made = loop(rendered)
    files: dict[str, bytes] = {}
    rows: list[Row] = []
    known: dict[Frame, bytes] = {}
    for shown in made.shown:
        for frame in shown.day:
            if frame not in known:
                known[frame] = _bytes(frame, rendered.screen.width, cache, form)
            name = f"{len(rows) + 1:04}.{'gif' if frame.scroll else form}"
            files[f"{PLAY}/{name}"] = known[frame]
            rows.append(Row(name, shown.item.id, frame.seconds))
    return files, tuple(rows), made.left_out


def _bytes(frame: Frame, width: int, cache: SlideCache, form: PictureFormat) -> bytes:
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
