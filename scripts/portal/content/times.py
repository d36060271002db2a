"""Parts of the day, days of the week, and ends of a time, as fields of records."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Annotated

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from portal.content.fields import as_date, as_moment, as_text, fault
from portal.content.screen import Hours
from portal.content.time_corrections import plain_signs, right_hours
from portal.language.catalogue import weekday_of

_HOURS = re.compile(r"(\d{1,2}):(\d{2}) ?- ?(\d{1,2}):(\d{2})", re.ASCII)
_DAY_ALONE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TO = re.compile("[-–—~～至到]")


def as_hours(value: object) -> Hours:
    """`07:00-22:00`, over midnight `22:00-06:00`, to midnight `18:00-24:00`."""
    text = as_text(value)
    match = _HOURS.fullmatch(text)
    from_ = _time(match[1], match[2]) if match else None
    until = _time("0", "0") if match and match[3] + match[4] == "2400" else None
    if match and until is None:
        until = _time(match[3], match[4])
    if match is None or from_ is None or until is None:
        raise _no_hours(text)
    if from_ == until and match[3] != "24":
        raise fault("hours-equal", value=text)
    return Hours(from_, until)


def _no_hours(text: str) -> PydanticCustomError:
    """Why a text is no part of the day."""
    plain, example = plain_signs(text), right_hours(text)
    if (match := _HOURS.fullmatch(plain)) is None:
        return fault("hours-format", value=text, example=example)
    over = match[3] + match[4] != "2400" and _time(match[3], match[4]) is None
    if over or _time(match[1], match[2]) is None:
        return fault("hours-impossible", value=text, example=example)
    signs = "".join(dict.fromkeys(sign for sign in text if sign not in plain))
    return fault("hours-signs", value=text, signs=signs, example=example)


def _time(hour: str, minute: str) -> time | None:
    return time(int(hour), int(minute)) if int(hour) < 24 and int(minute) < 60 else None


def as_weekdays(value: object) -> tuple[int, ...]:
    """`1` is Monday; `6-7`, `六日` and `周一至周五` are several days."""
    text = as_text(value)
    if (day := weekday_of(text)) is not None:
        return (day,)
    ends = [weekday_of(word) for word in _TO.split(text)]
    days = ends if len(ends) == 2 else [weekday_of(word) for word in text]
    known = [day for day in days if day is not None]
    if not known or len(known) < len(days):
        raise fault("weekday-unknown", value=text)
    if len(ends) == 2:
        first, last = known
        return tuple((first + step - 1) % 7 + 1 for step in range((last - first) % 7 + 1))
    return tuple(known)


def midnight(day: date) -> datetime:
    """The moment at which a day begins."""
    return datetime.combine(day, time())


def end_of(day: date) -> datetime | None:
    """The first moment after a day; None after the last day there is."""
    return midnight(day + timedelta(days=1)) if day < date.max else None


def as_end(value: object) -> datetime:
    """The first moment at which something is over; a day alone holds to its end."""
    text = as_text(value)
    if not _DAY_ALONE.fullmatch(text):
        return as_moment(value)
    return end_of(as_date(text)) or datetime.max


HoursText = Annotated[Hours, BeforeValidator(as_hours)]
Weekdays = Annotated[tuple[int, ...], BeforeValidator(as_weekdays)]
"""One or several days of the week; 1 is Monday."""
End = Annotated[datetime, BeforeValidator(as_end)]
