"""Wrong options: of the same kind as the key, near it, and false."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Sized
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import islice
from typing import Literal

from portal.content.read_lists import TermList
from portal.quiz.alike import nearest
from portal.quiz.facts import Fact, core_of
from portal.quiz.generate.choose import WANTED, choose, from_place, overlap, stands_out
from portal.quiz.sections import Section
from portal.quiz.sounds import sound_alike
from portal.quiz.text import digest, length, normal, seed
from portal.quiz.values import Quantity, Value, quantities, read_quantity, read_value
from portal.quiz.words import words_of

_PLACES = (*6 * (0,), *6 * (1,), *8 * (2,), *12 * (3,))
"""How many wrong numbers shall be less than the key, drawn from these: numbers so small that few
are below them must stand first, so the others do so less often."""
_LOOKED_AT = 60
"""How many candidates of a long list are looked at for one key."""
_Place = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Alike:
    """Another part of the pages whose question is near, and how near: 1 is the same."""

    section: Section
    measure: float
    alike: bool
    """Whether its facts are no wrong options here."""


class Distractors:
    """The wrong options for facts: from the lists of terms, from near values, and from the
    facts of other parts that ask of something else."""

    def __init__(
        self, facts: Sequence[Fact], terms: Sequence[TermList], default_language: str
    ) -> None:
        self._default = default_language
        self._siblings: defaultdict[_Place, list[Fact]] = defaultdict(list)
        self._terms = {listed.category: tuple(listed.terms) for listed in terms}
        self._peers: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        self._sections: dict[_Place, Section] = {}
        for fact in facts:
            self._siblings[fact.section.key].append(fact)
            self._sections[fact.section.key] = fact.section
            for group in _groups(fact):
                self._peers[group].append(fact.text)
        for group, texts in self._peers.items():
            self._peers[group] = sorted(set(texts))

    def siblings(self, fact: Fact) -> tuple[Fact, ...]:
        """The facts of the same part, itself among them, in their order."""
        return tuple(self._siblings[fact.section.key])

    def beside(
        self, identity: str, fact: Fact, stem: str
    ) -> tuple[str, ...] | Literal["few-distractors", "key-stands-out"]:
        """Three texts that are false in the fact's place, or why there are none; the other cells
        of a table's column come first."""
        if chosen := choose(identity, fact.text, self._column(identity, fact), stem):
            return chosen
        if fact.value is not None:
            return self._values_beside(identity, fact, fact.value) or "few-distractors"
        found: list[str] = []
        for candidates in self._texts_beside(identity, fact):
            found += [text for text in candidates if self.is_false(text, fact)]
            if chosen := choose(identity, fact.text, found, stem):
                return chosen
        enough = len(set(map(normal, found))) >= WANTED
        return "key-stands-out" if enough else "few-distractors"

    def instead(self, identity: str, fact: Fact) -> tuple[str, ...]:
        """A few texts of the fact's kind that are false in its place, the best first."""
        own = length(fact.text)
        column = [t for t in self._column(identity, fact) if not stands_out(own, [length(t)])]
        if column:
            return tuple(column[:WANTED])
        if fact.value is not None:
            return self._values_beside(identity, fact, fact.value) or ()
        for candidates in self._texts_beside(identity, fact):
            found = (text for text in candidates if self.is_false(text, fact))
            fit = (text for text in found if not stands_out(own, [length(text)]))
            if some := tuple(islice(fit, WANTED)):
                return some
        return ()

    def beside_all(self, identity: str, row: Sequence[Fact]) -> list[str]:
        """The texts of the row's kind that are false beside all of it, the best first."""
        found: list[str] = []
        for candidates in self._texts_beside(identity, row[0]):
            for text in candidates:
                fits = all(self.is_false(text, fact) for fact in row)
                if fits and not any(overlap(text, other) for other in found):
                    found.append(text)
        return found

    def _column(self, identity: str, fact: Fact) -> list[str]:
        """The other cells of the column in which a fact stands, where they are of its unit and
        no marked facts themselves."""
        words, true = fact.section.words, self._true[fact.section.key]
        others = (text for text in fact.passage.column if normal(text) not in true)
        cells = [text for text in others if not _is_key(text, fact)]
        if fact.value is not None:
            values = [read_value(text, words) for text in cells]
            if any(v is None or v.unit != fact.unit for v in values):
                return []
            orders = [value.order for value in values if value]
            if fact.value.order in orders or len(set(orders)) < len(orders):
                return []
        return sorted(cells, key=lambda text: digest(identity, text))

    def is_false(self, text: str, fact: Fact) -> bool:
        """Whether `text` is no answer here: neither the key in other words, nor like it when read
        out, nor named by the page, nor a fact of a part that is about the same or asks alike."""
        form = normal(text)
        if not form or _is_key(text, fact) or form in self._true[fact.section.key]:
            return False
        if isinstance(fact.value, Quantity):
            return True
        if sound_alike(text, fact.text):
            return False
        return normal(core_of(text, fact.section.words)) not in fact.section.everything

    def alike(self, section: Section) -> tuple[Alike, ...]:
        """The parts that ask alike, and the nearest that does not; the nearest first."""
        return self._alike.get(section.key, ())

    def origin(
        self, text: str, fact: Fact
    ) -> tuple[Literal["column", "terms", "fact", "near"], str]:
        """Where a wrong option comes from: `column`, another row of the table, `terms` and the
        category, `fact` and the page it stands on, or `near`."""
        form = normal(text)
        if form in map(normal, fact.passage.column):
            return "column", ""
        for category in fact.categories:
            if form in map(normal, self._terms.get(category, ())):
                return "terms", category
        if fact.value is None:
            for found in self._siblings.values():
                if any(other.normal == form for other in found):
                    return "fact", found[0].section.source
        return "near", ""

    def _texts_beside(self, identity: str, fact: Fact) -> Iterator[Iterable[str]]:
        """Lists of candidates, the best first: the editors' lists come before other facts, so
        that an edit elsewhere seldom changes a question."""

        def nearest_first(text: str) -> tuple[int, str]:
            away = abs(length(text) - length(fact.text))
            return int(away > 2) + int(away > 4) + int(away > 7), digest(identity, text)

        if fact.language == self._default:
            listed = {term for name in fact.categories for term in self._terms.get(name, ())}
            yield sorted(listed, key=nearest_first)
        for group in _groups(fact):
            found = from_place(self._peers[group], seed(identity, *group))
            yield sorted(islice(found, _LOOKED_AT), key=nearest_first)

    def _values_beside(self, identity: str, fact: Fact, own: Value) -> tuple[str, ...] | None:
        """Values near the key; how many of them are smaller is drawn from the id, so that the
        key may stand in any place."""
        words = fact.section.words
        near: dict[tuple[Decimal, ...], str] = {v.order: v.text for v in own.near(words)}
        if isinstance(own, Quantity):
            for value in self._numbers.get((fact.language, own.unit), ()):
                if own.fits(value, words):
                    near.setdefault((value,), own.at(value).text)
        near.pop(own.order, None)
        shown = {
            (value,)
            for unit, value in quantities(fact.passage.rest, words)
            if isinstance(own, Quantity) and unit == own.unit
        }
        fit = {
            order: text
            for order, text in near.items()
            if all((order < bound) == (own.order < bound) for bound in shown)
            and (own.unit, order[0]) not in fact.section.quantities
            and self.is_false(text, fact)
        }
        below = sorted((order for order in fit if order < own.order), reverse=True)
        above = sorted(order for order in fit if order > own.order)
        smaller = place_among(_PLACES[seed(identity, "rank") % len(_PLACES)], below, above)
        if smaller is None:
            return None
        return tuple(fit[o] for o in (*below[:smaller], *above[: WANTED - smaller]))

    @cached_property
    def _numbers(self) -> dict[tuple[str, str], frozenset[Decimal]]:
        """The numbers of the term lists by language and unit."""
        found: defaultdict[tuple[str, str], set[Decimal]] = defaultdict(set)
        words = words_of(self._default)
        for terms in self._terms.values():
            for term in terms:
                quantity = read_quantity(term, words)
                if quantity is not None:
                    found[self._default, quantity.unit].add(quantity.number.value)
        return {key: frozenset(values) for key, values in found.items()}

    @cached_property
    def _alike(self) -> dict[_Place, tuple[Alike, ...]]:
        keys = list(self._sections)
        asked = [section.question or section.title for section in self._sections.values()]
        return {
            key: tuple(
                Alike(self._sections[keys[near.other]], near.measure, near.alike) for near in found
            )
            for key, found in zip(keys, nearest(asked), strict=True)
        }

    @cached_property
    def _true(self) -> dict[_Place, frozenset[str]]:
        """For each part the facts, in normal form, of its own and of those that ask alike."""
        facts = {
            key: frozenset(fact.normal for fact in found) for key, found in self._siblings.items()
        }
        return {
            key: own.union(*(facts[a.section.key] for a in self._alike[key] if a.alike))
            for key, own in facts.items()
        }


def place_among(wanted: int, below: Sized, above: Sized) -> int | None:
    """How many wrong options are to be less than the key: as `wanted`, or as near to it as there
    are enough; None where there are too few in all."""
    least, most = max(0, WANTED - len(above)), min(WANTED, len(below))
    return min(max(wanted, least), most) if least <= most else None


def _groups(fact: Fact) -> Iterator[tuple[str, ...]]:
    """The groups of facts of which one can stand for another."""
    if fact.kind == "law":
        yield "law", fact.language
    for category in fact.categories if fact.value is None else ():
        yield "category", fact.language, category


def _is_key(text: str, fact: Fact) -> bool:
    """Whether a text is the key, a part of it, or holds it."""
    if fact.value is not None:
        return normal(text) == fact.normal
    return overlap(text, fact.text) or overlap(core_of(text, fact.section.words), fact.core)
