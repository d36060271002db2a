"""Dates as policy pages write them: a day, a month, a year, a lunar day, a week of a month."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from portal.quiz import numerals
from portal.quiz.words import Words

Form = Literal["day", "month", "year", "month-day", "lunar", "week"]

_PATTERNS: tuple[tuple[Form, re.Pattern[str]], ...] = tuple(
    (form, re.compile(pattern))  # type: ignore[misc]
    for form, pattern in (
        ("day", r"(\d{4})( ?)年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日"),
        ("month", r"(\d{4})( ?)年 ?(\d{1,2}) ?月"),
        ("year", r"([12]\d{3})( ?)年"),
        ("month-day", r"(\d{1,2})( ?)月 ?(\d{1,2}) ?日"),
        ("week", r"(\d{1,2})( ?)月的?第([一二三四])周"),
        (
            "lunar",
            r"农历()(正|[一二三四五六七八九十冬腊]{1,2})月(初?[一二三四五六七八九十廿]{1,3})",
        ),
    )
)
_LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_LUNAR_FEASTS = ((1, 1), (1, 15), (2, 2), (3, 3), (5, 5), (7, 7), (8, 15), (9, 9), (12, 8))


@dataclass(frozen=True, slots=True)
class Day:
    """A date: `parts` are its year, month and day, as far as its form has them."""

    form: Form
    parts: tuple[int, ...]
    space: str = ""

    @property
    def unit(self) -> str:
        return self.form

    @property
    def order(self) -> tuple[Decimal, ...]:
        return tuple(map(Decimal, self.parts))

    @property
    def text(self) -> str:
        s = self.space
        match self.form:
            case "day":
                return "{0}{3}年{3}{1}{3}月{3}{2}{3}日".format(*self.parts, s)
            case "month":
                return "{0}{2}年{2}{1}{2}月".format(*self.parts, s)
            case "year":
                return f"{self.parts[0]}{s}年"
            case "month-day":
                return "{0}{2}月{2}{1}{2}日".format(*self.parts, s)
            case "week":
                return f"{self.parts[0]}{s}月的第{numerals.write(self.parts[1])}周"
            case "lunar":
                return _lunar(*self.parts)

    @property
    def other_texts(self) -> list[str]:
        """Other ways in which people write the same day."""
        if self.form in ("lunar", "week"):
            return []
        units = {"year": "年", "month": "年月", "day": "年月日", "month-day": "月日"}[self.form]
        years = ["".join(map(numerals.digit, str(self.parts[0])))] if "年" in units else []
        spelt = [*years, *map(numerals.write, self.parts[len(years) :])]
        han = "".join(part + unit for part, unit in zip(spelt, units, strict=True))
        texts = [self.text, han]
        return [text[:-1] + "号" for text in texts if text.endswith("日")] + [han]

    def near(self, words: Words) -> Iterator[Day]:
        for parts in self._neighbours():
            if parts != self.parts and _exists(self.form, parts):
                yield replace(self, parts=parts)

    def _neighbours(self) -> Iterator[tuple[int, ...]]:
        match self.form, self.parts:
            case "day", (year, month, day):
                yield from ((other, month, day) for other in (year - 2, year - 1, year + 1))
                yield from ((year, other, day) for other in (1, 3, 5, 7, 9, 10, 12))
                yield (year + 2, month, day)
            case "month", (year, month):
                yield from ((year + step, month) for step in (-2, -1, 1, 2))
                yield from ((year, month + step) for step in (-3, -2, 2, 3))
            case "year", (year,):
                yield from ((year + step,) for step in (-3, -2, -1, 1, 2, 3))
            case "month-day", (month, day):
                yield from ((month + step, day) for step in (-3, -2, -1, 1, 2, 3))
            case "week", (month, week):
                yield from ((month, other) for other in (1, 2, 3, 4))
                yield from ((month + step, week) for step in (-2, -1, 1, 2))
            case "lunar", _:
                yield from _LUNAR_FEASTS


def read_day(text: str) -> Day | None:
    """The date that `text` is, None where it is none or no such day exists."""
    text = unicodedata.normalize("NFKC", text).strip()
    for form, pattern in _PATTERNS:
        match = pattern.fullmatch(text)
        if match is None:
            continue
        if form == "lunar":
            day = Day(form, (_lunar_month(match[2]), _lunar_day(match[3])))
            return day if day.text == text and _exists(form, day.parts) else None
        numbers = (match[1], *match.groups()[2:])
        parts = tuple(int(n) if n.isdecimal() else numerals.read(n) or 0 for n in numbers)
        return Day(form, parts, match[2]) if _exists(form, parts) else None
    return None


def _exists(form: Form, parts: tuple[int, ...]) -> bool:
    match form, parts:
        case ("day", (year, month, day)):
            pass
        case ("month", (year, month)):
            day = 1
        case ("year", (year,)):
            month = day = 1
        case ("month-day", (month, day)):
            year = 2024
        case ("week", (month, _)):
            year, day = 2024, 1
        case ("lunar", (month, day)):
            return 1 <= month <= 12 and 1 <= day <= 30
        case _:
            return True
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _lunar(month: int, day: int) -> str:
    months = {number: name for name, number in _LUNAR_MONTHS.items()}
    name = months.get(month) or numerals.write(month)
    return f"农历{name}月{'初' if day <= 10 else ''}{numerals.write(day)}"


def _lunar_month(name: str) -> int:
    return _LUNAR_MONTHS.get(name) or numerals.read(name) or 0


def _lunar_day(name: str) -> int:
    return numerals.read(name.removeprefix("初").replace("廿", "二十")) or 0
