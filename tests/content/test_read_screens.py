"""Screens and notices as they are read: what is not said, what groups say, lines, hostile files."""

from __future__ import annotations

import json
import time
from datetime import datetime
from pathlib import Path

import pytest
from content.helpers import CHINESE, STORY, UYGHUR, library, rows
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from portal.content.read_playlist import SOURCES
from portal.content.screen import Hours, PlaylistEntry
from portal.content.times import as_hours

SMALL = "- {id: a, name: 甲, width: 128, height: 32, pitch_mm: 5, distance_m: 10}\n"


def test_what_is_not_said(tmp_path: Path) -> None:
    (screen,) = library(tmp_path, {"docs/screens.yml": SMALL}).screens
    assert (screen.group, screen.colours, screen.languages) == (None, "full", (CHINESE,))
    assert (screen.hours, screen.night, screen.refresh_s) == ((), (as_hours("19:30-07:00"),), 60)
    assert [line.source for line in screen.playlist] == ["slogans", "notices", "greetings"]
    assert screen.line == 1


def test_the_pixels_of_a_television_are_small(tmp_path: Path) -> None:
    television = SMALL.replace("pitch_mm: 5", "pitch_mm: 0.37")
    assert rows(library(tmp_path, {"docs/screens.yml": television})) == []


def test_a_screen_takes_from_its_group_what_it_does_not_say(tmp_path: Path) -> None:
    found = library(
        tmp_path,
        {
            "docs/screens.yml": """\
- id: tall
  name: 高的
  in: doors
  height: 64
  playlist: [clock]
  hours: []
- group: doors
  width: 512
  height: 32
  pitch_mm: 4.75
  distance_m: 8
  colours: mono
  languages: [ug, zh-Hans]
  hours: ["06:00-23:00"]
  night: ["20:00-06:00"]
  playlist:
    - slogans: 3
  refresh_s: 30
- {id: low, name: 矮的, in: doors}
"""
        },
    )
    assert rows(found) == []
    tall, low = found.screens
    assert (tall.width, tall.height, tall.pitch_mm) == (512, 64, 4.75)
    assert (tall.hours, [line.source for line in tall.playlist]) == ((), ["clock"])
    assert (low.height, low.hours, low.refresh_s) == (32, (as_hours("06:00-23:00"),), 30)
    assert low.languages == (UYGHUR, CHINESE)
    assert low.playlist == (PlaylistEntry("slogans", 17, "1.playlist.0", count=3),)
    assert (low.night, tall.night) == ((), ())  # a screen of one colour has no darker pictures
    assert (tall.line, low.line) == (1, 19)


def test_all_that_a_line_can_say(tmp_path: Path) -> None:
    found = library(
        tmp_path,
        {
            "stories/snow.md": STORY,
            "docs/screens.yml": SMALL.replace(
                "}",
                ", playlist: [{stories: [snow], from: 2026-12-01, until: 2026-12-31, "
                'weekdays: [六日, 1], hours: ["22:00-06:00"], weight: 3, priority: 2},'
                " {slogans: }, {clock: all}]}",
            ),
        },
    )
    assert rows(found) == []
    story, slogans, clock = found.screens[0].playlist
    assert (story.ids, story.count, story.weekdays) == (("snow",), None, (1, 6, 7))
    assert (story.weight, story.priority) == (3, 2)
    assert story.hours == (Hours(*(datetime(1, 1, 1, hour).time() for hour in (22, 6))),)
    assert (str(story.from_), str(story.until)) == ("2026-12-01", "2026-12-31")
    assert (slogans.source, slogans.count, slogans.ids) == ("slogans", None, ())
    assert clock.source == "clock"


def test_notices(tmp_path: Path) -> None:
    found = library(
        tmp_path,
        {
            "docs/screens.yml": SMALL,
            "docs/notices.yml": "- {id: n, text: 停水, from: 2026-12-01, until: 2026-12-02}\n"
            "- {id: m, text: {ug: x}, kind: greeting, until: 2026-12-02 18:00, screens: [a]}\n",
        },
    )
    assert rows(found) == []
    first, second = found.notices
    assert (first.kind, first.text, first.screens) == ("notice", {"zh-Hans": "停水"}, ())
    assert (first.from_, first.until) == (datetime(2026, 12, 1), datetime(2026, 12, 3))
    assert (second.kind, second.until) == ("greeting", datetime(2026, 12, 2, 18))
    assert all(notice.shows_on(found.screens[0]) for notice in found.notices)


def test_no_files(tmp_path: Path) -> None:
    found = library(tmp_path, {})
    assert (found.screens, found.notices, rows(found)) == ((), (), [])


@pytest.mark.parametrize("text", ["", "\n", "# 只有说明\n", "[]\n"])
def test_files_without_anything(text: str, tmp_path: Path) -> None:
    found = library(tmp_path, {"docs/screens.yml": text, "docs/notices.yml": text})
    assert (found.screens, found.notices) == ((), ())
    assert {rule for _, _, _, rule in rows(found)} <= {"file-empty"}


def test_thousands(tmp_path: Path) -> None:
    lines = [SMALL.replace("id: a", f"id: s{number}") for number in range(1000)]
    notices = [f"- {{id: n{number}, text: 第{number}条}}\n" for number in range(3000)]
    started = time.process_time()
    found = library(
        tmp_path, {"docs/screens.yml": "".join(lines), "docs/notices.yml": "".join(notices)}
    )
    assert (len(found.screens), len(found.notices), rows(found)) == (1000, 3000, [])
    assert time.process_time() - started < 10


words = st.sampled_from(
    [
        *SOURCES,
        "id",
        "name",
        "in",
        "group",
        "playlist",
        "hours",
        "weekdays",
        "all",
        "a",
        "2026-13-01",
    ]
)
scalars = words | st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=6)
values = st.recursive(
    scalars | st.none() | st.integers(-9, 10**12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(scalars, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(screens=st.lists(values, max_size=3), changed=st.dictionaries(words, values, max_size=5))
def test_whatever_stands_there_is_a_record_or_a_finding(
    screens: list[object], changed: dict[str, object], tmp_path: Path
) -> None:
    usual = {"id": "a", "name": "x", "width": 64, "height": 64, "pitch_mm": 5, "distance_m": 5}
    text = json.dumps([{**usual, **changed}, *screens], ensure_ascii=False)
    found = library(tmp_path, {"docs/screens.yml": text, "docs/notices.yml": text})
    assert found.screens or any(path == "docs/screens.yml" for path, *_ in rows(found))
    assert all(finding.line is not None for finding in found.findings)
