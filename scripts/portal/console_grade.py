"""What the commands `portal quiz grade` and `portal quiz review` say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from portal.console import Console, shown_path

if TYPE_CHECKING:
    from portal.quiz.grading.corrections_file import CorrectionsFault
    from portal.quiz.grading.outcome import Outcome
    from portal.quiz.grading.pictures import Chosen
    from portal.quiz.grading.sheets import Sheet
    from portal.quiz.grading.store import Store
    from portal.quiz.paper.key import KeyFault


def key_fault(console: Console, fault: KeyFault, path: Path) -> None:
    """Why a key cannot be used."""
    console.say(f"grade_key_{fault.reason}", file=shown_path(path), detail=fault.detail)


def corrections_fault(console: Console, fault: CorrectionsFault, store: Store) -> None:
    """Why what was said of the sheets of a folder cannot be used."""
    from portal.quiz.grading.corrections_file import FILE

    console.say(f"grade_corrections_{fault.reason}", file=shown_path(store.folder / FILE))


def chosen(console: Console, chosen: Chosen) -> None:
    """What there is besides the pictures."""
    for word in chosen.missing:
        console.say("grade_not_there", word=word)
    for name in chosen.closed:
        console.say("grade_closed", file=name)
    if chosen.same:
        console.say("grade_same", count=chosen.same)


def outcome(console: Console, store: Store, found: Outcome, *, review: bool) -> None:
    """What became of all sheets, and what to do next."""
    from portal.quiz.grading.cuts import WHOLE
    from portal.quiz.grading.report import problem_counts

    results, folder = found.results, shown_path(store.folder)
    console.done("grade_counted", count=len(results.results), out=len(results.out))
    console.done("grade_files", folder=folder)
    if results.waiting:
        console.say("grade_waiting", count=len(results.waiting))
        for text, count in problem_counts(results.waiting, console.code):
            console.say("grade_problem", text=text, count=count)
    if results.not_entered and not nothing(found):
        console.say("grade_by_hand", count=results.not_entered, folder=folder)
    if blank := [one.sheet.name for one in results.results if one.blank]:
        console.say("grade_blank", count=len(blank), names=console.some(blank))

    # of what is no picture at all there is nothing to be seen
    def seen(sheet: Sheet) -> bool:
        return any(store.has_cut(sheet.id, name) for name in WHOLE)

    if review and any(map(seen, found.sheets)):
        console.say("grade_privacy", folder=folder)
    if review and any(sheet.unmarked or seen(sheet) for sheet in results.waiting):
        console.done("grade_next", folder=folder)
    if nothing(found):
        console.say("grade_nothing")


def nothing(found: Outcome) -> bool:
    """Whether of no sheet anything could be read."""
    results = found.results
    return not results.results and not any(sheet.rows for sheet in results.waiting)
