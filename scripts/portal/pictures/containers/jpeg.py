"""JPEG: a row of segments, each with a marker; the pixels follow a start-of-scan segment."""

from __future__ import annotations

import re

from portal.pictures.containers.reader import MalformedError, Reader

_SOI, _EOI, _SOS, _APP0, _APP2, _APP14 = 0xD8, 0xD9, 0xDA, 0xE0, 0xE2, 0xEE

# Frames (SOF0 to SOF15 with DHT, JPG and DAC among them), DQT, DNL, DRI, DHP and EXP.
_PIXELS = frozenset([*range(0xC0, 0xD0), *range(0xDB, 0xE0)])
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}

# In a scan 0xFF is followed by 0 (a stuffed byte) or a restart marker; anything else ends it.
_SCAN_END = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")

_JFIF = b"JFIF\0"
_JFIF_LENGTH = 14
_THUMBNAIL_SIZE_AT = 12
_ICC = b"ICC_PROFILE\0"
_ADOBE = b"Adobe"
_ADOBE_LENGTH = 12


def strip(data: bytes) -> bytes:
    """The JPEG with its pixels, JFIF head, colour profile and Adobe colour transform alone.

    EXIF, XMP, IPTC, comments, thumbnails, further views and whatever follows the end go.
    """
    reader = Reader(data)
    if reader.take(2) != b"\xff\xd8":
        raise MalformedError("no start of image")
    kept = [b"\xff\xd8"]
    framed = scanned = False
    while True:
        marker = _next_marker(reader)
        if marker == _EOI:
            if not (framed and scanned):
                raise MalformedError("an end without pixels")
            kept.append(b"\xff\xd9")
            return b"".join(kept)
        length = reader.big(2)
        if length < 2:
            raise MalformedError("a segment shorter than its length")
        payload = _kept_payload(marker, reader.take(length - 2))
        if payload is not None:
            kept.append(bytes((0xFF, marker)) + (len(payload) + 2).to_bytes(2, "big") + payload)
        framed = framed or marker in _FRAMES
        if marker == _SOS:
            if not framed:
                raise MalformedError("a scan without a frame")
            scanned = True
            kept.append(_scan(reader))


def _next_marker(reader: Reader) -> int:
    if reader.byte() != 0xFF:
        raise MalformedError("no marker where one must stand")
    marker = reader.byte()
    while marker == 0xFF:  # fill bytes
        marker = reader.byte()
    if marker in (0x00, 0x01, _SOI) or 0xD0 <= marker <= 0xD7:
        raise MalformedError("a marker out of place")
    return marker


def _kept_payload(marker: int, payload: bytes) -> bytes | None:
    if marker in _PIXELS or marker == _SOS:
        return payload
    if marker == _APP0 and payload.startswith(_JFIF) and len(payload) >= _JFIF_LENGTH:
        return payload[:_THUMBNAIL_SIZE_AT] + b"\0\0"
    if marker == _APP2 and payload.startswith(_ICC):
        return payload
    if marker == _APP14 and payload.startswith(_ADOBE) and len(payload) >= _ADOBE_LENGTH:
        return payload[:_ADOBE_LENGTH]
    return None


def _scan(reader: Reader) -> bytes:
    end = _SCAN_END.search(reader.data, reader.at)
    if end is None:
        raise MalformedError("a scan that does not end")
    return reader.take(end.start() - reader.at)
