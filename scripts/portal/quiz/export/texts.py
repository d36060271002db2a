"""The texts of a question, and what files can hold of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    if isinstance(item.answer, str):
        yield item.answer
    elif not isinstance(item.answer, bool):
        for answer in item.answer:
            if isinstance(answer, str):
                yield answer
            else:
                yield from answer


def unwritable(item: BankItem) -> LeftOut | None:
    """A question with a sign that no file may have."""
    return LeftOut(item, "unreadable") if any(map(_NOWHERE.search, texts_of(item))) else None


def keys_of(item: BankItem) -> tuple[str, ...]:
    """The answer as texts, where it is one or more of them."""
    if isinstance(item.answer, str):
        return (item.answer,)
    if isinstance(item.answer, bool):
        return ()
    return tuple(answer for answer in item.answer if isinstance(answer, str))


def pairs_of(item: BankItem) -> tuple[tuple[str, str], ...]:
    """The answer as pairs, where it is pairs."""
    if isinstance(item.answer, str | bool):
        return ()
    return tuple(answer for answer in item.answer if not isinstance(answer, str))
