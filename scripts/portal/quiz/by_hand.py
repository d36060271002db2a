"""What questions by hand ask already, and which facts the contest keeps for itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from portal.content.question import Question, QuestionText, answer_texts
from portal.quiz import numerals
from portal.quiz.alike import THRESHOLD
from portal.quiz.facts import Fact
from portal.quiz.subject import Subject
from portal.quiz.text import bigrams, normal
from portal.quiz.values import Quantity, Value, read_value

_Place = tuple[str, str]


class ByHand:
    """The questions by hand, by the part of a page that they come from.

    A contest keeps the facts that its questions ask for. Nobody may read them in a practice
    question, so that one is left out which asks for them, or shows an answer of the contest: any
    at the same place, and elsewhere one that asks alike.
    """

    def __init__(self, questions: Iterable[Question], facts: Sequence[Fact]) -> None:
        self._at: defaultdict[_Place, list[Question]] = defaultdict(list)
        self._secrets: list[tuple[_Place, _Secret]] = []
        self._pairs: list[tuple[str, str]] = []
        self._seen: dict[object, bool] = {}
        self._facts: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in facts:
            self._facts[fact.section.page].append(fact)
        kept: set[str] = set()
        for question in questions:
            place = place_of(question.source)
            self._at[place].append(question)
            if question.pool == "contest":
                near = self._near(place)
                kept |= _asked(question, near)
                self._secrets += [(place, secret) for secret in _secrets(question)]
                self._pairs += [p for text in question.texts.values() for p in _pairs(text)]
        self._kept = frozenset(kept)

    def keeps(self, subject: Subject) -> bool:
        """Whether a contest question asks for this, or a question about it would show what one
        asks for."""
        if not self._kept.isdisjoint(subject.facts):
            return True
        if not self._secrets and not self._pairs:
            return False
        section = subject.section
        # every rule asks this of the same subject
        name = subject.id, section.key, subject.span
        if name not in self._seen:
            said = [section.question, subject.quote, *subject.texts, section.basis]
            place = section.page, section.anchor or ""
            self._seen[name] = self._told(place, normal("\n".join(said)), subject.texts)
        return self._seen[name]

    def spoils(self, question: Question) -> bool:
        """Whether a practice question by hand gives away what a contest question asks for."""
        place = place_of(question.source)
        if not self._kept.isdisjoint(_asked(question, self._near(place))):
            return True
        for text in question.texts.values():
            keys = list(answer_texts(text.answer))
            if self._told(place, normal("\n".join([text.stem, text.explanation, *keys])), keys):
                return True
        return False

    def asks(self, subject: Subject, kind: str) -> bool:
        """Whether a practice question of type `kind` asks for this in its language."""
        place = subject.section.page, subject.section.anchor or ""
        return any(
            _is_key(key, subject)
            for question in self._at.get(place, ())
            if question.pool == "practice" and question.type == kind
            for code, text in question.texts.items()
            if code == subject.section.language
            for key in answer_texts(text.answer)
        )

    def _near(self, place: _Place) -> list[Fact]:
        """The facts of a place; of a whole page, where it names no place on it."""
        page, anchor = place
        return [f for f in self._facts[page] if not anchor or f.section.anchor == anchor]

    def _told(self, place: _Place, shown: str, keys: Iterable[str]) -> bool:
        """Whether words in normal form, with these answers, give an answer of the contest away."""
        if any(left in shown and right in shown for left, right in self._pairs):
            return True
        said, own = bigrams(shown), normal("\n".join(keys))
        for at, secret in self._secrets:
            words = shown if _meet(at, place) else own
            if any(_says(words, key) for key in secret.keys) and (
                words is shown or len(secret.asks & said) >= THRESHOLD * len(secret.asks)
            ):
                return True
        return False


@dataclass(frozen=True, slots=True)
class _Secret:
    """What answers a contest question in one language, and the pairs of characters it asks with."""

    keys: frozenset[str]
    asks: frozenset[str]


def _secrets(question: Question) -> Iterator[_Secret]:
    """A match is told of by its pairs alone: what stands in one is in many a sentence."""
    if question.type != "match":
        for text in question.texts.values():
            keys = frozenset(filter(None, map(normal, answer_texts(text.answer))))
            yield _Secret(keys, bigrams(text.stem))


def _asked(question: Question, near: Sequence[Fact]) -> set[str]:
    """The ids of the facts that a question asks for, in all languages.

    What it says is true or false may be in words of its own, and a fact may have another name in a
    translation: then it is any of them.
    """
    found: set[str] = set()
    for text in question.texts.values():
        found |= {fact.id for fact in key_facts(text, near)}
        if question.type == "true_false":
            said = normal(text.explanation)
            found |= {fact.id for fact in near if fact.core in said}
    if not found and question.type == "true_false":
        return {fact.id for fact in near}
    if found:
        named = {fact.section.key for fact in near if fact.id in found}
        found |= {fact.id for fact in near if _elsewhere(fact, named)}
    return found


def _elsewhere(fact: Fact, named: Collection[tuple[str, str, str]]) -> bool:
    """Whether a fact is of a translation in which none of the `named` parts is."""
    page, anchor, language = fact.section.key
    others = {code for at, place, code in named if (at, place) == (page, anchor)}
    return bool(others) and language not in others


def _meet(one: _Place, other: _Place) -> bool:
    """Whether two places may be one: what names no place on its page may be of any."""
    return one[0] == other[0] and (one[1] == other[1] or not one[1] or not other[1])


def place_of(source: str) -> _Place:
    """The page of a source and the anchor on it, '' where it is the page."""
    page, _, anchor = source.partition("#")
    return page, anchor


def key_facts(text: QuestionText, facts: Iterable[Fact]) -> list[Fact]:
    """The facts that a question asks for; of true or false, those that its stem names."""
    if isinstance(text.answer, bool):
        said = normal(text.stem)
        return [fact for fact in facts if fact.core in said]
    keys = list(answer_texts(text.answer))
    return [fact for fact in facts if any(_is_key(key, fact) for key in keys)]


def _is_key(key: str, subject: Subject) -> bool:
    form = normal(key)
    if not isinstance(subject, Fact):
        return form in map(normal, subject.texts)
    if form in (subject.normal, subject.core):
        return True
    own = subject.value
    if isinstance(own, Quantity) and _bare_number(form) == own.number.value:
        return True
    value = read_value(key, subject.section.words) if own else None
    return own is not None and value is not None and _same(value, own)


def _same(one: Value, other: Value) -> bool:
    return (one.unit, one.order) == (other.unit, other.order)


def _says(shown: str, key: str) -> bool:
    """Whether a key stands in words; a number not as part of another one."""
    if len(key) < 2 or key not in shown:
        return False
    edges = (r"(?<!\d)" if key[0].isdigit() else "", r"(?!\d)" if key[-1].isdigit() else "")
    return re.search(re.escape(key).join(edges), shown) is not None


def _bare_number(form: str) -> Decimal | None:
    if form.isdecimal() and len(form) <= 12:
        return Decimal(form)
    value = numerals.read(form)
    return None if value is None else Decimal(value)


def _pairs(text: QuestionText) -> Iterator[tuple[str, str]]:
    if isinstance(text.answer, tuple):
        for pair in text.answer:
            if isinstance(pair, tuple):
                yield normal(pair[0]), normal(pair[1])
