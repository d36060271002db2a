"""Finds slogans and notices that no screen shows, and says why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from portal.content.library import Library
from portal.content.notice import Notice
from portal.content.screen import Screen
from portal.content.times import midnight
from portal.findings import Report
from portal.screens.horizon import days_window
from portal.screens.playlist import KINDS, Programmes
from portal.screens.programme import Window
from portal.screens.schedule import lit

_NAMED = 3
"""Screens or notices that a finding names."""
_LATELY = timedelta(days=7)
_STEP = timedelta(minutes=1)
_LINES = {kind: f"- {source}" for source, kind in KINDS.items()}


def check_slogans(
    library: Library, programmes: Programmes, played: frozenset[str], report: Report
) -> None:
    """Report the slogans that never appear; those that are over have appeared already."""
    takers = [s for s in library.screens if any(x.source == "slogans" for x in s.playlist)]
    numbers = {slogan.id: number for number, slogan in enumerate(library.slogans)}
    for slogan in library.slogans if takers else ():
        window = days_window(slogan.from_, slogan.until)
        if f"slogan/{slogan.id}" in played or _over(window, library):
            continue
        reason = "never-turn" if _spoken(library, slogan.text, takers) else "never-language"
        if reason == "never-language" or programmes.horizon.reaches(window):
            field = f"{numbers[slogan.id]}.id"
            report.warning("slogan-never", slogan.line, field, id=slogan.id, reason=reason)


def check_notices(
    library: Library, programmes: Programmes, played: frozenset[str], report: Report
) -> None:
    """Report the notices that never appear, each with what is in its way; those that are over, and
    may have been so when they were written, are told of together."""
    over = []
    for notice in library.notices:
        window = Window(notice.from_, notice.until)
        if _over(window, library):
            over += [notice] if _in_doubt(notice, library) else []
        elif f"notice/{notice.id}" not in played:
            _check_notice(library, notice, window, programmes.horizon.reaches(window), report)
    if over:
        newest = max(over, key=lambda notice: notice.until or datetime.min)
        report.warning(
            "notice-over",
            newest.line,
            f"{newest.field}.until",
            count=len(over),
            listed=_listed([notice.id for notice in over]),
            example=f"until: {library.settings.today + timedelta(days=7)}",
        )


def _check_notice(
    library: Library, notice: Notice, window: Window, soon: bool, report: Report
) -> None:
    """Report a notice that does not appear, though it is not over; one that is not to appear for
    a long time, only where it never can."""
    meant = [screen for screen in library.screens if notice.shows_on(screen)]
    takers = [screen for screen in meant if _takes(screen, notice)]
    line, field = notice.line, f"{notice.field}.id"
    if not takers:
        example = _LINES[notice.kind]
        report.warning("notice-no-line", line, field, id=notice.id, example=example)
    elif not _spoken(library, notice.text, takers):
        code = takers[0].languages[0].code
        example = f"{{{', '.join(f'{each}: …' for each in (code, *notice.text))}}}"
        report.warning(
            "notice-language", line, f"{notice.field}.text", id=notice.id, example=example
        )
    elif soon and (lighted := _next_light(window, takers, library)) is not None:
        start, until = lighted
        hours = [f"{screen.name} {_hours(screen)}" for screen in takers]
        example = f"from: {start:%Y-%m-%d %H:%M}, until: {until:%Y-%m-%d %H:%M}"
        report.warning(
            "notice-dark",
            line,
            f"{notice.field}.from",
            id=notice.id,
            ranges=_listed(hours),
            example=example,
        )
    elif soon:
        report.warning("notice-never", line, field, id=notice.id)


def _takes(screen: Screen, notice: Notice) -> bool:
    """Whether a screen has a line for a notice; an urgent one needs none."""
    if notice.kind == "urgent":
        return True
    return any(KINDS.get(line.source) == notice.kind for line in screen.playlist)


def _spoken(library: Library, text: Mapping[str, str], screens: Iterable[Screen]) -> bool:
    """Whether a text is in a language of some of the screens."""
    languages = (language for screen in screens for language in screen.languages)
    return any(library.words_in(text, language) is not None for language in languages)


def _over(window: Window, library: Library) -> bool:
    return window.end is not None and window.end <= midnight(library.settings.today)


def _in_doubt(notice: Notice, library: Library) -> bool:
    """Whether a notice that is over may never have been shown: with both its ends written, or long
    ago, it has had its time."""
    end = notice.until or datetime.min
    lately = end > midnight(library.settings.today) - _LATELY
    return lately and (notice.kind == "urgent" or notice.from_ is None)


def _next_light(
    window: Window, screens: Sequence[Screen], library: Library
) -> tuple[datetime, datetime] | None:
    """Of a time in which all of the screens are dark: when one is lit next, and the end of as
    long a time from then on; None where one is lit in it."""
    start = max(window.start or datetime.min, midnight(library.settings.today))
    end = window.end
    if end is None or end - start >= timedelta(days=1):
        return None  # hours come round every day
    moments = (start + _STEP * minute for minute in range(2 * 24 * 60))
    first = next((at for at in moments if any(lit(screen, at) for screen in screens)), None)
    if first is None or first < end:
        return None
    return first, first + (end - start)


def _hours(screen: Screen) -> str:
    return " ".join(f"{part.from_:%H:%M}-{part.until:%H:%M}" for part in screen.hours)


def _listed(words: Sequence[str]) -> str:
    shown = ", ".join(words[:_NAMED])
    return shown if len(words) <= _NAMED else f"{shown} …"
