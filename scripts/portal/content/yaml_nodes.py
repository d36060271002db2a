"""YAML as values that know their lines.

Scalars stay text (plain YAML turns `1:30` into 90 and `no` into False); what type a value has
is the record's business. Faults become findings, and where the intent is plain (a tab, a
full-width colon) reading goes on with the mended text, so that one fault is one finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from portal.findings import Report

DEPTH = 32
"""Deepest nesting read: the C composer crashes on 100,000 levels, and no record needs ten."""

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


class _Refused(Exception):
    """Something in the text that is not read at all."""

    def __init__(self, rule: str, line: int, **params: str) -> None:
        super().__init__(rule)
        self.rule, self.line, self.params = rule, line, params


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


def read(text: str, report: Report, first_line: int = 1) -> Node | None:
    """Read one YAML document; its first line is line `first_line` of the file.

    Returns None where nothing could be read (the report says why) or where nothing stands.
    """
    text = _mend_tabs(text, report, first_line)
    try:
        node = _compose(text, first_line, report)
    except _Refused as refused:
        report.error(refused.rule, refused.line, None, **refused.params)
        return None
    except yaml.YAMLError as fault:
        mended = _mend_colons(text, report, first_line)
        if mended is not None:
            return read(mended, report, first_line)
        _report_fault(fault, text, report, first_line)
        return None
    if isinstance(node, Scalar):
        mended = _mend_colons(text, report, first_line)
        if mended is not None:
            return read(mended, report, first_line)
    return node


_TAB = re.compile(r"^( *)\t[ \t]*")
_FULL_WIDTH = re.compile(r"^(\s*(?:- )?[A-Za-z_][A-Za-z0-9_-]*)：[ \t]*", re.MULTILINE)


def _mend_tabs(text: str, report: Report, first_line: int) -> str:
    if "\t" not in text:
        return text
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if _TAB.match(line) and line.strip():
            report.error("yaml-tab", first_line + number)
            lines[number] = _TAB.sub(lambda m: m[1] + m[0][len(m[1]) :].replace("\t", "  "), line)
    return "\n".join(lines)


def _mend_colons(text: str, report: Report, first_line: int) -> str | None:
    """`text` with `key：value` made `key: value`, or None where there is no such line."""
    found = list(_FULL_WIDTH.finditer(text))
    for match in found:
        line = first_line + text.count("\n", 0, match.end(1))
        report.error("yaml-full-width-colon", line, match[1].lstrip(" -"), key=match[1].strip(" -"))
    return _FULL_WIDTH.sub(r"\1: ", text) if found else None


def _compose(text: str, first_line: int, report: Report) -> Node | None:
    """Build the nodes from YAML's events, iteratively: hostile nesting can't exhaust the stack."""
    root: Node | None = None
    stack: list[Sequence | Mapping] = []
    pending: list[Scalar | None] = []
    documents = 0

    def place(node: Node) -> None:
        nonlocal root
        if not stack:
            root = node
            return
        parent = stack[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return
        key = pending[-1]
        if key is None:
            if not isinstance(node, Scalar):
                raise _Refused("yaml-key", node.line)
            pending[-1] = node
            return
        pending[-1] = None
        name = key.text or ""
        if "：" in name and isinstance(node, Scalar) and node.text is None:
            name, _, value = name.partition("：")
            report.error("yaml-full-width-colon", key.line, name, key=name)
            node = Scalar(node.line, value.strip() or None)
        if name in parent.entries:
            report.error("key-twice", key.line, name, key=name, first=parent.key_lines[name])
            return
        parent.entries[name] = node
        parent.key_lines[name] = key.line

    for event in _events(text):
        line = first_line + event.start_mark.line
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _Refused("yaml-two-documents", line)
        elif isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Refused("yaml-alias", line)
        elif (tag := getattr(event, "tag", None)) not in (None, "!"):
            raise _Refused("yaml-tag", line, tag=str(tag))
        if isinstance(event, yaml.ScalarEvent):
            empty = event.style is None and event.value in ("", "~", "null", "Null", "NULL")
            place(Scalar(line, None if empty else event.value))
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            kind = Sequence if isinstance(event, yaml.SequenceStartEvent) else Mapping
            container: Sequence | Mapping = kind(line)
            place(container)
            stack.append(container)
            pending.append(None)
            if len(stack) > DEPTH:
                raise _Refused("yaml-deep", line, depth=str(DEPTH))
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            stack.pop()
            pending.pop()
    return root


def _events(text: str) -> Iterator[Any]:
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    yield from yaml.parse(text, Loader=loader)


def _report_fault(fault: yaml.YAMLError, text: str, report: Report, first_line: int) -> None:
    """Say what YAML's own error means, at the line where the fault begins."""
    if not isinstance(fault, yaml.MarkedYAMLError):
        position = getattr(fault, "position", 0) or 0
        line = first_line + text.count("\n", 0, position if isinstance(position, int) else 0)
        report.error("yaml-character", line)
        return
    problem = fault.problem or ""
    mark = fault.problem_mark or fault.context_mark
    if fault.context_mark is not None and ("end of stream" in problem or "',' or" in problem):
        mark = fault.context_mark
    line = first_line + (mark.line if mark is not None else 0)
    line = min(line, first_line + text.count("\n"))
    if "mapping values are not allowed" in problem:
        report.error("yaml-colon-in-value", line)
    elif "end of stream" in problem or "',' or" in problem:
        report.error("yaml-unclosed", line)
    elif "tab" in problem or "\\t" in problem:
        report.error("yaml-tab", line)
    else:
        report.error("yaml-broken", line)
