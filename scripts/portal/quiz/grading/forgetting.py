"""Deletes the handwriting of a folder of results, and nothing else that lies there."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from portal.quiz.grading.cuts import ADDRESS, FOLDER

PAGES = ("review.html", "sheets.html")
"""The pages that show cut-outs."""
_UNFINISHED = re.compile(r"\.(.+\.jpg)-[a-z0-9_]+")
"""A cut-out that was being written when the program was stopped."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Of how many sheets the cut-outs are gone, and what could not be deleted."""

    sheets: int
    left: tuple[Path, ...]


def forget(folder: Path) -> Forgotten:
    """Delete all cut-outs, and the pages that show them.

    No link is followed, for other things may lie where it leads to: it is among what is left.
    """
    left = [folder / name for name in PAGES if not _deleted(folder / name)]
    place, gone = folder / FOLDER, 0
    sheets, closed = _inside(place)
    left += closed
    for sheet in sheets:
        if not sheet.is_dir() or not ADDRESS.fullmatch(f"{FOLDER}/{sheet.name}/name.jpg"):
            continue
        files, stays = _inside(sheet)
        cut_outs = [file for file in files if _is_cut_out(sheet, file)]
        stays += [file for file in cut_outs if not _deleted(file)]
        gone += bool(cut_outs) and not stays
        left += stays
        with suppress(OSError):  # what somebody else put there keeps the folder
            sheet.rmdir()
    with suppress(OSError):
        place.rmdir()
    return Forgotten(gone, tuple(left))


def _inside(folder: Path) -> tuple[list[Path], list[Path]]:
    """What is in a folder; and the folder itself where it cannot be looked into, or is a link."""
    if not folder.is_dir():
        return [], []
    # a junction of Windows is no symbolic link
    if folder.resolve() != folder.parent.resolve() / folder.name:
        return [], [folder]
    try:
        return sorted(folder.iterdir()), []
    except OSError:
        return [], [folder]


def _is_cut_out(sheet: Path, file: Path) -> bool:
    unfinished = _UNFINISHED.fullmatch(file.name)
    name = unfinished[1] if unfinished else file.name
    return bool(ADDRESS.fullmatch(f"{FOLDER}/{sheet.name}/{name}"))


def _deleted(path: Path) -> bool:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True
