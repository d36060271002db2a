"""`portal quiz export` and `import`: what they write, say and refuse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import get_args

import pytest
import yaml
from portal import cli
from portal.console import Console
from portal.findings import Report, has_errors
from portal.project import open_project
from portal.quiz.export import FORMATS
from portal.quiz.export.format import Why
from portal.quiz.importing import FORMS
from portal.quiz.importing.form import Read
from portal.quiz.importing.take import Given, take
from portal.quiz.importing.there import There
from quiz.export.items import ITEMS
from quiz.pets import GIVEN, QUESTIONS, Run
from support.projects import Project

ROOT = Path(__file__).resolve().parents[3]
FILE = """1、狗出门要戴什么？
A.犬牌
B.不用戴
答案：A
2、没有答案的题
A.甲
B.乙
3、遛狗要系犬绳。
答案：对
4、狗要登记。
答案：对
话题：登记
难度：3
"""
WRITTEN = """- id: yang-quan-1
  type: single
  stem: 狗出门要戴什么？
  options: [犬牌, 不用戴]
  answer: 犬牌
  topic: 养犬
  difficulty: 1
  source: policy/pets#walk
  pool: contest

- id: yang-quan-2
  type: true_false
  stem: 狗要登记。
  answer: true
  topic: 登记
  difficulty: 3
  source: policy/pets#walk
  pool: contest
