"""What the check says of blueprints that the bank cannot meet, and what it leaves unsaid."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from portal.content.library import Library
from portal.language.catalogue import finding_text
from portal.quiz.assembly.draw import assemble
from portal.quiz.assembly.findings import blueprint_findings, promised
from portal.quiz.assembly.paper import Assembled, Lack
from portal.quiz.assembly.words import lack_text
from portal.quiz.bank import make_bank
from quiz.assembly.papers import PAPER, SECRET, paper, section
from support.projects import LANGUAGES, Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Three questions in Chinese, one of them in Uyghur too, one for a contest."""
    made = Project(tmp_path, {"languages": LANGUAGES}).configure()
    made.home()
    made.policy("pets", "## 狗？ {#dog}\n\n要办证。\n\n依据：《办法》。\n", title="养犬")
    both: dict[str, Any] = {
        "stem": {"zh-Hans": "狗证在哪里办？", "ug": "ئىت كىنىشكىسى نەدە؟"},
        "options": {
            "zh-Hans": ["甲处", "乙处", "丙处", "丁处"],
            "ug": ["بىر", "ئىككى", "ئۈچ", "تۆت"],
        },
        "answer": {"zh-Hans": "甲处", "ug": "بىر"},
        "explanation": {"zh-Hans": "书上写着。", "ug": "كىتابتا."},
    }
    of = {"source": "policy/pets#dog", "topic": "养犬"}
    made.questions(
        {"id": "both", **both, **of},
        {"id": "hard", "stem": "狗绳多长才好？", "difficulty": 3, **of},
        {"id": "secret", "pool": "contest", **SECRET, **of},
    )
    made.write("quiz/rules/later.yml", f"title: 赛\nreveal: 2099-01-01\nsalt: {'0f3a86c1' * 5}\n")
    return made


def found(project: Project, text: str) -> list[dict[str, Any]]:
    """What the check says of a blueprint."""
    project.write(PAPER, text)
    return [finding for finding in project.check() if finding["path"] == PAPER]


def test_a_blueprint_that_is_met_is_not_spoken_of(project: Project) -> None:
    assert found(project, "title: 卷\nsections: [{type: single, count: 2}]\n") == []


def test_what_is_short_is_said_at_its_line(project: Project) -> None:
    text = "title: 卷\nsections:\n- type: single\n  count: 4\n  topics: {养犬: 4}\n"
    finding, other = found(project, text)
    assert (finding["rule"], finding["severity"]) == ("blueprint-short", "warning")
    assert (finding["line"], finding["field"]) == (3, "sections.0.count")
    assert finding["message"] == "中文的题不够：第 1 部分要 4 道题，还差 2 道。"
    assert "count: 4" in finding["hint"] and "quiz blueprint paper" in finding["hint"]
    assert other["message"] == "中文的题不够：第 1 部分要 4 道“养犬”题，还差 2 道。"


def test_of_the_whole_paper(project: Project) -> None:
    text = "title: 卷\nsections: [{type: single, count: 2}]\ndifficulty: {3: 2}\n"
    (finding,) = found(project, text)
    assert (finding["line"], finding["field"]) == (1, "difficulty.3")
    assert finding["message"] == "中文的题不够：整张卷子要 2 道难度 3 的题，还差 1 道。"


def test_another_language_counts_where_the_title_has_it(project: Project) -> None:
    sections = "sections: [{type: single, count: 2}]\n"
    assert found(project, f"title: 卷\n{sections}") == []
    (finding,) = found(project, f"title: {{zh-Hans: 卷, ug: سوئال}}\n{sections}")
    assert finding["message"].startswith("ئۇيغۇرچە的题不够：第 1 部分要 2 道题，还差 1 道")


def test_languages_that_lack_the_same_are_one_finding(project: Project) -> None:
    text = "title: {zh-Hans: 卷, ug: سوئال}\nsections: [{type: order, count: 1}]\n"
    (finding,) = found(project, text)
    assert finding["message"].startswith("中文、ئۇيغۇرچە的题不够")


def test_a_topic_that_the_bank_does_not_have(project: Project) -> None:
    text = "title: 卷\nsections: [{type: single, count: 2, topics: {养大: 1}}]\n"
    (finding,) = found(project, text)
    assert (finding["rule"], finding["line"]) == ("blueprint-topic", 2)
    assert finding["field"] == "sections.0.topics.养大"
    assert "养大" in finding["message"] and "养犬" in finding["hint"]


def test_the_topic_of_the_page_in_another_language_is_known(project: Project) -> None:
    text = "title: 卷\nsections: [{type: single, count: 1, topics: {养犬: 1}}]\n"
    project.write(PAPER, text)
    library = _library(project)
    (blueprint,) = library.blueprints
    assert [language.code for language in promised(blueprint, library)] == ["zh-Hans"]
    drawn = assemble(make_bank(library).items, blueprint, "s", "ug")
    assert isinstance(drawn, Assembled) and [i.id for i in drawn.items] == ["both"]


def test_practice_papers_have_no_contest_question(project: Project) -> None:
    text = "title: 卷\npool: {}\nsections: [{{type: single, count: 3}}]\n"
    assert len(found(project, text.format("practice"))) == 1
    assert found(project, text.format("all")) == []


def test_no_blueprints_no_bank(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise AssertionError

    library = _library(project)
    assert list(blueprint_findings(library, make_bank(library).items)) == []
    monkeypatch.setattr("portal.quiz.findings.bank_of", fail)
    assert project.check() == []


@pytest.mark.parametrize("code", ["zh-Hans", "en"])
@pytest.mark.parametrize(
    ("lack", "words"),
    [
        (Lack(1, "count", "", 5, 2), ("2", "5")),
        (Lack(0, "topic", "医{保}", 3, 1), ("1", "3", "医{保}")),
        (Lack(None, "difficulty", "3", 4, 4), ("3", "4")),
    ],
)
def test_a_lack_in_words(lack: Lack, words: tuple[str, ...], code: str) -> None:
    wanted = paper(section("single", count=5), section("blank", count=5))
    text = lack_text(lack, wanted, "中文", code)
    assert all(word in text for word in words) and "中文" in text
    assert "…" not in text and "lack" not in text


def test_english_words(project: Project) -> None:
    project.write(PAPER, "title: 卷\nsections: [{type: single, count: 4}]\n")
    (finding,) = blueprint_findings(_library(project), make_bank(_library(project)).items)
    message, hint = finding_text(finding.rule, "en", finding.params)
    assert message == "Too few questions in 中文: section 1 asks for 4 in all; 2 missing."
    assert "portal quiz blueprint paper" in hint


def _library(project: Project) -> Library:
    from portal.content.library import read_library
    from portal.pages import building

    return read_library(building.settings(project.config, None))
