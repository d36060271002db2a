"""The bank: every question with where it comes from, and every fact that gave none."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from portal.content.library import Library
from portal.content.question import Answer, Question, same
from portal.content.traditional import is_simplified, marked_names
from portal.quiz.by_hand import ByHand, key_fact, place_of
from portal.quiz.facts import Asked, Fact, facts_of
from portal.quiz.generate import RULES, distractors
from portal.quiz.generate.rule import Draft, Reason, Rule
from portal.quiz.item import MANUAL, BankItem, Source, plain
from portal.quiz.text import digest, normal, tidy


@dataclass(frozen=True, slots=True)
class DroppedItem:
    """A question that was not made of a fact, and why."""

    id: str
    rule: str
    lang: str
    reason: Reason
    fact: str
    source: Source


@dataclass(frozen=True)
class Bank:
    """All questions of a project; the site gets `practice` only, the file is the editors' own."""

    items: tuple[BankItem, ...]
    dropped: tuple[DroppedItem, ...]

    def practice(self, language: str) -> tuple[BankItem, ...]:
        """The questions in a language that anyone may see."""
        return tuple(i for i in self.items if i.lang == language and i.pool == "practice")

    def as_json(self, *, contest: bool = True) -> str:
        """The bank as `bank.schema.json` describes it; without `contest`, nothing that would
        tell of a contest question."""
        items = (i for i in self.items if contest or i.pool == "practice")
        dropped = (d for d in self.dropped if contest or d.reason != "contest")
        bank = {
            "questions": [plain(item) for item in items],
            "dropped": [plain(item) for item in dropped],
        }
        return json.dumps(bank, ensure_ascii=False, indent=1) + "\n"


def make_bank(library: Library) -> Bank:
    """The questions by hand, and those that the rules make of the marked facts."""
    facts = facts_of(library)
    by_hand = ByHand(library.shown_questions, facts)
    pool = distractors.Pool(facts, library.terms, library.settings.default.code)
    topics = _Topics(library)
    items = list(_manual(library, facts, topics))
    dropped: list[DroppedItem] = []
    seen: set[tuple[str, str]] = set()
    stems: set[tuple[str, str]] = {(item.lang, normal(item.stem)) for item in items}
    for fact in facts:
        for rule in RULES:
            identity = item_id(fact, rule)
            made: Draft | Reason
            if (identity, fact.language) in seen:
                made = "same-fact-twice"
            elif by_hand.keeps(fact):
                made = "contest"
            elif by_hand.asks(fact, rule.type):
                made = "asked-by-hand"
            else:
                made = rule.make(identity, fact, pool)
            seen.add((identity, fact.language))
            if isinstance(made, Draft) and (fact.language, normal(made.stem)) in stems:
                made = "same-stem"
            if isinstance(made, Draft):
                stems.add((fact.language, normal(made.stem)))
                items.append(_generated(identity, rule, fact, made, topics))
            else:
                source = _source(fact)
                dropped.append(
                    DroppedItem(identity, rule.name, fact.language, made, fact.text, source)
                )
    items += _in_traditional(library, items)
    return Bank(tuple(items), tuple(dropped))


def _in_traditional(library: Library, items: Sequence[BankItem]) -> Iterator[BankItem]:
    """The questions in Simplified Chinese, for each language of Traditional that lacks them."""
    for code, convert in library.traditional.items():
        there = {item.id for item in items if item.lang == code}
        for item in items:
            if is_simplified(item.lang) and item.id not in there:
                yield _converted(item, code, partial(convert, names=_names_of(library, item)))


def _names_of(library: Library, item: BankItem) -> frozenset[str]:
    """The names that the text a question comes from marks as such."""
    found = library.references.source(item.source.page)
    return marked_names(found.record.original.document) if found is not None else frozenset()


def _converted(item: BankItem, code: str, convert: Callable[[str], str]) -> BankItem:
    options = tuple(map(convert, item.options))
    distinct = len(set(map(same, options))) == len(options)
    change: Callable[[str], str] = convert if distinct else str
    return replace(
        item,
        lang=code,
        stem=convert(item.stem),
        options=tuple(map(change, item.options)),
        answer=_answer_in(item, change),
        explanation=convert(item.explanation),
        topic=convert(item.topic),
    )


