"""Slogans in four languages, put together from words by a fixed seed, and those of the sample.

They only fill screens: what they say makes no more sense than chance gives it.
"""

from __future__ import annotations

import random
import re

import yaml
from portal.language.catalogue import Strings
from portal.language.languages import Language
from support.sample import ROOT

ZH = Language("zh-Hans", "中文")
HANT = Language("zh-Hant", "繁體中文", prefix="zh-hant")
UG = Language("ug", "ئۇيغۇرچە", direction="rtl", prefix="ug")
MN = Language("mn-Mong", "ᠮᠣᠩᠭᠣᠯ", prefix="mn", writing="vertical")
EN = Language("en", "English", prefix="en")
LANGUAGES = (ZH, UG, MN, EN)

SIZES = (
    (128, 32),
    (256, 32),
    (512, 64),
    (192, 96),
    (320, 160),
    (64, 192),
    (480, 800),
    (960, 540),
    (512, 1024),
    (1080, 1920),
    (1920, 1080),
    (3840, 1080),
)

_WORDS = yaml.safe_load((ROOT / "tests" / "support" / "slogan_words.yml").read_text("utf-8"))
_ENDS = {
    "zh-Hans": ("", "。", "！", "？", "……"),
    "ug": ("", ".", "!", "؟"),
    "en": ("", ".", "!", "?"),
}
_JOINTS = {
    "zh-Hans": ("", "", "", "，", "，", "、", "：", "——", " "),
    "ug": (" ", " ", " ", "، ", " – "),
    "mn-Mong": (" ", " ", " ", "᠂ "),
    "en": (" ", " ", " ", ", ", " – "),
}


def mongolian_words() -> list[str]:
    """Words of the interface in Mongolian."""
    say = Strings("mn-Mong")
    keys = ("no_accounts", "answers_stay", "no_other_hosts")
    text = " ".join(say(f"privacy.{key}") for key in keys)
    return [*dict.fromkeys(re.findall(r"[\u1820-\u18aa\u180b-\u180e\u202f]+", text)), "2026", "90"]


def uyghur_words() -> list[str]:
    """Words written in Uyghur letters alone, those of the sample's slogans too."""
    texts = " ".join((_WORDS["ug"], *sample("ug")))
    return sorted(set(re.findall(r"[\u0626-\u06d5]+", texts)))


def sample(code: str) -> list[str]:
    """The slogans of the sample site in a language."""
    entries = yaml.safe_load((ROOT / "docs" / "slogans.yml").read_text("utf-8"))
    return [entry["text"][code] for entry in entries if code in entry["text"]]


def slogans(language: Language, count: int = 300) -> list[str]:
    """So many slogans, the same in every run: short ones, and one in twenty long."""
    chance = random.Random(f"slogans {language.code}")
    code = language.code
    words = _WORDS[code].split() if code in _WORDS else mongolian_words()
    result = sample(code)[: count // 4]
    while len(result) < count:
        length = chance.randint(12, 60) if chance.random() < 0.05 else chance.randint(2, 9)
        text = ""
        for number in range(length):
            if number:
                text += chance.choice(_JOINTS[code])
            text += chance.choice(words)
        result.append(text + chance.choice(_ENDS.get(code, ("", "᠃"))))
    return result
