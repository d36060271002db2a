"""What to type where something that draws text is not installed."""

from __future__ import annotations

import shutil
import sys
from typing import Literal

Reason = Literal["raqm", "fribidi", "font"]
"""Raqm lays lines out and has HarfBuzz inside, FriBiDi orders writing of both directions."""


class Unavailable(Exception):
    """Text can't be drawn right on this machine, so none is.

    `reason` says what lacks, `install` is the line that installs it, `file` the font that lacks.
    """

    def __init__(self, reason: Reason, install: str, file: str = "") -> None:
        super().__init__(reason, install, file)
        self.reason = reason
        self.install = install
        self.file = file


PILLOW = "python -m pip install --force-reinstall pillow"
"""Its wheels have Raqm inside; a Pillow that was built by hand may not."""

_LINUX = {
    "apt-get": "sudo apt-get install libfribidi0",
    "dnf": "sudo dnf install fribidi",
    "zypper": "sudo zypper install libfribidi0",
    "pacman": "sudo pacman -S fribidi",
    "apk": "apk add fribidi",
}
_MSYS = r"C:\msys64"
_WINDOWS = (
    "winget install MSYS2.MSYS2; "
    rf"{_MSYS}\usr\bin\pacman -S --noconfirm mingw-w64-ucrt-x86_64-fribidi; "
    "[Environment]::SetEnvironmentVariable('Path', "
    rf"[Environment]::GetEnvironmentVariable('Path', 'User') + ';{_MSYS}\ucrt64\bin', 'User')"
)
"""For PowerShell. Pillow loads `libfribidi-0.dll` from a folder of PATH, and no wheel has it."""


def fribidi() -> str:
    """The line that installs FriBiDi on this platform."""
    if sys.platform == "win32":
        return _WINDOWS
    if sys.platform == "darwin":
        return "brew install fribidi"
    return next((line for tool, line in _LINUX.items() if shutil.which(tool)), _LINUX["apt-get"])


def wheel(name: str, *, broken: bool = False) -> str:
    """The line that installs a wheel, anew where a file of it is `broken`."""
    return f"python -m pip install {'--force-reinstall ' * broken}{name}"
