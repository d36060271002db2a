"""What a picture file is: size, format and fingerprint, or why it cannot be used."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from portal.pictures import containers
from portal.pictures.decoding import (
    has_alpha,
    is_animated,
    opened,
    orientation,
    turns_sideways,
)
from portal.pictures.errors import PictureError
from portal.pictures.signatures import Format, tell_format

MAX_BYTES = 100_000_000


@dataclass(frozen=True, slots=True)
class PictureInfo:
    """A picture that can be used.

    `width` and `height` are those that are seen, EXIF orientation applied. `has_alpha` says that
    the format announces transparency, not that a pixel is transparent. `sha256` is of the file.
    """

    path: Path
    width: int
    height: int
    format: Format
    animated: bool
    has_alpha: bool
    sha256: str


def read_picture(path: Path) -> PictureInfo:
    """Reads a picture's head and checks that the file is whole; raises only PictureError.

    Pixels are decoded only where the file's structure leaves doubt.
    """
    return describe(path, read_bytes(path))


def read_bytes(path: Path) -> bytes:
    """The bytes of a picture file, if it is a file of a sensible size."""
    try:
        if not path.exists():
            raise PictureError("missing")
        if not path.is_file():
            raise PictureError("not-an-image")
        if path.stat().st_size > MAX_BYTES:
            raise PictureError("too-large")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise PictureError("missing") from error
    except ValueError as error:  # a NUL in the path
        raise PictureError("missing") from error
    except OSError as error:
        raise PictureError("unreadable") from error
    if not data:
        raise PictureError("empty")
    return data


def describe(path: Path, data: bytes) -> PictureInfo:
    """The same for bytes that were read already; `path` is not touched."""
    format = tell_format(data, path.suffix)
    with opened(data, format) as image:
        turn = orientation(image, data, format)
        width, height = image.size
        info = PictureInfo(
            path=path,
            width=height if turns_sideways(turn) else width,
            height=width if turns_sideways(turn) else height,
            format=format,
            animated=is_animated(image, format),
            has_alpha=has_alpha(image),
            sha256=hashlib.sha256(data).hexdigest(),
        )
        if not containers.is_whole(data, format):
            # Some cameras write what the standard does not allow: then the pixels decide. Of a
            # moving picture they would be the first frame's alone.
            if info.animated:
                raise PictureError("unreadable")
            image.load()
    return info
