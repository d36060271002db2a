"""The files of a folder, and what of it can't be read."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from portal.findings import Report


def reading_order(path: Path, folder: Path) -> tuple[int, int, tuple[str, ...]]:
    """Sorts originals before translations, and files before those deeper below `folder`."""
    parts = path.relative_to(folder).parts
    return (path.name.count("."), len(parts), parts)


_OTHER_MARKDOWN = re.compile(r"(?:\.md\.txt|\.md|\.markdown)", re.IGNORECASE)
_WORD = frozenset({".doc", ".docx"})


def ignored(folder: Path, linked: Collection[str]) -> Iterator[tuple[Path, str]]:
    """Files below `folder` that were meant as texts and are not read, each with the name that it
    should have. Word files whose names are `linked` are handed out."""
    for path in below(folder, "", lambda place: Report(str(place))):
        stem = _OTHER_MARKDOWN.sub("", path.name) if not path.name.endswith(".md") else path.name
        if stem != path.name and _OTHER_MARKDOWN.fullmatch(path.name[len(stem) :]):
            yield path, f"{stem}.md"
        elif path.suffix.lower() in _WORD and path.name not in linked:
            yield path, f"{path.stem}.md"


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
