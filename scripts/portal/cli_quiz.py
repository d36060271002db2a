"""The commands `portal quiz …`: each is a few lines that call the quiz room."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from portal import cli_exchange
from portal.console import Console


def add_commands(commands: Any, common: argparse.ArgumentParser, say: Callable[..., str]) -> None:
    """Give the command line its `quiz` commands."""
    quiz = commands.add_parser("quiz", help=say("help.quiz"))
    quizzes = quiz.add_subparsers(metavar=say("help.command"), required=True)
    bank = quizzes.add_parser("bank", parents=[common], help=say("help.bank"))
    bank.add_argument("-o", "--output", type=Path, help=say("help.output"))
    bank.set_defaults(run=_bank)
    cli_exchange.add_commands(quizzes, common, say)


def _bank(options: argparse.Namespace, console: Console) -> int:
    from portal.project import open_project
    from portal.quiz.bank import make_bank
    from portal.quiz.report import summary

    project = open_project(options.config_file, options.today, console)
    if project is None:
        return 1
    bank = make_bank(project)
    if options.output is not None:
        console.write(options.output, bank.as_json())
    console.bank(summary(bank), options.output)
    return 0
