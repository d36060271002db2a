"""The bank: every question with where it comes from, and every fact that gave none."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

from portal.content.library import Library
from portal.quiz.by_hand import ByHand
from portal.quiz.generate import RULES
from portal.quiz.generate.pool import Pool
from portal.quiz.generate.rule import Draft, Rule
from portal.quiz.item import BODY, MANUAL, BankItem, Source, plain
from portal.quiz.manual import manual_items
from portal.quiz.material import Material, material_of
from portal.quiz.repeats import Stems, fact_of, twins_of
from portal.quiz.review import review
from portal.quiz.subject import Subject
from portal.quiz.text import digest, tidy
from portal.quiz.topics import Topics
from portal.quiz.traditional import in_traditional
from portal.quiz.verdicts import Verdicts, fingerprint

NO_RULE = "none"
"""The rule of a mark that no rule could be tried on."""
Tell = Callable[[str, int, int], None]
"""Hears of progress: the stage, how much of it is done, and of how much."""


@dataclass(frozen=True, slots=True)
class DroppedItem:
    """A question that was not made, or not kept, and why: a reason of the rules, or the name of
    a flaw that the review found."""

    id: str
    rule: str
    lang: str
    reason: str
    fact: str
    source: Source


@dataclass(frozen=True)
class Bank:
    """All questions of a project; the site gets `practice` only, the file is the editors' own."""

    items: tuple[BankItem, ...]
    dropped: tuple[DroppedItem, ...]

    def practice(self, language: str) -> tuple[BankItem, ...]:
        """The questions in a language that anyone may see."""
        return tuple(
            i for i in self.items if i.lang == language and i.pool == "practice" and i.ready
        )

    def as_json(self) -> str:
        """The bank as `bank.schema.json` describes it, contest questions included."""
        return "".join(self.json_parts())

    def json_parts(self) -> Iterator[str]:
        """`as_json` piece by piece: a large bank is not held in memory twice."""
        yield '{\n"questions": ['
        yield from _lines(self.items)
        yield '\n],\n"dropped": ['
        yield from _lines(self.dropped)
        yield "\n]\n}\n"


def _lines(items: Iterable[BankItem | DroppedItem]) -> Iterator[str]:
    """Items as JSON, a line each."""
    for number, item in enumerate(items):
        yield (",\n" if number else "\n") + json.dumps(plain(item), ensure_ascii=False)


