"""Data as a script that calls back with it, so that it also loads from a folder of files."""

from __future__ import annotations

import json
from typing import Any

_ESCAPES = {"</": "<\\/", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""What would end a script element, and what old browsers take for the end of a line."""


def call(function: str, *data: Any) -> str:
    """`function(data, …);`, safe against any text in the data."""
    words = ",".join(as_json(one) for one in data)
    for plain, escaped in _ESCAPES.items():
        words = words.replace(plain, escaped)
    return f"{function}({words});\n"


def as_json(data: Any) -> str:
    """Data as JSON, as short as it can be."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def as_data(data: Any) -> str:
    """Data as JSON for a script element of a page, whatever the texts in it are."""
    # no text can begin a tag or a comment where there is no such sign
    words = as_json(data).replace("<", "\\u003c")
    for sign in ("\u2028", "\u2029"):
        words = words.replace(sign, _ESCAPES[sign])
    return words
