"""The command `portal quiz review`: what a person is asked of sheets, in a browser."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portal import console_grade
from portal.cli_results import NOTHING, alone, earlier, told
from portal.console import Console

if TYPE_CHECKING:
    from portal.quiz.grading.store import Store


def add_command(quizzes: Any, common: argparse.ArgumentParser, say: Callable[..., str]) -> None:
    """Give `portal quiz` its command for the review."""
    review = quizzes.add_parser("review", parents=[common], help=say("help.review"))
    review.add_argument(
        "folder", type=Path, metavar=say("help.folder_name"), help=say("help.review_folder")
    )
    review.add_argument("--no-open", action="store_true", help=say("help.review_no_open"))
    review.set_defaults(run=_review)


def _review(options: argparse.Namespace, console: Console) -> int:
    store = earlier(options.folder, console)
    if store is None:
        return NOTHING
    return alone(options.folder, console, partial(_serve, options, store, console))


def _serve(options: argparse.Namespace, store: Store, console: Console) -> int:
    """Have a person review until all is said; returns the exit code."""
    from portal.quiz.grading.corrections_file import CorrectionsFault
    from portal.quiz.grading.desk import Desk
    from portal.quiz.grading.opening import opened
    from portal.quiz.grading.server import ReviewServer

    try:
        desk = Desk(store, console.code)
    except CorrectionsFault as fault:
        console_grade.corrections_fault(console, fault, store)
        return NOTHING
    server = ReviewServer(store, desk)
    server.start()
    console.done("review_address", address=server.address)
    console.say("review_stop")
    shown = opened(store.folder, server.address, console.code)
    try:
        with nullcontext() if options.no_open else shown:
            server.wait()
    except KeyboardInterrupt:
        console.say("review_stopped")
    finally:
        server.stop()
    if (trouble := server.writer.fault) is not None:
        console.cannot_write(trouble)
        return NOTHING
    return told(store, desk.outcome(), console, review=True)
