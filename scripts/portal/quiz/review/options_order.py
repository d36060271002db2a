"""The order of numbers and dates."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from portal.quiz.review.flaw import CHOICE, Check, Flaw
from portal.quiz.review.measures import skeleton
from portal.quiz.review.view import View


def find(view: View) -> Iterator[Flaw]:
    """`options-order`: numbers, dates or article numbers stand neither from small to large nor
    from large to small.

    Example: 60 天, 30 天, 180 天, 90 天.

    Source: Haladyna, Downing & Rodriguez 2002, rule 20 (logical or numerical order); NBME.
    """
    if len(view.options) < 3:
        return
    numbers = _numbers(view)
    if numbers and list(numbers) not in (sorted(numbers), sorted(numbers, reverse=True)):
        places = sorted(range(len(numbers)), key=lambda place: numbers[place])
        right = " · ".join(view.options[place] for place in places)
        yield Flaw("options-order", {"order": right})


def _numbers(view: View) -> tuple[tuple[Decimal, ...], ...]:
    """What each option says, where all say numbers or dates of one kind, else nothing."""
    if view.all_measures:
        return tuple(found.order for found in view.measures if found is not None)
    read = [skeleton(option) for option in view.options]
    if all(numbers for _, numbers in read) and len({shape for shape, _ in read}) == 1:
        return tuple(numbers for _, numbers in read)
    return ()


CHECK = Check(("options-order",), CHOICE, find)
