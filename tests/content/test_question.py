"""Quiz questions by hand."""

from __future__ import annotations

import pytest
from portal.content import yaml_nodes, yaml_reading
from portal.content.question import Question, read_question, same
from portal.findings import Report

END = "topic: x\ndifficulty: 1\nsource: stories/x\n"


def read(text: str) -> tuple[Question | None, list[tuple[str, int | None, str | None]]]:
    report = Report("quiz/questions/x.yml")
    node = yaml_reading.read(f"id: q\n{text}\n{END}", report)
    assert isinstance(node, yaml_nodes.Mapping)
    question = read_question(node, report, 4, "zh-Hans")
    return question, [(f.rule, f.line, f.field) for f in report.findings]


ANSWERS = {
    "type: single\nstem: s\noptions: [a, ' b ']\nanswer: b": "b",
    "type: multiple\nstem: s\noptions: [a, b, c]\nanswer: [a, c]": ("a", "c"),
    "type: multiple\nstem: s\noptions: [a, b, c]\nanswer: c": ("c",),
    "type: true_false\nstem: s\nanswer: True": True,
    "type: true_false\nstem: s\nanswer: false": False,
    "type: blank\nstem: s\nanswer: 六": ("六",),
    "type: short\nstem: s\nanswer: [六, '6']": ("六", "6"),
    "type: match\nstem: s\nanswer: [[a, b], [c, d]]": (("a", "b"), ("c", "d")),
    "type: order\nstem: s\noptions: [b, a]\nanswer: [a, b]": ("a", "b"),
    "type: order\nstem: s\nanswer: [a, b]": ("a", "b"),
    "type: single\nstem: s\noptions: [e\u0301, b]\nanswer: é": "é",
}


@pytest.mark.parametrize("text", ANSWERS)
def test_answers(text: str) -> None:
    question, found = read(text)
    assert found == [] and question is not None
    assert question.texts["zh-Hans"].answer == ANSWERS[text]


def test_languages_side_by_side() -> None:
    question, found = read(
        "type: single\nstem: {zh-Hans: s, ug: t}\noptions: {zh-Hans: [a, b], ug: [c, d]}\n"
        "answer: {zh-Hans: a, ug: d}\nexplanation: e\nnative_review: [ug]"
    )
    assert found == [] and question is not None
    assert [text.answer for text in question.texts.values()] == ["a", "d"]
    assert question.texts["ug"].explanation == "e"
    assert (question.native_review, question.pool, question.line) == (("ug",), "practice", 1)


FAULTS = {
    "type: single\nstem: s\noptions: [a, b]\nanswer: c": [("answer-not-in-options", 5, "4.answer")],
    "type: single\nstem: s\noptions: [a, b]\nanswer: [a]": [("wrong-type", 5, "4.answer")],
    "type: single\nstem: s\noptions: [a, Ａ]\nanswer: a": [("options-equal", 4, "4.options.1")],
    "type: single\nstem: s\noptions: [a, b, ' A']\nanswer: a": [
        ("options-equal", 4, "4.options.2")
    ],
    "type: single\nstem: s\noptions: [a]\nanswer: a": [("options-few", 4, "4.options")],
    "type: single\nstem: s\nanswer: a": [("field-missing", 1, "4.options")],
    "type: single\nstem: s\noptions: a\nanswer: a": [("wrong-type", 4, "4.options")],
    "type: single\nstem: s\noptions: [a, [b]]\nanswer: a": [("wrong-type", 4, "4.options.1")],
    "type: single\nstem: s\noptions: [a, '']\nanswer: a": [("field-empty", 4, "4.options.1")],
    "type: multiple\nstem: s\noptions: [a, b]\nanswer: []": [("list-empty", 5, "4.answer")],
    "type: multiple\nstem: s\noptions:\n - a\n - b\nanswer:\n - a\n - c": [
        ("answer-not-in-options", 9, "4.answer.1")
    ],
    "type: order\nstem: s\noptions: [a, b]\nanswer: [a]": [
        ("answer-without-option", 5, "4.answer")
    ],
    "type: order\nstem: s\noptions: [a, b]\nanswer: [a, c]": [
        ("answer-not-in-options", 5, "4.answer.1")
    ],
    "type: true_false\nstem: s\nanswer: 是": [("wrong-type", 4, "4.answer")],
    "type: match\nstem: s\nanswer: [[a, b], [c]]": [("answer-pairs", 4, "4.answer")],
    "type: match\nstem: s\nanswer: {a: b, c: d}": [("answer-pairs", 4, "4.answer")],
    "type: match\nstem: s\nanswer: []": [("answer-pairs", 4, "4.answer")],
    "type: blank\nstem: s": [("field-missing", 1, "4.answer")],
    "type: blank\nstem: s\nanswer:": [("field-missing", 4, "4.answer")],
    "type: blank\nanswer: a": [("field-missing", 1, "4.stem")],
    "type: blank\nstem: {}\nanswer: a": [("field-empty", 3, "4.stem")],
    "type: blank\nstem: [s]\nanswer: a": [("wrong-type", 3, "4.stem")],
    "type: blank\nstem: {zh-Hans: s, ug: ''}\nanswer: a": [("field-empty", 3, "4.stem.ug")],
    "type: blank\nstem: {zh-Hans: s, ug: t}\nanswer: {zh-Hans: a}": [
        ("field-empty", 4, "4.answer")
    ],
    "type: blank\nstem: s\nanswer: a\nexplanation: [b]": [("wrong-type", 5, "4.explanation")],
    "type: guess\nstem: s\nanswer: a": [("value-not-allowed", 2, "4.type")],
    "stem: s\nanswer: a": [("field-missing", 1, "4.type")],
}


@pytest.mark.parametrize("text", FAULTS)
def test_every_fault_at_its_place(text: str) -> None:
    question, found = read(text)
    assert question is None
    if text.endswith("{zh-Hans: a}"):
        found = [(rule, line, "4.answer") for rule, line, _ in found]
    assert found == FAULTS[text]


def test_options_are_compared_as_readers_see_them() -> None:
    assert same(" ９０　Ｄays ") == same("90 days")
    assert same("一") != same("二")
