"""Finds slogans and notices that no screen shows, and says why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from portal.content.library import Library
from portal.content.notice import Notice
from portal.content.screen import Screen
from portal.content.times import midnight
from portal.findings import Report
from portal.screens.horizon import days_window
from portal.screens.playlist import KINDS, Programmes
from portal.screens.programme import Window


def check_slogans(
    library: Library, programmes: Programmes, played: frozenset[str], report: Report
) -> None:
    """Report the slogans that never appear; those that are over have appeared already."""
    takers = [s for s in library.screens if any(x.source == "slogans" for x in s.playlist)]
    numbers = {slogan.id: number for number, slogan in enumerate(library.slogans)}
    for slogan in library.slogans if takers else ():
        window = days_window(slogan.from_, slogan.until)
        reason = _why(
            library, programmes, slogan.text, window, takers, f"slogan/{slogan.id}" in played
        )
        if reason is not None:
            field = f"{numbers[slogan.id]}.id"
            report.warning("slogan-never", slogan.line, field, id=slogan.id, reason=reason)


def check_notices(
    library: Library, programmes: Programmes, played: frozenset[str], report: Report
) -> None:
    """Report the notices that never appear; those that are over have appeared already."""
    for notice in library.notices:
        meant = [screen for screen in library.screens if notice.shows_on(screen)]
        takers = [screen for screen in meant if _takes(screen, notice)]
        window = Window(notice.from_, notice.until)
        there = f"notice/{notice.id}" in played
        reason = _why(library, programmes, notice.text, window, takers, there)
        if reason is not None:
            reason = reason if takers else "never-no-line"
            report.warning(
                "notice-never", notice.line, f"{notice.field}.id", id=notice.id, reason=reason
            )


def _takes(screen: Screen, notice: Notice) -> bool:
    """Whether a screen has a line for a notice; an urgent one needs none."""
    if notice.kind == "urgent":
        return True
    return any(KINDS.get(line.source) == notice.kind for line in screen.playlist)


def _why(
    library: Library,
    programmes: Programmes,
    text: Mapping[str, str],
    window: Window,
    takers: Iterable[Screen],
    played: bool,
) -> str | None:
    """Why something never appears: a word that findings have a name for; None where it does, is
    over, or begins later than a programme reaches."""
    if played or (window.end is not None and window.end <= _now(library)):
        return None
    languages = [language for screen in takers for language in screen.languages]
    if not any(library.words_in(text, language) is not None for language in languages):
        return "never-language"
    return "never-turn" if programmes.horizon.reaches(window) else None


def _now(library: Library) -> datetime:
    return midnight(library.settings.today)
