"""A question as any reader of any format should have it, to be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import html
from portal.content.question import Answer, answer_texts
from portal.language.catalogue import Strings
from portal.quiz.item import BankItem

_SPACES = "\t \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""What JavaScript, and so a reader written in it, takes for space."""


@dataclass(frozen=True)
class Asked:
    """What a question asks; a multiple's answer stands in the order of its options."""

    type: str
    stem: str
    options: tuple[str, ...]
    answer: Answer
    explanation: str


def same_space(text: str) -> str:
    """A text with one space for several, and none at its ends, as it shows."""
    return re.sub(f"[{_SPACES}]+", " ", re.sub(f"^[{_SPACES}\n]+|[{_SPACES}\n]+$", "", text))


def shown(form: str, text: str) -> str:
    """What Moodle shows of a text: a plain one is escaped first, its lines kept."""
    if form != "html":
        assert form in ("plain", "plain_text"), form
        return text
    parsed = html.fragment_fromstring(text, create_parent="div")
    assert {element.tag for element in parsed.iter()} <= {"div", "p", "span", "br"}
    for line in parsed.iter("br"):
        line.tail = "\n" + (line.tail or "")
    return str(parsed.text_content())


def asked(item: BankItem, *, short: bool = True) -> Asked:
    """The question of an item; a blank is a `short` where the format knows no other."""
    answer: Answer = item.answer
    if item.type == "multiple":
        assert isinstance(answer, tuple)
        answer = tuple(same_space(option) for option in item.options if option in answer)
    elif isinstance(answer, str):
        answer = same_space(answer)
    elif not isinstance(answer, bool):
        answer = tuple(
            same_space(one) if isinstance(one, str) else (same_space(one[0]), same_space(one[1]))
            for one in answer
        )
    return Asked(
        type="short" if short and item.type == "blank" else item.type,
        stem=same_space(item.stem),
        options=tuple(map(same_space, item.options)),
        answer=answer,
        explanation=same_space(item.explanation),
    )


def choices(item: BankItem) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """What a quiz of choices shows of an item: the stem, the options, and those that are right."""
    if isinstance(item.answer, bool):
        say = Strings(item.lang)
        words = (say("quiz.true"), say("quiz.false"))
        return item.stem, words, (words[0] if item.answer else words[1],)
    keys = frozenset(answer_texts(item.answer))
    return item.stem, item.options, tuple(option for option in item.options if option in keys)
