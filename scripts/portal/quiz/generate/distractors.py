"""Wrong options: of the same kind as the key, near it, and false."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from portal.content.read_lists import TermList
from portal.quiz.alike import alike
from portal.quiz.facts import Asked, Fact, core_of
from portal.quiz.text import digest, length, normal, seed
from portal.quiz.values import Quantity, Value, quantities, read_quantity
from portal.quiz.words import words_of

WANTED = 3
_LOOKED_AT = 60
"""How many candidates of a long list are looked at for one key."""
_Question = tuple[str, str, str]


class Pool:
    """All that can stand beside a key: the facts of every page, and the lists of terms."""

    def __init__(
        self, facts: Sequence[Fact], terms: Sequence[TermList], default_language: str
    ) -> None:
        self._default = default_language
        self._siblings: defaultdict[_Question, list[Fact]] = defaultdict(list)
        self._terms = {terms.category: tuple(terms.terms) for terms in terms}
        self._peers: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        asked: dict[_Question, Asked] = {}
        for fact in facts:
            self._siblings[_question(fact.asked)].append(fact)
            asked[_question(fact.asked)] = fact.asked
            for group in _groups(fact):
                self._peers[group].append(fact.text)
        for group, texts in self._peers.items():
            self._peers[group] = sorted(set(texts))
        self._numbers = self._read_numbers()
        self._facts_of_alike = self._find_alike(asked)

    def siblings(self, fact: Fact) -> tuple[Fact, ...]:
        """The facts of the same answer, itself among them, in their order."""
        return tuple(self._siblings[_question(fact.asked)])

    def distractors(self, identity: str, fact: Fact) -> tuple[str, ...] | None:
        """Three texts that are false in the fact's place; None where there are not so many."""
        if fact.value is not None:
            return self._numbers_beside(identity, fact, fact.value)
        chosen: list[str] = []
        for candidates in self._texts_beside(identity, fact):
            for text in candidates:
                if self._is_false(text, fact) and not any(_overlap(text, c) for c in chosen):
                    chosen.append(text)
                    if len(chosen) == WANTED:
                        return tuple(chosen)
        return None

    def _texts_beside(self, identity: str, fact: Fact) -> Iterator[Iterable[str]]:
        """Lists of candidates, the best first: the editors' lists come before other facts, so
        that an edit elsewhere seldom changes a question."""

        def nearest(text: str) -> tuple[int, str]:
            away = abs(length(text) - length(fact.text))
            return int(away > 1) + int(away > 3) + int(away > 6), digest(identity, text)

        if fact.language == self._default:
            listed = {term for name in fact.categories for term in self._terms.get(name, ())}
            yield sorted(listed, key=nearest)
        for group in _groups(fact):
            yield sorted(_some(self._peers[group], seed(identity, *group)), key=nearest)

    def _numbers_beside(self, identity: str, fact: Fact, own: Value) -> tuple[str, ...] | None:
        """Values near the key; how many of them are smaller is drawn from the id, so that the
        key may stand in any place."""
        words = fact.asked.words
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
            and (own.unit, order[0]) not in fact.asked.quantities
            and self._is_false(text, fact)
        }
        below = sorted((order for order in fit if order < own.order), reverse=True)
        above = sorted(order for order in fit if order > own.order)
        first = seed(identity, "rank") % (WANTED + 1)
        for turn in range(WANTED + 1):
            smaller = (first + turn) % (WANTED + 1)
            if len(below) >= smaller and len(above) >= WANTED - smaller:
                return tuple(fit[o] for o in (*below[:smaller], *above[: WANTED - smaller]))
        return None

    def _is_false(self, text: str, fact: Fact) -> bool:
        """Whether `text` is no answer here: neither the key in other words, nor named by the
        page, nor a fact of an answer to a question that reads alike."""
        form = normal(text)
        if (
            not form
            or _overlap(text, fact.text, fact)
            or form in self._facts_of_alike.get(_question(fact.asked), frozenset())
        ):
            return False
        if isinstance(fact.value, Quantity):
            return True
        return normal(core_of(text, fact.asked.words)) not in fact.asked.everything

    def _read_numbers(self) -> dict[tuple[str, str], frozenset[Decimal]]:
        """The numbers of the term lists by language and unit."""
        found: defaultdict[tuple[str, str], set[Decimal]] = defaultdict(set)
        words = words_of(self._default)
        for terms in self._terms.values():
            for term in terms:
                quantity = read_quantity(term, words)
                if quantity is not None:
                    found[self._default, quantity.unit].add(quantity.number.value)
        return {key: frozenset(values) for key, values in found.items()}

    def _find_alike(self, asked: dict[_Question, Asked]) -> dict[_Question, frozenset[str]]:
        """For each question the facts, in normal form, of its own answer and of those alike."""
        keys = list(asked)
        facts = [frozenset(fact.normal for fact in self._siblings[key]) for key in keys]
        groups = alike([asked[key].question for key in keys])
        return {
            key: facts[number].union(*(facts[other] for other in groups[number]))
            for number, key in enumerate(keys)
        }


def _question(asked: Asked) -> _Question:
    return asked.policy.slug, asked.answer.id, asked.language


def _groups(fact: Fact) -> Iterator[tuple[str, ...]]:
    """The groups of facts of which one can stand for another."""
    if fact.kind == "law":
        yield "law", fact.language
    for category in fact.categories if fact.value is None else ():
        yield "category", fact.language, category
    if fact.kind == "phrase" and fact.asked.words.phrases_by_ending:
        yield "ending", fact.language, fact.text[-2:], str(len(fact.text) // 3)


def _some(texts: Sequence[str], start: int) -> Sequence[str]:
    """At most so many of a long list as can be looked at, from a drawn place on."""
    if len(texts) <= _LOOKED_AT:
        return texts
    at = start % len(texts)
    return (list(texts[at:]) + list(texts[:at]))[:_LOOKED_AT]


def _overlap(one: str, other: str, fact: Fact | None = None) -> bool:
    """Whether one text is the other, or a part of it."""
    forms = [normal(text) for text in (one, other)]
    if fact is not None and fact.value is not None:
        return forms[0] == forms[1]
    cores = [
        normal(core_of(text, fact.asked.words)) if fact else normal(text) for text in (one, other)
    ]
    return (
        forms[0] in forms[1] or forms[1] in forms[0] or cores[0] in cores[1] or cores[1] in cores[0]
    )
