"""Files that must never be published, among the content: keys, results, handwriting, packs.

JSON files are known by what they say of themselves, whatever they are called, and cut-outs of
answer sheets by the name of their folder. What belongs together is told of once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from portal.content.files import below
from portal.content.reading import Reader

_SAYS = re.compile(rb'"format": ?"shiliu-(key|corrections|reading|draw-secret|pack)-[0-9]+"')
"""How the program's own files begin; a sealed pack has no number there."""
_SHEET = re.compile(r"[0-9a-f]{16}\.[0-9]{1,4}")
_PAGES = frozenset({".md", ".yml"})
"""The endings of what is written for the site."""
_HEAD = 300
"""Bytes of a file that are looked at."""


def check_exposed(reader: Reader) -> None:
    """Report what would be published though it must not be: the folder with such files, or the
    file itself where it lies in no folder of its own."""
    settings = reader.settings
    for folder in dict.fromkeys((settings.docs, settings.stories)):
        told: list[Path] = []
        for path, kind in _secrets(reader, folder):
            if any(path.is_relative_to(one) for one in told):
                continue
            place = _whole(path, kind, folder)
            told.append(place)
            reader.report(place).error("file-secret", found=f"exposed-{kind}", name=place.name)


def _secrets(reader: Reader, folder: Path) -> Iterator[tuple[Path, str]]:
    """Files below a folder that must not be published, and what they are."""
    docs, excluded = reader.settings.docs, reader.settings.excluded
    for path in below(folder, "", reader.report):
        kind = _kind(path)
        if kind and not (path.is_relative_to(docs) and excluded(path.relative_to(docs).as_posix())):
            yield path, kind


def _whole(path: Path, kind: str, folder: Path) -> Path:
    """What is to be moved with a file: its folder, and that of all cut-outs; never content."""
    homes = [path.parent.parent, path.parent] if kind == "handwriting" else [path.parent]
    return next((home for home in homes if folder in home.parents and not _has_pages(home)), path)


def _has_pages(folder: Path) -> bool:
    return any(path.suffix in _PAGES for path in folder.rglob("*"))


def _kind(path: Path) -> str | None:
    if path.suffix.lower() == ".jpg" and _SHEET.fullmatch(path.parent.name):
        return "handwriting"
    if path.suffix.lower() != ".json":
        return None
    try:
        with path.open("rb") as file:
            found = _SAYS.search(file.read(_HEAD))
    except OSError:
        return None
    return found[1].decode() if found else None
