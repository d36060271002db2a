"""Moodle XML is read back by a reader made after the form that Moodle documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given, settings
from lxml import etree
from portal.quiz.export.format import Wish
from portal.quiz.export.moodle import FORMAT
from portal.quiz.item import BankItem
from quiz.export.asked import Asked, asked, same_space, shown
from quiz.export.items import EDGES, ITEMS, LANGUAGES, PLAIN, SPACED, banks, item
from quiz.export.test_gift import WEIGHTS


def export(items: Sequence[BankItem]) -> etree._Element:
    return etree.fromstring(FORMAT.write(items, Wish("", "zh-Hans")).data)


def carried(items: Sequence[BankItem]) -> list[BankItem]:
    left = {one.item for one in FORMAT.write(items, Wish("", "zh-Hans")).left_out}
    return [one for one in items if one not in left]


def value(element: etree._Element, path: str) -> str:
    (found,) = element.findall(path)
    return found.text or ""


def text(element: etree._Element) -> str:
    return same_space(shown(str(element.get("format")), value(element, "text")))


def fraction(answer: etree._Element) -> float:
    return float(str(answer.get("fraction")))


def accepted(answer: etree._Element) -> str:
    assert answer.get("format") == "plain_text" and fraction(answer) == 100
    written = value(answer, "text")
    # a bare * stands for anything
    assert "*" not in written.replace(r"\*", "")
    return same_space(written.replace(r"\*", "*"))


def pair(part: etree._Element) -> tuple[str, str]:
    right = value(part, "answer/text")
    # shown as HTML without tags
    assert not set("<>") & set(right)
    return text(part), same_space(unescape(right))


def read(question: etree._Element) -> Asked:
    kind = str(question.get("type"))
    stem = text(question.find("questiontext"))
    explanation = text(question.find("generalfeedback"))
    answers = question.findall("answer")
    if kind == "truefalse":
        right = {value(one, "text"): fraction(one) == 100 for one in answers}
        assert set(right) == {"true", "false"} and sum(right.values()) == 1
        return Asked("true_false", stem, (), right["true"], explanation)
    if kind == "shortanswer":
        assert value(question, "usecase") == "0"
        return Asked("short", stem, (), tuple(map(accepted, answers)), explanation)
    if kind == "matching":
        assert value(question, "shuffleanswers") == "false"
        pairs = tuple(map(pair, question.findall("subquestion")))
        return Asked("match", stem, (), pairs, explanation)
    options = tuple(map(text, answers))
    if kind == "ordering":
        assert [fraction(one) for one in answers] == list(range(1, len(answers) + 1))
        assert (value(question, "selecttype"), value(question, "layouttype")) == ("ALL", "VERTICAL")
        return Asked("order", stem, tuple(sorted(options)), options, explanation)
    assert kind == "multichoice"
    assert value(question, "shuffleanswers") == "false"
    right = tuple(text(one) for one in answers if fraction(one) > 0)
    if value(question, "single") == "true":
        assert sorted({fraction(one) for one in answers}) == [0, 100]
        (answer,) = right
        return Asked("single", stem, options, answer, explanation)
    assert value(question, "single") == "false"
    assert {abs(fraction(one)) for one in answers} <= WEIGHTS
    assert sum(max(0, fraction(one)) for one in answers) == pytest.approx(100, abs=0.01)
    return Asked("multiple", stem, options, right, explanation)


def wanted(item: BankItem) -> Asked:
    made = asked(item)
    # Moodle mixes what is to be put in order by itself
    return replace(made, options=tuple(sorted(made.options))) if made.type == "order" else made


def test_every_hostile_question_comes_back() -> None:
    assert [read(one) for one in export(ITEMS)] == [wanted(one) for one in carried(ITEMS)]


@given(items=banks())
@settings(max_examples=100)
def test_any_question_comes_back(items: tuple[BankItem, ...]) -> None:
    assert [read(one) for one in export(items)] == [wanted(one) for one in carried(items)]


def test_space_at_the_ends_does_not_count() -> None:
    assert [read(one) for one in export(SPACED)] == [wanted(one) for one in SPACED]


def test_only_these_are_left_out() -> None:
    left = FORMAT.write(ITEMS, Wish("", "zh-Hans")).left_out
    assert {one.item.id: (one.why, one.limit) for one in left} == {
        "plain-match-two": ("type", 3),
        "edge-eleven-right": ("answers-weight", 10),
    }
    bad = replace(EDGES[0], explanation="\ud800")
    assert [one.why for one in FORMAT.write([bad], Wish("", "")).left_out] == ["unreadable"]


def test_what_a_question_says_of_itself() -> None:
    (question,) = export(PLAIN[:1])
    assert [child.tag for child in question] == [
        *("name", "questiontext", "generalfeedback", "defaultgrade", "penalty", "hidden"),
        *("idnumber", "single", "shuffleanswers", "answernumbering"),
        *("answer",) * 4,
        "tags",
    ]
    assert value(question, "name/text") == value(question, "idnumber") == "plain-single"
    assert [tag.text for tag in question.findall("tags/tag/text")] == [
        *("医保", "difficulty:1", "rule:manual"),
    ]


def test_an_id_number_twice_would_lose_a_question() -> None:
    numbers = [value(one, "idnumber") for one in export(ITEMS)]
    assert len(numbers) == len(set(numbers))
    assert "plain-true@ug" in numbers


def test_markup_in_a_text_is_shown_and_not_obeyed() -> None:
    (question,) = export([item("true_false", "<b>a</b> &amp; b", (), True)])
    assert question.find("questiontext").get("format") == "plain_text"
    assert value(question, "questiontext/text") == "<b>a</b> &amp; b"


def test_a_text_from_right_to_left_says_so() -> None:
    for question in export(LANGUAGES[:1]):
        for path in ("questiontext", "generalfeedback", "answer"):
            assert (
                value(question.findall(path)[0], "text")
                .split(">")[0]
                .endswith(' dir="rtl" lang="ug"')
            )


def test_the_file_is_always_the_same() -> None:
    data = FORMAT.write(ITEMS, Wish("", "zh-Hans")).data
    assert data == FORMAT.write(list(ITEMS), Wish("", "zh-Hans")).data
    assert data.endswith(b"\n") and b"\r" not in data
