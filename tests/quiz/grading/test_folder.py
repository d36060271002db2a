"""The folder of results: what is deleted of it, who may work in it, where it may be."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from portal import console_grade
from portal.cli import main
from portal.console import Console
from portal.output.lock import held
from portal.quiz.grading import opening
from portal.quiz.grading.corrections import Corrections, Said
from portal.quiz.grading.corrections_file import FILE
from portal.quiz.grading.desk import Desk
from portal.quiz.grading.forgetting import Forgotten, forget
from portal.quiz.grading.items import analysis_of
from portal.quiz.grading.report import report
from portal.quiz.grading.results import results_of
from portal.quiz.grading.sheets import settled
from portal.quiz.grading.store import LOCK, Store
from portal.quiz.grading.tables import results_csv, results_xlsx
from portal.quiz.grading.words import state_of
from portal.quiz.paper.key import dump, load
from portal.quiz.prize.draw import dump_secret, new_seed
from portal.quiz.reading.reading import SheetReading
from quiz.grading.papers import PAPER, kept, make_key, people, reading, right_rows
from support.projects import Project

KEY = make_key()
PICTURE = f"{100:016x}"
SHEET = f"{PICTURE}.0"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A folder with a sheet that waits and its cut-outs."""
    made = Store(tmp_path / "out", KEY)
    made.open()
    made.keep(PICTURE, [reading(KEY, "A", 100, {}, doubtful=[(0, 0)])], cut=True)
    for name in ("name", "head", "row-0"):
        made.keep_cut(SHEET, name, b"\xff\xd8 handwriting")
    return made


def told(capsys: pytest.CaptureFixture[str], *command: str) -> tuple[int, str]:
    capsys.readouterr()
    code = main(["quiz", *command])
    out = capsys.readouterr()
    return code, out.out + out.err


# Forgetting


