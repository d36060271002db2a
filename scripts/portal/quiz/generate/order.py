"""The order in which options stand."""

from __future__ import annotations

from collections.abc import Sequence

from portal.quiz.item import MANUAL, BankItem
from portal.quiz.text import digest
from portal.quiz.values import read_value
from portal.quiz.words import Words, words_of


def ordered(identity: str, options: Sequence[str], words: Words) -> tuple[str, ...]:
    """Numbers and dates from the smallest on; others as the item's id shuffles them."""
    values = [(read_value(option, words), option) for option in options]
    if len({value.unit if value else None for value, _ in values}) == 1 and values[0][0]:
        return tuple(
            text for _, text in sorted((value.order, text) for value, text in values if value)
        )
    return shuffled(identity, options)


def shuffled(identity: str, texts: Sequence[str]) -> tuple[str, ...]:
    """Texts as the item's id shuffles them."""
    return tuple(sorted(texts, key=lambda text: digest(identity, "place", text)))


def mixed(identity: str, texts: Sequence[str]) -> tuple[str, ...]:
    """Texts as the item's id shuffles them, but not in the order they came in."""
    turns = (shuffled(digest(identity, str(turn)), texts) for turn in range(len(texts)))
    return next((turn for turn in turns if turn != tuple(texts)), tuple(reversed(texts)))


def shown_options(item: BankItem) -> tuple[str, ...]:
    """A question's options as readers see them: those by hand stand as they were thought of, the
    right ones often first."""
    if item.rule == MANUAL and item.type in ("single", "multiple"):
        return ordered(item.id, item.options, words_of(item.lang))
    return item.options
