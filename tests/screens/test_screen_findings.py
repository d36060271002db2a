"""What `check` says of screens: each finding at its line, and nothing where all is well."""

from __future__ import annotations

import time
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from portal.language.catalogue import load
from portal.screens.contents import Contents
from portal.screens.findings import screen_findings
from support.programmes import SIZE, later, listed, notices, read, screens, slogans
from support.projects import CONSENT, LANGUAGES, Project

Row = tuple[str, int | None, str | None, str]
SCREENS, SLOGANS, NOTICES = "docs/screens.yml", "docs/slogans.yml", "docs/notices.yml"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with a slogan and a story, and no screens."""
    found = Project(tmp_path, {"languages": LANGUAGES})
    slogans(found, {"id": "a"})
    found.story("one")
    return found


def rows(project: Project) -> list[Row]:
    found = screen_findings(read(project))
    assert all(finding.severity == "warning" for finding in found)
    return [(f.path, f.line, f.field, f.rule) for f in found]


def params(project: Project, rule: str) -> dict[str, str]:
    """What the only finding of a rule fills in; it can be said in both languages."""
    (found,) = (f for f in screen_findings(read(project)) if f.rule == rule)
    for code in ("zh-Hans", "en"):
        for text in load("findings", code)[rule].values():
            fields = {name for _, name, _, _ in Formatter().parse(text) if name}
            assert fields <= set(found.params)
    return dict(found.params)


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


# Distance


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


# Hours


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


# Lines


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


# Slogans, notices and languages


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


def test_a_language_in_which_there_is_nothing(project: Project) -> None:
    screens(project, {"id": "x", "languages": ["zh-Hans", "ug"], "playlist": ["slogans", "clock"]})
    assert rows(project) == [(SCREENS, 1, "0.languages", "screen-language-empty")]
    assert params(project, "screen-language-empty") == {"id": "x", "language": "ug"}


# All of it


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
