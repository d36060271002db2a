"""What the commands share that work in a folder of results."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from portal import console_grade
from portal.cli_key import fits
from portal.console import Console, shown_path

if TYPE_CHECKING:
    from portal.quiz.grading.corrections import Corrections
    from portal.quiz.grading.outcome import Outcome
    from portal.quiz.grading.store import Store

ALL, NOTHING, WAITING = 0, 1, 3
"""The exit codes: all was read, nothing could be, something waits for a person."""


def has_packages(console: Console) -> bool:
    """Whether what reads pictures is installed; else how to get it is told."""
    try:
        import_module("portal.quiz.reading")
    except ImportError:
        console.say("grade_missing")
        return False
    return True


def alone(folder: Path, console: Console, work: Callable[[], int]) -> int:
    """Do some work in a folder of results while nobody else does any; returns its exit code."""
    from portal.output.lock import held
    from portal.quiz.grading.store import LOCK

    with ExitStack() as stack:
        try:
            with suppress(FileExistsError):  # of what is no folder the lock says it better
                folder.mkdir(parents=True)
            free = stack.enter_context(held(folder / LOCK))
        except OSError as fault:
            console.cannot_write(fault, folder)
            return NOTHING
        if not free:
            console.say("grade_busy", folder=shown_path(folder))
            return NOTHING
        return work()


def earlier(folder: Path, console: Console) -> Store | None:
    """An earlier folder of results; None, and told, where it is none."""
    if not has_packages(console):
        return None
    from portal.quiz.grading.store import open_store
    from portal.quiz.paper.key import KEY_FILE, KeyFault

    try:
        store = open_store(folder)
    except OSError:
        console.say("review_no_folder", folder=shown_path(folder))
        return None
    except KeyFault as fault:
        console_grade.key_fault(console, fault, folder / KEY_FILE)
        return None
    return store if fits(store.key, folder / KEY_FILE, console) else None


def corrections_in(store: Store, console: Console) -> Corrections | None:
    """What was said of the sheets of a folder; None, and told, where that cannot be used."""
    from portal.quiz.grading.corrections_file import CorrectionsFault, read_corrections

    try:
        return read_corrections(store.folder, store.key.paper)
    except CorrectionsFault as fault:
        console_grade.corrections_fault(console, fault, store)
        return None


def outcome_in(store: Store, corrections: Corrections) -> Outcome:
    """How the sheets of a folder stand by what was said of them."""
    from portal.quiz.grading.batch import reader
    from portal.quiz.grading.outcome import outcome_of

    return outcome_of(store, store.kept(), corrections, reader(store))


def told(store: Store, outcome: Outcome, console: Console, *, review: bool) -> int:
    """Tell of the outcome; returns the exit code."""
    console_grade.outcome(console, store, outcome, review=review)
    if console_grade.nothing(outcome):
        return NOTHING
    return WAITING if outcome.results.waiting else ALL
