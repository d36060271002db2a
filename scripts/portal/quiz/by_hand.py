"""What questions by hand ask already, and which facts the contest keeps for itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from portal.content.question import Question, QuestionText
from portal.quiz import numerals
from portal.quiz.facts import Fact
from portal.quiz.text import normal
from portal.quiz.values import Quantity

_Place = tuple[str, str]


class ByHand:
    """The questions by hand, by the answer that they come from."""

    def __init__(self, questions: Iterable[Question], facts: Sequence[Fact]) -> None:
        self._at: defaultdict[_Place, list[Question]] = defaultdict(list)
        pairs: list[tuple[str, str]] = []
        for question in questions:
            if (place := place_of(question.source)) is not None:
                self._at[place].append(question)
            if question.pool == "contest" and question.type == "match":
                pairs += [p for text in question.texts.values() for p in _pairs(text)]
        kept = [fact for fact in facts if self._asks(fact, "contest") or _paired(fact, pairs)]
        self._kept = frozenset(fact.id for fact in kept)
        self._kept_spans: defaultdict[tuple[str, str, str], list[tuple[int, int]]]
        self._kept_spans = defaultdict(list)
        for fact in facts:
            if fact.id in self._kept:
                self._kept_spans[_key(fact)].append((fact.start, fact.end))

    def keeps(self, fact: Fact) -> bool:
        """Whether a contest question asks for this fact, or for one that its passage shows."""
        start, end = fact.passage.shown
        return fact.id in self._kept or any(
            start <= kept[0] and kept[1] <= end for kept in self._kept_spans[_key(fact)]
        )

    def asks(self, fact: Fact, kind: str) -> bool:
        """Whether a practice question of type `kind` asks for this fact in its language."""
        return self._asks(fact, "practice", kind, fact.language)

    def _asks(self, fact: Fact, pool: str, kind: str = "", language: str = "") -> bool:
        place = fact.asked.policy.slug, fact.asked.answer.id
        return any(
            _is_key(key, fact)
            for question in self._at.get(place, ())
            if question.pool == pool and (not kind or question.type == kind)
            for code, text in question.texts.items()
            if not language or code == language
            for key in keys_of(text)
        )


def place_of(source: str) -> _Place | None:
    """(policy, question) of a source, None where it is no policy page."""
    page, _, anchor = source.partition("#")
    kind, _, slug = page.partition("/")
    return (slug, anchor) if kind == "policy" and slug else None


def keys_of(text: QuestionText) -> Iterator[str]:
    """The texts that answer a question."""
    if isinstance(text.answer, str):
        yield text.answer
    elif not isinstance(text.answer, bool):
        for answer in text.answer:
            if isinstance(answer, str):
                yield answer
            else:
                yield from answer


def key_fact(text: QuestionText, facts: Iterable[Fact]) -> Fact | None:
    """The fact that a question asks for, None where it asks for several or none."""
    keys = list(keys_of(text))
    found = [fact for fact in facts if any(_is_key(key, fact) for key in keys)]
    return found[0] if len(found) == 1 else None


def _is_key(key: str, fact: Fact) -> bool:
    form = normal(key)
    if form in (fact.normal, fact.core):
        return True
    if not isinstance(fact.value, Quantity):
        return False
    number = numerals.read(form) if not form.isdecimal() else int(form)
    return number is not None and Decimal(number) == fact.value.number.value


def _pairs(text: QuestionText) -> Iterator[tuple[str, str]]:
    if isinstance(text.answer, tuple):
        for pair in text.answer:
            if isinstance(pair, tuple):
                yield normal(pair[0]), normal(pair[1])


def _paired(fact: Fact, pairs: Iterable[tuple[str, str]]) -> bool:
    """Whether the fact's passage says a pair of a contest question."""
    shown = normal(fact.asked.question + "\n" + fact.passage.rest)
    return any(
        (fact.normal == left and right in shown) or (fact.normal == right and left in shown)
        for left, right in pairs
    )


def _key(fact: Fact) -> tuple[str, str, str]:
    return fact.asked.policy.slug, fact.asked.answer.id, fact.language
