"""Reads YAML into nodes by its events, one document a text.

Faults become findings, and where the intent is plain (a tab, a full-width colon) reading goes on
with the mended text, so that one fault is one finding. Aliases and tags are refused: no record
needs them, and a few lines of them can stand for a billion values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from portal.content import yaml_mending
from portal.content.yaml_nodes import Mapping, Node, Scalar, Sequence
from portal.findings import Report

DEPTH = 32
"""Deepest nesting read: no record needs ten."""

_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
OTHER_BREAKS = re.compile("[\r\x85\u2028\u2029]")
"""What begins a new line for YAML, and not in the editors where lines are counted."""
_GLUED = re.compile(r"([^\s:：]+)(：|:(?!:))(.*)", re.DOTALL)
_LISTS = frozenset({"topics", "scope", "options", "terms"})
"""Lists of short words, in which a full-width comma is hardly ever part of one."""
_KEY_LIKE = re.compile(r"[a-z_]+：")


class _Refused(Exception):
    """Something in the text that is not read at all."""

    def __init__(self, rule: str, line: int, **params: str) -> None:
        super().__init__(rule)
        self.rule, self.line, self.params = rule, line, params


class _ColonMissing(yaml.YAMLError):
    """What YAML takes for text, and an editor for a key and its value."""


def read(text: str, report: Report, first_line: int = 1, *, loose: bool = False) -> Node | None:
    """Read one YAML document; its first line is line `first_line` of the file.

    `loose` passes over aliases and tags, which stand in mkdocs.yml for good reasons. Returns None
    where nothing could be read (the report says why) or where nothing stands.
    """
    text, tabs = yaml_mending.without_tabs(OTHER_BREAKS.sub(" ", text))
    for number in tabs:
        report.error("yaml-tab", first_line + number)
    text, wide = yaml_mending.without_wide_spaces(text)
    for number in wide:
        report.error("yaml-full-width-space", first_line + number)
    try:
        try:
            return _Composer(report, first_line, loose).compose(text)
        except yaml.YAMLError as fault:
            mended, colons = yaml_mending.with_colons(text)
            if not colons:
                raise fault
        try:
            node = _Composer(report, first_line, loose).compose(mended)
        except yaml.YAMLError:
            for colon in colons:
                report.error(colon.rule, first_line + colon.line, colon.key, key=colon.key)
            raise
        for colon in colons:
            line = first_line + colon.line
            report.error(colon.rule, line, _name(node, line, colon.key), key=colon.key)
        return node
    except _Refused as refused:
        report.error(refused.rule, refused.line, None, **refused.params)
    except yaml.YAMLError as fault:
        # lines that were mended for tabs or wide spaces seldom line up: that is no fault of its own
        if not tabs and not wide:
            yaml_mending.report_fault(fault, text, report, first_line)
    return None


def _name(node: Node | None, line: int, key: str) -> str:
    """The dotted name of the `key` that stands on `line`, by itself where it is not found."""
    found = (name for at, name in _names(node, "") if at == line and name.endswith(key))
    return next(found, key)


def _names(node: Node | None, prefix: str) -> Iterator[tuple[int, str]]:
    if isinstance(node, Mapping):
        for key, value in node.entries.items():
            yield node.key_lines[key], prefix + key
            yield from _names(value, f"{prefix}{key}.")
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            yield from _names(item, f"{prefix}{number}.")


@dataclass(slots=True)
class _Level:
    """A list or a mapping that is being read; `prefix` goes before the names of its keys."""

    node: Sequence | Mapping
    prefix: str
    key: Scalar | None = None
    flow: bool = False
    """Whether it is a list in brackets, nothing in which is quoted."""


class _Composer:
    """Builds nodes iteratively, so that hostile nesting can't exhaust the stack."""

    def __init__(self, report: Report, first_line: int, loose: bool) -> None:
        self._report, self._first_line, self._loose = report, first_line, loose
        self._root: Node | None = None
        self._levels: list[_Level] = []
        self._documents = 0

    def compose(self, text: str) -> Node | None:
        """The document's node, or None for an empty one."""
        events: Iterator[Any] = yaml.parse(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader))
        for event in events:
            self._take(event, self._first_line + event.start_mark.line)
        if isinstance(self._root, Scalar) and yaml_mending.with_colons(text)[1]:
            raise _ColonMissing
        return self._root

    def _take(self, event: Any, line: int) -> None:
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise _Refused("yaml-two-documents", line)
        elif not self._loose:
            self._refuse_references(event, line)
        if isinstance(event, yaml.AliasEvent):
            self._place(Scalar(line, None))
        elif isinstance(event, yaml.ScalarEvent):
            plain = not event.style  # '' or None, by the loader
            if plain and self._is_key_like(event.value, line):
                raise _ColonMissing
            self._place(Scalar(line, None if plain and event.value in _EMPTY else event.value))
            if not plain and self._levels:
                self._levels[-1].flow = False
        elif isinstance(event, yaml.SequenceStartEvent):
            self._enter(Sequence(line), flow=bool(event.flow_style))
        elif isinstance(event, yaml.MappingStartEvent):
            self._enter(Mapping(line))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._part(self._levels.pop())

    def _part(self, level: _Level) -> None:
        """Part a list whose commas are full-width ones, and report them."""
        steps = level.prefix.rstrip(".").split(".")
        if not level.flow or not isinstance(level.node, Sequence) or _LISTS.isdisjoint(steps):
            return
        items = [item.text or "" for item in level.node.items if isinstance(item, Scalar)]
        parts = yaml_mending.split_wide(items)
        if len(parts) > len(items):
            line, key = level.node.items[0].line, next(s for s in steps if s in _LISTS)
            fixed = ", ".join(parts)
            self._report.error("list-full-width-comma", line, ".".join(steps), key=key, fixed=fixed)
            level.node.items = [Scalar(line, part) for part in parts]

    def _refuse_references(self, event: Any, line: int) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Refused("yaml-alias", line)
        if (tag := getattr(event, "tag", None)) not in (None, "!"):
            raise _Refused("yaml-tag", line, tag=str(tag))

    def _is_key_like(self, value: str, line: int) -> bool:
        """Whether a value below its key begins as `by：` does."""
        key = self._levels[-1].key if self._levels else None
        return key is not None and key.line < line and _KEY_LIKE.match(value) is not None

    def _enter(self, node: Sequence | Mapping, *, flow: bool = False) -> None:
        name = self._place(node)
        self._levels.append(_Level(node, f"{name}." if name else "", flow=flow))
        if len(self._levels) > DEPTH:
            raise _Refused("yaml-deep", node.line, depth=str(DEPTH))

    def _place(self, node: Node) -> str:
        """Put `node` where it belongs; returns its dotted name."""
        if not self._levels:
            self._root = node
            return ""
        level = self._levels[-1]
        if isinstance(level.node, Sequence):
            level.node.items.append(node)
            return f"{level.prefix}{len(level.node.items) - 1}"
        if level.key is None:
            if not isinstance(node, Scalar):
                raise _Refused("yaml-key", node.line)
            level.key = node
            return level.prefix
        key, level.key = level.key, None
        name, line = key.text or "", key.line
        if isinstance(node, Scalar) and node.text is None and (glued := _GLUED.fullmatch(name)):
            name, value = glued[1], glued[3].strip()
            rule = yaml_mending.FULL_WIDTH if glued[2] == "：" else yaml_mending.NO_SPACE
            self._report.error(rule, line, level.prefix + name, key=name)
            node = Scalar(line, value or None)
        if name in level.node.entries:
            first = level.node.key_lines[name]
            self._report.error("key-twice", line, level.prefix + name, key=name, first=first)
        else:
            level.node.entries[name] = node
            level.node.key_lines[name] = line
        return level.prefix + name
