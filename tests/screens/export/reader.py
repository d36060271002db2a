"""A strict reader of SMIL as signage players take it: what plays at a moment.

Written from https://www.a-smil.org/ (Wallclock, SMIL Scheduling, Exclusive playlist) and the timing
chapter of SMIL 3.0; whatever they do not describe is refused.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from xml.etree import ElementTree

_NAMESPACE = "{http://www.w3.org/ns/SMIL}"
_CLOCK = r"(\d{4}-\d{2}-\d{2})(\+w([1-7]))?T(\d{2}:\d{2}:\d{2})"
_WALLCLOCK = re.compile(rf"wallclock\((R/)?{_CLOCK}(?:/(P1D|P1W))?\)")
_PERIODS = {"P1D": timedelta(days=1), "P1W": timedelta(days=7)}
_PRIORITIES = {"peers": "stop", "higher": "pause", "lower": "defer", "pauseDisplay": "hide"}


class Reader:
    """A document."""

    def __init__(self, words: bytes) -> None:
        root = ElementTree.fromstring(words)
        assert root.tag == f"{_NAMESPACE}smil"
        self.head = root.find(f"{_NAMESPACE}head")
        (par,) = root.findall(f"{_NAMESPACE}body/{_NAMESPACE}par")
        (excl,) = par
        assert par.get("dur") == excl.get("dur") == "indefinite"
        self.classes = list(excl)
        for kind in self.classes:
            assert kind.tag == f"{_NAMESPACE}priorityClass"
            assert {key: kind.get(key) for key in _PRIORITIES} == _PRIORITIES

    def at(self, moment: datetime) -> list[tuple[str, str]]:
        """The pictures that follow each other at a moment, each with its `dur`."""
        for kind in self.classes:
            playing = [seq for seq in kind if _is_on(seq, moment)]
            assert len(playing) <= 1, "peers would stop each other"
            if playing:
                assert playing[0].get("repeatCount") == "indefinite"
                return [(image.attrib["src"], image.attrib["dur"]) for image in playing[0]]
        return []

    @property
    def sources(self) -> set[str]:
        """Every picture that it names."""
        return {image.attrib["src"] for kind in self.classes for seq in kind for image in seq}


def _is_on(seq: ElementTree.Element, moment: datetime) -> bool:
    begin, end = seq.attrib["begin"], seq.get("end")
    if begin == "0s":
        assert end is None
        return True
    assert end is not None
    start, period = _moment(begin)
    over, end_period = _moment(end)
    assert period == end_period
    if period is None:
        assert start < over
        return start <= moment < over
    if moment < start:
        return False
    last = start + (moment - start) // period * period
    while over <= last:
        over += period
    return moment < over


def _moment(words: str) -> tuple[datetime, timedelta | None]:
    found = _WALLCLOCK.fullmatch(words)
    assert found is not None, words
    day = date.fromisoformat(found[2])
    if found[4]:
        # the first such weekday after the date
        day += timedelta(days=(int(found[4]) - day.isoweekday() - 1) % 7 + 1)
    assert bool(found[1]) == bool(found[6])
    period = _PERIODS[found[6]] if found[6] else None
    return datetime.combine(day, time.fromisoformat(found[5])), period
