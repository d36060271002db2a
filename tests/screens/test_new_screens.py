"""`portal new screen` and `portal new notice` add to the lists, and leave alone what they can't."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from support.programmes import DAY, made, read
from support.projects import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    found = Project(tmp_path).configure()
    found.home()
    return found


def written(text: str) -> str:
    """What `new` wrote, as an editor goes on with it."""
    return text.replace("在这里写屏幕在哪里", "北门").replace("在这里写通知", "停水")


@pytest.mark.parametrize("kind", ["screen", "notice"])
def test_the_first_and_the_second_of_a_list(kind: str, project: Project) -> None:
    for name in ("one", "two"):
        result = project.run("new", kind, name)
        assert result.code == 0 and f"docs/{kind}s.yml" in result.output
    assert [(f["rule"], f["line"] > 0, f["severity"]) for f in project.check()] == [
        (f"{kind}-unwritten", True, "warning")
    ] * 2
    path = project.root / "docs" / f"{kind}s.yml"
    path.write_text(written(path.read_text("utf-8")), "utf-8")
    library = read(project)
    there = library.screens if kind == "screen" else library.notices
    assert [each.id for each in there] == ["one", "two"]
    assert library.findings == ()


def test_by_chinese_words_and_without_a_name(project: Project) -> None:
    assert project.run("new", "屏幕").code == 0
    assert project.run("new", "通知").code == 0
    for name in ("screens", "notices"):
        path = project.root / "docs" / f"{name}.yml"
        path.write_text(written(path.read_text("utf-8")), "utf-8")
    library = read(project)
    assert library.screens[0].id == "screen-20260601"
    assert library.notices[0].id == "notice-20260601"


def test_a_new_notice_shows_nowhere_until_it_is_written(project: Project) -> None:
    project.run("new", "screen", "one")
    project.run("new", "notice", "two")
    assert (read(project).screens, read(project).notices) == ((), ())
    path = project.root / "docs" / "screens.yml"
    path.write_text(written(path.read_text("utf-8")), "utf-8")
    assert made(project).entries == ()


def test_a_new_notice_runs_for_three_days_from_today(project: Project) -> None:
    project.run("new", "notice", "one")
    path = project.root / "docs" / "notices.yml"
    path.write_text(written(path.read_text("utf-8")), "utf-8")
    (notice,) = read(project).notices
    assert notice.from_ == datetime.combine(DAY, time())
    assert notice.until == notice.from_ + timedelta(days=3)


def test_an_id_of_something_unwritten_is_taken(project: Project) -> None:
    for kind in ("screen", "notice"):
        codes = [project.run("new", kind, "one").code for _ in range(2)]
        assert codes == [0, 1]


@pytest.mark.parametrize(
    "before", ["- {id: a, text: 停水}", "# 通知\n\n", "\ufeff- {id: a, text: 停水}\r\n"]
)
def test_what_was_there_stays(before: str, project: Project) -> None:
    path = project.write("docs/notices.yml", before)
    assert project.run("new", "notice", "b").code == 0
    path.write_text(written(path.read_text("utf-8")), "utf-8")
    assert [notice.id for notice in read(project).notices][-1] == "b"
    assert before.lstrip("\ufeff").strip() in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("before", "code"), [("[]\n", 1), ("[{id: a, text: 停水}]\n", 1), ("- {id: b, text: x}\n", 1)]
)
def test_left_alone(before: str, code: int, project: Project) -> None:
    path = project.write("docs/notices.yml", before)
    result = project.run("new", "notice", "b")
    assert (result.code, path.read_text("utf-8")) == (code, before)
    assert "docs/notices.yml" in result.errors


def test_not_the_name_of_a_group(project: Project) -> None:
    project.write(
        "docs/screens.yml",
        "- {group: doors, width: 64, height: 32, pitch_mm: 5, distance_m: 9}\n"
        "- {id: east, name: 东门, in: doors}\n",
    )
    assert project.run("new", "screen", "doors").code == 1
    assert project.run("new", "screen", "坏").code == 2
