"""Tells a picture's format by its first bytes; what the file is called does not count."""

from __future__ import annotations

from typing import Literal

from portal.pictures.errors import PictureError

Format = Literal["jpeg", "png", "webp", "gif", "bmp", "avif"]

_STARTS: tuple[tuple[bytes, Format], ...] = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
)

# Pictures that cameras and drawing programs write, and no page can show: Photoshop, PostScript,
# JPEG XL (bare and boxed), JPEG 2000 (boxed and bare), TIFF and BigTIFF, GIMP, camera RAW, icons.
# TIFF could be read, by a large decoder that prints its complaints past Python.
ICON = b"\0\0\x01\0"
_OTHER_STARTS: tuple[bytes, ...] = (
    b"8BPS",
    b"%!PS",
    b"\xc5\xd0\xd3\xc6",
    b"\xff\x0a",
    b"\0\0\0\x0cJXL ",
    b"\0\0\0\x0cjP  ",
    b"\xff\x4f\xff\x51",
    b"II*\0",
    b"MM\0*",
    b"II+\0",
    b"MM\0+",
    b"gimp xcf ",
    b"FUJIFILMCCD-RAW",
    b"IIRO",
    b"IIU\0",
    ICON,
)

# "BM" alone could begin a text; the size of the head that follows could not.
_BMP_HEAD_SIZES = frozenset((12, 40, 52, 56, 64, 108, 124))

_AVIF_BRANDS = (b"avif", b"avis")
_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"crx ")

_BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_SVG_HEAD = 4096


def tell_format(data: bytes, suffix: str) -> Format:
    """The format of a picture's bytes, or a PictureError that says what else they are.

    `suffix` (`.svg`, `.jpg` ...) counts only for drawings, which have no signature.
    """
    if not data:
        raise PictureError("empty")
    if suffix.lower() in {".svg", ".svgz"} or _is_svg(data):
        raise PictureError("svg")
    for start, name in _STARTS:
        if data.startswith(start):
            return name
    if data[:2] == b"BM" and int.from_bytes(data[14:18], "little") in _BMP_HEAD_SIZES:
        return "bmp"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp":
        brands = _brands(data)
        # Both kinds may list the shared brand mif1, so AVIF's own brands are asked first.
        if any(brand in _AVIF_BRANDS for brand in brands):
            return "avif"
        if any(brand in _HEIF_BRANDS for brand in brands):
            raise PictureError("unsupported")
    if data.startswith(_OTHER_STARTS):
        raise PictureError("unsupported")
    raise PictureError("not-an-image")


def _brands(data: bytes) -> list[bytes]:
    """The major and the compatible brands of an ISO base media file."""
    end = min(int.from_bytes(data[:4], "big"), 256, len(data))
    return [data[at : at + 4] for at in (8, *range(16, end - 3, 4))]


def _is_svg(data: bytes) -> bool:
    head = data[:_SVG_HEAD]
    encoding = "utf-8"
    for mark, name in _BYTE_ORDER_MARKS.items():
        if head.startswith(mark):
            head, encoding = head[len(mark) :], name
            break
    text = head.decode(encoding, errors="ignore").lstrip().lower()
    return text.startswith("<") and "<svg" in text
