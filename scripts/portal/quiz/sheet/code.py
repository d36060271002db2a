"""The words in a sheet's machine-readable code: `SL1:<paper>:<version>:<serial>`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FORM = re.compile(r"SL1:([0-9a-f]{8}):([A-Z]):([1-9][0-9]{0,5})")


@dataclass(frozen=True, slots=True)
class SheetCode:
    """Which sheet one is: the id of its paper, its version, and its serial, from 1."""

    paper: str
    version: str
    serial: int

    def __str__(self) -> str:
        """As it stands in the code."""
        return f"SL1:{self.paper}:{self.version}:{self.serial}"


def parse_code(text: str) -> SheetCode | None:
    """The code that words stand for; None where they are something else."""
    found = _FORM.fullmatch(text)
    return SheetCode(found[1], found[2], int(found[3])) if found else None
