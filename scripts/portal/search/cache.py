"""Keeps the segments of an index from one build to the next, as long as nothing in them changed."""

from __future__ import annotations

import hashlib
import json
import os
import unicodedata
from collections.abc import Collection, Sequence
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

from portal.javascript import as_json
from portal.language.languages import Language
from portal.search.documents import Document
from portal.search.index import build, in_order, is_dense
from portal.search.segments import Segment, cut, joined
from portal.search.shards import Parts, assembled


def indexed(language: Language, documents: Sequence[Document], folder: Path) -> Parts:
    """The written index of `documents`. A segment that was made of the same documents by the same
    program is taken from `folder`; the others are made, and kept there."""
    whole = in_order(documents)
    kept = folder / language.code
    segments: list[Segment] = []
    keys: set[str] = set()
    for part in cut(whole):
        key = _key(language, part)
        segments.append(_read(kept / key) or _made(language, part, kept / key))
        keys.add(key)
    _forget(kept, keys)
    return assembled(language.code, is_dense(language), whole, joined(segments))


def _read(file: Path) -> Segment | None:
    try:
        return Segment.from_json(json.loads(file.read_bytes()))
    except (OSError, ValueError, KeyError, TypeError):
        return None  # missing, or cut short: it is made anew


def _made(language: Language, documents: Sequence[Document], file: Path) -> Segment:
    segment = Segment.of(build(language, documents))
    data = as_json(segment.as_json()).encode()
    beside = file.with_suffix(f".{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        beside.replace(file)
    except OSError:
        _remove(beside)  # without it the next build takes longer, nothing else
    return segment


def _forget(folder: Path, keys: Collection[str]) -> None:
    """Remove what no index is made of any more: it may hold texts that were withdrawn."""
    for file in folder.glob("*") if folder.is_dir() else ():
        if file.name not in keys:
            _remove(file)


def _remove(file: Path) -> None:
    with suppress(OSError):
        file.unlink(missing_ok=True)


def _key(language: Language, documents: Sequence[Document]) -> str:
    digest = hashlib.sha256(_program().encode())
    digest.update(repr(is_dense(language)).encode())
    for document in documents:
        digest.update(repr(document).encode())
    return digest.hexdigest()


@cache
def _program() -> str:
    """What an index depends on beside the documents: this room, and the dictionaries."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    versions = (version("opencc"), version("pypinyin"), unicodedata.unidata_version)
    return " ".join((digest.hexdigest(), *versions))
