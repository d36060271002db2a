"""PO, as gettext's tools read and write it: a unit's context is its file and its id."""

from __future__ import annotations

import re
from pathlib import Path

import polib

from portal.translation.exchange.refusal import Refusal
from portal.translation.exchange.units import Exchange, State, Unit, UnitText

_SOURCE_LANGUAGE = "X-Source-Language"
_UNITS = "X-Portal-Units"
"""How many units the file has: one that was cut off between two of them looks whole."""
_BEFORE = "before: "
"""How the comment begins that holds the mark of a translation as it was at the export."""
_WRITTEN = re.compile(r'(?:(msg[a-z_]+)(?:\[\d+\])?[ \t]*)?"(?:[^"\\]|\\.)*"')
_LINE = re.compile(r"\(line (\d+)\)")
_MARK = re.compile(rf"^{_BEFORE}(\w+)$", re.MULTILINE)


def written(exchange: Exchange) -> bytes:
    """An exchange file in PO, the same bytes for the same units."""
    file = polib.POFile(wrapwidth=0)
    file.metadata = {
        "Language": exchange.target_language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        _SOURCE_LANGUAGE: exchange.source_language,
        _UNITS: str(sum(len(text.units) for text in exchange.texts)),
    }
    for text in exchange.texts:
        for unit in text.units:
            file.append(
                polib.POEntry(
                    msgctxt=f"{text.path}#{unit.id}",
                    msgid=unit.source,
                    msgstr=unit.target,
                    comment=f"{_BEFORE}{unit.before}" if unit.before is not None else "",
                    occurrences=[(text.path, str(unit.line or ""))],
                    flags=["fuzzy"] if unit.state == "stale" else [],
                )
            )
    return f"{file}".encode()


def read(path: Path) -> Exchange:
    """The units of a PO file, as a tool has left it. Raises Refusal."""
    _check(path)
    try:
        # by its path: text that is handed over would be parted at every kind of line break
        file = polib.pofile(str(path), encoding="utf-8-sig", wrapwidth=0)
    except Exception as fault:  # a syntax error is an OSError, others escape from inside
        line = _LINE.search(str(fault))
        raise Refusal("exchange-broken", int(line[1]) if line else None) from fault
    units = file.metadata.get(_UNITS, "")
    if units.isdecimal() and sum(not entry.obsolete for entry in file) < int(units):
        raise Refusal("exchange-broken", file[-1].linenum if file else None)
    return _exchange(file)


def _check(path: Path) -> None:
    """Refuse a file that breaks off: the library would take what is there for the whole."""
    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except UnicodeDecodeError as fault:
        raise Refusal("not-utf8", fault.object.count(b"\n", 0, fault.start) + 1) from fault
    last, at = "msgstr", 1
    for number, line in enumerate(lines, 1):
        words = line.strip(" \t\r")
        if not words or words.startswith("#"):
            continue
        match = _WRITTEN.fullmatch(words)
        if match is None:
            raise Refusal("exchange-broken", number)
        last, at = match[1] or last, number
    if not last.startswith("msgstr"):
        raise Refusal("exchange-broken", at)


def _exchange(file: polib.POFile) -> Exchange:
    texts: dict[str, list[Unit]] = {}
    for entry in file:
        place, _, name = (entry.msgctxt or "").rpartition("#")
        if entry.obsolete:
            continue
        if not place or entry.msgid_plural:
            raise Refusal("exchange-foreign", entry.linenum)
        mark = _MARK.search(entry.comment or "")
        state: State = "translated"
        if "fuzzy" in entry.flags:
            state = "stale"
        texts.setdefault(place, []).append(
            Unit(
                id=name,
                source=entry.msgid,
                target=entry.msgstr,
                state=state if entry.msgstr else "initial",
                line=entry.linenum or 1,
                before=mark[1] if mark else None,
            )
        )
    return Exchange(
        file.metadata.get(_SOURCE_LANGUAGE, ""),
        file.metadata.get("Language", ""),
        tuple(UnitText(place, tuple(units)) for place, units in texts.items()),
    )
