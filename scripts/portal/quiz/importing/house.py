"""Questions in the house's own form: YAML as an editor would write it by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from portal.content import yaml_nodes, yaml_reading
from portal.findings import Report

KEYS = (
    "id",
    "type",
    "stem",
    "options",
    "answer",
    "explanation",
    "topic",
    "difficulty",
    "source",
    "pool",
)
"""The keys of a question in the order in which they are written."""
_WIDTH = 100
"""Longest line that a list may stand on."""
_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")


def as_yaml(values: Mapping[str, Any], *, quoted: bool = False) -> str:
    """One item of a list of questions; with `quoted`, all its texts stand in quotes."""
    lines: list[str] = []
    for key in KEYS:
        value = values.get(key)
        if value in (None, "", (), []):
            continue
        start = "- " if not lines else "  "
        lines.append(f"{start}{key}:{_value(key, value, quoted)}")
    return "\n".join(lines) + "\n"


def read_back(text: str) -> yaml_nodes.Node | None:
    """The first item of a list as the content room reads it; None where that finds a fault."""
    report = Report("")
    node = yaml_reading.read(text, report)
    if report.findings or not isinstance(node, yaml_nodes.Sequence) or not node.items:
        return None
    return node.items[0]


def _value(key: str, value: Any, quoted: bool) -> str:
    if isinstance(value, bool):
        return f" {str(value).lower()}"
    if isinstance(value, int):
        return f" {value}"
    if isinstance(value, str):
        return _text(value, quoted)
    line = f" [{', '.join(_item(item, quoted) for item in value)}]"
    if len(key) + len(line) + 3 <= _WIDTH:
        return line
    return "".join(f"\n    - {_item(item, quoted)}" for item in value)


def _item(item: str | Sequence[str], quoted: bool) -> str:
    if isinstance(item, str):
        return _scalar(item, quoted, flow=True)
    return f"[{', '.join(_scalar(word, quoted, flow=True) for word in item)}]"


def _text(text: str, quoted: bool) -> str:
    """A text behind its key: of several lines, as a block of them."""
    if "\n" in text and not quoted:
        lines = "".join(f"\n    {line}" if line else "\n" for line in text.split("\n"))
        block = f" |-{lines}"
        if _means(f"- key:{block}\n", text):
            return block
    return " " + _scalar(text, quoted, flow=False)


def _scalar(text: str, quoted: bool, *, flow: bool) -> str:
    """A text in one line: plain where that means the same to every reader of YAML."""
    example = f"- key: [{text}, x]\n" if flow else f"- key: {text}\n"
    if not quoted and "\n" not in text and _is_text(text) and _means(example, text):
        return text
    return _UNSEEN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(text, ensure_ascii=False))


def _is_text(text: str) -> bool:
    """Whether plain YAML takes it for text, not for a number, a date or a truth."""
    try:
        return bool(yaml.safe_load(text) == text)
    except (yaml.YAMLError, ValueError):
        return False


def _means(example: str, text: str) -> bool:
    """Whether the value of the key is read as `text`, or as a list that begins with it."""
    node = read_back(example)
    if not isinstance(node, yaml_nodes.Mapping) or set(node.entries) != {"key"}:
        return False
    return yaml_nodes.plain(node.entries["key"]) in (text, [text, "x"])
