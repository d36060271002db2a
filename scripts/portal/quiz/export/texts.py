"""The texts of a question, and what files can hold of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.content.question import answer_texts
from portal.quiz.export.format import LeftOut
from portal.quiz.item import BankItem

_NOWHERE = re.compile("[\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""Signs that neither HTML nor the XML of a spreadsheet may have."""


def texts_of(item: BankItem) -> Iterator[str]:
    """Every text that a question shows."""
    yield item.stem
    yield from item.options
    yield item.explanation
    yield item.topic
    yield from answer_texts(item.answer)


def unwritable(item: BankItem) -> LeftOut | None:
    """A question with a sign that no file may have."""
    return LeftOut(item, "unreadable") if any(map(_NOWHERE.search, texts_of(item))) else None
