"""The desk of a review: what was read, what was said so far, and what one more word changes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from portal.quiz.grading.batch import reader
from portal.quiz.grading.corrections import (
    changed,
    checked_change,
    read_corrections,
    write_corrections,
)
from portal.quiz.grading.outcome import Outcome, write_outcome
from portal.quiz.grading.review import review_items, review_page
from portal.quiz.grading.sheets import Sheet, alone, together
from portal.quiz.grading.store import Store


class Desk:
    """Takes a person's words one after another; safe for the threads of a server.

    Raises CorrectionsFault where the folder's corrections cannot be used.
    """

    def __init__(self, store: Store, code: str) -> None:
        self._store, self._code = store, code
        self._corrections = read_corrections(store.folder, store.key.paper)
        self._lock, self._writing = threading.Lock(), threading.Lock()
        self._reread = reader(store)
        self._kept = {one.id: one for one in store.kept()}
        self._alone = {name: self._looked_at(name) for name in self._kept}

    def outcome(self) -> Outcome:
        """How all sheets stand, and their results."""
        with self._lock:
            sheets = together(self._alone.values())
        return Outcome.of(self._store, sheets)

    def page(self) -> bytes:
        """The page as it is now."""
        with self._lock:
            sheets, corrections = together(self._alone.values()), self._corrections
        return review_page(self._store, sheets, corrections, self._code)

    def change(self, sent: Any) -> dict[str, Any] | None:
        """Takes one change and keeps it; None where it is none, or of no sheet here.

        Returns what the page needs: all its `items` where a whole sheet was changed, else None; or
        that a number is `taken`, by the name of the sheet's picture that has it, when nothing has
        changed. Raises OSError where it cannot be kept; then nothing has changed.
        """
        change = checked_change(sent)
        if change is None:
            return None
        name, kind, value = change
        with self._lock:
            sheet = self._alone.get(name)
            if sheet is None or not self._can_be(sheet, kind, value):
                return None
            if kind == "number" and (other := self._holder(name, *value)) is not None:
                return {"taken": other.picture}
            corrections = changed(self._corrections, change)
            write_corrections(self._store.folder, corrections)
            self._corrections = corrections
            self._alone[name] = self._looked_at(name)
            if kind == "row":
                return {"items": None}
            sheets = together(self._alone.values())
        return {"items": review_items(self._store, sheets, self._code)}

    def write(self) -> None:
        """Make all files of the folder anew. Raises OSError."""
        with self._writing:
            outcome, corrections = self.outcome(), self._corrections
            write_outcome(self._store, outcome, corrections, self._code, review=True)

    def _can_be(self, sheet: Sheet, kind: str, value: Any) -> bool:
        """Whether the paper has what a change tells of: a row with such bubbles, a version."""
        versions = self._store.key.versions
        if kind == "number":
            return value[0] is None or value[0] in versions
        if kind == "row":
            row, filled = value
            if sheet.version is None or row >= len(sheet.rows):
                return False
            there = len(versions[sheet.version].layout.rows[row].bubbles)
            return all(bubble < there for bubble in filled or ())
        return True

    def _holder(self, name: str, version: str | None, serial: int | None) -> Sheet | None:
        """The other sheet that has a number already, and counts."""
        for sheet in self._alone.values():
            same = serial is not None and (sheet.version, sheet.serial) == (version, serial)
            if same and sheet.id != name and not sheet.said.out and not sheet.problems:
                return sheet
        return None

    def _looked_at(self, name: str) -> Sheet:
        said = self._corrections.of(name)
        return alone(self._kept[name], self._store.key, said, self._reread)


class Writer:
    """Makes the files anew in a thread of its own: at once, and once more where something changed
    meanwhile."""

    def __init__(self, write: Callable[[], None]) -> None:
        self._write = write
        self._wanted = threading.Event()
        self._ended = False
        self.fault: OSError | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def want(self) -> None:
        """There is something new."""
        self._wanted.set()

    def end(self) -> None:
        """Write a last time, and wait for it; `fault` is why it could not be written."""
        self._ended = True
        self._wanted.set()
        self._thread.join()

    def _run(self) -> None:
        last = False
        while not last:
            self._wanted.wait()
            self._wanted.clear()
            last = self._ended
            try:
                self._write()
                self.fault = None
            except OSError as fault:
                self.fault = fault
