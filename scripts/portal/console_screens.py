"""What the commands `portal screens …` say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby

from rich.table import Table
from rich.text import Text

from portal.console import Console, shown_path
from portal.screens.export.loop import LeftOut
from portal.screens.export_folder import Exported
from portal.screens.frames import Rendered
from portal.screens.picture_folder import Written
from portal.screens.programme import Programme
from portal.screens.render import look_of
from portal.screens.schedule import Turns, lit, playing, ready

_SHOWN, _TOLD = 3, 8


def listed(console: Console, programmes: Sequence[Programme], now: datetime) -> None:
    """The screens, and what plays on each at this time of day."""
    columns = ("id", "name", "pixels", "text", "items", "now")
    table = Table(*(console.text(f"screens_{column}") for column in columns))
    for programme in programmes:
        screen = programme.screen
        table.add_row(
            screen.id,
            screen.name,
            f"{screen.width}×{screen.height}",
            str(look_of(screen, night=False).text_px),
            str(sum(len(entry.items) for entry in programme.entries)),
            _now(console, programme, now),
        )
    console.out.print(table, soft_wrap=False)


def _now(console: Console, programme: Programme, now: datetime) -> str:
    if not lit(programme.screen, now):
        return console.text("screens_dark")
    found = [item for entry in playing(programme, now) for item in ready(entry, now)]
    if not found:
        return console.text("screens_resting")
    return _some(console, [item.id for item in found], _SHOWN)


def _some(console: Console, names: list[str], most: int) -> str:
    """The first names, and how many more there are."""
    shown, more = console.text.listing(names[:most]), len(names) - most
    return shown if more <= 0 else console.text("screens_more", names=shown, count=more)


def showing(console: Console, programmes: Iterable[Programme], moment: datetime) -> None:
    """All that would play on screens at a moment, and whose turn would come first."""
    for programme in programmes:
        screen = programme.screen
        title = Text(f"{screen.name}  ", "bold").append(screen.id, "cyan")
        title.append(f"  {moment:%Y-%m-%d %H:%M}", "dim")
        console.out.print(title)
        if not lit(screen, moment):
            console.done("screens_show_dark")
            continue
        entries = playing(programme, moment)
        if not entries:
            console.done("screens_show_rest")
        for entry in entries:
            key = "screens_show_urgent" if entry.urgent else "screens_show_entry"
            console.done(key, weight=entry.weight, priority=entry.priority)
            for item in ready(entry, moment):
                console.out.print(Text(f"    {item.id}"))
        first = Turns(programme).next(moment)
        if first is not None:
            console.done("screens_show_first", id=first.id)


def written(console: Console, rendered: Rendered, done: Written) -> None:
    """Where a screen's pictures are, and what its films do not hold."""
    key = "screens_written" if done.changed else "screens_same"
    place = shown_path(done.folder)
    console.done(key, name=rendered.screen.name, count=done.pictures, folder=place)
    if done.films:
        films = console.text.listing(done.films)
        console.done("screens_films", films=films)
        _left_out(console, done.left_out)
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
    _left_out(console, done.left_out)


def _left_out(console: Console, left_out: Iterable[LeftOut]) -> None:
    for why, group in groupby(sorted(left_out, key=lambda one: (one.why, one.item)), _why):
        items = [one.item for one in group]
        reason = console.text(f"screens_why_{why}")
        words = console.text("screens_left", count=len(items), reason=reason)
        console.out.print(Text(words, "yellow"))
        console.out.print(Text("    " + _some(console, items, _TOLD), "dim"))


def _why(one: LeftOut) -> str:
    return one.why
