"""QR codes as short texts, for pages whose scripts draw them."""

from __future__ import annotations

from base64 import b64encode
from functools import cache

import segno

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
    code = segno.make_qr(address, error="m", mask=_MASK, boost_error=False)
    bits = "".join("1" if dark else "0" for row in code.matrix for dark in row)
    size = len(code.matrix)
    length = -(-len(bits) // 8)
    packed = int(bits.ljust(length * 8, "0"), 2).to_bytes(length, "big")
    return f"{size}:{b64encode(packed).decode('ascii')}"
