"""The faces that text on screens is drawn in, and what each of them has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from PIL import ImageFont, features

from portal.language.languages import Language, script_of
from portal.screens.typeset import installing
from portal.screens.typeset.installing import Unavailable
from portal.screens.typeset.legible import STRIKE


@dataclass(frozen=True, slots=True)
class Face:
    """One typeface of one design; `package` is the wheel it comes in, '' is ours."""

    name: str
    package: str
    path: str
    scale: float = 1.0
    """Its em for a text of 1 px: faces of one size look as large as each other."""
    bold: tuple[float, ...] = ()
    """The place on its axes for bold text; a face without axes is thickened."""
    plain: tuple[float, ...] = ()
    thicken: float = 0.0
    """How much of its em is added around each stroke for bold text."""
    strike: bool = False
    """Whether it is a bitmap, 16 px high."""

    @property
    def file(self) -> Path:
        """Where it stands."""
        if not self.package:
            return Path(str(files("portal"))) / "theme" / "fonts" / self.path
        return Path(str(files(self.package))) / "fonts" / "ofl" / self.path


_CJK, _RTL = "justmytype_intl_cjk", "justmytype_intl_rtl"
_WHEELS = {_CJK: "justmytype-intl-cjk", _RTL: "justmytype-intl-rtl"}

SC = Face("sc", _CJK, "notosanssc/NotoSansSC[wght].ttf", bold=(700,), plain=(450,))
TC = Face("tc", _CJK, "notosanstc/NotoSansTC[wght].ttf", bold=(700,), plain=(450,))
KR = Face("kr", _CJK, "notosanskr/NotoSansKR[wght].ttf", bold=(700,), plain=(450,))
ARABIC = Face(
    "arabic",
    _RTL,
    "notosansarabic/NotoSansArabic[wdth,wght].ttf",
    scale=0.92,
    bold=(700, 100),
    plain=(500, 100),
)
MONGOLIAN = Face("mongolian", "", "mongolian-400.woff2", thicken=0.018)
UNIFONT = Face("unifont", "", "screens/unifont-16.woff2", strike=True)

_OWN = {"Hant": (TC, SC), "Arab": (ARABIC, SC), "Mong": (MONGOLIAN, SC), "Kore": (KR, SC)}
_REST = (SC, TC, ARABIC, MONGOLIAN, KR)


@cache
def faces_for(language: Language, *, strike: bool) -> tuple[Face, ...]:
    """The faces for a language, in the order in which they are asked for a character.

    With `strike` the bitmap face comes before all outlines but those that join letters.
    """
    own = _OWN.get(script_of(language.code) or "", (SC,))
    order = dict.fromkeys((*own, *_REST))
    if not strike:
        return tuple(order)
    first = [face for face in own if face in (ARABIC, MONGOLIAN)]
    return tuple(dict.fromkeys((*first, UNIFONT, *order)))


def struck(px: int, *, mono: bool) -> bool:
    """Whether text of a size is set in the bitmap face where it can be."""
    return mono or px <= STRIKE


@cache
def coverage(face: Face) -> frozenset[int]:
    """The characters that a face has.

    Raises Unavailable.
    """
    from fontTools.ttLib import TTFont  # loads slowly

    with TTFont(_checked(face), lazy=True) as font:
        font.setGlyphOrder([str(number) for number in range(font["maxp"].numGlyphs)])  # no names
        return frozenset(font.getBestCmap())


@lru_cache(maxsize=256)
def font_of(face: Face, px: int, bold: bool) -> ImageFont.FreeTypeFont:
    """A face at a size of text, ready to draw.

    Raises Unavailable.
    """
    path = str(_checked(face))
    if face.strike:
        return ImageFont.truetype(path, STRIKE, layout_engine=ImageFont.Layout.BASIC)
    size = em(face, px)
    font = ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.RAQM)
    if face.bold:
        font.set_variation_by_axes(list(face.bold if bold else face.plain))
    return font


def em(face: Face, px: int) -> int:
    """The em of a face in pixels for text of `px`; never under 16."""
    if face.strike:
        return max(px // STRIKE, 1) * STRIKE
    return max(round(px * face.scale), STRIKE)


def require(languages: Iterable[Language], mono: bool) -> None:
    """See that text in these languages can be drawn right here, before any is drawn.

    Pillow draws Uyghur unjoined and in the wrong order where FriBiDi is not installed, and says
    nothing; its wheels have Raqm and HarfBuzz inside but load FriBiDi from the system.

    Raises Unavailable.
    """
    if not features.check("raqm"):
        raise Unavailable("raqm", installing.PILLOW)
    if not features.check("fribidi"):
        raise Unavailable("fribidi", installing.fribidi())
    for language in languages:
        for face in faces_for(language, strike=mono):
            _checked(face)
    _checked(UNIFONT)


def _checked(face: Face) -> Path:
    name = Path(face.path).name
    if face.package and find_spec(face.package) is None:
        raise Unavailable("font", installing.wheel(_WHEELS[face.package]), name)
    if not face.file.is_file():
        wheel = _WHEELS.get(face.package, "shiliu-portal")
        raise Unavailable("font", installing.wheel(wheel, broken=True), name)
    return face.file
