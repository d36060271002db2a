"""Writes verdicts into `quiz/verdicts.yml`, and leaves everything else in it as it stands."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import yaml

from portal.content.verdict import Judgement

_ENTRY = re.compile(r"^- ", re.MULTILINE)
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
    return before + entry + after


def without(text: str, identity: str) -> tuple[str, str]:
    """What stands before and after the verdict on a question; all and nothing where none is."""
    starts = [*(match.start() for match in _ENTRY.finditer(text)), len(text)]
    for start, end in pairwise(starts):
        if _id_of(text[start:end]) == identity:
            return text[:start], text[end:]
    return ("" if text.strip() in ("", "[]") else text), ""


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
