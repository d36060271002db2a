"""Questions that ask again what another one asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from portal.quiz.item import BankItem
from portal.quiz.review import near_duplicates
from portal.quiz.text import normal


class Stems:
    """The stems there are, each with the facts it asks for."""

    def __init__(self, items: Sequence[BankItem]) -> None:
        self._seen: defaultdict[tuple[str, str], list[tuple[str, frozenset[str]]]]
        self._seen = defaultdict(list)
        for item in items:
            self.first(item)

    def first(self, item: BankItem) -> bool:
        """Whether no question has this stem but those of other types about the same."""
        facts = frozenset(item.facts)
        seen = self._seen[item.lang, normal(item.stem)]
        if any(kind == item.type or facts.isdisjoint(others) for kind, others in seen):
            return False
        seen.append((item.type, facts))
        return True


def fact_of(item: BankItem) -> tuple[str, str]:
    """What stands for an item where facts are compared: the fact it asks for, in its language."""
    return (item.facts[0] if item.facts else item.id), item.lang


def twins_of(by_hand: Sequence[BankItem], made: Sequence[BankItem]) -> set[tuple[str, str]]:
    """The facts whose questions read like one on another fact; the first question of each stands
    for all."""
    first = {fact_of(item): item for item in reversed(made)}
    compared = [*by_hand, *reversed(first.values())]
    later = (number for number in near_duplicates(compared) if number >= len(by_hand))
    return {fact_of(compared[number]) for number in later}
