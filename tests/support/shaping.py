"""An independent shaper: HarfBuzz by uharfbuzz, on the same font files as the pictures."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache

import uharfbuzz as hb
from fontTools.ttLib import TTFont
from portal.screens.typeset.faces import Face

_MARK = 3


@dataclass(frozen=True, slots=True)
class Shaped:
    """Glyphs from left to right: their numbers, and how far they go in font units."""

    glyphs: tuple[int, ...]
    letters: tuple[str, ...]
    """The names of those that are no marks."""
    advance: int


@cache
def _font(face: Face, bold: bool) -> tuple[hb.Font, TTFont]:
    tables = TTFont(face.file)
    tables.flavor = None
    plain = io.BytesIO()
    tables.save(plain)
    font = hb.Font(hb.Face(plain.getvalue()))
    if face.bold:
        places = face.bold if bold else face.plain
        font.set_variations(dict(zip(("wght", "wdth"), places, strict=False)))
    return font, tables


def shape(text: str, face: Face, *, rtl: bool, bold: bool = True) -> Shaped:
    """A text as HarfBuzz shapes it in a face."""
    font, tables = _font(face, bold)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    hb.shape(font, buffer)
    glyphs = tuple(info.codepoint for info in buffer.glyph_infos)
    kinds = tables["GDEF"].table.GlyphClassDef.classDefs if "GDEF" in tables else {}
    names = [tables.getGlyphName(glyph) for glyph in glyphs]
    letters = tuple(name for name in names if kinds.get(name) != _MARK)
    return Shaped(glyphs, letters, sum(place.x_advance for place in buffer.glyph_positions))
