"""What is wrong with screens, for editors: hours with nothing to play, what never has its turn."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from portal.content.library import Library
from portal.content.screen import Screen
from portal.findings import Finding, Report, in_order
from portal.quiz.bank import Bank
from portal.screens.never_shown import check_notices, check_slogans
from portal.screens.playlist import Programmes
from portal.screens.playlist_check import check_lines
from portal.screens.programme import Programme
from portal.screens.slides.shapes import held_px
from portal.screens.stretches import Stretch, merged, stretches, told
from portal.screens.typeset import farthest_m

_SHOWN = 3
"""Stretches that a finding names."""
_NEAR_M = 10


def screen_findings(library: Library, bank: Bank | None = None) -> tuple[Finding, ...]:
    """What is wrong with the screens of a project over the next two weeks, all of it warnings.

    What a screen cannot draw (a letter that no face has, a text without room) is found by
    drawing it, in `render`.
    """
    if not library.screens:
        return ()
    programmes = Programmes(library, bank=bank)
    made = [(screen, programmes.of(screen)) for screen in library.screens]
    names = ("screens", "slogans", "notices")
    reports = {name: Report(library.settings.list_file(name)) for name in names}
    played: set[str] = set()
    for screen, programme in made:
        _check_distance(screen, reports["screens"])
        parts = stretches(programme)
        played.update(_played(programme, parts))
        if any(entry.urgent for entry in programme.entries):
            # for as long as an urgent notice takes, the others wait: they do not never appear
            calm = _without_urgent(programme)
            played.update(_played(calm, stretches(calm)))
        _check_hours(screen, parts, reports["screens"])
        _check_languages(screen, programme, reports["screens"])
        check_lines(library, screen, programmes, reports["screens"])
    check_slogans(library, programmes, frozenset(played), reports["slogans"])
    check_notices(library, programmes, frozenset(played), reports["notices"])
    return in_order(finding for report in reports.values() for finding in report.findings)


def _without_urgent(programme: Programme) -> Programme:
    entries = tuple(entry for entry in programme.entries if not entry.urgent)
    return replace(programme, entries=entries)


def _played(programme: Programme, parts: Iterable[Stretch]) -> Iterable[str]:
    """The ids of what comes to its turn in some stretch of a programme."""
    times: dict[int, list[Stretch]] = {}
    for part in parts:
        for number in part.active:
            times.setdefault(number, []).append(part)
    for number, held in times.items():
        for item in programme.entries[number].items:
            if any(item.window.holds(part.start) for part in held):
                yield item.id


def _check_hours(screen: Screen, parts: tuple[Stretch, ...], report: Report) -> None:
    """Report the hours in which a screen is lit and has nothing to play."""
    empty = [part for part in parts if not part.active]
    if not empty:
        return
    if len(empty) == len(parts):
        report.warning("screen-empty", screen.line, f"{screen.field}.playlist", id=screen.id)
        return
    ranges = [told(start, end) for start, end in merged(empty)]
    shown = ", ".join(islice(ranges, _SHOWN))
    report.warning(
        "screen-hours-empty",
        screen.line,
        f"{screen.field}.playlist",
        id=screen.id,
        count=len(ranges),
        ranges=shown if len(ranges) <= _SHOWN else f"{shown} …",
    )


def _check_distance(screen: Screen, report: Report) -> None:
    """Report a screen whose readers stand too far away for the largest text that it holds."""
    mono = screen.colours == "mono"
    far = farthest_m(held_px(screen.width, screen.height, mono=mono), screen.pitch_mm)
    if far < screen.distance_m:
        report.warning(
            "screen-text-far",
            screen.line,
            f"{screen.field}.distance_m",
            id=screen.id,
            distance=f"{screen.distance_m:g}",
            far=f"{_rounded(far):g}",
        )


def _rounded(metres: float) -> float:
    """Down to halves of a metre, from ten on to whole ones."""
    return math.floor(metres) if metres >= _NEAR_M else math.floor(metres * 2) / 2


def _check_languages(screen: Screen, programme: Programme, report: Report) -> None:
    """Report the languages of a screen in which it has nothing to say."""
    spoken = {
        words.language
        for entry in programme.entries
        for item in entry.items
        for slide in item.slides
        if slide.template != "clock"
        for words in slide.words
    }
    for language in screen.languages if spoken else ():
        if language not in spoken:
            field = f"{screen.field}.languages"
            code = language.code
            report.warning("screen-language-empty", screen.line, field, id=screen.id, language=code)
