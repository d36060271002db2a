"""How the launcher speaks: lines on standard error, and one moving line on a terminal."""

import shutil
import sys
import unicodedata
from typing import NoReturn

from .messages import PREFIX, message

EXIT_NOT_READY = 3


class LauncherError(Exception):
    """Nothing more can be done; the text is the one line to show."""

    def __init__(self, text: str, code: int = EXIT_NOT_READY) -> None:
        super().__init__(text)
        self.code = code


def say(key: str, **values: object) -> None:
    """Write one line on standard error."""
    write_line(message(key, **values))


def write_line(text: str) -> None:
    """Write a text, whatever line breaks it has, as one line on standard error."""
    print(f"{PREFIX}: {' '.join(text.split())}", file=sys.stderr, flush=True)


def fail(key: str, **values: object) -> NoReturn:
    """Give up with one clear line."""
    raise LauncherError(message(key, **values))


class Progress:
    """Work going on: one line that moves on a terminal, a plain line a step elsewhere."""

    def __init__(self) -> None:
        self._moving = sys.stderr.isatty()
        self._last = ""

    def show(self, key: str, **values: object) -> None:
        text = message(key, **values)
        if text == self._last:
            return
        self._last = text
        if not self._moving:
            write_line(text)
            return
        width = shutil.get_terminal_size().columns - 1
        sys.stderr.write("\r" + " " * width + "\r" + clip(text, width))
        sys.stderr.flush()

    def close(self) -> None:
        """Leave the terminal at the start of an empty line."""
        if self._moving and self._last:
            width = shutil.get_terminal_size().columns - 1
            sys.stderr.write("\r" + " " * width + "\r")
            sys.stderr.flush()
        self._last = ""


def clip(text: str, width: int) -> str:
    """The start of a text that fits so many terminal columns; Han characters take two."""
    used = 0
    for index, character in enumerate(text):
        used += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if used > width:
            return text[:index]
    return text
