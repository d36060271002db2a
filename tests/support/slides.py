"""Slides of every kind for tests, their words invented; what was painted, recorded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

from PIL import Image
from portal.language.languages import Language
from portal.screens.slide import Look, Slide, Template, Words
from portal.screens.typeset import Setting
from support.sample import ROOT
from support.slogans import EN, MN, UG, ZH

COVER = ROOT / "stories" / "pilaf.jpg"
PORTRAIT = ROOT / "docs" / "figures" / "doctor-lin.jpg"
ADDRESS = "https://example.org/s/pilaf/"
KINDS: tuple[Template, ...] = (
    "slogan",
    "story",
    "figure",
    "question",
    "answer",
    "notice",
    "greeting",
    "clock",
    "rest",
)
LOOKS = {
    (128, 32): 16,
    (256, 64): 16,
    (64, 64): 16,
    (192, 96): 16,
    (960, 540): 24,
    (1080, 1920): 48,
    (1600, 450): 32,
}
"""Sizes of screens, and the least height of text on each."""

_MAIN: dict[str, dict[str, str]] = {
    "zh-Hans": {
        "slogan": "石榴籽挨得紧，甜得匀",
        "story": "一碗抓饭两家香",
        "figure": "林医生（示例）",
        "question": "新生儿出生后多久内办理参保登记？",
        "notice": "周六上午十点，社区活动室免费量血压",
        "greeting": "新春快乐，阖家团圆",
        "clock": "2026年11月26日",
        "rest": "石榴社区",
    },
    "ug": {
        "slogan": "ئانار دانىسى زىچ، تەمى بىردەك تاتلىق",
        "story": "بىر قاچا پولو، ئىككى ئۆيگە پۇراق",
        "figure": "دوختۇر لىن (مىسال)",
        "question": "بوۋاق تۇغۇلغاندىن كېيىن قانچە كۈن ئىچىدە تىزىملىتىدۇ؟",
        "notice": "شەنبە ئەتىگەن مەھەللىدە قان بېسىمى ئۆلچىنىدۇ",
        "greeting": "چاغان مۇبارەك بولسۇن",
        "clock": "2026-يىل 11-ئاينىڭ 26-كۈنى",
        "rest": "ئانار مەھەللىسى",
    },
    "mn-Mong": {
        "slogan": "ᠨᠢᠭᠡᠨ ᠠᠶᠢᠯ ᠤᠨ ᠬᠡᠷᠡᠭ ᠲᠤ ᠵᠠᠭᠤᠨ ᠠᠶᠢᠯ",
        "story": "ᠨᠢᠭᠡᠨ ᠠᠶᠠᠭ᠎ᠠ ᠪᠤᠳᠠᠭ᠎ᠠ",
        "figure": "ᠯᠢᠨ ᠡᠮᠴᠢ (ᠵᠢᠱᠢᠶ᠎ᠡ)",
        "question": "ᠬᠡᠳᠦᠢ ᠡᠳᠦᠷ ᠲᠦ ᠪᠦᠷᠢᠳᠬᠡᠭᠦᠯᠬᠦ ᠪᠤᠢ",
        "notice": "ᠬᠠᠭᠠᠰ ᠰᠠᠶᠢᠨ ᠡᠳᠦᠷ ᠦᠨ ᠥᠷᠯᠦᠭᠡ",
        "greeting": "ᠰᠢᠨ᠎ᠡ ᠵᠢᠯ ᠦᠨ ᠮᠡᠨᠳᠦ",
        "clock": "2026 ᠣᠨ ᠤ 11 ᠰᠠᠷ᠎ᠠ ᠶᠢᠨ 26",
        "rest": "ᠠᠨᠠᠷ ᠨᠡᠶᠢᠭᠡᠮᠯᠢᠭ",
    },
    "en": {
        "slogan": "One household in need, a hundred at the door",
        "story": "One bowl of pilaf, two homes fragrant",
        "figure": "Doctor Lin (sample)",
        "question": "Within how many days is a newborn registered?",
        "notice": "Saturday at ten: blood pressure checks, free of charge",
        "greeting": "Happy New Year to every home",
        "clock": "November 26, 2026",
        "rest": "Shiliu Community",
    },
}
_MORE = {
    "zh-Hans": ("标签", "家庭医生 · 石榴社区", "先坐下，药的事不急。", "天"),
    "ug": ("بەلگە", "ئائىلە دوختۇرى", "ئاۋۋال ئولتۇرۇڭ، ئالدىرىماڭ.", "كۈن"),
    "mn-Mong": ("ᠦᠯᠢᠭᠡᠷ", "ᠭᠡᠷ ᠪᠦᠯᠢ ᠶᠢᠨ ᠡᠮᠴᠢ", "ᠡᠬᠢᠯᠡᠭᠡᠳ ᠰᠠᠭᠤ", "ᠡᠳᠦᠷ"),
    "en": ("Label", "Family doctor", "Sit down first; the medicine can wait.", "days"),
}
COMBINATIONS: tuple[tuple[Language, ...], ...] = ((ZH,), (ZH, UG), (ZH, MN), (UG, ZH), (EN,))


def words(kind: Template, language: Language) -> Words:
    """What a slide of a kind says in a language."""
    label, byline, text, days = _MORE[language.code]
    main = _MAIN[language.code]["question" if kind == "answer" else kind]
    options = tuple(f"{count} {days}" for count in (30, 60, 90, 180))
    if kind == "question":
        return Words(language, main, label, options=options)
    if kind == "answer":
        return Words(language, main, label, text=text, options=options, right=(2,))
    if kind in ("story", "figure"):
        return Words(language, main, label, byline, text)
    return Words(language, main, label if kind == "notice" else "")


def slide(kind: Template, *languages: Language, design: int = 0) -> Slide:
    """A slide of a kind with everything that it can have."""
    pictures: dict[str, Path] = {"story": COVER, "figure": PORTRAIT}
    return Slide(
        kind,
        tuple(words(kind, language) for language in languages or (ZH,)),
        picture=pictures.get(kind),
        address=ADDRESS if kind in pictures else None,
        day=date(2026, 11, 26) if kind == "clock" else None,
        design=design,
    )


def look(size: tuple[int, int], *, mono: bool = False, night: bool = False) -> Look:
    """How a screen of one of the sizes wants its pictures."""
    return Look(*size, mono, night, LOOKS[size])


@dataclass(slots=True)
class Painted:
    """What was set on pictures, in order: each setting with the box it was drawn in."""

    settings: list[tuple[Setting, tuple[int, int, int, int], tuple[int, int]]] = field(
        default_factory=list
    )

    def text(self, language: Language) -> str:
        """All that was drawn in a language, without spaces."""
        drawn = (s for s, _, _ in self.settings if s.language == language)
        return "".join("".join(s.lines) for s in drawn).replace(" ", "").replace("　", "")


@contextmanager
def recorded() -> Iterator[Painted]:
    """Records every text that is drawn meanwhile."""
    painted = Painted()
    draw = Setting.draw

    def recording(
        self: Setting, image: Image.Image, x: int, y: int, colour: Any, **more: Any
    ) -> None:
        width = max(more.get("width") or 0, self.width)
        painted.settings.append((self, (x, y, x + width, y + self.height), image.size))
        draw(self, image, x, y, colour, **more)

    with patch.object(Setting, "draw", recording):
        yield painted
