"""The command `portal quiz sheets`: more answer sheets of a paper that was printed."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portal import cli_serials
from portal.cli_key import key_in
from portal.cli_refusal import Refused, refusable
from portal.cli_words import version_names, whole_number
from portal.console import Console, shown_path

if TYPE_CHECKING:
    from portal.quiz.paper.key import Key


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
        default=cli_serials.SHEETS,
        metavar=say("help.number_name"),
        help=say("help.sheets_count"),
    )
    sheets.add_argument(
        "--versions", type=version_names, metavar="A,B", help=say("help.sheets_versions")
    )
    cli_serials.add_first_serial(sheets, say)
    sheets.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar=say("help.folder_name"),
        help=say("help.sheets_output"),
    )
    sheets.set_defaults(run=refusable(_print))


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
    known = cli_serials.known_serials(folder, key, options.first_serial, console, new=False)
    spans = cli_serials.next_spans(known, versions, options.count, options.first_serial, console)
    with cli_serials.printing(console) as tell:
        files = sheet_files(key, spans, tell)
    writes = [Write(place / name, data) for name, data in files.items()]
    cli_serials.write_printed(folder, known, spans, writes, place, console)
    console.done("sheets_done", title=key.title, place=shown_path(place))
    cli_serials.tell_spans(spans, console)
    console.done("paper_print")


def _versions(options: argparse.Namespace, key: Key, console: Console) -> tuple[str, ...]:
    """The versions that sheets are wanted of; all where none is named. Raises Refused."""
    if not key.has_sheets:
        console.say("sheets_none", file=shown_path(options.key))
        raise Refused(1)
    versions: tuple[str, ...] = options.versions or tuple(key.versions)
    if unknown := [name for name in versions if name not in key.versions]:
        names, there = (console.text.listing(list(some)) for some in (unknown, key.versions))
        console.say("sheets_version", names=names, known=there)
        raise Refused(2)
    return versions
