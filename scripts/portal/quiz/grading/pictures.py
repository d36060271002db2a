"""Which pictures are meant: files, folders and patterns, each picture once, in a natural order."""

from __future__ import annotations

import glob
import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from portal.quiz.grading.cuts import ADDRESS

SUFFIXES = frozenset(
    (".jpg", ".jpeg", ".jpe", ".png", ".tif", ".tiff", ".webp", ".heic", ".heif", ".bmp", ".pdf")
)
"""What is taken from a folder; a file that is named is taken whatever it is called."""
ID = 16
"""Hexadecimal digits of a picture's id."""
_CHUNK = 1 << 20
_NUMBERS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its file, its name for people, and the hash of its content."""

    path: Path
    name: str
    id: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was found: the pictures, words that name no file, files that cannot be opened, and how
    many files are the same as another."""

    pictures: tuple[Picture, ...]
    missing: tuple[str, ...]
    closed: tuple[str, ...]
    same: int


def choose(words: Sequence[str], results: Path) -> Chosen:
    """The pictures that `words` name: files, folders (with all below them) and patterns, for a
    command window on Windows does not expand these; no cut-outs of the folder of `results`."""
    paths: dict[Path, None] = {}
    missing = []
    for word in words:
        found = list(_files(word))
        if not found:
            missing.append(word)
        paths |= dict.fromkeys(path for path in found if not _is_cut_out(path, results))
    pictures: dict[str, Picture] = {}
    closed, same = [], 0
    for path in paths:
        try:
            identity = _hash(path)
        except OSError:
            closed.append(str(path))
            continue
        same += identity in pictures
        pictures.setdefault(identity, Picture(path, path.name, identity))
    return Chosen(tuple(pictures.values()), tuple(missing), tuple(closed), same)


def _files(word: str) -> Iterator[Path]:
    path = Path(word)
    # unlike pathlib, os.path takes a name that is too long for one that is not there
    if os.path.isdir(path):
        yield from _below(path)
    elif os.path.isfile(path):
        yield path
    else:
        for found in sorted(map(Path, glob.glob(word, recursive=True)), key=_natural):
            if found.is_dir():
                yield from _below(found)
            elif found.is_file():
                yield found


def _below(folder: Path) -> Iterable[Path]:
    found = (path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    return sorted((path for path in found if path.is_file()), key=_natural)


def _natural(path: Path) -> list[tuple[int, str]]:
    """2 before 10, and the same in all languages of a system."""
    parts = _NUMBERS.split(str(path))
    return [(int(part), "") if n % 2 else (0, part) for n, part in enumerate(parts)]


def _is_cut_out(path: Path, results: Path) -> bool:
    place, folder = path.resolve(), results.resolve()
    inside = place.is_relative_to(folder)
    return inside and bool(ADDRESS.fullmatch(place.relative_to(folder).as_posix()))


def _hash(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            found.update(chunk)
    return found.hexdigest()[:ID]
