"""The record of what .venv holds, and whether it still holds it."""

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Stamp:
    """What was installed, by digest, and how many names each folder of it had."""

    root: str
    python: str
    requirements: dict[str, str]
    linked: str
    folders: dict[str, int]

    @classmethod
    def read(cls, path: Path) -> "Stamp | None":
        """The stamp in a file, or None where there is none or a damaged one."""
        try:
            stamp = cls(**json.loads(path.read_text("utf-8")))
            stamp.requirements.items(), stamp.folders.items()
        except (OSError, ValueError, TypeError, AttributeError):
            return None
        return stamp

    def write(self, path: Path) -> None:
        """Write the stamp at one stroke."""
        draft = path.with_suffix(".tmp")
        draft.write_text(json.dumps(asdict(self)), "utf-8")
        os.replace(draft, path)


def digest(*parts: bytes) -> str:
    """A short name for some contents."""
    total = hashlib.sha256()
    for part in parts:
        total.update(hashlib.sha256(part).digest())
    return total.hexdigest()


def count_names(tops: Iterable[Path]) -> dict[str, int]:
    """How many names each folder below has, caches left out as they come and go."""
    counts: dict[str, int] = {}
    for top in tops:
        for folder, below, files in os.walk(top):
            if "__pycache__" in below:
                below.remove("__pycache__")
            counts[folder] = len(below) + len(files)
    return counts


def is_whole(counts: dict[str, int]) -> bool:
    """Whether every folder is there with at least as many names as were counted."""
    try:
        for folder, count in counts.items():
            names = os.listdir(folder)
            if len(names) - ("__pycache__" in names) < count:
                return False
    except OSError:
        return False
    return True