def test_only_cut_outs_are_deleted(store: Store) -> None:
    own = store.folder / "pictures" / "IMG_1.png"
    beside = store.folder / "pictures" / SHEET / "note.txt"
    own.write_bytes(b"mine")
    beside.write_bytes(b"mine too")
    unfinished = store.folder / "pictures" / SHEET / ".row-1.jpg-ab_3x9zz"
    unfinished.write_bytes(b"handwriting")
    assert forget(store.folder) == Forgotten(1, ())
    left = {path.name for path in (store.folder / "pictures").rglob("*") if path.is_file()}
    assert left == {"IMG_1.png", "note.txt"}
    # and what is gone is cut out again where it is wanted
    assert store.has(PICTURE, cut=False)
    beside.unlink()
    beside.parent.rmdir()
    assert not store.has(PICTURE, cut=True)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_what_was_not_deleted_is_told(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    moved = tmp_path / "elsewhere"
    (store.folder / "pictures").rename(moved)
    (store.folder / "pictures").symlink_to(moved, target_is_directory=True)
    code, said = told(capsys, "grade", "--forget", "--force", "-o", str(store.folder))
    assert code == 1 and "没有删掉" in said and "pictures" in said
    assert (moved / SHEET / "name.jpg").exists()
    (store.folder / "pictures").unlink()
    moved.rename(store.folder / "pictures")
    (store.folder / "pictures" / SHEET / "sheet.jpg").mkdir()
    assert forget(store.folder) == Forgotten(0, (store.folder / "pictures" / SHEET / "sheet.jpg",))


# Where it may be


def test_results_are_not_put_where_they_would_be_published(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project.configure().home()
    key = tmp_path / "key.json"
    key.write_bytes(dump(KEY))
    for place in ("docs/results", "quiz/results", "site/results"):
        out = project.root / place
        code, said = told(capsys, "grade", "--key", str(key), str(tmp_path), "-o", str(out))
        assert code == 2 and "随网站发布" in said and not out.exists()
    out = project.root / "results"
    assert told(capsys, "grade", "--key", str(key), str(tmp_path / "no"), "-o", str(out))[0] == 1
    assert (out / "key.json").exists()


# One at a time


def test_a_folder_is_one_s_at_a_time(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "key.json").write_bytes(dump(KEY))
    out = str(store.folder)
    grade = ("grade", "--key", str(tmp_path / "key.json"), str(tmp_path / "no"), "-o", out)
    with held(store.folder / LOCK) as free:
        assert free
        for command in (("review", out, "--no-open"), grade, ("grade", "--forget", "-o", out)):
            code, said = told(capsys, *command)
            assert code == 1 and "开着复核" in said, command
    assert (store.folder / "pictures" / SHEET / "name.jpg").exists()
    assert "没有找到" in told(capsys, *grade)[1]


# Opening


def test_no_other_user_is_told_the_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(opening.webbrowser, "open", seen.append)
    address = "http://127.0.0.1:4321/token-_9/"
    place = tmp_path / opening.FILE
    place.write_text("of a run that was killed")
    with opening.opened(tmp_path, address, "zh-Hans"):
        assert seen == [place.resolve().as_uri()] and "token" not in seen[0]
        assert f"url={address}" in place.read_text("utf-8")
        assert os.name == "nt" or place.stat().st_mode & 0o777 == 0o600
    assert not place.exists()
    # nothing is opened from a folder that cannot be written
    with opening.opened(tmp_path / "none" / ("长" * 300), address, "en"):
        pass


# What is kept, and what was said


@pytest.mark.parametrize(
    "change",
    [
        {"version": ["A"]},
        {"serial": True},
        {"bubbles": [[float("inf"), 0, 0.1, "blank"]]},
        {"bubbles": [[0, 1.5, 0.1, "blank"]]},
        {"bubbles": 7},
    ],
)
def test_a_spoilt_reading_waits_and_is_read_anew(store: Store, change: dict[str, object]) -> None:
    place = store.folder / "readings" / f"{PICTURE}.json"
    assert store.has(PICTURE, cut=True)
    saved = json.loads(place.read_text("utf-8"))
    saved["sheets"][0] |= change
    place.write_text(json.dumps(saved), "utf-8")
    assert not store.has(PICTURE, cut=True)
    (sheet,) = settled(store.kept(), KEY, Corrections(PAPER), None)
    assert sheet.waiting and sheet.id == SHEET and sheet.problems == ("failed",)


@pytest.mark.parametrize(
    "change",
    [
        {"row": 0, "filled": [25]},
        {"row": 0, "filled": [0, 4]},
        {"version": "Q", "serial": 5},
    ],
)
def test_what_the_paper_has_not_cannot_be_said(store: Store, change: dict[str, object]) -> None:
    desk = Desk(store, "zh-Hans")
    assert desk.change({"sheet": SHEET, **change}) is None
    assert not (store.folder / FILE).exists()


def test_corrected_is_what_took_effect() -> None:
    def state(said: Said) -> str:
        one = kept(1, reading(KEY, "B", 1, right_rows(KEY.versions["B"])))
        (sheet,) = settled([one], KEY, Corrections(PAPER, {one.id: said}), None)
        return state_of(sheet)

    assert state(Said(rows={0: frozenset({25})})) == "read"
    assert state(Said(version="Q", serial=5)) == "read"
    assert state(Said(rows={500: frozenset()})) == "read"
    assert state(Said(rows={0: frozenset({1})})) == "corrected"
    assert state(Said(version="B", serial=5)) == "corrected"


def test_a_number_is_given_to_one_sheet(store: Store) -> None:
    lost = f"{7:016x}"
    store.keep(lost, [SheetReading("lost.jpg", None, None, (), ("no_marks",), None)], cut=True)
    desk = Desk(store, "zh-Hans")
    number = {"sheet": f"{lost}.0", "version": "A", "serial": 100}
    assert desk.change(number) == {"taken": "scan-100.jpg"}
    assert not (store.folder / FILE).exists()
    assert desk.change({"sheet": SHEET, "out": True}) is not None
    told = desk.change(number)
    assert told is not None and told["items"]


def test_a_sheet_of_another_paper_has_no_number_of_this_one() -> None:
    foreign = kept(1, reading(KEY, "A", 1, {}, problems=["other_paper"]))
    (sheet,) = settled([foreign], KEY, Corrections(PAPER), None)
    assert sheet.name == "" and sheet.waiting and sheet.problems == ("other_paper",)


def test_sheets_without_a_mark_are_told(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    for serials, words in (([8], "一个圈也没有涂，按 0 分算：B-8。"), (range(20, 30), " 等。")):
        for serial in serials:
            store.keep(f"{serial:016x}", [reading(KEY, "B", serial, {})], cut=True)
        console_grade.outcome(Console(), store, Desk(store, "zh-Hans").outcome(), review=True)
        assert words in capsys.readouterr().err


# A question that was struck out


def test_a_question_without_points_counts_nothing() -> None:
    key = load(dump(struck(0)))
    of = people(key, 40)
    before = results_of(KEY, settled(of, KEY, Corrections(PAPER), None))
    found = results_of(key, settled(of, key, Corrections(PAPER), None))
    assert found.most == before.most - 2
    for one, other in zip(found.results, before.results, strict=True):
        assert one.points == other.points - other.answers["s0"].points
    analysis = analysis_of(found)
    for code in ("zh-Hans", "en"):
        assert results_csv(found, code) and results_xlsx(found, analysis, code)
        assert report(found, analysis, code)
    assert list(found.scores(shares=True)[:, 0]) == list(before.scores(shares=True)[:, 0])
    kept_questions = np.cov(found.scores()[:, 1:], rowvar=False)
    count = len(kept_questions)
    alpha = count / (count - 1) * (1 - kept_questions.trace() / kept_questions.sum())
    assert analysis.alpha == pytest.approx(alpha, abs=1e-9)


def test_the_best_are_those_with_the_most_points() -> None:
    """Where questions differ in their points, too: all numbers of a choice are of two groups."""
    key = load(dump(struck(20)))
    found = results_of(key, settled(people(key, 40), key, Corrections(PAPER), None))
    choices = [one for one in analysis_of(found).items if one.question.type == "single"]
    assert len(choices) == 6
    for item in choices:
        right = next(option for option in item.options if option.right)
        assert item.upper_lower == pytest.approx(right.upper - right.lower, abs=1e-9)


def struck(points: int):
    return replace(KEY, versions={
        name: replace(version, questions=tuple(
            replace(one, points=points) if one.id == "s0" else one for one in version.questions
        ))
        for name, version in KEY.versions.items()
    })  # fmt: skip


def test_what_was_put_among_the_content_by_hand_is_not_published(
    project: Project, store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    project.configure().home()
    contest = project.root / "docs" / "contest"
    # each part of a folder of results is known by itself, and a whole one is told of once
    for part in ("", "readings", "pictures"):
        shutil.copytree(store.folder / part, contest / part, dirs_exist_ok=True)
        config = ["-f", str(project.root / "mkdocs.yml")]
        capsys.readouterr()
        for command in ("check", "build"):
            assert main([command, *config]) == 1
            out = capsys.readouterr()
            said = out.out + out.err
            assert said.count("整个移到项目外面") == 1 and "docs/contest" in said
        assert not (project.root / "site").exists()
        shutil.rmtree(contest)
    secret, key = contest / "s.json", contest / "k.json"
    contest.mkdir()
    for path, data in ((secret, dump_secret(new_seed())), (key, dump(KEY))):
        path.write_bytes(data)
        assert main(["check", *config]) == 1
        path.unlink()
    assert main(["check", *config]) == 0
