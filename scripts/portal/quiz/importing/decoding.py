"""The text of a file, in whichever encoding an editor's program saved it."""

from __future__ import annotations

import codecs
import re

from portal.findings import Report

_CONTROL = re.compile("[\0-\x08\x0e-\x1f]")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes, report: Report) -> str | None:
    """The text, with `\\n` ends; None and a finding where no encoding fits."""
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text):
            return text.replace("\r\n", "\n").replace("\r", "\n")
    report.error("import-encoding")
    return None


def _encodings(data: bytes) -> tuple[str, ...]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return (encoding,)
    if b"\0" in data:
        # line ends and Latin letters have a zero byte, on the side that tells the order
        little = data[1::2].count(0) >= data[::2].count(0)
        return ("utf-16-le",) if little else ("utf-16-be",)
    return ("utf-8", "gb18030")
