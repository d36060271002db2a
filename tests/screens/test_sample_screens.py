"""The sample's own screens, on days through the year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache

import pytest
from portal.content.library import Library, read_library
from portal.pages import building
from portal.quiz.bank import bank_of
from portal.screens.findings import screen_findings
from portal.screens.playlist import Programmes
from portal.screens.programme import Programme
from portal.screens.schedule import Turns, lit, one_round
from support.sample import ROOT, day

DAYS = (day(), date(2026, 12, 31), date(2027, 2, 6), date(2027, 3, 21), date(2027, 7, 1))
FEASTS = {
    date(2026, 12, 31): "notice/new-year-2027",
    date(2027, 2, 6): "notice/spring-festival-2027",
    date(2027, 3, 21): "notice/nowruz-2027",
}


@cache
def library(today: date) -> Library:
    return read_library(building.settings(ROOT / "mkdocs.yml", today))


@cache
def programmes(today: date) -> dict[str, Programme]:
    found = Programmes(library(today), bank=bank_of(library(day()))).all()
    return {each.screen.id: each for each in found}


def moments(today: date) -> Iterator[datetime]:
    """Every 20 minutes of a week."""
    start = datetime.combine(today, time())
    return (start + timedelta(minutes=20 * step) for step in range(7 * 72))


def test_there_is_one_of_each_shape() -> None:
    screens = library(day()).screens
    sizes = {screen.width / screen.height for screen in screens}
    assert min(sizes) < 1 and max(sizes) > 10 and len(screens) == 6
    assert {screen.colours for screen in screens} == {"full", "mono"}
    assert all([language.code for language in s.languages] == ["zh-Hans", "ug"] for s in screens)


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_nothing_is_wrong_with_them(today: date) -> None:
    read = library(today)
    paths = ("docs/screens.yml", "docs/notices.yml", "docs/slogans.yml")
    assert [found for found in read.findings if found.path in paths] == []
    assert screen_findings(read, bank_of(library(day()))) == ()


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_a_lit_screen_always_plays_something(today: date) -> None:
    for name, made in programmes(today).items():
        turns = Turns(made)
        for moment in moments(today):
            shown = turns.next(moment)
            assert (shown is not None) is lit(made.screen, moment), (name, moment)


@pytest.mark.parametrize(("today", "greeting"), FEASTS.items(), ids=lambda each: str(each))
def test_greetings_come_on_their_days(today: date, greeting: str) -> None:
    for name in ("square", "lobby", "stand", "door-east"):
        made, noon = programmes(today)[name], datetime.combine(today, time(12))
        turns = Turns(made)
        assert greeting in {shown.id for _ in range(40) if (shown := turns.next(noon))}


def test_a_round_for_a_stick_is_made_of_undated_slogans() -> None:
    shown = one_round(programmes(day())["taxi-top"])
    assert shown and all(item.id.startswith("slogan/") and item.window.open for item in shown)


def test_the_notice_of_the_past_never_comes_back() -> None:
    for today in DAYS:
        for made in programmes(today).values():
            assert all("water-2026-07" not in i.id for e in made.entries for i in e.items)
            assert not any(entry.urgent for entry in made.entries)
