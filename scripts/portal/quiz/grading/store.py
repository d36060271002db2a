"""The folder of results: what is kept there of every picture, so that no work is done twice.

key.json            the key that its sheets were read by
readings/<id>.json  what was read of a picture; written last, so that it is there only where
                    all of the picture's cut-outs are
pictures/<sheet>/   cut-outs: handwriting
corrections.json    what a person said
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from portal.output.files import write_whole
from portal.quiz.grading import cuts
from portal.quiz.grading.sheets import Kept
from portal.quiz.paper.key import Key, dump, load
from portal.quiz.reading.reading import BubbleReading, Mark, SheetReading

FORMAT = "shiliu-reading-1"
KEY = "key.json"
READINGS = "readings"
AGAIN = "again"
"""The folder in `readings` of sheets that were read once more."""
WITH_PICTURES = ("review.html", "sheets.html")
"""The pages that show cut-outs."""
_MARKS = get_args(Mark)


class OtherPaper(Exception):
    """A folder that holds the results of another paper, whose title is the message."""


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of results."""

    folder: Path
    key: Key

    @property
    def layouts(self) -> Mapping[str, Any]:
        """The layouts of the versions by name."""
        return {name: version.layout for name, version in self.key.versions.items()}

    def open(self) -> None:
        """Put the key into the folder. Raises OtherPaper, KeyFault and OSError."""
        place = self.folder / KEY
        if place.exists():
            there = load(place.read_bytes())
            if there.paper != self.key.paper:
                raise OtherPaper(there.title)
        write_whole(place, dump(self.key))

    def has(self, picture: str, *, cut: bool) -> bool:
        """Whether a picture was read already, and where they are wanted `cut` into cut-outs."""
        held = self._held(self._place(picture))
        if held is None or held.get("cut") is None:
            return False
        return not cut or (bool(held["cut"]) and (self.folder / cuts.FOLDER).is_dir())

    def keep(self, picture: str, readings: list[SheetReading], *, cut: bool | None) -> None:
        """Keep what was read of a picture, and whether it was cut; with None it is read once more
        by the next run."""
        if cut:
            (self.folder / cuts.FOLDER).mkdir(exist_ok=True)
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
        """Every sheet that was read, in the order of their ids."""
        for path in sorted((self.folder / READINGS).glob("*.json")):
            for number, reading in enumerate(self._read(path) or ()):
                yield Kept(f"{path.stem}.{number}", reading)

    def again(self, kept: Kept, version: str) -> SheetReading | None:
        """What was read of a sheet when a person had said its version."""
        found = self._read(self._place_again(kept, version))
        return found[0] if found else None

    def keep_again(self, kept: Kept, version: str, reading: SheetReading) -> None:
        """Keep that."""
        write_whole(self._place_again(kept, version), _dumped(self.key.paper, [reading], None))

    def forget(self) -> int:
        """Delete all cut-outs and the pages that show them; returns how many sheets had some."""
        place = self.folder / cuts.FOLDER
        count = sum(1 for one in place.iterdir()) if place.is_dir() else 0
        shutil.rmtree(place, ignore_errors=True)
        for name in WITH_PICTURES:
            (self.folder / name).unlink(missing_ok=True)
        return count

    def _place(self, picture: str) -> Path:
        return self.folder / READINGS / f"{picture}.json"

    def _place_again(self, kept: Kept, version: str) -> Path:
        return self.folder / READINGS / AGAIN / f"{kept.id}-{version}.json"

    def _read(self, path: Path) -> list[SheetReading] | None:
        """The readings of a file; None where there is none, or it is of something else."""
        held = self._held(path)
        try:
            return None if held is None else [_reading(one) for one in held["sheets"]]
        except (ValueError, TypeError, KeyError):
            return None

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
    return Store(folder, load((folder / KEY).read_bytes()))


def _dumped(paper: str, readings: list[SheetReading], cut: bool | None) -> bytes:
    held = {
        "format": FORMAT,
        "paper": paper,
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


def _reading(held: Any) -> SheetReading:
    version, serial = held["version"], held["serial"]
    if not isinstance(version, str | None) or not isinstance(serial, int | None):
        raise ValueError("version")
    bubbles = tuple(
        BubbleReading(int(row), int(option), float(fill), mark)
        for row, option, fill, mark in held["bubbles"]
        if mark in _MARKS
    )
    problems = tuple(str(one) for one in held["problems"])
    return SheetReading(str(held["picture"]), version, serial, bubbles, problems, None)
