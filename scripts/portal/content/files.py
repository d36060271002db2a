"""The files of a folder, and what of it can't be read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from portal.findings import Report


def reading_order(path: Path, folder: Path) -> tuple[int, int, tuple[str, ...]]:
    """Sorts originals before translations, and files before those deeper below `folder`."""
    parts = path.relative_to(folder).parts
    return (path.name.count("."), len(parts), parts)


def below(folder: Path, ending: str, report: Callable[[Path], Report]) -> Iterator[Path]:
    """Every file below `folder` with this ending, hidden ones left out.

    A folder that may not be opened is reported: what stands in it would go missing unnoticed.
    """

    def refused(fault: OSError) -> None:
        place = Path(fault.filename or folder)
        report(place).error("file-unreadable", reason=fault.strerror or type(fault).__name__)

    if not folder.is_dir():
        return
    for place, folders, names in os.walk(folder, onerror=refused):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.endswith(ending) and not name.startswith("."):
                yield Path(place, name)
