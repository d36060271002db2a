"""Facts with an order of their own: quantities, dates, article numbers.

A value knows its neighbours: others of the same granularity, written in the same way.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol

from portal.quiz import numerals
from portal.quiz.dates import Day, read_day
from portal.quiz.words import Words

_ARABIC = r"(?P<arabic>\d{1,3}(?:,\d{3})+|\d{1,12}(?:\.\d{1,4})?)"
_HAN = rf"(?P<han>半|[{numerals.CHARACTERS}]{{1,8}})"
_ARTICLE = re.compile(rf"第(?P<space> ?)(?:{_ARABIC}|{_HAN})(?P=space)条")
_SERIES = tuple(Decimal(step) for step in ("1", "1.2", "1.5", "2", "3", "5", "8"))
_HALF = Decimal("0.5")
_SHARES = re.compile(rf"{numerals.SHARE}[{numerals.CHARACTERS}]{{1,6}}")
_ROUND = {
    Decimal(5): (1, 2, 3, 8, 10, 15),
    Decimal(10): (3, 5, 8, 12, 15, 20),
    Decimal(15): (5, 10, 12, 20, 25, 30),
    Decimal(20): (5, 10, 15, 25, 30, 40),
}
"""Round numbers among round ones; a single round one would give itself away."""


class Value(Protocol):
    """What can be put in order; only values of the same `unit` can be compared."""

    @property
    def unit(self) -> str: ...
    @property
    def order(self) -> tuple[Decimal, ...]: ...
    @property
    def text(self) -> str: ...
    def near(self, words: Words) -> Iterator[Value]:
        """Others of its granularity."""


@dataclass(frozen=True, slots=True)
class Number:
    """How a number is written: in Arabic or Chinese numerals, with or without `,`."""

    value: Decimal
    han: bool = False
    grouped: bool = False
    pair: bool = False
    """Whether two is written as before a measure word."""

    @property
    def text(self) -> str:
        if not self.han:
            plain = f"{self.value.normalize():f}"
            return f"{int(self.value):,}" if self.grouped and _whole(self.value) else plain
        if self.value == _HALF:
            return "半"
        return "两" if self.pair and self.value == 2 else numerals.write(int(self.value))

    def can_say(self, value: Decimal) -> bool:
        """Whether `value` can be written in this way."""
        if self.han and value == _HALF:
            return self.value < 3
        return _whole(value) or not _whole(self.value)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: `90 天`, `两种`, `15%`."""

    number: Number
    space: str
    name: str
    """The unit as it is written; `unit` is its one name."""
    unit: str

    @property
    def order(self) -> tuple[Decimal, ...]:
        return (self.number.value,)

    @property
    def text(self) -> str:
        return self.number.text + self.space + self.name

    def at(self, value: Decimal) -> Quantity:
        """Another number of the same, written in the same way."""
        return replace(self, number=replace(self.number, value=value))

    def near(self, words: Words) -> Iterator[Quantity]:
        own = self.number.value
        ladder = [Decimal(str(step)) for step in words.units.get(self.name, ())]
        # beyond its end a ladder says nothing
        beyond = ladder and own > ladder[-1]
        for value in _steps(own) if beyond or not ladder else ladder:
            if value > 0 and value != own and self.number.can_say(value):
                yield self.at(value)

    def fits(self, value: Decimal, words: Words) -> bool:
        """Whether a number from elsewhere looks like one that stands near this one."""
        own = self.number.value
        if not (own / 4 <= value <= own * 4 and self.number.can_say(value)):
            return False
        return bool(words.units.get(self.name)) or _digits(value) <= _digits(own)


@dataclass(frozen=True, slots=True)
class Article:
    """The number of an article: `第四条`."""

    number: Number
    space: str
    unit: str = "article"

    @property
    def order(self) -> tuple[Decimal, ...]:
        return (self.number.value,)

    @property
    def text(self) -> str:
        return f"第{self.space}{self.number.text}{self.space}条"

    def near(self, words: Words) -> Iterator[Article]:
        for step in (1, 2, 3, 4, 5):
            for value in (self.number.value - step, self.number.value + step):
                if value >= 1:
                    yield replace(self, number=replace(self.number, value=value))


