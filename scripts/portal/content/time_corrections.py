"""Shows an editor dates and times of day as they should have been written."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache

from portal.language.catalogue import day_parts

HOURS = "07:00-22:00"
"""A part of the day, where nothing says which is meant."""
_DAY = re.compile(r"(?:(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月]|(\d{1,2}) ?月) ?(\d{1,2}) ?[日号]?")
_MOMENT = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{1,2}):(\d{2}))?")
_DASHES = re.compile("[–—―−~～至到]+|-{2,}")
_DIGITS = "〇一二三四五六七八九"
_TODAY, _NOW = "2026-03-05", "2026-03-12 10:00"
_OPENING, _CLOSING = 8 * 60, 18 * 60
_HOUR, _NOON, _MIDNIGHT = 60, 12 * 60, 24 * 60


def plain_signs(text: str) -> str:
    """Text with ordinary digits, colons and dashes for full-width and long ones."""
    return _DASHES.sub("-", unicodedata.normalize("NFKC", text))


def right_hours(value: str) -> str:
    """A part of the day as it should have been written, any where that cannot be told."""
    times = [minutes for minutes, _ in _times(unicodedata.normalize("NFKC", value))][:2]
    if len(times) < 2 or None in times:
        return HOURS
    start, end = (minutes or 0 for minutes in times)
    start, end = start % _MIDNIGHT, min(end, _MIDNIGHT)
    return f"{_clock(start)}-{_clock(end)}" if start != end else HOURS


def right_date(key: str, value: str, *, with_time: bool, beside: datetime | None) -> str:
    """A date, or a moment, as it should have been written.

    What `value` does not tell comes from `beside`: the other end of the same time, or today; where
    there is none, any date will do.
    """
    text = unicodedata.normalize("NFKC", value).strip()
    day, rest = _day_in(text, beside)
    if day is None:
        return _NOW if with_time else _TODAY
    if not with_time:
        return day.isoformat()
    minutes = next((found for found, _ in _times(rest)), None)
    if minutes is None:
        if not rest.strip(" T"):
            return day.isoformat()
        minutes = _CLOSING if key == "until" else _OPENING
    moment = _after(datetime.combine(day, time()), minutes)
    if key == "until" and beside is not None and moment <= beside and not _DAY.match(text):
        moment = _after(moment, _MIDNIGHT)
    return f"{moment:%Y-%m-%d %H:%M}"


def possible(key: str, value: str) -> str:
    """The date or moment nearest to one that the calendar or the clock does not have."""
    match = _MOMENT.match(value)
    if match is None:
        return _TODAY
    year, month = max(1, int(match[1])), min(max(1, int(match[2])), 12)
    day = date(year, month, min(max(1, int(match[3])), monthrange(year, month)[1]))
    if match[4] is None:
        return day.isoformat()
    hour, minute = int(match[4]), int(match[5])
    if (hour, minute) == (24, 0):
        # a day alone holds to its end
        night = _after(datetime.combine(day, time()), _MIDNIGHT)
        return day.isoformat() if key == "until" else f"{night:%Y-%m-%d %H:%M}"
    return f"{day} {min(hour, 23):02}:{min(minute, 59):02}"


def _after(moment: datetime, minutes: int) -> datetime:
    """So many minutes later, as far as the calendar goes."""
    try:
        return moment + timedelta(minutes=minutes)
    except OverflowError:
        return moment


def _day_in(text: str, beside: datetime | None) -> tuple[date | None, str]:
    """The day at the beginning of a text, else the one beside it, and what comes after."""
    match = _DAY.match(text)
    year = int(match[1] or (beside.year if beside is not None else 0)) if match else 0
    if match is None or not year:
        return (beside.date() if beside is not None else None), text
    try:
        return date(year, int(match[2] or match[3]), int(match[4])), text[match.end() :]
    except ValueError:
        return (beside.date() if beside is not None else None), text[match.end() :]


@cache
def _pattern() -> re.Pattern[str]:
    """A time of day: 18:00, 1830, 6点半, 晚上十点一刻, 6pm, 7."""
    words = sorted(day_parts(), key=len, reverse=True)
    part = "|".join(re.escape(word) for word in words)
    few, spelt = r"\d{1,2}", "[零两十" + _DIGITS + "]{1,3}"
    return re.compile(
        rf"(?P<before>{part})?\s*(?:(?<!\d)(?P<packed>\d{{4}})(?!\d)|"
        rf"(?P<hour>{few}|{spelt}(?=\s*[点时]))\s*"
        rf"(?:[:.时点]\s*(?:(?P<half>半)|(?P<quarter>[一三])刻|(?P<minute>{few}|{spelt})?\s*分?))?)"
        rf"\s*(?P<after>{part})?(?=[^a-z]|$)",
        re.IGNORECASE,
    )


def _times(text: str) -> Iterator[tuple[int | None, str | None]]:
    """The times of day in a text, in minutes, None for one that there is not; and the part of the
    day that it names. One that names none is in that of the one before, where it comes after it."""
    last, part = 0, None
    for match in _pattern().finditer(text):
        named = day_parts().get((match["before"] or match["after"] or "").lower())
        minutes = _minutes(match, named or "")
        if minutes is not None and named is None and part in ("afternoon", "night", "noon"):
            minutes += _NOON if minutes < _NOON and minutes + _NOON > last else 0
        yield minutes, named
        last, part = minutes or 0, named or part


def _minutes(match: re.Match[str], part: str) -> int | None:
    if match["packed"]:
        hour, minute = int(match["packed"][:2]), int(match["packed"][2:])
    else:
        hour = _number(match["hour"])
        quarters = {"一": 15, "三": 45}.get(match["quarter"] or "", 0)
        minute = 30 if match["half"] else quarters or _number(match["minute"] or "0")
    if minute >= _HOUR:
        return None
    late = {"afternoon": hour < 12, "noon": hour < 5, "night": 6 <= hour <= 12}
    hour += 12 if late.get(part) else 0
    return hour * _HOUR + minute


def _number(word: str) -> int:
    """A number of up to two places, in digits or spelt in Chinese."""
    if word.isdecimal():
        return int(word)
    tens, ten, ones = word.replace("两", "二").replace("零", "〇").partition("十")
    if not ten:
        return int("".join(str(_DIGITS.index(digit)) for digit in tens))
    return 10 * (_number(tens) if tens else 1) + (_number(ones) if ones else 0)


def _clock(minutes: int) -> str:
    return f"{minutes // _HOUR:02}:{minutes % _HOUR:02}"
