"""Writes files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Write:
    """A file that is to hold these bytes."""

    path: Path
    data: bytes


def save(writes: Sequence[Write]) -> None:
    """Write all files: first beside their places, and only when all are there, into them."""
    ready: list[tuple[str, Path]] = []
    try:
        for write in writes:
            handle, name = tempfile.mkstemp(dir=write.path.parent, prefix=f".{write.path.name}-")
            ready.append((name, write.path))
            with os.fdopen(handle, "wb") as file:
                file.write(write.data)
            os.chmod(name, write.path.stat().st_mode & 0o777 if write.path.exists() else 0o644)
        while ready:
            os.replace(*ready[0])
            ready.pop(0)
    finally:
        for name, _ in ready:
            Path(name).unlink(missing_ok=True)
