"""What the commands `portal screens …` say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import groupby

from rich.text import Text

from portal.console import Console, shown_path
from portal.screens.export.loop import LeftOut, daily_counts
from portal.screens.export_folder import Exported
from portal.screens.frames import Rendered
from portal.screens.phase_words import change_words, now_words, some
from portal.screens.phases import next_phase, phase_at
from portal.screens.picture_folder import Written
from portal.screens.programme import Entry, Item, Programme
from portal.screens.render import look_of
from portal.screens.schedule import Turns, lit, playing, ready

_TOLD = 8


def listed(console: Console, programmes: Sequence[Programme], now: datetime) -> None:
    """The screens, what plays on each at this time of day, and what comes next."""
    for programme in programmes:
        screen = programme.screen
        title = Text(f"{screen.name}  ", "bold").append(screen.id, "cyan")
        words = console.text(
            "screens_about",
            width=str(screen.width),
            height=str(screen.height),
            text=look_of(screen, night=False).text_px,
            items=sum(len(entry.items) for entry in programme.entries),
        )
        console.out.print(title.append(f"  {words}", "dim"))
        console.done("screens_now", now=now_words(phase_at(programme, now), console.text))
        if following := _next(console, programme, now):
            console.done("screens_show_next", next=following)


def _next(console: Console, programme: Programme, moment: datetime) -> str:
    """When something else comes, and what; '' where nothing is known to come."""
    following = next_phase(programme, moment)
    if following is None:
        return ""
    before = phase_at(programme, moment).kind
    return change_words(before, following, console.text, moment)


def showing(
    console: Console,
    programmes: Iterable[Programme],
    moment: datetime,
    seconds: Mapping[int, float],
) -> None:
    """All that would play on screens at a moment, whose turn would come first, and what follows;
    `seconds` by the `id()` of items."""
    for programme in programmes:
        screen = programme.screen
        title = Text(f"{screen.name}  ", "bold").append(screen.id, "cyan")
        title.append(f"  {moment:%Y-%m-%d %H:%M}", "dim")
        console.out.print(title)
        entries = playing(programme, moment)
        if not lit(screen, moment):
            console.done("screens_show_dark")
        elif not entries:
            console.done("screens_show_rest")
        for entry in entries:
            _entry(console, entry, ready(entry, moment), seconds)
        first = Turns(programme).next(moment)
        if first is not None:
            console.done("screens_show_first", text=first.text)
        if following := _next(console, programme, moment):
            console.done("screens_show_next", next=following)


def _entry(
    console: Console, entry: Entry, items: Iterable[Item], seconds: Mapping[int, float]
) -> None:
    if entry.urgent:
        console.done("screens_show_urgent")
    else:
        source = console.text(f"screens_source_{entry.source}")
        console.done(
            "screens_show_entry",
            source=source,
            line=str(entry.line),
            weight=entry.weight,
            priority=entry.priority,
        )
    for item in items:
        words = Text(f"    {item.text}  ")
        if id(item) in seconds:
            words.append(console.text("screens_seconds", seconds=f"{seconds[id(item)]:g}") + "  ")
        console.out.print(words.append(item.id, "dim"))


def written(console: Console, rendered: Rendered, done: Written) -> None:
    """Where a screen's pictures are, and what its films do not hold."""
    key = "screens_written" if done.changed else "screens_same"
    place = shown_path(done.folder)
    console.done(key, name=rendered.screen.name, count=done.pictures, folder=place)
    if done.films:
        films = console.text.listing(done.films)
        console.done("screens_films", films=films)
        _left_out(console, done.left_out, "screens_left_films")
    if done.no_gif:
        console.done("screens_no_gif")
    if done.no_film == "ffmpeg":
        console.done("screens_no_ffmpeg")
    elif done.no_film:
        console.say("screens_no_film", reason=done.no_film)


def counted(console: Console, rendered: Iterable[Rendered]) -> None:
    """How many slides were drawn now, and how many were there already."""
    every = tuple(rendered)
    drawn, kept = sum(one.drawn for one in every), sum(one.kept for one in every)
    console.done("screens_counted", drawn=drawn, kept=kept)


def exported(console: Console, rendered: Rendered, done: Exported) -> None:
    """Where an export is, what is to be done with it, and what it does not hold."""
    place = shown_path(done.folder)
    console.done(
        f"screens_{done.kind}", name=rendered.screen.name, count=done.pictures, folder=place
    )
    _left_out(console, done.left_out, "screens_left")


def _left_out(console: Console, left_out: Iterable[LeftOut], key: str) -> None:
    for why, group in groupby(sorted(left_out, key=lambda one: (one.why, one.item)), _why):
        items = list(group)
        names = [_name(console, one) for one in items if not one.daily]
        for kind, _, count in daily_counts(items):
            names.append(console.text(f"screens_daily_{kind}", count=count))
        words = console.text(
            key,
            names=some(names, _TOLD, console.text),
            reason=console.text(f"screens_why_{why}"),
        )
        console.out.print(Text(words, "yellow"))


def _name(console: Console, one: LeftOut) -> str:
    return f"{console.text('quoted', words=one.text)} {one.item}"


def _why(one: LeftOut) -> str:
    return one.why
