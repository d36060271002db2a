"""Sets pages with Typst: a template of `theme/paper`, its data, and the portal's own fonts.

No font of the system is used, nothing is fetched, and the same data gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import typst

from portal.language.languages import Language, direction_of, script_of
from portal.screens.typeset.faces import ARABIC, KR, SC, TC, coverage, faces_for

_FOLDER = Path(__file__).resolve().parents[2] / "theme" / "paper"
_FACES = (SC, TC, ARABIC, KR)


def pages(template: str, data: Mapping[str, Any], *, tagged: bool = True) -> bytes:
    """The PDF of a template of `theme/paper` with this data; `tagged` for screen readers.

    `data` has `lang`, the code of the texts' language; the template also gets `region`, `rtl` and
    `fonts`. Raises Unavailable where a font lacks.
    """
    code = str(data["lang"])
    values = {
        **data,
        "lang": code.partition("-")[0],
        # where punctuation stands in the middle of its square
        "region": "TW" if script_of(code) == "Hant" else None,
        "rtl": direction_of(code) == "rtl",
        "fonts": families(code),
    }
    return typst.compile(
        _FOLDER / f"{template}.typ",
        root=_FOLDER,
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(values, ensure_ascii=False)},
        pdf_tags=tagged,
    )


@cache
def families(language: str) -> tuple[str, ...]:
    """The names that Typst knows the fonts of a language by, in the order they are asked for a
    character."""
    at = {Path(font.path): font.family for font in _fonts().fonts() if font.path}
    order = faces_for(Language(language, language), strike=False)
    return tuple(at[face.file] for face in order if face in _FACES)


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
    folders = [face.file.parent for face in _FACES]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
