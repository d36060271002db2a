"""What `check` says of the lines of playlists, and of the ids in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from portal.screens.findings import screen_findings
from screens.findings import SCREENS, SLOGANS, params, rows, without_screens
from support.programmes import later, notices, read, screens, slogans
from support.projects import CONSENT, Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return without_screens(tmp_path)


def test_a_line_that_never_has_its_turn(project: Project) -> None:
    screens(
        project,
        {"group": "g", "playlist": ["stories", {"slogans": "all", "priority": 1}]},
        {"id": "x", "in": "g"},
        {"id": "y", "in": "g"},
    )
    assert rows(project) == [(SCREENS, 1, "0.playlist.0", "playlist-starved")]


def test_a_line_that_has_its_turn_at_times(project: Project) -> None:
    top: dict[str, Any] = {"slogans": "all", "priority": 1, "hours": ["08:00-09:00"]}
    screens(project, {"playlist": ["stories", top]})
    assert rows(project) == []


def test_an_urgent_notice_starves_nobody(project: Project) -> None:
    notices(project, {"id": "n", "kind": "urgent", "until": later(30)})
    screens(project, {"playlist": ["slogans"]})
    assert (SCREENS, 1, "0.playlist.0", "playlist-starved") not in rows(project)


def test_a_slogan_whose_days_belong_to_others(project: Project) -> None:
    slogans(project, {"id": "a"}, {"id": "feast", "from": later(5), "until": later(6)})
    top = {"stories": "all", "priority": 1, "from": later(4), "until": later(8)}
    screens(project, {"playlist": ["slogans", top]})
    assert rows(project) == [
        (SCREENS, 1, "0.playlist.0", "playlist-item-starved"),
        (SLOGANS, 2, "1.id", "slogan-never"),
    ]
    assert params(project, "playlist-item-starved")["id"] == "feast"
    assert params(project, "slogan-never")["reason"] == "never-turn"


def test_a_line_that_is_over(project: Project) -> None:
    screens(project, {"playlist": ["slogans", {"stories": 1, "until": later(-1)}]})
    assert rows(project) == [(SCREENS, 1, "0.playlist.1", "playlist-over")]
    assert params(project, "playlist-over")["until"] == "2026-05-31"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ({"hours": ["22:00-06:00"]}, True),
        ({"hours": ["21:00-06:00"]}, False),
        ({"weekdays": [7], "until": later(3)}, True),
        ({"weekdays": [7], "from": later(9)}, False),  # its first Sunday comes later
        ({"from": later(20)}, False),
    ],
)
def test_a_line_while_the_screen_is_dark(
    line: dict[str, Any], told: bool, project: Project
) -> None:
    words = {"stories": 1, **line}
    screens(project, {"hours": ["07:00-22:00"], "playlist": ["slogans", words]})
    expected = [(SCREENS, 1, "0.playlist.1", "playlist-never")] if told else []
    assert rows(project) == expected


def test_lines_with_nothing(project: Project) -> None:
    project.story("one", status="draft")
    screens(
        project,
        {"playlist": ["slogans", "stories", "figures", "notices", "question-of-the-day"]},
    )
    assert rows(project) == [
        (SCREENS, 1, f"0.playlist.{place}", "playlist-empty") for place in (1, 2, 4)
    ]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"status": "draft"}, "screen-draft"),
        ({"status": "withdrawn"}, "screen-withdrawn"),
        ({"consent": {**CONSENT, "scope": ["web"]}}, "screen-consent"),
    ],
)
def test_ids_that_may_not_be_shown(fields: dict[str, Any], reason: str, project: Project) -> None:
    project.story("two", **fields)
    project.figure("two", **fields)
    screens(project, {"playlist": ["slogans", {"stories": ["one", "two"]}, {"figures": ["two"]}]})
    assert rows(project) == [
        (SCREENS, 1, "0.playlist.1.stories.1", "playlist-id-hidden"),
        (SCREENS, 1, "0.playlist.2.figures.0", "playlist-id-hidden"),
    ]
    reasons = {f.params["reason"] for f in screen_findings(read(project))}
    assert reasons == {reason}


def test_ids_of_other_screens_kinds_times_and_languages(project: Project) -> None:
    slogans(project, {"id": "a"}, {"id": "b", "until": later(-1)})
    notices(
        project,
        {"id": "feast", "kind": "greeting"},
        {"id": "x-only", "screens": ["x"]},
        {"id": "n"},
    )
    screens(
        project,
        {"id": "x", "playlist": ["notices", "greetings", "slogans"]},
        {"id": "y", "playlist": [{"slogans": ["a", "b"]}, {"notices": ["feast", "x-only", "n"]}]},
        {"id": "z", "languages": ["ug"], "playlist": ["clock", {"stories": ["one"]}]},
    )
    found = [
        (f.line, f.field, f.params["reason"])
        for f in screen_findings(read(project))
        if f.rule == "playlist-id-hidden"
    ]
    assert found == [
        (2, "1.playlist.0.slogans.1", "screen-over"),
        (2, "1.playlist.1.notices.0", "screen-kind"),
        (2, "1.playlist.1.notices.1", "screen-other"),
        (3, "2.playlist.1.stories.0", "screen-language"),
    ]
