"""Tells what `new` wrote and nobody has written over yet."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from portal import language

_TEMPLATES = Path(language.__file__).parent / "new"


@cache
def unwritten(template: str, key: str) -> str:
    """What stands after a key in one of the templates of `new`, for an editor to write over."""
    text = (_TEMPLATES / template).read_text("utf-8")
    match = re.search(rf"^ *{re.escape(key)}: (.+)$", text, re.MULTILINE)
    assert match is not None
    return match[1].strip()
