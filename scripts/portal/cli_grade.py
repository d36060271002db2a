"""The command `portal quiz grade`: sheets of a paper to results."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portal import console_grade
from portal.cli_key import fits, key_in
from portal.cli_results import (
    ALL,
    NOTHING,
    WAITING,
    alone,
    corrections_in,
    earlier,
    has_packages,
    outcome_in,
    told,
)
from portal.cli_words import whole_number
from portal.console import NAMED, Console, shown_path

if TYPE_CHECKING:
    from portal.quiz.grading.corrections import Corrections
    from portal.quiz.grading.pictures import Chosen
    from portal.quiz.grading.store import Store
    from portal.quiz.paper.key import Key

_MOST_JOBS = 64


def add_command(quizzes: Any, common: argparse.ArgumentParser, say: Callable[..., str]) -> None:
    """Give `portal quiz` its command for sheets."""
    grade = quizzes.add_parser("grade", parents=[common], help=say("help.grade"))
    grade.add_argument(
        "images", nargs="*", metavar=say("help.picture_name"), help=say("help.grade_images")
    )
    grade.add_argument(
        "--key", type=Path, metavar=say("help.file_name"), help=say("help.grade_key")
    )
    grade.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar=say("help.folder_name"),
        help=say("help.grade_output"),
    )
    grade.add_argument(
        "--jobs",
        type=whole_number(_MOST_JOBS),
        metavar=say("help.number_name"),
        help=say("help.grade_jobs"),
    )
    grade.add_argument("--no-review", action="store_true", help=say("help.grade_no_review"))
    grade.add_argument("--forget", action="store_true", help=say("help.grade_forget"))
    grade.add_argument("--force", action="store_true", help=say("help.grade_force"))
    grade.set_defaults(run=_grade)


def _grade(options: argparse.Namespace, console: Console) -> int:
    if options.forget:
        return _forget(options, console)
    if not options.key or not options.images:
        console.say("grade_needs")
        return 2
    if not has_packages(console):
        return NOTHING
    from portal.project import publishing_folder

    key = key_in(options.key, console)
    if key is None or not fits(key, options.key, console):
        return NOTHING
    if (among := publishing_folder(options.output)) is not None:
        console.say("grade_among_content", place=shown_path(among))
        return 2
    return alone(options.output, console, partial(_read_and_count, options, key, console))


def _read_and_count(options: argparse.Namespace, key: Key, console: Console) -> int:
    from portal.quiz.grading.pictures import choose

    store = _store(options.output, key, console)
    if store is None:
        return NOTHING
    chosen = choose(options.images, options.output)
    console_grade.chosen(console, chosen)
    if not chosen.pictures:
        console.say("grade_no_pictures")
        return NOTHING
    said = corrections_in(store, console)
    if said is None:
        return NOTHING
    _read(store, chosen, said, options, console)
    return _results(store, console, review=not options.no_review)


def _store(folder: Path, key: Key, console: Console) -> Store | None:
    """The folder of results, ready; None, and told, where it cannot be used."""
    from portal.quiz.grading.store import OtherPaper, Store
    from portal.quiz.paper.key import KEY_FILE, KeyFault

    store = Store(folder, key)
    try:
        store.open()
    except OtherPaper as other:
        console.say("grade_other_paper", folder=shown_path(folder), title=str(other))
    except KeyFault as fault:
        console_grade.key_fault(console, fault, folder / KEY_FILE)
    except OSError as fault:
        console.cannot_write(fault, folder)
    else:
        return store
    return None


def _read(
    store: Store, chosen: Chosen, said: Corrections, options: argparse.Namespace, console: Console
) -> None:
    """Read what was not read before, each picture kept as it is done."""
    from portal.quiz.grading.batch import read_all, usual_jobs

    cut = not options.no_review
    todo = [one for one in chosen.pictures if not store.has(one.id, cut=cut)]
    if known := len(chosen.pictures) - len(todo):
        console.say("grade_known", count=known)
    if older := sum(store.is_older(one.id) for one in todo):
        console.say("grade_older", count=older)
    if not todo:
        return
    jobs = options.jobs or usual_jobs()
    with console.progress("grade_reading", told=True) as tell:
        tell("grade_reading", 0, len(todo))
        for number, _ in enumerate(read_all(store, todo, said, jobs=jobs, cut=cut), 1):
            tell("grade_reading", number, len(todo))


def _results(store: Store, console: Console, *, review: bool) -> int:
    """Make the files of a folder and tell of them; returns the exit code."""
    from portal.quiz.grading.outcome import write_outcome

    # what somebody said while pictures were read is in here too
    corrections = corrections_in(store, console)
    if corrections is None:
        return NOTHING
    outcome = outcome_in(store, corrections)
    try:
        write_outcome(store, outcome, corrections, console.code, review=review)
    except OSError as fault:
        console.cannot_write(fault)
        return NOTHING
    return told(store, outcome, console, review=review)


def _forget(options: argparse.Namespace, console: Console) -> int:
    store = earlier(options.output, console)
    if store is None:
        return NOTHING
    return alone(store.folder, console, partial(_delete, store, options.force, console))


def _delete(store: Store, force: bool, console: Console) -> int:
    from portal.quiz.grading.forgetting import forget

    folder = store.folder
    if not force:
        corrections = corrections_in(store, console)
        if corrections is None:
            return NOTHING
        found = outcome_in(store, corrections)
        # points by hand stand on paper: no cut-out is needed for them
        if waiting := sum(not sheet.unmarked for sheet in found.results.waiting):
            console.say("grade_forget_waiting", count=waiting, folder=shown_path(folder))
            return WAITING
    forgotten = forget(folder)
    console.done("grade_forgotten", count=forgotten.sheets, folder=shown_path(folder))
    if not forgotten.left:
        return ALL
    console.loud("grade_not_forgotten", count=len(forgotten.left))
    for path in forgotten.left[:NAMED]:
        console.say("grade_left", file=shown_path(path))
    return NOTHING
