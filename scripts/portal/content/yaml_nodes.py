"""YAML values that know their lines.

Scalars stay text (plain YAML turns `1:30` into 90 and `no` into False); what type a value has
is the record's business. `yaml_reading` makes them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Plain = str | None | list[Any] | dict[str, Any]


@dataclass(slots=True)
class Scalar:
    """A text; `text` is None where nothing, `~` or `null` stands."""

    line: int
    text: str | None


@dataclass(slots=True)
class Sequence:
    """A list of nodes."""

    line: int
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Keys with their nodes; `key_lines` holds the line of each key."""

    line: int
    entries: dict[str, Node] = field(default_factory=dict)
    key_lines: dict[str, int] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


def plain(node: Node) -> Plain:
    """The node as text, lists and dicts."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.entries.items()}


def line_at(node: Node, path: tuple[str | int, ...]) -> int:
    """The line of the value at `path`, or of the deepest part of it that there is."""
    line = node.line
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.entries:
            line = node.key_lines[step]
            node = node.entries[step]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            line = node.line
        else:
            break
    return line
