"""Reads the answer sheets of a picture: from the file to the mark of every bubble."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from portal.quiz.paper.key import Key, KeyVersion
from portal.quiz.reading.bubbles import measure
from portal.quiz.reading.codes import (
    Codes,
    code_in_picture,
    code_on_sheet,
    codes_in_picture,
    is_at_place,
)
from portal.quiz.reading.corners import Corners, choose_corners, in_order
from portal.quiz.reading.hidden import find_hidden
from portal.quiz.reading.judge import judge
from portal.quiz.reading.light import COARSE, drop_out, lit, print_seen
from portal.quiz.reading.marks import Found, find_blurred, find_marks, merge
from portal.quiz.reading.pictures import Page, open_pages
from portal.quiz.reading.reading import DOTS, BubbleReading, SheetReading
from portal.quiz.reading.register import find_bend
from portal.quiz.reading.straighten import straighten, unbend
from portal.quiz.reading.three_corners import sheet_of_code
from portal.quiz.sheet.code import SheetCode
from portal.quiz.sheet.layout import SheetLayout

_FLAT = 0.3
"""A sheet that is bent less than this, mm, is shown as flat."""
_LOOKS = (
    (find_marks, False, 1 / 40, 9),
    (find_marks, True, 1 / 40, 25),
    (find_marks, False, 1 / 90, 7),
    (find_marks, False, 1 / 60, 4),
    (find_blurred, False, 1 / 40, 8),
    (find_blurred, True, 1 / 40, 25),
)
"""How marks are looked for: whether shadows are taken away first; the surroundings that dark is
beside, as a part of the longer side, and by how much."""
_ANOTHER = 2
"""So many marks more than the sheets have are those of another sheet."""
_BUBBLE = 0.75
"""A filled bubble is smaller than this part of a mark."""
_SHADOWS = 1 / 55
"""What is narrower than this part of the longer side is no shadow."""
_CLOSE = 2.0
"""Where no bubble is farther from its place than this, mm, no row is taken for the next, which is
three times as far; nor where each bar is seen, for then one would be missing."""
_MANY = 0.12
"""Where more than this part of the bubbles is in doubtful rows, the whole sheet waits."""
_LEAST_BARS = 0.6
"""Where fewer of the bars than this part are seen, nothing tells how the sheet is bent."""
_UNSURE = frozenset({"no_marks", "marks_missing", "code_unread"})
"""Problems that more dots may mend."""


def read_picture(path: Path, key: Key) -> list[SheetReading]:
    """The sheets of a file: of each of its pages, those that were found, or why there is none."""
    return list(read_pages(path, key))


def read_pages(path: Path, key: Key) -> Iterator[SheetReading]:
    """As `read_picture`, one sheet after another: for files of many pages, whose straightened
    pictures would not fit into the memory together."""
    for page in open_pages(path):
        yield from _read_page(page, key)


def read_array(
    image: NDArray[Any],
    name: str,
    key: Key,
    *,
    version: str | None = None,
    serial: int | None = None,
) -> list[SheetReading]:
    """The sheets of a picture in BGR, eight bits a channel.

    With `version` and `serial` a person has said what a code that cannot be read would say.
    """
    cv2.setNumThreads(1)
    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    found, sheets = _find(grey, key)
    more = len(found) >= 4 * len(sheets) + _ANOTHER
    codes: Codes = []
    if not sheets or more or any(sheet.unsure for sheet in sheets):
        codes = codes_in_picture(grey)
        sheets = in_order(_with_hidden(sheets, found, codes, key), grey)
    if not sheets:
        return [_unfound(name, found, codes, key)]
    another = len(_left_over(found, sheets)) >= _ANOTHER
    many = len(sheets) + another > 1
    page = name if "#" in name else f"{name}#1"
    readings = [
        _read_sheet(image, corners, f"{page}.{n}" if many else name, key, version, serial)
        for n, corners in enumerate(sheets, start=1)
    ]
    if another:
        readings.append(_unread(f"{page}.{len(sheets) + 1}", "marks_missing"))
    return readings


def _read_page(page: Page, key: Key) -> list[SheetReading]:
    if page.image is None:
        return [_unread(page.name, page.problem)]
    readings = read_array(page.image, page.name, key)
    unsure = any(_UNSURE.intersection(one.problems) for one in readings)
    if page.fine is None or not unsure:
        return readings
    image = page.fine()
    finer = read_array(image, page.name, key) if image is not None else []
    return max(readings, finer, key=lambda some: sum(not one.problems for one in some))


def _unfound(name: str, found: list[Found], codes: Codes, key: Key) -> SheetReading:
    """Why a picture has no sheet; a sheet of another size is known by its code."""
    for code, _ in codes:
        if code.paper != key.paper:
            return replace(_unread(name, "other_paper"), version=code.version, serial=code.serial)
    return _unread(name, "no_marks" if len(found) < 2 else "marks_missing")


def _unread(name: str, problem: str) -> SheetReading:
    return SheetReading(name, None, None, (), (problem,), None)


def _find(grey: NDArray[Any], key: Key) -> tuple[list[Found], list[Corners]]:
    """All marks, and the sheets that they are of: looks on only where nothing is found."""
    even = cv2.GaussianBlur(grey, (3, 3), 0)
    marks: list[Found] = []
    layouts = _layouts(key)
    for look, shadowless, share, offset in _LOOKS:
        view = _unshaded(even) if shadowless else even
        marks = merge(marks, look(view, round(share * max(grey.shape)), offset))
        sheets = max((choose_corners(marks, layout, even) for layout in layouts), key=len)
        if sheets and len(marks) < 4 * len(sheets) + _ANOTHER:
            return marks, sheets
    return marks, max((choose_corners(marks, layout, even) for layout in layouts), key=len)


def _with_hidden(
    sheets: list[Corners], found: list[Found], codes: Codes, key: Key
) -> list[Corners]:
    """The sheets, and those of three marks and a code; where marks of a sheet are unsure, such a
    one is taken in its stead."""
    kept = [sheet for sheet in sheets if not sheet.unsure]
    for code, corners in codes:
        if any(is_at_place(corners, sheet.plane, sheet.layout) for sheet in kept):
            continue
        version = key.versions.get(code.version)
        layout = version.layout if version else _layouts(key)[0]
        sheet = sheet_of_code(corners, _left_over(found, kept), layout)
        if sheet is not None:
            kept.append(sheet)
    taken = {mark for sheet in kept for mark in sheet.marks}
    unsure = (sheet for sheet in sheets if sheet.unsure and not taken.intersection(sheet.marks))
    return [*kept, *unsure]


def _left_over(found: list[Found], sheets: list[Corners]) -> list[Found]:
    """The marks of no sheet; unsure ones that are much smaller than those are filled bubbles."""
    used = {mark for sheet in sheets for mark in sheet.marks}
    least = _BUBBLE * min((mark.radius for mark in used), default=0.0)
    return [
        mark for mark in found if mark not in used and not (mark.unsure and mark.radius < least)
    ]


def _unshaded(grey: NDArray[Any]) -> NDArray[Any]:
    """A picture beside the lightest that is around each dot: white paper, also in a shadow."""
    side = round(_SHADOWS * max(grey.shape)) | 1
    paper = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8))
    return np.asarray(cv2.divide(grey, np.maximum(paper, 20), scale=255))


def _layouts(key: Key) -> list[SheetLayout]:
    """One layout of each form of sheet: versions of a paper nearly always have the same."""
    forms: dict[object, SheetLayout] = {}
    for version in key.versions.values():
        layout = version.layout
        forms.setdefault((layout.width, layout.height, layout.marks, layout.code), layout)
    return list(forms.values())


def _read_sheet(
    image: NDArray[Any],
    corners: Corners,
    name: str,
    key: Key,
    version: str | None,
    serial: int | None,
) -> SheetReading:
    layout = corners.layout
    straight = straighten(image, corners.plane, layout)
    code = code_on_sheet(straight, layout, key) or code_in_picture(image, corners.plane, layout)
    reading = SheetReading(name, version, serial, (), (), straight)
    if version is None:
        reading, problem = _named(reading, code, key)
        if problem:
            return replace(reading, problems=(problem,))
    known = key.versions.get(reading.version or "")
    if known is None:
        return replace(reading, problems=("unknown_version",))
    if not known.layout.rows:
        return reading
    return _read_bubbles(image, corners, straight, reading, known)


def _named(reading: SheetReading, code: SheetCode | None, key: Key) -> tuple[SheetReading, str]:
    """The reading with what its code says, and what is wrong with that."""
    if code is None:
        return reading, "code_unread"
    named = replace(reading, version=code.version, serial=code.serial)
    if code.paper != key.paper:
        return named, "other_paper"
    return named, "" if code.version in key.versions else "unknown_version"


def _read_bubbles(
    image: NDArray[Any],
    corners: Corners,
    straight: NDArray[Any],
    reading: SheetReading,
    version: KeyVersion,
) -> SheetReading:
    layout = version.layout
    coarse = _coarse(straight)
    seen = lit(print_seen(coarse))
    bend = find_bend(seen.dark, layout, corners.places)
    most, astray = bend.most, bend.tracks.astray
    if bend.most > _FLAT:
        straight = unbend(image, corners.plane, layout, bend.field(layout))
        coarse = _coarse(straight)
        seen = lit(print_seen(coarse))
        bend = find_bend(seen.dark, layout, corners.places)
        most, astray = max(most, bend.most), astray | bend.tracks.astray
    measures = measure(lit(drop_out(coarse)), seen, bend.centres + bend.shift, layout)
    rows = [n for n, row in enumerate(layout.rows) for _ in row.bubbles]
    single = [version.questions[row.question].type != "multiple" for row in layout.rows]
    # the bars of the last track are beside no rows of their own
    slipped = astray[rows]
    marked = len(corners.known) == len(layout.marks)
    placed = marked and (most < _CLOSE or bool(bend.tracks.seen.all()))
    hidden, problem = find_hidden(measures, bend, layout, placed=placed, scanned=corners.scanned)
    problems = [problem] if problem else []
    if slipped.mean() > _MANY or bend.tracks.seen.mean() < _LEAST_BARS:
        problems.append("bent")
    marks = judge(measures, hidden, slipped, rows, single)
    options = [n for row in layout.rows for n in range(len(row.bubbles))]
    bubbles = tuple(
        BubbleReading(row, option, round(float(fill), 4), mark)
        for row, option, fill, mark in zip(rows, options, measures.cover, marks, strict=True)
    )
    return replace(reading, bubbles=bubbles, problems=tuple(problems), straight=straight)


def _coarse(straight: NDArray[Any]) -> NDArray[Any]:
    size = COARSE / DOTS
    return cv2.resize(straight, None, fx=size, fy=size, interpolation=cv2.INTER_AREA)
