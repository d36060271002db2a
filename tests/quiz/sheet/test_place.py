"""Where everything stands on a sheet: apart from each other, on the paper, as many as promised."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from portal.quiz.sheet.layout import Box, Point, SheetLayout
from portal.quiz.sheet.place import ACROSS, AIR, DOWN, TooMany, Wanted, place, size_of

SIZES = ("a4", "a5")


def rows_of(shapes: list[tuple[int, int]]) -> list[Wanted]:
    """Rows of questions, each of so many parts with so many choices."""
    return [
        Wanted(f"{n + 1}.{part + 1}" if parts > 1 else f"{n + 1}", n, part, choices)
        for n, (parts, choices) in enumerate(shapes)
        for part in range(parts)
    ]


@pytest.mark.parametrize(("size", "least"), [("a4", 100), ("a5", 50)])
def test_a_sheet_has_room_for_as_many_as_promised(size, least):
    assert len(place(rows_of([(1, 4)] * least), size).rows) == least


def test_an_empty_sheet_has_its_marks():
    layout = place([], "a4")
    assert layout.rows == ()
    assert (layout.width, layout.height) == (210, 297)


@pytest.mark.parametrize("size", SIZES)
def test_marks_can_be_printed_and_one_corner_is_the_top_left(size):
    layout = place(rows_of([(1, 4)]), size)
    assert size_of(layout) == size
    assert 3.9 <= layout.mark_radius <= 4.1
    for mark in layout.marks:
        assert mark.x - layout.mark_radius >= 8 and mark.x + layout.mark_radius <= layout.width - 8
        assert mark.y - layout.mark_radius >= 8 and mark.y + layout.mark_radius <= layout.height - 8
    left, right, low, _ = layout.marks
    assert left.y == right.y and right.x == low.x
    near = layout.upright
    assert near.x - left.x < 20 and near.x > left.x + layout.mark_radius
    assert layout.code.width == layout.code.height >= 18


SHAPES = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 7)), max_size=60)


@given(SHAPES, st.sampled_from(SIZES))
@settings(max_examples=150)
def test_everything_stands_apart_and_on_the_paper(shapes, size):
    rows = rows_of(shapes)
    try:
        layout = place(rows, size)
    except TooMany as fault:
        assert fault.wanted == len(rows) > fault.fit
        assert len(place(rows[: fault.fit], size).rows) == fault.fit
        return
    placed = [(row.label, row.question, row.part, len(row.bubbles)) for row in layout.rows]
    assert placed == [(row.label, row.question, row.part, row.choices) for row in rows]
    _see_apart(layout)
    _see_together(layout)
    _see_tracks(layout)


def _see_apart(layout: SheetLayout) -> None:
    half, tall = layout.bubble_width / 2, layout.bubble_height / 2
    bubbles = [bubble for row in layout.rows for bubble in row.bubbles]
    for row in layout.rows:
        for first, second in pairwise(row.bubbles):
            assert second.x - first.x == pytest.approx(ACROSS) and first.y == second.y
    for first, second in combinations(bubbles, 2):
        assert abs(first.x - second.x) >= ACROSS - 0.02 or abs(first.y - second.y) >= DOWN - 0.02
    radius = layout.mark_radius
    dark = [
        *(Box(m.x - radius, m.y - radius, 2 * radius, 2 * radius) for m in layout.marks),
        layout.upright,
        layout.code,
        layout.name,
    ]
    wide, high = layout.bar_width, layout.bar_height
    bars = [Box(b.x - wide / 2, b.y - high / 2, wide, high) for t in layout.tracks for b in t]
    for bar in bars:
        assert bar.x >= 6 and bar.x + wide <= layout.width - 6
        assert all(_gap(Point(bar.x + wide / 2, bar.y + high / 2), 1, 1, box) >= 1 for box in dark)
    for bubble in bubbles:
        assert all(_gap(bubble, half, tall, bar) >= 2 for bar in bars)
        assert layout.marks[0].x < bubble.x - half and bubble.x + half <= layout.marks[1].x
        assert layout.marks[0].y < bubble.y - tall and bubble.y + tall <= layout.marks[2].y
        assert all(_gap(bubble, half, tall, box) >= 1 for box in dark)


def _see_tracks(layout: SheetLayout) -> None:
    """Each row has a bar before it, and the sheet one after the rows of its longest column."""
    before = [bar for track in layout.tracks[:-1] for bar in track]
    for bar, row in zip(before, layout.rows, strict=True):
        assert bar.y == row.bubbles[0].y
        assert bar.x < row.bubbles[0].x - 12 < bar.x + 1
    if layout.rows:
        *columns, after = layout.tracks
        assert [bar.y for bar in after] == [bar.y for bar in max(columns, key=len)]
        assert after[0].x > max(b.x for row in layout.rows for b in row.bubbles) + 4


def _gap(bubble: Point, half: float, tall: float, box: Box) -> float:
    """How far a bubble is from a box, along the wider way, mm."""
    across = max(box.x - bubble.x - half, bubble.x - half - box.x - box.width)
    down = max(box.y - bubble.y - tall, bubble.y - tall - box.y - box.height)
    return max(across, down)


def _see_together(layout: SheetLayout) -> None:
    """The rows of a question follow each other in one column; others have air at most between."""
    for first, second in pairwise(layout.rows):
        if first.question == second.question:
            assert first.bubbles[0].x == second.bubbles[0].x
            assert second.bubbles[0].y - first.bubbles[0].y <= 7.5 + 0.02
        elif second.bubbles[0].y > first.bubbles[0].y:
            assert second.bubbles[0].y - first.bubbles[0].y <= 7.5 + AIR + 0.02
        else:
            assert second.bubbles[0].x > first.bubbles[-1].x


@given(st.integers(1, 400), st.sampled_from(SIZES))
@settings(max_examples=40)
def test_too_many_is_told_with_how_many_have_room(count, size):
    try:
        place(rows_of([(1, 4)] * count), size)
    except TooMany as fault:
        assert not fault.wide
        assert place(rows_of([(1, 4)] * fault.fit), size)
        with pytest.raises(TooMany):
            place(rows_of([(1, 4)] * (fault.fit + 1)), size)


@pytest.mark.parametrize("size", SIZES)
def test_a_row_that_is_too_wide_is_told_with_how_many_have_room(size):
    with pytest.raises(TooMany) as fault:
        place(rows_of([(1, 40)]), size)
    assert fault.value.wide and fault.value.wanted == 40
    assert place(rows_of([(1, fault.value.fit)]), size)


def test_five_and_five_stand_together():
    ys = [row.bubbles[0].y for row in place(rows_of([(1, 4)] * 60), "a4").rows]
    gaps = {round(b - a, 2) for a, b in pairwise(ys[:10])}
    assert len(gaps) == 2
    assert ys[5] - ys[4] == max(gaps)
