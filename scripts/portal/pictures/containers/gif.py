"""GIF: a head, a table of colours, then frames and extensions in any order."""

from __future__ import annotations

from portal.pictures.containers.reader import MalformedError, Reader

_EXTENSION, _FRAME, _TRAILER = 0x21, 0x2C, 0x3B
_GRAPHIC_CONTROL, _APPLICATION = 0xF9, 0xFF
_LOOPS = frozenset((b"NETSCAPE2.0", b"ANIMEXTS1.0"))
_LOOP_LENGTH = 3
_SCREEN_LENGTH, _FRAME_LENGTH = 7, 9
_FLAGS_AT_SCREEN, _FLAGS_AT_FRAME = 4, 8


def strip(data: bytes) -> bytes:
    """The GIF with its frames, their timing and their loop alone.

    Comments, XMP, plain-text blocks and whatever follows the trailer go. A missing trailer,
    which many programs forget, is added.
    """
    reader = Reader(data)
    if reader.take(6) not in (b"GIF87a", b"GIF89a"):
        raise MalformedError("no GIF head")
    screen = reader.take(_SCREEN_LENGTH)
    kept = [data[:6], screen, _colours(reader, screen[_FLAGS_AT_SCREEN])]
    control = b""  # belongs to the frame or text that follows it
    frames = 0
    while not reader.at_end:
        kind = reader.byte()
        if kind == _TRAILER:
            break
        if kind == _EXTENSION:
            label = reader.byte()
            blocks = _blocks(reader)
            if label == _GRAPHIC_CONTROL:
                control = _control(blocks)
            elif label == _APPLICATION:
                kept.append(_loop(blocks))
            elif label == 0x01:
                control = b""
        elif kind == _FRAME:
            kept.append(control + _frame(reader))
            control = b""
            frames += 1
        else:
            raise MalformedError("an unknown block")
    if not frames:
        raise MalformedError("no frame")
    kept.append(bytes((_TRAILER,)))
    return b"".join(kept)


def _colours(reader: Reader, flags: int) -> bytes:
    return reader.take(3 << ((flags & 0x07) + 1)) if flags & 0x80 else b""


def _blocks(reader: Reader) -> list[bytes]:
    blocks = []
    while size := reader.byte():
        blocks.append(reader.take(size))
    return blocks


def _control(blocks: list[bytes]) -> bytes:
    if not blocks or len(blocks[0]) != 4:
        raise MalformedError("a graphic control of a wrong size")
    return bytes((_EXTENSION, _GRAPHIC_CONTROL, 4)) + blocks[0] + b"\0"


def _loop(blocks: list[bytes]) -> bytes:
    if len(blocks) < 2 or blocks[0] not in _LOOPS or len(blocks[1]) != _LOOP_LENGTH:
        return b""
    head = bytes((_EXTENSION, _APPLICATION, len(blocks[0])))
    return head + blocks[0] + bytes((_LOOP_LENGTH,)) + blocks[1] + b"\0"


def _frame(reader: Reader) -> bytes:
    start = reader.at
    flags = reader.take(_FRAME_LENGTH)[_FLAGS_AT_FRAME]
    _colours(reader, flags)
    reader.take(1)  # the smallest code of its compression
    while size := reader.byte():
        reader.take(size)
    return bytes((_FRAME,)) + reader.data[start : reader.at]
