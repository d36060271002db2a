"""Writes verdicts into `quiz/verdicts.yml`, and leaves everything else in it as it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from textwrap import indent
from typing import Any

import yaml

from portal.content.verdict import Judgement

_ENTRY = re.compile(r"^( *)- ", re.MULTILINE)
_BEHIND = re.compile(r"(?:^[ \t]*\n|^#.*\n?)*\Z", re.MULTILINE)
"""Empty lines and comments below an entry: they may belong to the next one."""
_WIDE = 10_000


def with_verdict(
    text: str,
    identity: str,
    judgement: Judgement,
    *,
    reason: str = "",
    stem: str = "",
    explanation: str = "",
    passage: str = "",
) -> str:
    """The text of the file with this verdict, in place of an earlier one on the same question."""
    values = {
        "id": identity,
        "verdict": judgement,
        "reason": reason,
        "stem": stem,
        "explanation": explanation,
        "passage": passage,
    }
    return _with(text, identity, {key: value for key, value in values.items() if value})


def looked_at_again(text: str, identity: str, passage: str) -> str:
    """The text of the file with the verdict on a question as it is, but of another passage."""
    earlier = next(entry for entry in _entries(text) if entry.get("id") == identity)
    return _with(text, identity, {**earlier, "passage": passage})


def without_verdict(text: str, identity: str) -> str:
    """The text of the file without the verdict on a question; empty where it was the only one."""
    rest = [entry for entry in _entries(text) if entry.get("id") != identity]
    return _sound("".join(without(text, identity)), rest) if rest else ""


def _with(text: str, identity: str, said: Mapping[str, Any]) -> str:
    before, after = without(text, identity)
    if before and not before.endswith("\n"):
        before += "\n"
    made = before + indent(_dumped([said]), _indent(text)) + after
    entries = _entries(text)
    known = any(entry.get("id") == identity for entry in entries)
    wanted = [said if entry.get("id") == identity else entry for entry in entries]
    return _sound(made, wanted if known else [*wanted, said])


def _sound(made: str, wanted: list[Mapping[str, Any]]) -> str:
    """The text that was made, where it says what is wanted; else, where entries stand in another
    form than line by line, all of them anew."""
    return made if _entries(made) == wanted else _dumped(wanted)


def _dumped(entries: list[Mapping[str, Any]]) -> str:
    # a fingerprint such as 12345678 or 1e234567 must stay a text
    plain = [dict(entry) for entry in entries]
    return yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=_WIDE)


def _entries(text: str) -> list[Mapping[str, Any]]:
    """The entries of a file; none where it is no list."""
    try:
        loaded = yaml.safe_load(text)
    except yaml.YAMLError:
        return []
    found = loaded if isinstance(loaded, list) else []
    return [entry for entry in found if isinstance(entry, dict)]


def without(text: str, identity: str) -> tuple[str, str]:
    """What stands before and after the verdict on a question; all and nothing where none is."""
    own = _indent(text)
    starts = [match.start() for match in _ENTRY.finditer(text) if match[1] == own]
    for start, following in pairwise((*starts, len(text))):
        behind = _BEHIND.search(text[start:following])
        end = start + behind.start() if behind else following
        if identity in text[start:end] and _id_of(text[start:end]) == identity:
            return text[:start], text[end:]
    return ("" if text.strip() in ("", "[]") else text), ""


def _indent(text: str) -> str:
    """What the entries of the file are indented by."""
    first = _ENTRY.search(text)
    return first[1] if first else ""


def _id_of(entry: str) -> str | None:
    try:
        loaded = yaml.safe_load(entry)
    except yaml.YAMLError:
        return None
    first = loaded[0] if isinstance(loaded, list) and loaded else None
    return str(first.get("id")) if isinstance(first, dict) else None


def read_or_empty(path: Path) -> str:
    """What stands in a file; nothing where there is none."""
    return path.read_text("utf-8") if path.is_file() else ""
