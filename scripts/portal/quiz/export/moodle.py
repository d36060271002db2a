"""Moodle XML, which carries every type; ordering questions need Moodle 4.4 or later.

Options stay in the bank's order, which is deliberate (numbers rise, for instance).
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from portal.content.question import QuestionType
from portal.quiz.export.format import Exported, Format, LeftOut, Wish
from portal.quiz.export.moodle_rules import (
    TextFormat,
    choice,
    identity,
    pattern,
    refused,
    shown,
    tags,
    weight_of,
)
from portal.quiz.item import BankItem, keys_of, pairs_of

_TYPES: dict[QuestionType, str] = {
    "single": "multichoice",
    "multiple": "multichoice",
    "true_false": "truefalse",
    "blank": "shortanswer",
    "short": "shortanswer",
    "match": "matching",
    "order": "ordering",
}
_FORMATS: dict[TextFormat, str] = {"plain": "plain_text", "html": "html"}


def write(items: Sequence[BankItem], wish: Wish) -> Exported:
    """The questions as Moodle XML."""
    mixed = len({item.lang for item in items}) > 1
    quiz = ET.Element("quiz")
    left_out: list[LeftOut] = []
    for item in items:
        why = refused(item)
        if why is None:
            quiz.append(_question(item, mixed))
        else:
            left_out.append(why)
    ET.indent(quiz)
    data = ET.tostring(quiz, encoding="utf-8", xml_declaration=True) + b"\n"
    return Exported(data, tuple(left_out))


def _question(item: BankItem, mixed: bool) -> ET.Element:
    question = ET.Element("question", {"type": _TYPES[item.type]})
    name = identity(item, mixed)
    _text(ET.SubElement(question, "name"), name)
    _shown(ET.SubElement(question, "questiontext"), item.stem, item, block=True)
    _shown(ET.SubElement(question, "generalfeedback"), item.explanation, item, block=True)
    _values(question, defaultgrade="1", penalty="0", hidden="0", idnumber=name)
    _answers(question, item)
    marks = ET.SubElement(question, "tags")
    for tag in tags(item):
        _text(ET.SubElement(marks, "tag"), tag)
    return question


def _answers(question: ET.Element, item: BankItem) -> None:
    match item.type:
        case "true_false":
            for value in (True, False):
                answer = ET.SubElement(question, "answer")
                answer.set("fraction", "100" if value == item.answer else "0")
                answer.set("format", "moodle_auto_format")
                _text(answer, str(value).lower())
        case "single" | "multiple":
            single = str(item.type == "single").lower()
            _values(question, single=single, shuffleanswers="false", answernumbering="ABCD")
            for option in item.options:
                answer = ET.SubElement(question, "answer", fraction=weight_of(item, option))
                _shown(answer, option, item)
        case "match":
            _values(question, shuffleanswers="false")
            for left, right in pairs_of(item):
                part = ET.SubElement(question, "subquestion")
                _shown(part, left, item)
                _text(ET.SubElement(part, "answer"), choice(right))
        case "order":
            _values(
                question,
                layouttype="VERTICAL",
                selecttype="ALL",
                selectcount="0",
                gradingtype="ABSOLUTE_POSITION",
                showgrading="SHOW",
                numberingstyle="none",
            )
            for place, word in enumerate(keys_of(item), 1):
                _shown(ET.SubElement(question, "answer", fraction=str(place)), word, item)
        case _:
            _values(question, usecase="0")
            for word in keys_of(item):
                answer = ET.SubElement(question, "answer", fraction="100", format="plain_text")
                _text(answer, pattern(word))


def _values(parent: ET.Element, **values: str) -> None:
    for name, value in values.items():
        ET.SubElement(parent, name).text = value


def _shown(parent: ET.Element, text: str, item: BankItem, *, block: bool = False) -> None:
    """Put a text into `parent` in the format in which Moodle shows it as it is."""
    form, made = shown(text, item.lang, block=block) if text else ("plain", "")
    parent.set("format", _FORMATS[form])
    _text(parent, made)


def _text(parent: ET.Element, text: str) -> None:
    ET.SubElement(parent, "text").text = text


FORMAT = Format("moodle-xml", ".xml", write)
