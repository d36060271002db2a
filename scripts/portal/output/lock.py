"""A lock that one process holds at a time, and that is free again when it ends, however it ends."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _try(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import errno
    import fcntl

    def _try(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            # Some network file systems have no locks; better unguarded than not at all.
            return error.errno not in (errno.EWOULDBLOCK, errno.EACCES)
        return True


@contextmanager
def held(path: Path) -> Iterator[bool]:
    """Hold the lock of this name while it lasts; yields whether it could be had.

    The file stays: to delete it would take it from under who waits for it. Raises OSError where it
    cannot be opened.
    """
    with path.open("a+b") as stream:
        yield _try(stream.fileno())
