"""Writes files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Write:
    """A file that is to hold these bytes, in one piece or in several."""

    path: Path
    data: bytes | Iterable[bytes]


def write_whole(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Put `data` in the place of a file, by a temporary name, so that nobody finds half of it."""
    write_all([Write(path, data)])


def write_new(path: Path, data: bytes, *, private: bool = False) -> None:
    """Put `data` into a file that was not there; a `private` one is its owner's alone from the
    first moment. Raises FileExistsError where it is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o600 if private else 0o644)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
    except OSError:
        path.unlink()
        raise


def write_all(writes: Sequence[Write]) -> None:
    """Write all files: first beside their places, and only when all are there, into them. An
    OSError names the file that was to be written."""
    ready: list[tuple[str, Path]] = []
    try:
        for write in writes:
            path = write.path
            path.parent.mkdir(parents=True, exist_ok=True)
            with _named(path):
                handle, name = tempfile.mkstemp(dir=path.parent, prefix=_prefix(path))
                ready.append((name, path))
                with os.fdopen(handle, "wb") as file:
                    file.writelines([write.data] if isinstance(write.data, bytes) else write.data)
                os.chmod(name, path.stat().st_mode & 0o777 if path.exists() else 0o644)
        while ready:
            with _named(ready[0][1]):
                os.replace(*ready[0])
            ready.pop(0)
    finally:
        for name, _ in ready:
            Path(name).unlink(missing_ok=True)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """A fault that names the temporary file of `path`, or none, names `path`."""
    try:
        yield
    except OSError as fault:
        if not fault.filename or Path(fault.filename).name.startswith(_prefix(path)):
            fault.filename = str(path)
        raise


def _prefix(path: Path) -> str:
    """With what the name of its temporary file begins."""
    return f".{path.name}-"
