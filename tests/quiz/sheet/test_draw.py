"""Answer sheets as printed: read back as PDF and as pictures."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest
import zxingcpp
from portal.quiz.sheet.code import SheetCode, parse_code
from portal.quiz.sheet.draw import draw_overlay, draw_sheets
from portal.quiz.sheet.layout import Point
from portal.quiz.sheet.picture import sheet_pictures
from quiz.papers import loose_fonts, printed, sizes, texts

DPI = 200
SCALE = DPI / 25.4
RED = 2
"""The channel of red in a picture."""


@cache
def sheet(size: str = "a4", language: str = "zh-Hans") -> Any:
    """A sheet with serial 7, as a picture."""
    _, version, key = printed(size, language)
    return next(iter(sheet_pictures(key, version.name, [7], DPI)))


def _spot(picture: Any, at: Point, reach: float) -> Any:
    """The red of the dots of a square around a place, mm."""
    left, top = round((at.x - reach) * SCALE), round((at.y - reach) * SCALE)
    side = max(round(2 * reach * SCALE), 1)
    return picture[top : top + side, left : left + side, RED]


@pytest.mark.parametrize("language", ["zh-Hans", "ug", "en"])
@pytest.mark.parametrize("size", ["a4", "a5"])
def test_marks_and_square_are_where_the_layout_says(size, language):
    layout = printed(size, language)[2].versions["A"].layout
    picture = sheet(size, language)
    assert picture.shape[:2] == pytest.approx((layout.height * SCALE, layout.width * SCALE), abs=1)
    third = layout.mark_radius / 3
    for mark in layout.marks:
        assert _spot(picture, mark, 0.5).max() < 60
        for across, down in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            ring = Point(mark.x + across * third * 1.5, mark.y + down * third * 1.5)
            disc = Point(mark.x + across * third * 2.5, mark.y + down * third * 2.5)
            beyond = Point(mark.x + across * third * 3.6, mark.y + down * third * 3.6)
            assert _spot(picture, ring, 0.3).min() > 200
            assert _spot(picture, disc, 0.3).max() < 60
            assert _spot(picture, beyond, 0.2).min() > 200
    box = layout.upright
    assert _spot(picture, Point(box.x + box.width / 2, box.y + box.height / 2), 2).max() < 60


@pytest.mark.parametrize("language", ["zh-Hans", "ug", "mn-Mong", "en"])
@pytest.mark.parametrize("size", ["a4", "a5"])
def test_bubbles_vanish_in_red_and_nothing_dark_is_near(size, language):
    layout = printed(size, language)[2].versions["A"].layout
    picture = sheet(size, language)
    # how to fill ends well above the first row
    first = min(at.y for row in layout.rows for at in row.bubbles) - layout.bubble_height / 2
    assert (
        picture[round((first - 2.2) * SCALE) : round((first - 0.4) * SCALE), ..., RED].min() > 240
    )
    for row in layout.rows:
        for at in row.bubbles:
            top, bottom = (
                round((at.y + d * (layout.bubble_height / 2 + 1)) * SCALE) for d in (-1, 1)
            )
            left, right = (
                round((at.x + d * (layout.bubble_width / 2 + 1)) * SCALE) for d in (-1, 1)
            )
            around = picture[top:bottom, left:right]
            assert around[..., RED].min() > 240
            # and yet it is there to be seen
            assert around[..., 0].min() < 190


@pytest.mark.parametrize("size", ["a4", "a5"])
def test_the_code_says_which_sheet_it_is(size):
    layout = printed(size)[2].versions["A"].layout
    _, _version, key = printed(size)
    for serial, picture in zip(
        (1, 999_999), sheet_pictures(key, "B", (1, 999_999), DPI), strict=True
    ):
        (found,) = zxingcpp.read_barcodes(np.ascontiguousarray(picture))
        assert parse_code(found.text) == SheetCode(key.paper, "B", serial)
        corner = found.position.top_left
        assert corner.x / SCALE == pytest.approx(layout.code.x, abs=0.7)
        assert corner.y / SCALE == pytest.approx(layout.code.y, abs=0.7)
        assert "Q" in found.ec_level


def test_a_code_is_quiet_around():
    layout = printed()[2].versions["A"].layout
    box, quiet = layout.code, 4 * layout.code.width / 21
    picture = sheet()
    outer = picture[
        round((box.y - quiet) * SCALE) : round((box.y + box.height + quiet) * SCALE),
        round((box.x - quiet) * SCALE) : round((box.x + box.width + quiet) * SCALE),
    ].copy()
    inside = round((quiet - 0.2) * SCALE)
    outer[inside:-inside, inside:-inside] = 255
    assert outer.min() > 200


def test_each_page_has_its_own_serial():
    key = printed()[2]
    data = draw_sheets(key, "A", range(8, 12))
    assert sizes(data) == [(210, 297)] * 4
    for serial, text in zip(range(8, 12), texts(data), strict=True):
        assert str(SheetCode(key.paper, "A", serial)) in text
        assert f"No.{serial}" in text and "A卷" in text
        assert "不必写真名" in text and "直接写在试卷上" in text
    assert loose_fonts(data) == 0


def test_two_small_sheets_are_on_a_page():
    key = printed("a5")[2]
    data = draw_sheets(key, "B", [5, 6, 7])
    assert sizes(data) == [(297, 210)] * 2
    first, last = texts(data)
    fifth, sixth, seventh = (str(SheetCode(key.paper, "B", serial)) for serial in (5, 6, 7))
    assert fifth in first and sixth in first
    assert seventh in last and "沿虚线裁开" in last


def test_the_same_sheets_are_the_same_bytes():
    key = printed()[2]
    assert draw_sheets(key, "A", [1, 2]) == draw_sheets(key, "A", [1, 2])


def test_many_sheets_are_small():
    key = printed()[2]
    one, many = (len(draw_sheets(key, "A", range(1, count + 1))) for count in (1, 41))
    assert (many - one) / 40 < 5_000


def test_the_sheet_of_answers_has_the_right_bubbles_and_no_code():
    import pypdfium2

    _, _version, key = printed()
    with pypdfium2.PdfDocument(draw_overlay(key, "A")) as document:
        picture = document[0].render(scale=DPI / 72).to_numpy()[..., :3].copy()
    assert not zxingcpp.read_barcodes(picture)
    of = key.versions["A"]
    for row in of.layout.rows:
        right = of.questions[row.question].answer[row.part]
        for place, at in enumerate(row.bubbles):
            dark = float(np.median(_spot(picture, at, 1.0))) < 100
            assert dark == (place in right)


def test_progress_is_told_sheet_by_sheet():
    told: list[tuple[int, int]] = []
    draw_sheets(printed()[2], "A", [4, 5], lambda done, total: told.append((done, total)))
    assert told == [(0, 2), (1, 2)]
