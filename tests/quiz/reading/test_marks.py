"""What people draw into bubbles: faint, crossed, ticked, rubbed out, and what nobody can tell."""

from __future__ import annotations

from typing import Any

import cv2
import pytest
from numpy.typing import NDArray
from portal.quiz.reading import SheetReading, read_array
from portal.quiz.sheet.layout import Point
from support import answer_sheets as sheets

ROW = 20
"""A row of single choice, which is drawn into; those before it are filled in black."""
AT = sheets.layout().rows[ROW].bubbles


def read(picture: NDArray[Any]) -> SheetReading:
    """The only sheet of a picture."""
    (reading,) = read_array(picture, "p.png", sheets.key())
    assert not reading.problems
    return reading


def started() -> NDArray[Any]:
    """A sheet whose rows before `ROW` are filled."""
    return sheets.fill(sheets.blank(), {mark for mark in sheets.filled(1) if mark[0] < ROW})


def row_of(reading: SheetReading, row: int = ROW) -> list[str]:
    """The marks of a row."""
    return [bubble.mark for bubble in reading.bubbles if bubble.row == row]


def test_a_cross_and_a_tick_are_marks() -> None:
    picture = started()
    x, y = AT[1].x, AT[1].y
    sheets.stroke(picture, Point(x - 1.7, y - 1.4), Point(x + 1.7, y + 1.4))
    sheets.stroke(picture, Point(x - 1.7, y + 1.4), Point(x + 1.7, y - 1.4))
    y += 6
    sheets.stroke(picture, Point(x - 1.5, y), Point(x - 0.4, y + 1.4), 0.6)
    sheets.stroke(picture, Point(x - 0.4, y + 1.4), Point(x + 2, y - 1.8), 0.6)
    reading = read(picture)
    assert row_of(reading) == row_of(reading, ROW + 1) == ["blank", "filled", "blank", "blank"]


@pytest.mark.parametrize("darkness", [0.28, 0.35, 0.5])
def test_a_sheet_in_faint_pencil_is_read(darkness: float) -> None:
    marks = sheets.filled(2)
    light = round(255 * (1 - darkness))
    reading = read(sheets.fill(sheets.blank(), marks, colour=(light, light, light)))
    assert sheets.seen(reading) == marks
    assert not sheets.seen(reading, "doubtful")


def test_what_was_rubbed_out_beside_a_mark_is_blank() -> None:
    picture = sheets.fill(started(), {(ROW, 2)})
    reading = read(sheets.fill(picture, {(ROW, 0)}, colour=(215, 215, 215)))
    assert row_of(reading) == ["blank", "blank", "filled", "blank"]


def test_a_light_tick_beside_a_mark_was_not_rubbed_out() -> None:
    picture = sheets.fill(started(), {(ROW, 2)})
    x, y = AT[0].x, AT[0].y
    sheets.stroke(picture, Point(x - 1.5, y), Point(x - 0.4, y + 1.2), 0.4, (150, 150, 150))
    sheets.stroke(picture, Point(x - 0.4, y + 1.2), Point(x + 1.9, y - 1.6), 0.4, (150, 150, 150))
    blurred = cv2.GaussianBlur(picture, (0, 0), 0.35 * sheets.MM)
    assert row_of(read(blurred)) == ["doubtful", "blank", "filled", "blank"]


def test_what_was_badly_rubbed_out_is_doubtful() -> None:
    others = {mark for mark in sheets.filled(2) if mark[0] != ROW}
    pencil = sheets.fill(sheets.blank(), others, colour=(110, 110, 110))
    reading = read(sheets.fill(pencil, {(ROW, 0)}, colour=(172, 172, 172)))
    assert row_of(reading)[0] == "doubtful"


def test_what_is_faint_and_alone_among_black_marks_is_doubtful() -> None:
    reading = read(sheets.fill(started(), {(ROW, 0)}, colour=(205, 205, 205)))
    assert row_of(reading) == ["doubtful", "blank", "blank", "blank"]


def test_a_line_through_is_doubtful() -> None:
    picture = started()
    sheets.stroke(picture, Point(AT[1].x - 2, AT[1].y - 2), Point(AT[1].x + 2, AT[1].y + 2))
    assert row_of(read(picture)) == ["blank", "doubtful", "blank", "blank"]


def test_a_line_through_a_row_fills_none_of_it() -> None:
    picture = started()
    sheets.stroke(picture, Point(AT[0].x - 3, AT[0].y), Point(AT[3].x + 3, AT[0].y + 0.5))
    assert row_of(read(picture)) == ["doubtful"] * 4


def test_two_marks_alike_are_both_read() -> None:
    reading = read(sheets.fill(started(), {(ROW, 0), (ROW, 3)}))
    assert row_of(reading) == ["filled", "blank", "blank", "filled"]


def test_two_marks_of_unlike_strength_are_doubtful() -> None:
    picture = sheets.fill(started(), {(ROW, 0)})
    reading = read(sheets.fill(picture, {(ROW, 3)}, colour=(140, 140, 140)))
    assert row_of(reading)[3] == "doubtful"


def test_a_mark_beside_a_bubble_is_none() -> None:
    picture = started()
    between = Point((AT[1].x + AT[2].x) / 2, AT[1].y)
    sheets.stroke(picture, Point(between.x, between.y - 1), Point(between.x, between.y + 1))
    assert "filled" not in row_of(read(picture))


def test_a_small_dot_is_not_a_mark() -> None:
    picture = started()
    sheets.stroke(picture, AT[1], Point(AT[1].x + 0.1, AT[1].y), 0.4)
    assert "filled" not in row_of(read(picture))


def test_red_ink_is_not_taken_for_nothing() -> None:
    reading = read(sheets.fill(started(), {(ROW, 1)}, colour=(40, 30, 230)))
    assert row_of(reading)[1] != "blank"
