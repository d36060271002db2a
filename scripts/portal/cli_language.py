"""The commands for languages: `portal language add | status | sync | export | import`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portal.console import FORMATS, Console
from portal.findings import has_errors
from portal.language.languages import UnknownLanguage, locale_of, right_code
from portal.output.files import write_all, write_whole

if TYPE_CHECKING:
    from portal.content.library import Library

EXCHANGE_FORMATS = ("xliff", "po")


def add_commands(commands: Any, common: argparse.ArgumentParser, say: Callable[..., str]) -> None:
    """Give the command line its `language`."""
    language = commands.add_parser("language", help=say("help.language"))
    verbs = language.add_subparsers(metavar=say("help.command"), required=True)

    add = verbs.add_parser("add", parents=[common], help=say("help.language_add"))
    add.add_argument("code", help=say("help.code"))
    add.add_argument("--name", help=say("help.language_name"))
    add.add_argument("--prefix", help=say("help.prefix"))
    add.set_defaults(run=_add)

    status = verbs.add_parser("status", parents=[common], help=say("help.language_status"))
    status.add_argument("--format", choices=FORMATS, default=FORMATS[0], help=say("help.format"))
    status.set_defaults(run=_opened(_status))

    sync = verbs.add_parser("sync", parents=[common], help=say("help.language_sync"))
    sync.add_argument("files", nargs="+", type=Path, help=say("help.translations"))
    sync.set_defaults(run=_opened(_sync))

    export = verbs.add_parser("export", parents=[common], help=say("help.language_export"))
    export.add_argument("code", help=say("help.code"))
    export.add_argument("files", nargs="*", type=Path, help=say("help.originals"))
    export.add_argument("-o", "--output", type=Path, help=say("help.output"))
    export.add_argument(
        "--format", choices=EXCHANGE_FORMATS, default="xliff", help=say("help.exchange_format")
    )
    export.set_defaults(run=_opened(_export))

    import_ = verbs.add_parser("import", parents=[common], help=say("help.language_import"))
    import_.add_argument("files", nargs="+", type=Path, help=say("help.exchange_files"))
    import_.set_defaults(run=_opened(_import))


Run = Callable[[argparse.Namespace, Console], int]
"""What a command does; returns the exit code."""


def _opened(run: Callable[[Library, argparse.Namespace, Console], int]) -> Run:
    """A command that works on a project without errors."""

    def command(options: argparse.Namespace, console: Console) -> int:
        library = _open(options, console)
        return 1 if library is None else run(library, options, console)

    return command


def _open(options: argparse.Namespace, console: Console) -> Library | None:
    from portal.project import open_project

    return open_project(options.config_file, options.today, console)


def _add(options: argparse.Namespace, console: Console) -> int:
    from portal.language_add import add_language
    from portal.project import find

    code = right_code(options.code)
    try:
        locale_of(code)
    except UnknownLanguage:
        console.say("language_unknown", code=options.code)
        return 2
    library = _open(options, console)
    if library is None:
        return 1
    config = find(options.config_file)
    return add_language(library, config, code, options.name, options.prefix, console)


def _status(library: Library, options: argparse.Namespace, console: Console) -> int:
    from portal.translation.status import status

    rows = status(library)
    if options.format == "json":
        print(json.dumps([row.as_dict() for row in rows], ensure_ascii=False, indent=1))
    else:
        console.language_status(rows, library.settings.languages)
    return 0


def _sync(library: Library, options: argparse.Namespace, console: Console) -> int:
    from portal.translation.sync import sync

    done = sync(library, options.files)
    write_all([one.write for one in done if one.write is not None])
    for one in done:
        console.done(f"sync_{one.outcome}", file=str(one.path))
    return 1 if any(one.outcome == "not-translation" for one in done) else 0


def _export(library: Library, options: argparse.Namespace, console: Console) -> int:
    from portal.translation.exchange import ENDINGS, ExchangeRefused, export

    try:
        data = export(library, options.code, options.format, options.files)
    except ExchangeRefused as refused:
        console.findings(refused.findings)
        return 1
    path = options.output or Path(f"{options.code}{ENDINGS[options.format]}")
    if path.is_dir():
        path /= f"{options.code}{ENDINGS[options.format]}"
    if path.exists() and path.read_bytes() != data:
        console.say("export_there", file=str(path))
        return 1
    write_whole(path, data)
    console.done("exported", file=str(path))
    return 0


def _import(library: Library, options: argparse.Namespace, console: Console) -> int:
    from portal.translation.exchange import import_

    found = import_(library, options.files)
    if found.findings:
        console.findings(found.findings)
    if has_errors(found.findings):
        console.say("import_nothing")
        return 1
    write_all(found.writes)
    for write in found.writes:
        console.done("written", file=library.settings.relative(write.path))
    console.done("imported", passages=found.passages)
    if found.left:
        console.done("import_left", left=found.left)
    return 0
