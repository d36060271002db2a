"""The commands `portal quiz grade` and `portal quiz review`: sheets of a paper to results."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from contextlib import ExitStack, nullcontext, suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portal import console_grade
from portal.cli_words import whole_number
from portal.console import Console, shown_path

if TYPE_CHECKING:
    from portal.quiz.grading.corrections import Corrections
    from portal.quiz.grading.outcome import Outcome
    from portal.quiz.grading.pictures import Chosen
    from portal.quiz.grading.store import Store
    from portal.quiz.paper.key import Key

ALL, NOTHING, WAITING = 0, 1, 3
"""The exit codes: all was read, nothing could be, something waits for a person."""
_MOST_JOBS = 64


def add_commands(quizzes: Any, common: argparse.ArgumentParser, say: Callable[..., str]) -> None:
    """Give `portal quiz` its commands for sheets."""
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
        type=whole_number(_MOST_JOBS, "grade_jobs_wrong"),
        metavar=say("help.number_name"),
        help=say("help.grade_jobs"),
    )
    grade.add_argument("--no-review", action="store_true", help=say("help.grade_no_review"))
    grade.add_argument("--forget", action="store_true", help=say("help.grade_forget"))
    grade.add_argument("--force", action="store_true", help=say("help.grade_force"))
    grade.set_defaults(run=_grade)

    review = quizzes.add_parser("review", parents=[common], help=say("help.review"))
    review.add_argument(
        "folder", type=Path, metavar=say("help.folder_name"), help=say("help.review_folder")
    )
    review.add_argument("--no-open", action="store_true", help=say("help.review_no_open"))
    review.set_defaults(run=_review)


def _grade(options: argparse.Namespace, console: Console) -> int:
    if options.forget:
        return _forget(options, console)
    if not options.key or not options.images:
        console.say("grade_needs")
        return 2
    if not _has_packages(console):
        return NOTHING
    from portal.project import publishing_folder

    key = _key(options.key, console)
    if key is None:
        return NOTHING
    if (among := publishing_folder(options.output)) is not None:
        console.say("grade_among_content", place=shown_path(among))
        return 2
    return _alone(options.output, console, partial(_read_and_count, options, key, console))


def _alone(folder: Path, console: Console, work: Callable[[], int]) -> int:
    """Do some work in a folder of results while nobody else does any; returns its exit code."""
    from portal.output.lock import held
    from portal.quiz.grading.store import LOCK

    with ExitStack() as stack:
        try:
            with suppress(FileExistsError):
                folder.mkdir(parents=True)
            free = stack.enter_context(held(folder / LOCK))
        except OSError as fault:
            console.say("cannot_write", place=shown_path(folder), reason=fault.strerror or fault)
            return NOTHING
        if not free:
            console.say("grade_busy", folder=shown_path(folder))
            return NOTHING
        return work()


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
    _read(store, chosen, options, console)
    return _results(store, console, review=not options.no_review)


def _has_packages(console: Console) -> bool:
    try:
        import_module("portal.quiz.reading")
    except ImportError:
        console.say("grade_missing")
        return False
    return True


def _key(path: Path, console: Console) -> Key | None:
    """The key of a file; None, and told, where there is none that can be used."""
    from portal.quiz.grading.results import fitting
    from portal.quiz.paper.key import KeyFault, load

    try:
        key = load(path.read_bytes())
    except OSError:
        console.say("grade_key_closed", file=shown_path(path))
        return None
    except KeyFault as fault:
        console_grade.key_fault(console, fault, path)
        return None
    if not fitting(key):
        console.say("grade_key_nothing", file=shown_path(path))
        return None
    return key


def _store(folder: Path, key: Key, console: Console) -> Store | None:
    """The folder of results, ready; None, and told, where it cannot be used."""
    from portal.quiz.grading.store import OtherPaper, Store
    from portal.quiz.paper.key import KeyFault

    store = Store(folder, key)
    try:
        store.open()
    except OtherPaper as other:
        console.say("grade_other_paper", folder=shown_path(folder), title=str(other))
    except KeyFault as fault:
        console_grade.key_fault(console, fault, folder / "key.json")
    except OSError as fault:
        console.say("cannot_write", place=shown_path(folder), reason=fault.strerror or fault)
    else:
        return store
    return None


def _read(store: Store, chosen: Chosen, options: argparse.Namespace, console: Console) -> None:
    """Read what was not read before, each picture kept as it is done."""
    from portal.quiz.grading.batch import read_all, usual_jobs

    cut = not options.no_review
    todo = [one for one in chosen.pictures if not store.has(one.id, cut=cut)]
    if known := len(chosen.pictures) - len(todo):
        console.say("grade_known", count=known)
    if not todo:
        return
    jobs = options.jobs or usual_jobs()
    with console.progress("grade_reading", told=True) as tell:
        tell("grade_reading", 0, len(todo))
        for number, _ in enumerate(read_all(store, todo, jobs=jobs, cut=cut), 1):
            tell("grade_reading", number, len(todo))


def _results(store: Store, console: Console, *, review: bool) -> int:
    """Make the files of a folder and tell of them; returns the exit code."""
    from portal.quiz.grading.outcome import write_outcome

    found = _outcome(store, console)
    if found is None:
        return NOTHING
    outcome, corrections = found
    try:
        write_outcome(store, outcome, corrections, console.code, review=review)
    except OSError as fault:
        console.say("cannot_write", place=fault.filename or "", reason=fault.strerror or fault)
        return NOTHING
    return _told(store, outcome, console, review=review)


def _outcome(store: Store, console: Console) -> tuple[Outcome, Corrections] | None:
    """How the sheets of a folder stand by what was said of them; None, and told, where that cannot
    be used."""
    from portal.quiz.grading.batch import reader
    from portal.quiz.grading.corrections import FILE, CorrectionsFault, read_corrections
    from portal.quiz.grading.outcome import outcome_of

    try:
        corrections = read_corrections(store.folder, store.key.paper)
    except CorrectionsFault as fault:
        console.say(f"grade_corrections_{fault.reason}", file=shown_path(store.folder / FILE))
        return None
    return outcome_of(store, store.kept(), corrections, reader(store)), corrections


def _told(store: Store, outcome: Outcome, console: Console, *, review: bool) -> int:
    """Tell of the outcome; returns the exit code."""
    console_grade.outcome(console, store, outcome, review=review)
    if console_grade.nothing(outcome):
        return NOTHING
    return WAITING if outcome.results.waiting else ALL


def _forget(options: argparse.Namespace, console: Console) -> int:
    store = _opened(options.output, console)
    if store is None:
        return NOTHING
    return _alone(store.folder, console, partial(_delete, store, options.force, console))


def _delete(store: Store, force: bool, console: Console) -> int:
    from portal.quiz.grading.forgetting import forget

    folder = store.folder
    if not force:
        found = _outcome(store, console)
        if found is None:
            return NOTHING
        if waiting := len(found[0].results.waiting):
            console.say("grade_forget_waiting", count=waiting, folder=shown_path(folder))
            return WAITING
    forgotten = forget(folder)
    console.done("grade_forgotten", count=forgotten.sheets, folder=shown_path(folder))
    if not forgotten.left:
        return ALL
    console.loud("grade_not_forgotten", count=len(forgotten.left))
    for path in forgotten.left[: console_grade.NAMED]:
        console.say("grade_left", file=shown_path(path))
    return NOTHING


def _opened(folder: Path, console: Console) -> Store | None:
    """An earlier folder of results; None, and told, where it is none."""
    if not _has_packages(console):
        return None
    from portal.quiz.grading.store import KEY, open_store
    from portal.quiz.paper.key import KeyFault

    try:
        return open_store(folder)
    except OSError:
        console.say("review_no_folder", folder=shown_path(folder))
    except KeyFault as fault:
        console_grade.key_fault(console, fault, folder / KEY)
    return None


def _review(options: argparse.Namespace, console: Console) -> int:
    store = _opened(options.folder, console)
    if store is None:
        return NOTHING
    return _alone(options.folder, console, partial(_serve, options, store, console))


def _serve(options: argparse.Namespace, store: Store, console: Console) -> int:
    """Have a person review until all is said; returns the exit code."""
    from portal.quiz.grading.corrections import FILE, CorrectionsFault
    from portal.quiz.grading.desk import Desk
    from portal.quiz.grading.opening import opened
    from portal.quiz.grading.server import ReviewServer

    try:
        desk = Desk(store, console.code)
    except CorrectionsFault as fault:
        console.say(f"grade_corrections_{fault.reason}", file=shown_path(store.folder / FILE))
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
        console.say(
            "cannot_write", place=trouble.filename or "", reason=trouble.strerror or trouble
        )
        return NOTHING
    return _told(store, desk.outcome(), console, review=True)
