"""Compares our reading of clean scans with OMRChecker's (github.com/Udayraj123/OMRChecker, 1.x).

    .venv/bin/python scripts/benchmarks/omrchecker.py --key out/key.json --omrchecker DIR \
        [--python PYTHON] [--count 100] [--seed 1] [--dpi 200]

DIR is a checkout of it, PYTHON one that has its packages. Sheets of each version are printed to
pictures and filled as a careful hand does: one bubble a row, now and then none or several. It
prints how many bubbles were read as they were filled, by OMRChecker and by us; what we give to a
person to look at is counted apart.
"""

from __future__ import annotations

import argparse
import csv
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from string import ascii_uppercase
from typing import Any

import cv2
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from portal.quiz.paper.key import Key, KeyVersion, load
from portal.quiz.reading import SheetReading, read_array
from portal.quiz.sheet.layout import Point, SheetLayout
from portal.quiz.sheet.omrchecker import name_of, omrchecker_files
from portal.quiz.sheet.picture import sheet_pictures

INCH = 25.4
HABITS = ("one", "none", "several", "all")
SHARES = (0.86, 0.06, 0.06, 0.02)
"""How often a row is filled in each of these ways."""
Rows = list[frozenset[int] | None]
"""The filled bubbles of each row; None where it is left to a person."""


def main() -> None:
    """Print, read by both, and tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--key", type=Path, required=True)
    parser.add_argument("--omrchecker", type=Path, required=True)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--count", type=int, default=100, help="sheets of each version")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--dpi", type=float, default=200)
    options = parser.parse_args()
    key = load(options.key.read_bytes())
    draw = np.random.default_rng(options.seed)
    for version in key.versions.values():
        with tempfile.TemporaryDirectory() as temporary:
            _compare(key, version, Path(temporary), draw, options)


def _compare(
    key: Key, version: KeyVersion, folder: Path, draw: np.random.Generator, options: Any
) -> None:
    scans, out = folder / "scans", folder / "out"
    scans.mkdir()
    for name, data in omrchecker_files(version.layout).items():
        (scans / name).write_bytes(data)
    truth: dict[str, Rows] = {}
    ours: dict[str, Rows] = {}
    serials = range(1, options.count + 1)
    for serial, picture in zip(
        serials, sheet_pictures(key, version.name, serials, options.dpi), strict=True
    ):
        name = f"{serial:05}.png"
        truth[name] = list(_answers(version.layout, draw))
        _fill(picture, version.layout, truth[name], draw, options.dpi / INCH)
        cv2.imwrite(str(scans / name), picture)
        (reading,) = read_array(picture, name, key)
        ours[name] = list(_ours(reading, version.layout))
    command = [options.python, "main.py", "-i", str(scans), "-o", str(out)]
    subprocess.run(command, cwd=options.omrchecker, check=True, stdout=subprocess.DEVNULL)
    theirs = dict(_results(out, version.layout))
    for who, read in (("OMRChecker", theirs), ("portal", ours)):
        _tell(f"{version.name} {who}", version.layout, truth, read)


def _ours(reading: SheetReading, layout: SheetLayout) -> Iterator[frozenset[int] | None]:
    for number in range(len(layout.rows)):
        marks = {b.option: b.mark for b in reading.bubbles if b.row == number}
        doubtful = not marks or "doubtful" in marks.values()
        yield None if doubtful else frozenset(n for n, mark in marks.items() if mark == "filled")


def _answers(layout: SheetLayout, draw: np.random.Generator) -> Iterator[frozenset[int]]:
    for row in layout.rows:
        places = range(len(row.bubbles))
        habit = draw.choice(HABITS, p=SHARES)
        several = int(draw.integers(1, len(places) + 1))
        count = {"one": 1, "none": 0, "several": several, "all": len(places)}[str(habit)]
        yield frozenset(int(place) for place in draw.choice(places, count, replace=False))


def _fill(
    picture: Any, layout: SheetLayout, rows: Rows, draw: np.random.Generator, scale: float
) -> None:
    """Fill bubbles in pencil or ink, not quite in the middle and not quite to the edge."""
    for row, filled in zip(layout.rows, rows, strict=True):
        for place in filled or ():
            centre = row.bubbles[place]
            off = draw.normal(0, 0.2, 2)
            at = Point(centre.x + off[0], centre.y + off[1])
            size = (layout.bubble_width, layout.bubble_height) * draw.uniform(0.42, 0.52, 2)
            grey = int(draw.integers(20, 100))
            cv2.ellipse(
                picture,
                (round(at.x * scale * 16), round(at.y * scale * 16)),
                (round(size[0] * scale * 16), round(size[1] * scale * 16)),
                float(draw.uniform(-8, 8)), 0, 360, (grey, grey, grey), -1, cv2.LINE_AA, 4,
            )  # fmt: skip


def _results(out: Path, layout: SheetLayout) -> Iterator[tuple[str, Rows]]:
    """What OMRChecker wrote, by the name of the picture."""
    for path in out.rglob("Results_*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for line in csv.DictReader(file):
                cells = (line[name_of(row)] for row in layout.rows)
                yield line["file_id"], [frozenset(map(ascii_uppercase.index, c)) for c in cells]


def _tell(who: str, layout: SheetLayout, truth: dict[str, Rows], read: dict[str, Rows]) -> None:
    total = right = wrong = 0
    for name, rows in truth.items():
        found = read.get(name) or [None] * len(rows)
        for row, filled, seen in zip(layout.rows, rows, found, strict=True):
            total += len(row.bubbles)
            if seen is not None:
                differing = len((filled or frozenset()) ^ seen)
                wrong += differing
                right += len(row.bubbles) - differing
    left = total - right - wrong
    print(f"{who}: of {total} bubbles {right} right, {wrong} wrong, {left} left to a person")


if __name__ == "__main__":
    main()
