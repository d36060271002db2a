"""Boxes are cut without losing a pixel, and screens have one shape each."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portal.screens.slides import weaving
from portal.screens.slides.box import Box
from portal.screens.slides.colours import palette
from portal.screens.slides.parts import snap
from portal.screens.slides.shapes import Shape, shape

_SIDE = st.integers(20, 4000)


@given(_SIDE, _SIDE, st.integers(0, 11), st.integers(0, 9))
def test_cuts_are_whole(width: int, height: int, taken: int, gap: int) -> None:
    box = Box(3, 5, width, height)
    for first, rest in (box.cut_left(taken, gap), box.cut_right(taken, gap)):
        assert first.width == taken and first.height == rest.height == height
        assert first.width + gap + rest.width == width
    for first, rest in (box.cut_top(taken, gap), box.cut_bottom(taken, gap)):
        assert first.height == taken and first.width == rest.width == width
    left, right = box.cut_left(taken, gap)
    assert left.right + gap == right.x and right.right == box.right
    foot, above = box.cut_bottom(taken, gap)
    assert above.bottom + gap == foot.y and foot.bottom == box.bottom


@given(_SIDE, _SIDE, st.lists(st.floats(0.1, 1), min_size=1, max_size=4), st.integers(0, 4))
def test_shares_fill_a_box(width: int, height: int, parts: list[float], gap: int) -> None:
    shares = tuple(part / sum(parts) for part in parts)
    box = Box(1, 2, width, height)
    columns, rows = box.columns(shares, gap), box.rows(shares, gap)
    assert sum(x.width for x in columns) + gap * (len(shares) - 1) == width
    assert sum(x.height for x in rows) + gap * (len(shares) - 1) == height
    assert columns[-1].right == box.right and rows[-1].bottom == box.bottom


@pytest.mark.parametrize(
    ("size", "wanted"),
    [
        ((128, 32), "strip"),
        ((256, 64), "strip"),
        ((1920, 360), "strip"),
        ((64, 64), "small"),
        ((192, 96), "small"),
        ((64, 192), "small"),
        ((3840, 1080), "wide"),
        ((960, 540), "landscape"),
        ((500, 500), "landscape"),
        ((1080, 1920), "portrait"),
    ],
)
def test_shapes(size: tuple[int, int], wanted: Shape) -> None:
    assert shape(*size) == wanted


@given(st.integers(1, 9000), st.integers(1, 9000))
def test_every_size_has_a_shape(width: int, height: int) -> None:
    assert shape(width, height) in get_args(Shape)


@given(st.floats(0, 500), st.booleans(), st.sampled_from((16, 24, 32)))
def test_sizes_of_type(px: float, mono: bool, least: int) -> None:
    snapped = snap(px, mono=mono, least=least)
    assert snapped >= 16 and (snapped == least or snapped % (16 if mono else 8) == 0)
    assert snapped <= max(px, least)


@pytest.mark.parametrize("height", [64, 96, 200, 540, 1080, 2160])
def test_threads_are_whole_pixels_and_no_hairlines(height: int) -> None:
    thick = weaving.thickness(height)
    assert thick < height / 8
    if not thick:
        return
    colours = palette("red", night=False, mono=False)
    woven = weaving.band(2000, thick, colours, colours.shade)
    thread = thick // (11 if thick >= 11 else 5)
    assert thread >= height // 400
    turn = (24 if thick >= 11 else 8) * thread
    first = woven.crop((turn, 0, 2 * turn, thick))
    assert first.tobytes() == woven.crop((2 * turn, 0, 3 * turn, thick)).tobytes()
