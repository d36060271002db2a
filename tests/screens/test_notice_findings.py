"""What `check` says of slogans and notices that are never seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from portal.screens.findings import screen_findings
from screens.findings import NOTICES, SLOGANS, params, rows, without_screens
from support.programmes import later, notices, read, screens, slogans
from support.projects import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return without_screens(tmp_path)


def test_slogans_that_never_appear(project: Project) -> None:
    slogans(
        project,
        {"id": "a", "priority": 5},
        {"id": "uyghur", "text": {"ug": "ئىناق"}},
        {"id": "too-low", "priority": -1},
        {"id": "over", "until": later(-1), "text": {"ug": "x"}},
        {"id": "far", "from": later(40)},
        {"id": "far-uyghur", "from": later(40), "text": {"ug": "ئىناق"}},
    )
    screens(project, {"playlist": [{"slogans": 1}]}, {"languages": ["ug"], "playlist": ["clock"]})
    assert rows(project) == [
        (SLOGANS, 2, "1.id", "slogan-never"),
        (SLOGANS, 3, "2.id", "slogan-never"),
        (SLOGANS, 6, "5.id", "slogan-never"),
    ]
    reasons = [f.params["reason"] for f in screen_findings(read(project))]
    assert reasons == ["never-language", "never-turn", "never-language"]


def test_slogans_on_no_screen_are_no_fault_where_no_screen_wants_any(project: Project) -> None:
    screens(project, {"playlist": ["stories"]})
    assert rows(project) == []


def test_notices_that_never_appear(project: Project) -> None:
    night = later(1)
    notices(
        project,
        {"id": "fine"},
        {"id": "elsewhere", "screens": ["b"]},
        {"id": "uyghur", "text": {"ug": "ئىناق"}},
        {"id": "feast", "kind": "greeting"},
        {
            "id": "at-night",
            "kind": "urgent",
            "from": f"{night} 01:00",
            "until": f"{night} 02:00",
        },
        {"id": "over", "until": later(-1), "text": {"ug": "x"}},
    )
    screens(
        project,
        {"id": "a", "hours": ["07:00-22:00"], "playlist": ["slogans", "notices"]},
        {"id": "b", "hours": ["07:00-22:00"], "playlist": ["slogans"]},
    )
    assert rows(project) == [
        (NOTICES, 2, "1.id", "notice-no-line"),
        (NOTICES, 3, "2.text", "notice-language"),
        (NOTICES, 4, "3.id", "notice-no-line"),
        (NOTICES, 5, "4.from", "notice-dark"),
        (NOTICES, 6, "5.until", "notice-over"),
    ]
    lines = [f.params["example"] for f in screen_findings(read(project))]
    assert lines == [
        "- notices",
        "{zh-Hans: …, ug: …}",
        "- greetings",
        f"from: {night} 07:00, until: {night} 08:00",
        f"until: {later(7)}",
    ]
    assert params(project, "notice-dark")["ranges"] == "屏 07:00-22:00, 屏 07:00-22:00"


def test_an_urgent_notice_while_one_of_its_screens_is_lit(project: Project) -> None:
    times = {"from": f"{later(1)} 22:30", "until": f"{later(1)} 23:00"}
    notices(project, {"id": "n", "kind": "urgent", **times})
    screens(project, {"hours": ["07:00-22:00"]}, {"hours": ["07:00-23:00"]})
    assert rows(project) == []


def test_a_notice_whose_line_waits_for_others(project: Project) -> None:
    notices(project, {"id": "n", "until": later(3)})
    screens(project, {"playlist": ["notices", {"slogans": "all", "priority": 1}]})
    assert (NOTICES, 1, "0.id", "notice-never") in rows(project)


def test_notices_that_are_over_are_told_of_in_one_line(project: Project) -> None:
    notices(
        project,
        *({"id": f"n{n}", "until": later(-n)} for n in range(1, 7)),
        {"id": "long-ago", "until": later(-8)},
        {"id": "had-its-time", "from": later(-9), "until": later(-2)},
    )
    screens(project, {"playlist": ["slogans", "notices"]})
    assert rows(project) == [(NOTICES, 1, "0.until", "notice-over")]
    found = params(project, "notice-over")
    assert (found["count"], found["listed"]) == ("6", "n1, n2, n3 …")


@pytest.mark.parametrize(("day", "told"), [(-1, True), (0, False), (-30, False)])
def test_an_urgent_notice_that_was_over_when_it_was_written(
    day: int, told: bool, project: Project
) -> None:
    times = {"from": f"{later(day)} 08:00", "until": f"{later(day)} 09:00"}
    notices(project, {"id": "n", "kind": "urgent", **times})
    screens(project, {"playlist": ["slogans"]})
    assert rows(project) == ([(NOTICES, 1, "0.until", "notice-over")] if told else [])


def test_an_urgent_notice_of_weeks_hides_nothing_else(project: Project) -> None:
    slogans(project, {"id": "a"}, {"id": "short", "until": later(2)})
    notices(
        project,
        {"id": "flood", "kind": "urgent", "until": later(30)},
        {"id": "n", "until": later(3)},
        {"id": "feast", "kind": "greeting"},
    )
    screens(project, {"playlist": ["slogans", "notices", "greetings"]})
    assert rows(project) == []
