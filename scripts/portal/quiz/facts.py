"""The marked facts of the policy pages, in each language that a page has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import Literal

from portal.content.library import Library
from portal.content.policy import Policy, PolicyText, QuestionAndAnswer
from portal.quiz.passages import Passage, passage_of
from portal.quiz.text import digest, normal, tidy
from portal.quiz.values import Value, quantities, read_value
from portal.quiz.words import Words, words_of

Kind = Literal["number", "date", "law", "article", "term", "phrase"]

_DATES = frozenset({"day", "month", "year", "month-day", "lunar", "week"})
_LINK_IN_BRACKETS = re.compile(r"[（(]<a [^>]*>([^<]*)</a>[）)]")
_BRACKETS = re.compile(r"[（(][^（()）]*[）)]")


@dataclass(frozen=True)
class Asked:
    """One question of a policy page in one language, as the rules see it."""

    policy: Policy
    text: PolicyText
    answer: QuestionAndAnswer

    @property
    def language(self) -> str:
        return self.text.language

    @property
    def question(self) -> str:
        return tidy(self.answer.question)

    @cached_property
    def words(self) -> Words:
        return words_of(self.language)

    @cached_property
    def everything(self) -> str:
        """All that the page says about it, in normal form: its subject, question, answer and
        basis. What stands in it is no safe wrong option."""
        basis = [self._said(block.start, block.end) for block in self.answer.basis]
        return normal("\n".join([self.text.title, self.question, self.answer.text, *basis]))

    @cached_property
    def quantities(self) -> frozenset[tuple[str, object]]:
        """The quantities that its question and answer name."""
        return frozenset(quantities(self.question + "\n" + self.answer.text, self.words))

    @cached_property
    def basis(self) -> str:
        """The law and article that its answer names, without the names of links."""
        said = []
        for block in self.answer.basis:
            text = self._said(block.start, block.end)
            html = "".join(part for part in block.parts if isinstance(part, str))
            for name in _LINK_IN_BRACKETS.findall(html):
                text = re.sub(rf"[（(]{re.escape(unescape(name))}[）)]", "", text)
            said.append(text)
        return tidy(" ".join(said))

    @cached_property
    def offset(self) -> int:
        """Where its answer begins in the document's plain text."""
        raw = self._said(self.answer.start, self.answer.end)
        return self.answer.start + len(raw) - len(raw.lstrip())

    def _said(self, start: int, end: int) -> str:
        return self.text.document.text[start:end]


@dataclass(frozen=True)
class Fact:
    """A marked fact; `id` is the same in all languages of a page, and holds no matter what
    changes around it."""

    id: str
    asked: Asked
    kind: Kind
    unit: str
    """The unit of a number, the form of a date, else empty."""
    categories: tuple[str, ...]
    """The categories of `quiz/terms.yml` that it is in."""
    value: Value | None
    text: str
    start: int
    end: int
    """Its span in the document's plain text."""
    passage: Passage

    @property
    def language(self) -> str:
        return self.asked.language

    @property
    def sentence(self) -> str:
        """The plain sentence that holds it."""
        return tidy(self.asked.text.document.text[slice(*self.passage.sentence)])

    @property
    def span(self) -> tuple[int, int]:
        """Its span in the plain text of its answer."""
        return self.start - self.asked.offset, self.end - self.asked.offset

    @cached_property
    def normal(self) -> str:
        return normal(self.text)

    @cached_property
    def core(self) -> str:
        """What of it would give it away, in normal form: a law's title without its brackets."""
        return normal(core_of(self.text, self.asked.words))


def core_of(text: str, words: Words) -> str:
    """A text without title marks, a law's long name and what stands in brackets."""
    core = text.strip().removeprefix("《").removesuffix("》")
    for prefix in words.law_prefixes:
        core = core.removeprefix(prefix)
    return _BRACKETS.sub("", core).strip() or text


def facts_of(library: Library) -> list[Fact]:
    """The facts of the shown policy pages, in the order of the pages; one that is marked twice
    in an answer comes twice."""
    categories: dict[str, list[str]] = {}
    for terms in library.terms:
        for term in terms.terms:
            categories.setdefault(normal(term), []).append(terms.category)
    facts: list[Fact] = []
    for policy in library.shown_policies:
        first: dict[str, list[Fact]] = {}
        for text in policy.texts.values():
            for answer in text.answers:
                found = list(_facts(Asked(policy, text, answer), categories))
                if text is policy.original:
                    first.setdefault(answer.id, found)
                else:
                    found = _named_after(found, first.get(answer.id, []))
                facts += found
    return facts


def _facts(asked: Asked, categories: Mapping[str, list[str]]) -> Iterator[Fact]:
    document, words = asked.text.document, asked.words
    for mark in asked.answer.marks:
        text = tidy(mark.text)
        passage = passage_of(document, asked.answer, mark, words) if text else None
        if passage is None:
            continue
        value = read_value(text, words)
        found = tuple(categories.get(normal(text), ()))
        yield Fact(
            id="f-" + digest(asked.policy.slug, asked.answer.id, normal(text))[:12],
            asked=asked,
            kind=_kind(text, value, found),
            unit=value.unit if value else "",
            categories=found,
            value=value,
            text=text,
            start=mark.start,
            end=mark.end,
            passage=passage,
        )


def _kind(text: str, value: Value | None, categories: tuple[str, ...]) -> Kind:
    if value is not None:
        if value.unit in _DATES:
            return "date"
        return "article" if value.unit == "article" else "number"
    if re.fullmatch(r"《[^《》]+》", unicodedata.normalize("NFC", text)):
        return "law"
    return "term" if categories else "phrase"


def _named_after(found: list[Fact], original: list[Fact]) -> list[Fact]:
    """A translation's facts under the ids and categories of the facts that they translate:
    first those with the same value, then, if as many are left, one after the other."""
    left = list(original)
    named: dict[int, Fact] = {}
    for number, fact in enumerate(found):
        twin = next((o for o in left if _same_number(o, fact)), None)
        if twin is not None:
            left.remove(twin)
            named[number] = twin
    rest = [number for number in range(len(found)) if number not in named]
    if len(rest) == len(left):
        named.update(zip(rest, left, strict=True))
    return [_as(fact, named.get(number)) for number, fact in enumerate(found)]


def _same_number(one: Fact, other: Fact) -> bool:
    digits = [re.findall(r"\d+", unicodedata.normalize("NFKC", fact.text)) for fact in (one, other)]
    return bool(digits[0]) and digits[0] == digits[1]


def _as(fact: Fact, twin: Fact | None) -> Fact:
    kind: Kind = fact.kind
    if twin is None:
        own = (
            "f-"
            + digest(fact.asked.policy.slug, fact.asked.answer.id, fact.language, fact.normal)[:12]
        )
        categories: tuple[str, ...] = fact.categories
    else:
        own, categories = twin.id, twin.categories
        if kind == "phrase" and twin.kind in ("term", "law"):
            kind = twin.kind
    return Fact(
        own, fact.asked, kind, fact.unit, categories, fact.value, fact.text, fact.start, fact.end,
        fact.passage,
    )  # fmt: skip
