"""Parts of the day, days of the week and ends, as editors write them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portal.content.screen import Hours
from portal.content.times import as_end, as_hours, as_weekdays, end_of
from pydantic_core import PydanticCustomError


def refusal(read: Callable[[object], object], written: object) -> str:
    """The rule that a value breaks."""
    with pytest.raises(PydanticCustomError) as refused:
        read(written)
    return refused.value.type


@given(st.times(), st.times(), st.times())
def test_hours_hold_what_a_clock_hand_passes(start: time, end: time, now: time) -> None:
    """Going round the dial from the start, `now` comes before the end."""
    start, end, now = (clock.replace(second=0, microsecond=0) for clock in (start, end, now))
    written = f"{start:%H:%M}-{end:%H:%M}"
    if start == end:
        assert refusal(as_hours, written) == "hours-equal"
        return
    minutes = [clock.hour * 60 + clock.minute for clock in (start, end, now)]
    passed = (minutes[2] - minutes[0]) % 1440 < (minutes[1] - minutes[0]) % 1440
    assert as_hours(written).holds(now) is passed


@pytest.mark.parametrize("clock", [time(0), time(12), time(23, 59)])
def test_to_midnight(clock: time) -> None:
    assert as_hours("00:00-24:00").holds(clock)
    assert as_hours("18:00-24:00").holds(clock) is (clock >= time(18))
    assert as_hours("7:30 - 9:00") == Hours(time(7, 30), time(9))


@pytest.mark.parametrize(
    ("written", "rule", "meant"),
    [
        ("7点到22点", "hours-format", "07:00-22:00"),
        ("早上七点到晚上十点半", "hours-format", "07:00-22:30"),
        ("下午两点一刻到五点", "hours-format", "14:15-17:00"),
        ("晚上10点-6点", "hours-format", "22:00-06:00"),
        ("傍晚六点到晚上十二点", "hours-format", "18:00-24:00"),
        ("中午12点到1点", "hours-format", "12:00-13:00"),
        ("凌晨两点到上午十点", "hours-format", "02:00-10:00"),
        ("7am-10pm", "hours-format", "07:00-22:00"),
        ("1830-2030", "hours-format", "18:30-20:30"),
        ("白天", "hours-format", "07:00-22:00"),
        ("周一到周五", "hours-format", "07:00-22:00"),
        ("7：00—22：30", "hours-signs", "07:00-22:30"),
        ("07：00－22：00", "hours-signs", "07:00-22:00"),
        ("７:00-22:00", "hours-signs", "07:00-22:00"),
        ("07:00~22:00", "hours-signs", "07:00-22:00"),
        ("24:00-06:00", "hours-impossible", "00:00-06:00"),
        ("07:60-08:00", "hours-impossible", "07:00-22:00"),
        ("07:00-24:30", "hours-impossible", "07:00-24:00"),
        ("07：00－25：00", "hours-impossible", "07:00-24:00"),
    ],
)
def test_hours_are_mended(written: str, rule: str, meant: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        as_hours(written)
    assert refused.value.type == rule
    assert (refused.value.context or {})["example"] == meant
    as_hours(meant)


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("1", (1,)),
        ("周日", (7,)),
        ("星期天", (7,)),
        ("Mon", (1,)),
        ("6-7", (6, 7)),
        ("六日", (6, 7)),
        ("周一至周五", (1, 2, 3, 4, 5)),
        ("五—一", (5, 6, 7, 1)),
        ("3-3", (3,)),
    ],
)
def test_weekdays(written: str, days: tuple[int, ...]) -> None:
    assert as_weekdays(written) == days


@pytest.mark.parametrize("written", ["0", "8", "周末", "一二八", "1-", "-", "1-2-3", "²", "一-九"])
def test_no_weekdays(written: str) -> None:
    assert refusal(as_weekdays, written) == "weekday-unknown"


@given(st.text(max_size=8) | st.none() | st.lists(st.text(max_size=2), max_size=2))
def test_whatever_is_written_is_told_of(written: object) -> None:
    """A value of the type, or a fault: never another error."""
    for read in (as_hours, as_weekdays, as_end):
        try:
            read(written)
        except PydanticCustomError as refused:
            assert refused.type


def test_an_end_without_a_time_holds_its_day() -> None:
    assert as_end("2026-02-28") == datetime(2026, 3, 1)
    assert as_end("2026-12-01 18:00") == datetime(2026, 12, 1, 18)
    assert as_end("9999-12-31") == datetime.max
    assert end_of(date.max) is None
