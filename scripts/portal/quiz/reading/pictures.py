"""Opens whatever people send: photographs, scans of one page or many, and PDF files of scans."""

from __future__ import annotations

import struct
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

WORK = 2000
"""Dots of the longer side that are enough for most pictures, and are read first."""
MOST_DOTS = 178_000_000
"""Larger pictures are refused: they are no sheet, and would fill the memory."""
_FINE = 5000
"""Dots of the longer side, at most, where a picture is looked at again."""
_LEAST = 300
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, MemoryError, struct.error)
"""What Pillow raises of a file that is broken further in."""


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A page of a file: its picture (BGR), or the name of the reason why there is none.

    `fine` opens it with more dots, where the file has more.
    """

    name: str
    image: NDArray[Any] | None
    problem: str = ""
    fine: Callable[[], NDArray[Any] | None] | None = None


def open_pages(path: Path) -> Iterator[Page]:
    """Every page of a file, one after another; a file that cannot be opened is one page that says
    why."""
    try:
        with path.open("rb") as file:
            start = file.read(1024)
    except OSError:
        yield Page(path.name, None, "unreadable")
        return
    if not start:
        yield Page(path.name, None, "empty")
    elif b"%PDF-" in start:
        yield from _pages_of_pdf(path)
    else:
        yield from _frames(path)


def _pages_of_pdf(path: Path) -> Iterator[Page]:
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        yield Page(path.name, None, "locked" if locked else "cut")
        return
    try:
        if not len(document):
            yield Page(path.name, None, "empty")
        for number in range(len(document)):
            yield _page_of_pdf(document, number, f"{path.name}#{number + 1}")
    finally:
        document.close()


def _page_of_pdf(document: pypdfium2.PdfDocument, number: int, name: str) -> Page:
    try:
        page = document[number]
        longest = max(page.get_size())
        if longest <= 0:
            return Page(name, None, "empty")
        image = page.render(scale=min(_FINE, 1.25 * WORK) / longest).to_numpy()
    except (pypdfium2.PdfiumError, MemoryError, ValueError):
        return Page(name, None, "cut")
    if image.ndim == 2 or image.shape[2] == 1:
        image = np.repeat(image.reshape(*image.shape[:2], 1), 3, axis=2)
    image = np.ascontiguousarray(image[:, :, :3])
    return Page(name, image)


def _frames(path: Path) -> Iterator[Page]:
    _know_heic()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            opened = Image.open(path)
        except Image.DecompressionBombError:
            yield Page(path.name, None, "too_large")
            return
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
            yield Page(path.name, None, "not_a_picture")
            return
        with opened:
            count = getattr(opened, "n_frames", 1) if opened.format in ("TIFF", "MPO") else 1
            many = count > 1 and opened.format == "TIFF"
            if not many:
                yield _frame(opened, path.name, path)
                return
            frames = ImageSequence.Iterator(opened)
            for number in range(1, count + 1):
                name = f"{path.name}#{number}"
                try:
                    frame = next(frames)
                except (StopIteration, OSError, EOFError, ValueError, SyntaxError):
                    yield Page(name, None, "cut")
                    return
                yield _frame(frame, name)


@cache
def _know_heic() -> None:
    import pillow_heif

    pillow_heif.register_heif_opener()


def _frame(opened: Image.Image, name: str, path: Path | None = None) -> Page:
    width, height = opened.size
    if width * height > MOST_DOTS:
        return Page(name, None, "too_large")
    if max(width, height) < _LEAST:
        return Page(name, None, "too_small")
    try:
        if opened.format == "JPEG":
            factor = max(1, round(max(width, height) / WORK - 0.25))
            opened.draft(None, (width // factor, height // factor))
        image = _colours(opened, WORK)
    except _BROKEN:
        return Page(name, None, "cut")
    if path is None or max(width, height) < 1.5 * max(image.shape):
        return Page(name, image)
    return Page(name, image, fine=partial(_finely, path))


def _finely(path: Path) -> NDArray[Any] | None:
    """A picture of one page once more, with nearly all its dots."""
    try:
        with Image.open(path) as opened:
            return _colours(opened, _FINE // 2)
    except _BROKEN:
        return None


def _colours(picture: Image.Image, least: int) -> NDArray[Any]:
    """The picture as it was held, in BGR with eight bits a channel; what is clear is white.

    A picture whose longer side is twice `least` or more is made smaller by a whole number.
    """
    picture.load()
    if picture.mode in ("I", "F") or picture.mode.startswith("I;16"):
        picture = _eight_bits(picture)
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        picture = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)
    turned = ImageOps.exif_transpose(picture)
    factor = max(turned.size) // least
    if turned.mode == "1":
        turned = turned.convert("L")
    if factor > 1:
        turned = turned.convert("RGB").reduce(factor)
    return np.ascontiguousarray(np.asarray(turned.convert("RGB"))[:, :, ::-1])


def _eight_bits(picture: Image.Image) -> Image.Image:
    values = np.asarray(picture, dtype=np.float64)
    most = float(values.max(initial=0))
    full = next((full for full in (1.0, 255.0, 65535.0) if most <= full), most)
    eight = Image.fromarray((values.clip(0) * (255 / full)).round().astype(np.uint8))
    eight.info.update(picture.info)
    return eight
