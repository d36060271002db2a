"""What `check` says of screens: each finding at its line, and nothing where all is well."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from portal.screens.contents import Contents
from portal.screens.findings import screen_findings
from screens.findings import SCREENS, SLOGANS, params, rows, without_screens
from support.programmes import SIZE, later, listed, notices, read, screens, slogans
from support.projects import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return without_screens(tmp_path)


def test_nothing_without_screens(project: Project) -> None:
    assert rows(project) == []


def test_nothing_where_all_is_well(project: Project) -> None:
    notices(project, {"id": "n", "until": later(3)})
    screens(
        project,
        {"hours": ["07:00-22:00"], "playlist": ["slogans", "notices", "greetings", "clock"]},
        {
            "playlist": [
                {"stories": 3, "hours": ["08:00-20:00"], "weekdays": ["1-5"], "priority": 2},
                "slogans",
            ]
        },
    )
    assert rows(project) == []


@pytest.mark.parametrize(
    ("said", "far"),
    [
        ({"width": 512, "height": 32, "pitch_mm": 4.75, "distance_m": 22}, "21"),
        ({"width": 512, "height": 32, "pitch_mm": 4.75, "distance_m": 21.7}, None),
        ({"width": 128, "height": 32, "pitch_mm": 1, "distance_m": 5, "colours": "mono"}, "4.5"),
        ({"width": 192, "height": 96, "pitch_mm": 3, "distance_m": 21}, "20"),
        ({"width": 192, "height": 96, "pitch_mm": 3, "distance_m": 20.5}, None),
        ({"width": 3840, "height": 1080, "pitch_mm": 10, "distance_m": 200}, "137"),
    ],
)
def test_a_screen_too_small_for_its_distance(
    said: dict[str, Any], far: str | None, project: Project
) -> None:
    screens(project, {"playlist": ["slogans"], **said})
    assert rows(project) == [(SCREENS, 1, "0.distance_m", "screen-text-far")] * bool(far)
    if far:
        found = params(project, "screen-text-far")
        assert (found["far"], found["distance"]) == (far, str(said["distance_m"]))
        screens(project, {"playlist": ["slogans"], **said, "distance_m": float(far)})
        assert rows(project) == []


def test_a_screen_with_nothing(project: Project) -> None:
    screens(project, {"playlist": ["slogans"]}, {"playlist": ["greetings", "notices"]})
    assert rows(project) == [(SCREENS, 2, "1.playlist", "screen-empty")]


def test_hours_with_nothing(project: Project) -> None:
    screens(
        project,
        {"id": "night", "playlist": [{"slogans": "all", "hours": ["07:00-12:00", "13:00-22:00"]}]},
    )
    assert rows(project) == [(SCREENS, 1, "0.playlist", "screen-hours-empty")]
    found = params(project, "screen-hours-empty")
    # midnight to seven, 14 dinners, 13 nights, and the last evening
    assert found["count"] == "29"
    assert found["ranges"].startswith(
        "06-01 00:00-07:00, 06-01 12:00-13:00, 06-01 22:00 - 06-02 07"
    )


@pytest.mark.parametrize(
    ("hours", "ranges"),
    [
        (["07:00-23:00"], "06-01 22:00-23:00"),
        (["06:00-22:00"], "06-01 06:00-07:00"),
        (["07:00-24:00"], "06-01 22:00-24:00"),
        (["20:00-02:00"], "06-01 00:00-02:00"),
    ],
)
def test_only_hours_in_which_it_is_lit(hours: list[str], ranges: str, project: Project) -> None:
    line = {"slogans": "all", "hours": ["07:00-22:00"]}
    screens(project, {"hours": hours, "playlist": [line]})
    assert params(project, "screen-hours-empty")["ranges"].startswith(ranges)


def test_an_end_within_the_two_weeks(project: Project) -> None:
    slogans(project, {"id": "a", "until": later(4)})
    screens(project, {"playlist": ["slogans"]})
    assert params(project, "screen-hours-empty")["ranges"] == "06-06 00:00 - 06-15 00:00"


def test_a_language_in_which_there_is_nothing(project: Project) -> None:
    screens(project, {"id": "x", "languages": ["zh-Hans", "ug"], "playlist": ["slogans", "clock"]})
    assert rows(project) == [(SCREENS, 1, "0.languages", "screen-language-empty")]
    assert params(project, "screen-language-empty") == {"id": "x", "language": "ug"}


def test_check_tells_of_them(project: Project) -> None:
    screens(project, {"playlist": ["stories", {"slogans": "all", "priority": 1}]})
    project.home()
    project.configure()
    found = [f for f in project.check() if f["path"] == SCREENS]
    assert [(f["line"], f["rule"], f["severity"]) for f in found] == [
        (1, "playlist-starved", "warning")
    ]


def test_files_are_named_where_they_stand(project: Project) -> None:
    (project.root / "words").mkdir()
    project.configure(docs_dir="words")
    project.write("words/slogans.yml", listed([{"id": "one", "text": {"zh-Hans": "和"}}]))
    screen = {"id": "hall", "name": "大厅", **SIZE, "playlist": ["greetings"]}
    project.write("words/screens.yml", listed([screen]))
    library = read(project)
    assert {f.path for f in screen_findings(library)} == {"words/screens.yml"}
    contents = Contents(library)
    (slogan,), (shown,) = library.slogans, library.screens
    found = contents.slogan(slogan, shown)
    assert found is not None and found.source == "words/slogans.yml:1"
    assert contents.rest(shown).source == "words/screens.yml:1"


def test_thousands(project: Project) -> None:
    project.write(
        SLOGANS,
        listed(
            [
                {"id": f"s{n}", "text": {"zh-Hans": f"第{n}条"}, "until": later(n % 30)}
                for n in range(2000)
            ]
        ),
    )
    screens(project, *({"id": f"x{n}", "playlist": ["slogans", "clock"]} for n in range(5)))
    library = read(project)
    started = time.process_time()
    assert screen_findings(library) == ()
    assert time.process_time() - started < 10
