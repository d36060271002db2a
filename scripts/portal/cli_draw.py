"""The commands `portal quiz draw …`: commit to a seed, draw, verify a draw."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portal.cli_words import unicode_words, whole_number, words_of
from portal.console import Console, shown_path

if TYPE_CHECKING:
    from portal.quiz.prize.draw import Draw

JSON, PAGE = "draw.json", "draw.html"
_COMMITMENT = ".commitment.txt"
_TABLES = (".csv",)
_MOST = 100_000


def add_commands(quizzes: Any, common: argparse.ArgumentParser, say: Callable[..., str]) -> None:
    """Give `portal quiz` its prize draw."""
    draws = quizzes.add_parser("draw", help=say("help.draw"))
    steps = draws.add_subparsers(metavar=say("help.command"), required=True)

    commit = steps.add_parser("commit", parents=[common], help=say("help.draw_commit"))
    commit.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar=say("help.file_name"),
        help=say("help.draw_secret"),
    )
    commit.set_defaults(run=_commit)

    run = steps.add_parser("run", parents=[common], help=say("help.draw_run"))
    run.add_argument(
        "--secret",
        type=Path,
        required=True,
        metavar=say("help.file_name"),
        help=say("help.draw_secret_file"),
    )
    run.add_argument(
        "--entries",
        type=Path,
        required=True,
        metavar=say("help.file_name"),
        help=say("help.draw_entries"),
    )
    run.add_argument(
        "--winners",
        type=whole_number(_MOST),
        required=True,
        metavar=say("help.number_name"),
        help=say("help.draw_winners"),
    )
    run.add_argument(
        "--without-waiting", action="store_true", help=say("help.draw_without_waiting")
    )
    run.add_argument(
        "--min-points",
        type=_points,
        metavar=say("help.number_name"),
        help=say("help.draw_min_points"),
    )
    run.add_argument(
        "--public",
        type=unicode_words,
        default="",
        metavar=say("help.words_name"),
        help=say("help.draw_public"),
    )
    run.add_argument(
        "--title",
        type=unicode_words,
        default="",
        metavar=say("help.words_name"),
        help=say("help.draw_title"),
    )
    run.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar=say("help.folder_name"),
        help=say("help.draw_output"),
    )
    run.set_defaults(run=_run)

    verify = steps.add_parser("verify", parents=[common], help=say("help.draw_verify"))
    verify.add_argument(
        "draw", type=Path, metavar=say("help.file_name"), help=say("help.draw_json")
    )
    verify.add_argument(
        "--commitment", metavar=say("help.words_name"), help=say("help.draw_commitment")
    )
    verify.set_defaults(run=_verify)


def _points(written: str) -> float:
    try:
        number = float(written)
    except ValueError:
        number = float("nan")
    if isfinite(number):
        return number
    raise argparse.ArgumentTypeError(words_of("draw_points"))


def _commit(options: argparse.Namespace, console: Console) -> int:
    from portal.output.files import write_new
    from portal.project import publishing_folder
    from portal.quiz.prize.draw import commitment_of, dump_secret, new_seed

    secret = options.output
    public = secret.with_name(secret.name + _COMMITMENT)
    if (among := publishing_folder(secret)) is not None:
        console.say("draw_among_content", place=shown_path(among))
        return 2
    seed = new_seed()
    commitment = commitment_of(seed)
    words = console.text("draw_commitment_words", commitment=commitment)
    try:
        write_new(secret, dump_secret(seed), private=True)
        try:
            write_new(public, f"{words}\n".encode())
        except OSError:
            secret.unlink()  # nobody has seen what it promises
            raise
    except FileExistsError as fault:
        console.say("draw_secret_exists", file=shown_path(Path(fault.filename)))
        return 1
    except OSError as fault:
        console.cannot_write(fault, secret)
        return 1
    console.done("draw_committed", commitment=commitment)
    console.say("draw_committed_next", secret=shown_path(secret), public=shown_path(public))
    return 0


def _run(options: argparse.Namespace, console: Console) -> int:
    from portal.language.catalogue import Strings
    from portal.output.files import Write, write_all
    from portal.quiz.grading.templates import WORDS
    from portal.quiz.prize.draw import draw, dump_draw
    from portal.quiz.prize.page import draw_page

    seed = _seed(options.secret, console)
    found = None if seed is None else _entries(options, console)
    if seed is None or found is None:
        return 1
    entries, waiting = found
    if len(entries) < options.winners:
        console.say("draw_too_few", entries=len(entries), winners=options.winners)
        return 1
    title = options.title.strip() or Strings(console.code, WORDS)("draw_default")
    made = draw(title, seed, options.public, entries, options.winners, waiting)
    data, place = dump_draw(made), options.output / JSON
    try:
        if place.exists() and place.read_bytes() != data:
            console.say("draw_done_before", file=shown_path(place))
            return 1
        page = Write(options.output / PAGE, draw_page(made, console.code))
        write_all([Write(place, data), page])
    except OSError as fault:
        console.cannot_write(fault, place)
        return 1
    _tell(made, options.output, console)
    return 0


def _tell(made: Draw, folder: Path, console: Console) -> None:
    console.done("draw_drawn", entries=len(made.entries), winners=len(made.winners))
    for number, winner in enumerate(made.winners, 1):
        console.done("draw_winner", number=number, entry=winner)
    console.done("draw_rule")
    console.say("draw_files", folder=shown_path(folder))


def _seed(path: Path, console: Console) -> str | None:
    from portal.quiz.prize.draw import DrawFault, load_secret

    try:
        return load_secret(path.read_bytes())
    except OSError:
        console.say("draw_closed", file=shown_path(path))
    except DrawFault as fault:
        console.say(f"draw_secret_{fault.reason}", file=shown_path(path))
    return None


def _entries(options: argparse.Namespace, console: Console) -> tuple[tuple[str, ...], int] | None:
    """The entries of a file, and how many sheets wait and are left out; None, and told, where there
    are none."""
    from portal.quiz.prize.draw import normalised_entries
    from portal.quiz.prize.entries import EntriesFault, read_entries

    path = options.entries
    table = path.suffix.lower() in _TABLES
    try:
        written = read_entries(path.read_bytes(), table=table, least=options.min_points)
    except OSError:
        console.say("draw_closed", file=shown_path(path))
        return None
    except EntriesFault as fault:
        console.say(f"entries_{fault.reason}", file=shown_path(path))
        return None
    waiting = len(written.waiting)
    if waiting:
        names = console.some(written.waiting)
        said = "entries_not_waited" if options.without_waiting else "entries_waiting"
        console.say(said, count=waiting, names=names)
        if not options.without_waiting:
            return None
    entries, twice = normalised_entries(written.entries)
    if written.without:
        console.say("entries_without", count=written.without)
    if written.fewer:
        console.say("entries_fewer", count=written.fewer)
    if twice:
        console.say("entries_twice", count=twice)
    if not entries:
        console.say("entries_none", file=shown_path(path))
        return None
    return entries, waiting


def _verify(options: argparse.Namespace, console: Console) -> int:
    from portal.quiz.prize.draw import DrawFault, faults_of, load_draw

    try:
        held = load_draw(options.draw.read_bytes())
    except OSError:
        console.say("draw_closed", file=shown_path(options.draw))
        return 1
    except DrawFault as fault:
        console.say(f"draw_file_{fault.reason}", file=shown_path(options.draw))
        return 1
    faults = faults_of(held)
    for name in faults:
        console.say(f"draw_wrong_{name}")
    published = (options.commitment or held.commitment).strip().lower()
    if published != held.commitment:
        console.say("draw_wrong_commitment", published=published, held=held.commitment)
        return 1
    if faults:
        return 1
    console.done("draw_right", entries=len(held.entries), winners=len(held.winners))
    if held.waiting:
        console.say("draw_not_waited", count=held.waiting)
    if not options.commitment:
        console.say("draw_compare", commitment=held.commitment)
    return 0
