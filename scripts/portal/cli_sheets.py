"""The command `portal quiz sheets`: more answer sheets of a paper that was printed; and the serials
of sheets, which it shares with `portal quiz paper`."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portal.cli_refusal import Refused
from portal.cli_results import key_in
from portal.cli_words import version_names, whole_number
from portal.console import Console, shown_path

if TYPE_CHECKING:
    from portal.output.files import Write
    from portal.quiz.bank import Tell
    from portal.quiz.paper.key import Key
    from portal.quiz.paper.serials import Serials, Span

SHEETS = 50
"""Sheets of a version, where no other number is asked for."""


def add_command(quizzes: Any, common: argparse.ArgumentParser, say: Callable[..., str]) -> None:
    """Give `portal quiz` its command for more sheets."""
    sheets = quizzes.add_parser("sheets", parents=[common], help=say("help.sheets"))
    sheets.add_argument(
        "--key",
        type=Path,
        required=True,
        metavar=say("help.file_name"),
        help=say("help.sheets_key"),
    )
    sheets.add_argument(
        "--count",
        type=whole_number(),
        default=SHEETS,
        metavar=say("help.number_name"),
        help=say("help.sheets_count"),
    )
    sheets.add_argument(
        "--versions", type=version_names, metavar="A,B", help=say("help.sheets_versions")
    )
    add_first_serial(sheets, say)
    sheets.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar=say("help.folder_name"),
        help=say("help.sheets_output"),
    )
    sheets.set_defaults(run=_sheets)


def add_first_serial(command: argparse.ArgumentParser, say: Callable[..., str]) -> None:
    """Give a command the option to say where its serials begin."""
    command.add_argument(
        "--first-serial",
        type=whole_number(),
        metavar=say("help.number_name"),
        help=say("help.first_serial"),
    )


def _sheets(options: argparse.Namespace, console: Console) -> int:
    try:
        _print(options, console)
    except Refused as refused:
        return refused.code
    return 0


def _print(options: argparse.Namespace, console: Console) -> None:
    """Write more sheets. Raises Refused."""
    from portal.output.files import Write
    from portal.project import publishing_folder
    from portal.quiz.paper.folder import sheet_files

    folder = options.key.parent
    place = options.output or folder
    if (among := publishing_folder(place)) is not None:
        console.say("paper_among_content", place=shown_path(among))
        raise Refused(2)
    key = key_in(options.key, console)
    if key is None:
        raise Refused(1)
    versions = _versions(options, key, console)
    wanted = (versions, options.count, options.first_serial)
    known, spans = next_serials(folder, key, *wanted, console, new=False)
    with printing(console) as tell:
        files = sheet_files(key, spans, tell)
    writes = [Write(place / name, data) for name, data in files.items()]
    write_printed(folder, known, spans, writes, place, console)
    console.done("sheets_done", title=key.title, place=shown_path(place))
    tell_spans(spans, console)
    console.done("paper_print")


def _versions(options: argparse.Namespace, key: Key, console: Console) -> tuple[str, ...]:
    """The versions that sheets are wanted of; all where none is named. Raises Refused."""
    from portal.quiz.paper.folder import has_sheets

    if not has_sheets(key):
        console.say("sheets_none", file=shown_path(options.key))
        raise Refused(1)
    versions: tuple[str, ...] = options.versions or tuple(key.versions)
    if unknown := [name for name in versions if name not in key.versions]:
        names, there = (console.text.listing(list(some)) for some in (unknown, key.versions))
        console.say("sheets_version", names=names, known=there)
        raise Refused(2)
    return versions


def next_serials(
    folder: Path,
    key: Key,
    versions: Sequence[str],
    sheets: int,
    first: int | None,
    console: Console,
    *,
    new: bool,
) -> tuple[Serials, tuple[Span, ...]]:
    """What was given out of a paper, and the serials of so many sheets more of each version; of a
    `new` paper nobody had any. Raises Refused."""
    from portal.quiz.paper.serials import (
        SERIALS_FILE,
        Serials,
        SerialsFault,
        read_serials,
        spans_of,
    )
    from portal.quiz.sheet.code import MOST_SERIAL

    place = folder / SERIALS_FILE
    try:
        known = read_serials(folder, key.paper)
    except SerialsFault as fault:
        lost = fault.reason in ("missing", "spoilt")
        if not lost or (first is None and not (new and fault.reason == "missing")):
            console.say(f"serials_{fault.reason}", file=shown_path(place))
            raise Refused(2) from None
        known = Serials(key.paper)
    except OSError as fault:
        console.cannot_write(fault, place)
        raise Refused(1) from None
    following = known.following
    if first is not None and first < following:
        console.say("serials_used", first=str(first), last=str(following - 1), next=str(following))
        raise Refused(2)
    spans = spans_of(versions, sheets, first or following)
    if (last := spans[-1].last) > MOST_SERIAL:
        console.say("paper_serials", last=last, most=MOST_SERIAL)
        raise Refused(2)
    return known, spans


@contextmanager
def printing(console: Console) -> Iterator[Tell]:
    """Yields what to tell of how far the printing is; a font that lacks is told. Raises Refused."""
    from portal.screens.typeset import Unavailable

    try:
        with console.progress("paper_setting") as tell:
            yield tell
    except Unavailable as lacking:
        console.loud("paper_lacks_font", file=lacking.file)
        console.say("screens_install", line=lacking.install)
        raise Refused(1) from None


def write_printed(
    folder: Path,
    known: Serials,
    spans: Sequence[Span],
    writes: Sequence[Write],
    place: Path,
    console: Console,
) -> None:
    """Write what is printed into a place, and beside the paper's key which serials it has. Raises
    Refused."""
    from portal.quiz.paper.serials import Busy, give_out

    try:
        give_out(folder, known, spans, writes)
    except Busy:
        console.say("serials_busy", folder=shown_path(folder))
        raise Refused(1) from None
    except OSError as fault:
        beside_key = fault.filename is not None and Path(fault.filename).parent == folder
        console.cannot_write(fault, folder if beside_key else place)
        raise Refused(1) from None


def tell_spans(spans: Sequence[Span], console: Console) -> None:
    """Say which serials stand in which file."""
    from portal.quiz.paper.folder import sheet_file

    for span in spans:
        numbers = {"first": str(span.first), "last": str(span.last), "count": len(span.serials)}
        console.done("sheets_span", version=span.version, file=sheet_file(span), **numbers)
