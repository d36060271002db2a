"""Writes verdicts into `quiz/verdicts.yml`, and leaves everything else in it as it stands."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from textwrap import indent

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
    said = {key: value for key, value in values.items() if value}
    # a fingerprint such as 12345678 or 1e234567 must stay a text
    entry = yaml.safe_dump([said], allow_unicode=True, sort_keys=False, width=_WIDE)
    before, after = without(text, identity)
    if before and not before.endswith("\n"):
        before += "\n"
    return before + indent(entry, _indent(text)) + after


def without(text: str, identity: str) -> tuple[str, str]:
    """What stands before and after the verdict on a question; all and nothing where none is."""
    own = _indent(text)
    starts = [match.start() for match in _ENTRY.finditer(text) if match[1] == own]
    for start, following in pairwise((*starts, len(text))):
        end = start + _BEHIND.search(text[start:following]).start()  # type: ignore[union-attr]
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
