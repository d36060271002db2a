"""The flaws of questions by hand, as their editors see them."""

from __future__ import annotations

from pathlib import Path

from portal.content.question import Question, QuestionText
from portal.language.catalogue import finding_text
from portal.project import check
from portal.quiz.review import FLAWS
from portal.quiz.review.findings import review_findings

ROOT = Path(__file__).resolve().parents[3]


def question(identity: str, stem: str, *options: str, line: int = 1) -> Question:
    return Question(
        id=identity,
        type="single",
        texts={"zh-Hans": QuestionText(stem, options, options[0], "")},
        topic="居住证",
        difficulty=1,
        source="policy/residence#where",
        pool="practice",
        native_review=(),
        path="quiz/questions/residence.yml",
        line=line,
        source_line=line,
    )


def test_a_flaw_is_a_warning_at_the_question() -> None:
    asked = question("where", "下列不属于证件的是哪一项？", "钥匙扣", "居住证", "身份证", line=9)
    (found,) = review_findings([asked])
    assert (found.path, found.line, found.severity) == (asked.path, 9, "warning")
    assert found.rule == "item-negative-stem"
    assert found.params == {"word": "不", "id": "where"}


def test_a_near_duplicate_names_the_other() -> None:
    options = ("公安派出所", "税务大厅", "人民法院")
    asked = [
        question("where", "申领居住证可以去哪里？", *options),
        question("where-again", "申领居住证，可以去哪里？", *options, line=20),
    ]
    (found,) = review_findings(asked)
    assert (found.rule, found.line) == ("item-near-duplicate", 20)
    assert found.params == {"id": "where-again", "other": "where"}


def test_each_flaw_can_be_told() -> None:
    for rules in (flaw.rules for flaw in FLAWS):
        for rule in rules:
            for code in ("zh-Hans", "en"):
                assert all(finding_text(f"item-{rule}", code, {}))


def test_the_sample_has_none() -> None:
    assert not [f for f in check(ROOT / "mkdocs.yml", None) if f.rule.startswith("item-")]
