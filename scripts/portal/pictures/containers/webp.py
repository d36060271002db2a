"""WebP: chunks in a RIFF file; a VP8X chunk in front announces what the others are."""

from __future__ import annotations

from collections.abc import Iterator

from portal.pictures.containers.reader import MalformedError, Reader

_IMAGES = frozenset((b"VP8 ", b"VP8L"))
_KEPT = frozenset((b"VP8X", b"ICCP", b"ANIM", b"ANMF", b"ALPH", *_IMAGES))
_KEPT_IN_FRAME = frozenset((b"ALPH", *_IMAGES))
_VP8X_LENGTH = 10
_FRAME_HEAD_LENGTH = 16
_EXIF_AND_XMP = 0x08 | 0x04


def strip(data: bytes) -> bytes:
    """The WebP with pixels, transparency, movement and colour profile alone."""
    reader = Reader(data)
    if reader.take(4) != b"RIFF":
        raise MalformedError("no RIFF head")
    size = reader.little(4)
    body = Reader(reader.take(size))
    if body.take(4) != b"WEBP":
        raise MalformedError("no WebP head")
    kept: list[bytes] = []
    images = frames = 0
    for position, (name, payload) in enumerate(_chunks(body)):
        if name == b"VP8X":
            if position or len(payload) < _VP8X_LENGTH:
                raise MalformedError("an extended head out of place")
            payload = bytes((payload[0] & ~_EXIF_AND_XMP,)) + payload[1:_VP8X_LENGTH]
        elif name == b"ANMF":
            payload = _frame(payload)
            frames += 1
        elif name in _IMAGES:
            images += 1
        if name in _KEPT:
            kept.append(_chunk(name, payload))
    if (images, bool(frames)) not in ((1, False), (0, True)):
        raise MalformedError("one picture or one animation must be there")
    content = b"WEBP" + b"".join(kept)
    return b"RIFF" + len(content).to_bytes(4, "little") + content


def _chunks(reader: Reader) -> Iterator[tuple[bytes, bytes]]:
    while not reader.at_end:
        name = reader.take(4)
        size = reader.little(4)
        payload = reader.take(size)
        if size % 2 and not reader.at_end:
            reader.take(1)
        yield name, payload


def _frame(payload: bytes) -> bytes:
    """A frame of an animation without the chunks that are none of its pixels."""
    reader = Reader(payload)
    head = reader.take(_FRAME_HEAD_LENGTH)
    inner = [(name, body) for name, body in _chunks(reader) if name in _KEPT_IN_FRAME]
    if sum(name in _IMAGES for name, _ in inner) != 1:
        raise MalformedError("a frame holds one picture")
    return head + b"".join(_chunk(name, body) for name, body in inner)


def _chunk(name: bytes, payload: bytes) -> bytes:
    padding = b"\0" if len(payload) % 2 else b""
    return name + len(payload).to_bytes(4, "little") + payload + padding
