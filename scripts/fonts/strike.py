"""The 16-pixel strike for LED screens: bitmaps of GNU Unifont as an OpenType font."""

from __future__ import annotations

import hashlib
import io
import struct
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables.DefaultTable import DefaultTable

from fonts.cut import WrongSource

NAME = "screens/unifont-16"
"""The font's file, without its ending; apart from those that pages load."""

SOURCE = "unifont.hex"
"""What it is cut from: a line a character, its code and 16 rows of bits."""

_DIGEST = "fe93c0df9a69e71df0fcf9e71af3adab3c85a393b1a3cae1eb32f69880fc1841"

KEPT = (
    range(0x20, 0x7F),
    range(0xA0, 0x300),  # Latin
    range(0x370, 0x530),  # Greek and Cyrillic
    range(0x1E00, 0x1F00),  # Latin with two marks
    range(0x2010, 0x2070),  # punctuation
    range(0x2070, 0x2800),  # small digits, currencies, units, arrows, signs, shapes, ornaments
    range(0x2E80, 0x3100),  # radicals, Chinese punctuation, kana
    range(0x3100, 0x3130),  # Zhuyin
    range(0x31A0, 0x31C0),
    range(0x3200, 0x4DC0),  # circled and squared signs, extension A
    range(0x4E00, 0xA000),  # all Han of the first plane
    range(0xF900, 0xFB00),
    range(0xFE10, 0xFE20),  # punctuation of columns
    range(0xFE30, 0xFE70),  # and in small
    range(0xFF01, 0xFFEF),  # full width
)
"""No Arabic and no Mongolian: a strike can't join their letters."""

_INVISIBLE = (range(0x2028, 0x2030), range(0x2060, 0x2070), range(0x3164, 0x3165))
"""Unifont draws them as boxes with a name in it."""

PX, _ASCENT = 16, 14
_VERSION = "15.0.01"
_MADE = 3746995200
"""September 2022, in seconds since 1904."""
_LICENCE = "SIL Open Font License 1.1: https://openfontlicense.org"
_COPYRIGHT = (
    "Copyright 1998-2022 Roman Czyborra, Paul Hardy, Qianqian Fang, Andrew Miller, "
    "Johnnie Weaver, David Corbett, Nils Moskopp, Rebecca Bettencourt, et al."
)


def cut_strike(folder: Path) -> bytes:
    """The strike as WOFF2, from `unifont.hex` in `folder`: the same bytes at every run.

    Raises WrongSource, and OSError where the source is not there.
    """
    source = (folder / SOURCE).read_bytes()
    if hashlib.sha256(source).hexdigest() != _DIGEST:
        raise WrongSource(SOURCE)
    narrow, wide = _glyphs(source.decode("ascii"))
    builder = FontBuilder(unitsPerEm=PX, isTTF=True)
    codes = [*narrow, *wide]
    names = {code: f"u{code:04X}" for code in codes}
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    widths = {names[code]: (PX // 2 if code in narrow else PX, 0) for code in codes}
    builder.setupHorizontalMetrics({".notdef": (PX // 2, 0)} | widths)
    builder.setupHorizontalHeader(ascent=_ASCENT, descent=_ASCENT - PX)
    builder.setupOS2(sTypoAscender=_ASCENT, sTypoDescender=_ASCENT - PX)
    builder.setupNameTable(
        {
            "copyright": _COPYRIGHT,
            "familyName": "Unifont 16",
            "styleName": "Regular",
            "version": f"Version {_VERSION}",
            "licenseDescription": _LICENCE,
        }
    )
    builder.setupPost(keepGlyphNames=False)
    font = builder.font
    font.recalcTimestamp = False
    font["head"].created = font["head"].modified = _MADE
    font["EBDT"], font["EBLC"] = _tables(list(narrow.values()), list(wide.values()))
    font.flavor = "woff2"
    result = io.BytesIO()
    font.save(result)
    return result.getvalue()


def _glyphs(source: str) -> tuple[dict[int, bytes], dict[int, bytes]]:
    """The bits of each character that is kept, 8 and 16 pixels wide."""
    narrow: dict[int, bytes] = {}
    wide: dict[int, bytes] = {}
    for line in source.splitlines():
        name, _, digits = line.partition(":")
        code = int(name, 16)
        if any(code in part for part in KEPT) and not any(code in part for part in _INVISIBLE):
            bits = bytes.fromhex(digits)
            (narrow if len(bits) == PX else wide)[code] = bits
    return narrow, wide


def _tables(narrow: list[bytes], wide: list[bytes]) -> tuple[DefaultTable, DefaultTable]:
    """The tables of bitmaps (EBDT) and of their places (EBLC), in OpenType's own layout.

    Two subtables of format 2: all glyphs of one have one size. Glyph 0 has no bitmap.
    """
    first_wide, end = 1 + len(narrow), 1 + len(narrow) + len(wide)
    bits = b"".join(narrow)
    data = DefaultTable("EBDT")
    data.data = struct.pack(">HH", 2, 0) + bits + b"".join(wide)

    def subtable(width: int, offset: int) -> bytes:
        across = struct.pack(">BBbbBbbB", PX, width, 0, _ASCENT, width, -width // 2, 0, PX)
        return struct.pack(">HHII", 2, 5, offset, width * PX // 8) + across

    subtables = subtable(PX // 2, 4) + subtable(PX, 4 + len(bits))
    array = struct.pack(">HHIHHI", 1, first_wide - 1, 16, first_wide, end - 1, 16 + 20)
    line = struct.pack(">bbBbbbbbbbbb", _ASCENT, _ASCENT - PX, PX, 1, 0, 0, 0, 0, _ASCENT, -2, 0, 0)
    size = struct.pack(">IIII", 8 + 48, len(array + subtables), 2, 0) + line * 2
    size += struct.pack(">HHBBBb", 1, end - 1, PX, PX, 1, 1)
    places = DefaultTable("EBLC")
    places.data = struct.pack(">HHI", 2, 0, 1) + size + array + subtables
    return data, places
