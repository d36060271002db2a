"""Every paper that there can be, one by one: what is drawn from a small bank must be the first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from benchmarks.papers.exact import asked_for, usable
from portal.content.blueprint import Blueprint
from portal.quiz.item import BankItem
from portal.quiz.text import digest

Place = tuple[BankItem, int]


def _choices(
    items: Sequence[BankItem], blueprint: Blueprint, asked: frozenset[str] = frozenset()
) -> Iterator[tuple[Place, ...]]:
    """Every choice of questions for sections in which no fact is asked twice."""
    if not items:
        yield ()
        return
    item, *rest = items
    yield from _choices(rest, blueprint, asked)
    if asked.isdisjoint(item.facts):
        for number, section in enumerate(blueprint.sections):
            if item.type in section.types:
                for others in _choices(rest, blueprint, asked | {*item.facts}):
                    yield ((item, number), *others)


def _missing(choice: Sequence[Place], blueprint: Blueprint) -> int | None:
    """How many questions are missing; None where there are too many of anything."""
    counted: Counter[tuple[int | None, str, str]] = Counter()
    for item, number in choice:
        counted[number, "count", ""] += 1
        for at in (number, None):
            counted[at, "topic", item.topic] += 1
            counted[at, "difficulty", str(item.difficulty)] += 1
    missing = [wanted - counted[key] for key, wanted in asked_for(blueprint).items()]
    return None if min(missing) < 0 else sum(missing)


def least_missing(items: Sequence[BankItem], blueprint: Blueprint, language: str) -> int:
    """How many questions are missing at least."""
    choices = _choices(usable(items, blueprint, language), blueprint)
    found = (_missing(choice, blueprint) for choice in choices)
    return min(missing for missing in found if missing is not None)


def first(
    items: Sequence[BankItem], blueprint: Blueprint, seed: str, language: str
) -> list[set[str]]:
    """The ids in each section of the paper that comes first in the order of a seed."""

    def rank(place: Place) -> str:
        return digest(blueprint.slug, seed, place[0].id, str(place[1]))

    choices = _choices(usable(items, blueprint, language), blueprint)
    met = [choice for choice in choices if _missing(choice, blueprint) == 0]
    best = min(met, key=lambda choice: sorted(map(rank, choice)))
    return [
        {item.id for item, number in best if number == at} for at in range(len(blueprint.sections))
    ]
