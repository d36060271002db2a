"""Dates, numbers, lists and plural forms as a language writes them, from CLDR through Babel."""

from __future__ import annotations

from datetime import date
from functools import cache

from portal.language.languages import UnknownLanguage, locale_of, script_of, widening


@cache
def _locale(code: str) -> str:
    """The narrowest locale that Babel has for a language, else English."""
    for wider in widening(code):
        try:
            return str(locale_of(wider))
        except UnknownLanguage:
            continue
    return "en"


@cache
def date_text(day: date, code: str, pattern: str | None) -> str:
    """A date, by a CLDR `pattern` (`y年M月d日`), else as CLDR's long one."""
    from babel.dates import format_date

    return str(format_date(day, pattern or "long", locale=_locale(code)))


def weekday_text(day: date, code: str) -> str | None:
    """The name of a day of the week; None where CLDR has none in the language."""
    name = date_text(day, code, "EEEE")
    # What CLDR lacks, it says in Latin letters.
    return None if name.isascii() and script_of(code) not in ("Latn", None) else name


def is_pattern(pattern: str) -> bool:
    """Whether a date can be written by a CLDR pattern."""
    try:
        date_text(date(2000, 1, 1), "en", pattern)
    except (ValueError, KeyError, AttributeError, IndexError):
        return False
    return True


@cache
def number_text(number: int, code: str) -> str:
    """A whole number with its thousands marked off."""
    from babel.numbers import format_decimal

    return str(format_decimal(number, locale=_locale(code)))


@cache
def plural(number: int, code: str) -> str:
    """The plural category of a number (`one`, `few`, `other` …)."""
    return str(locale_of(_locale(code).replace("_", "-")).plural_form(number))


@cache
def separator(code: str) -> str:
    """What stands between the words of a list."""
    pattern = locale_of(_locale(code).replace("_", "-")).list_patterns["standard"]["middle"]
    return str(pattern).replace("{0}", "").replace("{1}", "")
