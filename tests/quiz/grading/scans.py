"""Scans of printed sheets that people filled, with what an office meets: a code that cannot be
read, a sheet scanned twice, a stroke that may mean something, a file cut short."""

from __future__ import annotations

from pathlib import Path

import cv2
import pypdfium2
from portal.quiz.grading.sheets import Kept
from portal.quiz.paper.key import Key, KeyVersion, dump
from portal.quiz.sheet.layout import Point
from portal.quiz.sheet.picture import sheet_pictures
from quiz.grading.papers import people

DPI = 150
DOTS = DPI / 25.4


def scan(folder: Path, key: Key, count: int = 8) -> list[Kept]:
    """Writes `s1.jpg` …, `again.jpg` (the second once more), `cut.jpg`, `cat.png`, and `key.json`;
    the code of the third is covered, and the fourth has a stroke in a bubble that was left blank.
    Returns what people filled."""
    folder.mkdir()
    folder.with_name("key.json").write_bytes(dump(key))
    of = people(key, count)
    for name in key.versions:
        mine = [one for one in of if one.reading.version == name]
        pages = sheet_pictures(key, name, [one.reading.serial or 0 for one in mine], DPI)
        for one, page in zip(mine, pages, strict=True):
            _fill(page, one, key)
            cv2.imwrite(str(folder / f"s{one.reading.serial}.jpg"), page)
            if one.reading.serial == 2:
                cv2.imwrite(str(folder / "again.jpg"), page, [cv2.IMWRITE_JPEG_QUALITY, 60])
    (folder / "cut.jpg").write_bytes((folder / "s1.jpg").read_bytes()[:9000])
    cat = cv2.GaussianBlur(cv2.randn(cv2.imread(str(folder / "s1.jpg")), 120, 60), (31, 31), 9)
    cv2.imwrite(str(folder / "cat.png"), cat)
    return of


def filled(pdf: Path, version: KeyVersion) -> cv2.typing.MatLike:
    """A scan of the first sheet of a file, with the right bubbles filled."""
    document = pypdfium2.PdfDocument(pdf.read_bytes())
    page = document[0].render(scale=DPI / 72).to_numpy()[..., :3].copy()
    document.close()
    for row in version.layout.rows:
        for right in version.questions[row.question].answer[row.part]:
            _blacken(page, row.bubbles[right])
    return page


def _blacken(page: cv2.typing.MatLike, place: Point) -> None:
    at, axes = (
        (round(place.x * DOTS), round(place.y * DOTS)),
        (round(1.9 * DOTS), round(1.4 * DOTS)),
    )
    cv2.ellipse(page, at, axes, 0, 0, 360, (70, 60, 60), -1, cv2.LINE_AA)


def _fill(page: cv2.typing.MatLike, one: Kept, key: Key) -> None:
    layout = key.versions[one.reading.version or ""].layout
    blank = None
    for bubble in one.reading.bubbles:
        place = layout.rows[bubble.row].bubbles[bubble.option]
        at = (round(place.x * DOTS), round(place.y * DOTS))
        if bubble.mark == "filled":
            _blacken(page, place)
        else:
            blank = blank or at
    if one.reading.serial == 3:
        code = layout.code
        left, top = round(code.x * DOTS) - 5, round(code.y * DOTS) - 5
        right, bottom = (round((a + b) * DOTS) for a, b in (
            (code.x, code.width), (code.y, code.height),
        ))  # fmt: skip
        cv2.rectangle(page, (left, top), (right, bottom), (235, 235, 235), -1)
    if one.reading.serial == 4 and blank is not None:
        start, end = (blank[0] - 7, blank[1] - 1), (blank[0] + 8, blank[1] + 2)
        cv2.line(page, start, end, (120, 110, 110), 2, cv2.LINE_AA)
