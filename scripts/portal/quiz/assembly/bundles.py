"""Questions that are as good as each other, bundled, so that ten thousand are a small programme.

Two questions exclude each other where they ask for one fact. Where all that are tied together so
share one fact, at most one of them is taken; many such knots with questions of the same kinds are
counted together. What is tied together in other ways stays apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from portal.quiz.assembly.demands import Kind
from portal.quiz.item import BankItem


@dataclass(frozen=True, slots=True)
class Bundle:
    """Questions of one kind of which any can stand for any other."""

    kind: Kind
    items: tuple[BankItem, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """How many questions of some bundles (by their number) a paper may have at most."""

    bundles: tuple[int, ...]
    most: int


@dataclass(frozen=True, slots=True)
class Bundles:
    """All bundles, and what limits them."""

    bundles: tuple[Bundle, ...]
    limits: tuple[Limit, ...]


def bundled(items: Sequence[BankItem], kind_of: Callable[[BankItem], Kind]) -> Bundles:
    """The bundles of some questions; those that fit no section are left out."""
    kinds = {item.id: kind for item in items if (kind := kind_of(item)).sections}
    items = [item for item in items if item.id in kinds]
    asked = Counter(fact for item in items for fact in set(item.facts))
    shared = {item.id: frozenset(f for f in item.facts if asked[f] > 1) for item in items}
    bundles: list[Bundle] = []
    limits: list[Limit] = []

    def add(group: Iterable[BankItem]) -> int:
        members = tuple(group)
        bundles.append(Bundle(kinds[members[0].id], members))
        return len(bundles) - 1

    knots: defaultdict[tuple[Kind, ...], list[list[BankItem]]] = defaultdict(list)
    for knot in _knots(items, shared):
        if frozenset.intersection(*(shared[item.id] for item in knot)) or len(knot) == 1:
            of_kinds = sorted({kinds[item.id] for item in knot}, key=_order)
            knots[tuple(of_kinds)].append(knot)
            continue
        tied: defaultdict[tuple[Kind, frozenset[str]], list[BankItem]] = defaultdict(list)
        for item in knot:
            tied[kinds[item.id], shared[item.id]].append(item)
        numbers = {key: add(group) for key, group in tied.items()}
        together: defaultdict[str, list[int]] = defaultdict(list)
        for (_, facts), number in numbers.items():
            for fact in sorted(facts):
                together[fact].append(number)
        limits += [Limit(found, 1) for found in dict.fromkeys(map(tuple, together.values()))]
    for of_kinds_, group in knots.items():
        found = tuple(
            add(item for knot in group for item in knot if kinds[item.id] == kind)
            for kind in of_kinds_
        )
        limits.append(Limit(found, len(group)))
    return Bundles(tuple(bundles), tuple(limits))


def _order(kind: Kind) -> tuple[tuple[int, ...], list[str], int]:
    return kind.sections, sorted(kind.topics), kind.difficulty


def _knots(items: Sequence[BankItem], shared: dict[str, frozenset[str]]) -> list[list[BankItem]]:
    """The questions that are tied together by the facts that they share, knot by knot."""
    having: defaultdict[str, list[BankItem]] = defaultdict(list)
    for item in items:
        for fact in sorted(shared[item.id]):
            having[fact].append(item)
    seen: set[str] = set()
    knots = []
    for item in items:
        if item.id in seen:
            continue
        seen.add(item.id)
        knot = [item]
        for member in knot:
            for fact in sorted(shared[member.id]):
                for other in having.pop(fact, ()):
                    if other.id not in seen:
                        seen.add(other.id)
                        knot.append(other)
        knots.append(knot)
    return knots
