"""The versions of a paper: the same questions, each time in another order.

Sections keep their places; questions are shuffled within theirs and options within their question.
Numbers and dates among options rise from the first to the last, as on the website, and true stands
before false.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import count, permutations
from math import factorial
from typing import TypeVar

from portal.quiz.assembly.paper import Assembled
from portal.quiz.generate.order import mixed
from portal.quiz.item import BankItem, keys_of, pairs_of
from portal.quiz.text import digest
from portal.quiz.values import read_value
from portal.quiz.words import Words, words_of

_FEW = 6
"""Of so many things and fewer all orders are looked through; of more, drawing soon finds one."""


_NUMBER = re.compile(r"-?\d{1,20}(\.\d{1,20})?")
"""A number without a unit, a year among them."""


class TooFewOrders(Exception):
    """There are not as many orders of a paper as versions were asked for; `possible` are."""

    def __init__(self, possible: int) -> None:
        super().__init__(possible)
        self.possible = possible


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it stands in a version.

    `number` counts from 1 through the whole paper; `order` has, for each option as shown, its
    place in `choices` of the item; empty where a question has none.
    """

    number: int
    item: BankItem
    order: tuple[int, ...]

    @property
    def options(self) -> tuple[str, ...]:
        """What is shown to choose from; of true or false none."""
        choices = choices_of(self.item)
        return tuple(choices[place] for place in self.order) if choices else ()

    @property
    def answer(self) -> tuple[tuple[int, ...], ...]:
        """As `KeyQuestion.answer`."""
        shown = {place: position for position, place in enumerate(self.order)}
        return tuple(tuple(sorted(shown[place] for place in row)) for row in _right(self.item))


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a paper: its name (`A`), and the questions of its sections in order."""

    name: str
    sections: tuple[tuple[Asked, ...], ...]

    @property
    def asked(self) -> tuple[Asked, ...]:
        """All its questions in order."""
        return tuple(asked for section in self.sections for asked in section)


def choices_of(item: BankItem) -> tuple[str, ...]:
    """What a question has to choose from, in the order of the bank: its options, or the right
    sides of its pairs, each once; none of true or false, and of what is written by hand."""
    match item.type:
        case "single" | "multiple":
            return item.options
        case "order":
            return item.options or mixed(item.id, keys_of(item))
        case "match":
            return tuple(dict.fromkeys(right for _, right in pairs_of(item)))
        case _:
            return ()


def versions_of(assembled: Assembled, names: Sequence[str]) -> tuple[Version, ...]:
    """A version for each name; the same names, seed and questions give the same versions.

    No version has the order of another, and as far as there are enough orders, neither has any
    section of it, nor any question.

    Raises TooFewOrders.
    """
    seed = digest("paper", assembled.seed, assembled.blueprint.slug, assembled.language)
    sections = [_Orders((seed, str(n)), len(items)) for n, items in enumerate(assembled.sections)]
    options = {item.id: _options_of(seed, item) for item in assembled.items}
    possible = 1
    for orders in (*sections, *options.values()):
        possible *= orders.possible
    if possible < len(names):
        raise TooFewOrders(possible)
    made: list[Version] = []
    for name in names:
        for turn in count():
            version = _version(assembled, name, turn, sections, options)
            if all(version.sections != other.sections for other in made):
                made.append(version)
                break
    return tuple(made)


def _version(
    assembled: Assembled,
    name: str,
    turn: int,
    sections: Sequence[_Orders],
    options: dict[str, _Orders],
) -> Version:
    numbers = count(1)
    parts: list[tuple[Asked, ...]] = []
    for items, orders in zip(assembled.sections, sections, strict=True):
        shuffled = [items[place] for place in orders.next(name, turn)]
        parts.append(
            tuple(
                Asked(next(numbers), item, options[item.id].next(name, turn)) for item in shuffled
            )
        )
    return Version(name, tuple(parts))


class _Orders:
    """Hands out orders of so many things, none again before all were; `fixed` is the only one."""

    def __init__(
        self, seed: tuple[str, ...], size: int, fixed: tuple[int, ...] | None = None
    ) -> None:
        self._seed, self._size, self._fixed = seed, size, fixed
        self._used: set[tuple[int, ...]] = set()
        self.possible = factorial(size) if fixed is None else 1

    def next(self, name: str, turn: int) -> tuple[int, ...]:
        """An order for a version; `turn` tells its trials apart."""
        if self._fixed is not None:
            return self._fixed
        if len(self._used) == self.possible:
            self._used.clear()
        found = next(order for order in self._drawn(name, turn) if order not in self._used)
        self._used.add(found)
        return found

    def _drawn(self, name: str, turn: int) -> Iterator[tuple[int, ...]]:
        key = (*self._seed, name, str(turn))
        if self._size <= _FEW:
            yield from _shuffled(key, tuple(permutations(range(self._size))))
        else:
            for again in count():
                yield _shuffled((*key, str(again)), range(self._size))


_Thing = TypeVar("_Thing")


def _shuffled(key: tuple[str, ...], things: Iterable[_Thing]) -> tuple[_Thing, ...]:
    """Things as a key shuffles them, the same on every machine and in every year."""
    return tuple(sorted(things, key=lambda thing: digest(*key, str(thing))))


def _options_of(seed: str, item: BankItem) -> _Orders:
    """The orders in which the options of a question may stand."""
    if item.type == "true_false":
        return _Orders((), 2, (0, 1))
    choices = choices_of(item)
    rising = _rising(item) if item.type in ("single", "multiple") else None
    return _Orders((seed, item.id), len(choices), rising)


def _rising(item: BankItem) -> tuple[int, ...] | None:
    """The order in which options rise, where all are numbers or dates of one kind."""
    words = words_of(item.lang)
    values = [_value(option, words) for option in item.options]
    measured = [value for value in values if value is not None]
    if len(measured) < len(values) or len({unit for unit, _ in measured}) != 1:
        return None
    return tuple(sorted(range(len(values)), key=lambda place: measured[place][1]))


def _value(option: str, words: Words) -> tuple[str, tuple[Decimal, ...]] | None:
    """The unit of an option and its place among others of it; None where it is no number."""
    value = read_value(option, words)
    if value is not None:
        return value.unit, value.order
    plain = unicodedata.normalize("NFKC", option).strip()
    return ("", (Decimal(plain),)) if _NUMBER.fullmatch(plain) else None


def _right(item: BankItem) -> tuple[tuple[int, ...], ...]:
    """The places in `choices_of` that are right, for each row; no row where a person marks it."""
    choices = choices_of(item)
    match item.type:
        case "true_false":
            return ((0 if item.answer else 1,),)
        case "single" | "multiple":
            return (tuple(map(choices.index, keys_of(item))),)
        case "order":
            return tuple((choices.index(word),) for word in keys_of(item))
        case "match":
            return tuple((choices.index(right),) for _, right in pairs_of(item))
        case _:
            return ()
