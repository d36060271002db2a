"""A line as runs of one face and one direction, in the order in which they stand."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from portal.language.languages import Language, script_of
from portal.screens.typeset.bidi import levels, visual
from portal.screens.typeset.faces import Face, coverage, faces_for, struck
from portal.screens.typeset.legible import STRIKE
from portal.screens.typeset.scripts import is_han, is_joined, is_silent

_UPRIGHT = frozenset("？！?!⁇⁈⁉：；:;％%℃‰，。、")
"""Punctuation that stands upright in columns, as Chinese characters do."""
_APOSTROPHE = re.compile(r"(?<=[A-Za-z])’(?=[A-Za-z])")
"""In Chinese faces the same sign is a quotation mark, as wide as a character."""
_HIGH = {"，": "︐", "、": "︑", "。": "︒"}
"""In columns these stand at the upper right of their square, not at the lower left."""


@lru_cache(maxsize=4096)
def missing(text: str, language: Language, *, mono: bool) -> str:
    """The characters of a text that no face of ours has, each once, in their order.

    A mark counts as missing too where no face has it together with its letter.
    """
    faces = faces_for(language, strike=mono)
    lacking: dict[str, None] = {}
    for cluster in _clusters(unicodedata.normalize("NFC", text)):
        if not is_silent(cluster[0]):
            face = _face(cluster, faces)
            has = frozenset[int]() if face is None else coverage(face)
            lacking |= dict.fromkeys(c for c in cluster if not _drawable(c, has))
    return "".join(lacking)


def _drawable(character: str, has: frozenset[int]) -> bool:
    return ord(character) in has or is_silent(character)


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set, but for its lines."""

    language: Language
    px: int
    mono: bool = False
    bold: bool = True
    columns: bool = False
    """Lines are turned into columns later on: what stands upright there is laid down here."""

    @property
    def rtl(self) -> bool:
        """Whether lines begin at the right."""
        return self.language.direction == "rtl" or self.script == "Arab"

    @property
    def square(self) -> bool:
        """Whether its punctuation takes squares, as Chinese characters do."""
        return self.script in ("Hans", "Hant", "Hani", "Jpan")

    @property
    def upright(self) -> bool:
        """Whether its letters are made for columns."""
        return self.language.vertical or self.script == "Mong"

    @property
    def script(self) -> str:
        """The script of its language, as ISO 15924 has it."""
        return script_of(self.language.code) or ""

    @property
    def faces(self) -> tuple[Face, ...]:
        """The faces it is drawn in, in their order."""
        return faces_for(self.language, strike=struck(self.px, mono=self.mono))


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a line that is drawn in one go."""

    text: str
    face: Face
    rtl: bool = False
    upright: bool = False
    """One character that stands upright in a column."""
    narrow: bool = False
    """Quotation marks are as wide as they look; in Chinese each takes a square."""


def runs_of(line: str, style: Style) -> tuple[Run, ...]:
    """The runs of a line from left to right; characters that no face has are left out."""
    return _runs(line, style.language, style.columns, struck(style.px, mono=style.mono))


@lru_cache(maxsize=1 << 14)
def _runs(line: str, language: Language, columns: bool, strike: bool) -> tuple[Run, ...]:
    """They are the same at all sizes, but for that of the bitmap face."""
    style = Style(language, STRIKE if strike else 2 * STRIKE, columns=columns)
    result: list[Run] = []
    for start, end, level in visual(levels(line, rtl=style.rtl)):
        found = _split(line[start:end], style, rtl=level % 2 == 1)
        result.extend(reversed(found) if level % 2 else found)
    return tuple(result)


def _split(text: str, style: Style, *, rtl: bool) -> list[Run]:
    """Runs in the order of reading; joiners go with the letters before them.

    A space is a run of its own, so that a word has the same pixels wherever it stands.
    """
    faces = style.faces
    found: list[tuple[str, Face, bool]] = []
    waiting = ""
    for cluster in _clusters(text):
        last = found[-1] if found else (" ", faces[0], False)
        silent = is_silent(cluster[0])
        face = last[1] if silent else _face(cluster, faces)
        if face is None:
            continue
        upright = style.columns and (is_han(cluster[0]) or cluster in _UPRIGHT)
        if cluster == " ":
            found.append((cluster, face, False))
        elif silent and (last[0] == " " or last[2]):
            waiting += cluster
        elif silent or (last[1:] == (face, upright) and last[0] != " " and not upright):
            found[-1] = (last[0] + cluster, *last[1:])
        elif upright:
            found.append((cluster, face, True))
        else:
            found.append((waiting + cluster, face, False))
            waiting = ""
    return [
        Run(shown, face, rtl and not upright, upright, not style.square)
        for part, face, upright in found
        if (shown := _shown(part, face, upright))
    ]


def _shown(text: str, face: Face, upright: bool) -> str:
    """A text with spaces that its face has, and without joiners where no shaper hides them."""
    has = coverage(face)
    if upright and ord(_HIGH.get(text, "\0")) in has:
        return _HIGH[text]
    return "".join(
        " " if c.isspace() and ord(c) not in has else c
        for c in _APOSTROPHE.sub("'", text)
        if _drawable(c, has) and not (face.strike and unicodedata.category(c) == "Cf")
    )


def _clusters(text: str) -> list[str]:
    """Characters, each with the marks on it."""
    result: list[str] = []
    for character in text:
        if result and unicodedata.category(character) in ("Mn", "Me") and not result[-1].isspace():
            result[-1] += character
        else:
            result.append(character)
    return result


def _face(cluster: str, order: tuple[Face, ...]) -> Face | None:
    """The first face that has a character with its marks, or else the character alone."""
    seen = [ord(c) for c in cluster if not is_silent(c)]
    joined = is_joined(cluster[0])
    fit = [face for face in order if not (face.strike and (joined or len(seen) > 1))]
    for wanted in (seen, seen[:1]):
        for face in fit:
            if coverage(face).issuperset(wanted):
                return face
    return None
