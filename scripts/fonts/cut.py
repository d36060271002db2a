"""The fonts by name: the file each is cut from, and what of it is kept."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "portal" / "theme" / "fonts"
"""Where the cut fonts stand."""

_JOINERS = (range(0x200C, 0x2010),)
"""What joins letters, parts them, or turns the direction of a line."""

_MARKS = (range(0x20, 0x7F), range(0xA0, 0x100), range(0x2010, 0x2070))
"""Digits and punctuation, so far as a font has them; it has no Latin letters."""

ARABIC = (range(0x0600, 0x0700), range(0xFB50, 0xFE00), range(0xFE70, 0xFF00), *_JOINERS, *_MARKS)
"""The Arabic block and its shapes: all letters of Uyghur, Kazakh and Kyrgyz are in it."""

MONGOLIAN = (range(0x1800, 0x18B0), range(0x11660, 0x1166D), *_JOINERS, *_MARKS)
"""The Mongolian block, Manchu and Sibe included, and what stands between its words."""

_SHAPING = ["ccmp", "locl", "isol", "init", "medi", "fina", "rlig", "rclt", "calt", "liga", "tnum"]
_PLACING = ["mark", "mkmk", "kern", "curs", "vert", "vrt2"]
_FEATURES = _SHAPING + _PLACING
"""What shapes and joins letters, and turns marks in columns; no alternatives to choose from."""


@dataclass(frozen=True, slots=True)
class Cut:
    """One font: its name here, the file it is cut from with its SHA-256, and what is kept."""

    name: str
    source: str
    digest: str
    kept: tuple[range, ...]


CUTS = (
    Cut(
        "naskh-400",
        "NotoNaskhArabic-Regular.ttf",
        "8c67eaa2f0086872628fc3f7f760386f83c8be5c5e9a1ba3a38891237b2ac7cb",
        ARABIC,
    ),
    Cut(
        "naskh-700",
        "NotoNaskhArabic-Bold.ttf",
        "b5cbcb561b4b540ff11d7b6934577dbbbbb9e1d152d47f6f31f19176d58ff39c",
        ARABIC,
    ),
    Cut(
        "mongolian-400",
        "noto-sans-mongolian-mongolian-400-normal.woff2",
        "18f289af1a66bd803ed3242ebd6514c77036d1d112dd7ee2da1bad365e53298f",
        MONGOLIAN,
    ),
)


class WrongSource(ValueError):
    """A file is not the one that a font was cut from."""


def cut(font: Cut, folder: Path) -> bytes:
    """A font as WOFF2, from its source in `folder`: the same bytes at every run.

    Raises WrongSource, and OSError where the source is not there.
    """
    source = (folder / font.source).read_bytes()
    if hashlib.sha256(source).hexdigest() != font.digest:
        raise WrongSource(font.source)
    options = Options()
    options.layout_features = _FEATURES
    options.name_IDs = [*range(7), 13, 14]  # the licence goes with the font
    options.hinting = False
    options.notdef_outline = True
    options.drop_tables += ["DSIG"]
    options.recalc_timestamp = False
    whole = TTFont(io.BytesIO(source), recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=_codes(font.kept))
    subsetter.subset(whole)
    whole.flavor = "woff2"
    result = io.BytesIO()
    whole.save(result)
    return result.getvalue()


def _codes(ranges: Iterable[range]) -> list[int]:
    return [code for part in ranges for code in part]
