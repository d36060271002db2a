"""What plays at a moment, and whose turn it is, against the rules told another way."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from math import gcd

from hypothesis import given, settings
from hypothesis import strategies as st
from portal.content.screen import Hours, Screen
from portal.language.languages import CHINESE
from portal.screens.programme import Entry, Item, Programme, Window
from portal.screens.schedule import Turns, left_out, lit, one_round, playing, untimed
from portal.screens.slide import Slide, Words

MONDAY = datetime(2026, 11, 23)
SLIDE = Slide("slogan", (Words(CHINESE, "一家有事百家帮"),))
CLOCK = Slide("clock", (Words(CHINESE, "石榴"),))
SCREEN = Screen(
    "a", "甲", None, 1, 128, 32, 5.0, 10.0, "full", (CHINESE,), hours=(), night=(), playlist=()
)


def item(name: str, window: Window = Window(), *, slide: Slide = SLIDE, **more: bool) -> Item:  # noqa: B008
    return Item(name, (slide,), window, **more)


def programme(*entries: Entry, hours: tuple[Hours, ...] = ()) -> Programme:
    return Programme(replace(SCREEN, hours=hours), MONDAY.date(), 14, entries, SLIDE)


def turns(made: Programme, moment: datetime, count: int) -> list[str]:
    taking = Turns(made)
    found = (taking.next(moment) for _ in range(count))
    return [shown.id if shown is not None else "-" for shown in found]


# Whose turn it is


def test_the_turns_of_a_morning() -> None:
    """Worked out by hand: weights 3 and 1, the second with two items."""
    made = programme(Entry((item("a"),), weight=3), Entry((item("b1"), item("b2")), weight=1))
    assert turns(made, MONDAY, 8) == ["a", "a", "b1", "a", "a", "a", "b2", "a"]


weights = st.lists(st.integers(1, 12), min_size=1, max_size=6)


@given(weights, st.integers(1, 3))
def test_each_entry_comes_as_often_as_its_weight_says(shares: list[int], rounds: int) -> None:
    made = programme(*(Entry((item(str(n)),), weight=weight) for n, weight in enumerate(shares)))
    shown = turns(made, MONDAY, sum(shares) * rounds)
    assert Counter(shown) == {str(n): weight * rounds for n, weight in enumerate(shares)}
    # and never in a heap: at every moment within one turn of its share for each other entry
    for end in range(1, len(shown) + 1):
        for number, weight in enumerate(shares):
            share = end * weight / sum(shares)
            assert abs(shown[:end].count(str(number)) - share) < len(shares)


@given(st.integers(1, 9), st.integers(1, 40))
def test_items_rotate(count: int, steps: int) -> None:
    made = programme(Entry(tuple(item(str(n)) for n in range(count))))
    assert turns(made, MONDAY, steps) == [str(n % count) for n in range(steps)]


def test_what_is_closed_is_passed_over_and_keeps_its_place() -> None:
    evening = Window(hours=(Hours(time(18), time(22)),))
    made = programme(Entry((item("a"), item("b", evening), item("c"))))
    taking = Turns(made)
    noon, night = MONDAY.replace(hour=12), MONDAY.replace(hour=19)
    shown = [taking.next(moment) for moment in (noon, noon, noon, night, night)]
    assert [each.id for each in shown if each] == ["a", "c", "a", "b", "c"]


def test_a_stand_in_comes_only_where_nothing_else_can() -> None:
    today = Window(MONDAY, MONDAY + timedelta(days=1))
    made = programme(Entry((item("today", today), item("any", fallback=True))))
    assert turns(made, MONDAY, 3) == ["today"] * 3
    assert turns(made, MONDAY + timedelta(days=1), 2) == ["any"] * 2


def test_no_entries() -> None:
    assert turns(programme(), MONDAY, 2) == ["-", "-"]
    assert (playing(programme(), MONDAY), one_round(programme())) == ((), ())


# What plays

clocks = st.builds(time, st.integers(0, 23), st.sampled_from([0, 30]))
hours = st.builds(Hours, clocks, clocks).filter(lambda part: part.from_ != part.until)
moments = st.builds(
    lambda days, minutes: MONDAY + timedelta(days=days, minutes=minutes),
    st.integers(-3, 17),
    st.integers(0, 1439),
)
windows = st.builds(
    Window,
    st.none() | moments,
    st.none() | moments,
    st.lists(st.integers(1, 7), max_size=3).map(tuple),
    st.lists(hours, max_size=2).map(tuple),
)
entries = st.builds(
    Entry,
    st.lists(windows, max_size=4).map(
        lambda found: tuple(item(str(n), window) for n, window in enumerate(found))
    ),
    windows,
    st.integers(1, 5),
    st.integers(0, 2),
    st.sampled_from([False, False, False, True]),
)


def holds(window: Window, moment: datetime) -> bool:
    """Minute by minute: the stretches of each day it names, laid on a line of time."""
    if window.start is not None and moment < window.start:
        return False
    if window.end is not None and moment >= window.end:
        return False
    for begins in (moment.date() - timedelta(days=1), moment.date()):
        if window.weekdays and begins.isoweekday() not in window.weekdays:
            continue
        for part in window.hours or (Hours(time(0), time(0)),):
            start = datetime.combine(begins, part.from_)
            length = (datetime.combine(begins, part.until) - start) % timedelta(days=1)
            if start <= moment < start + (length or timedelta(days=1)):
                return True
    return False


@settings(max_examples=300)
@given(st.lists(entries, max_size=4), st.lists(hours, max_size=2).map(tuple), moments)
def test_what_plays(lines: list[Entry], lit_hours: tuple[Hours, ...], moment: datetime) -> None:
    made = programme(*lines, hours=lit_hours)
    found = playing(made, moment)
    is_lit = not lit_hours or any(holds(Window(hours=(part,)), moment) for part in lit_hours)
    assert lit(made.screen, moment) is is_lit
    expected = [
        entry
        for entry in lines
        if holds(entry.window, moment) and any(holds(i.window, moment) for i in entry.items)
    ]
    if any(entry.urgent for entry in expected):
        expected = [entry for entry in expected if entry.urgent]
    else:
        top = max((entry.priority for entry in expected), default=0)
        expected = [entry for entry in expected if entry.priority == top]
    assert list(found) == (expected if is_lit else [])
    shown = Turns(made).next(moment)
    assert (shown is None) is (not found)
    assert shown is None or (
        holds(shown.window, moment) and any(shown in entry.items for entry in found)
    )


def test_a_night_belongs_to_the_day_it_began_on() -> None:
    friday_night = Window(weekdays=(5,), hours=(Hours(time(22), time(2)),))
    friday = MONDAY + timedelta(days=4)
    assert friday_night.holds(friday.replace(hour=23))
    assert friday_night.holds(friday + timedelta(days=1, hours=1))
    assert not friday_night.holds(friday.replace(hour=1))
    assert not friday_night.holds(friday + timedelta(days=1, hours=2))


def test_an_urgent_notice_takes_over_while_it_runs() -> None:
    noon = MONDAY.replace(hour=12)
    warning = item("warning", Window(noon, noon + timedelta(hours=1)))
    made = programme(
        Entry((warning,), urgent=True), Entry((item("a"),), priority=9), Entry((item("b"),))
    )
    assert turns(made, noon - timedelta(minutes=1), 2) == ["a", "a"]
    assert turns(made, noon, 2) == ["warning", "warning"]
    assert turns(made, noon + timedelta(hours=1), 2) == ["a", "a"]


# Without a clock


def test_untimed() -> None:
    dated = item("dated", Window(end=MONDAY))
    made = programme(
        Entry((item("a"), dated)),
        Entry((item("evening only"),), Window(hours=(Hours(time(18), time(22)),))),
        Entry((item("time", slide=CLOCK, fallback=True),)),
        hours=(Hours(time(7), time(8)),),
    )
    plain = untimed(made)
    assert [[each.id for each in entry.items] for entry in plain.entries] == [["a"]]
    assert [turns(plain, moment, 1) for moment in (datetime(1970, 1, 1), datetime(2099, 1, 1))] == [
        ["a"],
        ["a"],
    ]


@given(st.lists(st.tuples(st.integers(1, 6), st.integers(1, 7)), min_size=1, max_size=5))
def test_one_round_has_each_item_as_often_as_its_weight(shape: list[tuple[int, int]]) -> None:
    made = programme(
        *(
            Entry(tuple(item(f"{n}/{place}") for place in range(count)), weight=weight)
            for n, (weight, count) in enumerate(shape)
        )
    )
    shown = [each.id for each in one_round(made)]
    divisor = gcd(*(weight for weight, _ in shape))
    assert Counter(shown) == {
        f"{n}/{place}": weight // divisor
        for n, (weight, count) in enumerate(shape)
        for place in range(count)
    }
    # spread evenly: nothing comes twice in a row where something else could stand between
    if all(weight == shape[0][0] for weight, _ in shape) and len(shown) > 1:
        assert all(one != other for one, other in pairwise(shown))
    assert list(left_out(made)) == []


def test_what_one_round_leaves_out() -> None:
    made = programme(
        Entry((item("a"), item("dated", Window(start=MONDAY)))),
        Entry((item("first"),), priority=1),
        Entry((item("weekend"),), Window(weekdays=(6, 7)), priority=2),
    )
    assert [each.id for each in one_round(made)] == ["first"]
    assert [each.id for each in left_out(made)] == ["a", "dated", "weekend"]


def test_a_round_of_thousands() -> None:
    made = programme(
        Entry(tuple(item(f"s{n}") for n in range(3000))), Entry((item("n"),), weight=5)
    )
    shown = [each.id for each in one_round(made)]
    assert (len(shown), len(set(shown)), shown.count("n")) == (3005, 3001, 5)
    places = [place for place, name in enumerate(shown) if name == "n"]
    assert min(b - a for a, b in pairwise(places)) > 500


def test_the_same_every_time() -> None:
    made = programme(Entry((item("a"), item("b")), weight=2), Entry((item("c"),)))
    assert turns(made, MONDAY, 50) == turns(made, MONDAY, 50)
    assert made.made == date(2026, 11, 23)
