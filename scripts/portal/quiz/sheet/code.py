"""The words in a sheet's machine-readable code: `S`, the paper's id, the version, the serial.

Sixteen signs of capitals and digits are what the smallest QR code holds with a quarter of it
damaged: so its modules are large, and read where a picture is blurred.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import segno

MOST_SERIAL = 999_999
"""The highest serial that the code has room for."""
MODULES = 21
"""Modules on a side of the code, the smallest there is."""
_QR = 1
"""The version of QR that has so many."""
_FORM = re.compile(r"S([0-9A-F]{8})([A-Z])([0-9]{6})")


@dataclass(frozen=True, slots=True)
class SheetCode:
    """Which sheet one is: the id of its paper, its version, and its serial, from 1."""

    paper: str
    version: str
    serial: int

    def __str__(self) -> str:
        """As it stands in the code."""
        return f"S{self.paper.upper()}{self.version}{self.serial:06}"


def parse_code(text: str) -> SheetCode | None:
    """The code that words stand for; None where they are something else."""
    found = _FORM.fullmatch(text)
    if found is None or not int(found[3]):
        return None
    return SheetCode(found[1].lower(), found[2], int(found[3]))


def qr_code(code: SheetCode, mask: int | None = None) -> segno.QRCode:
    """The code as it is printed, by one of the eight masks or the best of them."""
    return segno.make_qr(
        str(code), error="q", version=_QR, mode="alphanumeric", boost_error=False, mask=mask
    )
