"""Makes the files of a review anew while a person goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Writer:
    """Makes the files anew in a thread of its own: at once, and once more where something changed
    meanwhile."""

    def __init__(self, write: Callable[[], None]) -> None:
        self._write = write
        self._wanted = threading.Event()
        self._ended = False
        self.fault: OSError | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def want(self) -> None:
        """There is something new."""
        self._wanted.set()

    def end(self) -> None:
        """Write a last time, and wait for it; `fault` is why it could not be written."""
        self._ended = True
        self._wanted.set()
        self._thread.join()

    def _run(self) -> None:
        last = False
        while not last:
            self._wanted.wait()
            self._wanted.clear()
            last = self._ended
            try:
                self._write()
                self.fault = None
            except OSError as fault:
                self.fault = fault
