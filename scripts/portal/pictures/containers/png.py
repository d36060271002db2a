"""PNG: a signature and a row of chunks, each with a length, a name and a checksum."""

from __future__ import annotations

import zlib

from portal.pictures.containers.reader import MalformedError, Reader

_SIGNATURE = b"\x89PNG\r\n\x1a\n"

# What changes how the pixels look; everything else (texts, EXIF, time, provenance, programs'
# own chunks) goes.
_KEPT = frozenset(
    (
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"bKGD", b"pHYs", b"sBIT"),
        *(b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"mDCV", b"cLLI"),
        *(b"acTL", b"fcTL", b"fdAT"),
    )
)
_HEAD_LENGTH = 13


def strip(data: bytes) -> bytes:
    """The PNG with the chunks that its pixels need, up to its end and no further."""
    reader = Reader(data)
    if reader.take(len(_SIGNATURE)) != _SIGNATURE:
        raise MalformedError("no PNG signature")
    kept = [_SIGNATURE]
    seen: set[bytes] = set()
    while b"IEND" not in seen:
        length = reader.big(4)
        name = reader.take(4)
        payload = reader.take(length)
        checksum = reader.take(4)
        if not name.isalpha():
            raise MalformedError("a chunk without a name")
        if (name == b"IHDR") == bool(seen) or (name == b"IHDR" and length != _HEAD_LENGTH):
            raise MalformedError("the head must stand first, once")
        seen.add(name)
        if name not in _KEPT:
            if name[:1].isupper():
                raise MalformedError("an unknown chunk that readers must understand")
            continue
        if zlib.crc32(payload, zlib.crc32(name)) != int.from_bytes(checksum, "big"):
            raise MalformedError("a chunk with a wrong checksum")
        kept.append(length.to_bytes(4, "big") + name + payload + checksum)
    if b"IDAT" not in seen:
        raise MalformedError("no pixels")
    return b"".join(kept)
