"""Sheets as they stand: what was read of them, what a person said, and what still waits.

Nothing is guessed. A row with a doubtful bubble waits; so does a whole sheet that could not be
read, or two of one serial. A person's word settles them, and what it does not settle goes on
waiting.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from portal.quiz.grading.corrections import Corrections, Said
from portal.quiz.grading.hand_marks import with_marks
from portal.quiz.grading.score import Marks
from portal.quiz.paper.key import Key, KeyVersion
from portal.quiz.reading.reading import BubbleReading, SheetReading

TWICE = "serial_twice"
"""The problem of two sheets of one version and serial."""
OTHER_PAPER = "other_paper"
"""The reading room's problem of a sheet that this key cannot mark, whatever a person says."""
FAILED = "failed"
"""The problem of a sheet on which the program itself failed."""
UNKNOWN = "version_unknown"
"""The problem of a sheet that nobody knows the version and serial of, with no other reason."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A sheet as it was read; `id` is its picture's hash and its place there, `5f0c…e1.0`."""

    id: str
    reading: SheetReading


Reread = Callable[[Kept, str, int], SheetReading]
"""Reads a sheet once more, of a version and serial that a person gave."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a sheet: what was seen of its bubbles, whether a person is asked, and the answer."""

    number: int
    """Its place among the sheet's rows, from 0."""
    label: str
    seen: tuple[BubbleReading, ...]
    asked: bool
    said: frozenset[int] | None

    @property
    def filled(self) -> frozenset[int] | None:
        """Its filled bubbles; None while it waits."""
        if self.said is not None:
            return self.said
        if self.asked:
            return None
        return frozenset(one.option for one in self.seen if one.mark == "filled")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet; `problems` are the names of reasons for which all of it waits."""

    id: str
    picture: str
    version: str | None
    serial: int | None
    problems: tuple[str, ...]
    read_problems: tuple[str, ...]
    """Those of the reading itself, that a person may have settled."""
    rows: tuple[SheetRow, ...]
    said: Said
    hand: Mapping[str, Fraction] = field(default_factory=dict)
    """The points that a person gave, by the question's id."""
    unmarked: tuple[str, ...] = ()
    """Questions for which others have points by hand and it has none."""

    @property
    def ready(self) -> bool:
        """Whether its bubbles are known, and it is not left out."""
        rows = all(row.filled is not None for row in self.rows)
        return rows and not self.problems and not self.said.out

    @property
    def waiting(self) -> bool:
        """Whether it needs a person."""
        return not self.said.out and not self.counted

    @property
    def counted(self) -> bool:
        """Whether it is in the results."""
        return self.ready and not self.unmarked

    @property
    def corrected(self) -> bool:
        """Whether something of it is as a person said, not as it was read."""
        number = (self.said.version, self.said.serial)
        return any(row.said is not None for row in self.rows) or (
            number != (None, None) and number == (self.version, self.serial)
        )

    @property
    def name(self) -> str:
        """Version and serial, `A-12`; empty where they are not known."""
        return f"{self.version}-{self.serial}" if self.version and self.serial else ""

    def marks(self, version: KeyVersion) -> tuple[Marks, ...]:
        """The filled bubbles by question; only of a sheet that is counted."""
        filled: list[list[frozenset[int]]] = [[] for _ in version.questions]
        for place, row in sorted(
            zip(version.layout.rows, self.rows, strict=True),
            key=lambda pair: (pair[0].question, pair[0].part),
        ):
            assert row.filled is not None
            filled[place.question].append(row.filled)
        return tuple(tuple(rows) for rows in filled)


def settled(
    kept: Iterable[Kept], key: Key, corrections: Corrections, reread: Reread
) -> tuple[Sheet, ...]:
    """All sheets with what was said of them, in the order of version, serial, picture and id."""
    sheets = (alone(one, key, corrections.of(one.id), reread) for one in kept)
    return together(sheets, key, corrections)


def together(sheets: Iterable[Sheet], key: Key, corrections: Corrections) -> tuple[Sheet, ...]:
    """Sheets that were looked at one by one, in order, with the points given by hand; those that
    have one serial wait, and those without points that others have."""
    found = with_marks(_with_twice(tuple(sheets)), key, corrections.hand)
    return tuple(sorted(found, key=_order))


def alone(kept: Kept, key: Key, said: Said, reread: Reread) -> Sheet:
    """A sheet with what was said of it, whatever the others are."""
    reading, open_problems, ask_all = kept.reading, kept.reading.problems, False
    version, serial = reading.version, reading.serial
    foreign = OTHER_PAPER in reading.problems
    if said.version in key.versions and said.version and said.serial and not foreign:
        if reading.problems or reading.version != said.version or not reading.bubbles:
            reading = reread(kept, said.version, said.serial)
            # a sheet that even so is not read well is taken row by row
            ask_all = bool(reading.problems) or not reading.bubbles
        version, serial, open_problems = said.version, said.serial, ()
    if foreign:
        version = serial = None  # its number is another paper's
    known = key.versions.get(version or "")
    if known is None or serial is None:
        open_problems = open_problems or (UNKNOWN,)
    rows = _rows(known, reading, said, ask_all) if known and not open_problems else ()
    return Sheet(
        kept.id, kept.reading.picture, version, serial, open_problems, kept.reading.problems,
        rows, said,
    )  # fmt: skip


def _rows(
    version: KeyVersion, reading: SheetReading, said: Said, ask_all: bool
) -> tuple[SheetRow, ...]:
    seen: dict[int, list[BubbleReading]] = defaultdict(list)
    for bubble in reading.bubbles:
        seen[bubble.row].append(bubble)
    rows = []
    for number, row in enumerate(version.layout.rows):
        bubbles = sorted(seen[number], key=lambda bubble: bubble.option)
        whole = [one.option for one in bubbles] == list(range(len(row.bubbles)))
        doubt = any(one.mark == "doubtful" for one in bubbles)
        answer = said.rows.get(number)
        if answer is not None and any(option >= len(row.bubbles) for option in answer):
            answer = None
        asked = ask_all or doubt or not whole
        rows.append(SheetRow(number, row.label, tuple(bubbles), asked, answer))
    return tuple(rows)


def _with_twice(sheets: Sequence[Sheet]) -> Iterable[Sheet]:
    same: dict[str, list[Sheet]] = defaultdict(list)
    for sheet in sheets:
        if not sheet.said.out and not sheet.problems:
            same[sheet.name].append(sheet)
    for sheet in sheets:
        twice = not sheet.said.out and not sheet.problems and len(same[sheet.name]) > 1
        yield replace(sheet, problems=(TWICE,)) if twice else sheet


def _order(sheet: Sheet) -> tuple[str, int, str, str]:
    return (sheet.version or "~", sheet.serial or 0, sheet.picture, sheet.id)
