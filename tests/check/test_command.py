"""`portal check` as an editor or a program runs it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from check.faults import project, swap, write
from portal.cli import main
from portal.processes import HelperFailed

SCRIPTS = Path(__file__).parent.parent.parent / "scripts"
SNOW = "stories/snow.md"
FAULTY = swap(SNOW, "date: 2026-01-20", "date: 2026-02-30")
KEYS = ["path", "line", "field", "rule", "severity", "message", "hint"]


def run(*words: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "portal", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(SCRIPTS), "PORTAL_PROJECT": "", **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


def test_json_stands_alone_on_standard_output(tmp_path: Path) -> None:
    root = project(tmp_path / "石榴 社区", FAULTY)
    words = ("check", "--format", "json", "--today", "2026-11-22")
    # a terminal that is no UTF-8 one, as many on Windows
    result = run(*words, folder=root, PYTHONIOENCODING="ascii")
    assert result.returncode == 1
    (finding,) = json.loads(result.stdout)
    assert list(finding) == KEYS
    assert {name: finding[name] for name in KEYS[:5]} == {
        "path": SNOW,
        "line": 3,
        "field": "date",
        "rule": "date-impossible",
        "severity": "error",
    }
    assert "2026-02-30" in finding["message"]
    assert result.stderr == ""


def test_clean_project_from_a_folder_inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project(tmp_path) / "docs" / "policy")
    assert main(["check", "--format", "json", "--today", "2026-11-22"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_text_names_file_line_and_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(tmp_path, FAULTY)
    assert main(["check", "-f", str(root), "--today", "2026-11-22"]) == 1
    words = capsys.readouterr().out
    assert SNOW in words and "第 3 行" in words and "改法" in words and "2026-02-28" in words


def test_english(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path, FAULTY)
    assert main(["check", "-f", str(root / "mkdocs.yml"), "--lang", "en"]) == 1
    words = capsys.readouterr().out
    assert "There is no such day" in words and "line 3" in words


def test_warnings_alone_are_no_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path, swap(SNOW, "六点", "打13800138000，六点"))
    assert main(["check", "-f", str(root), "--today", "2026-11-22"]) == 0
    assert "提醒" in capsys.readouterr().out


@pytest.mark.parametrize("words", [[], ["-f", "nowhere.yml"], ["-f", "."]])
def test_no_project(
    words: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PORTAL_PROJECT", raising=False)
    assert main(["check", "--format", "json", *words]) == 1
    (finding,) = json.loads(capsys.readouterr().out)
    assert (finding["path"], finding["line"], finding["rule"]) == (
        "mkdocs.yml",
        None,
        "config-missing",
    )


def test_project_of_the_launcher(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(tmp_path / "project")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PORTAL_PROJECT", str(root))
    assert main(["check", "--format", "json", "--today", "2026-11-22"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_words_in_brackets_are_shown_as_they_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(tmp_path, swap(SNOW, "六点", "[bold]六点[/bold] [看](:smile:.md)"))
    assert main(["check", "-f", str(root), "--today", "2026-11-22"]) == 1
    assert ":smile:.md" in capsys.readouterr().out


def test_only_what_the_plugin_needs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A project of stories alone, with no option at all."""
    root = project(tmp_path, write("mkdocs.yml", "site_name: x\nplugins: [portal]\n"))
    for left in ("docs/figures", "docs/policy", "quiz"):
        shutil.rmtree(root / left)
    for left in ("docs/index.ug.md", "docs/slogans.yml", "docs/taxonomy.yml"):
        (root / left).unlink()
    (root / "stories/noodles.ug.md").unlink()
    (root / "docs/index.md").write_text("# x\n", "utf-8")
    (root / "docs/about.md").write_text("# x\n", "utf-8")
    (root / "stories/noodles.md").unlink()
    (root / "stories/lamp.md").unlink()
    assert main(["check", "-f", str(root), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_new_by_a_chinese_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path)
    assert main(["new", "故事", "melons", "-f", str(root), "--today", "2026-11-22"]) == 0
    assert (root / "stories/melons.md").is_file()
    capsys.readouterr()


def test_a_helper_that_fails_is_told_without_a_traceback_of_ours(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise HelperFailed("OSError: No space left on device")

    monkeypatch.setattr("portal.project.check", full)
    assert main(["check"]) == 1
    assert capsys.readouterr().err == (
        "没有做完，原来的文件没有动。原因：OSError: No space left on device\n"
    )
