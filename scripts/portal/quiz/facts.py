"""The marked facts of policy answers, stories and profiles, in each language of their pages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from portal.content.document import Mark
from portal.content.read_lists import TermList
from portal.quiz.passages import Passage, passage_of
from portal.quiz.sections import Section
from portal.quiz.text import digest, normal, tidy
from portal.quiz.values import Value, read_value
from portal.quiz.words import Words

Kind = Literal["number", "date", "law", "article", "term", "phrase"]

_DATES = frozenset({"day", "month", "year", "month-day", "lunar", "week"})
_BRACKETS = re.compile(r"[（(][^（()）]*[）)]")


@dataclass(frozen=True)
class Fact:
    """A marked fact; `id` is the same in all languages of a page, and holds no matter what
    changes around it."""

    id: str
    section: Section
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
    beside: tuple[str, ...] = ()
    """The ids of the other facts that its passage shows."""

    @property
    def language(self) -> str:
        return self.section.language

    @property
    def sentence(self) -> str:
        """The plain sentence that holds it."""
        return tidy(self.section.document.text[slice(*self.passage.sentence)])

    @property
    def span(self) -> tuple[int, int]:
        """Its span in the plain text of its answer."""
        return self.start - self.section.start, self.end - self.section.start

    @property
    def anchor(self) -> str | None:
        return self.section.anchor

    @property
    def facts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.id, *self.beside)))

    @property
    def texts(self) -> tuple[str, ...]:
        return (self.text,)

    @property
    def quote(self) -> str:
        """The passage that holds it."""
        return self.passage.with_fact(self.text)

    @cached_property
    def normal(self) -> str:
        return normal(self.text)

    @cached_property
    def core(self) -> str:
        """What of it would give it away, in normal form: a law's title without its brackets."""
        return normal(core_of(self.text, self.section.words))


def core_of(text: str, words: Words) -> str:
    """A text without title marks, a law's long name and what stands in brackets."""
    core = text.strip().removeprefix("《").removesuffix("》")
    for prefix in words.law_prefixes:
        core = core.removeprefix(prefix)
    return _BRACKETS.sub("", core).strip() or text


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A mark that stands in no part of an answer of which a question could be made."""

    section: Section
    mark: Mark


def facts_of(
    sections: Iterable[tuple[Section, ...]], terms: Sequence[TermList]
) -> tuple[list[Fact], list[Misplaced]]:
    """The facts of all parts of pages, in their order, and the marks that are none; one that is
    marked twice in a part comes twice. `sections` has each part in all its languages."""
    categories: dict[str, list[str]] = {}
    for listed in terms:
        for term in listed.terms:
            categories.setdefault(normal(term), []).append(listed.category)
    facts: list[Fact] = []
    misplaced: list[Misplaced] = []
    for versions in sections:
        first: list[Fact] | None = None
        for section in versions:
            found = list(_facts(section, categories, misplaced))
            if first is None:
                first = found
            else:
                found = _named_after(found, first)
            facts += _beside(found)
    return facts, misplaced


def _facts(
    section: Section, categories: Mapping[str, list[str]], misplaced: list[Misplaced]
) -> Iterator[Fact]:
    for mark in section.marks:
        text = tidy(mark.text)
        passage = passage_of(section.document, section.blocks, mark, section.words)
        if not text or passage is None:
            misplaced.append(Misplaced(section, mark))
            continue
        value = read_value(text, section.words)
        if value is not None:
            text = unicodedata.normalize("NFKC", text)
        found = tuple(categories.get(normal(text), ()))
        yield Fact(
            id="f-" + digest(section.page, section.anchor or "", normal(text))[:12],
            section=section,
            kind=_kind(text, value, found),
            unit=value.unit if value else "",
            categories=found,
            value=value,
            text=text,
            start=mark.start,
            end=mark.end,
            passage=passage,
        )


def _beside(found: Sequence[Fact]) -> Iterator[Fact]:
    """The facts of one part, each knowing which others its passage shows."""
    for fact in found:
        start, end = fact.passage.shown
        shown = (other.id for other in found if start <= other.start and other.end <= end)
        yield replace(fact, beside=tuple(identity for identity in shown if identity != fact.id))


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
    if twin is None:
        section = fact.section
        own = digest(section.page, section.anchor or "", fact.language, fact.normal)[:12]
        return replace(fact, id="f-" + own)
    translated = fact.kind == "phrase" and twin.kind in ("term", "law")
    kind = twin.kind if translated else fact.kind
    return replace(fact, id=twin.id, kind=kind, categories=twin.categories)
