"""The desk of a review: what was read, what was said so far, and what one more word changes."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import Any

from portal.quiz.grading.batch import reader
from portal.quiz.grading.corrections import Change, Corrections, changed, checked_change, stood
from portal.quiz.grading.corrections_file import (
    CorrectionsFault,
    read_corrections,
    write_corrections,
)
from portal.quiz.grading.hand_marks import can_be, hand_questions
from portal.quiz.grading.outcome import Outcome, write_outcome
from portal.quiz.grading.review import page_parts, review_page
from portal.quiz.grading.sheets import Sheet, alone, together
from portal.quiz.grading.store import Store


class Desk:
    """Takes a person's words one after another; safe for the threads of a server.

    Raises CorrectionsFault where the folder's corrections cannot be used.
    """

    def __init__(self, store: Store, code: str) -> None:
        self._store, self._code = store, code
        self._corrections = read_corrections(store.folder, store.key.paper)
        self._revision = 0
        self._lock, self._writing = threading.Lock(), threading.Lock()
        self._reread = reader(store)
        self._kept = {one.id: one for one in store.kept()}
        self._alone = {name: self._looked_at(name) for name in self._kept}

    def outcome(self) -> Outcome:
        """How all sheets stand, and their results."""
        return Outcome.of(self._store, self._now()[0])

    def page(self) -> bytes:
        """The page as it is now."""
        self._refresh()
        revision = self._revision
        return review_page(self._store, *self._now(), self._code, revision)

    def change(self, sent: Any) -> dict[str, Any] | None:
        """Takes one change and keeps it; None where it is none, or of no sheet here.

        A page may say besides which revision of all decisions it has `seen`, and what `was` decided
        in this place, as `stood` has it. Returns what the page needs: the `revision` that it has
        now, and all `items` and `cards` where more than what was sent has changed, else None.
        Nothing is kept where a number is `taken`, by the name of the sheet's picture that has it,
        or where something else was decided in this place, which has `changed`. What others wrote
        meanwhile is kept. Raises OSError, and CorrectionsFault where somebody spoilt the file; then
        nothing has changed.
        """
        asked = dict(sent) if isinstance(sent, dict) else {}
        seen, was = asked.pop("seen", self._revision), asked.pop("was", None)
        change = checked_change(asked)
        if change is None:
            return None
        with self._lock:
            self._adopt(read_corrections(self._store.folder, self._store.key.paper))
            if was is not None and was != stood(self._corrections, change):
                told = {"changed": True}
            elif not self._can_be(*change):
                return None
            elif (other := self._holder(change)) is not None:
                return {"taken": other.picture}
            else:
                told = {}
                known = seen == self._revision
                self._keep(changed(self._corrections, change))
                if known and change.kind in ("row", "hand"):
                    return {"items": None, "revision": self._revision}
        return told | self.parts(None)

    def parts(self, seen: Any) -> dict[str, Any]:
        """All that a page shows, with its `revision`; `items` are None where that was seen."""
        self._refresh()
        revision = self._revision
        if seen == revision:
            return {"items": None, "revision": revision}
        return {**page_parts(self._store, self._now()[0], self._code), "revision": revision}

    def write(self) -> None:
        """Make all files of the folder anew. Raises OSError."""
        with self._writing:
            self._refresh()
            sheets, corrections = self._now()
            outcome = Outcome.of(self._store, sheets)
            write_outcome(self._store, outcome, corrections, self._code, review=True)

    def _now(self) -> tuple[tuple[Sheet, ...], Corrections]:
        """All sheets as they stand, and what was said."""
        with self._lock:
            found, corrections = tuple(self._alone.values()), self._corrections
        return together(found, self._store.key, corrections), corrections

    def _refresh(self) -> None:
        """Take in what others wrote; a file that cannot be used is told of at the next change."""
        with self._lock, suppress(CorrectionsFault):
            self._adopt(read_corrections(self._store.folder, self._store.key.paper))

    def _keep(self, corrections: Corrections) -> None:
        write_corrections(self._store.folder, corrections)
        self._adopt(corrections)

    def _adopt(self, corrections: Corrections) -> None:
        before, self._corrections = self._corrections, corrections
        self._revision += before != corrections
        for name in self._alone:
            if before.of(name) != corrections.of(name):
                self._alone[name] = self._looked_at(name)

    def _can_be(self, name: str, kind: str, value: Any) -> bool:
        """Whether there is what a change tells of: a sheet with such a row, a version, a question
        with so many points."""
        versions = self._store.key.versions
        if kind == "hand":
            asked = {question.id: question for question in hand_questions(self._store.key)}
            known = any(sheet.name == name for sheet in self._alone.values())
            return known and value[0] in asked and can_be(asked[value[0]], value[1])
        sheet = self._alone.get(name)
        if sheet is None:
            return False
        if kind == "number":
            return value[0] is None or value[0] in versions
        if kind == "row":
            row, filled = value
            if sheet.version is None or row >= len(sheet.rows):
                return False
            there = len(versions[sheet.version].layout.rows[row].bubbles)
            return all(bubble < there for bubble in filled or ())
        return True

    def _holder(self, change: Change) -> Sheet | None:
        """The other sheet that has the number of a change already, and counts."""
        if change.kind != "number":
            return None
        name, (version, serial) = change.name, change.value
        for sheet in self._alone.values():
            same = serial is not None and (sheet.version, sheet.serial) == (version, serial)
            if same and sheet.id != name and not sheet.said.out and not sheet.problems:
                return sheet
        return None

    def _looked_at(self, name: str) -> Sheet:
        said = self._corrections.of(name)
        return alone(self._kept[name], self._store.key, said, self._reread)
