"""Takes what a camera or a program wrote about a picture out of it, and checks that it is out.

For pictures that go to the site as they are. Their pixels are not encoded again, unless they
must be turned upright because their orientation goes with the rest.
"""

from __future__ import annotations

import io

from PIL import Image, JpegImagePlugin

from portal.pictures.containers import STRIPPERS, MalformedError
from portal.pictures.decoding import is_animated, opened, orientation, turns_sideways, upright
from portal.pictures.errors import PictureError
from portal.pictures.signatures import ICON, Format, tell_format

# What EXIF, XMP and IPTC begin with, wherever a program may have put them.
_TRACES = (
    b"Exif\0\0",
    b"http://ns.adobe.com/xap/",
    b"http://ns.adobe.com/xmp/",
    b"<x:xmpmeta",
    b"<?xpacket",
    b"Photoshop 3.0\0",
)

_QUALITY = 92  # of a picture that was encoded once already and is kept large
_WEBP_METHOD = 4
_KEPT_INFO = frozenset(("icc_profile", "transparency"))


def strip_metadata(data: bytes, suffix: str) -> bytes:
    """The picture without EXIF, XMP, IPTC, comments, dates, thumbnails and what hangs behind it.

    `suffix` is that of its file name; the format is told by the bytes. A JPEG, PNG, WebP or GIF
    comes back; for others, and for files that are not whole, it raises PictureError.
    """
    format = tell_format(data, suffix)
    strip = STRIPPERS.get(format)
    if strip is None:
        raise PictureError("unsupported")
    with opened(data, format) as image:
        turn = orientation(image, data, format)
        if turn != 1:
            if is_animated(image, format):
                raise PictureError("unsupported")
            size = image.size[::-1] if turns_sideways(turn) else image.size
            data = _turned(image, turn, data, format)
        else:
            size = image.size
    try:
        stripped = strip(data)
    except MalformedError as error:
        raise PictureError("unreadable") from error
    with opened(stripped, format) as image:
        if image.size != size:
            raise PictureError("unreadable")
    if has_metadata(stripped):
        # A damaged file may hold in its pixels what belongs beside them.
        raise PictureError("unreadable")
    return stripped


def has_metadata(data: bytes) -> bool:
    """Whether a picture's bytes hold more than is needed to show it.

    Also true where that cannot be ruled out: a picture that is damaged, or of a format that
    `strip_metadata` does not write. In drawings, icons and files that are no pictures only the
    traces of EXIF, XMP and IPTC are looked for.
    """
    if any(trace in data for trace in _TRACES):
        return True
    try:
        format = tell_format(data, "")
    except PictureError as error:
        return error.reason == "unsupported" and not data.startswith(ICON)
    strip = STRIPPERS.get(format)
    try:
        return strip is None or strip(data) != data
    except MalformedError:
        return True


def _turned(image: Image.Image, turn: int, data: bytes, format: Format) -> bytes:
    """The picture encoded again, upright, with its colour profile."""
    image.load()
    sampling = JpegImagePlugin.get_sampling(image) if format == "jpeg" else -1
    result = upright(image, turn)
    result.info = {key: value for key, value in image.info.items() if key in _KEPT_INFO}
    profile = result.info.get("icc_profile")
    buffer = io.BytesIO()
    if format == "jpeg":
        result.save(
            buffer,
            "JPEG",
            quality=_QUALITY,
            subsampling=sampling,
            optimize=True,
            progressive=True,
            icc_profile=profile,
        )
    elif format == "webp":
        lossless = b"VP8L" in data
        result.save(
            buffer,
            "WEBP",
            quality=_QUALITY,
            method=_WEBP_METHOD,
            lossless=lossless,
            icc_profile=profile,
        )
    else:
        result.save(buffer, "PNG", icc_profile=profile)
    return buffer.getvalue()
