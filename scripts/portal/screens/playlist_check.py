"""What is wrong with the lines of a playlist: never their turn, over, nothing to play."""

from __future__ import annotations

from dataclasses import replace

from portal.content.library import Library
from portal.content.notice import Notice
from portal.content.records import Publication, TextType
from portal.content.screen import PlaylistEntry, Screen
from portal.findings import Report
from portal.screens.horizon import Horizon
from portal.screens.playlist import KINDS, Programmes
from portal.screens.programme import Entry, Programme
from portal.screens.stretches import Stretch, stretches

_WEEK = 7


def check_lines(library: Library, screen: Screen, programmes: Programmes, report: Report) -> None:
    """Report the lines of a screen's playlist that never play, and what they name in vain."""
    made = programmes.lines(screen)
    entries = tuple(entry for _, entry in made if entry is not None)
    programme = replace(programmes.of(screen), entries=entries)
    parts = stretches(programme)
    for line, entry in made:
        check_ids(library, screen, line, report)
        if line.until is not None and line.until < programme.made:
            report.warning("playlist-over", line.line, line.field, until=line.until)
        elif entry is not None:
            number = next(n for n, each in enumerate(entries) if each is entry)
            _check_turns(programme, number, line, parts, report)
        elif _is_missed(line, screen, programmes):
            report.warning("playlist-empty", line.line, line.field, source=line.source)


def _is_missed(line: PlaylistEntry, screen: Screen, programmes: Programmes) -> bool:
    """Whether a line that plays nothing was to play something: notices come and go, and what a
    line names is told of by itself."""
    if line.source in KINDS or line.ids or not line.field.partition(".")[2]:
        return False
    dateless = replace(line, from_=None, until=None)
    return programmes.entry(dateless, screen) is None


def _check_turns(
    programme: Programme,
    number: int,
    line: PlaylistEntry,
    parts: tuple[Stretch, ...],
    report: Report,
) -> None:
    """Report a line that never has its turn, or something of it that never has."""
    entry = programme.entries[number]
    if not any(entry.window.holds(part.start) for part in parts):
        if _whole_week(line, programme):
            report.warning("playlist-never", line.line, line.field, source=line.source)
        return
    holding = [part for part in parts if number in part.able]
    active = [part for part in holding if number in part.active]
    if holding and not active:
        report.warning("playlist-starved", line.line, line.field, priority=line.priority)
    elif line.source in ("slogans", *KINDS):
        for identity in _starved(entry, holding, active):
            report.warning("playlist-item-starved", line.line, line.field, id=identity)


def _starved(entry: Entry, holding: list[Stretch], active: list[Stretch]) -> list[str]:
    """The ids of what could play while others do, and never when it is the entry's turn."""
    return [
        item.id.partition("/")[2]
        for item in entry.items
        if not any(item.window.holds(part.start) for part in active)
        and any(item.window.holds(part.start) for part in holding)
    ]


def _whole_week(line: PlaylistEntry, programme: Programme) -> bool:
    """Whether the days of a programme show all there is of a line: a week, or the whole of it."""
    last = Horizon(programme.made, programme.days).last
    if line.until is not None and line.until <= last:
        return True
    return (last - max(line.from_ or programme.made, programme.made)).days + 1 >= _WEEK


def check_ids(library: Library, screen: Screen, line: PlaylistEntry, report: Report) -> None:
    """Report what a line names that may not be on this screen, and why."""
    for place, identity in enumerate(line.ids):
        if (reason := _hidden(library, screen, line, identity)) is not None:
            field = f"{line.field}.{line.source}.{place}"
            report.warning("playlist-id-hidden", line.line, field, value=identity, reason=reason)


def _hidden(library: Library, screen: Screen, line: PlaylistEntry, identity: str) -> str | None:
    """Why something is not on a screen: a word that findings have a name for; None where it is,
    or where it is not there at all."""
    match line.source:
        case "stories":
            story = next((s for s in library.stories if s.slug == identity), None)
            return _kept_back(story, screen, story.on_screen) if story is not None else None
        case "figures":
            figure = next((f for f in library.figures if f.slug == identity), None)
            return _kept_back(figure, screen, figure.on_screen) if figure is not None else None
        case "slogans":
            slogan = next((s for s in library.slogans if s.id == identity), None)
            today = library.settings.today
            over = slogan is not None and slogan.until is not None and slogan.until < today
            return "screen-over" if over else None
        case "notices" | "greetings":
            notice = next((n for n in library.notices if n.id == identity), None)
            return _notice_hidden(notice, screen, line) if notice is not None else None
    return None


def _kept_back(record: Publication[TextType], screen: Screen, allowed: bool) -> str | None:
    if not record.published:
        return f"screen-{record.status}"
    if not allowed:
        return "screen-consent"
    return None if any(map(record.speaks, screen.languages)) else "screen-language"


def _notice_hidden(notice: Notice, screen: Screen, line: PlaylistEntry) -> str | None:
    if notice.kind != KINDS[line.source]:
        return "screen-kind"
    return None if notice.shows_on(screen) else "screen-other"
