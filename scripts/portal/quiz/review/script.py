"""Traditional Chinese, read as Simplified: character by character, so that places stay."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from portal.content.question import Answer
from portal.language.languages import script_of
from portal.quiz.item import BankItem
from portal.search.folding import simplified

_SIMPLIFIED = "zh-Hans"


@cache
def _table() -> dict[int, str]:
    return str.maketrans(dict(simplified()))


@cache
def is_traditional(code: str) -> bool:
    """Whether a language is Traditional Chinese."""
    return code.split("-")[0] == "zh" and script_of(code) == "Hant"


def in_simplified(item: BankItem) -> BankItem:
    """A question in Traditional Chinese as it reads in Simplified; any other as it is."""
    if not is_traditional(item.lang):
        return item
    return replace(
        item,
        lang=_SIMPLIFIED,
        stem=item.stem.translate(_table()),
        options=tuple(option.translate(_table()) for option in item.options),
        answer=_answer(item.answer),
    )


def as_written(text: str, item: BankItem) -> str:
    """A part of a question's simplified texts, as the question itself has it."""
    for own in _texts(item):
        at = own.translate(_table()).find(text)
        if at >= 0:
            return own[at : at + len(text)]
    return text


def _answer(answer: Answer) -> Answer:
    match answer:
        case bool():
            return answer
        case str():
            return answer.translate(_table())
    pairs = tuple((a.translate(_table()), b.translate(_table())) for a, b in _pairs(answer))
    return pairs or tuple(a.translate(_table()) for a in answer if isinstance(a, str))


def _pairs(answer: Iterable[str | tuple[str, str]]) -> Iterable[tuple[str, str]]:
    return (part for part in answer if not isinstance(part, str))


def _texts(item: BankItem) -> Iterable[str]:
    yield item.stem
    yield from item.options
    if isinstance(item.answer, tuple):
        for part in item.answer:
            yield from (part,) if isinstance(part, str) else part
