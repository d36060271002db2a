"""What stands in rows: things listed side by side, steps one after another, the rows of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from portal.quiz.facts import Fact
from portal.quiz.passages import lead_of, sentences
from portal.quiz.sections import Section
from portal.quiz.tables import rows_of
from portal.quiz.text import digest, letters, normal, tidy

_ITEM_ENDS = "。；;.，,"
_LONGEST_STEP = 30
_LONGEST_CELL = 20
_FEWEST = 3
_LEAD_IN = 2
"""Characters that an item may have before its fact."""


@dataclass(frozen=True)
class _Part:
    """What all of them know of the place they stand in."""

    section: Section
    start: int
    end: int
    """Its span in the document's plain text."""

    @property
    def anchor(self) -> str | None:
        return self.section.anchor

    @property
    def span(self) -> tuple[int, int]:
        return self.start - self.section.start, self.end - self.section.start

    def _id(self, kind: str, texts: Iterable[str]) -> str:
        where = self.section.page, self.section.anchor or "", self.section.language
        return f"{kind}-" + digest(*where, *map(normal, texts))[:12]


@dataclass(frozen=True)
class Listing(_Part):
    """Facts of one kind that are named side by side and answer one question together."""

    found: tuple[Fact, ...]

    @cached_property
    def id(self) -> str:
        return "l-" + digest(*self.facts)[:12]

    @property
    def facts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(fact.id for fact in self.found))

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(fact.text for fact in self.found)

    @property
    def is_whole(self) -> bool:
        """Whether every item of the list has one of its facts."""
        section, start = self.section, self.found[0].start
        block = next(b for b in section.blocks if b.start <= start < b.end)
        lines = sentences(section.document.text, block.start, block.end, stops="")
        return len(lines) == len(self.found)

    @property
    def quote(self) -> str:
        return self.found[0].passage.with_fact(self.found[0].text)


@dataclass(frozen=True)
class Steps(_Part):
    """The items of a numbered list, in their order; `lead` is the sentence before them."""

    texts: tuple[str, ...]
    inside: tuple[str, ...]
    """The ids of the facts that are marked in them."""
    lead: str

    @cached_property
    def id(self) -> str:
        return self._id("s", self.texts)

    @property
    def facts(self) -> tuple[str, ...]:
        return (self.id, *self.inside)

    @property
    def quote(self) -> str:
        words = self.section.words
        steps = [words.step.format(number=n, text=text) for n, text in enumerate(self.texts, 1)]
        return self.lead + words.long_items.join(steps) + words.passage_end


@dataclass(frozen=True)
class Rows(_Part):
    """The first two columns of a table: `headers` and `pairs`."""

    headers: tuple[str, str]
    pairs: tuple[tuple[str, str], ...]
    inside: tuple[str, ...]
    """The ids of the facts that are marked in them."""

    @cached_property
    def id(self) -> str:
        return self._id("t", (left for left, _ in self.pairs))

    @property
    def facts(self) -> tuple[str, ...]:
        return (self.id, *self.inside)

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(text for pair in self.pairs for text in pair)

    @property
    def quote(self) -> str:
        words = self.section.words
        rows = [words.pair.format(left=left, right=right) for left, right in self.pairs]
        return words.long_items.join(rows) + words.passage_end


def listings_of(facts: Sequence[Fact]) -> Iterator[Listing]:
    """The facts that stand in a row: in one sentence with nothing but a joint between them, or
    as the items of one list; `facts` in the order of their pages."""
    for _, group in groupby(facts, key=lambda fact: fact.section.key):
        members = list(group)
        row: list[Fact] = []
        for fact in members:
            if row and not _side_by_side(row[-1], fact):
                yield from _listing(row)
                row = []
            row.append(fact)
        yield from _listing(row)


def _listing(row: Sequence[Fact]) -> Iterator[Listing]:
    kinds = frozenset.intersection(*(frozenset(fact.categories) for fact in row))
    same = len({fact.normal for fact in row}) < len(row)
    if len(row) > 1 and kinds and not same and all(fact.value is None for fact in row):
        yield Listing(row[0].section, row[0].start, row[-1].end, tuple(row))


def _side_by_side(one: Fact, other: Fact) -> bool:
    text = one.section.document.text[one.end : other.start]
    if one.passage.in_list and other.passage.in_list and one.passage.shown == other.passage.shown:
        return text.count("\n") == 1 and len(text.strip()) <= _LEAD_IN
    return text.strip() in one.section.words.joints


def steps_of(section: Section, facts: Sequence[Fact]) -> Iterator[Steps]:
    """The numbered lists of a part that give steps; `facts` are the part's own."""
    words = section.words
    for number, block in enumerate(section.blocks):
        if block.tag != "ol":
            continue
        lead = lead_of(section.document.text, section.blocks, number)
        if not any(word in section.question + lead for word in words.steps):
            continue
        lines = sentences(section.document.text, block.start, block.end, stops="")
        texts = [tidy(section.document.text[slice(*line)]).rstrip(_ITEM_ENDS) for line in lines]
        good = all(letters(text) > 1 and len(text) <= _LONGEST_STEP for text in texts)
        if len(texts) >= _FEWEST and good and len(set(map(normal, texts))) == len(texts):
            inside = _inside(facts, block.start, block.end)
            yield Steps(section, block.start, block.end, tuple(texts), inside, lead)


def tables_of(section: Section, facts: Sequence[Fact]) -> Iterator[Rows]:
    """The tables of a part whose first two columns can be matched."""
    for block in section.blocks:
        if block.tag != "table":
            continue
        headers, cells = rows_of(block)
        pairs = tuple((row[0], row[1]) for row in cells if len(row) > 1)
        sides = [normal(text) for pair in pairs for text in pair]
        good = all(letters(t) > 0 and len(t) <= _LONGEST_CELL for pair in pairs for t in pair)
        if len(pairs) < _FEWEST or len(headers) < 2 or not good or len(set(sides)) < len(sides):
            continue
        inside = _inside(facts, block.start, block.end)
        yield Rows(section, block.start, block.end, (headers[0], headers[1]), pairs, inside)


def _inside(facts: Sequence[Fact], start: int, end: int) -> tuple[str, ...]:
    found = (fact.id for fact in facts if start <= fact.start and fact.end <= end)
    return tuple(dict.fromkeys(found))
