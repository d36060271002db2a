"""Reads XML of unknown origin: no document types and so no entities, nothing fetched, no nesting
without end."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from portal.translation.exchange.refusal import Refusal

_DEPTH = 32
_DECLARED = re.compile(
    rb"""<\?xml\s+version\s*=\s*["'][\w.:-]{1,9}["']\s+encoding\s*=\s*["']([A-Za-z][\w.-]{0,40})["']"""
)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030"}
"""Encodings whose name tools put on files of a wider one."""


@dataclass(slots=True)
class Element:
    """An element: `{namespace}name` of its own and of what stands in it, texts among it."""

    name: str
    attributes: dict[str, str]
    line: int
    parts: list[Element | str] = field(default_factory=list)

    def all(self, name: str) -> list[Element]:
        """The elements of this name that stand in it."""
        return [part for part in self.parts if isinstance(part, Element) and part.name == name]

    def first(self, name: str) -> Element | None:
        """The first of them."""
        return next(iter(self.all(name)), None)

    @property
    def text(self) -> str:
        """The text that stands in it, without that of its elements."""
        return "".join(part for part in self.parts if isinstance(part, str))


def read_xml(data: bytes) -> Element:
    """The root of a document. Raises Refusal."""
    builder = _Builder()
    utf8 = _utf8(data)
    try:
        builder.parser.Parse(utf8, True)
    except expat.ExpatError as fault:
        raise Refusal("exchange-broken", fault.lineno) from fault
    assert builder.root is not None
    return builder.root


def _utf8(data: bytes) -> bytes:
    """A document in UTF-8, whatever it declares itself to be: the parser knows few encodings, and
    none of those that need two bytes for a sign. Raises Refusal."""
    encoding = _encoding(data)
    try:
        return data.decode(encoding).encode()
    except UnicodeDecodeError as fault:
        before = data[: fault.start].decode(encoding, "replace")
        raise Refusal("exchange-broken", before.count("\n") + 1) from fault
    except ValueError as fault:  # half a sign, where an encoding has halves
        raise Refusal("exchange-broken", 1) from fault


def _encoding(data: bytes) -> str:
    """What a document is written in. Raises Refusal."""
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if data.startswith("<?".encode("utf-16-le")):
        return "utf-16-le"
    declared = _DECLARED.match(data)
    if declared is None:
        return "utf-8"
    try:
        name = codecs.lookup(declared[1].decode()).name
        fits = declared[0].decode(name, "replace") == declared[0].decode()
    except (LookupError, ValueError):
        fits = False
    if not fits:  # the declaration itself is not written in what it declares
        raise Refusal("exchange-broken", 1)
    return _WIDER.get(name, name)


class _Builder:
    def __init__(self) -> None:
        self.root: Element | None = None
        self._open: list[Element] = []
        self.parser = expat.ParserCreate("utf-8", namespace_separator="}")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._say

    def _refuse(self, *_: Any) -> None:
        raise Refusal("exchange-doctype", self.parser.CurrentLineNumber)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        line = self.parser.CurrentLineNumber
        if len(self._open) >= _DEPTH:
            raise Refusal("exchange-broken", line)
        element = Element(_named(name), {_named(k): v for k, v in attributes.items()}, line)
        if self._open:
            self._open[-1].parts.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _end(self, _: str) -> None:
        self._open.pop()

    def _say(self, text: str) -> None:
        self._open[-1].parts.append(text)


def _named(name: str) -> str:
    return "{" + name if "}" in name else name
