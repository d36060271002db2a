"""Reads many pictures, in several processes, and keeps what was read of each at once.

Whatever happens to one picture happens to it alone: it waits for a person, the others go on. A run
that was killed goes on where it was.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portal.pool import Lost, as_done
from portal.quiz.grading import cuts
from portal.quiz.grading.corrections import Corrections
from portal.quiz.grading.pictures import Picture
from portal.quiz.grading.sheets import FAILED, Kept, Reread
from portal.quiz.grading.store import Store
from portal.quiz.paper.key import Key
from portal.quiz.reading.reading import SheetReading

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_JOBS = 8
LOST, NOTHING = "lost", "no_sheet"
"""Problems of a picture that no reading came of, beside a fault of the program: one that took its
process with it, nothing found."""

ReadPicture = Callable[[Path, Key], Iterable[SheetReading]]


@dataclass(frozen=True, slots=True)
class Task:
    """A picture to be read; `cut` where cut-outs are wanted for a person's review, `said` up to
    which of its sheets a person said something of them."""

    picture: Picture
    cut: bool
    said: int = 0


def usual_jobs() -> int:
    """How many processes read, where nobody says."""
    return min(os.cpu_count() or 1, MOST_JOBS)


def read_all(
    store: Store,
    pictures: Sequence[Picture],
    corrections: Corrections,
    *,
    jobs: int,
    cut: bool,
    read: ReadPicture | None = None,
) -> Iterator[Picture]:
    """Reads the pictures and yields each as it is done; `read` is the reading room's. A picture
    that was read before keeps its sheets in the places that `corrections` speak of."""
    said = _said(corrections)
    tasks = [Task(picture, cut, said.get(picture.id, 0)) for picture in pictures]
    begun = (store, read)
    for task, result in as_done(_read_one, tasks, jobs, _prepare, begun):
        if isinstance(result, BaseException):
            problem = LOST if isinstance(result, Lost) else FAILED
            store.keep(task.picture.id, [_unread(task.picture.name, problem)], cut=None)
        yield task.picture


def reader(store: Store) -> Reread:
    """Reads a kept sheet once more, of the version and serial that a person gave; from its whole
    cut-out, where it has one."""

    def reread(kept: Kept, version: str, serial: int) -> SheetReading:
        known = store.again(kept, version)
        if known is None:
            try:
                known = _again(store, kept, version, serial)
            except Exception:  # what a strange picture makes of a reader is not foreseen
                known = SheetReading(kept.reading.picture, version, serial, (), (FAILED,), None)
            store.keep_again(kept, version, known)
        return known

    return reread


_begun: tuple[Store, ReadPicture] | None = None


def _prepare(store: Store, read: ReadPicture | None) -> None:
    global _begun
    if read is None:
        from portal.quiz.reading import read_pages

        read = read_pages
    _begun = (store, read)


def _read_one(task: Task) -> None:
    assert _begun is not None
    store, read = _begun
    before = store.read(task.picture.id)[: task.said]
    readings: list[SheetReading] = []
    for number, reading in enumerate(read(task.picture.path, store.key)):
        if number < len(before) and not same_sheet(before[number], reading):
            break
        if task.cut:
            _keep_cuts(store, f"{task.picture.id}.{number}", reading, task.picture.path)
        # a file of many pages has more straightened pictures than the memory holds
        readings.append(replace(reading, straight=None))
    if len(readings) < len(before):
        # what a person said would be of another sheet now: what was read before stays
        readings = store.read(task.picture.id)
    store.keep(task.picture.id, readings or [_unread(task.picture.name, NOTHING)], cut=task.cut)


def same_sheet(before: SheetReading, now: SheetReading) -> bool:
    """Whether two readings of one file are of one sheet of it: on one page, and of one number where
    that was known before."""
    number = (before.version, before.serial)
    pages = {one.picture.partition("#")[2] for one in (before, now)}
    return len(pages) == 1 and number in ((None, None), (now.version, now.serial))


def _said(corrections: Corrections) -> dict[str, int]:
    """Up to which of its sheets something was said of a picture, counted from 1."""
    said: dict[str, int] = {}
    for sheet in corrections.sheets:
        picture, _, number = sheet.partition(".")
        said[picture] = max(said.get(picture, 0), int(number) + 1)
    return said


def _keep_cuts(store: Store, sheet: str, reading: SheetReading, path: Path) -> None:
    if reading.straight is None:
        pixels = _page_of(path, reading.picture)
        if pixels is not None:
            store.keep_cut(sheet, cuts.SHEET, cuts.photograph(pixels))
        return
    layout = cuts.layout_of(reading, store.layouts)
    whole = bool(reading.problems)
    for name, data in cuts.cut_outs(reading.straight, layout, _doubtful(reading), whole=whole):
        store.keep_cut(sheet, name, data)


def _page_of(path: Path, name: str) -> NDArray[Any] | None:
    """The page of a file that a reading is of (`scan.pdf#3`), None where it cannot be seen."""
    from portal.quiz.reading.pictures import open_pages

    pages = (page for page in open_pages(path) if page.name == name)
    return next((page.image for page in pages), None)


def _again(store: Store, kept: Kept, version: str, serial: int) -> SheetReading:
    """Read the whole cut-out; a photograph without marks gives no bubbles."""
    from PIL import Image

    nothing = SheetReading(kept.reading.picture, version, serial, (), (NOTHING,), None)
    place = cuts.file_of(store.folder, kept.id, cuts.SHEET)
    if not place.is_file():
        return nothing
    import numpy as np

    from portal.quiz.reading import read_array

    with Image.open(place) as image:
        pixels = np.ascontiguousarray(np.asarray(image.convert("RGB"))[:, :, ::-1])
    found = read_array(pixels, kept.reading.picture, store.key, version=version, serial=serial)
    reading = next((one for one in found if one.bubbles), nothing)
    layout = store.key.versions[version].layout
    if reading.straight is not None:
        asked = range(len(layout.rows)) if reading.problems else _doubtful(reading)
        for name, data in cuts.cut_outs(reading.straight, layout, asked, whole=False):
            store.keep_cut(kept.id, name, data)
    return reading


def _doubtful(reading: SheetReading) -> list[int]:
    """The rows that a person is asked about."""
    return sorted({bubble.row for bubble in reading.bubbles if bubble.mark == "doubtful"})


def _unread(name: str, problem: str) -> SheetReading:
    return SheetReading(name, None, None, (), (problem,), None)
