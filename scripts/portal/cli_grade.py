"""The commands `portal quiz grade` and `portal quiz review`: sheets of a paper to results."""

from __future__ import annotations

import argparse
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portal.console import Console, shown_path

if TYPE_CHECKING:
    from portal.quiz.grading.outcome import Outcome
    from portal.quiz.grading.pictures import Chosen
    from portal.quiz.grading.store import Store
    from portal.quiz.paper.key import Key

ALL, NOTHING, WAITING = 0, 1, 3
"""The exit codes: all was read, nothing could be, something waits for a person."""
_MOST_JOBS = 64
_NAMED = 5
"""Files that are named in a line."""


def add_commands(quizzes: Any, common: argparse.ArgumentParser, say: Callable[..., str]) -> None:
    """Give `portal quiz` its commands for sheets."""
    grade = quizzes.add_parser("grade", parents=[common], help=say("help.grade"))
    grade.add_argument("images", nargs="*", help=say("help.grade_images"))
    grade.add_argument("--key", type=Path, help=say("help.grade_key"))
    grade.add_argument("-o", "--output", type=Path, required=True, help=say("help.grade_output"))
    grade.add_argument("--jobs", type=_jobs, help=say("help.grade_jobs"))
    grade.add_argument("--no-review", action="store_true", help=say("help.grade_no_review"))
    grade.add_argument("--forget", action="store_true", help=say("help.grade_forget"))
    grade.set_defaults(run=_grade)

    review = quizzes.add_parser("review", parents=[common], help=say("help.review"))
    review.add_argument("folder", type=Path, help=say("help.review_folder"))
    review.add_argument("--no-open", action="store_true", help=say("help.review_no_open"))
    review.set_defaults(run=_review)


def _jobs(written: str) -> int:
    if written.isdecimal() and 0 < int(written) <= _MOST_JOBS:
        return int(written)
    raise argparse.ArgumentTypeError(Console().text("grade_jobs_wrong", most=_MOST_JOBS))


def _grade(options: argparse.Namespace, console: Console) -> int:
    if options.forget:
        return _forget(options.output, console)
    if not options.key or not options.images:
        console.say("grade_needs")
        return 2
    if not _has_packages(console):
        return NOTHING
    from portal.quiz.grading.pictures import choose

    key = _key(options.key, console)
    store = key and _store(options.output, key, console)
    if not store:
        return NOTHING
    chosen = choose(options.images, options.output)
    _tell_chosen(chosen, console)
    if not chosen.pictures:
        console.say("grade_no_pictures")
        return NOTHING
    _read(store, chosen, options, console)
    return _results(store, console, review=not options.no_review)


def _has_packages(console: Console) -> bool:
    try:
        import portal.quiz.reading  # noqa: F401
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
        _tell_key(fault, path, console)
        return None
    if not fitting(key):
        console.say("grade_key_nothing", file=shown_path(path))
        return None
    return key


def _tell_key(fault: Any, path: Path, console: Console) -> None:
    console.say(f"grade_key_{fault.reason}", file=shown_path(path), detail=fault.detail)


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
        _tell_key(fault, folder / "key.json", console)
    except OSError as fault:
        console.say("cannot_write", place=shown_path(folder), reason=fault.strerror or fault)
    else:
        return store
    return None


def _tell_chosen(chosen: Chosen, console: Console) -> None:
    for word in chosen.missing:
        console.say("grade_not_there", word=word)
    for name in chosen.closed:
        console.say("grade_closed", file=name)
    if chosen.same:
        console.say("grade_same", count=chosen.same)


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
    from portal.quiz.grading.batch import reader
    from portal.quiz.grading.corrections import FILE, CorrectionsFault, read_corrections
    from portal.quiz.grading.outcome import outcome_of, write_outcome

    try:
        corrections = read_corrections(store.folder, store.key.paper)
    except CorrectionsFault as fault:
        console.say(f"grade_corrections_{fault.reason}", file=shown_path(store.folder / FILE))
        return NOTHING
    outcome = outcome_of(store, store.kept(), corrections, reader(store))
    try:
        write_outcome(store, outcome, corrections, console.code, review=review)
    except OSError as fault:
        console.say("cannot_write", place=fault.filename or "", reason=fault.strerror or fault)
        return NOTHING
    return _tell(store, outcome, console, review=review)


def _tell(store: Store, outcome: Outcome, console: Console, *, review: bool) -> int:
    from portal.quiz.grading.report import problem_counts

    results, folder = outcome.results, shown_path(store.folder)
    console.done("grade_counted", count=len(results.results), out=len(results.out))
    console.done("grade_files", folder=folder)
    if results.waiting:
        console.say("grade_waiting", count=len(results.waiting))
        for text, count in problem_counts(results.waiting, console.code):
            console.say("grade_problem", text=text, count=count)
    if results.by_hand:
        console.say("grade_by_hand", count=results.by_hand)
    if review:
        console.say("grade_privacy", folder=folder)
    if results.waiting and review:
        console.done("grade_next", folder=folder)
    if not results.results and not any(sheet.rows for sheet in results.waiting):
        console.say("grade_nothing")
        return NOTHING
    return WAITING if results.waiting else ALL


def _forget(folder: Path, console: Console) -> int:
    store = _opened(folder, console)
    if store is None:
        return NOTHING
    console.done("grade_forgotten", count=store.forget(), folder=shown_path(folder))
    return ALL


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
        _tell_key(fault, folder / KEY, console)
    return None


def _review(options: argparse.Namespace, console: Console) -> int:
    store = _opened(options.folder, console)
    if store is None:
        return NOTHING
    from portal.quiz.grading.corrections import FILE, CorrectionsFault
    from portal.quiz.grading.desk import Desk
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
    if not options.no_open:
        webbrowser.open(server.address)
    try:
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
    return _tell(store, desk.outcome(), console, review=True)
