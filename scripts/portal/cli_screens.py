"""The commands `portal screens …`: what plays on public screens, its pictures, and exports."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portal.cli_refusal import Refused, refusable
from portal.cli_words import moment, whole_number
from portal.console import Console

if TYPE_CHECKING:
    from portal.content.library import Library
    from portal.content.screen import Screen
    from portal.screens.cache import SlideCache
    from portal.screens.frames import Rendered
    from portal.screens.programme import Programme

EXPORTS = ("smil", "anthias", "usb")
PICTURES = ("png", "jpg", "bmp")
DAYS = 14
MOST_DAYS = 366


def add_commands(
    commands: Any,
    common: argparse.ArgumentParser,
    say: Callable[..., str],
) -> None:
    """Give the command line its `screens` commands."""
    screens = commands.add_parser("screens", help=say("help.screens"))
    kinds = screens.add_subparsers(metavar=say("help.command"), required=True)
    chosen = argparse.ArgumentParser(add_help=False, parents=[common])
    chosen.add_argument("--screen", action="append", metavar="ID", help=say("help.screen"))

    listed = kinds.add_parser("list", parents=[common], help=say("help.screens_list"))
    listed.set_defaults(run=refusable(_list), screen=None, at=None, days=DAYS)

    show = kinds.add_parser("show", parents=[chosen], help=say("help.screens_show"))
    at = {"type": moment, "metavar": say("help.moment")}
    show.add_argument("--at", **at, help=say("help.at"))
    show.set_defaults(run=refusable(_show), days=DAYS)

    made = argparse.ArgumentParser(add_help=False, parents=[chosen])
    number, folder = say("help.number_name"), say("help.folder_name")
    made.add_argument(
        "--days", type=whole_number(MOST_DAYS), metavar=number, default=DAYS, help=say("help.days")
    )
    made.add_argument(
        "-o", "--output", type=Path, metavar=folder, required=True, help=say("help.screens_output")
    )

    render = kinds.add_parser("render", parents=[made], help=say("help.screens_render"))
    render.add_argument("--no-films", action="store_true", help=say("help.no_films"))
    render.set_defaults(run=refusable(_render))

    export = kinds.add_parser("export", parents=[made], help=say("help.screens_export"))
    export.add_argument("kind", choices=EXPORTS, help=say("help.screens_kind"))
    export.add_argument("--base", metavar="URL", help=say("help.base"))
    export.add_argument("--at", **at, help=say("help.at_usb"))
    export.add_argument("--format", choices=PICTURES, default="png", help=say("help.picture"))
    export.set_defaults(run=refusable(_export))


def _list(options: argparse.Namespace, console: Console) -> None:
    """Tell which screens there are. Raises Refused."""
    from portal import console_screens

    library, programmes = _programmes(options, console)
    console_screens.listed(console, programmes, _at(options, library))


def _show(options: argparse.Namespace, console: Console) -> None:
    """Tell what plays at a moment. Raises Refused."""
    from portal import console_screens

    library, programmes = _programmes(options, console)
    moment = _at(options, library)
    try:
        seconds = _seconds(programmes, moment, options, console)
    except Refused:
        # why it cannot draw was told; what plays it knows
        seconds = {}
    console_screens.showing(console, programmes, moment, seconds)


def _seconds(
    programmes: Sequence[Programme],
    moment: datetime,
    options: argparse.Namespace,
    console: Console,
) -> dict[int, float]:
    """How long each item that plays at a moment is seen, by its `id()`; what cannot be drawn is
    not among them. Raises Refused."""
    from portal.screens.phases import at_alone

    rendered, _ = _drawn([at_alone(one, moment) for one in programmes], options, console)
    return {
        id(shown.item): sum(frame.seconds for frame in shown.day)
        for one in rendered
        for shown in one.every
    }


def _at(options: argparse.Namespace, library: Library) -> datetime:
    """The moment that is asked for, or now."""
    today = library.settings.today
    if isinstance(options.at, datetime):
        return options.at
    return datetime.combine(today, options.at or datetime.now().time())


def _render(options: argparse.Namespace, console: Console) -> None:
    """Write pictures and films. Raises Refused."""
    from portal import console_screens
    from portal.screens.picture_folder import GIF, KIND, MP4, write_pictures

    films = () if options.no_films else (GIF, MP4)

    def write(one: Rendered, cache: SlideCache, target: Path) -> None:
        done = write_pictures(one, cache, target, console.text, films)
        console_screens.written(console, one, done)

    console_screens.counted(console, _write_each(options, console, KIND, write))


def _export(options: argparse.Namespace, console: Console) -> None:
    """Write the folders that players take. Raises Refused."""
    from portal import console_screens
    from portal.screens.export_folder import write_export

    if options.kind == "anthias" and not _is_address(options.base):
        console.say("screens_base")
        raise Refused(2)
    if options.kind != "usb" and options.at is not None:
        console.say("screens_at_usb")
        raise Refused(2)

    def write(one: Rendered, cache: SlideCache, target: Path) -> None:
        at = options.at
        if isinstance(at, time):
            at = datetime.combine(one.programme.made, at)
        done = write_export(
            one, cache, target, console.text, options.kind, options.base, options.format, at
        )
        console_screens.exported(console, one, done)

    _write_each(options, console, options.kind, write)


def _write_each(
    options: argparse.Namespace,
    console: Console,
    kind: str,
    write: Callable[[Rendered, SlideCache, Path], None],
) -> tuple[Rendered, ...]:
    """Write the files of each screen into a folder of its own. Raises Refused where that cannot
    be, and tells why."""
    from portal.screens.folder import Taken

    rendered, cache = _rendered(options, console)
    with console.progress("screens_writing", told=True) as tell:
        for number, one in enumerate(rendered):
            tell("screens_writing_one", number, len(rendered), name=one.screen.name)
            try:
                write(one, cache, options.output / one.screen.id)
            except Taken as taken:
                console.say("screens_taken", file=str(taken))
                raise Refused(1) from None
            except OSError as fault:
                raise _cannot_write(fault, console) from None
    _tell_unwanted(options, rendered, kind, console)
    return rendered


def _tell_unwanted(
    options: argparse.Namespace, rendered: Sequence[Rendered], kind: str, console: Console
) -> None:
    """Tell of folders of screens that are no more: what was withdrawn stays in them."""
    from portal.console import shown_path
    from portal.screens.folder import unwanted

    if options.screen is None:
        for path in unwanted(options.output, kind, {one.screen.id for one in rendered}):
            console.say("screens_unwanted", folder=shown_path(path))


def _is_address(base: str | None) -> bool:
    return base is not None and base.startswith(("http://", "https://"))


def _chosen(options: argparse.Namespace, console: Console) -> tuple[Library, Sequence[Screen]]:
    """The project and the screens that are asked for, or all. Raises Refused."""
    from portal.content.corrections import nearest
    from portal.project import open_project

    library = open_project(options.config_file, options.today, console)
    if library is None:
        raise Refused(1)
    known: dict[str, list[Screen]] = {}
    for screen in library.screens:
        known.setdefault(screen.id, []).append(screen)
        if screen.group is not None:
            known.setdefault(screen.group, []).append(screen)
    if not known:
        console.say("screens_none")
        raise Refused(1)
    for wanted in options.screen or ():
        if wanted not in known:
            console.say("screens_unknown", id=wanted, near=nearest(wanted, known))
            raise Refused(2)
    wanted = {screen.id for one in options.screen or known for screen in known[one]}
    return library, [screen for screen in library.screens if screen.id in wanted]


def _programmes(options: argparse.Namespace, console: Console) -> tuple[Library, list[Programme]]:
    from portal.screens.playlist import Programmes

    library, screens = _chosen(options, console)
    at = getattr(options, "at", None)
    ahead = (at.date() - library.settings.today).days + 1 if isinstance(at, datetime) else 0
    made = Programmes(library, days=max(options.days, min(ahead, MOST_DAYS)))
    with console.progress("screens_reading"):
        return library, [made.of(screen) for screen in screens]


def _rendered(
    options: argparse.Namespace, console: Console
) -> tuple[tuple[Rendered, ...], SlideCache]:
    """The pictures of the screens that are asked for; findings are told. Raises Refused."""
    library, programmes = _programmes(options, console)
    _refuse_content(options, library, console)
    rendered, cache = _drawn(programmes, options, console)
    if len(programmes) == len(library.screens):
        cache.forget()
    return rendered, cache


def _refuse_content(options: argparse.Namespace, library: Library, console: Console) -> None:
    """Nothing is written among the content, where it would be taken for some. Raises Refused."""
    from portal.console import shown_path
    from portal.project import held_folder

    folders = [options.output, *(options.output / screen.id for screen in library.screens)]
    for folder in folders:
        if (held := held_folder(options.config_file, library.settings, folder)) is not None:
            console.say("screens_among_content", place=shown_path(held))
            raise Refused(2)


def _drawn(
    programmes: Sequence[Programme], options: argparse.Namespace, console: Console
) -> tuple[tuple[Rendered, ...], SlideCache]:
    """The pictures of programmes; findings are told. Raises Refused."""
    from portal.project import screen_cache
    from portal.screens.drawn_findings import drawn_findings
    from portal.screens.render import render_all
    from portal.screens.typeset import Unavailable

    cache = screen_cache(options.config_file)
    try:
        with console.progress("drawing", told=True) as tell:
            rendered = render_all(programmes, cache, tell)
    except Unavailable as lacking:
        console.loud(f"screens_lacks_{lacking.reason}", file=lacking.file)
        console.say("screens_install", line=lacking.install)
        raise Refused(1) from None
    except OSError as fault:
        raise _cannot_write(fault, console) from None
    if findings := drawn_findings(rendered):
        console.findings(findings)
    return rendered, cache


def _cannot_write(fault: OSError, console: Console) -> Refused:
    console.cannot_write(fault)
    return Refused(1)
