"""Puts a folder of files in the place of an earlier one, in one step.

`manifest.json` lists what we wrote. Files that it does not list are somebody else's: they stay. An
unchanged file stays the very same file, so that tools which copy by date copy only what changed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from portal.output import swap

MANIFEST = "manifest.json"

Content = bytes | Callable[[], bytes]
"""What is in a file, or what makes it when it is wanted."""


class Taken(Exception):
    """A file of somebody else's, or of another export, stands where one of ours should: its path
    is the message."""


def earlier(target: Path) -> dict[str, Any]:
    """The manifest of what stands there; empty where there is none that can be read."""
    try:
        words = json.loads((target / MANIFEST).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return words if isinstance(words, dict) and isinstance(words.get("files"), dict) else {}


def unwanted(parent: Path, kind: str, wanted: Collection[str]) -> list[Path]:
    """The folders of a `kind` that were written into `parent` before and are none of the
    `wanted`."""
    try:
        found = sorted(path for path in parent.iterdir() if path.name not in wanted)
    except OSError:
        return []
    return [path for path in found if path.is_dir() and earlier(path).get("kind") == kind]


def replace_folder(
    target: Path, files: Iterable[tuple[str, Content]], words: Mapping[str, Any]
) -> bool:
    """Write the files, and a manifest of `words` that lists them; whether anything changed.

    Names have `/` between; `words` have a `kind`. A run that is killed leaves the old folder or
    the new one. Raises Taken and OSError.
    """
    target = target.resolve()
    swap.recover(target)
    before = earlier(target)
    if before and before.get("kind") != words["kind"]:
        raise Taken(str(target / MANIFEST))
    ours = {MANIFEST: "", **before["files"]} if before else {}
    staging = swap.staging(target)
    try:
        sums = {name: _put(target, staging, name, content, ours) for name, content in files}
        manifest = json.dumps({**words, "files": sums}, ensure_ascii=False, indent=1) + "\n"
        _put(target, staging, MANIFEST, manifest.encode(), ours)
        _keep_others(target, staging, {*ours, *sums, MANIFEST})
        if _same(target, staging):
            return False
        swap.swap(staging, target)
        return True
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _put(target: Path, staging: Path, name: str, content: Content, ours: Mapping[str, str]) -> str:
    """Write a file, and give its SHA-256."""
    old, new = target / name, staging / name
    if os.path.lexists(old) and name not in ours:
        raise Taken(str(old))
    data = content if isinstance(content, bytes) else content()
    new.parent.mkdir(parents=True, exist_ok=True)
    if _holds(old, data):
        _link(old, new)
    else:
        new.write_bytes(data)
    return hashlib.sha256(data).hexdigest()


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _keep_others(target: Path, staging: Path, ours: set[str]) -> None:
    """Take along what is somebody else's."""
    for path in _everything(target):
        name = path.relative_to(target).as_posix()
        new = staging / name
        if path.is_dir() and not path.is_symlink():
            if not any(listed.startswith(f"{name}/") for listed in ours):
                new.mkdir(parents=True, exist_ok=True)
        elif name not in ours:
            new.parent.mkdir(parents=True, exist_ok=True)
            _link(path, new)


def _everything(folder: Path) -> Iterator[Path]:
    for base, folders, names in os.walk(folder):
        yield from (Path(base) / name for name in sorted((*folders, *names)))


def _link(old: Path, new: Path) -> None:
    """The same file under another name; a copy where the disk knows no such thing."""
    try:
        os.link(old, new, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(old, new, follow_symlinks=False)


def _same(target: Path, staging: Path) -> bool:
    def sizes(folder: Path) -> dict[str, tuple[int, int]]:
        found = {}
        for path in _everything(folder):
            status = path.lstat()
            key = (0, 0) if path.is_dir() else (status.st_size, status.st_ino)
            found[path.relative_to(folder).as_posix()] = key
        return found

    return target.is_dir() and sizes(target) == sizes(staging)
