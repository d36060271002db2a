"""Keeps the pictures of slides from one run to the next.

`pictures/` holds PNG files named by what is in them, `slides/` a list of its pictures for each
slide. The list is written last, so that a run which is killed leaves nothing that counts; what is
damaged counts as missing.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from PIL import Image

from portal.output.files import write_whole
from portal.screens.frames import Face, Frame
from portal.screens.page import ClockFace, Page
from portal.screens.slide import Clock, Scroll
from portal.screens.slides.fault import SlideFault

FOLDER = "screens"
"""Its name in the project's cache."""
KEPT_DAYS = 7
"""Days after which pictures go that nothing used."""
_A_DAY = 24 * 60 * 60
_NAME = 24
"""Letters of a picture's name, out of the SHA-256 of its file."""
_COLOURS = 256
_LEVEL = 3

Drawn = tuple[Frame, ...] | SlideFault
"""A slide's pictures, or why it has none."""


class SlideCache:
    """A folder of pictures; a slide's key stands for all that its drawing depends on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._pieces: dict[tuple[str, tuple[int, int], bytes], str] = {}
        # the last one: of a scroll thousands of parts are asked for in a row
        self._decoded: tuple[str, Image.Image] | None = None

    def load(self, key: str) -> Drawn | None:
        """What was drawn of a slide; None where it is missing or damaged."""
        path = self._list(key)
        try:
            listed = json.loads(path.read_bytes())
            if "fault" in listed:
                return SlideFault(listed["fault"], listed["params"])
            frames = tuple(_frame(one) for one in listed["frames"])
            for name in (name for frame in frames for name in frame.pictures):
                if name_of(self.picture(name)) != name:
                    return None
            # another run may be about to forget them
            _touch(path, *(self.path(name) for frame in frames for name in frame.pictures))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        return frames

    def store(self, key: str, made: Sequence[Page] | SlideFault) -> Drawn:
        """Keep what was drawn of a slide."""
        if isinstance(made, SlideFault):
            words: dict[str, Any] = {"fault": made.rule, "params": dict(made.params)}
            result: Drawn = made
        else:
            result = tuple(self._keep(page) for page in made)
            words = {"frames": [asdict(frame) for frame in result]}
        write_whole(self._list(key), json.dumps(words, ensure_ascii=False).encode())
        return result

    def path(self, name: str) -> Path:
        """Where a picture lies."""
        return self.folder / "pictures" / name[:2] / f"{name}.png"

    def picture(self, name: str) -> bytes:
        """The bytes of a picture. Raises OSError."""
        return self.path(name).read_bytes()

    def image(self, name: str) -> Image.Image:
        """A picture, decoded, which nobody draws upon. Raises OSError."""
        if self._decoded is None or self._decoded[0] != name:
            with Image.open(self.path(name)) as image:
                image.load()
            self._decoded = name, image
        return self._decoded[1]

    def forget(self, days: float = KEPT_DAYS) -> None:
        """Remove what nothing has used for so many days."""
        limit = time.time() - days * _A_DAY
        for path in self._files():
            try:
                if path.stat().st_mtime < limit:
                    path.unlink()
            except OSError:  # another run is at work on it
                continue

    def _files(self) -> Iterator[Path]:
        for part in ("slides", "pictures"):
            yield from (self.folder / part).glob("*/*.*")

    def _list(self, key: str) -> Path:
        return self.folder / "slides" / key[:2] / f"{key}.json"

    def _keep(self, page: Page) -> Frame:
        width, height = page.image.size
        face = self._face(page.clock) if page.clock is not None else None
        name = self._write(page.image)
        return Frame(name, width, height, round(page.seconds, 2), page.scroll, face)

    def _face(self, face: ClockFace) -> Face:
        digits = tuple(self._piece(digit) for digit in face.digits)
        return Face(face.place, digits, self._piece(face.colon))

    def _piece(self, image: Image.Image) -> str:
        """Keep a small picture that comes again with every clock."""
        key = (image.mode, image.size, image.tobytes())
        if key not in self._pieces:
            self._pieces[key] = self._write(image)
        return self._pieces[key]

    def _write(self, image: Image.Image) -> str:
        data = png(image)
        name = name_of(data)
        path = self.path(name)
        if not (path.exists() and path.read_bytes() == data):
            write_whole(path, data)
        return name


def name_of(data: bytes) -> str:
    """The name of a picture, which is that of its bytes alone."""
    return hashlib.sha256(data).hexdigest()[:_NAME]


def png(image: Image.Image) -> bytes:
    """A picture as a small PNG file, every pixel as it is, the same bytes each time, and nothing
    else in it."""
    file, smallest = io.BytesIO(), _smallest(image)
    # runs of one byte are what pays in large pictures: 7% larger, and done in 60% of the time
    strategy = zlib.Z_RLE if smallest.mode == "RGB" else zlib.Z_DEFAULT_STRATEGY
    smallest.save(file, "PNG", compress_level=_LEVEL, compress_type=strategy, icc_profile=None)
    return file.getvalue()


def _smallest(image: Image.Image) -> Image.Image:
    """The picture with a palette, where that keeps every pixel."""
    colours = image.getcolors(_COLOURS) if image.mode == "RGB" else None
    if colours is None:
        return image
    tones = sorted(tone for _, tone in colours if isinstance(tone, tuple))
    levels = [level for tone in tones for level in tone]
    palette = Image.new("P", (1, 1))
    palette.putpalette(levels)
    # Pillow looks for the nearest colour in coarse steps, and may take a neighbour
    each = Image.frombytes("RGB", (len(tones), 1), bytes(levels))
    found = each.quantize(palette=palette, dither=Image.Dither.NONE)
    if found.tobytes() != bytes(range(len(tones))):
        return image
    return image.quantize(palette=palette, dither=Image.Dither.NONE)


def _frame(words: dict[str, Any]) -> Frame:
    scroll, clock = words.pop("scroll"), words.pop("clock")
    face = clock and Face(Clock(**clock["place"]), tuple(clock["digits"]), clock["colon"])
    return Frame(**words, scroll=Scroll(**scroll) if scroll else None, clock=face)


def _touch(*paths: Path) -> None:
    """Note that files are in use, at most once a day."""
    for path in paths:
        if time.time() - path.stat().st_mtime > _A_DAY:
            os.utime(path)
