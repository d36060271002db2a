"""XLIFF 2.0: passages as plain text, white space kept, one <unit> with one <segment> each."""

from __future__ import annotations

import re
from io import BytesIO
from xml.etree import ElementTree

from portal.content.age import digest
from portal.translation.exchange.refusal import Refusal
from portal.translation.exchange.units import Exchange, State, Unit, UnitText
from portal.translation.exchange.xml_reading import Element, read_xml

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_N = "{" + NAMESPACE + "}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BEFORE = "portal-before"
"""The category of the note with the mark of a translation as it was at the export."""
_STALE = "portal:stale"
_NO_XML = re.compile("([^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff])")
_STATES = frozenset({"translated", "reviewed", "final"})


def written(exchange: Exchange) -> bytes:
    """An exchange file in XLIFF, the same bytes for the same units."""
    ElementTree.register_namespace("", NAMESPACE)
    codes = {"srcLang": exchange.source_language, "trgLang": exchange.target_language}
    root = ElementTree.Element(f"{_N}xliff", {"version": "2.0", **codes})
    for text in exchange.texts:
        attributes = {"id": f"f-{digest(text.path)}", "original": text.path}
        file = ElementTree.SubElement(root, f"{_N}file", attributes)
        for unit in text.units:
            _write_unit(ElementTree.SubElement(file, f"{_N}unit", {"id": unit.id}), unit)
    _indent(root, 0)
    out = BytesIO()
    tree = ElementTree.ElementTree(root)
    tree.write(out, encoding="UTF-8", xml_declaration=True, short_empty_elements=True)
    return out.getvalue() + b"\n"


def _write_unit(element: ElementTree.Element, unit: Unit) -> None:
    element.set(_SPACE, "preserve")
    if unit.before is not None:
        notes = ElementTree.SubElement(element, f"{_N}notes")
        ElementTree.SubElement(notes, f"{_N}note", {"category": _BEFORE}).text = unit.before
    state = "translated" if unit.state == "translated" else "initial"
    segment = ElementTree.SubElement(element, f"{_N}segment", {"state": state})
    if unit.state == "stale":
        segment.set("subState", _STALE)
    _write_text(ElementTree.SubElement(segment, f"{_N}source"), unit.source)
    if unit.target:
        _write_text(ElementTree.SubElement(segment, f"{_N}target"), unit.target)


def _write_text(element: ElementTree.Element, text: str) -> None:
    """Signs that XML does not know stand as <cp>."""
    first, *rest = _NO_XML.split(text)
    element.text = first
    for sign, after in zip(rest[::2], rest[1::2], strict=True):
        code = ElementTree.SubElement(element, f"{_N}cp", {"hex": f"{ord(sign):04X}"})
        code.tail = after


def _indent(element: ElementTree.Element, depth: int) -> None:
    """Line breaks between elements, but none in texts."""
    if len(element) == 0 or element.tag in (f"{_N}source", f"{_N}target"):
        return
    element.text = "\n" + " " * (depth + 1)
    for child in element:
        _indent(child, depth + 1)
        child.tail = element.text
    child.tail = "\n" + " " * depth


def read(data: bytes) -> Exchange:
    """The units of an XLIFF file, as a tool has left it. Raises Refusal."""
    root = read_xml(data)
    if root.name != f"{_N}xliff":
        if root.name.endswith("xliff"):
            version = root.attributes.get("version", "?")
            raise Refusal("exchange-version", root.line, version=version)
        raise Refusal("exchange-format", root.line)
    texts = []
    for file in root.all(f"{_N}file"):
        path = file.attributes.get("original")
        if path is None:
            raise Refusal("exchange-foreign", file.line)
        texts.append(UnitText(path, tuple(map(_read_unit, _units(file)))))
    codes = root.attributes
    return Exchange(codes.get("srcLang", ""), codes.get("trgLang", ""), tuple(texts))


def _units(element: Element) -> list[Element]:
    """The units of a file, those in groups too."""
    found = []
    for part in element.parts:
        if isinstance(part, Element) and part.name == f"{_N}group":
            found += _units(part)
        elif isinstance(part, Element) and part.name == f"{_N}unit":
            found.append(part)
    return found


def _read_unit(unit: Element) -> Unit:
    """A tool may have parted a unit into segments, with white space between them."""
    parts = [
        part
        for part in unit.parts
        if isinstance(part, Element) and part.name in (f"{_N}segment", f"{_N}ignorable")
    ]
    sources = [_read_text(part.first(f"{_N}source")) for part in parts]
    targets = [part.first(f"{_N}target") for part in parts]
    segments = [n for n, part in enumerate(parts) if part.name == f"{_N}segment"]
    given = [n for n in segments if targets[n] is not None and _read_text(targets[n])]
    target = ""
    if given and len(given) == len(segments):
        order = sorted(range(len(parts)), key=lambda n: _order(targets[n], n))
        target = "".join(
            sources[n] if targets[n] is None else _read_text(targets[n]) for n in order
        )
    states = {parts[n].attributes.get("state", "initial") for n in segments}
    done = bool(states) and states <= _STATES
    state: State = "initial" if not target else "translated" if done else "stale"
    return Unit(
        id=unit.attributes.get("id", ""),
        source="".join(sources),
        target=target,
        state=state,
        line=unit.line,
        before=_before(unit),
    )


def _order(target: Element | None, number: int) -> int:
    """Where a target stands in the translation, when its order is another."""
    written = target.attributes.get("order", "") if target is not None else ""
    return int(written) - 1 if re.fullmatch(r"[1-9][0-9]{0,5}", written) else number


def _before(unit: Element) -> str | None:
    for notes in unit.all(f"{_N}notes"):
        for note in notes.all(f"{_N}note"):
            if note.attributes.get("category") == _BEFORE:
                return note.text.strip()
    return None


def _read_text(element: Element | None) -> str:
    if element is None:
        return ""
    parts: list[str] = []
    for part in element.parts:
        if isinstance(part, str):
            parts.append(part)
        elif part.name == f"{_N}cp":
            parts.append(_sign(part))
        elif part.name == f"{_N}mrk":
            parts.append(_read_text(part))
        else:
            raise Refusal("exchange-inline", part.line, element=part.name.rpartition("}")[2])
    return "".join(parts)


def _sign(element: Element) -> str:
    written = element.attributes.get("hex", "")
    code = int(written, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,6}", written) else -1
    if not 0 <= code <= 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        raise Refusal("exchange-broken", element.line)
    return chr(code)
