"""What an option says as a number or a date, so that options can be compared."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from portal.quiz import numerals
from portal.quiz.dates import Day
from portal.quiz.review.words import ReviewWords
from portal.quiz.review.words import words_of as review_words
from portal.quiz.text import normal
from portal.quiz.values import Article, Quantity, Share, read_value
from portal.quiz.words import words_of

_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMBER = re.compile(rf"(?:{_ARABIC})|半(?=[年天个小日月价斤里数成周])|[{numerals.CHARACTERS}]+")
_BARE = re.compile(rf"[-+$¥￥€]?(?:{_ARABIC}|[{numerals.CHARACTERS}]+)")
_LONGEST = 60
ENDLESS = Decimal("1e30")
_ALIKE_DAYS = {"lunar": "month-day", "week": "month-day"}


@dataclass(frozen=True, slots=True)
class Measure:
    """An option that is a number or a date: of what, and its place among others of that."""

    kind: str
    order: tuple[Decimal, ...]
    form: str
    """How it is written, the number left out."""


@lru_cache(maxsize=20_000)
def measure(text: str, lang: str) -> Measure | None:
    """The number or date that a text is, None where it is none."""
    text = unicodedata.normalize("NFKC", text)
    if len(text) > _LONGEST or not _NUMBER.search(text):
        return None
    if _BARE.fullmatch(text):
        shape, order = skeleton(text)
        return Measure("number", order, shape) if order else None
    value = read_value(text, words_of(lang))
    match value:
        case Quantity():
            units = review_words(lang).units
            name, size = units.get(value.name) or units.get(value.unit) or (value.unit, 1.0)
            amount = value.number.value * Decimal(str(size))
            return Measure(name, (amount,), value.name)
        case Day():
            return Measure(_ALIKE_DAYS.get(value.form, value.form), value.order, value.form)
        case Share():
            return Measure("share", value.order, "%")
        case Article():
            return Measure("article", value.order, "article")
    return None


@lru_cache(maxsize=20_000)
def skeleton(text: str) -> tuple[str, tuple[Decimal, ...]]:
    """A text with `#` for each number, and the numbers."""
    found: list[Decimal] = []

    def note(match: re.Match[str]) -> str:
        word = match[0].replace(",", "")
        if word[0].isascii() and word[0].isdecimal():
            found.append(Decimal(word))
        elif word == "半":
            found.append(Decimal("0.5"))
        elif (number := numerals.read(word)) is not None:
            found.append(Decimal(number))
        else:
            return match[0]
        return "#"

    shape = _NUMBER.sub(note, unicodedata.normalize("NFKC", text[:400]))
    return normal(shape), tuple(found)


@dataclass(frozen=True, slots=True)
class Span:
    """All numbers of one unit from `least` to `most`; `form` is what is written around them."""

    form: str
    least: Decimal
    most: Decimal

    @property
    def closed(self) -> bool:
        """Whether it has both ends."""
        return self.least > -ENDLESS and self.most < ENDLESS


_SIGNS = re.compile(r"[\W_]+")


def span(text: str, words: ReviewWords) -> Span | None:
    """The numbers that an option covers, None where it is no bound and no range."""
    shape, numbers = skeleton(text)
    form = _SIGNS.sub("", words.bounds.sub("", shape))
    if len(numbers) == 2 and numbers[0] <= numbers[1] and words.between.search(shape):
        return Span(form, numbers[0], numbers[1])
    if len(numbers) == 1 and words.at_most.search(shape):
        return Span(form, -ENDLESS, numbers[0])
    if len(numbers) == 1 and words.at_least.search(shape):
        return Span(form, numbers[0], ENDLESS)
    return None
