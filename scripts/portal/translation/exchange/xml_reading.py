"""Reads XML of unknown origin: no document types and so no entities, nothing fetched, no nesting
without end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from portal.translation.exchange.refusal import Refusal

_DEPTH = 32


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
    try:
        builder.parser.Parse(data, True)
    except expat.ExpatError as fault:
        raise Refusal("exchange-broken", fault.lineno) from fault
    assert builder.root is not None
    return builder.root


class _Builder:
    def __init__(self) -> None:
        self.root: Element | None = None
        self._open: list[Element] = []
        self.parser = expat.ParserCreate(namespace_separator="}")
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
