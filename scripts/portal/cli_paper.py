"""The command `portal quiz paper`: papers, keys and answer sheets to print."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from portal import cli_serials
from portal.cli_blueprint import blueprint_named, drawn_paper
from portal.cli_refusal import Refused, refusable
from portal.cli_search import chosen
from portal.cli_words import unicode_words, version_names, whole_number
from portal.console import Console, shown_path

if TYPE_CHECKING:
    from portal.content.library import Library
    from portal.quiz.assembly.paper import Assembled
    from portal.quiz.paper.folder import Composed
    from portal.quiz.paper.key import Key
    from portal.quiz.paper.serials import Span


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
        "--versions",
        type=version_names,
        default=("A",),
        metavar="A,B",
        help=say("help.paper_versions"),
    )
    paper.add_argument("--lang", metavar=say("help.code_name"), help=say("help.paper_lang"))
    paper.add_argument(
        "--sheets",
        type=whole_number(),
        default=cli_serials.SHEETS,
        metavar=say("help.number_name"),
        help=say("help.paper_sheets"),
    )
    paper.add_argument("--size", choices=get_args(Size), default="a4", help=say("help.paper_size"))
    cli_serials.add_first_serial(paper, say)
    paper.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar=say("help.folder_name"),
        help=say("help.paper_output"),
    )
    paper.set_defaults(run=refusable(_make))


def _make(options: argparse.Namespace, console: Console) -> None:
    """Write the files of a paper. Raises Refused."""
    from portal.output.files import Write
    from portal.project import open_project
    from portal.quiz.bank import make_bank
    from portal.quiz.paper.folder import paper_files, sheet_files
    from portal.quiz.paper.serials import Serials, Span
    from portal.quiz.paper.wording import worded

    if not options.seed.strip():
        console.say("paper_seed")
        raise Refused(2)
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
    folder, paper = options.output, _composed(assembled, options, console)
    new = _is_new(paper.key, folder, console)
    known, spans, first = Serials(paper.key.paper), tuple[Span, ...](), options.first_serial
    if paper.key.has_sheets:
        known = cli_serials.known_serials(folder, paper.key, first, console, new=new)
        spans = cli_serials.next_spans(known, options.versions, options.sheets, first, console)
    with cli_serials.printing(console) as tell:
        files = {**paper_files(paper, tell), **sheet_files(paper.key, spans, tell)}
    writes = [Write(folder / name, data) for name, data in files.items()]
    cli_serials.write_printed(folder, known, spans, writes, folder, console)
    _tell(paper, spans, options, console, new=new)


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


def _is_new(key: Key, folder: Path, console: Console) -> bool:
    """Whether nothing of this paper is in a folder yet; the key of another one, whose sheets may be
    printed already, must not be lost. Raises Refused."""
    from portal.quiz.paper.key import KEY_FILE, dump

    place = folder / KEY_FILE
    try:
        if not place.exists():
            return True
        same = place.read_bytes() == dump(key)
    except OSError as fault:
        console.cannot_write(fault, folder)
        raise Refused(1) from None
    if not same:
        console.say("paper_other", file=shown_path(place))
        raise Refused(2)
    return False


def _composed(assembled: Assembled, options: argparse.Namespace, console: Console) -> Composed:
    from portal.quiz.paper.folder import compose
    from portal.quiz.paper.versions import TooFewOrders
    from portal.quiz.sheet.place import TooMany

    try:
        return compose(assembled, options.versions, options.size)
    except TooMany as fault:
        key = "paper_wide" if fault.wide else f"paper_many_{options.size}"
        console.say(key, wanted=fault.wanted, fit=fault.fit)
    except TooFewOrders as fault:
        console.say("paper_orders", possible=fault.possible, wanted=len(options.versions))
    raise Refused(1)


def _fits_a5(key: Key) -> bool:
    """Whether the rows of the sheets would have room on half the paper."""
    from portal.quiz.sheet.place import TooMany, Wanted, place

    for version in key.versions.values():
        rows = version.layout.rows
        try:
            place([Wanted(r.label, r.question, r.part, len(r.bubbles)) for r in rows], "a5")
        except TooMany:
            return False
    return True


def _tell(
    paper: Composed,
    spans: Sequence[Span],
    options: argparse.Namespace,
    console: Console,
    *,
    new: bool,
) -> None:
    """What was written, and what to mind when it is printed."""
    from portal.quiz.paper.key import KEY_FILE

    folder, assembled = options.output, paper.assembled
    place, versions = shown_path(folder), console.text.listing(list(options.versions))
    count, points = assembled.blueprint.count, assembled.blueprint.points
    console.done("paper_done", place=place, versions=versions, count=count, points=points)
    if spans:
        cli_serials.tell_spans(spans, console)
        console.done("paper_more", file=shown_path(folder / KEY_FILE))
        if new and options.size == "a4" and _fits_a5(paper.key):
            console.done("paper_a5")
        console.done("paper_print")
    else:
        console.done("paper_no_sheets")
    if by_hand := sum(item.type in ("blank", "short") for item in assembled.items):
        console.done("paper_by_hand", count=by_hand)
    if paper.missing:
        console.say("paper_missing", characters=paper.missing)
    if secret := sum(item.pool == "contest" for item in assembled.items):
        console.loud("paper_secret", count=secret)
