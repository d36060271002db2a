"""What a bank has for each demand of a blueprint, beside what is asked of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from portal.content.blueprint import Blueprint
from portal.quiz.assembly.demands import Demand, Kinds, candidates, demands_of
from portal.quiz.assembly.draw import shortage
from portal.quiz.assembly.paper import Lack
from portal.quiz.assembly.topics import topic_names
from portal.quiz.item import BankItem


@dataclass(frozen=True, slots=True)
class Stock:
    """A demand, how many questions of a bank count towards it, and how many are short where all
    demands are met as well as they can be.

    More than enough may still be short: one question serves one section, and one fact is asked
    once.
    """

    demand: Demand
    there: int
    short: int

    @property
    def lack(self) -> Lack:
        """The demand and what is short of it."""
        demand = self.demand
        return Lack(demand.section, demand.kind, demand.value, demand.wanted, self.short)


def survey(items: Sequence[BankItem], blueprint: Blueprint, language: str) -> tuple[Stock, ...]:
    """The demands of a blueprint one by one; `items` are the whole bank."""
    kinds = Kinds(blueprint, topic_names(items))
    of_kinds = [kinds.of(item) for item in candidates(items, blueprint, language)]
    found = shortage(items, blueprint, language)
    lacks = {(x.section, x.kind, x.value): x.short for x in found.lacks} if found else {}
    return tuple(
        Stock(
            demand,
            sum(any(kind.counts(n, demand) for n in kind.sections) for kind in of_kinds),
            lacks.get((demand.section, demand.kind, demand.value), 0),
        )
        for demand in demands_of(blueprint)
    )
