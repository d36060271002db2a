"""Keeps encoded pictures from one build to the next: a folder for each, and a list of its files.

The list is written last, and every file under another name first: a build that is killed leaves
an entry without a list, which counts as none. Two builds at a time write the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import uuid
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, get_args

from portal.pictures.plan import Rendition, Role
from portal.pictures.signatures import Format

_LIST = "files.json"
_NAME = re.compile(r"[0-9]{1,9}\.[a-z]{3,4}", re.ASCII)


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A rendition and where it lies."""

    rendition: Rendition
    path: Path


class PictureCache:
    """A folder of entries; an entry's key stands for the source's bytes and how they are made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()

    def load(self, key: str) -> list[StoredFile] | None:
        """The files of an entry, or None where it is missing, incomplete or damaged."""
        entry = self.folder / key
        try:
            listed = json.loads((entry / _LIST).read_bytes())
            return [_verified(entry, item) for item in listed] or None
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None

    def store(self, key: str, encoded: list[tuple[Rendition, bytes]]) -> list[StoredFile]:
        """Writes an entry anew."""
        entry = self.folder / key
        entry.mkdir(parents=True, exist_ok=True)
        stored = []
        listed = []
        for rendition, data in encoded:
            path = entry / rendition.file_name()
            _write(path, data)
            stored.append(StoredFile(rendition, path))
            listed.append({**asdict(rendition), "sha256": hashlib.sha256(data).hexdigest()})
        _write(entry / _LIST, json.dumps(listed, indent=1, sort_keys=True).encode() + b"\n")
        return stored


def _verified(entry: Path, item: dict[str, Any]) -> StoredFile:
    digest = item.pop("sha256")
    rendition = Rendition(**item)
    name = rendition.file_name()
    if rendition.role not in get_args(Role) or rendition.format not in get_args(Format):
        raise ValueError("an unknown kind of rendition")
    if not isinstance(rendition.height, int) or not _NAME.fullmatch(name):
        raise ValueError("a file that the cache never writes")
    path = entry / name
    if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
        raise ValueError("a damaged file")
    return StoredFile(rendition, path)


def _write(path: Path, data: bytes) -> None:
    # Not tempfile: its files are readable by their owner alone, and these go to a web server.
    part = path.with_name(f"{path.name}.{uuid.uuid4().hex}.part")
    try:
        part.write_bytes(data)
        try:
            os.replace(part, path)
        except PermissionError:
            # On Windows another build may be reading the file, which then has these same bytes.
            if path.read_bytes() != data:
                raise
    finally:
        part.unlink(missing_ok=True)
