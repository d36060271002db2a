"""Sets pages with Typst: a template of `theme/paper`, its data, and the portal's own fonts.

No font of the system is used, nothing is fetched, and the same data gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from portal.language.languages import Language, direction_of, script_of, writing_of
from portal.screens.typeset.faces import ARABIC, KR, MONGOLIAN, SC, TC, coverage, faces_for

_FOLDER = Path(__file__).resolve().parents[2] / "theme" / "paper"
_FACES = (SC, TC, ARABIC, KR, MONGOLIAN)


def pages(template: str, data: Mapping[str, Any], *, tagged: bool = True) -> bytes:
    """The PDF of a template of `theme/paper` with this data; `tagged` for screen readers.

    `data` has `lang`, the code of the texts' language; the template also gets `region`, `rtl` and
    `fonts`. Raises Unavailable where a font lacks.
    """
    return _pdf(_compiler(template, data), tagged=tagged)


def reading_pages(template: str, data: Mapping[str, Any]) -> bytes:
    """As `pages`, of a template that is read: a language that is written in columns is set in
    columns, as `theme/paper/columns.typ` explains.

    What is set in columns has no tags: the pages are pictures within the file, though their text
    can be searched and copied. Raises Unavailable where a font lacks.
    """
    if writing_of(str(data["lang"])) == "horizontal":
        return pages(template, data)
    lying = _compiler(template, {**data, "columns": True})
    whole = {
        "lang": data["lang"],
        "title": data["title"],
        "pages": list(_pdf(lying, tagged=False)),
        "count": json.loads(lying.query("<pages>", field="value", one=True)),
    }
    return pages("turned", whole, tagged=False)


def _compiler(template: str, data: Mapping[str, Any]) -> typst.Compiler:
    code = str(data["lang"])
    values = {
        "columns": False,
        **data,
        "lang": code.partition("-")[0],
        # where punctuation stands in the middle of its square
        "region": "TW" if script_of(code) == "Hant" else None,
        "rtl": direction_of(code) == "rtl",
        "fonts": families(code),
    }
    return typst.Compiler(
        _FOLDER / f"{template}.typ",
        root=_FOLDER,
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(values, ensure_ascii=False)},
    )


def _pdf(compiler: typst.Compiler, *, tagged: bool) -> bytes:
    made = compiler.compile(format="pdf", pdf_tags=tagged)
    assert isinstance(made, bytes)
    return made


@cache
def families(language: str) -> tuple[str, ...]:
    """The names that Typst knows the fonts of a language by, in the order they are asked for a
    character."""
    at = {Path(font.path).stem: font.family for font in _fonts().fonts() if font.path}
    order = faces_for(Language(language, language), strike=False)
    return tuple(at[face.file.stem] for face in order if face in _FACES)


def missing(texts: Iterable[str]) -> str:
    """The characters of texts that no font has, each once; they would be printed as boxes."""
    has = frozenset().union(*map(coverage, _FACES))
    return "".join(sorted(c for c in set().union(*texts) if c.isprintable() and ord(c) not in has))


@cache
def _fonts() -> typst.Fonts:
    """The portal's own fonts; to read them takes a while.

    Raises Unavailable where one of them is not installed.
    """
    for face in _FACES:
        coverage(face)
    folders = [face.file.parent for face in _FACES if face != MONGOLIAN]
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[*folders, Path(_unpacked().name)],
    )


@cache
def _unpacked() -> TemporaryDirectory[str]:
    """A folder that has the Mongolian face as Typst reads it, until the program ends."""
    from fontTools.ttLib import TTFont  # loads slowly

    folder = TemporaryDirectory(ignore_cleanup_errors=True)
    with TTFont(MONGOLIAN.file, recalcTimestamp=False) as font:
        font.flavor = None
        font.save(Path(folder.name) / f"{MONGOLIAN.file.stem}.ttf")
    return folder
