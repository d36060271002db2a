"""What is in a programme, and what never is."""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from portal.screens import manifest
from portal.screens.export.anthias import anthias
from portal.screens.export.smil import smil
from portal.screens.findings import screen_findings
from portal.screens.playlist import Programmes, programme
from portal.screens.programme import Window
from screens.made_up import NoCache, pictured
from support.programmes import (
    DAY,
    entry_of,
    ids,
    items,
    later,
    listed,
    made,
    notices,
    read,
    screens,
    slide,
    slogans,
    texts,
)
from support.projects import CONSENT, LANGUAGES, Project

NOON = datetime(2026, 6, 1, 12)
EXPORTS = (smil, lambda made, cache: anthias(made, cache, "https://example.org/"))


def at(days: int) -> datetime:
    """The beginning of a day so many days after today."""
    return datetime.combine(DAY, datetime.min.time()) + timedelta(days=days)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with a screen that plays everything."""
    found = Project(tmp_path, {"languages": LANGUAGES})
    screens(found, {"playlist": ["slogans", "stories", "figures", "notices", "greetings"]})
    return found


# What may be there


@pytest.mark.parametrize(
    ("fields", "there"),
    [
        ({}, True),
        ({"consent": {**CONSENT, "scope": ["screen"]}}, True),
        ({"consent": {**CONSENT, "scope": ["web", "print"]}}, False),
        ({"status": "draft"}, False),
        ({"status": "withdrawn"}, False),
        ({"status": "draft", "consent": None}, False),
    ],
)
def test_people_and_stories_need_their_consent(
    fields: dict[str, Any], there: bool, project: Project
) -> None:
    project.story("one", **fields)
    project.figure("two", **fields)
    assert ids(made(project)) == (["story/one", "figure/two"] if there else [])


def test_drafts_stay_away_in_a_preview_too(project: Project) -> None:
    project.story("one", status="draft")
    library = read(project)
    object.__setattr__(library.settings, "preview", True)
    assert library.shown_stories
    assert ids(programme(library, library.screens[0])) == []


def test_slogans_over_two_weeks(project: Project) -> None:
    slogans(
        project,
        {"id": "over", "until": later(-1)},
        {"id": "last-day", "until": later(0)},
        {"id": "soon", "from": later(3), "until": later(5), "priority": 2},
        {"id": "far", "from": later(14)},
        {"id": "always", "priority": 1},
        {"id": "other", "text": {"ug": "ئانار"}},
    )
    found = made(project)
    assert ids(found) == ["slogan/soon", "slogan/always", "slogan/last-day"]
    windows = {item.id: item.window for item in items(found)}
    assert windows["slogan/soon"] == Window(at(3), at(6))
    assert windows["slogan/last-day"] == Window(end=at(1))
    assert windows["slogan/always"].open


def test_the_last_day_of_the_calendar(project: Project) -> None:
    slogans(project, {"id": "a", "until": "9999-12-31"}, {"id": "b", "from": "0001-01-01"})
    assert ids(made(project)) == ["slogan/a", "slogan/b"]
    hours = {"slogans": "all", "hours": ["08:00-20:00"]}
    screens(project, {"playlist": ["slogans", "clock", hours]})
    found = made(project, day=date(9999, 12, 30))
    assert "clock/9999-12-31" in ids(found)
    assert manifest.playlist(pictured(found))["until"] == "9999-12-31"
    assert all(len(files) > 1 for files, _ in (f(pictured(found), NoCache()) for f in EXPORTS))
    assert not screen_findings(read(project, date(9999, 12, 30)))


def test_notices_by_kind_screen_and_time(project: Project) -> None:
    screens(
        project,
        {"group": "doors", **{"width": 64, "height": 32, "pitch_mm": 5, "distance_m": 9}},
        {"id": "a", "playlist": ["notices", "greetings"]},
        {"id": "b", "in": "doors", "playlist": ["notices"]},
    )
    notices(
        project,
        {"id": "all", "from": later(0) + " 08:30"},
        {"id": "doors", "screens": ["doors"]},
        {"id": "only-a", "screens": ["a"]},
        {"id": "over", "until": later(-1)},
        {"id": "feast", "kind": "greeting", "until": later(1)},
        {"id": "fire", "kind": "urgent", "from": f"{DAY} 12:00", "until": f"{DAY} 13:00"},
    )
    a, b = made(project, 0), made(project, 1)
    assert ids(a) == ["notice/fire", "notice/all", "notice/only-a", "notice/feast"]
    assert ids(b) == ["notice/fire", "notice/all", "notice/doors"]
    assert [entry.urgent for entry in a.entries] == [True, False, False]
    assert items(a)[0].window == Window(NOON, NOON + timedelta(hours=1))
    assert items(a)[1].window == Window(start=at(0) + timedelta(hours=8, minutes=30))
    assert items(a)[3].window == Window(end=at(2))
    shown = {name: slide(a, f"notice/{name}") for name in ("fire", "all", "feast")}
    assert [(each.template, each.urgent) for each in shown.values()] == [
        ("notice", True),
        ("notice", False),
        ("greeting", False),
    ]
    assert [each.words[0].label for each in shown.values()] == ["紧急通知", "通知", "节日问候"]
    assert shown["all"].source == "docs/notices.yml:1"


# How much of it


def test_a_count_takes_the_most_important_of_each_day(project: Project) -> None:
    screens(project, {"playlist": [{"slogans": 2}]})
    slogans(
        project,
        {"id": "first", "priority": 3},
        {"id": "feast", "priority": 9, "from": later(4), "until": later(5)},
        {"id": "second", "priority": 2, "until": later(7)},
        {"id": "third", "priority": 1},
        {"id": "fourth"},
    )
    found = made(project)
    shown = {
        step: [i.id.partition("/")[2] for i in items(found) if i.window.holds(at(step))]
        for step in (0, 3, 4, 5, 6, 8, 13)
    }
    assert shown[0] == shown[3] == ["first", "second"]
    assert (
        shown[4] == shown[5] == ["feast", "first", "second"]
    )  # the second waits no day in between
    assert shown[6] == ["first", "second"]
    assert shown[8] == shown[13] == ["first", "third"]
    assert "slogan/fourth" not in ids(found)
    windows = {item.id: item.window for item in items(found)}
    assert windows["slogan/first"].open


def test_stories_newest_first(project: Project) -> None:
    for number in range(1, 5):
        project.story(f"s{number}", date=f"2026-03-0{number} 10:00")
    project.story("no", date="2026-04-01 10:00", consent={**CONSENT, "scope": ["web"]})
    screens(
        project, {"playlist": [{"stories": 2}]}, {"playlist": [{"stories": ["s1", "no", "s3"]}]}
    )
    assert ids(made(project)) == ["story/s4", "story/s3"]
    assert ids(made(project, 1)) == ["story/s1", "story/s3"]


def test_lines_keep_their_windows_and_weights(project: Project) -> None:
    slogans(project, {"id": "a"})
    line: dict[str, Any] = {"slogans": "all", "weight": 3, "priority": 2}
    screens(
        project,
        {
            "playlist": [
                {**line, "from": later(1), "until": later(2), "weekdays": ["6-7"]},
                {**line, "hours": ["22:00-06:00"]},
                {**line, "until": later(-1)},
                {**line, "from": later(14)},
            ]
        },
    )
    first, second = made(project).entries
    assert (first.weight, first.priority) == (3, 2)
    assert first.window == Window(at(1), at(3), weekdays=(6, 7))
    assert [part.from_.hour for part in second.window.hours] == [22]


def test_the_last_night_of_a_line_goes_on_after_midnight(project: Project) -> None:
    slogans(project, {"id": "a"})
    night = {"slogans": "all", "hours": ["22:00-01:30"], "from": later(3), "until": later(4)}
    screens(project, {"playlist": [night]})
    for day in (DAY, DAY + timedelta(days=5)):
        (entry,) = made(project, day=day).entries
        held = [hour for hour in range(24 * 7) if entry.window.holds(at(0) + timedelta(hours=hour))]
        assert held == [24 * n + hour for n in (3, 4) for hour in (22, 23, 24, 25)]
    assert not made(project, day=DAY + timedelta(days=6)).entries


def test_a_clock_has_a_date_for_every_day_and_one_without(project: Project) -> None:
    screens(project, {"playlist": ["clock"]})
    found = made(project, days=3)
    assert ids(found) == [
        "clock/2026-06-01",
        "clock/2026-06-02",
        "clock/2026-06-03",
        "clock/any-day",
    ]
    assert [item.fallback for item in items(found)] == [False, False, False, True]
    assert [item.slides[0].day for item in items(found)] == [
        DAY,
        DAY + timedelta(days=1),
        DAY + timedelta(days=2),
        None,
    ]
    assert items(found)[0].window == Window(at(0), at(1))


# What it says


def test_in_the_languages_of_the_screen(project: Project) -> None:
    screens(project, {"languages": ["ug", "zh-Hans"], "playlist": ["slogans", "stories"]})
    slogans(
        project,
        {"id": "both", "text": {"zh-Hans": "和睦", "ug": "ئىناق"}},
        {"id": "one", "text": {"zh-Hans": "和睦"}},
    )
    project.story("here", title="瓜熟了")
    project.write(
        "stories/here.ug.md", "---\ntitle: قوغۇن پىشتى\n---\nبۇ يىل قوغۇن پىشتى، ھەممە خۇشال.\n"
    )
    found = made(project)
    both, one, here = (slide(found, name) for name in ("slogan/both", "slogan/one", "story/here"))
    assert [words.language.code for words in both.words] == ["ug", "zh-Hans"]
    assert [words.main for words in both.words] == ["ئىناق", "和睦"]
    assert [words.main for words in one.words] == ["和睦"]
    assert [words.main for words in here.words] == ["قوغۇن پىشتى", "瓜熟了"]
    assert here.words[0].label == "قوشنىلارنىڭ ھېكايىسى"
    assert here.address == "https://example.org/ug/stories/here/"
    assert [words.main for words in found.rest.words] == ["石榴", "石榴"]


def test_traditional_chinese_is_made(tmp_path: Path) -> None:
    languages = [*LANGUAGES, {"code": "zh-Hant", "name": "繁體中文", "prefix": "zh-hant"}]
    project = Project(tmp_path, {"languages": languages})
    screens(project, {"languages": ["zh-Hant"], "playlist": ["slogans", "stories", "notices"]})
    slogans(project, {"id": "a", "text": {"zh-Hans": "邻里和睦"}})
    notices(project, {"id": "n", "text": "停水通知"})
    project.story("s", title="修好了灯")
    found = made(project)
    assert [slide(found, name).words[0].main for name in ("slogan/a", "story/s", "notice/n")] == [
        "鄰里和睦",
        "修好了燈",
        "停水通知",
    ]


def test_codes_lead_to_what_is_on_the_web(project: Project) -> None:
    project.story("web")
    project.story("screen-only", consent={**CONSENT, "scope": ["screen"]})
    project.figure("aunt")
    project.picture("stories/web.png")
    project.story("web", cover="web.png", cover_alt="一张图")
    found = made(project)
    web = slide(found, "story/web")
    assert web.address == "https://example.org/s/web/"
    assert web.picture is not None and web.picture.name == "web.png"
    assert slide(found, "story/screen-only").address is None
    assert slide(found, "figure/aunt").address == "https://example.org/figures/aunt/"
    project.configure(site_url=None)
    assert slide(made(project), "story/web").address is None


def test_the_short_address_is_on_the_site(project: Project) -> None:
    project.home()
    project.story("web")
    project.configure()
    address = slide(made(project), "story/web").address
    assert address is not None
    assert (project.built() / address.removeprefix("https://example.org/") / "index.html").is_file()


def test_words_of_a_story_and_a_figure(project: Project) -> None:
    project.story("one", summary="雨" * 200, author="阿依古丽（示例）")
    project.figure("two", quote="灯亮了。", role="电工")
    project.figure("three", summary="他修好了灯。")
    found = made(project)
    story = slide(found, "story/one").words[0]
    assert (story.main, story.label) == ("故事one", "邻居的故事")
    assert story.byline == "阿依古丽（示例） · 石榴社区"
    assert len(story.text) == 60 and story.text.endswith("…")
    assert slide(found, "figure/two").words[0].text == "灯亮了。"
    assert slide(found, "figure/three").words[0].text == "他修好了灯。"
    assert slide(found, "figure/two").words[0].byline == "电工 · 石榴社区"
    assert slide(found, "figure/two").template == "figure"


def test_who_was_withdrawn_is_named_nowhere(project: Project) -> None:
    project.figure("gone", name="老蔡（示例）", status="withdrawn")
    project.story("gone-too", title="老蔡的三把锁", status="withdrawn")
    project.story(
        "one", title="老蔡修灯", author="老蔡", summary="老蔡说，《老蔡的三把锁》写得好。"
    )
    project.figure("two", quote="跟老蔡学的。", role="老蔡的徒弟")
    slogans(project, {"id": "a", "text": {"zh-Hans": "向老蔡学习", "ug": "老蔡"}})
    notices(project, {"id": "n", "text": "老蔡今天修锁"})
    found = made(project)
    assert ids(found) == ["slogan/a", "story/one", "figure/two", "notice/n"]
    assert "老蔡" not in texts(found)
    assert slide(found, "slogan/a").words[0].main == "向某某学习"


def test_the_same_every_time_and_whatever_the_order(project: Project) -> None:
    project.story("one")
    slogans(project, {"id": "a"}, {"id": "b"})
    screens(project, {"playlist": ["slogans", "stories", "clock"]}, {"playlist": ["stories"]})
    library = read(project)
    makers = Programmes(library)
    assert makers.all() == tuple(programme(library, screen) for screen in library.screens)
    assert slide(makers.all()[0], "slogan/a").design != slide(makers.all()[0], "slogan/b").design


def test_nothing_at_all(tmp_path: Path) -> None:
    project = Project(tmp_path)
    screens(project, {}, {"playlist": ["stories", "figures", "question-of-the-day"]})
    assert [made(project, place).entries for place in (0, 1)] == [(), ()]
    assert made(project).rest.words[0].main == "石榴"


def test_ten_thousand_slogans(project: Project) -> None:
    project.write(
        "docs/slogans.yml",
        listed([{"id": f"s{n}", "text": {"zh-Hans": f"第{n}条"}} for n in range(10_000)]),
    )
    screens(project, {"playlist": ["slogans"]}, {"playlist": [{"slogans": 20}]})
    library = read(project)
    started = time.process_time()
    found = Programmes(library).all()
    assert [len(items(each)) for each in found] == [10_000, 20]
    assert time.process_time() - started < 5
    assert entry_of(found[0], "slogan").weight == 1
