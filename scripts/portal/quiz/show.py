"""One question explained: its rule, its passage, and why each wrong option is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from portal.content.verdict import Verdict
from portal.quiz.bank import Bank, DroppedItem, Maker
from portal.quiz.facts import Fact
from portal.quiz.generate.distractors import Alike
from portal.quiz.item import BankItem
from portal.quiz.listings import Listing
from portal.quiz.subject import Subject

Origin = Literal["key", "column", "terms", "fact", "near", "page", "hand"]


@dataclass(frozen=True, slots=True)
class OptionShown:
    """An option and where it comes from: it is the key; stands in another
    row of the table; stands in the category `detail` of
    `quiz/terms.yml`; is a fact of the part `detail`; is a value near the key; stands in the heads
    of other pages; or was written by hand."""

    text: str
    origin: Origin
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """All that is known of a question."""

    items: tuple[BankItem, ...]
    """It in each of its languages, the first the original."""
    dropped: tuple[DroppedItem, ...]
    verdict: Verdict | None
    question: str
    quote: str
    options: tuple[OptionShown, ...]
    alike: tuple[Alike, ...]
    """The parts of pages whose facts are no wrong options here, and the nearest other."""


def show(maker: Maker, bank: Bank, identity: str) -> Shown | None:
    """What is known of a question, kept or dropped; None where there is none of this id."""
    items = tuple(item for item in bank.items if item.id == identity)
    dropped = tuple(item for item in bank.dropped if item.id == identity)
    if not items and not dropped:
        return None
    first = items[0] if items else dropped[0]
    subject = maker.made_of.get((identity, first.lang))
    section = subject.section if subject else maker.material.sections.get(
        (*first.source.section, first.lang)
    )  # fmt: skip
    item = items[0] if items else None
    return Shown(
        items=items,
        dropped=dropped,
        verdict=maker.verdicts.of(identity),
        question=section.question if section else "",
        quote=subject.quote if subject else section.text if section else "",
        options=tuple(_options(maker, item, subject)) if item else (),
        alike=maker.pool.alike(section) if section and isinstance(subject, Fact | Listing) else (),
    )


def _options(maker: Maker, item: BankItem, subject: Subject | None) -> Iterator[OptionShown]:
    facts = subject.found if isinstance(subject, Listing) else (subject,)
    keys = (item.answer,) if isinstance(item.answer, str) else item.answer
    for text in item.options:
        if isinstance(keys, tuple) and text in keys:
            yield OptionShown(text, "key")
        elif isinstance(facts[0], Fact):
            yield OptionShown(text, *maker.pool.origin(text, facts[0]))
        else:
            yield OptionShown(text, "page" if subject else "hand")
