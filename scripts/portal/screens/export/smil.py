"""SMIL 3.0, which signage players read: garlic-player, IAdea, signageOS.

Its grammar of moments (`wallclock(R/2026-11-26T07:00:00/P1D)`, `+w3` for Wednesdays) and the
priorities of `excl` are those that https://www.a-smil.org/ describes for signage. Of the two
documents `playlist.smil` is valid by the DTD of the SMIL 3.0 Language profile; `signage.smil` says
the same as those players read it: they look for `http-equiv` in `meta`, which the DTD does not
know, and repeat weeks only by the names of weekdays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from portal.screens.cache import SlideCache
from portal.screens.export.loop import LeftOut, has_clock
from portal.screens.export.pictures import picture_content, picture_name
from portal.screens.export.timetable import Rank, Round, timetable
from portal.screens.export.week import EVERY_DAY, MIDNIGHT, Weekly
from portal.screens.folder import Content
from portal.screens.frames import Frame, Rendered
from portal.screens.templates import filled

PLAYLIST, SIGNAGE = "playlist.smil", "signage.smil"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_PAST = date(2000, 1, 1)
"""A day from which weekdays are counted, as in the examples of A-SMIL."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An `img` of the document."""

    file: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Sequence:
    """A `seq`: from `begin` to `end`, again and again."""

    begin: str
    end: str | None
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Class:
    """A `priorityClass`; the first of an `excl` is the highest."""

    name: str
    sequences: tuple[Sequence, ...]


def smil(rendered: Rendered, cache: SlideCache) -> tuple[dict[str, Content], tuple[LeftOut, ...]]:
    """The files of the export: both documents, and every picture under a name that changes with
    what is in it, so that a player never mixes old and new."""
    ranks = tuple(timetable(rendered))
    rounds = [held.state for rank in ranks for held in rank.days]
    rounds += [held.state for rank in ranks for held in rank.weeks]
    used = {frame for frames in rounds for frame in frames}
    names = {
        frame: picture_name(shown.item, frame)
        for shown in rendered.every
        for frame in (*shown.day, *shown.night)
        if frame in used
    }
    files: dict[str, Content] = {
        name: picture_content(frame, rendered, cache) for frame, name in names.items()
    }
    for document, signage in ((PLAYLIST, False), (SIGNAGE, True)):
        writer = _Writer(names, rendered.programme.made, signage)
        words = filled(
            "playlist.smil",
            title=_NOT_XML.sub("", rendered.screen.name),
            screen=rendered.screen,
            signage=signage,
            classes=[one for rank in ranks for one in writer.classes(rank)],
        )
        files[document] = words.encode()
    return files, tuple(_left_out(rendered, used))


def _left_out(rendered: Rendered, used: set[Frame]) -> Iterator[LeftOut]:
    for shown in rendered.every:
        if has_clock(shown):
            yield LeftOut(shown.item.id, "clock", shown.item.text)
        elif not used.intersection((*shown.day, *shown.night)):
            yield LeftOut(shown.item.id, "over", shown.item.text)


class _Writer:
    """Puts times into words."""

    def __init__(self, names: dict[Frame, str], made: date, signage: bool) -> None:
        self._names = names
        self._made = made
        self._signage = signage

    def classes(self, rank: Rank) -> Iterator[Class]:
        """A rank in two classes: what has its days interrupts the ordinary week, which then goes
        on. In neither do two sequences play at a time."""
        yield Class(f"{rank.name}-days", tuple(self._days(rank)))
        yield Class(rank.name, tuple(self._weeks(rank)))

    def _days(self, rank: Rank) -> Iterator[Sequence]:
        for day in rank.days:
            begin, end = (f"wallclock({_moment(at)})" for at in (day.start, day.end))
            yield Sequence(begin, end, self._pictures(day.state))

    def _weeks(self, rank: Rank) -> Iterator[Sequence]:
        always = len(rank.weeks) == 1 and rank.weeks[0].whole_day
        if always and rank.weeks[0].weekdays == EVERY_DAY:
            yield Sequence("0s", None, self._pictures(rank.weeks[0].state))
            return
        for week in rank.weeks:
            for begin, end in self._again(week):
                yield Sequence(begin, end, self._pictures(week.state))

    def _pictures(self, frames: Round) -> tuple[Picture, ...]:
        return tuple(Picture(self._names[frame], frame.seconds) for frame in frames)

    def _again(self, week: Weekly[Round]) -> Iterator[tuple[str, str]]:
        """Begin and end of what comes every day, or on each of its weekdays."""
        over = int(week.end == MIDNIGHT)
        if week.weekdays == EVERY_DAY:
            last = self._made + timedelta(days=over)
            yield _repeated(self._made, week.start, "P1D"), _repeated(last, week.end, "P1D")
            return
        for weekday in week.weekdays:
            yield self._on(weekday, week.start), self._on((weekday + over - 1) % 7 + 1, week.end)

    def _on(self, weekday: int, clock: time) -> str:
        """A moment of every week."""
        if self._signage:
            return f"wallclock(R/{_PAST}+w{weekday}T{clock:%H:%M:%S}/P1W)"
        ahead = (weekday - self._made.isoweekday()) % 7
        return _repeated(self._made + timedelta(days=ahead), clock, "P1W")


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _repeated(day: date, clock: time, period: str) -> str:
    return f"wallclock(R/{_moment(datetime.combine(day, clock))}/{period})"
