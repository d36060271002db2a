"""One language of a site, as mkdocs.yml names it, and what is known of languages in general."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

Direction = Literal["ltr", "rtl"]
Writing = Literal["horizontal", "vertical"]
Borrowed = Literal["shown", "hidden"]
Variant = Literal["t", "tw", "hk", "twp", "hkp"]
"""How Simplified becomes Traditional: the plain forms, those of Taiwan or of Hong Kong; with `p`
its words too (软件 is 軟體). The names are OpenCC's."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language: BCP 47 `code`, own `name`, text `direction`, URL `prefix` ('' is the root)."""

    code: str
    name: str
    direction: Direction = "ltr"
    prefix: str = ""
    site_name: str | None = None
    """The site's name in this language, where it has one of its own."""
    publisher: str | None = None
    """The publisher's name in this language, where it has one of its own."""
    writing: Writing = "horizontal"
    """`vertical`: columns from top to bottom, the first at the left, as Mongolian is written."""
    fallback: tuple[str, ...] = ()
    """The languages whose text stands in where there is none in this one, in that order; after
    them the original."""
    borrowed: Borrowed = "shown"
    """Whether pages without a text in this language are there, with a notice, or left out."""
    fonts: tuple[str, ...] = ()
    """Font families that its texts are set in before the portal's own."""
    variant: Variant | None = None
    """How texts are made from Simplified Chinese where nobody wrote one; None: they are not."""
    keep: tuple[str, ...] = ()
    """Words that stay as they are when texts are made from Simplified Chinese."""

    def url(self, path: str) -> str:
        """`path` (relative to the site's root) under this language's prefix."""
        return f"{self.prefix}/{path}" if self.prefix else path

    @property
    def vertical(self) -> bool:
        """Whether it is written in columns."""
        return self.writing == "vertical"


CHINESE = Language("zh-Hans", "中文")


class UnknownLanguage(ValueError):
    """No such language is known."""


@cache
def locale_of(code: str) -> Any:
    """What CLDR knows of a language, as a Babel locale.

    Raises UnknownLanguage.
    """
    from babel import Locale, UnknownLocaleError  # loads its data on first use

    try:
        return Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError) as fault:
        raise UnknownLanguage(code) from fault


def right_code(code: str) -> str:
    """A code with its letters as they are written: `zh-hant` is `zh-Hant`, `KK` is `kk`."""
    first, *rest = code.replace("_", "-").split("-")
    return "-".join([first.lower(), *(x.title() if len(x) == 4 else x.upper() for x in rest)])


@cache
def widening(code: str) -> tuple[str, ...]:
    """`zh-TW`, `zh-Hant-TW`, `zh-Hant`, `zh`: a language's code, and ever wider ones."""
    parts = code.split("-")
    codes = ["-".join(parts[:end]) for end in range(len(parts), 0, -1)]
    if len(parts) == 2 and len(parts[1]) != 4:
        try:
            found = locale_of(code)
        except UnknownLanguage:
            return tuple(codes)
        if found.script:
            codes[1:1] = [f"{parts[0]}-{found.script}-{parts[1]}", f"{parts[0]}-{found.script}"]
    return tuple(codes)


@cache
def script_of(code: str) -> str | None:
    """The script that a code names, that its region writes, or that its language mostly has:
    `Mong`, `Hant`, `Arab`; None where CLDR does not say."""
    from babel.core import get_global

    named = next((part for x in widening(code) for part in x.split("-") if len(part) == 4), None)
    if named is not None:
        return named
    likely = str(get_global("likely_subtags").get(code.split("-")[0], ""))
    return next((part for part in likely.split("_") if len(part) == 4), None)


def direction_of(code: str) -> Direction:
    """The direction of a language's script."""
    return "rtl" if locale_of(code).text_direction == "rtl" else "ltr"


def writing_of(code: str) -> Writing:
    """How lines of a language's script run."""
    return "vertical" if script_of(code) == "Mong" else "horizontal"


def variant_of(code: str, wanted: Variant | None = None) -> Variant | None:
    """How texts in a language are made from Simplified Chinese: None for all but Traditional."""
    if code.split("-")[0] != "zh" or script_of(code) != "Hant":
        return None
    return wanted or ("hk" if code.split("-")[-1] in ("HK", "MO") else "tw")
