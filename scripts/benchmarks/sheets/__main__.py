"""Measures the reading of answer sheets.

    cd scripts && python -m benchmarks.sheets --photos 2000 --seed 1 [--keep DIR]

Sheets are printed (in colour or grey), filled by invented people with pens and pencils, and
photographed or scanned; each is then read as `portal quiz grade` reads it, on one core. Right are
bubbles read as they were meant; flagged ones wait for a person; wrong ones are told apart from
both. `--keep` writes the pictures where a bubble was wrong, or a sheet was not read.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

import cv2
import numpy as np
from portal.quiz.reading import read_picture

from benchmarks.sheets.filling import filled
from benchmarks.sheets.measuring import Count, Tally
from benchmarks.sheets.photographing import photograph
from benchmarks.sheets.printing import printed


def main() -> int:
    """Read as many pictures as asked, print what was counted; 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--photos", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", type=int, default=0, dest="start", help="the first picture")
    parser.add_argument("--keep", type=Path, help="where pictures that went wrong are kept")
    options = parser.parse_args()
    cv2.setNumThreads(1)
    tally, spent, fine = Tally(), 0.0, []
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / "photo.jpg"
        for number in range(options.start, options.start + options.photos):
            draw = np.random.default_rng([options.seed, number])
            sheets = [filled(sheet, draw) for sheet in printed(draw)]
            photo = photograph([sheet.picture for sheet in sheets], draw)
            path.write_bytes(photo.data)
            begun = time.process_time()
            readings = read_picture(path, sheets[0].printed.key)
            took = time.process_time() - begun
            spent += took
            if photo.fine:
                fine.append(took / len(sheets))
            before = tally.total.wrong, tally.total.refused
            tally.take(f"{number}", sheets, readings, photo.troubles)
            if options.keep and before != (tally.total.wrong, tally.total.refused):
                options.keep.mkdir(parents=True, exist_ok=True)
                (options.keep / f"{number}.jpg").write_bytes(photo.data)
    _print(tally, spent, fine)
    total = tally.total
    return int(total.wrong > 0 or total.flagged > 0.03 * total.bubbles)


def _print(tally: Tally, spent: float, fine: list[float]) -> None:
    _line("all", tally.total)
    for name in sorted(tally.by):
        _line(name, tally.by[name])
    for how, marks in sorted(tally.marks.items()):
        print(f"{how:18}", *(f"{name} {count}" for name, count in sorted(marks.items())))
    print("problems:", dict(tally.problems))
    print("sheets a second:", round(tally.total.sheets / max(spent, 1e-9), 2),
          "of 12 million dots:", round(len(fine) / max(sum(fine), 1e-9), 2))  # fmt: skip
    for line in tally.wrong[:40]:
        print("wrong:", line)


def _line(name: str, count: Count) -> None:
    share = 100 / max(count.bubbles, 1)
    print(f"{name:18} sheets {count.sheets:5} refused {count.refused:4} "
          f"bubbles {count.bubbles:7} right {count.right * share:7.3f}% "
          f"flagged {count.flagged * share:6.3f}% wrong {count.wrong:5} "
          f"doubts on blank {count.spurious}")  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
