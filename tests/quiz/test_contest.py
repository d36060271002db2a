"""What a contest promises, and what it keeps out of the practice bank."""

from __future__ import annotations

import dataclasses
import json
from datetime import date

import pytest
from portal.content.commitment import commitment_of, sealed_bytes
from portal.content.contest import Contest
from portal.content.library import Library
from portal.content.question import Question, QuestionText
from portal.quiz.by_hand import ByHand
from portal.quiz.material import material_of
from quiz.projects import Make

PAGE = """## 交了材料，多久能拿到？ {#time}

应当自受理之日起==15 日==内发放。材料不全的，请在==3 日==内补齐。

依据：《居住证暂行条例》第九条。

## 居住证归谁管？ {#where}

都由==公安机关==负责，丢了要在==15 日==内去补。

依据：《居住证暂行条例》第八条。

## 交了材料，要多久才能拿到居住证？ {#again}

从受理那天起==15 日==内就能拿到。

依据：《居住证暂行条例》第九条。
"""
UYGHUR = """## قاچان بېرىدۇ؟ {#time}

==ئون بەش كۈن== ئىچىدە بېرىلىدۇ.

ئاساس: نىزام.
"""
CONTEST = """- id: secret
  type: {type}
  stem: {stem}
  {options}answer: {answer}
  explanation: {explanation}
  topic: 居住证
  difficulty: 2
  source: policy/residence{anchor}
  pool: {pool}
"""


def asked(
    type: str = "blank",
    answer: str = '["15"]',
    stem: str = "交了材料，要____日才能拿到居住证？",
    explanation: str = "见条例。",
    anchor: str = "#time",
    pool: str = "contest",
    options: str = "",
) -> str:
    return CONTEST.format(**locals())


def kept(library: Library) -> set[tuple[str | None, str]]:
    """The facts that the contest keeps, by their place."""
    material = material_of(library)
    by_hand = ByHand(library.shown_questions, material.facts)
    return {(fact.section.anchor, fact.text) for fact in material.facts if by_hand.keeps(fact)}


@pytest.mark.parametrize(
    ("type", "answer"),
    [
        ("single", "15 日"),
        ("blank", '["15"]'),
        ("short", "[十五日]"),
        ("short", "[１５日]"),
        ("multiple", "[15 日, 20 日]"),
        ("order", "[3 日, 15 日]"),
        ("match", "[[最长, 15 日], [补齐, 20 日]]"),
    ],
)
def test_the_contest_keeps_what_it_asks_for(library: Make, type: str, answer: str) -> None:
    options = "options: [3 日, 15 日, 20 日]\n  " if type in ("single", "multiple") else ""
    made = asked(type, answer, options=options)
    assert ("time", "15 日") in kept(library({"residence": PAGE}, questions=made))


def test_the_same_number_of_something_else_is_left_alone(library: Make) -> None:
    found = kept(library({"residence": PAGE}, questions=asked()))
    assert ("where", "15 日") not in found and ("where", "公安机关") not in found


def test_the_same_fact_at_another_place_is_kept_too(library: Make) -> None:
    assert ("again", "15 日") in kept(library({"residence": PAGE}, questions=asked()))


def test_a_source_without_a_place_is_the_whole_page(library: Make) -> None:
    found = kept(library({"residence": PAGE}, questions=asked(anchor="")))
    assert {("time", "15 日"), ("where", "15 日"), ("again", "15 日")} <= found


@pytest.mark.parametrize(
    ("stem", "explanation", "wanted"),
    [
        ("15 日内就能拿到居住证。", "对。", {"15 日"}),
        ("30 日内才能拿到居住证。", "不对，是 15 日。", {"15 日"}),
        ("居住证很快就能拿到。", "对。", {"15 日", "3 日"}),
    ],
)
def test_true_or_false_keeps_what_it_says(
    library: Make, stem: str, explanation: str, wanted: set[str]
) -> None:
    made = asked("true_false", "true", stem, explanation)
    found = kept(library({"residence": PAGE}, questions=made))
    assert {text for anchor, text in found if anchor == "time"} == wanted


