"""The key as a file: what is written is read back, and what is no key is told by name."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from portal.quiz.paper.compose import key_of
from portal.quiz.paper.key import KeyFault, dump, load
from portal.quiz.paper.versions import versions_of
from quiz.export.items import TEXTS, item
from quiz.papers import paper_of, printed


@pytest.mark.parametrize("size", ["a4", "a5"])
def test_a_key_is_read_back_as_it_was(size):
    _, _, key = printed(size)
    assert load(dump(key)) == key
    assert dump(load(dump(key))) == dump(key)


def test_any_text_is_read_back_as_it_was():
    items = [item("single", t, (t, "别的"), t, id=f"t{n}") for n, t in enumerate(TEXTS)]
    assembled = paper_of([items])
    key = key_of(assembled, versions_of(assembled, "AB"), "a4")
    assert load(dump(key)) == key


def test_versions_have_one_id_and_other_papers_another():
    assembled, _, key = printed()
    again = key_of(assembled, versions_of(assembled, "AB"), "a4")
    more = key_of(assembled, versions_of(assembled, "ABC"), "a4")
    assert key.paper == again.paper != more.paper
    assert len(key.paper) == 8


def test_rows_are_those_of_the_questions():
    _, _, key = printed()
    for version in key.versions.values():
        hand = [question for question in version.questions if question.by_hand]
        assert {question.type for question in hand} == {"blank", "short"}
        rows = {(row.question, row.part): len(row.bubbles) for row in version.layout.rows}
        assert rows == {
            (place, part): len(question.options)
            for place, question in enumerate(version.questions)
            for part in range(len(question.answer))
        }


@given(st.integers(1, 20_000))
@settings(max_examples=60)
def test_a_cut_file_is_unreadable(cut):
    data = dump(printed()[2]).rstrip()
    with pytest.raises(KeyFault) as fault:
        load(data[:-cut])
    assert fault.value.reason == "unreadable"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "unreadable"),
        (b"\xff\xfe\x00", "unreadable"),
        (b"[" * 100_000, "unreadable"),
        (b"[]", "other"),
        (b"null", "other"),
        (b'{"questions": []}', "other"),
        (b'{"format": 1}', "other"),
        (b'{"format": "shiliu-pack-1"}', "other"),
        (b'{"format": "shiliu-key-2"}', "format"),
        (b'{"format": "shiliu-key-1"}', "field"),
    ],
)
def test_other_files_are_told_apart(data, reason):
    with pytest.raises(KeyFault) as fault:
        load(data)
    assert fault.value.reason == reason


def _spoilt(path: str, value: Any) -> bytes:
    """A key with another value at a place."""
    found = json.loads(dump(printed()[2]))
    *steps, last = [int(step) if step.isdecimal() else step for step in path.split("/")]
    place = found
    for step in steps:
        place = place[step]
    place[last] = value
    return json.dumps(found).encode()


QUESTION = "versions/A/questions/0"
LAYOUT = "versions/A/layout"


@pytest.mark.parametrize(
    ("path", "value", "detail"),
    [
        ("paper", "xyz", "paper"),
        ("paper", 5, "paper"),
        ("versions", {}, "versions"),
        ("versions/A/name", "B", "versions.A.name"),
        (f"{QUESTION}/number", 2, "versions.A.questions.0"),
        (f"{QUESTION}/points", -1, "versions.A.questions.0"),
        (f"{QUESTION}/points", "2", "versions.A.questions.0.points"),
        (f"{QUESTION}/type", "essay", "versions.A.questions.0.type"),
        (f"{QUESTION}/answer", [[9]], "versions.A.questions.0"),
        (f"{QUESTION}/answer", [[]], "versions.A.questions.0"),
        (f"{QUESTION}/order", [0, 0, 1, 2], "versions.A.questions.0"),
        (f"{QUESTION}/answer", [[0], [1]], "versions.A.questions.0"),
        (f"{QUESTION}/points", 10**400, "versions.A.questions.0"),
        (f"{LAYOUT}/width", 1e300, "versions.A.layout"),
        (f"{LAYOUT}/bubble_width", 1e9, "versions.A.layout"),
        (f"{LAYOUT}/mark_radius", 60, "versions.A.layout"),
        (f"{LAYOUT}/code/width", -5, "versions.A.layout"),
        (f"{LAYOUT}/marks", [{"x": 100, "y": 100}] * 4, "versions.A.layout.marks"),
        (f"{LAYOUT}/rows", [], "versions.A.layout.rows"),
        (f"{LAYOUT}/rows/0/bubbles/0/x", 9999, "versions.A.layout"),
        (f"{LAYOUT}/marks/0/y", -1, "versions.A.layout"),
        (f"{LAYOUT}/width", 0, "versions.A.layout"),
        (f"{LAYOUT}/width", float("inf"), "versions.A.layout"),
        (f"{LAYOUT}/height", float("nan"), "versions.A.layout"),
        (f"{LAYOUT}/marks", [{"x": 1, "y": 1}], "versions.A.layout.marks"),
        (f"{LAYOUT}/tracks", [], "versions.A.layout.tracks"),
        (f"{LAYOUT}/tracks/0", [{"x": 10, "y": 60}], "versions.A.layout.tracks"),
        (f"{LAYOUT}/tracks/0/0/x", 150, "versions.A.layout.tracks"),
        (f"{LAYOUT}/tracks/0/0/x", -1, "versions.A.layout"),
        (f"{LAYOUT}/bar_height", 0, "versions.A.layout"),
    ],
)
def test_a_wrong_value_is_told_by_its_place(path, value, detail):
    with pytest.raises(KeyFault) as fault:
        load(_spoilt(path, value))
    assert fault.value.reason == "field"
    assert fault.value.detail.startswith(detail)


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("single", [[0, 1]]),
        ("single", [[0], [0]]),
        ("true_false", [[0, 1]]),
        ("multiple", [[0], [1]]),
        ("match", [[0, 1], [0]]),
        ("match", []),
        ("blank", [[0]]),
        ("short", [[0]]),
    ],
)
def test_a_type_has_the_rows_that_it_can_have(kind, answer):
    found = json.loads(dump(printed()[2]))
    found["versions"]["A"]["questions"][0] |= {"type": kind, "answer": answer}
    with pytest.raises(KeyFault) as fault:
        load(json.dumps(found).encode())
    assert fault.value.detail == "versions.A.questions.0"


def test_a_question_is_there_once_and_the_same_in_all_versions():
    found = json.loads(dump(printed()[2]))
    a, b = (found["versions"][name]["questions"] for name in "AB")

    def detail() -> str:
        with pytest.raises(KeyFault) as fault:
            load(json.dumps(found).encode())
        return fault.value.detail

    first = a[0]["id"]
    a[0]["id"] = a[1]["id"]
    assert detail() == "versions.A.questions.1"
    a[0]["id"] = first
    place = next(number for number, question in enumerate(b) if question["id"] == first)
    b[place]["options"][0] += "！"
    assert detail() == f"versions.B.questions.{place}"
