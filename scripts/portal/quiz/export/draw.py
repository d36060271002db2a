"""A few questions out of many: the same ones every time, none of which gives another away."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from portal.quiz.export.format import Format, Wish
from portal.quiz.item import BankItem, apart
from portal.quiz.text import digest


def draw(items: Sequence[BankItem], format: Format, wish: Wish, count: int) -> tuple[BankItem, ...]:
    """At most so many of the questions that the format can carry, in the order that they have;
    no two of them ask for the same fact."""
    # what is too much for one file, or shares a fact, is not yet known before the draw
    never = {
        id(one.item)
        for one in format.write(items, wish).left_out
        if one.why not in ("same-fact", "questions-many")
    }
    mixed = sorted((item for item in items if id(item) not in never), key=_place)
    drawn = {id(item) for item in islice(apart(mixed), count)}
    return tuple(item for item in items if id(item) in drawn)


def _place(item: BankItem) -> str:
    return digest(item.id)
