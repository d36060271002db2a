"""Finds the passage of a text that a unit of an exchange file is about."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from portal.translation.exchange.passages import Passage
from portal.translation.exchange.shapes import shape_of
from portal.translation.exchange.units import Unit

_ALIKE = 0.5
"""How much of two passages must agree for one to be the other, rewritten."""
_NEAR = 50
"""How many passages are compared with one that was rewritten."""


def matched(passages: Sequence[Passage], units: Sequence[Unit]) -> list[Passage | None]:
    """For each unit its passage, None where it is gone.

    A passage that was rewritten since the export is found between the neighbours it had.
    """
    known = {passage.id: passage for passage in passages}
    found = [_in_list(passages, unit) or known.get(unit.id) for unit in units]
    sure = {p.id for p, unit in zip(found, units, strict=True) if p and p.source == unit.source}
    for number, unit in enumerate(units):
        here = found[number]
        moved = here is not None and here.source != unit.source and len(here.place) > 1
        if here is not None and moved and here.id in sure:
            found[number] = None  # its place in a list is another's now
    taken = {passage.id for passage in found if passage is not None}
    places = {passage.id: place for place, passage in enumerate(passages)}
    low = -1
    ahead = _ahead([None if p is None else places[p.id] for p in found], len(passages))
    for number, unit in enumerate(units):
        here = found[number]
        if here is not None:
            low = places[here.id]
            continue
        if not unit.id.startswith("body."):
            continue
        near = passages[low + 1 : min(ahead[number], low + 1 + _NEAR)]
        near = [p for p in near if p.id not in taken and not p.place]
        best = _most_like(unit, near)
        if best is not None:
            found[number] = best
            taken.add(best.id)
            low = places[best.id]
    return found


def _ahead(places: Sequence[int | None], end: int) -> list[int]:
    """For each unit the place of the next one that has its passage."""
    found = []
    for place in reversed(places):
        found.append(end)
        end = end if place is None else place
    return found[::-1]


def _in_list(passages: Sequence[Passage], unit: Unit) -> Passage | None:
    """The passage with the same source in the same list, for its items may have moved."""
    name, *steps = unit.id.split(".")
    if name == "body" or len(steps) < 2:
        return None
    fields = [p for p in passages if p.place and p.place[0] == name and p.place[-1] == steps[-1]]
    same = [passage for passage in fields if passage.source == unit.source]
    exact = [passage for passage in same if passage.id == unit.id]
    return next(iter(exact or same), None)


def _most_like(unit: Unit, near: Sequence[Passage]) -> Passage | None:
    shape = shape_of(unit.source)
    best: tuple[float, Passage | None] = (_ALIKE, None)
    for passage in near:
        matcher = SequenceMatcher(None, unit.source, passage.source, autojunk=False)
        if not shape.fits(shape_of(passage.source)) or matcher.quick_ratio() < best[0]:
            continue
        if (ratio := matcher.ratio()) >= best[0]:
            best = ratio, passage
    return best[1]
