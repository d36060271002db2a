"""Puts values into YAML front matter in the style in which it is written.

Each change is read back by the project's own reader: what would not come out as it was meant is
not written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from portal.content import yaml_nodes, yaml_reading
from portal.findings import Report

Place = tuple[str | int, ...]
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


class NotWritten(ValueError):
    """A value that can't be put where it belongs."""


def with_value(front: str, place: Place, value: str) -> str:
    """Front matter with another value at a place where there is one. Raises NotWritten."""
    node = _at(_composed(front), place)
    if not isinstance(node, yaml.ScalarNode):
        raise NotWritten(".".join(map(str, place)))
    start, end = node.start_mark.index, node.end_mark.index
    wanted = _replaced(_plain(front), place, value)
    for written in _written(front[start:end], node.style, value):
        tried = front[:start] + written + front[end:]
        if _reads(tried, wanted):
            return tried
    raise NotWritten(".".join(map(str, place)))


def with_key(front: str, key: str, value: Any, after: Sequence[str] = ()) -> str:
    """Front matter with a new key behind the last of `after` that is there, else at its start.

    `value` is a text or a list of groups of texts. Raises NotWritten.
    """
    found = _plain(front)
    wanted = {**found, key: value}
    for quoted in (False, True):
        lines = "\n".join(_lines(key, value, quoted=quoted))
        tried = _inserted(front, lines, after)
        if _reads(tried, wanted):
            return tried
    raise NotWritten(key)


def with_lines(front: str, key: str, lines: Sequence[str]) -> str:
    """Front matter with these lines for a key, in its place or at the end. Raises NotWritten."""
    node = _composed(front)
    whole = "\n".join(lines)
    made = _plain(whole)
    wanted = {**_plain(front), **made}
    for name, value in node.value if node is not None else ():
        if name.value == key:
            end = _end(front, value)
            tried = front[: name.start_mark.index] + whole + front[end:]
            break
    else:
        tried = f"{front.rstrip()}\n{whole}\n" if front.strip() else f"{whole}\n"
    if not _reads(tried, wanted):
        raise NotWritten(key)
    return tried


def _composed(front: str) -> yaml.MappingNode | None:
    try:
        node = yaml.compose(yaml_reading.OTHER_BREAKS.sub(" ", front), yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as fault:
        raise NotWritten from fault
    if node is not None and (not isinstance(node, yaml.MappingNode) or node.flow_style):
        raise NotWritten
    return node


def _at(node: yaml.Node | None, place: Place) -> yaml.Node | None:
    for step in place:
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == step), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step] if step < len(node.value) else None
        else:
            return None
    return node


def _end(front: str, node: yaml.Node) -> int:
    """Where a value ends: before the white space and comments behind it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(front, last[1] if isinstance(last, tuple) else last)
    start, end = node.start_mark.index, node.end_mark.index
    return start + len(front[start:end].rstrip())


def _written(old: str, style: str | None, value: str) -> Iterator[str]:
    """Ways to write a value, its present style first."""
    space = "" if old else " "
    if style in ("|", ">"):
        head, _, rest = old.partition("\n")
        indent = re.match(r"\s*", rest.lstrip("\n"))
        margin = indent[0] if indent is not None and indent[0] else "  "
        lines = value.replace("\n", "\n\n") if style == ">" else value
        body = "\n".join(margin + line if line else "" for line in lines.split("\n"))
        yield f"{head}\n{body}{old[len(old.rstrip()) :]}"
        yield _double(value) + old[len(old.rstrip()) :]
        return
    if style == "'":
        yield "'" + value.replace("'", "''") + "'"
    elif style != '"' and "\n" not in value:
        yield space + value
    yield space + _double(value)


def _double(value: str) -> str:
    parts = []
    for sign in value:
        if sign in _ESCAPES:
            parts.append(_ESCAPES[sign])
        elif sign.isprintable() or sign in "\u200c\u200d\u00a0\u3000":
            parts.append(sign)
        else:
            number = ord(sign)
            parts.append(f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}")
    return '"' + "".join(parts) + '"'


def _lines(key: str, value: Any, *, quoted: bool) -> Iterator[str]:
    if isinstance(value, str):
        plain = not quoted and "\n" not in value
        yield f"{key}: {value if plain else _double(value)}"
        return
    yield f"{key}:"
    for group in value:
        for number, (name, text) in enumerate(group.items()):
            lead = "  - " if number == 0 else "    "
            yield lead + next(_lines(name, text, quoted=quoted))


def _inserted(front: str, lines: str, after: Sequence[str]) -> str:
    node = _composed(front)
    places = [
        _end(front, value)
        for name, value in (node.value if node is not None else ())
        if name.value in after
    ]
    if not places:
        return f"{lines}\n{front}"
    end = front.find("\n", max(places))
    at = len(front) if end < 0 else end
    return f"{front[:at]}\n{lines}{front[at:]}"


def _plain(front: str) -> dict[str, Any]:
    report = Report("")
    node = yaml_reading.read(front, report)
    if report.findings or not (node is None or isinstance(node, yaml_nodes.Mapping)):
        raise NotWritten
    found = yaml_nodes.plain(node) if node is not None else {}
    assert isinstance(found, dict)
    return found


def _replaced(found: Any, place: Place, value: str) -> Any:
    if not place:
        return value
    step, *rest = place
    if isinstance(found, dict):
        return {k: _replaced(v, tuple(rest), value) if k == step else v for k, v in found.items()}
    return [_replaced(v, tuple(rest), value) if n == step else v for n, v in enumerate(found)]


def _reads(front: str, wanted: Any) -> bool:
    """Whether front matter reads as it was meant; white space around values is no part of them."""
    try:
        return bool(_stripped(_plain(front)) == _stripped(wanted))
    except NotWritten:
        return False


def _stripped(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _stripped(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_stripped(part) for part in value]
    return value.strip() if isinstance(value, str) else value
