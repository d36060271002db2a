"""The order in which options stand."""

from __future__ import annotations

from collections.abc import Sequence

from portal.quiz.text import digest
from portal.quiz.values import read_value
from portal.quiz.words import Words


def ordered(identity: str, options: Sequence[str], words: Words) -> tuple[str, ...]:
    """Numbers and dates from the smallest on; others as the item's id shuffles them."""
    values = [(read_value(option, words), option) for option in options]
    if len({value.unit if value else None for value, _ in values}) == 1 and values[0][0]:
        return tuple(
            text for _, text in sorted((value.order, text) for value, text in values if value)
        )
    return tuple(sorted(options, key=lambda option: digest(identity, "place", option)))
