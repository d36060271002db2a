"""Exports that come back: pools that stay, what differs, what is there; and drawing a few."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import yaml
from openpyxl import load_workbook
from portal.quiz.export import FORMATS
from portal.quiz.export.draw import draw
from portal.quiz.export.format import Wish
from portal.quiz.importing.there import key_of
from quiz.export.items import item
from quiz.pets import GIVEN, Run
from support.projects import Project

CONTEST = ("--pool", "contest")


def written(project: Project, name: str = "new") -> list[dict[str, object]]:
    path = project.root / f"quiz/questions/{name}.yml"
    found: list[dict[str, object]] = yaml.safe_load(path.read_text("utf-8"))
    return found


def change(path: Path, **cells: str) -> None:
    """Change cells of the first row below the head, by their headers."""
    workbook = load_workbook(path)
    sheet = workbook.active
    assert sheet is not None
    places = {str(cell.value): cell.column for cell in sheet[1]}
    for name, text in cells.items():
        sheet.cell(2, places[name], text)
    workbook.save(path)


@pytest.mark.parametrize(
    ("format", "name"),
    [
        *(("xlsx", "new.xlsx"), ("csv", "new.csv"), ("gift", "new.gift")),
        *(("text-zh", "new.txt"), ("plain", "new.txt"), ("tencent", "new.txt")),
    ],
)
def test_a_contest_question_never_comes_back_for_practice(
    run: Run, project: Project, format: str, name: str
) -> None:
    path = project.root / name
    words = (format,) if format in FORMATS else ("text-zh", "--profile", format)
    assert run("export", *words, *CONTEST, "-o", path)[0] == 0
    if format == "xlsx":
        change(path, 题干="几个月的狗要登记？")
    else:
        text = path.read_text("utf-8").replace("多大的狗", "几个月的狗")
        path.write_text(text, "utf-8")
    code, _, err = run("import", path, *GIVEN)
    assert (code, err) == (0, "")
    assert [(q["stem"], q["pool"]) for q in written(project)] == [("几个月的狗要登记？", "contest")]


def test_a_known_id_keeps_its_pool_where_the_file_says_none(run: Run, project: Project) -> None:
    path = project.root / "new.xlsx"
    run("export", "xlsx", *CONTEST, "-o", path)
    change(path, 题干="几个月的狗要登记？", 题库="")
    assert run("import", path)[0] == 0
    assert written(project)[0]["pool"] == "contest"


def test_a_changed_question_by_hand_is_told_and_left_alone(run: Run, project: Project) -> None:
    path = project.root / "new.xlsx"
    run("export", "xlsx", *CONTEST, "-o", path)
    assert "已经有了" in run("import", path)[1]
    change(path, 解析="三个月。")
    code, out, err = run("import", path)
    assert code == 0
    assert "register-age 和这里写的不一样" in out and "已经有了" not in out
    assert "没有改动题库：register-age。" in err
    assert not (project.root / "quiz/questions/new.yml").exists()


def test_an_id_of_a_rule_is_not_written_back(run: Run, project: Project) -> None:
    path = project.write("new.csv", "代号,题干,答案\ng-0123456789ab,狗要登记。,对\n")
    assert run("import", path, *GIVEN)[0] == 0
    assert written(project)[0]["id"] == "new-1"


@pytest.mark.parametrize("again", ["狗要登记", "狗要登记。", "狗要登记！", " 狗要登记．"])
def test_the_same_question_twice_in_a_file(run: Run, project: Project, again: str) -> None:
    path = project.write("new.txt", f"1、狗要登记。\n答案：对\n2、{again}\n答案：对\n")
    code, out, _ = run("import", path, *GIVEN)
    assert code == 0 and len(written(project)) == 1
    assert "提醒 第 3 行 这道题已经有了，编号是 new-1" in out


def test_stems_that_differ_in_more_than_marks() -> None:
    assert key_of("《条例》、（３）Ａ！") == key_of("条例 3a")
    for one, other in (
        ("1.5 元", "15 元"),
        ("____狗", "狗____"),
        ("（ ）狗", "狗（ ）"),
        ("-1", "1"),
    ):
        assert key_of(one) != key_of(other)
    assert key_of("狗（  ）。") == key_of("狗____")
    assert key_of("。") != key_of("？")


def test_only_new_questions_need_a_source(run: Run, project: Project) -> None:
    old = "1、遛狗要系犬绳。\n答案：对\n"
    code, out, err = run("import", project.write("new.txt", old))
    assert (code, err.strip()) == (0, "没有新的题目可以收，没有写文件。")
    path = project.write("new.txt", old + "2、狗要登记。\n答案：对\n")
    code, out, err = run("import", path, "--topic", "养犬")
    assert code == 2 and "有 1 道题没有出处" in err and "new.txt 第 3 行" in err
    assert "编号是 rope" in out


def test_many_that_are_there_are_counted(run: Run, project: Project) -> None:
    rows = "".join(f"{n}、第 {n} 条？\n答案：对\n" for n in range(1, 9))
    path = project.write("new.txt", rows)
    assert run("import", path, *GIVEN)[0] == 0
    _, out, _ = run("import", path, *GIVEN)
    assert out.count("这道题已经有了") == 5
    assert "已经有了的题一共 8 道，只列出前 5 道" in out


def test_messages_fit_their_files(run: Run, project: Project) -> None:
    _, out, _ = run("import", project.write("a.csv", "题干,话题,答案\n题,养犬,\n"), *GIVEN)
    assert "填在 C 列" in out and "另起一行" not in out
    _, out, _ = run("import", project.write("a.xlsx", "1、题"), *GIVEN)
    assert "不是 xlsx 表格" in out and "zip" not in out
    _, out, _ = run("import", project.root / "none.xlsx", *GIVEN)
    assert "没有这个文件" in out and "占用" not in out
    _, out, _ = run("import", project.write("a.gift", "a {~b ~c}\n"), *GIVEN)
    assert "前面写 =" in out and "答案：B" not in out


def test_a_place_that_nothing_reads(run: Run, project: Project) -> None:
    path = project.write("new.txt", "1、狗要登记。\n答案：对\n")
    _, _, err = run("import", path, *GIVEN, "-o", project.root / "more.yml")
    assert "more.yml 不在 quiz/questions 里" in err
    inside = project.root / "quiz/questions/new.yml"
    assert run("import", path, *GIVEN, "-o", inside)[2] == ""


# Exports


def test_an_export_with_contest_questions_says_so(run: Run) -> None:
    assert "注意：里面有 1 道竞赛题" in run("export", "json", "--pool", "all")[2]
    assert "竞赛题" not in run("export", "json")[2]


def test_a_few_questions(run: Run) -> None:
    code, out, err = run("export", "text-zh", "--pool", "all", "-n", "1")
    assert code == 0 and out.count("正确答案") == 1 and "共 1 道题" in err
    assert "没有导出" not in err
    assert "合适的题只有 2 道" in run("export", "text-zh", "--pool", "all", "--count", "9")[2]
    with pytest.raises(SystemExit):
        run("export", "text-zh", "-n", "0")


def test_a_draw_is_the_same_every_time_and_has_no_fact_twice() -> None:
    made = [
        item("true_false", f"第 {n} 题。", (), True, id=f"q-{n}", facts=(f"f-{n % 6}",))
        for n in range(12)
    ]
    json, wish = FORMATS["json"], Wish("", "zh-Hans")
    drawn = draw(made, json, wish, 4)
    assert len(drawn) == 4 and len({one.facts for one in drawn}) == 4
    assert set(drawn) == set(draw(made[::-1], json, wish, 4))
    assert list(drawn) == [one for one in made if one in drawn]
    assert len(draw(made, json, wish, 99)) == 6
    assert draw([item("order", "排", ("a", "b"), ("b", "a"))], FORMATS["gift"], wish, 1) == ()


def test_a_difficulty_is_a_number(run: Run, tmp_path: Path) -> None:
    run("export", "xlsx", "-o", tmp_path / "a.xlsx")
    sheet = load_workbook(io.BytesIO((tmp_path / "a.xlsx").read_bytes())).active
    assert sheet is not None
    head = [cell.value for cell in sheet[1]]
    assert sheet.cell(2, head.index("难度") + 1).value == 1
