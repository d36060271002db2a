"""Draws the questions of a paper by a seed: exactly what its blueprint asks for, or what is short.

The seed puts all questions, each in every section that it fits, in an order; the paper is the first
one in that order that meets the blueprint. That is the optimum of the integer programme in which
each place is worth twice the one after it: there are no ties, so every machine draws the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from portal.content.blueprint import Blueprint
from portal.quiz.assembly.bundles import Bundles, bundled
from portal.quiz.assembly.demands import Demand, Kinds, candidates, demands_of
from portal.quiz.assembly.paper import Assembled, Lack, Shortage
from portal.quiz.assembly.programme import Place, Programme
from portal.quiz.assembly.topics import topic_names
from portal.quiz.item import BankItem
from portal.quiz.text import digest


def assemble(
    items: Sequence[BankItem], blueprint: Blueprint, seed: str, language: str
) -> Assembled | Shortage:
    """The paper of a blueprint that a seed draws from a bank (all its languages and pools), or the
    least that the bank lacks.

    Only approved questions of the language and of the blueprint's pool are drawn, each fact is
    asked once, and the same seed draws the same paper from the same bank.
    """
    return next(assemblies(items, blueprint, [seed], language))


def assemblies(
    items: Sequence[BankItem], blueprint: Blueprint, seeds: Iterable[str], language: str
) -> Iterator[Assembled | Shortage]:
    """What `assemble` gives for one seed after another, of a bank that is looked through once."""
    demands, bundles = _prepared(items, blueprint, language)
    programme = Programme(bundles, demands)
    lacks = _lacks(demands, programme)
    for seed in seeds:
        if lacks:
            yield Shortage(lacks)
            continue
        yield Assembled(blueprint, seed, language, _drawn(blueprint, seed, bundles, programme))
        programme.restart()


def shortage(items: Sequence[BankItem], blueprint: Blueprint, language: str) -> Shortage | None:
    """The least that a bank lacks for a blueprint, None where it can be met."""
    demands, bundles = _prepared(items, blueprint, language)
    lacks = _lacks(demands, Programme(bundles, demands))
    return Shortage(lacks) if lacks else None


def _prepared(
    items: Sequence[BankItem], blueprint: Blueprint, language: str
) -> tuple[tuple[Demand, ...], Bundles]:
    kinds = Kinds(blueprint, topic_names(items))
    bundles = bundled(candidates(items, blueprint, language), kinds.of)
    return demands_of(blueprint), bundles


def _lacks(demands: Sequence[Demand], programme: Programme) -> tuple[Lack, ...]:
    return tuple(
        Lack(demand.section, demand.kind, demand.value, demand.wanted, short)
        for demand, short in zip(demands, programme.least_missing(), strict=True)
        if short
    )


def _drawn(
    blueprint: Blueprint, seed: str, bundles: Bundles, programme: Programme
) -> tuple[tuple[BankItem, ...], ...]:
    sections: list[list[BankItem]] = [[] for _ in blueprint.sections]
    left = blueprint.count
    asked: set[str] = set()
    drawn: set[str] = set()
    for item, place in _order(blueprint, seed, bundles):
        if not left:
            break
        if item.id in drawn or not asked.isdisjoint(item.facts) or not programme.take(place):
            continue
        sections[place[1]].append(item)
        drawn.add(item.id)
        asked.update(item.facts)
        left -= 1
    assert not left
    return tuple(map(tuple, sections))


def _order(blueprint: Blueprint, seed: str, bundles: Bundles) -> list[tuple[BankItem, Place]]:
    """Every question in every section that it fits, in the order of the seed."""
    places = (
        (digest(blueprint.slug, seed, item.id, str(section)), item, (number, section))
        for number, bundle in enumerate(bundles.bundles)
        for item in bundle.items
        for section in bundle.kind.sections
    )
    ordered = sorted(places, key=lambda place: (place[0], place[1].id, place[2]))
    return [(item, place) for _, item, place in ordered]
