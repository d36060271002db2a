"""Review: each question tested for the item-writing flaws that can be checked."""

from __future__ import annotations

from portal.quiz.item import BankItem
from portal.quiz.review import (
    absolutes,
    blanks,
    catch_alls,
    counts,
    grammar_cue,
    key_in_stem,
    key_length,
    mixed_categories,
    negatives,
    options_equal,
    options_order,
    statements,
    stem,
    two_keys,
)
from portal.quiz.review.flaw import Check, Flaw
from portal.quiz.review.near import near_duplicates
from portal.quiz.review.script import as_written, in_simplified, is_traditional
from portal.quiz.review.view import View

FLAWS: tuple[Check, ...] = (
    *stem.CHECKS,
    *counts.CHECKS,
    options_equal.CHECK,
    *two_keys.CHECKS,
    catch_alls.CHECK,
    mixed_categories.CHECK,
    options_order.CHECK,
    key_length.CHECK,
    *key_in_stem.CHECKS,
    grammar_cue.CHECK,
    absolutes.CHECK,
    *negatives.CHECKS,
    *statements.CHECKS,
    *blanks.CHECKS,
)
"""The checks, in the order in which their flaws are told: the gravest first."""


def review(item: BankItem) -> tuple[Flaw, ...]:
    """The flaws of a question, in the order of the checks."""
    view = View(in_simplified(item))
    found = tuple(flaw for check in FLAWS if item.type in check.types for flaw in check.find(view))
    if not is_traditional(item.lang):
        return found
    return tuple(
        Flaw(flaw.rule, {name: as_written(text, item) for name, text in flaw.params.items()})
        for flaw in found
    )


__all__ = ["FLAWS", "Check", "Flaw", "near_duplicates", "review"]
