"""The phases of a screen's days, and what an office is told of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from portal.language.catalogue import Strings
from portal.screens.phase_words import change_words, now_words
from portal.screens.phases import at_alone, next_phase, phase_at, phases
from portal.screens.programme import Entry, Window
from portal.screens.schedule import ready
from screens.small import MADE, SCREEN, hours, item, programme

SAY = Strings("zh-Hans", "cli")
NOON = datetime.combine(MADE, datetime.min.time()) + timedelta(hours=12)
LIT = replace(SCREEN, hours=(hours("07:00", "22:30"),))


def test_a_day_with_an_urgent_notice() -> None:
    urgent = Entry((item("water", Window(NOON, NOON + timedelta(hours=2))),), urgent=True)
    made = programme(urgent, [item("seeds")], screen=LIT, days=1)
    found = [(f"{phase.start:%H:%M}", phase.kind) for phase in phases(made)]
    assert found == [
        ("00:00", "dark"),
        ("07:00", "turns"),
        ("12:00", "urgent"),
        ("14:00", "turns"),
        ("22:30", "dark"),
    ]
    changes = []
    for hour in (1, 8, 13, 15):
        moment = NOON.replace(hour=hour)
        following = next_phase(made, moment)
        assert following is not None
        changes.append(change_words(phase_at(made, moment).kind, following, SAY, moment))
    assert changes == [
        "07:00 亮屏",
        "12:00 换成紧急通知“标语er”",
        "14:00 紧急通知结束",
        "22:30 关屏",
    ]
    assert "紧急通知" in now_words(phase_at(made, NOON), SAY)
    assert next_phase(made, NOON.replace(hour=23)) is None


def test_another_question_each_day_is_no_change() -> None:
    day = timedelta(days=1)
    daily = [
        replace(item(f"q{n}", Window(NOON + (n - 1) * day, NOON + n * day)), id=f"question/{n}")
        for n in range(15)
    ]
    line = Entry(tuple(daily), source="question-of-the-day")
    assert len(phases(programme(line, days=14))) == 1
    assert len(phases(programme(replace(line, source="notices"), days=14))) == 15


def test_a_moment_before_the_programme_knows_of_no_change() -> None:
    made = programme([item("seeds")], screen=LIT)
    assert next_phase(made, NOON - timedelta(days=30)) is None


def test_what_plays_at_a_moment_is_the_same_alone() -> None:
    late = Entry((item("b", Window(NOON)), item("c")), Window(hours=(hours("11:00", "13:00"),)))
    made = programme([item("a")], late, screen=replace(LIT, night=(hours("19:30", "07:00"),)))
    alone = at_alone(made, NOON)
    assert [[one.id for one in ready(entry, NOON)] for entry in alone.entries] == [
        ["slogan/a"],
        ["slogan/b", "slogan/c"],
    ]
    assert alone.screen.night == ()
    assert at_alone(made, NOON.replace(hour=20)).screen.night


def test_many_items_are_told_by_the_first() -> None:
    made = programme([item(f"{n:02}") for n in range(12)])
    assert now_words(phase_at(made, NOON), SAY) == "“标语00”、“标语01”、“标语02”，另有 9 项"
    assert now_words(phase_at(programme(), NOON), SAY) == "社区名（没有内容）"
