"""What Moodle's two forms, GIFT and Moodle XML, have in common.

A text is shown as it stands, its markup as signs, where its format is plain: Moodle escapes it
and keeps its lines, and no filter (formulas, links) touches it. A text from right to left needs
HTML, which alone can say so.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Literal
from xml.etree import ElementTree as ET

from portal.language.languages import direction_of
from portal.quiz.export.format import LeftOut
from portal.quiz.export.texts import unwritable
from portal.quiz.item import BankItem, keys_of, pairs_of

TextFormat = Literal["plain", "html"]
LEAST_PAIRS = 3
"""Of fewer, Moodle's form for matching questions can't be saved."""

_WEIGHTS = {
    1: "100",
    2: "50",
    3: "33.33333",
    4: "25",
    5: "20",
    6: "16.66667",
    7: "14.28571",
    8: "12.5",
    9: "11.11111",
    10: "10",
    20: "5",
}
_MOST_RIGHT = 10


def refused(item: BankItem) -> LeftOut | None:
    """Why neither form can carry a question."""
    if item.type == "match" and len(pairs_of(item)) < LEAST_PAIRS:
        return LeftOut(item, "type", LEAST_PAIRS)
    if item.type == "multiple" and len(keys_of(item)) not in _WEIGHTS:
        return LeftOut(item, "answers-weight", _MOST_RIGHT)
    return unwritable(item)


def weight_of(item: BankItem, option: str) -> str:
    """The percentage of an option: all that are right come to 100, and each wrong one takes as
    much away, so that who chooses everything gets nothing."""
    right = keys_of(item)
    if item.type == "single":
        return "100" if option in right else "0"
    weight = _WEIGHTS[len(right)]
    return weight if option in right else f"-{weight}"


def shown(text: str, lang: str, *, block: bool, plain: bool = True) -> tuple[TextFormat, str]:
    """A text's format and the text in it; `block` makes it a paragraph of its own where it is
    HTML, which it is in a language from right to left, or where it must not be `plain`."""
    rtl = direction_of(lang) == "rtl"
    if plain and not rtl:
        return "plain", text
    element = ET.Element("p" if block else "span", {"dir": "rtl", "lang": lang} if rtl else {})
    first, *lines = text.split("\n")
    element.text = first
    for line in lines:
        ET.SubElement(element, "br").tail = line
    return "html", ET.tostring(element, encoding="unicode", method="html")


def pattern(answer: str) -> str:
    """An accepted text as Moodle's short answer has it, where a bare `*` stands for anything."""
    return answer.replace("*", r"\*")


def choice(right: str) -> str:
    """The right side of a pair, which Moodle always takes for HTML without tags."""
    return html.escape(right, quote=False)


def identity(item: BankItem, mixed: bool) -> str:
    """What is the question's own in a file: Moodle silently drops an id number that it has, so
    in a file of several languages (`mixed`) the language is a part of it."""
    return f"{item.id}@{item.lang}" if mixed else item.id


def tags(item: BankItem) -> Iterator[str]:
    """The topic as it is, then other facts by the names that they have in the bank."""
    yield item.topic
    yield f"difficulty:{item.difficulty}"
    yield f"rule:{item.rule}"
    if item.pool == "contest":
        # what is read back must not get among the questions for everyone
        yield f"pool:{item.pool}"
    if item.type in ("blank", "short"):
        # Moodle has one type for both
        yield f"type:{item.type}"