def _answer_in(item: BankItem, change: Callable[[str], str]) -> Answer:
    match item.answer:
        case bool():
            return item.answer
        case str():
            return change(item.answer)
    pairs = [(change(a[0]), change(a[1])) for a in item.answer if not isinstance(a, str)]
    if pairs:
        return tuple(pairs)
    words = [a for a in item.answer if isinstance(a, str)]
    # either writing is a right answer
    either = words if item.type in ("blank", "short") else []
    return tuple(dict.fromkeys((*map(change, words), *either)))


def item_id(fact: Fact, rule: Rule) -> str:
    """The id of a rule's question of a fact: it changes only with the fact's own words."""
    return "g-" + digest(fact.id, rule.name)[:12]


def explanation_of(fact: Fact) -> str:
    """The answer's own words, and the law they rest on."""
    return tidy(f"{fact.passage.with_fact(fact.text)} {fact.asked.basis}")


def _generated(identity: str, rule: Rule, fact: Fact, draft: Draft, topics: _Topics) -> BankItem:
    return BankItem(
        id=identity,
        type=rule.type,
        stem=draft.stem,
        options=draft.options,
        answer=draft.answer,
        explanation=explanation_of(fact),
        topic=topics.of_page(fact.asked.policy.slug, fact.language) or fact.asked.text.title,
        difficulty=draft.difficulty,
        lang=fact.language,
        pool="practice",
        rule=rule.name,
        source=_source(fact),
        facts=(fact.id,),
    )


def _source(fact: Fact) -> Source:
    asked = fact.asked
    return Source(f"policy/{asked.policy.slug}", asked.answer.id, fact.span)


def _manual(library: Library, facts: Sequence[Fact], topics: _Topics) -> Iterator[BankItem]:
    found: defaultdict[tuple[str, str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        found[fact.asked.policy.slug, fact.asked.answer.id, fact.language].append(fact)
    answers: dict[tuple[str, str, str], Asked] = {
        (policy.slug, answer.id, text.language): Asked(policy, text, answer)
        for policy in library.shown_policies
        for text in policy.texts.values()
        for answer in text.answers
    }
    default = library.settings.default.code
    for question in library.shown_questions:
        page, _, anchor = question.source.partition("#")
        place = place_of(question.source)
        for language, text in question.texts.items():
            span: tuple[int, int] | None = None
            asked_for: tuple[str, ...] = ()
            if place is not None:
                for code in dict.fromkeys((language, default)):
                    if (asked := answers.get((*place, code))) is not None:
                        key = key_fact(text, found[(*place, code)])
                        span = key.span if key else (0, len(asked.answer.text))
                        asked_for = (key.id,) if key else ()
                        break
            yield BankItem(
                id=question.id,
                type=question.type,
                stem=text.stem,
                options=text.options,
                answer=text.answer,
                explanation=text.explanation,
                topic=topics.of_question(question, language),
                difficulty=question.difficulty,
                lang=language,
                pool=question.pool,
                rule=MANUAL,
                source=Source(page, anchor or None, span),
                facts=asked_for,
            )


class _Topics:
    """The topic of each page's questions: as those by hand call it, else the page's title."""

    def __init__(self, library: Library) -> None:
        self._default = library.settings.default.code
        self._titles = {
            (policy.slug, text.language): text.title
            for policy in library.shown_policies
            for text in policy.texts.values()
        }
        self._names = {
            (topic.name, language): name
            for topic in library.taxonomy.terms["topics"].values()
            for language, name in topic.names.items()
        }
        used: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for question in library.shown_questions:
            if (place := place_of(question.source)) is not None:
                used[place[0]][question.topic] += 1
        self._used = {
            slug: min(names, key=lambda name, of=names: (-of[name], name))  # type: ignore[misc]
            for slug, names in used.items()
        }

    def of_page(self, slug: str, language: str) -> str | None:
        """The topic of what a policy page gives."""
        if language == self._default and slug in self._used:
            return self._used[slug]
        return self._titles.get((slug, language))

    def of_question(self, question: Question, language: str) -> str:
        """The topic of a question by hand, in one of its languages."""
        if language == self._default:
            return question.topic
        place = place_of(question.source)
        title = self._titles.get((place[0], language)) if place else None
        return title or self._names.get((question.topic, language)) or question.topic
