"""Files are numbered as they play, and plain data says what a player must know."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from portal.screens.frames import Frame, Shown
from portal.screens.manifest import playlist, window_words
from portal.screens.names import ascii_name, first_turns, numbered
from portal.screens.player import picture_names
from portal.screens.programme import Entry, Item, Programme, Window
from portal.screens.slide import Scroll
from screens.made_up import pictured, programmes
from screens.small import FULL, hours, item, programme, slide

_NAME = re.compile(r"\d{4,}-[a-z0-9]+(?:-[a-z0-9]+)*")


@settings(max_examples=40)
@given(programmes())
def test_every_picture_has_one_name_of_plain_letters(made: Programme) -> None:
    done = pictured(made)
    files = list(numbered(done))
    names = [file.name for file in files]
    assert len(set(names)) == len(names)
    assert all(_NAME.fullmatch(name) for name in names)
    shown = Counter(frame for one in done.every for frame in (*one.day, *one.night))
    assert Counter(file.frame for file in files) == shown
    assert [name for name in names if "-night" not in name] == sorted(
        name for name in names if "-night" not in name
    )


def test_entries_take_turns_by_weight_and_urgent_ones_come_first() -> None:
    made = programme(
        Entry((item("a1"), item("a2"), item("a3"), item("a4")), weight=2),
        Entry((item("b1"), item("b2"))),
        Entry((item("high"),), priority=5),
        Entry((item("quake"),), urgent=True),
    )
    ids = [one.id.removeprefix("slogan/") for one in first_turns(made)]
    assert ids == ["quake", "high", "a1", "b1", "a2", "a3", "b2", "a4"]


@given(st.text(max_size=30))
def test_any_id_becomes_a_name(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", ascii_name(text))


def test_the_playlist_says_what_the_player_needs() -> None:
    window = Window(
        datetime(2026, 11, 26, 8), datetime(2026, 12, 1), (1, 7), (hours("18:00", "24:00"),)
    )
    made = programme(
        Entry((item("one", window),), Window(weekdays=(6,)), 2, 1, True),
        Entry((Item("clock/any-day", (slide("钟"),), fallback=True),)),
        screen=replace(FULL, hours=(hours("07:00", "22:00"),)),
    )
    words = playlist(pictured(made))
    assert (words["made"], words["until"]) == ("2026-11-26", "2026-12-09")
    assert words["hours"] == [["07:00", "22:00"]] and words["night"] == [["19:30", "07:00"]]
    first, second = words["entries"]
    assert (first["weight"], first["priority"], first["urgent"]) == (2, 1, True)
    assert first["window"] == {"weekdays": [6]}
    assert first["items"][0]["window"] == {
        "from": "2026-11-26T08:00",
        "until": "2026-12-01T00:00",
        "weekdays": [1, 7],
        "hours": [["18:00", "00:00"]],
    }
    assert second["items"][0]["fallback"] is True
    clock = second["items"][0]["day"][0]["clock"]
    assert (clock["x"], clock["digit_width"], len(clock["digits"])) == (1, 8, 10)
    assert picture_names(words) == set(pictured(made).pictures())
    json.dumps(words)


def test_a_scroll_says_how_wide_and_how_fast() -> None:
    made = pictured(programme([item("one")]))
    frame = Frame("long", 900, 32, 20.0, Scroll("right", 40))
    done = replace(made, shown=((Shown(made.shown[0][0].item, (frame,)),),))
    (shown,) = playlist(done)["entries"][0]["items"]
    assert shown["day"] == [
        {"picture": "long", "seconds": 20.0, "scroll": {"to": "right", "speed": 40, "width": 900}}
    ]


def test_the_version_stands_for_everything() -> None:
    made = programme([item("one")])
    version = playlist(pictured(made))["version"]
    assert playlist(pictured(programme([item("one")])))["version"] == version
    for other in (
        programme([item("two")]),
        programme(Entry((item("one"),), weight=2)),
        programme([item("one", Window(weekdays=(1,)))]),
        programme([item("one")], screen=FULL),
    ):
        assert playlist(pictured(other))["version"] != version


def test_an_open_window_says_nothing() -> None:
    assert window_words(Window()) == {}
