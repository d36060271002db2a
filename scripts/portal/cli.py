"""The commands: each is a few lines that call one room."""

from __future__ import annotations

import argparse
import gc
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from portal import cli_language, cli_quiz, cli_screens, cli_search
from portal.cli_words import CommandParser, own_words, words_of
from portal.console import FORMATS, Console
from portal.content.fields import as_date
from portal.findings import has_errors
from portal.language.catalogue import meant_by
from portal.processes import HelperFailed

KINDS = ("story", "policy", "figure", "question", "contest", "blueprint", "screen", "notice")


def command() -> NoReturn:
    """Run the command of this process, and end it."""
    code = main()
    # the process ends here: looking through all that it made for garbage would take a second
    gc.freeze()
    sys.exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 well, 1 errors in the content, 2 wrong words."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    with own_words(sys.argv[1:] if arguments is None else arguments):
        options = _parser().parse_args(arguments)
    console = Console("en" if (options.lang or "").startswith("en") else "zh")
    try:
        return int(options.run(options, console))
    except KeyboardInterrupt:
        console.say("interrupted")
        return 130
    except HelperFailed as fault:
        console.say("unfinished", reason=str(fault))
        return 1
    except BrokenPipeError:
        return 0
    except OSError as fault:
        console.say("cannot_use", place=fault.filename or "", reason=fault.strerror or fault)
        return 1


def _parser() -> argparse.ArgumentParser:
    say = words_of
    project = CommandParser(add_help=False)
    project.add_argument(
        "-f", "--config-file", type=Path, metavar=say("help.file_name"), help=say("help.file")
    )
    project.add_argument("--today", type=_day, metavar="YYYY-MM-DD", help=say("help.today"))
    common = CommandParser(add_help=False, parents=[project])
    common.add_argument("--lang", choices=("zh", "en"), default="zh", help=say("help.lang"))
    parser = CommandParser(
        prog="portal",
        description=say("help.portal"),
        epilog=say("help.test"),
    )
    commands = parser.add_subparsers(metavar=say("help.command"), required=True)

    build = commands.add_parser("build", parents=[common], help=say("help.build"))
    build.add_argument("-d", "--site-dir", type=Path, help=say("help.site_dir"))
    build.set_defaults(run=_build)

    serve = commands.add_parser("serve", parents=[common], help=say("help.serve"))
    serve.add_argument("-a", "--dev-addr", metavar="IP:PORT", help=say("help.address"))
    serve.add_argument("--open", action="store_true", help=say("help.open"))
    serve.set_defaults(run=_serve)

    check = commands.add_parser("check", parents=[common], help=say("help.check"))
    check.add_argument("--format", choices=FORMATS, default=FORMATS[0], help=say("help.format"))
    check.set_defaults(run=_check)

    new = commands.add_parser("new", parents=[common], help=say("help.new"))
    new.add_argument("kind", type=_kind, choices=KINDS, help=say("help.kind"))
    new.add_argument("slug", nargs="?", help=say("help.slug"))
    new.set_defaults(run=_new)

    cli_quiz.add_commands(commands, common, project, say)
    cli_screens.add_commands(commands, common, say)
    cli_language.add_commands(commands, common, say)
    cli_search.add_command(commands, project, say)
    return parser


def _kind(written: str) -> str:
    return meant_by(written) or written


def _day(written: str) -> date:
    try:
        return as_date(written)
    except ValueError:
        raise argparse.ArgumentTypeError(words_of("day_wrong", written=written)) from None


def _build(options: argparse.Namespace, console: Console) -> int:
    from portal.project import build

    return build(options.config_file, options.today, options.site_dir, console)


def _serve(options: argparse.Namespace, console: Console) -> int:
    from portal.project import serve

    return serve(options.config_file, options.today, options.dev_addr, options.open, console)


def _check(options: argparse.Namespace, console: Console) -> int:
    from portal.project import check

    findings = check(options.config_file, options.today)
    if options.format == "json":
        words = [console.as_dict(finding) for finding in findings]
        print(json.dumps(words, ensure_ascii=False, indent=1))
    else:
        console.findings(findings)
    return 1 if has_errors(findings) else 0


def _new(options: argparse.Namespace, console: Console) -> int:
    from portal.scaffold import write_new

    return write_new(options.config_file, options.today, options.kind, options.slug, console)
