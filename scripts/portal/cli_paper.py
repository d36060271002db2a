"""The command `portal quiz paper`: papers, keys and answer sheets to print."""

from __future__ import annotations

import argparse
import os
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from portal.cli_blueprint import blueprint_named, drawn_paper
from portal.cli_refusal import Refused
from portal.cli_search import chosen
from portal.cli_words import unicode_words, whole_number, words_of
from portal.console import Console, shown_path

if TYPE_CHECKING:
    from portal.content.library import Library
    from portal.quiz.assembly.paper import Assembled
    from portal.quiz.paper.folder import Printed, Wish

_SHEETS = 50
"""Sheets of a version, where no other number is asked for."""
_BETWEEN = re.compile(r"[,、\s]+")


def add_commands(quizzes: Any, project: argparse.ArgumentParser, say: Callable[..., str]) -> None:
    """Give `portal quiz` its papers; their `--lang` is the questions'."""
    from portal.quiz.sheet.place import Size

    paper = quizzes.add_parser("paper", parents=[project], help=say("help.paper"))
    paper.add_argument(
        "--blueprint", metavar=say("help.slug_name"), required=True, help=say("help.pack_blueprint")
    )
    paper.add_argument(
        "--seed",
        type=unicode_words,
        metavar=say("help.seed_name"),
        required=True,
        help=say("help.paper_seed"),
    )
    paper.add_argument(
        "--versions", type=_versions, default=("A",), metavar="A,B", help=say("help.paper_versions")
    )
    paper.add_argument("--lang", metavar=say("help.code_name"), help=say("help.paper_lang"))
    paper.add_argument(
        "--sheets",
        type=whole_number(),
        default=_SHEETS,
        metavar=say("help.number_name"),
        help=say("help.paper_sheets"),
    )
    paper.add_argument("--size", choices=get_args(Size), default="a4", help=say("help.paper_size"))
    paper.add_argument(
        "--first-serial",
        type=whole_number(),
        default=1,
        metavar=say("help.number_name"),
        help=say("help.first_serial"),
    )
    paper.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar=say("help.folder_name"),
        help=say("help.paper_output"),
    )
    paper.set_defaults(run=_paper)


def _versions(written: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKC", written).upper()
    names = tuple(name for name in _BETWEEN.split(plain) if name)
    if names and len(set(names)) == len(names) and all(re.fullmatch("[A-Z]", n) for n in names):
        return names
    raise argparse.ArgumentTypeError(words_of("paper_versions_form"))


def _paper(options: argparse.Namespace, console: Console) -> int:
    try:
        _make(options, console)
    except Refused as refused:
        return refused.code
    return 0


def _make(options: argparse.Namespace, console: Console) -> None:
    """Write the files of a paper. Raises Refused."""
    from portal.output.files import Write, write_all
    from portal.project import open_project
    from portal.quiz.bank import make_bank
    from portal.quiz.paper.folder import Wish
    from portal.quiz.paper.wording import worded

    wish = Wish(options.versions, options.sheets, options.first_serial, options.size)
    _refuse_wish(options, wish, console)
    with console.progress("bank_reading") as tell:
        library = open_project(options.config_file, options.today, console)
        if library is None:
            raise Refused(1)
        _refuse_place(options, library, console)
        language = chosen(options.lang, library.settings.languages, console)
        if language is None:
            raise Refused(2)
        blueprint = worded(blueprint_named(options.blueprint, library, console), library, language)
        tell("bank_making", 0, 1)
        items, seed = make_bank(library).items, options.seed.strip()
        assembled = drawn_paper(items, blueprint, seed, language, "paper_short", console)
    printed = _printed(assembled, wish, console)
    writes = [Write(options.output / name, data) for name, data in printed.files.items()]
    try:
        _refuse_other(printed, options.output, console)
        write_all(writes)
    except OSError as fault:
        console.cannot_write(fault, options.output)
        raise Refused(1) from None
    _tell(assembled, printed, wish, options.output, console)


def _refuse_wish(options: argparse.Namespace, wish: Wish, console: Console) -> None:
    from portal.quiz.sheet.code import MOST_SERIAL

    if not options.seed.strip():
        console.say("paper_seed")
        raise Refused(2)
    if wish.last_serial > MOST_SERIAL:
        console.say("paper_serials", last=wish.last_serial, most=MOST_SERIAL)
        raise Refused(2)


def _refuse_place(options: argparse.Namespace, library: Library, console: Console) -> None:
    """A paper among the content would be published with it. Raises Refused."""
    from portal.project import held_folder

    held = held_folder(options.config_file, library.settings, options.output)
    if held is not None:
        console.say("paper_among_content", place=shown_path(held))
        raise Refused(2)
    # a name that is too long is told when it is written
    if os.path.exists(options.output) and not options.output.is_dir():
        console.say("paper_no_folder", place=shown_path(options.output))
        raise Refused(2)


def _refuse_other(printed: Printed, folder: Path, console: Console) -> None:
    """The key of another paper, whose sheets may be printed already, must not be lost. Raises
    Refused."""
    from portal.quiz.paper.key import KEY_FILE

    place = folder / KEY_FILE
    if place.exists() and place.read_bytes() != printed.files[KEY_FILE]:
        console.say("paper_other", file=shown_path(place))
        raise Refused(2)


def _printed(assembled: Assembled, wish: Wish, console: Console) -> Printed:
    from portal.quiz.paper.folder import print_paper
    from portal.quiz.paper.versions import TooFewOrders
    from portal.quiz.sheet.place import TooMany
    from portal.screens.typeset import Unavailable

    try:
        with console.progress("paper_setting") as tell:
            return print_paper(assembled, wish, tell)
    except TooMany as fault:
        key = "paper_wide" if fault.wide else f"paper_many_{wish.size}"
        console.say(key, wanted=fault.wanted, fit=fault.fit)
    except TooFewOrders as fault:
        console.say("paper_orders", possible=fault.possible, wanted=len(wish.versions))
    except Unavailable as lacking:
        console.loud("paper_lacks_font", file=lacking.file)
        console.say("screens_install", line=lacking.install)
    raise Refused(1)


def _fits_a5(printed: Printed) -> bool:
    """Whether the rows of the sheets would have room on half the paper."""
    from portal.quiz.sheet.place import TooMany, Wanted, place

    for version in printed.key.versions.values():
        rows = version.layout.rows
        try:
            place([Wanted(r.label, r.question, r.part, len(r.bubbles)) for r in rows], "a5")
        except TooMany:
            return False
    return True


def _tell(
    assembled: Assembled, printed: Printed, wish: Wish, folder: Path, console: Console
) -> None:
    """What was written, and what to mind when it is printed."""
    place, versions = shown_path(folder), console.text.listing(list(wish.versions))
    count, points = assembled.blueprint.count, assembled.blueprint.points
    console.done("paper_done", place=place, versions=versions, count=count, points=points)
    if printed.by_sheet:
        first, last = str(wish.first_serial), str(wish.last_serial)
        following = str(wish.last_serial + 1)
        console.done("paper_sheets_done", count=wish.sheets, first=first, last=last, next=following)
        if wish.size == "a4" and _fits_a5(printed):
            console.done("paper_a5")
        console.done("paper_print")
    else:
        console.done("paper_no_sheets")
    if by_hand := sum(item.type in ("blank", "short") for item in assembled.items):
        console.done("paper_by_hand", count=by_hand)
    if printed.missing:
        console.say("paper_missing", characters=printed.missing)
    if secret := sum(item.pool == "contest" for item in assembled.items):
        console.loud("paper_secret", count=secret)
