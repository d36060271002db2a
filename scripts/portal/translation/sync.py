"""Notes in a translation what it was made from, so that later changes are noticed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from portal.content.age import KEY, age_of
from portal.content.library import Library
from portal.content.opened import Opened
from portal.content.records import Publication
from portal.content.translated import words_of
from portal.output.files import Write
from portal.translation.text_edits import parts_of

_RECORD = re.compile(rf"^{KEY}:.*(?:\n(?:[ \t]+.*|[ \t]*$(?!\Z)))*\n?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Synced:
    """What became of one file: `written`, `same` where it was up to date already, or
    `not-translation` where it is no translation of this project."""

    path: Path
    outcome: Literal["written", "same", "not-translation"]
    write: Write | None = None


def sync(library: Library, paths: Sequence[Path]) -> list[Synced]:
    """What marks each translation as made from its original as it stands now."""
    translations = _translations(library)
    render = library.references.reader.converter.plain
    found = []
    for path in paths:
        if (place := path.resolve()) not in translations:
            found.append(Synced(path, "not-translation"))
            continue
        record, original = translations[place]
        before = path.read_bytes()
        after = with_record(before, age_of(original, words_of(record), render).kept.lines())
        changed = after != before
        write = Write(path, after) if changed else None
        found.append(Synced(path, "written" if changed else "same", write))
    return found


def _translations(library: Library) -> dict[Path, tuple[Publication[Any], Opened]]:
    """By the file of each translation that could be read: its record, and its original."""
    opened = library.references.reader.opened
    found = {}
    for record in library.references.records.values():
        original = opened.get(record.path)
        for text in list(record.texts.values())[1:]:
            translation = opened.get(text.path)
            if original is not None and translation is not None:
                found[translation.file.path.resolve()] = (record, original)
    return found


def with_record(data: bytes, lines: Sequence[str]) -> bytes:
    """A file with the record in its front matter, every other byte as it was."""
    parts = parts_of(data)
    assert parts is not None, "the reader could split it"
    record = "".join(f"{line}\n" for line in lines)
    if not parts.fenced:
        return parts.file.with_edits([(0, 0, f"---\n{record}---\n")])
    old = _RECORD.search(parts.front)
    start, end = old.span() if old is not None else (len(parts.front), len(parts.front))
    at = parts.front_start
    return parts.file.with_edits([(at + start, at + end, record)])
