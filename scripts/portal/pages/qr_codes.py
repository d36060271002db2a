"""QR codes: as short texts for pages whose scripts draw them, and as outlines for templates."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from itertools import groupby

import segno

from portal.pages.parts import Code

_MASK = 4
"""Any of the eight reads well; to try them all takes eight times as long."""
_MOST = 400
"""Bytes of the longest address: of a longer one the code is too fine for a stand."""


@cache
def qr_code(address: str) -> str | None:
    """`size:modules` of an address: how many modules a side has, and in base64 a bit for each, row
    by row, 1 where it is dark; without the margin. None where the address is too long."""
    if len(address.encode()) > _MOST:
        return None
    matrix = _matrix(address)
    bits = "".join("1" if dark else "0" for row in matrix for dark in row)
    size = len(matrix)
    length = -(-len(bits) // 8)
    packed = int(bits.ljust(length * 8, "0"), 2).to_bytes(length, "big")
    return f"{size}:{b64encode(packed).decode('ascii')}"


@cache
def drawn_code(address: str) -> Code | None:
    """The outline of an address' code; None where the address is too long."""
    if len(address.encode()) > _MOST:
        return None
    matrix = _matrix(address)
    runs: list[str] = []
    for y, row in enumerate(matrix):
        x = 0
        for dark, modules in groupby(row):
            length = len(list(modules))
            if dark:
                runs.append(f"M{x} {y}h{length}v1h-{length}z")
            x += length
    return Code(len(matrix), "".join(runs))


def _matrix(address: str) -> tuple[bytearray, ...]:
    """The modules of a code, row by row, without its margin."""
    code = segno.make_qr(address, error="m", mask=_MASK, boost_error=False)
    return tuple(code.matrix)
