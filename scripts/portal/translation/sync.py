"""Notes in a translation what it was made from, so that later changes are noticed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from portal.content.age import KEY, age_of
from portal.content.library import Library
from portal.content.opened import Opened
from portal.content.translated import WORDS_OF
from portal.output.files import Write

_FENCE = re.compile(rb"^---[ \t]*\r?$", re.MULTILINE)
_END = re.compile(rb"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_RECORD = re.compile(rb"^translated_from:.*(?:\n(?:[ \t]+.*|[ \t]*\r?$(?!\Z)))*\n?", re.MULTILINE)
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Synced:
    """What became of one file: `written`, `same` where it was up to date already, or
    `not-translation` where it is no translation of this project."""

    path: Path
    outcome: Literal["written", "same", "not-translation"]
    write: Write | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A translation and the original that it was made from."""

    kind: str
    original: Opened
    translation: Opened


def pairs(library: Library) -> list[Pair]:
    """Every translation that could be read, with its original, by path."""
    references, opened = library.references, library.references.reader.opened
    found = []
    for (kind, _), record in references.records.items():
        original = opened.get(record.path)
        for text in list(record.texts.values())[1:]:
            translation = opened.get(text.path)
            if original is not None and translation is not None:
                found.append(Pair(kind, original, translation))
    return sorted(found, key=lambda pair: pair.translation.report.path)


def sync(library: Library, paths: Sequence[Path]) -> list[Synced]:
    """What marks each translation as made from its original as it stands now."""
    by_path = {pair.translation.file.path.resolve(): pair for pair in pairs(library)}
    found = []
    for path in paths:
        pair = by_path.get(path.resolve())
        if pair is None:
            found.append(Synced(path, "not-translation"))
            continue
        reader = library.references.reader
        age = age_of(pair.original, WORDS_OF[pair.kind], reader.converter.plain)
        before = path.read_bytes()
        after = with_record(before, age.as_lines())
        changed = after != before
        write = Write(path, after) if changed else None
        found.append(Synced(path, "written" if changed else "same", write))
    return found


def with_record(data: bytes, lines: Sequence[str]) -> bytes:
    """A file with the record in its front matter, every other byte as it was."""
    head = _BOM if data.startswith(_BOM) else b""
    text = data[len(head) :]
    end = b"\r\n" if b"\r\n" in text else b"\n"
    record = b"".join(line.encode() + end for line in lines)
    opening = _FENCE.search(text)
    if opening is None or text[: opening.start()].strip():
        return head + b"---" + end + record + b"---" + end + text
    start = opening.end() + 1
    closing = _END.search(text, start)
    assert closing is not None, "the reader found the end of the front matter"
    front = text[start : closing.start()]
    if KEY.encode() in front and (old := _RECORD.search(front)) is not None:
        front = front[: old.start()] + record + front[old.end() :]
    else:
        front += record
    return head + text[:start] + front + text[closing.start() :]
