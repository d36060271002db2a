"""The player in JavaScript takes turns as the room in Python does, moment by moment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from portal.content.screen import Hours, Screen
from portal.language.languages import CHINESE
from portal.screens.manifest import hours_words, window_words
from portal.screens.programme import Entry, Item, Programme, Window
from portal.screens.schedule import Turns, lit, untimed
from portal.screens.slide import Slide

THEME = Path(__file__).resolve().parents[2] / "scripts" / "portal" / "theme" / "player"
PARTS = ("00-begin.js", "20-moment.js", "30-turns.js")
MADE = date(2026, 11, 26)
REST = Slide("rest", ())
_RUN = """([data, steps, timed]) => {
  const P = PortalPlayer;
  const entries = timed ? data.entries : P.untimed(data.entries);
  const turns = new P.Turns(entries);
  return steps.map((step) => {
    const moment = P.moment(new Date(step));
    if (timed && data.hours.length && !P.during(data.hours, moment)) return 'dark';
    const item = turns.next(P.playing(entries, moment));
    return item ? item.id : 'rest';
  });
}"""


@pytest.fixture(scope="module")
def rules(browser: Browser) -> Iterator[Page]:
    """A page that has the player's rules, and nothing of a player to see."""
    page = browser.new_page(timezone_id="Asia/Urumqi")
    for part in PARTS:
        page.add_script_tag(path=THEME / part)
    yield page
    page.close()


def some_hours(random: Random) -> tuple[Hours, ...]:
    """None, or some, over midnight too, and to its end."""
    marks = [time(random.randrange(24), random.choice((0, 30))) for _ in range(4)] + [time(0)]
    pairs = (random.sample(marks, 2) for _ in range(random.choice((0, 0, 1, 2))))
    return tuple(Hours(a, b) for a, b in pairs if a != b)


def some_window(random: Random) -> Window:
    def around() -> datetime | None:
        if random.random() < 0.7:
            return None
        hours = random.randrange(-24, 24 * 6)
        return datetime.combine(MADE, time(0)) + timedelta(hours=hours)

    days = tuple(sorted(random.sample(range(1, 8), random.choice((0, 0, 0, 2, 5)))))
    return Window(around(), around(), days, some_hours(random))


def some_programme(random: Random) -> Programme:
    def some_item(number: str) -> Item:
        window = some_window(random) if random.random() < 0.6 else Window()
        return Item(f"slogan/{number}", (REST,), window, random.random() < 0.15)

    entries = tuple(
        Entry(
            tuple(some_item(f"{e}-{i}") for i in range(random.randrange(6))),
            some_window(random) if random.random() < 0.4 else Window(),
            random.choice((1, 1, 2, 3, 7)),
            random.choice((0, 0, 0, 1, 2, -1)),
            random.random() < 0.06,
        )
        for e in range(random.randrange(7))
    )
    screen = Screen(
        **{"id": "door", "name": "门头", "group": None, "line": 1, "width": 128, "height": 32},
        **{"pitch_mm": 10.0, "distance_m": 10.0, "colours": "full", "languages": (CHINESE,)},
        **{"hours": some_hours(random), "night": (), "playlist": ()},
    )
    return Programme(screen, MADE, 14, entries, REST)


def words(programme: Programme) -> dict[str, Any]:
    """As the playlist writes them; of pictures, the rules ask only whether there is a clock."""

    def item(one: Item) -> dict[str, Any]:
        given = {"id": one.id, "window": window_words(one.window), "day": [{}]}
        return {**given, "fallback": True} if one.fallback else given

    entries = [
        {
            "weight": one.weight,
            "priority": one.priority,
            "urgent": one.urgent,
            "window": window_words(one.window),
            "items": [item(each) for each in one.items],
        }
        for one in programme.entries
    ]
    return {"entries": entries, "hours": hours_words(programme.screen.hours)}


def steps(random: Random) -> list[datetime]:
    """Moments of several days, on the very minutes too at which windows open and close."""
    moment = datetime.combine(MADE, time(0)) + timedelta(minutes=random.randrange(600))
    found = []
    for _ in range(400):
        found.append(moment)
        moment += timedelta(seconds=random.choice((4, 30, 60, 1800, 1800 - moment.second)))
    return found


def in_python(programme: Programme, moments: list[datetime], timed: bool) -> list[str]:
    shown = programme if timed else untimed(programme)
    turns = Turns(shown)
    found = []
    for moment in moments:
        if not lit(shown.screen, moment):
            found.append("dark")
            continue
        item = turns.next(moment)
        found.append(item.id if item else "rest")
    return found


@pytest.mark.parametrize("timed", [True, False])
def test_both_choose_the_same(rules: Page, timed: bool) -> None:
    random = Random(6)
    seen: set[str] = set()
    for number in range(60):
        programme, moments = some_programme(random), steps(random)
        local = [moment.isoformat() for moment in moments]
        expected = in_python(programme, moments, timed)
        assert rules.evaluate(_RUN, [words(programme), local, timed]) == expected, number
        seen |= set(expected)
    assert "rest" in seen and len(seen) > 20
    assert ("dark" in seen) == timed


def test_a_clock_that_is_wrong_shows_no_time(rules: Page) -> None:
    items = [{"id": "clock/any", "day": [{"clock": {}}]}, {"id": "slogan/a", "day": [{}]}]
    data = {"hours": [], "entries": [{"weight": 1, "priority": 0, "items": items}]}
    moments = ["1970-01-01T00:00:00"] * 4
    assert rules.evaluate(_RUN, [data, moments, False]) == ["slogan/a"] * 4


@pytest.mark.parametrize(
    ("now", "believed"),
    [
        ("2026-11-23T23:59:00", False),
        ("2026-11-24T00:00:00", True),
        ("2026-11-26T12:00:00", True),
        ("2027-12-31T12:00:00", True),
        ("2028-01-14T00:01:00", False),
        ("1970-01-01T00:00:00", False),
        ("2106-02-07T00:00:00", False),
        ("nonsense", False),
    ],
)
def test_a_clock_is_believed_near_the_day_of_the_playlist(
    rules: Page, now: str, believed: bool
) -> None:
    told = rules.evaluate(
        "([data, now]) => PortalPlayer.believable(data, new Date(now))",
        [{"made": "2026-11-26", "until": "2026-12-09"}, now],
    )
    assert told is believed
