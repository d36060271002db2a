"""Which bundles a paper can do without: where one has enough of a kind and nothing can take it
away, the others of its kind only make the programme larger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from portal.quiz.assembly.bundles import Bundles
from portal.quiz.assembly.demands import Demand, Kind


def spare_bundles(bundles: Bundles, demands: Sequence[Demand]) -> frozenset[int]:
    """The bundles, by number, without which as much can be met: for any question of theirs that is
    not fixed in a paper there is another of the same kind in a bundle that stays."""
    most = {bundle.kind: _most(bundle.kind, demands) for bundle in bundles.bundles}
    limits: defaultdict[int, list[tuple[int, ...]]] = defaultdict(list)
    sure: dict[int, int] = {}
    for limit in bundles.limits:
        wanted = sum(most[bundles.bundles[number].kind] for number in limit.bundles)
        for number in limit.bundles:
            limits[number].append(limit.bundles)
            alone = limit.bundles == (number,)
            sure[number] = limit.most if alone or limit.most >= wanted else 0
    of_kind: defaultdict[Kind, list[int]] = defaultdict(list)
    for number, bundle in enumerate(bundles.bundles):
        of_kind[bundle.kind].append(number)
    spare: set[int] = set()
    for kind, numbers in of_kind.items():
        best = max(numbers, key=lambda n: (sure[n] if len(limits[n]) == 1 else 0, -n))
        if len(limits[best]) == 1 and sure[best] >= most[kind]:
            spare.update(number for number in numbers if number != best)
    return frozenset(spare)


def _most(kind: Kind, demands: Sequence[Demand]) -> int:
    """How many questions of a kind a paper can have at most."""
    whole = [d.wanted for d in demands if d.section is None and kind.counts(-1, d)]
    parts = (
        min(d.wanted for d in demands if d.section == section and kind.counts(section, d))
        for section in kind.sections
    )
    return min([*whole, sum(parts)])
