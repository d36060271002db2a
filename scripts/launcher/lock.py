"""One launcher installs at a time.

The package takes its locks in the same way (`portal/output/lock.py`), but is not there before it is
installed: a test compares the two.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .voice import fail, say

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
def hold(path: Path) -> Iterator[int]:
    """Hold the lock, waiting for whoever has it; give its descriptor.

    A child that inherits the descriptor holds the lock as well, so that an installation whose
    launcher was killed is still waited for.
    """
    try:
        stream = path.open("a+b")
    except OSError as error:
        fail("cannot-write", path=path.parent, why=error.strerror)
    with stream:
        waiting = False
        while not _try(stream.fileno()):
            if not waiting:
                say("waiting")
                waiting = True
            time.sleep(0.1)
        yield stream.fileno()
