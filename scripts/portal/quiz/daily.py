"""The practice questions that readers get, and which of them is that of a day.

Websites and public screens ask the same question on the same day; `theme/quiz/50-start.js` chooses
on the reader's device by the rule of `of_the_day`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import chain

from portal.quiz.bank import Bank
from portal.quiz.item import MANUAL, BankItem
from portal.quiz.text import digest

MOST = 1500
"""Questions that a reader's device loads; of more, those by hand and some of the others."""
_STEP = 7919
"""How far the next day's question is from today's; a prime, so that it goes round all of them."""
EASY = ("single", "true_false")
"""The types that are answered by one choice."""
_FIRST = date(1970, 1, 1)


def readers(items: Sequence[BankItem]) -> Sequence[BankItem]:
    """Of the practice questions of a language those that a reader's device loads, in their
    order."""
    if len(items) <= MOST:
        return items
    drawn = sorted(items, key=lambda item: (item.rule != MANUAL, digest(item.id)))[:MOST]
    kept = {item.id for item in drawn}
    return [item for item in items if item.id in kept]


def asked(bank: Bank, language: str) -> Sequence[BankItem]:
    """The practice questions that readers of a language get."""
    return readers(bank.practice(language))


def of_the_day(
    items: Sequence[BankItem], day: date, suits: Callable[[BankItem], bool]
) -> BankItem | None:
    """The question of a day: one that is answered by one choice, where there are such.

    Where it does not suit (a screen can't show it) the next one of the list that does takes its
    place; None where none does.
    """
    easy = [item for item in items if item.type in EASY]
    others = [item for item in items if item.type not in EASY]
    pool = easy or others
    first = (day - _FIRST).days * _STEP % len(pool) if pool else 0
    turned = chain(pool[first:], pool[:first], others if easy else ())
    return next((item for item in turned if suits(item)), None)
