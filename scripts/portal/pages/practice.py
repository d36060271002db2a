"""The practice bank that the pages of a language load."""

from __future__ import annotations

from collections.abc import Sequence

from portal.language.languages import Language
from portal.pages.context import Context
from portal.quiz.daily import readers
from portal.quiz.item import BankItem


def practice(context: Context, language: Language) -> tuple[Sequence[BankItem], Language]:
    """The practice questions that the site has in a language, and the language they are in."""
    items, spoken = context.practice(language)
    return readers(items), spoken


def bank_address(language: Language) -> str:
    """The address of the script that holds the practice bank of a language."""
    return language.url("quiz/bank.js")
