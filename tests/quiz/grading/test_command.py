"""`portal quiz grade` on real scans of printed sheets: results, what waits, and plain words."""

from __future__ import annotations

import csv
import json
import shutil
import sys
from pathlib import Path

import pytest
from portal.cli import main
from portal.quiz.grading.corrections import Corrections, Said
from portal.quiz.grading.corrections_file import write_corrections
from portal.quiz.grading.results import results_of
from portal.quiz.grading.sheets import settled
from portal.quiz.paper.key import dump
from quiz.grading.papers import PAPER, make_key
from quiz.grading.scans import scan

KEY = make_key(4)


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with scans, key and results. Only to be read."""
    folder = tmp_path_factory.mktemp("contest")
    people = scan(folder / "scans", KEY)
    truth = results_of(KEY, settled(people, KEY, Corrections(PAPER), lambda *_: people[0].reading))
    points = {result.sheet.name: float(result.points) for result in truth.results}
    (folder / "truth.json").write_text(json.dumps(points), "utf-8")
    assert main(grade(folder)) == 3
    return folder


def grade(folder: Path, *more: str) -> list[str]:
    return ["quiz", "grade", "--key", str(folder / "key.json"), str(folder / "scans"),
            "-o", str(folder / "out"), *more]  # fmt: skip


def table(folder: Path) -> dict[str, dict[str, str]]:
    with (folder / "out" / "results.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["图片"]: row for row in csv.DictReader(file)}


def test_what_was_filled_is_what_is_counted(graded: Path) -> None:
    truth = json.loads((graded / "truth.json").read_text("utf-8"))
    rows = table(graded)
    counted = {row["答题卡"]: float(row["得分"]) for row in rows.values() if row["得分"]}
    assert counted == {name: truth[name] for name in ("B-1", "B-5", "A-6", "B-7", "A-8")}
    waiting = {name for name, row in rows.items() if row["状态"] == "等待复核"}
    assert all(bool(row["等待的原因"]) == (row["图片"] in waiting) for row in rows.values())
    assert waiting == {"s2.jpg", "again.jpg", "s3.jpg", "s4.jpg", "cut.jpg", "cat.png"}


def test_a_second_run_reads_nothing_and_takes_corrections(
    graded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = copied(graded, tmp_path)
    truth = json.loads((folder / "truth.json").read_text("utf-8"))
    ids = {}
    for path in (folder / "out" / "readings").glob("*.json"):
        sheets = json.loads(path.read_text("utf-8"))["sheets"]
        ids |= {sheet["picture"]: f"{path.stem}.{n}" for n, sheet in enumerate(sheets)}
    said = {ids[name]: Said(out=True) for name in ("again.jpg", "cut.jpg", "cat.png")}
    # the bubble with the stroke was left blank
    doubtful = json.loads(
        (folder / "out/readings" / f"{ids['s4.jpg'][:-2]}.json").read_text("utf-8")
    )
    rows = {row for row, _, _, mark in doubtful["sheets"][0]["bubbles"] if mark == "doubtful"}
    filled = {
        row: frozenset(o for r, o, _, mark in doubtful["sheets"][0]["bubbles"]
                       if (r, mark) == (row, "filled"))
        for row in rows
    }  # fmt: skip
    assert len(rows) == 1
    said[ids["s4.jpg"]] = Said(rows=filled)
    said[ids["s3.jpg"]] = Said(version="B", serial=3)
    write_corrections(folder / "out", Corrections(PAPER, said))
    capsys.readouterr()
    assert main(grade(folder)) == 0
    told = capsys.readouterr()
    assert "上次已经读过" in told.err and "正在读" not in told.err
    counted = {row["答题卡"]: float(row["得分"]) for row in table(folder).values() if row["得分"]}
    assert counted == truth


def copied(graded: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(graded, tmp_path / "contest"))


def test_forgetting(graded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copied(graded, tmp_path)
    forget = ["quiz", "grade", "--forget", "-o", str(folder / "out")]
    # while sheets wait, their cut-outs are still needed
    assert main(forget) == 3 and "等您复核" in capsys.readouterr().err
    assert (folder / "out" / "review.html").exists()
    assert main([*forget, "--force"]) == 0
    pictures = [p for p in (folder / "out").rglob("*") if p.suffix in (".jpg", ".png")]
    assert not pictures and not (folder / "out" / "review.html").exists()
    assert (folder / "out" / "results.csv").exists() and (folder / "scans" / "s1.jpg").exists()


def words(capsys: pytest.CaptureFixture[str], *command: str) -> tuple[int, str]:
    capsys.readouterr()
    code = main(command)
    told = capsys.readouterr()
    assert "Traceback" not in told.err
    return code, told.err.strip()


def broken(name: str, data: bytes) -> bytes:
    changes = {
        "cut": data[: len(data) // 2],
        "empty": b"",
        "other": b'{"format": "something"}',
        "newer": data.replace(b"shiliu-key-1", b"shiliu-key-9"),
        "changed": data.replace(b'"points": 2', b'"points": "two"', 1),
    }
    return changes[name]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("cut", "不完整"),
        ("empty", "不完整"),
        ("other", "别的文件"),
        ("newer", "另一个版本"),
        ("changed", "不对"),
    ],
)
def test_a_key_that_is_none_is_told_in_a_line(
    name: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "key.json").write_bytes(broken(name, dump(KEY)))
    (tmp_path / "scans").mkdir()
    code, told = words(capsys, *grade(tmp_path))
    assert code == 1 and said in told and len(told.splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_a_key_of_another_paper_counts_its_sheets(
    graded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = make_key(4, "另一份卷子（示例）")
    other = type(other)("ffffffff", *(getattr(other, n) for n in other.__slots__[1:]))
    (tmp_path / "key.json").write_bytes(dump(other))
    command = ["quiz", "grade", "--key", str(tmp_path / "key.json"), "-o"]
    some = [str(graded / "scans" / f"s{n}.jpg") for n in (1, 5)]
    code, told = words(capsys, *command, str(tmp_path / "out"), *some)
    assert code == 1 and "另一套卷子的：2 张" in told and "一张答题卡也没有读出来" in told
    # nor does it touch the results of the first
    before = (graded / "out" / "results.csv").read_bytes()
    code, told = words(capsys, *command, str(graded / "out"), *some)
    assert code == 1 and "另一份卷子" in told and len(told.splitlines()) == 1
    assert (graded / "out" / "results.csv").read_bytes() == before


def test_pictures_that_are_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "key.json").write_bytes(dump(KEY))
    code, told = words(capsys, *grade(tmp_path))
    assert code == 1 and "没有找到" in told
    assert words(capsys, "quiz", "grade", "-o", str(tmp_path / "out"))[0] == 2
    code, told = words(capsys, "quiz", "review", str(tmp_path), "--lang", "en")
    assert code == 1 and told.startswith("There are no results")


def test_without_the_packages_it_says_how_to_get_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "key.json").write_bytes(dump(KEY))
    for name in [one for one in sys.modules if one.startswith("portal.quiz.reading")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "cv2", None)
    code, told = words(capsys, *grade(tmp_path))
    assert code == 1 and "scripts/manage.py quiz grade" in told and len(told.splitlines()) == 1


def test_corrections_of_another_paper(
    graded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = copied(graded, tmp_path)
    write_corrections(folder / "out", Corrections("ffffffff"))
    code, told = words(capsys, *grade(folder))
    assert code == 1 and "另一份卷子的复核结果" in told


def test_what_is_no_picture_has_no_handwriting(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "key.json").write_bytes(dump(KEY))
    (tmp_path / "note.txt").write_text("不是图片（示例）", "utf-8")
    code, told = words(capsys, "quiz", "grade", "--key", str(tmp_path / "key.json"),
                       str(tmp_path / "note.txt"), "-o", str(tmp_path / "out"))  # fmt: skip
    assert code == 1 and "一张答题卡也没有读出来" in told
    assert "字迹" not in told and "quiz review" not in told