"""


# Export


def test_an_export_is_shown_and_told_of_aside(run: Run) -> None:
    code, out, err = run("export", "text-zh")
    assert code == 0
    assert out == "1、遛狗要系犬绳。[判断题]\nA.正确\nB.错误\n正确答案：正确\n"
    assert "没有导出 1 道：这种格式没有这种题型\n    pairs  连一连。\n" in err
    assert "共 1 道题。" in err


def test_an_export_is_written_whole(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "new" / "all.txt"
    code, out, err = run("export", "text-zh", "--pool", "all", "--profile", "plain", "-o", path)
    assert code == 0 and err.startswith("注意：里面有 1 道竞赛题")
    assert f"已导出 2 道题，写入 {path}" in out
    assert path.read_text("utf-8").startswith("1. [判断题] 遛狗要系犬绳。\n【答案】对\n")
    assert [found.name for found in path.parent.iterdir()] == ["all.txt"]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("--pool", "contest"), ["多大的狗要登记？"]),
        (("--pool", "all", "--topic", "养犬"), ["遛狗要系犬绳。"]),
        (
            ("--pool", "all", "--topic", "养犬", "--topic", "出门"),
            ["遛狗要系犬绳。", "多大的狗要登记？"],
        ),
        (("--pool", "all", "--type", "single"), ["多大的狗要登记？"]),
    ],
)
def test_what_is_exported_can_be_chosen(run: Run, words: Sequence[str], wanted: list[str]) -> None:
    _, out, _ = run("export", "text-zh", *words)
    assert [
        line.split("、")[1].split("[")[0] for line in out.splitlines() if "、" in line
    ] == wanted


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("xlsx",), 2, "-o questions.xlsx"),
        (("text-zh", "--profile", "x"), 2, "plain, tencent, wjx"),
        (("gift", "--profile", "wjx"), 2, "text-zh"),
        (("text-zh", "--topic", "猫"), 2, "出门"),
        (("text-zh", "--lang", "ug"), 2, "zh-Hans"),
        (("text-zh", "--type", "order"), 1, "没有题目可以导出"),
        (("text-zh", "--type", "match"), 1, "没有题目可以导出"),
    ],
)
def test_what_can_not_be_exported(run: Run, words: Sequence[str], code: int, said: str) -> None:
    done, out, err = run("export", *words)
    assert (done, out) == (code, "")
    assert said in err


def test_nothing_is_written_where_nothing_is_exported(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "none.txt"
    assert run("export", "text-zh", "--type", "order", "-o", path)[0] == 1
    assert not path.exists()


def test_messages_are_english_only_where_that_was_asked_for(run: Run) -> None:
    assert "zh-Hans" in run("export", "text-zh", "--lang", "en")[2]
    assert run("export", "text-zh", "--lang", "zh")[0] == 0


@pytest.mark.parametrize("name", FORMATS)
def test_the_registry_knows_each_format(name: str) -> None:
    format = loaded(FORMATS[name].write, "export")
    assert (format.name, format.suffix) == (name, FORMATS[name].suffix)


@pytest.mark.parametrize("name", FORMS)
def test_the_registry_knows_each_form(name: str) -> None:
    form = loaded(FORMS[name].read, "importing")
    assert (form.name, form.suffixes) == (name, FORMS[name].suffixes)


def loaded(function: Callable[..., object], room: str) -> object:
    """What a lazy function of the registry loads."""
    names = dict(zip(function.__code__.co_freevars, function.__closure__, strict=True))
    module = import_module(f"portal.quiz.{room}.{names['module'].cell_contents}")
    return getattr(module, names["constant"].cell_contents)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_reason_has_words(language: str) -> None:
    say = Console(language).text
    for why in (*get_args(Why), "pairs-few", "waiting"):
        assert say(f"why_{why}", limit=3)


# Import


def test_an_import_makes_a_file_as_an_editor_would_write_it(run: Run, project: Project) -> None:
    path = project.write("养犬.txt", FILE)
    code, out, err = run("import", path, *GIVEN, "--pool", "contest")
    assert (code, err) == (1, "")
    assert "养犬.txt\n  错误 第 5 行 这道题没有答案。" in out
    assert "提醒 第 8 行 这道题已经有了，编号是 rope：“遛狗要系犬绳。”" in out
    assert "收进 2 道题，写入 quiz/questions/yang-quan.yml" in out
    written = project.root / "quiz/questions/yang-quan.yml"
    assert written.read_text("utf-8") == WRITTEN
    assert cli.main(["check", "-f", str(project.config), "--today", "2026-06-01"]) == 0


def test_importing_again_takes_nothing_and_changes_nothing(run: Run, project: Project) -> None:
    path = project.write("养犬.txt", "1、狗要登记。\n答案：对\n")
    assert run("import", path, *GIVEN)[0] == 0
    before = sorted(project.root.rglob("*"))
    code, _, err = run("import", path, *GIVEN)
    assert (code, err.strip()) == (0, "没有新的题目可以收，没有写文件。")
    assert sorted(project.root.rglob("*")) == before


def test_a_file_that_is_there_is_left_alone(run: Run, project: Project) -> None:
    path = project.write("all.txt", "1、狗要登记。\n答案：对\n")
    code, _, err = run("import", path, *GIVEN)
    assert code == 1
    assert "-o quiz/questions/more.yml" in err
    assert (project.root / "quiz/questions/all.yml").read_text("utf-8") == QUESTIONS


def test_a_dry_run_shows_what_would_be_written(run: Run, project: Project) -> None:
    path = project.write("养犬.txt", "1、狗要登记。\n答案：对\n")
    code, out, err = run("import", path, *GIVEN, "--dry-run")
    assert code == 0
    assert out.startswith("- id: yang-quan-1\n  type: true_false\n")
    assert "会写入 quiz/questions/yang-quan.yml，共 1 道题。" in err
    assert not (project.root / "quiz/questions/yang-quan.yml").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--topic", "养犬"), "有 3 道题没有出处"),
        (("--source", "policy/pets#walk"), "没有话题"),
        (("--topic", "养犬", "--source", "policy/cats"), "找不到出处“policy/cats”"),
        ((*GIVEN, "-o", "x.txt"), "不是 .yml 文件"),
    ],
)
def test_words_that_are_wrong(run: Run, project: Project, words: Sequence[str], said: str) -> None:
    text = FILE.replace("没有答案的题", "有答案的题").replace("B.乙", "B.乙\n答案：A")
    before = sorted(project.root.rglob("*.yml"))
    code, _, err = run("import", project.write("a.txt", text), *words)
    assert (code, said in err) == (2, True), err
    assert sorted(project.root.rglob("*.yml")) == before


def test_a_file_whose_form_is_unknown(run: Run, project: Project) -> None:
    path = project.write("a.docx", "1、狗要登记。\n答案：对\n")
    code, _, err = run("import", path, *GIVEN)
    assert code == 2 and "--form" in err
    assert run("import", path, *GIVEN, "--form", "text-zh")[0] == 0


def test_a_file_that_is_not_there(run: Run, project: Project) -> None:
    code, out, _ = run("import", project.root / "none.txt", *GIVEN)
    assert code == 1
    assert "none.txt" in out


def test_a_question_says_its_own_source_and_id(run: Run, project: Project) -> None:
    words = "1、狗要登记。\n答案：对\n出处：policy/pets#walk\n话题：登记\n编号：{}\n"
    text = words.format("register") + words.format("rope").replace("登记。", "免疫。").replace(
        "1、", "2、"
    )
    text += (
        words.format("z")
        .replace("登记。", "看病。")
        .replace("pets#walk", "cats")
        .replace("1、", "3、")
    )
    code, out, _ = run("import", project.write("a.txt", text))
    assert code == 1
    assert "第 11 行" in out and "policy/cats" in out
    found = yaml.safe_load((project.root / "quiz/questions/a.yml").read_text("utf-8"))
    assert [question["id"] for question in found] == ["register", "rope-2"]


def test_options_that_are_the_same_are_told_at_their_question(run: Run, project: Project) -> None:
    text = "1、狗要登记。\n答案：对\n\n2、哪个？\nA.甲\nB.甲\n答案：A\n"
    code, out, _ = run("import", project.write("a.txt", text), *GIVEN)
    assert code == 1
    assert "a.txt\n  错误 第 4 行 选项" in out
    assert "收进 1 道题" in out


def test_several_files_make_one(run: Run, project: Project) -> None:
    first = project.write("a.txt", "1、狗要登记。\n答案：对\n")
    second = project.write("b.txt", "1、狗要登记。\n答案：对\n2、狗要免疫。\n答案：对\n")
    code, out, _ = run("import", first, second, *GIVEN, "-o", project.root / "quiz/questions/n.yml")
    assert code == 0
    assert "编号是 n-1" in out and "收进 2 道题" in out


def test_every_strange_question_is_taken_as_it_is(project: Project) -> None:
    strange = [one for one in ITEMS if one.lang == "zh-Hans"]
    report = Report("x")
    read = [
        Read(n, one.type, f"{n} {one.stem}", one.options, one.answer, one.explanation, topic="x")
        for n, one in enumerate(strange)
    ]
    library = open_project(project.config, date(2026, 6, 1), Console())
    assert library is not None
    given = Given(source="policy/pets#walk")
    taken = take([(one, report) for one in read], library, There(library), given, "strange")
    assert not has_errors(report.findings)
    assert taken.count == len(strange)
    project.write("quiz/questions/strange.yml", taken.text)
    again = open_project(project.config, date(2026, 6, 1), Console())
    assert again is not None
    found = [q.texts["zh-Hans"] for q in again.questions if q.id.startswith("strange-")]
    wanted = [(one.stem, one.options, one.answer, one.explanation) for one in read]
    assert [(t.stem, t.options, t.answer, t.explanation) for t in found] == wanted


# The sample site


@pytest.mark.parametrize("profile", ["wjx", "tencent", "plain"])
def test_what_the_sample_site_exports_is_there_already(
    profile: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, config = tmp_path / "all.txt", str(ROOT / "mkdocs.yml")
    assert (
        cli.main(["quiz", "export", "text-zh", "-f", config, "--profile", profile, "-o", str(path)])
        == 0
    )
    capsys.readouterr()
    given = ("--dry-run", "--topic", "养犬", "--source", "policy/waste")
    code = cli.main(["quiz", "import", str(path), "-f", config, *given])
    captured = capsys.readouterr()
    assert (code, captured.err.strip()) == (0, "没有新的题目可以收，没有写文件。")
    assert "共 0 处错误" in captured.out
