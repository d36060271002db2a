"""Keeps the parts of an index from one build to the next, as long as nothing in it has changed."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path

from portal.language.languages import Language
from portal.search.documents import Document
from portal.search.index import build
from portal.search.shards import Parts, parts


def indexed(language: Language, documents: Sequence[Document], folder: Path) -> Parts:
    """The written index of `documents`: the one kept in `folder` if that was made of the same
    documents by the same program, else a new one, which is kept."""
    key = _key(language, documents)
    file = folder / f"{language.code}.json"
    try:
        kept = json.loads(file.read_bytes())
        if kept["key"] == key:
            return Parts(language.code, kept["manifest"], kept["contents"])
    except (OSError, ValueError, KeyError, TypeError):
        pass  # missing, or cut short: made anew
    made = parts(build(language, documents))
    data = {"key": key, "manifest": made.manifest, "contents": made.contents}
    _keep(file, json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode())
    return made


def _keep(file: Path, data: bytes) -> None:
    """Write the file whole, or leave it: without it the next build takes longer, nothing else."""
    beside = file.with_suffix(f".{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        beside.replace(file)
    except OSError:
        beside.unlink(missing_ok=True)


def _key(language: Language, documents: Sequence[Document]) -> str:
    digest = hashlib.sha256(_program().encode())
    digest.update(repr(language).encode())
    for document in documents:
        digest.update(repr(document).encode())
    return digest.hexdigest()


@cache
def _program() -> str:
    """What an index depends on beside the documents: this room, and the dictionaries."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return " ".join((digest.hexdigest(), version("opencc"), version("pypinyin")))