class Maker:
    """Makes the bank of a project, and knows of what each question was made."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.material: Material = material_of(library)
        self._topics = Topics(library)
        self.verdicts = Verdicts(library.verdicts)
        self._options: dict[str, tuple[str, ...]] = {}
        hidden = [q for q in library.questions if q.pool == "contest"]
        shown = [q for q in library.shown_questions if q.pool == "practice"]
        self._by_hand = ByHand([*hidden, *shown], self.material.facts)

    @cached_property
    def made_of(self) -> dict[tuple[str, str], Subject]:
        """What each generated question, kept or dropped, was to be made of, by id and language."""
        found: dict[tuple[str, str], Subject] = {}
        for rule, subject in self._wanted(None):
            found.setdefault((item_id(subject, rule), subject.section.language), subject)
        return found

    def passage(self, item: BankItem) -> str:
        """The fingerprint of what an editor sees of a question: in the first language it has, the
        passage it comes from and its options."""
        if item.rule == MANUAL:
            return next(passage for found, passage in self._written if found.id == item.id)
        places = ((item.id, language.code) for language in self.library.settings.languages)
        subject = next(self.made_of[place] for place in places if place in self.made_of)
        return fingerprint(subject.section.question, subject.quote, self._options.get(item.id, ()))

    @cached_property
    def known(self) -> frozenset[str]:
        """The ids of all questions there could be, kept or dropped."""
        made = {identity for identity, _ in self.made_of}
        return frozenset(made | {item.id for item, _ in self._written})

    @cached_property
    def _written(self) -> list[tuple[BankItem, str]]:
        """The questions by hand, each with the fingerprint of its passage."""
        material = self.material
        return list(manual_items(self.library, material.sections, material.facts, self._topics))

    @cached_property
    def pool(self) -> Pool:
        """The wrong options."""
        settings, material = self.library.settings, self.material
        return Pool(
            material.facts,
            self.library.terms,
            material.people,
            settings.default.code,
            settings.today.year,
        )

    def bank(self, tell: Tell | None = None) -> Bank:
        """The questions by hand, and those that the rules make and the review lets pass."""
        by_hand, spoilt = self._manual()
        made: list[BankItem] = []
        dropped = [*spoilt, *self._misplaced()]
        stems, seen = Stems(by_hand), set[tuple[str, str]]()
        for rule, subject in self._wanted(tell):
            identity = item_id(subject, rule)
            again = (identity, subject.section.language) in seen
            seen.add((identity, subject.section.language))
            found: BankItem | str
            if self._by_hand.keeps(subject):
                found = "contest"
            elif again:
                found = "same-fact-twice"
            else:
                found = self._make(identity, rule, subject, stems)
            if isinstance(found, BankItem):
                made.append(found)
            else:
                dropped.append(_dropped(identity, rule, subject, found))
        if tell:
            tell("bank_comparing", 0, 1)
        twins = twins_of(by_hand, made)
        items = list(by_hand)
        for item in made:
            if fact_of(item) in twins:
                dropped.append(_rejected(item, "near-duplicate"))
            else:
                items.append(item)
        for item in items:
            self._options.setdefault(item.id, item.options)
        kept: list[BankItem] = []
        for item in items:
            if self.verdicts.drops(item):
                dropped.append(_rejected(item, "verdict"))
            else:
                kept.append(self._judged(item))
        # a verdict may have words of its own for a converted question
        converted = map(self._judged, in_traditional(self.library, kept))
        return Bank((*kept, *converted), tuple(dropped))

    def _judged(self, item: BankItem) -> BankItem:
        """A question as its verdict wants it, if it has one."""
        if not self.verdicts.judges(item):
            return item
        return self.verdicts.applied(item, self.passage(item))

    def _manual(self) -> tuple[list[BankItem], list[DroppedItem]]:
        """The questions by hand, and those for practice that give one of a contest away."""
        spoilt = {
            question.id
            for question in self.library.shown_questions
            if question.pool == "practice" and self._by_hand.spoils(question)
        }
        kept: list[BankItem] = []
        dropped: list[DroppedItem] = []
        for item, _ in self._written:
            if item.id in spoilt:
                dropped.append(_rejected(item, "contest"))
            else:
                kept.append(item)
        return kept, dropped

    def _wanted(self, tell: Tell | None) -> Iterator[tuple[Rule, Subject]]:
        """Every rule with every subject of its kind."""
        rules: defaultdict[str, list[Rule]] = defaultdict(list)
        for rule in RULES:
            rules[rule.of].append(rule)
        subjects = list(self.material.subjects())
        for number, (of, subject) in enumerate(subjects):
            if tell:
                tell("bank_making", number, len(subjects))
            for rule in rules[of]:
                yield rule, subject

    def _make(self, identity: str, rule: Rule, subject: Subject, stems: Stems) -> BankItem | str:
        """A rule's question of a subject, or why there is none."""
        if self._by_hand.asks(subject, rule.type):
            return "asked-by-hand"
        draft = rule.make(identity, subject, self.pool)
        if not isinstance(draft, Draft):
            return draft
        item = self._item(identity, rule, subject, draft)
        if flaws := review(item):
            return flaws[0].rule
        return item if stems.first(item) else "same-stem"

    def _item(self, identity: str, rule: Rule, subject: Subject, draft: Draft) -> BankItem:
        section = subject.section
        explanation = draft.explanation or subject.quote
        return BankItem(
            id=identity,
            type=rule.type,
            stem=draft.stem,
            options=draft.options,
            answer=draft.answer,
            explanation=tidy(f"{explanation} {section.basis}"),
            topic=self._topics.of_section(section),
            difficulty=draft.difficulty,
            lang=section.language,
            pool="practice",
            rule=rule.name,
            source=_source(subject),
            facts=subject.facts,
        )

    def _misplaced(self) -> Iterator[DroppedItem]:
        for misplaced in self.material.misplaced:
            section, mark = misplaced.section, misplaced.mark
            where = digest(section.page, section.anchor or "", mark.text, str(mark.start))
            span = max(0, mark.start - section.start), max(0, mark.end - section.start)
            yield DroppedItem(
                id="g-" + where[:12],
                rule=NO_RULE,
                lang=section.language,
                reason="outside-answer",
                fact=tidy(mark.text) or "==",
                source=Source(section.page, section.anchor or BODY, span),
            )


def make_bank(library: Library, tell: Tell | None = None) -> Bank:
    """The questions by hand, and those that the rules make of what the pages say."""
    return Maker(library).bank(tell)


_made: WeakKeyDictionary[Library, Bank] = WeakKeyDictionary()


def bank_of(library: Library, maker: Maker | None = None) -> Bank:
    """The same as `make_bank`, made once for a library however often it is asked for; `maker` is
    the library's, where there is one already."""
    if library not in _made:
        _made[library] = (maker or Maker(library)).bank()
    return _made[library]


def item_id(subject: Subject, rule: Rule) -> str:
    """The id of a rule's question: it changes only with the subject's own words."""
    return "g-" + digest(subject.id, rule.name)[:12]


def _source(subject: Subject) -> Source:
    return Source(subject.section.page, subject.anchor or BODY, subject.span)


def _dropped(identity: str, rule: Rule, subject: Subject, reason: str) -> DroppedItem:
    words = subject.section.words.long_items.join(subject.texts)
    return DroppedItem(
        identity, rule.name, subject.section.language, reason, words, _source(subject)
    )


def _rejected(item: BankItem, reason: str) -> DroppedItem:
    return DroppedItem(item.id, item.rule, item.lang, reason, item.stem, item.source)
