"""Reads pictures whose truth is known, and counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from portal.quiz.reading import SheetReading

from benchmarks.sheets.filling import Filled


@dataclass(slots=True)
class Count:
    """What became of bubbles and sheets."""

    sheets: int = 0
    refused: int = 0
    bubbles: int = 0
    right: int = 0
    flagged: int = 0
    wrong: int = 0
    spurious: int = 0
    """Doubts on sheets that are blank."""

    def add(self, other: Count) -> None:
        """Counts another's too."""
        for name in self.__dataclass_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


@dataclass(slots=True)
class Tally:
    """Counts of all, by trouble, by tool, and by what was done to a bubble."""

    total: Count = field(default_factory=Count)
    by: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    marks: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    problems: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def take(
        self, name: str, sheets: Sequence[Filled], readings: Sequence[SheetReading],
        troubles: Iterable[str],
    ) -> None:  # fmt: skip
        """Counts a picture of sheets."""
        kinds = [*troubles] or ["easy"]
        for sheet in sheets:
            count = self._sheet(name, sheet, _its(sheet, readings))
            self.total.add(count)
            grey = ["grey print"] if sheet.printed.grey else []
            for kind in [*kinds, *grey, sheet.tool, *(["two sheets"] if len(sheets) > 1 else [])]:
                self.by[kind].add(count)
        for reading in readings:
            self.problems.update(reading.problems)

    def _sheet(self, name: str, sheet: Filled, reading: SheetReading | None) -> Count:
        count = Count(sheets=1)
        if reading is None or not reading.bubbles:
            count.refused = 1
            return count
        whole = bool(reading.problems)
        for bubble, meant, how in zip(reading.bubbles, sheet.meant, sheet.how, strict=True):
            count.bubbles += 1
            fits = bubble.mark == ("filled" if meant else "blank")
            if bubble.mark == "doubtful" or whole:
                count.flagged += 1
                count.spurious += sheet.tool == "nothing"
                self.marks[how]["flagged"] += 1
            elif fits:
                count.right += 1
                self.marks[how]["right"] += 1
            else:
                count.wrong += 1
                self.marks[how]["wrong"] += 1
                self.wrong.append(f"{name} row {bubble.row} option {bubble.option} {how}")
        return count


def _its(sheet: Filled, readings: Sequence[SheetReading]) -> SheetReading | None:
    code = sheet.printed.version, sheet.printed.serial
    return next((one for one in readings if (one.version, one.serial) == code), None)
