"""The command `portal quiz pack`: the sealed questions of a contest in a hall."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portal.cli_blueprint import blueprint_named, drawn_paper
from portal.cli_refusal import Refused, refusable
from portal.cli_search import chosen
from portal.cli_words import unicode_words
from portal.console import Console, shown_path

if TYPE_CHECKING:
    from portal.content.hall import HallRules
    from portal.content.library import Library

TRIES = 3
"""How often a passphrase is asked for at the terminal."""


def add_commands(quizzes: Any, project: argparse.ArgumentParser, say: Callable[..., str]) -> None:
    """Give `portal quiz` its packs; their `--lang` is the questions'."""
    pack = quizzes.add_parser(
        "pack", parents=[project], help=say("help.pack"), epilog=say("help.pack_more")
    )
    pack.add_argument("--blueprint", metavar=say("help.slug_name"), help=say("help.pack_blueprint"))
    pack.add_argument(
        "--seed", type=unicode_words, metavar=say("help.seed_name"), help=say("help.pack_seed")
    )
    pack.add_argument("--rules", metavar=say("help.slug_name"), help=say("help.pack_rules"))
    pack.add_argument("--lang", metavar=say("help.code_name"), help=say("help.pack_lang"))
    pack.add_argument(
        "--passphrase-file",
        type=Path,
        metavar=say("help.file_name"),
        help=say("help.passphrase_file"),
    )
    pack.add_argument("--open", action="store_true", help=say("help.pack_open"))
    pack.add_argument(
        "--show", type=Path, metavar=say("help.file_name"), help=say("help.pack_show")
    )
    pack.add_argument(
        "-o", "--output", type=Path, metavar=say("help.file_name"), help=say("help.output")
    )
    pack.set_defaults(run=refusable(_pack))


def _pack(options: argparse.Namespace, console: Console) -> None:
    """Write a pack, or show what is in one. Raises Refused."""
    if options.show is not None:
        _show(options, console)
    else:
        _make(options, console)


def _make(options: argparse.Namespace, console: Console) -> None:
    """Write a pack. Raises Refused."""
    from portal import console_hall
    from portal.output.files import write_whole
    from portal.project import open_project
    from portal.quiz.bank import make_bank
    from portal.quiz.hall.pack import lacking, needed, pack_bytes, pack_of
    from portal.quiz.hall.seal import seal

    if not (options.blueprint and options.seed and options.seed.strip() and options.output):
        console.say("pack_needs")
        raise Refused(2)
    library = open_project(options.config_file, options.today, console)
    if library is None:
        raise Refused(1)
    _refuse_content(options, library, console)
    language = chosen(options.lang, library.settings.languages, console)
    if language is None:
        raise Refused(2)
    blueprint = blueprint_named(options.blueprint, library, console)
    rules = _rules(options.rules, library, console)
    if short := lacking(rules, blueprint):
        console_hall.too_few(console, short, rules)
        raise Refused(1)
    items = make_bank(library).items
    drawn = drawn_paper(items, blueprint, options.seed.strip(), language, "pack_short", console)
    pack = pack_of(drawn, items, rules, library)
    data = pack_bytes(pack)
    if not options.open:
        passphrase = _new_passphrase(options.passphrase_file, console)
        data = seal(pack, passphrase, library.settings.today)
    try:
        write_whole(options.output, data)
    except OSError as fault:
        console.cannot_write(fault, options.output)
        raise Refused(1) from None
    spare = blueprint.count - sum(needed(one, len(rules.teams)) for one in rules.rounds)
    console_hall.packed(console, pack, spare, options.output, sealed=not options.open)


def _refuse_content(options: argparse.Namespace, library: Library, console: Console) -> None:
    """A pack among the content would be published with it. Raises Refused."""
    from portal.project import held_folder

    held = held_folder(options.config_file, library.settings, options.output)
    if held is not None:
        console.say("pack_among_content", place=shown_path(held))
        raise Refused(2)


def _rules(slug: str | None, library: Library, console: Console) -> HallRules:
    """The rules with this slug; without one, those of the project's only file, or the usual ones.
    Raises Refused."""
    from portal.content.corrections import nearest
    from portal.quiz.hall.rules_json import default_rules

    halls = library.halls
    if slug is not None and slug not in halls:
        console.say("pack_rules", slug=slug, near=nearest(slug, halls))
        raise Refused(2)
    if slug is None and len(halls) > 1:
        console.say("pack_rules_many", slugs=console.text.listing(sorted(halls)))
        raise Refused(2)
    found = slug or next(iter(halls), None)
    if found is None:
        console.done("pack_rules_usual")
        return default_rules()
    console.done("pack_rules_of", slug=found)
    return halls[found]


def _new_passphrase(file: Path | None, console: Console) -> str:
    """A good passphrase: from a file, or twice from the terminal. Raises Refused."""
    from portal.quiz.hall.seal import normal, weakness

    if file is not None:
        passphrase = _from_file(file, console)
        if weak := weakness(passphrase):
            console.say(f"passphrase_{weak}")
            raise Refused(2)
        return passphrase
    for _ in range(TRIES):
        passphrase = _asked("passphrase_new", console)
        if weak := weakness(passphrase):
            console.say(f"passphrase_{weak}")
        elif normal(_asked("passphrase_again", console)) != normal(passphrase):
            console.say("passphrase_differs")
        else:
            return passphrase
    raise Refused(2)


def _asked(key: str, console: Console) -> str:
    """What is typed at the terminal, unseen. Raises Refused where there is none."""
    if not sys.stdin.isatty():
        console.say("passphrase_nobody")
        raise Refused(2)
    try:
        return getpass(console.text(key))
    except EOFError:
        raise Refused(2) from None


def _from_file(file: Path, console: Console) -> str:
    """The first line of a file. Raises Refused."""
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, ValueError):
        console.say("passphrase_unread", file=shown_path(file))
        raise Refused(2) from None
    return lines[0] if lines else ""


def _show(options: argparse.Namespace, console: Console) -> None:
    """Tell of a pack: its head, and to who has the passphrase its questions. Raises Refused."""
    from portal import console_hall
    from portal.quiz.hall.seal import Envelope, PackFault, read, unseal

    name = shown_path(options.show)
    try:
        found = read(options.show.read_bytes())
        if isinstance(found, Envelope):
            console_hall.head(console, found)
            if options.passphrase_file is not None:
                passphrase = _from_file(options.passphrase_file, console)
            elif sys.stdin.isatty():
                passphrase = _asked("passphrase_or_none", console)
            else:
                console.done("pack_closed")
                return
            if not passphrase.strip():
                return
            found = unseal(found, passphrase)
        console_hall.questions(console, found)
    except OSError as fault:
        console.say("pack_unread", file=name, reason=fault.strerror or "")
        raise Refused(1) from None
    except PackFault as fault:
        console.say(f"pack_fault_{fault.reason}", file=name)
        raise Refused(1) from None
