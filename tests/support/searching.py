"""The search index of a built site, read as a browser reads it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from portal.search import Parts
from portal.search.coding import ENTRY, KEY_END, Alphabet
from portal.search.reading import Reader, Shown
from portal.search.shards import FOLDER, Shard

CALL = re.compile(r'PortalSearch\.part\(("[^"]+"),(.*)\);\n', re.DOTALL)
"""What each file is: a call with its name and its contents."""


def read(files: Iterable[Shard]) -> Parts:
    """An index by its files."""
    found: dict[str, Any] = {}
    codes = set()
    for file in files:
        match = CALL.fullmatch(file.content.decode())
        assert match is not None, file.path
        name = json.loads(match[1])
        assert file.path == f"{FOLDER}/{name}.js"
        codes.add(name.partition("/")[0])
        found[name.rpartition("/")[2]] = json.loads(match[2])
    (code,) = codes
    return Parts(code, found.pop("manifest"), found)


def index_files(site: Path, code: str) -> list[Shard]:
    """The files of a language's index."""
    paths = sorted((site / FOLDER / code).rglob("*.js"))
    return [Shard(path.relative_to(site).as_posix(), path.read_bytes()) for path in paths]


def index(site: Path, code: str) -> Parts:
    """The index of a language."""
    return read(index_files(site, code))


def held(written: Parts) -> Iterator[Shown]:
    """Everything that an index can show, document by document."""
    reader = Reader(written)
    for number in range(len(reader.kinds)):
        yield reader.document(number)


def languages(site: Path) -> list[str]:
    """The languages that a site has an index of."""
    folder = site / FOLDER
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def everything(site: Path, code: str) -> str:
    """All that can be read from an index, though it stands there in signs: the texts, and the
    terms by which they are found."""
    written = index(site, code)
    said = list(terms(written))
    for shown in held(written):
        said += [shown.url, shown.title, shown.place, shown.text]
        said += [f"{identity} {title}" for _, identity, title in shown.sections]
    return "\n".join(said)


def terms(written: Parts) -> Iterator[str]:
    """Every term by which something is found."""
    alphabet = Alphabet(written.manifest["alphabet"])
    for name, content in written.contents.items():
        if re.fullmatch(r"[sw]\d+", name):
            for entry in content.split(ENTRY)[1:]:
                yield alphabet.read(entry.partition(KEY_END)[0])
