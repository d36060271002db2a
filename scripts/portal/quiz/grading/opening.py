"""Opens the review in a browser, and tells its address to nobody else on the computer.

All users of a computer see with which words programs were started there. So the browser is given
not the address but a file that leads to it, which only this user can read.
"""

from __future__ import annotations

import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from portal.output.files import write_new
from portal.quiz.grading.templates import filled

FILE = "open-review.html"


@contextmanager
def opened(folder: Path, address: str, code: str) -> Iterator[None]:
    """Have a browser show what is at an address; the file that leads to it, in this folder, is
    there as long as this lasts. Where it cannot be written nothing is opened."""
    place = folder / FILE
    try:
        with suppress(OSError):
            # what a run left that was killed
            place.unlink(missing_ok=True)
            write_new(place, filled("open.html", code, address=address), private=True)
            webbrowser.open(place.resolve().as_uri())
        yield
    finally:
        with suppress(OSError):
            place.unlink(missing_ok=True)
