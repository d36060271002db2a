"""The folder of results: what is kept there of every picture, so that no work is done twice.

key.json            the key that its sheets were read by
readings/<id>.json  what was read of a picture, and by which version of the reader; written last,
                    so that it is there only where all of the picture's cut-outs are
pictures/<sheet>/   cut-outs: handwriting
corrections.json    what a person said
.lock               held by the command that works in the folder
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from portal.output.files import write_whole
from portal.quiz.grading import cuts
from portal.quiz.grading.sheets import FAILED, Kept
from portal.quiz.paper.key import KEY_FILE, Key, dump, load
from portal.quiz.reading.reading import READER, BubbleReading, Mark, SheetReading
from portal.quiz.sheet.layout import SheetLayout

FORMAT = "shiliu-reading-1"
READINGS = "readings"
AGAIN = "again"
"""The folder in `readings` of sheets that were read once more."""
LOCK = ".lock"
_PICTURE = re.compile("[0-9a-f]{16}")
_MARKS = get_args(Mark)


class OtherPaper(Exception):
    """A folder that holds the results of another paper, whose title is the message."""


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of results."""

    folder: Path
    key: Key

    @property
    def layouts(self) -> Mapping[str, SheetLayout]:
        """The layouts of the versions by name."""
        return {name: version.layout for name, version in self.key.versions.items()}

    def open(self) -> None:
        """Put the key into the folder. Raises OtherPaper, KeyFault and OSError."""
        place = self.folder / KEY_FILE
        if place.exists():
            there = load(place.read_bytes())
            if there.paper != self.key.paper:
                raise OtherPaper(there.title)
        write_whole(place, dump(self.key))

    def has(self, picture: str, *, cut: bool) -> bool:
        """Whether a picture was read already by this reader, and where they are wanted `cut` into
        cut-outs."""
        held = self._held(self._place(picture))
        read = _readings(held)
        if held is None or read is None or held.get("cut") is None or _is_older(held):
            return False
        return not cut or (
            bool(held["cut"]) and all(self._sheet(picture, n).is_dir() for n in range(len(read)))
        )

    def is_older(self, picture: str) -> bool:
        """Whether a picture was read by an earlier version of the reader."""
        held = self._held(self._place(picture))
        return held is not None and _is_older(held)

    def read(self, picture: str) -> list[SheetReading]:
        """What was read of a picture, by whatever version of the reader; nothing of one that was
        not read, or whose file was spoilt."""
        return self._read(self._place(picture)) or []

    def keep(self, picture: str, readings: list[SheetReading], *, cut: bool | None) -> None:
        """Keep what was read of a picture, and whether it was cut; with None it is read once more
        by the next run."""
        if cut:
            for number in range(len(readings)):  # there may be nothing to be cut out of one
                self._sheet(picture, number).mkdir(parents=True, exist_ok=True)
        write_whole(self._place(picture), _dumped(self.key.paper, readings, cut))

    def keep_cut(self, sheet: str, name: str, data: bytes) -> None:
        """Keep a cut-out."""
        write_whole(cuts.file_of(self.folder, sheet, name), data)

    def has_cut(self, sheet: str, name: str) -> bool:
        """Whether there is a cut-out."""
        return cuts.file_of(self.folder, sheet, name).is_file()

    def cut(self, sheet: str, name: str) -> str | None:
        """The address of a cut-out, None where there is none."""
        return cuts.address_of(sheet, name) if self.has_cut(sheet, name) else None

    def kept(self) -> Iterator[Kept]:
        """Every sheet that was read, in the order of their ids; a file that was spoilt is a sheet
        that waits, so that none is missing unseen."""
        for path in sorted((self.folder / READINGS).glob("*.json")):
            if not _PICTURE.fullmatch(path.stem):
                continue
            lost = [SheetReading(path.name, None, None, (), (FAILED,), None)]
            for number, reading in enumerate(self._read(path) or lost):
                yield Kept(f"{path.stem}.{number}", reading)

    def again(self, kept: Kept, version: str) -> SheetReading | None:
        """What was read of a sheet when a person had said its version; of an earlier version of the
        reader only where there is no cut-out to read it from once more."""
        held = self._held(self._place_again(kept, version))
        found = _readings(held)
        if held is None or not found or (_is_older(held) and self.has_cut(kept.id, cuts.SHEET)):
            return None
        return found[0]

    def keep_again(self, kept: Kept, version: str, reading: SheetReading) -> None:
        """Keep that."""
        write_whole(self._place_again(kept, version), _dumped(self.key.paper, [reading], None))

    def _place(self, picture: str) -> Path:
        return self.folder / READINGS / f"{picture}.json"

    def _sheet(self, picture: str, number: int) -> Path:
        return self.folder / cuts.FOLDER / f"{picture}.{number}"

    def _place_again(self, kept: Kept, version: str) -> Path:
        return self.folder / READINGS / AGAIN / f"{kept.id}-{version}.json"

    def _read(self, path: Path) -> list[SheetReading] | None:
        """The readings of a file; None where there is none, or it is of something else."""
        return _readings(self._held(path))

    def _held(self, path: Path) -> dict[str, Any] | None:
        try:
            held = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            return None
        ours = isinstance(held, dict) and (held.get("format"), held.get("paper")) == (
            FORMAT,
            self.key.paper,
        )
        return held if ours else None


def open_store(folder: Path) -> Store:
    """The folder of earlier results. Raises FileNotFoundError where it is none, and KeyFault."""
    if not (folder / READINGS).is_dir():  # the folder of a paper has a key too
        raise FileNotFoundError(folder / READINGS)
    return Store(folder, load((folder / KEY_FILE).read_bytes()))


def _is_older(held: Mapping[str, Any]) -> bool:
    """Whether an earlier version of the reader read what a file holds."""
    reader = held.get("reader")
    return type(reader) is not int or reader < READER


def _dumped(paper: str, readings: list[SheetReading], cut: bool | None) -> bytes:
    held = {
        "format": FORMAT,
        "paper": paper,
        "reader": READER,
        "cut": cut,
        "sheets": [
            {
                "picture": one.picture,
                "version": one.version,
                "serial": one.serial,
                "problems": one.problems,
                "bubbles": [
                    [bubble.row, bubble.option, round(float(bubble.fill), 4), bubble.mark]
                    for bubble in one.bubbles
                ],
            }
            for one in readings
        ],
    }
    return (json.dumps(held, ensure_ascii=False) + "\n").encode("utf-8", "replace")


def _readings(held: Mapping[str, Any] | None) -> list[SheetReading] | None:
    """The readings in what a file holds; None where something in it is wrong."""
    try:
        return None if held is None else [_reading(one) for one in held["sheets"]]
    except (ValueError, TypeError, KeyError):
        return None


def _reading(held: Any) -> SheetReading:
    version, serial = held["version"], held["serial"]
    if not isinstance(version, str | None):
        raise ValueError("version")
    if serial is not None:
        serial = _whole(serial)
    bubbles = tuple(
        BubbleReading(_whole(row), _whole(option), float(fill), mark)
        for row, option, fill, mark in held["bubbles"]
        if mark in _MARKS
    )
    problems = tuple(str(one) for one in held["problems"])
    return SheetReading(str(held["picture"]), version, serial, bubbles, problems, None)


def _whole(value: Any) -> int:
    """A whole number, which true is not. Raises ValueError."""
    if type(value) is not int:
        raise ValueError(value)
    return value