@dataclass(frozen=True, slots=True)
class Share:
    """A share in Chinese numerals: `百分之八十`."""

    number: Number
    unit: str = "%"

    @property
    def order(self) -> tuple[Decimal, ...]:
        return (self.number.value,)

    @property
    def text(self) -> str:
        return numerals.SHARE + self.number.text

    def near(self, words: Words) -> Iterator[Share]:
        for step in words.units.get("%", ()):
            if Decimal(str(step)) != self.number.value:
                yield Share(replace(self.number, value=Decimal(str(step))))


def _whole(value: Decimal) -> bool:
    return value == value.to_integral_value()


def _digits(value: Decimal) -> int:
    """How many digits of it are not rounded."""
    return len(value.normalize().as_tuple().digits)


def _round(value: Decimal) -> Decimal:
    """The nearest of 1, 2, 5, 10, 20, 50 and so on."""
    power = Decimal(10) ** value.adjusted()
    return min((power * step for step in (1, 2, 5, 10)), key=lambda near: abs(near - value))


def _steps(own: Decimal) -> Iterator[Decimal]:
    """Numbers near `own`, as round as it is."""
    if own in _ROUND:
        yield from map(Decimal, _ROUND[own])
        return
    if own <= 20 and _whole(own):
        yield from (own + step for step in (-4, -3, -2, -1, 1, 2, 3, 4))
        return
    power = Decimal(10) ** own.adjusted()
    if _digits(own) <= 2 and own / power in _SERIES:
        for scale in (power / 10, power, power * 10):
            yield from (step * scale for step in _SERIES)
        return
    grain = Decimal(1).scaleb(int(own.normalize().as_tuple().exponent))
    step = max(grain, _round(own / 8))
    yield from (own + count * step for count in (-3, -2, -1, 1, 2, 3))


def _number(match: re.Match[str]) -> Number | None:
    if arabic := match["arabic"]:
        return Number(Decimal(arabic.replace(",", "")), grouped="," in arabic)
    if match["han"] == "半":
        return Number(_HALF, han=True, pair=True)
    value = numerals.read(match["han"])
    pair = value != 2 or match["han"] == "两"
    return None if value is None else Number(Decimal(value), han=True, pair=pair)


def read_quantity(text: str, words: Words) -> Quantity | None:
    """The quantity that `text` is, None where it is none."""
    match = re.fullmatch(
        rf"(?:{_ARABIC}|{_HAN})(?P<space> ?)(?P<unit>{words.unit_pattern})",
        unicodedata.normalize("NFKC", text).strip(),
    )
    number = match and _number(match)
    if not match or number is None or number.value <= 0:
        return None
    return Quantity(number, match["space"], match["unit"], words.unit(match["unit"]))


def quantities(text: str, words: Words) -> frozenset[tuple[str, Decimal]]:
    """The quantities that stand in `text`, as (unit, number)."""
    found = set()
    for match in re.finditer(
        rf"(?:(?<![\d.]){_ARABIC}|{_HAN}) ?(?P<unit>{words.unit_pattern})",
        unicodedata.normalize("NFKC", text),
    ):
        number = _number(match)
        if number is not None:
            found.add((words.unit(match["unit"]), number.value))
    for match in _SHARES.finditer(text):
        share = read_share(match[0])
        if share is not None:
            found.add((share.unit, share.number.value))
    return frozenset(found)


def read_article(text: str) -> Article | None:
    """The article number that `text` is, None where it is none."""
    match = _ARTICLE.fullmatch(unicodedata.normalize("NFKC", text).strip())
    number = match and _number(match)
    if not match or number is None or not 1 <= number.value < 10_000:
        return None
    return Article(replace(number, pair=False), match["space"])


def read_share(text: str) -> Share | None:
    """The share that `text` is, None where it is none."""
    number = unicodedata.normalize("NFKC", text).strip().removeprefix(numerals.SHARE)
    value = numerals.read(number) if number != text else None
    return Share(Number(Decimal(value), han=True)) if value and value <= 100 else None


def read_value(text: str, words: Words) -> Value | None:
    """The value that `text` is: a date, an article number, or a quantity."""
    day: Day | None = read_day(text)
    return day or read_article(text) or read_share(text) or read_quantity(text, words)
