"""Questions in Simplified Chinese for languages of Traditional that lack them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from portal.content.library import Library
from portal.content.question import Answer, same
from portal.content.traditional import is_simplified, marked_names
from portal.quiz.item import BankItem


def in_traditional(library: Library, items: Sequence[BankItem]) -> Iterator[BankItem]:
    """The questions in Simplified Chinese, for each language of Traditional that lacks them."""
    for code, convert in library.traditional.items():
        there = {item.id for item in items if item.lang == code}
        for item in items:
            if is_simplified(item.lang) and item.id not in there:
                yield _converted(item, code, partial(convert, names=_names_of(library, item)))


def _names_of(library: Library, item: BankItem) -> frozenset[str]:
    """The names that the text a question comes from marks as such."""
    found = library.references.source(item.source.page)
    return marked_names(found.record.original.document) if found is not None else frozenset()


def _converted(item: BankItem, code: str, convert: Callable[[str], str]) -> BankItem:
    options = tuple(map(convert, item.options))
    distinct = len(set(map(same, options))) == len(options)
    change: Callable[[str], str] = convert if distinct else str
    return replace(
        item,
        lang=code,
        stem=convert(item.stem),
        options=tuple(map(change, item.options)),
        answer=_answer_in(item, change),
        explanation=convert(item.explanation),
        topic=convert(item.topic),
    )


def _answer_in(item: BankItem, change: Callable[[str], str]) -> Answer:
    match item.answer:
        case bool():
            return item.answer
        case str():
            return change(item.answer)
    pairs = [(change(a[0]), change(a[1])) for a in item.answer if not isinstance(a, str)]
    if pairs:
        return tuple(pairs)
    words = [a for a in item.answer if isinstance(a, str)]
    # either writing is a right answer
    either = words if item.type in ("blank", "short") else []
    return tuple(dict.fromkeys((*map(change, words), *either)))
