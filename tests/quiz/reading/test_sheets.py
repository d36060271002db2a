"""Whole sheets: blank ones, filled ones, turned ones, two of them, and others that do not fit."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from portal.quiz.paper.key import KeyVersion
from portal.quiz.reading import DOTS, SheetReading, read_array
from portal.quiz.sheet.layout import Point, SheetLayout
from portal.quiz.sheet.picture import sheet_pictures
from portal.quiz.sheet.place import Wanted, place
from support import answer_sheets as sheets


def one(picture: NDArray[Any], shape: int = 0, **said: Any) -> SheetReading:
    """The only sheet of a picture."""
    (reading,) = read_array(picture, "p.png", sheets.key(shape), **said)
    return reading


@pytest.mark.parametrize("shape", [0, 2, 4])
def test_a_blank_sheet_is_blank(shape: int) -> None:
    reading = one(sheets.blank(shape, "B", 104729), shape)
    assert (reading.version, reading.serial, reading.problems) == ("B", 104729, ())
    assert {bubble.mark for bubble in reading.bubbles} == {"blank"}
    rows = sheets.layout(shape).rows
    assert len(reading.bubbles) == sum(len(row.bubbles) for row in rows)
    assert max(bubble.fill for bubble in reading.bubbles) < 0.05


def test_filled_bubbles_are_read() -> None:
    marks = sheets.filled(1)
    reading = one(sheets.fill(sheets.blank(), marks))
    assert sheets.seen(reading) == marks
    assert not sheets.seen(reading, "doubtful")


def test_all_bubbles_of_a_sheet_may_be_filled() -> None:
    rows = sheets.layout(4).rows
    marks = {(n, o) for n, row in enumerate(rows) for o in range(len(row.bubbles))}
    assert sheets.seen(one(sheets.fill(sheets.blank(4), marks, 4), 4)) == marks


@pytest.mark.parametrize("turn", [cv2.ROTATE_180, cv2.ROTATE_90_CLOCKWISE])
def test_a_turned_sheet_is_shown_upright(turn: int) -> None:
    marks = sheets.filled(2)
    picture = sheets.fill(sheets.blank(), marks)
    upright, reading = one(picture), one(cv2.rotate(picture, turn))
    assert (sheets.seen(reading), reading.problems, reading.serial) == (marks, (), 7)
    assert reading.straight is not None and upright.straight is not None
    of = sheets.layout()
    assert reading.straight.shape == (round(of.height * DOTS), round(of.width * DOTS), 3)
    assert np.abs(reading.straight.astype(int) - upright.straight).mean() < 6


def test_two_sheets_of_one_picture_are_both_read() -> None:
    first, second = sheets.filled(3, 3), sheets.filled(4, 3)
    pair = [
        sheets.fill(sheets.blank(3, "A", n), marks, 3) for n, marks in ((1, first), (2, second))
    ]
    readings = read_array(np.concatenate(pair, axis=1), "p.jpg", sheets.key(3))
    assert [(r.picture, r.serial, r.problems) for r in readings] == [
        ("p.jpg#1.1", 1, ()),
        ("p.jpg#1.2", 2, ()),
    ]
    assert [sheets.seen(reading) for reading in readings] == [first, second]


def test_a_sheet_of_another_paper_is_named() -> None:
    other = replace(sheets.key(), paper="ffffffff")
    (reading,) = read_array(sheets.blank(), "p.png", other)
    assert (reading.problems, reading.bubbles) == (("other_paper",), ())


def test_a_sheet_of_another_size_is_of_another_paper() -> None:
    reading = one(sheets.blank(3, "A", 12), 0)
    assert (reading.problems, reading.version, reading.serial) == (("other_paper",), "A", 12)


def test_a_sheet_of_an_unknown_version_is_named() -> None:
    versions = {"A": sheets.key().versions["A"]}
    (reading,) = read_array(sheets.blank(0, "B"), "p.png", replace(sheets.key(), versions=versions))
    assert (reading.problems, reading.version) == (("unknown_version",), "B")


def test_a_person_can_say_what_a_spoiled_code_would() -> None:
    marks = sheets.filled(5)
    picture = sheets.fill(sheets.blank(), marks)
    code = sheets.layout().code
    start, end = Point(code.x, code.y), Point(code.x + code.width, code.y + code.height)
    cv2.rectangle(picture, sheets.dots(start), sheets.dots(end), (90, 90, 90), -1)
    unread = one(picture)
    assert unread.problems == ("code_unread",) and unread.straight is not None
    told = one(picture, version="B", serial=12)
    assert (told.version, told.serial, told.problems) == ("B", 12, ())
    assert sheets.seen(told) == marks
    assert one(picture, version="Z", serial=12).problems == ("unknown_version",)


def test_a_picture_without_marks_has_no_sheet() -> None:
    draw = np.random.default_rng(1)
    cat = cv2.GaussianBlur(draw.integers(0, 255, (900, 1200, 3), dtype=np.uint8), (0, 0), 5)
    assert one(cat).problems == ("no_marks",)
    assert one(np.zeros((600, 600, 3), np.uint8)).problems == ("no_marks",)


def _cover(picture: NDArray[Any], *numbers: int) -> NDArray[Any]:
    for number in numbers:
        cv2.circle(picture, sheets.dots(sheets.layout().marks[number]), 90, (120, 150, 200), -1)
    return picture


@pytest.mark.parametrize("number", range(4))
def test_one_mark_may_be_hidden(number: int) -> None:
    marks = sheets.filled(8)
    reading = one(_cover(sheets.fill(sheets.blank(), marks), number))
    assert (sheets.seen(reading), reading.problems) == (marks, ())


def test_two_covered_marks_are_missed() -> None:
    assert one(_cover(sheets.blank(), 0, 2)).problems == ("marks_missing",)


def test_one_of_two_sheets_may_hide_a_mark() -> None:
    pair = [_cover(sheets.blank(0, "A", 1), 3), sheets.blank(0, "A", 2)]
    readings = read_array(np.concatenate(pair, axis=1), "p.jpg", sheets.key())
    assert [(r.picture, r.serial, r.problems) for r in readings] == [
        ("p.jpg#1.1", 1, ()),
        ("p.jpg#1.2", 2, ()),
    ]


def test_another_sheets_code_is_not_taken_for_a_spoiled_one() -> None:
    pair = [sheets.blank(3, "A", 1), sheets.blank(3, "A", 2)]
    code = sheets.layout(3).code
    start, end = Point(code.x, code.y), Point(code.x + code.width, code.y + code.height)
    cv2.rectangle(pair[0], sheets.dots(start), sheets.dots(end), (90, 90, 90), -1)
    readings = read_array(np.concatenate(pair, axis=1), "p.jpg", sheets.key(3))
    assert [(r.serial, r.problems) for r in readings] == [(None, ("code_unread",)), (2, ())]


def test_a_fifth_mark_does_no_harm() -> None:
    marks = sheets.filled(6)
    picture = sheets.fill(sheets.blank(), marks)
    for radius, colour in ((47, 0), (31, 255), (16, 0)):
        cv2.circle(picture, (1500, 3100), radius, (colour,) * 3, -1, cv2.LINE_AA)
    reading = one(picture)
    assert (sheets.seen(reading), reading.problems) == (marks, ())


def test_what_a_finger_covers_is_not_blank() -> None:
    picture = sheets.blank()
    of = sheets.layout()
    at = sheets.dots(of.rows[6].bubbles[1])
    cv2.ellipse(picture, at, (190, 130), 0, 0, 360, (120, 150, 200), -1)
    reading = one(picture)
    covered = {
        (n, o)
        for n, row in enumerate(of.rows)
        for o, bubble in enumerate(row.bubbles)
        if np.hypot(*(np.subtract(sheets.dots(bubble), at) / (160, 100))) < 1
    }
    assert len(covered) >= 6
    assert covered.isdisjoint(sheets.seen(reading, "blank"))
    assert covered.isdisjoint(sheets.seen(reading))


def _bent(picture: NDArray[Any], of: SheetLayout, most: float) -> NDArray[Any]:
    """A picture of paper that curls: its middle is `most` mm away, its marks are not."""
    y, x = np.indices(picture.shape[:2], np.float32) / np.float32(sheets.MM)
    first, last = of.marks[0], of.marks[2]
    down = np.sin(np.pi * (y - first.y) / (last.y - first.y))
    across = np.sin(np.pi * (x - first.x) / (last.x - first.x))
    shift = np.float32(most * sheets.MM) * down * (0.5 + 0.5 * across)
    column, row = np.meshgrid(*(np.arange(n, dtype=np.float32) for n in picture.shape[1::-1]))
    return cv2.remap(picture, column - 0.4 * shift, row - shift, cv2.INTER_LINEAR,
                     borderMode=cv2.BORDER_REPLICATE)  # fmt: skip


@pytest.mark.parametrize("shape", [1, 3, 5])
@pytest.mark.parametrize("most", [-8.0, 3.0, 6.0])
def test_a_sheet_that_curls_by_a_row_and_more_is_read(shape: int, most: float) -> None:
    marks = sheets.filled(9, shape)
    picture = sheets.fill(sheets.blank(shape), marks, shape)
    reading = one(_bent(picture, sheets.layout(shape), most), shape)
    assert (sheets.seen(reading), reading.problems) == (marks, ())
    assert not sheets.seen(reading, "doubtful")


def test_rows_of_26_bubbles_are_read_where_paper_curls() -> None:
    known = sheets.key().versions["A"]
    question = replace(known.questions[0], options=("甲",) * 26, order=tuple(range(26)))
    layout = place([Wanted(f"{n + 1}", n, 0, 26) for n in range(9)], "a4")
    questions = tuple(replace(question, number=n + 1, id=f"w{n}") for n in range(9))
    key = replace(sheets.key(), versions={"A": KeyVersion("A", questions, layout)})
    picture = next(iter(sheet_pictures(key, "A", [1])))
    for row in layout.rows:
        cv2.circle(picture, sheets.dots(row.bubbles[3 * row.question]), 20, (30, 25, 25), -1)
    (reading,) = read_array(_bent(picture, layout, 5.0), "p.png", key)
    assert sheets.seen(reading) == {(n, 3 * n) for n in range(9)}


def test_where_most_bars_are_hidden_a_person_looks() -> None:
    picture, of = sheets.blank(), sheets.layout()
    for track in of.tracks[1:]:
        for bar in track:
            cv2.circle(picture, sheets.dots(bar), 30, (255, 255, 255), -1)
    assert "bent" in one(picture).problems


def test_black_and_white_scans_are_read() -> None:
    marks = sheets.filled(7)
    grey = cv2.cvtColor(sheets.fill(sheets.blank(), marks), cv2.COLOR_BGR2GRAY)
    white = cv2.cvtColor(np.where(grey > 128, 255, 0).astype(np.uint8), cv2.COLOR_GRAY2BGR)
    reading = one(white)
    assert (sheets.seen(reading), reading.problems) == (marks, ())
    assert not sheets.seen(reading, "doubtful")


def _aslant(picture: NDArray[Any]) -> NDArray[Any]:
    """A picture as a phone sees it, not a scanner, a little warm."""
    high, wide = picture.shape[:2]
    before = np.array([(0, 0), (wide, 0), (wide, high), (0, high)], np.float32)
    after = np.array([(60, 40), (wide - 20, 0), (wide, high), (0, high - 30)], np.float32)
    plane = cv2.getPerspectiveTransform(before, after)
    seen = cv2.warpPerspective(picture, plane, (wide, high), borderValue=(230, 230, 230))
    draw = np.random.default_rng(2)
    warm = seen * np.array((0.8, 0.88, 0.92)) + draw.normal(0, 1.5, seen.shape)
    return np.asarray(warm.clip(0, 255).astype(np.uint8))


def _without_red(picture: NDArray[Any]) -> NDArray[Any]:
    """A picture whose red print is gone."""
    red = picture[..., 2] > 180
    picture[red] = 250
    return picture


def test_without_red_print_rows_between_their_bars_are_read() -> None:
    marks, of = sheets.filled(6), sheets.layout()
    picture = _without_red(sheets.fill(sheets.blank(), marks))
    cv2.circle(picture, sheets.dots(of.tracks[0][4]), 30, (250, 250, 250), -1)
    reading = one(_aslant(picture))
    assert (sheets.seen(reading), reading.problems) == (marks, ())
    unsure = {(4, n) for n in range(len(of.rows[4].bubbles))}
    assert sheets.seen(reading, "doubtful") == unsure - marks


def test_without_red_print_and_bars_a_person_looks() -> None:
    picture, of = _without_red(sheets.blank()), sheets.layout()
    for bar in of.tracks[1][::2]:
        cv2.circle(picture, sheets.dots(bar), 30, (250, 250, 250), -1)
    assert one(_aslant(picture)).problems == ("faded",)


def test_where_light_has_washed_out_the_print_only_those_rows_wait() -> None:
    marks, of = sheets.filled(6, 1), sheets.layout(1)
    picture = sheets.fill(sheets.blank(1), marks, 1)
    x, y = sheets.dots(of.rows[30].bubbles[1])
    glare = _aslant(picture)
    spot = np.zeros(glare.shape[:2], np.float32)
    cv2.ellipse(spot, (x, y), (420, 560), 0, 0, 360, 1.0, -1)
    spot = cv2.GaussianBlur(spot, (0, 0), 60)[..., None]
    glare = (glare + 95 * spot).clip(0, 255).astype(np.uint8)
    reading = one(glare, 1)
    assert not reading.problems
    doubtful = sheets.seen(reading, "doubtful")
    assert sheets.seen(reading) <= marks and marks - sheets.seen(reading) <= doubtful
    share = len(doubtful) / len(reading.bubbles)
    assert 0.12 < share < 0.5
