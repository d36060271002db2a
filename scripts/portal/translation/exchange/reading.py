"""Reads exchange files: what they are, and whether they belong to this project."""

from __future__ import annotations

from pathlib import Path

from portal.content.library import Library
from portal.findings import Report
from portal.translation.exchange import po, xliff
from portal.translation.exchange.pairs import check_language
from portal.translation.exchange.refusal import Refusal
from portal.translation.exchange.units import Exchange, Style

LIMIT = 64 * 1024 * 1024
"""Bytes up to which a file is read: many times what a large site needs."""
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def read_exchange(library: Library, path: Path, report: Report) -> tuple[Exchange, Style] | None:
    """The units of a file and its format; None, and a finding, where it can't be used."""
    try:
        data = _data(path)
        style: Style = _style(data)
        exchange = xliff.read(data) if style == "xliff" else po.read(path)
    except OSError as fault:
        report.error("file-unreadable", reason=fault.strerror or type(fault).__name__)
        return None
    except Refusal as fault:
        report.error(fault.rule, fault.line, None, **fault.params)
        return None
    code = _code(library, exchange.target_language)
    original = _code(library, exchange.source_language)
    if not any(text.units for text in exchange.texts):
        report.error("exchange-foreign")
        return None
    if not check_language(library, code, report):
        return None
    if original != library.settings.default.code:
        wanted = library.settings.default.code
        report.error("exchange-source-language", language=original, wanted=wanted)
        return None
    texts = tuple(text for text in exchange.texts if text.units)
    return Exchange(original, code, texts), style


def _data(path: Path) -> bytes:
    if path.is_file() and path.stat().st_size > LIMIT:
        raise Refusal("exchange-large", megabytes=LIMIT // 1024 // 1024)
    data = path.read_bytes()
    if not data.strip():
        raise Refusal("exchange-empty")
    return data


def _style(data: bytes) -> Style:
    """What a file is, by its first sign that is not blank."""
    start = data[:4096]
    if data.startswith(_BOMS[1:]):
        return "xliff"
    start = start.removeprefix(_BOMS[0]).lstrip()
    if start.startswith(b"<"):
        return "xliff"
    if not start.startswith((b"#", b"msgid", b"msgctxt")):
        raise Refusal("exchange-format")
    return "po"


def _code(library: Library, written: str) -> str:
    """A language as the site writes it, for tools write `ug_CN` or `UG` too."""
    folded = written.replace("_", "-").casefold()
    codes = [language.code for language in library.settings.languages]
    exact = next((code for code in codes if code.casefold() == folded), None)
    return exact or written