def test_a_fact_that_a_translation_names_otherwise_is_kept(library: Make) -> None:
    found = kept(library({"residence": PAGE, "residence.ug": UYGHUR}, questions=asked()))
    assert ("time", "ئون بەش كۈن") in found


def test_an_answer_in_the_basis_keeps_all_facts_of_the_place(library: Make) -> None:
    made = asked("short", "[第九条]", "是条例的哪一条？")
    found = kept(library({"residence": PAGE}, questions=made))
    assert {("time", "15 日"), ("time", "3 日")} <= found


@pytest.mark.parametrize(
    ("practice", "spoilt"),
    [
        (asked(pool="practice"), True),
        (asked("short", "[15 日]", anchor="#again", pool="practice"), True),
        (asked("true_false", "true", "拿居住证要 15 日。", pool="practice"), True),
        (asked("short", "[公安机关]", "归谁管？", anchor="#where", pool="practice"), False),
    ],
)
def test_a_practice_question_by_hand_may_spoil_it(
    library: Make, practice: str, spoilt: bool
) -> None:
    both = asked() + practice.replace("id: secret", "id: open")
    read = library({"residence": PAGE}, questions=both)
    by_hand = ByHand(read.shown_questions, material_of(read).facts)
    (question,) = [q for q in read.questions if q.pool == "practice"]
    assert by_hand.spoils(question) is spoilt


def contest() -> Contest:
    text = QuestionText("题干？", ("甲", "乙"), "甲", "讲解。")
    question = Question(
        id="one",
        type="single",
        texts={"zh-Hans": text},
        topic="常识",
        difficulty=1,
        source="policy/rule#first",
        pool="contest",
        native_review=(),
        path="x.yml",
        line=1,
        source_line=1,
    )
    return Contest("autumn", {"zh-Hans": "秋"}, date(2026, 12, 20), "ab" * 16, {}, (question,))


def test_the_bytes_never_change() -> None:
    """Whoever kept a commitment checks it with a later version of the program."""
    made = contest()
    assert sealed_bytes(made).endswith(b"\n}\n") and b"\r" not in sealed_bytes(made)
    assert json.loads(sealed_bytes(made))["questions"][0]["texts"]["zh-Hans"]["stem"] == "题干？"
    assert commitment_of(made) == "e0fcade57e175c3a2be95f0073fe771f09a8b9f1d25d664b6376927136a240ce"


def test_any_change_changes_the_commitment() -> None:
    made = contest()
    (question,) = made.questions
    text = question.texts["zh-Hans"]
    others = [
        dataclasses.replace(made, salt="ac" * 16),
        dataclasses.replace(made, title={"zh-Hans": "冬"}),
        dataclasses.replace(made, reveal=date(2026, 12, 21)),
        dataclasses.replace(made, slug="winter"),
        dataclasses.replace(made, questions=()),
    ]
    for changed in (
        dataclasses.replace(text, stem="题干！"),
        dataclasses.replace(text, options=("乙", "甲")),
        dataclasses.replace(text, answer="乙"),
        dataclasses.replace(text, explanation=""),
    ):
        one = dataclasses.replace(question, texts={"zh-Hans": changed})
        others.append(dataclasses.replace(made, questions=(one,)))
    assert len({commitment_of(other) for other in (made, *others)}) == len(others) + 1


def test_what_is_no_part_of_the_promise_changes_nothing() -> None:
    made = contest()
    moved = dataclasses.replace(made.questions[0], path="y.yml", line=9, native_review=("ug",))
    other = dataclasses.replace(made, questions=(moved,), note={"zh-Hans": "在活动室"})
    assert sealed_bytes(other) == sealed_bytes(made)
