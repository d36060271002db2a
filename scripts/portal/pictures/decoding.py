"""Opens pictures with Pillow so that whatever is wrong with the bytes is one PictureError."""

from __future__ import annotations

import io
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from PIL import ExifTags, Image, UnidentifiedImageError

from portal.pictures.errors import PictureError
from portal.pictures.signatures import Format

MAX_PIXELS = 80_000_000
"""More than any page needs (a phone takes 12 to 50 million), and it still fits in memory."""

# A JPEG with several views in it (MPO) is one to Pillow's JPEG reader too.
_READERS: dict[Format, str] = {
    "jpeg": "JPEG",
    "png": "PNG",
    "webp": "WEBP",
    "gif": "GIF",
    "bmp": "BMP",
    "avif": "AVIF",
}

_TURNS: dict[int, Image.Transpose] = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

# warnings.catch_warnings changes the whole process, so threads take turns.
_quiet = threading.Lock()


@contextmanager
def _quietly() -> Iterator[None]:
    """Keeps Pillow's warnings, about odd tags and many pixels, off the editor's terminal."""
    with _quiet, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@contextmanager
def guarded() -> Iterator[None]:
    """Turns whatever Pillow raises on damaged or hostile bytes into a PictureError."""
    try:
        yield
    except PictureError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as error:
        raise PictureError("too-large") from error
    except Exception as error:
        # The readers let out OSError, SyntaxError, struct.error, IndexError, zlib.error and more.
        raise PictureError("unreadable") from error


@contextmanager
def opened(data: bytes, format: Format) -> Iterator[Image.Image]:
    """The picture in `data`, its head read; faults met while it is used are PictureErrors too."""
    with guarded(), _open(data, format) as image:
        if image.width < 1 or image.height < 1:
            raise PictureError("unreadable")
        if image.width * image.height > MAX_PIXELS:
            raise PictureError("too-large")
        yield image


def _open(data: bytes, format: Format) -> Image.Image:
    try:
        with _quietly():
            return Image.open(io.BytesIO(data), formats=[_READERS[format]])
    except (UnidentifiedImageError, KeyError) as error:
        # AVIF is optional in Pillow: without it the picture is whole, and we cannot read it.
        raise PictureError("unsupported" if format == "avif" else "unreadable") from error


def is_animated(image: Image.Image, format: Format) -> bool:
    """Whether the picture moves: the views of an MPO do not."""
    return format in {"gif", "png", "webp"} and bool(getattr(image, "is_animated", False))


def has_alpha(image: Image.Image) -> bool:
    """Whether the head announces transparency (every pixel may still be opaque)."""
    return image.mode in {"RGBA", "RGBa", "LA", "La", "PA"} or (
        image.mode in {"1", "L", "P", "RGB"} and "transparency" in image.info
    )


def orientation(image: Image.Image, data: bytes, format: Format) -> int:
    """The EXIF orientation from 1 (upright) to 8; 1 where there is none, or a damaged one.

    Only EXIF counts, as in browsers: Pillow's own reading would also follow XMP.
    """
    if format == "png" and "exif" not in image.info and b"eXIf" in data:
        image.load()  # The chunk may stand behind the pixels.
    payload = image.info.get("exif")
    if not isinstance(payload, bytes):
        return 1
    value: object = None
    with suppress(Exception), _quietly():
        exif = Image.Exif()
        exif.load(payload)
        value = exif.get(ExifTags.Base.Orientation)
    return value if isinstance(value, int) and value in _TURNS else 1


def turns_sideways(orientation: int) -> bool:
    """Whether width and height change places."""
    return orientation >= 5


def upright(image: Image.Image, orientation: int) -> Image.Image:
    """The picture as its taker saw it."""
    turn = _TURNS.get(orientation)
    return image if turn is None else image.transpose(turn)
