"""`portal quiz paper`: what it writes, and what it refuses to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import cv2
import pytest
import yaml
from portal.quiz.paper.key import load
from portal.quiz.sheet.code import SheetCode, parse_code
from quiz.grading.scans import filled
from quiz.papers import sizes, texts
from support.projects import Project, Result, run

POLICY = """---
title: 养狗
source: 石榴社区居委会
date: 2026-01-01
checked: 2026-01-01
review_by: 2027-01-01
---

## 带狗出门要注意什么？ {#walk}

佩戴犬牌，系好犬绳。

依据：《养犬管理条例》第一条。
"""
BLUEPRINT = """title: {zh-Hans: 养狗小卷（示例）, ug: ئىت بېقىش}
pool: all
minutes: 10
sections:
  - {type: single, count: 4, points: 5}
  - {type: true_false, count: 2, points: 5}
"""


def _question(number: int, **more: object) -> dict[str, object]:
    words = [f"{sign}{number}号" for sign in ("红牌", "黄牌", "蓝牌", "绿牌")]
    return {
        "id": f"dog-{number}",
        "type": "single",
        "stem": f"第{number}只狗应当戴哪一块牌子？",
        "options": words,
        "answer": words[number % 4],
        "topic": "养犬",
        "difficulty": 1,
        "source": "policy/pets#walk",
        **more,
    }


def _questions(**more: object) -> str:
    single = [_question(number, **more) for number in range(6)]
    both = [
        _question(n, type="true_false", stem=f"{n}号犬绳可以不系。", answer=False, **more)
        for n in range(6, 9)
    ]
    for question in both:
        del question["options"]
    return yaml.safe_dump([*single, *both], allow_unicode=True)


@pytest.fixture
def dogs(project: Project) -> Iterator[Project]:
    """A project with a few questions by hand and a blueprint."""
    _write(project, _questions())
    yield project


def _write(project: Project, questions: str, blueprint: str = BLUEPRINT) -> None:
    for place, text in (
        ("docs/policy/pets.md", POLICY),
        ("quiz/questions/dogs.yml", questions),
        ("quiz/blueprints/dogs.yml", blueprint),
    ):
        path = project.root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def _paper(project: Project, out: Path, *more: str, seed: str = "2026") -> Result:
    common = ("quiz", "paper", "-f", project.config, "--today", "2026-06-01")
    return run(*common, "--blueprint", "dogs", "--seed", seed, "-o", out, *more)


def _files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("[!.]*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_everything_of_two_versions_is_written_and_the_same_again(dogs, tmp_path):
    result = _paper(dogs, tmp_path / "one", "--versions", "Ａ，b", "--sheets", "３")
    assert result.code == 0, result.words
    assert "sheets-B-4-6.pdf：B 卷 3 张，编号 4 到 6" in result.output
    assert "quiz sheets --key" in result.output
    assert "实际大小" in result.output
    assert "竞赛" not in result.words
    files = _files(tmp_path / "one")
    names = {f"{kind}-{v}.pdf" for kind in ("paper", "answers") for v in "AB"}
    names |= {"sheets-A-1-3.pdf", "sheets-B-4-6.pdf"}
    omr = {
        f"omrchecker/{v}/{n}"
        for v in "AB"
        for n in ("template.json", "config.json", "omr_marker.png")
    }
    assert files.keys() == {"key.json", "serials.json", *names, *omr}
    assert _paper(dogs, tmp_path / "two", "--versions", "A,B", "--sheets", "3").code == 0
    assert _files(tmp_path / "two") == files


def test_serials_go_through_all_versions_and_the_key_knows_them(dogs, tmp_path):
    out = tmp_path / "out"
    more = ("--versions", "A,B", "--sheets", "2", "--first-serial", "11", "--size", "a5")
    assert _paper(dogs, out, *more).code == 0
    key = load((out / "key.json").read_bytes())
    serials = []
    for version, name in (("A", "sheets-A-11-12.pdf"), ("B", "sheets-B-13-14.pdf")):
        data = (out / name).read_bytes()
        assert sizes(data) == [(297, 210)]
        (text,) = texts(data)
        for serial in range(11, 15):
            code = str(SheetCode(key.paper, version, serial))
            if code in text:
                assert parse_code(code)
                serials.append((version, serial))
    assert serials == [("A", 11), ("A", 12), ("B", 13), ("B", 14)]


def test_more_sheets_go_to_the_same_folder_but_not_another_paper(dogs, tmp_path):
    out = tmp_path / "out"
    assert _paper(dogs, out, "--sheets", "1").code == 0
    key = (out / "key.json").read_bytes()
    again = _paper(dogs, out, "--sheets", "1")
    assert again.code == 0 and "sheets-A-2-2.pdf" in again.output
    assert _paper(dogs, out, "--sheets", "1", "--first-serial", "2").code == 2
    before = _files(out)
    result = _paper(dogs, out, "--sheets", "1", seed="2027")
    assert result.code == 2 and "另一份卷子" in result.errors
    assert _files(out) == before and before["key.json"] == key


def test_sheets_printed_after_the_bank_changed_are_graded_with_the_first(dogs, tmp_path):
    out, scans = tmp_path / "out", tmp_path / "scans"
    assert _paper(dogs, out, "--sheets", "1").code == 0
    _write(dogs, _questions(difficulty=2).replace("黄牌", "紫牌"))
    changed = _paper(dogs, out, "--sheets", "1")
    assert changed.code == 2 and f"quiz sheets --key {out / 'key.json'}" in changed.errors
    assert run("quiz", "sheets", "--key", out / "key.json", "--count", "1").code == 0
    version = load((out / "key.json").read_bytes()).versions["A"]
    scans.mkdir()
    for serial in (1, 2):
        sheet = filled(out / f"sheets-A-{serial}-{serial}.pdf", version)
        cv2.imwrite(str(scans / f"{serial}.jpg"), sheet)
    grade = ("quiz", "grade", "--jobs", "1", "--key", out / "key.json", scans)
    graded = run(*grade, "-o", tmp_path / "graded")
    assert graded.code == 0, graded.words
    results = (tmp_path / "graded" / "results.csv").read_text("utf-8-sig")
    assert [line.split(",")[:4] for line in results.splitlines()[1:]] == [
        ["A-1", "A", "1", "30"], ["A-2", "A", "2", "30"]
    ]  # fmt: skip


def test_too_few_questions_are_told_and_nothing_is_written(dogs, tmp_path):
    _write(dogs, _questions(), BLUEPRINT.replace("count: 4", "count: 9"))
    result = _paper(dogs, tmp_path / "out")
    assert result.code == 1
    assert "还差 3 道" in result.words and "什么也没有写" in result.errors
    assert not (tmp_path / "out").exists()


def test_contest_questions_are_a_secret(dogs, tmp_path):
    _write(dogs, _questions(pool="contest"))
    result = _paper(dogs, tmp_path / "out", "--sheets", "1")
    assert result.code == 0
    assert "6 道竞赛题" in result.errors and "保密" in result.errors
    assert "保密" in texts((tmp_path / "out" / "answers-A.pdf").read_bytes())[0]
    assert "保密" not in "".join(texts((tmp_path / "out" / "paper-A.pdf").read_bytes()))


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--versions", "A,A"), "不要重复"),
        (("--versions", ""), "大写字母"),
        (("--versions", "甲"), "大写字母"),
        (("--sheets", "0"), "1 或更大"),
        (("--first-serial", "999999", "--sheets", "2"), "999,999"),
        (("--blueprint", "dog"), "dogs"),
        (("--seed", "  "), "种子"),
        (("--lang", "fr"), "fr"),
    ],
)
def test_what_cannot_be_is_refused_in_a_line(dogs, tmp_path, more, words):
    try:
        result = _paper(dogs, tmp_path / "out", *more)
    except SystemExit as stop:
        assert stop.code == 2
        return
    assert result.code == 2 and words in result.words
    assert not (tmp_path / "out").exists()


def test_a_paper_is_printed_in_mongolian_and_with_a_traditional_title(dogs, tmp_path):
    dogs.options["languages"] = [
        {"code": "zh-Hans", "name": "中文"},
        {"code": "zh-Hant", "name": "繁體中文", "prefix": "hant"},
        {"code": "mn-Mong", "name": "ᠮᠣᠩᠭᠣᠯ", "prefix": "mn"},
    ]
    dogs.configure()
    mongolian = yaml.safe_load(_questions())
    for question in mongolian:
        question["stem"] = {"zh-Hans": question["stem"], "mn-Mong": f"ᠨᠣᠬᠠᠢ {question['id']}"}
        if "options" in question:
            for name in ("options", "answer"):
                question[name] = {"zh-Hans": question[name], "mn-Mong": question[name]}
    blueprint = BLUEPRINT.replace("ug: ئىت بېقىش", "mn-Mong: ᠨᠣᠬᠠᠢ")
    _write(dogs, json.dumps(mongolian, ensure_ascii=False), blueprint)
    for code, title in (("mn-Mong", "ᠨᠣᠬᠠᠢ"), ("zh-Hant", "養狗小卷")):
        result = _paper(dogs, tmp_path / code, "--lang", code)
        assert result.code == 0, result.words
        for name in ("paper-A", "answers-A", "sheets-A-1-50"):
            data = (tmp_path / code / f"{name}.pdf").read_bytes()
            assert set(sizes(data)) == {(210, 297)} and title in texts(data)[0]


def test_a_paper_among_the_content_is_refused(dogs):
    result = _paper(dogs, dogs.root / "docs" / "out")
    assert result.code == 2 and "随网站发布" in result.errors
    assert not (dogs.root / "docs" / "out").exists()


def test_too_much_for_a_small_sheet_is_told_with_what_fits(dogs, tmp_path):
    many = yaml.safe_dump([_question(number) for number in range(90)], allow_unicode=True)
    blueprint = "title: 大卷\npool: all\nsections:\n  - {type: single, count: 90}\n"
    _write(dogs, many, blueprint)
    result = _paper(dogs, tmp_path / "out", "--size", "a5", "--sheets", "1")
    assert result.code == 1 and "要填涂 90 行" in result.errors and "--size a4" in result.errors
    assert not (tmp_path / "out").exists()
    assert _paper(dogs, tmp_path / "out", "--sheets", "1").code == 0


def test_no_versions_without_orders(dogs, tmp_path):
    blueprint = "title: 小卷\npool: all\nsections:\n  - {type: true_false, count: 2}\n"
    _write(dogs, _questions(), blueprint)
    result = _paper(dogs, tmp_path / "out", "--versions", "A,B,C")
    assert result.code == 1 and "2 种" in result.errors and "3 个卷别" in result.errors


def test_a_paper_to_write_on_has_no_sheets(dogs, tmp_path):
    words = {"type": "blank", "answer": ["犬牌"], "stem": "带狗出门要佩戴____。"}
    hand = _question(1, **words)
    del hand["options"]
    blueprint = "title: 小卷\npool: all\nsections:\n  - {type: blank, count: 1}\n"
    _write(dogs, yaml.safe_dump([hand], allow_unicode=True), blueprint)
    result = _paper(dogs, tmp_path / "out")
    assert result.code == 0, result.words
    assert "没有答题卡" in result.output and "1 道题写在试卷上" in result.output
    files = _files(tmp_path / "out")
    assert files.keys() == {"key.json", "paper-A.pdf", "answers-A.pdf"}
    assert "犬牌" in texts(files["answers-A.pdf"])[0]
    assert load(files["key.json"]).versions["A"].questions[0].by_hand
    assert "答题卡" not in "".join(texts(files["paper-A.pdf"]))


def test_a_full_disk_leaves_nothing_by_halves(dogs, tmp_path, monkeypatch):
    from portal.output import files

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "replace", full)
    result = _paper(dogs, tmp_path / "out", "--sheets", "1")
    assert result.code == 1 and "写不进" in result.errors
    assert _files(tmp_path / "out") == {}


def test_characters_that_no_font_has_are_told(dogs, tmp_path):
    _write(dogs, _questions().replace("红牌", "🍎牌"))
    result = _paper(dogs, tmp_path / "out", "--sheets", "1")
    assert result.code == 0 and "🍎" in result.errors


def test_a_font_that_is_not_installed_is_told_with_what_to_type(dogs, tmp_path, monkeypatch):
    from portal.quiz.paper import typeset
    from portal.screens.typeset import faces

    caches = (typeset._fonts, typeset.families, faces.coverage)
    for cached in caches:
        cached.cache_clear()
    monkeypatch.setattr(faces, "find_spec", lambda name: None)
    try:
        result = _paper(dogs, tmp_path / "out", "--sheets", "1")
    finally:
        for cached in caches:
            cached.cache_clear()
    assert result.code == 1 and "NotoSans" in result.errors
    assert "pip install justmytype-intl-cjk" in result.errors
    assert not (tmp_path / "out").exists()


def test_places_that_cannot_be_written_are_told_in_a_line(dogs: Project, tmp_path: Path) -> None:
    (tmp_path / "taken" / "key.json").mkdir(parents=True)
    paper = ("quiz", "paper", "--blueprint", "dogs", "--seed", "1", "--sheets", "1", "-o")
    for place in (tmp_path / "taken", tmp_path / ("长" * 100)):
        for command in ((*paper, place), ("quiz", "bank", "-o", place / "key.json")):
            result = dogs.run(*command)
            assert result.code == 1 and "写不进" in result.errors, result.words


def test_a_seed_in_another_encoding_is_told_in_a_line(
    dogs: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in ("paper", "pack", "blueprint"):
        with pytest.raises(SystemExit):
            dogs.run("quiz", command, "--seed", "\udcff")


def test_half_the_paper_is_offered_where_it_is_enough(dogs: Project, tmp_path: Path) -> None:
    paper = ("quiz", "paper", "--blueprint", "dogs", "--seed", "1", "--sheets", "1", "-o")
    assert "--size a5" in dogs.run(*paper, tmp_path / "a4").output
    assert "--size a5" not in dogs.run(*paper, tmp_path / "a5", "--size", "a5").output


def test_a_topic_that_nobody_has_is_told_as_such(dogs: Project, tmp_path: Path) -> None:
    wanted = "- {type: single, count: 4, points: 5, topics: {养大: 2}}"
    _write(dogs, _questions(), BLUEPRINT.replace("- {type: single, count: 4, points: 5}", wanted))
    paper = dogs.run("quiz", "paper", "--blueprint", "dogs", "--seed", "1", "-o", tmp_path / "p")
    shown = dogs.run("quiz", "blueprint", "dogs")
    for result in (paper, shown):
        assert "题库里没有“养大”这个话题" in result.words and "养犬" in result.words
    assert paper.code == shown.code == 1
