"""The command `portal quiz blueprint`, and `new blueprint`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from quiz.assembly.papers import PAPER, SECRET
from support.projects import Project, run_module

TWO = "title: 小卷子\nsections: [{type: single, count: 2, points: 5}]\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("COLUMNS", "120")
    made = Project(tmp_path).configure()
    made.home()
    made.policy("pets", "## 狗？ {#dog}\n\n要办证。\n\n依据：《办法》。\n", title="养犬")
    source = {"source": "policy/pets#dog"}
    topics = ("养犬", "常识")
    made.questions(
        *(
            {"id": f"q{n}", "stem": f"第{word}个问题？", "topic": topics[n % 2], **source}
            for n, word in ORDER
        ),
        {"id": "secret", "pool": "contest", **SECRET, **source},
    )
    made.write("quiz/rules/later.yml", f"title: 赛\nreveal: 2099-01-01\nsalt: {'0f3a86c1' * 5}\n")
    return made


ORDER = tuple(enumerate("一二三四五六"))


def test_what_is_asked_and_what_there_is(project: Project) -> None:
    project.write(PAPER, TWO)
    shown = project.run("quiz", "blueprint")
    assert shown.code == 0, shown.words
    for words in ("小卷子（paper）", "2 道题", "满分 10 分", "5 分钟", "单选", "中文"):
        assert words in shown.output
    assert "题目够，可以出卷" in shown.output


def test_what_is_short(project: Project) -> None:
    project.write(PAPER, TWO.replace("count: 2", "count: 9, difficulty: {3: 1}"))
    shown = project.run("quiz", "blueprint", "paper", "--seed", "1")
    assert shown.code == 1
    assert "6（差 3）" in shown.output
    assert "第 1 部分要 9 道题，还差 3 道" in shown.output
    assert "第 1 部分要 1 道难度 3 的题，还差 1 道" in shown.output
    assert "种子" not in shown.output


def test_errors_elsewhere_are_only_counted(project: Project) -> None:
    """A slogan and another blueprint at fault keep nobody from looking at this one."""
    project.write(PAPER, TWO)
    project.write("quiz/blueprints/other.yml", "title: 别的\nsections: 三\n")
    project.write("docs/slogans.yml", "- id: one\n")
    shown = project.run("quiz", "blueprint", "paper")
    assert shown.code == 0, shown.words
    assert "题目够，可以出卷" in shown.output
    assert "2 处错误，和这里无关" in shown.errors and "slogans" not in shown.words


def test_errors_in_the_way_are_told(project: Project) -> None:
    """Those of the blueprint first, then those of what the bank is made of."""
    project.write(PAPER, TWO.replace("2", "二"))
    project.write("quiz/questions/bad.yml", "- id: bad\n")
    project.write("docs/slogans.yml", "- id: one\n")
    shown = project.run("quiz", "blueprint", "paper")
    assert shown.code == 1
    assert 0 <= shown.output.index("blueprints/paper.yml") < shown.output.index("questions/bad.yml")
    assert "1 处错误，和这里无关" in shown.errors and "slogans" not in shown.words
    assert project.run("quiz", "blueprint").code == 1


def test_a_seed_draws_the_same_each_time(project: Project) -> None:
    project.write(PAPER, TWO)
    first, again, other = (
        project.run("quiz", "blueprint", "paper", "--seed", seed).output
        for seed in ("春", "春", "秋分")
    )
    assert first == again != other
    assert "种子“春”抽到的 2 道题" in first
    assert first.count("个问题？") == 2
    assert "狗几岁" not in first


def test_contest_questions_are_warned_of(project: Project) -> None:
    project.write(PAPER, TWO.replace("sections", "pool: contest\nsections").replace("2,", "1,"))
    shown = project.run("quiz", "blueprint", "--seed", "1")
    assert "狗几岁" in shown.output
    assert "1 道竞赛题" in shown.errors


def test_english(project: Project) -> None:
    languages = [{"code": "zh-Hans", "name": "中文"}, {"code": "en", "name": "English"}]
    project.options["languages"] = [*languages[:1], {**languages[1], "prefix": "en"}]
    project.configure().write(PAPER, TWO)
    shown = project.run("quiz", "blueprint", "--lang", "en")
    assert shown.code == 1
    assert "section 1 asks for 2 in all; 2 missing" in shown.output


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("papier",), 2, "没有“papier”这份蓝图。是不是要看：paper"),
        (("--lang", "kk"), 2, "kk"),
    ],
)
def test_wrong_words(arguments: tuple[str, ...], code: int, words: str, project: Project) -> None:
    project.write(PAPER, TWO)
    shown = project.run("quiz", "blueprint", *arguments)
    assert (shown.code, shown.output) == (code, "")
    assert words in shown.errors


def test_no_blueprint_yet(project: Project) -> None:
    shown = project.run("quiz", "blueprint")
    assert shown.code == 1 and "new blueprint" in shown.errors


def test_new_writes_one_that_waits_for_its_title(project: Project) -> None:
    made = project.run("new", "蓝图", "spring")
    assert made.code == 0 and "quiz/blueprints/spring.yml" in made.output
    text = (project.root / "quiz/blueprints/spring.yml").read_text("utf-8")
    assert "@" not in text
    assert [found["rule"] for found in project.check()] == ["blueprint-unwritten"]
    paper = ("paper", "--blueprint", "spring", "--seed", "1", "-o", project.root.parent / "paper")
    for words in (("blueprint", "spring"), ("blueprint",), paper):
        shown = project.run("quiz", *words)
        assert shown.code and "蓝图“spring”还是 new 写的样子" in shown.words, words
    text = text.replace("在这里写卷子的名称", "养犬小卷")
    project.write("quiz/blueprints/spring.yml", text)
    assert project.check() == []
    assert project.run("quiz", "blueprint", "spring").code == 0
    project.write("quiz/blueprints/spring.yml", text.replace("# topics", "topics"))
    assert project.check() == []
    assert project.run("new", "blueprint", "spring").code == 1


def test_nothing_but_the_answer_is_printed(project: Project) -> None:
    """The solver greets on standard output where it may; what a program reads has to be clean."""
    project.write(PAPER, TWO.replace("count: 2", "count: 9"))
    here = {key: value for key, value in os.environ.items() if key == "PATH"}
    shown = run_module("portal", "check", "--format", "json", "-f", project.config, **here)
    assert shown.output.startswith("["), shown.output
    assert "HiGHS" not in shown.words
