"""The commands `portal screens …`: what plays on public screens, its pictures, and exports."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portal.console import Console

if TYPE_CHECKING:
    from collections.abc import Iterator

    from portal.content.library import Library
    from portal.content.screen import Screen
    from portal.screens.cache import SlideCache
    from portal.screens.frames import Rendered
    from portal.screens.programme import Programme

EXPORTS = ("smil", "anthias", "usb")
PICTURES = ("png", "jpg", "bmp")
DAYS = 14
MOST_DAYS = 366
_MOMENTS = ("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S")


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
    listed.set_defaults(run=_list, screen=None, days=DAYS)

    show = kinds.add_parser("show", parents=[chosen], help=say("help.screens_show"))
    show.add_argument("--at", type=_moment, metavar=say("help.moment"), help=say("help.at"))
    show.set_defaults(run=_show, days=DAYS)

    made = argparse.ArgumentParser(add_help=False, parents=[chosen])
    made.add_argument("--days", type=_days, default=DAYS, help=say("help.days"))
    made.add_argument("-o", "--output", type=Path, required=True, help=say("help.screens_output"))

    render = kinds.add_parser("render", parents=[made], help=say("help.screens_render"))
    render.add_argument("--no-films", action="store_true", help=say("help.no_films"))
    render.set_defaults(run=_render)

    export = kinds.add_parser("export", parents=[made], help=say("help.screens_export"))
    export.add_argument("kind", choices=EXPORTS, help=say("help.screens_kind"))
    export.add_argument("--base", metavar="URL", help=say("help.base"))
    export.add_argument("--format", choices=PICTURES, default="png", help=say("help.picture"))
    export.set_defaults(run=_export)


def _moment(written: str) -> datetime:
    for form in _MOMENTS:
        try:
            return datetime.strptime(written.strip(), form)
        except ValueError:
            continue
    raise argparse.ArgumentTypeError(Console().text("screens_moment", written=written))


def _days(written: str) -> int:
    if written.isdecimal() and 0 < int(written) <= MOST_DAYS:
        return int(written)
    raise argparse.ArgumentTypeError(Console().text("limit_range", most=MOST_DAYS))


class _Refused(Exception):
    """The command ends with this code; why was told."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def _list(options: argparse.Namespace, console: Console) -> int:
    from portal import console_screens
    from portal.screens.playlist import Programmes

    try:
        library, screens = _chosen(options, console)
    except _Refused as refused:
        return refused.code
    programmes = Programmes(library, days=DAYS)
    with console.progress("screens_reading"):
        made = [programmes.of(screen) for screen in screens]
    console_screens.listed(console, made, _now(library))
    return 0


def _show(options: argparse.Namespace, console: Console) -> int:
    from portal import console_screens
    from portal.screens.playlist import Programmes

    try:
        library, screens = _chosen(options, console)
    except _Refused as refused:
        return refused.code
    moment = options.at or _now(library)
    ahead = (moment.date() - library.settings.today).days + 1
    programmes = Programmes(library, days=max(DAYS, min(ahead, MOST_DAYS)))
    console_screens.showing(console, [programmes.of(screen) for screen in screens], moment)
    return 0


def _now(library: Library) -> datetime:
    return datetime.combine(library.settings.today, datetime.now().time())


def _render(options: argparse.Namespace, console: Console) -> int:
    from portal import console_screens
    from portal.screens.picture_folder import GIF, MP4, write_pictures

    films = () if options.no_films else (GIF, MP4)
    try:
        rendered, cache = _rendered(options, console)
        with console.progress("screens_writing") as tell:
            for number, one in enumerate(rendered):
                tell("screens_writing", number, len(rendered))
                with _writing(options.output / one.screen.id, console) as target:
                    done = write_pictures(one, cache, target, console.text, films)
                console_screens.written(console, one, done)
    except _Refused as refused:
        return refused.code
    console_screens.counted(console, rendered)
    return 0


def _export(options: argparse.Namespace, console: Console) -> int:
    from portal import console_screens
    from portal.screens.export_folder import write_export

    if options.kind == "anthias" and not _is_address(options.base):
        console.say("screens_base")
        return 2
    try:
        rendered, cache = _rendered(options, console)
        with console.progress("screens_writing") as tell:
            for number, one in enumerate(rendered):
                tell("screens_writing", number, len(rendered))
                with _writing(options.output / one.screen.id, console) as target:
                    done = write_export(
                        one, cache, target, console.text, options.kind, options.base, options.format
                    )
                console_screens.exported(console, one, done)
    except _Refused as refused:
        return refused.code
    return 0


def _is_address(base: str | None) -> bool:
    return base is not None and base.startswith(("http://", "https://"))


def _chosen(options: argparse.Namespace, console: Console) -> tuple[Library, Sequence[Screen]]:
    """The project and the screens that are asked for, or all. Raises _Refused."""
    from portal.content.corrections import nearest
    from portal.project import open_project

    library = open_project(options.config_file, options.today, console)
    if library is None:
        raise _Refused(1)
    known = {screen.id: screen for screen in library.screens}
    if not known:
        console.say("screens_none")
        raise _Refused(1)
    for wanted in options.screen or ():
        if wanted not in known:
            console.say("screens_unknown", id=wanted, near=nearest(wanted, known))
            raise _Refused(2)
    return library, [known[one] for one in dict.fromkeys(options.screen or known)]


def _programmes(options: argparse.Namespace, console: Console) -> tuple[Library, list[Programme]]:
    from portal.screens.playlist import Programmes

    library, screens = _chosen(options, console)
    made = Programmes(library, days=options.days)
    return library, [made.of(screen) for screen in screens]


def _rendered(
    options: argparse.Namespace, console: Console
) -> tuple[tuple[Rendered, ...], SlideCache]:
    """The pictures of the screens that are asked for; findings are told. Raises _Refused."""
    from portal.findings import in_order
    from portal.project import screen_cache
    from portal.screens.render import render_all
    from portal.screens.typeset import Unavailable

    library, programmes = _programmes(options, console)
    cache = screen_cache(options.config_file)
    try:
        with console.progress("drawing") as tell:
            rendered = render_all(programmes, cache, tell)
    except Unavailable as lacking:
        console.loud(f"screens_lacks_{lacking.reason}", file=lacking.file)
        console.say("screens_install", line=lacking.install)
        raise _Refused(1) from None
    except OSError as fault:
        raise _cannot_write(fault, console) from None
    if len(programmes) == len(library.screens):
        cache.forget()
    if findings := in_order({repr(f): f for one in rendered for f in one.findings}.values()):
        console.findings(findings)
    return rendered, cache


@contextmanager
def _writing(target: Path, console: Console) -> Iterator[Path]:
    """Where a screen's files are to go. Raises _Refused where they cannot, and tells why."""
    from portal.screens.folder import Taken

    try:
        yield target
    except Taken as taken:
        console.say("screens_taken", file=str(taken))
        raise _Refused(1) from None
    except OSError as fault:
        raise _cannot_write(fault, console) from None


def _cannot_write(fault: OSError, console: Console) -> _Refused:
    console.say("cannot_write", place=str(fault.filename or ""), reason=fault.strerror or "")
    return _Refused(1)
