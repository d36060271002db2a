"""The commands `portal quiz …`: each is a few lines that call the quiz room."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from portal import (
    cli_blueprint,
    cli_draw,
    cli_exchange,
    cli_grade,
    cli_hall,
    cli_paper,
    cli_review,
    cli_sheets,
)
from portal.console import Console
from portal.content.verdict import Judgement

if TYPE_CHECKING:
    from portal.quiz.bank import Bank, Maker
    from portal.quiz.desk import Desk

JUDGEMENTS = get_args(Judgement)
_FILE = "quiz/verdicts.yml"


def add_commands(
    commands: Any,
    common: argparse.ArgumentParser,
    project: argparse.ArgumentParser,
    say: Callable[..., str],
) -> None:
    """Give the command line its `quiz` commands."""
    quiz = commands.add_parser("quiz", help=say("help.quiz"))
    quizzes = quiz.add_subparsers(metavar=say("help.command"), required=True)
    bank = quizzes.add_parser("bank", parents=[common], help=say("help.bank"))
    bank.add_argument(
        "-o", "--output", type=Path, metavar=say("help.file_name"), help=say("help.bank_output")
    )
    bank.add_argument("--dropped", action="store_true", help=say("help.dropped"))
    bank.set_defaults(run=_bank)

    show = quizzes.add_parser("show", parents=[common], help=say("help.show"))
    show.add_argument("id", nargs="+", help=say("help.question_id"))
    show.set_defaults(run=_show)

    verdict = quizzes.add_parser("verdict", parents=[common], help=say("help.verdict"))
    verdict.add_argument("id", help=say("help.question_id"))
    verdict.add_argument("verdict", choices=(*JUDGEMENTS, "none"), help=say("help.judgement"))
    verdict.add_argument("--reason", default="", help=say("help.reason"))
    verdict.add_argument("--stem", default="", help=say("help.new_stem"))
    verdict.add_argument("--explanation", default="", help=say("help.new_explanation"))
    verdict.set_defaults(run=_verdict)

    look = quizzes.add_parser("look", parents=[common], help=say("help.look"))
    look.add_argument("--topic", action="append", help=say("help.look_topic"))
    look.add_argument("--waiting", action="store_true", help=say("help.waiting"))
    look.set_defaults(run=_look)
    cli_exchange.add_commands(quizzes, common, project, say)
    cli_blueprint.add_commands(quizzes, project, say)
    cli_grade.add_command(quizzes, common, say)
    cli_review.add_command(quizzes, common, say)
    cli_draw.add_commands(quizzes, common, say)
    cli_hall.add_commands(quizzes, project, say)
    cli_paper.add_commands(quizzes, project, say)
    cli_sheets.add_command(quizzes, common, say)


def _made(options: argparse.Namespace, console: Console) -> tuple[Maker, Bank] | None:
    """The bank of a project and its maker; None, and findings told, where it has errors."""
    from portal.project import open_project
    from portal.quiz.bank import Maker

    with console.progress("bank_reading") as tell:
        project = open_project(options.config_file, options.today, console)
        if project is None:
            return None
        maker = Maker(project)
        return maker, maker.bank(tell)


def _bank(options: argparse.Namespace, console: Console) -> int:
    from portal import console_quiz
    from portal.output.files import write_whole
    from portal.quiz.findings import bank_findings
    from portal.quiz.report import summary

    made = _made(options, console)
    if made is None:
        return 1
    maker, bank = made
    if options.output is not None:
        write_whole(options.output, (part.encode("utf-8", "replace") for part in bank.json_parts()))
    console_quiz.totals(console, summary(bank), options.output)
    if options.dropped:
        console_quiz.dropped(console, bank.dropped)
    if findings := bank_findings(maker, bank):
        console.findings(findings)
    return 0


def _show(options: argparse.Namespace, console: Console) -> int:
    from portal import console_quiz
    from portal.quiz.show import show

    made = _made(options, console)
    if made is None:
        return 1
    missing = False
    for identity in options.id:
        shown = show(*made, identity)
        if shown is None:
            missing = True
            console.say("show_unknown", id=identity)
        else:
            console_quiz.explained(console, shown)
    return 1 if missing else 0


def _verdict(options: argparse.Namespace, console: Console) -> int:
    made = _made(options, console)
    if made is None:
        return 1
    desk, path = _desk(*made)
    if not desk.knows(options.id):
        console.say("show_unknown", id=options.id)
        return 1
    if options.verdict == "none" and not desk.judged(options.id):
        console.say("verdict_nothing", id=options.id)
        return 1
    if options.verdict != "none" and (refused := _refused(options, console, desk)):
        return refused
    if options.verdict == "none":
        text = desk.forget(options.id)
    else:
        words = {"stem": options.stem.strip(), "explanation": options.explanation.strip()}
        text = desk.say(options.id, options.verdict, options.reason.strip(), **words)
    _keep(path, text)
    console.done(f"verdict_{options.verdict}", id=options.id, file=_FILE)
    return 0


def _refused(options: argparse.Namespace, console: Console, desk: Desk) -> int:
    """Say why a verdict cannot be written, and give the status to end with; 0 where it can."""
    from portal import console_quiz

    against = desk.reason_against(options.id)
    if against == "sealed":
        console.say("verdict_sealed", id=options.id)
        return 1
    if against is not None:
        reason = console_quiz.reason_name(console, against)
        console.say("verdict_dropped", id=options.id, reason=reason)
        return 1
    if options.verdict != "keep" and not options.reason.strip():
        console.say("verdict_reason")
        return 2
    if options.verdict == "reword" and not (options.stem or options.explanation).strip():
        console.say("verdict_words")
        return 2
    return 0


def _look(options: argparse.Namespace, console: Console) -> int:
    from portal import console_quiz
    from portal.quiz.show import show

    made = _made(options, console)
    if made is None:
        return 1
    desk, path = _desk(*made)
    for topic in options.topic or ():
        if topic not in desk.topics:
            topics = console.text("look_joint").join(desk.topics)
            console.say("export_topic", topic=topic, topics=topics)
            return 2
    todo = desk.unseen(options.topic or (), waiting=options.waiting)
    if not sys.stdin.isatty():
        console.done("look_count", count=len(todo))
        return 0
    for number, item in enumerate(todo, 1):
        shown = show(*made, item.id)
        if shown is not None:
            console.done("look_number", number=number, count=len(todo))
            console_quiz.explained(console, shown)
        answer = console_quiz.ask(console)
        if answer is None:
            break
        if answer.judgement is not None:
            _keep(path, desk.say(item.id, answer.judgement, answer.reason, stem=answer.stem))
    console.done("look_done", count=desk.said, file=_FILE)
    return 0


def _desk(maker: Maker, bank: Bank) -> tuple[Desk, Path]:
    """An editor's desk, and the file that holds its verdicts."""
    from portal.quiz import verdict_file
    from portal.quiz.desk import Desk

    path = maker.library.settings.quiz / Path(_FILE).name
    return Desk(maker, bank, verdict_file.read_or_empty(path)), path


def _keep(path: Path, text: str) -> None:
    """Write the verdicts; a file that would hold none is taken away."""
    from portal.output.files import write_whole

    if text.strip():
        write_whole(path, text.encode())
    else:
        path.unlink(missing_ok=True)
