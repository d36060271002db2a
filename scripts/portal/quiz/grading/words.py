"""Words for what was read, shared by tables and pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from portal.language.catalogue import MissingText, Strings
from portal.quiz.grading.items import Item, Suspicion
from portal.quiz.grading.sheets import Sheet
from portal.quiz.grading.templates import WORDS
from portal.quiz.importing.table_cells import letter

State = Literal["read", "corrected", "waiting", "out"]


def letters(options: Iterable[int]) -> str:
    """The letters of bubbles: `AC`; nothing of none."""
    return "".join(letter(option + 1) for option in sorted(options))


def state_of(sheet: Sheet) -> State:
    """How a sheet stands: read, corrected by a person, waiting, left out."""
    if sheet.said.out:
        return "out"
    if sheet.waiting:
        return "waiting"
    return "corrected" if sheet.corrected else "read"


def problem_text(problem: str, code: str) -> str:
    """A problem of a sheet in words: grading's own, or the reading room's, whose words stand with
    those of commands."""
    for kind, key in ((WORDS, f"problem_{problem}"), ("cli", f"reading_{problem}")):
        try:
            return Strings(code, kind)(key)
        except MissingText:
            continue
    return Strings(code, WORDS)("problem_other", name=problem)


def option_text(item: Item, place: int) -> str:
    """The text of an option by its place in the bank."""
    question = item.question
    shown = question.order.index(place) if place in question.order else place
    return question.options[shown] if shown < len(question.options) else letters([place])


def suspicion_text(suspicion: Suspicion, item: Item, say: Strings) -> str:
    """Why a question looks wrong, in a sentence."""
    if suspicion.place is None:
        return say(f"suspect_{suspicion.reason}")
    return say(f"suspect_{suspicion.reason}", option=option_text(item, suspicion.place))
