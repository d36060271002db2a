"""Codes that are too blurred for a decoder: read where they are certain, and never as another."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from portal.quiz.reading import read_array
from portal.quiz.reading.nearest_code import nearest
from portal.quiz.sheet.code import MOST_SERIAL, SheetCode, qr_code
from support import answer_sheets as sheets


def shaken(picture: NDArray[Any], length: float, way: float) -> NDArray[Any]:
    """The picture with its code shaken by so many mm in a direction, degrees, and out of focus."""
    box = sheets.layout().code
    left, top = sheets.dots(replace(sheets.layout().marks[0], x=box.x - 5, y=box.y - 5))
    side = round((box.width + 10) * sheets.MM)
    part = picture[top : top + side, left : left + side]
    size = round(length * sheets.MM) | 1
    turn = cv2.getRotationMatrix2D((size // 2, size // 2), way, 1.0)
    line = np.zeros((size, size), np.float32)
    line[size // 2] = 1
    kernel = cv2.warpAffine(line, turn, (size, size))
    soft = cv2.GaussianBlur(cv2.filter2D(part, -1, kernel / kernel.sum()), (0, 0), 4)
    noise = np.random.default_rng(3).normal(0, 5, part.shape)
    part[:] = (soft + noise).clip(0, 255).astype(np.uint8)
    return picture


@pytest.mark.parametrize(("length", "way"), [(2.2, 20.0), (2.6, 75.0)])
def test_a_shaken_code_is_read_and_never_as_one_of_another_paper(length: float, way: float) -> None:
    picture = shaken(sheets.blank(0, "B", 104729), length, way)
    (reading,) = read_array(picture, "p.png", sheets.key())
    assert (reading.version, reading.serial, reading.problems) == ("B", 104729, ())
    # a decoder would have named the other paper
    for paper in ("5e0c17ab", "00000002"):
        (reading,) = read_array(picture, "p.png", replace(sheets.key(), paper=paper))
        assert (reading.serial, reading.problems) == (None, ("code_unread",))


@given(st.integers(1, MOST_SERIAL), st.sampled_from("AC"), st.integers(0, 7), st.integers(0, 2**32))
@settings(max_examples=8, deadline=None)
def test_the_nearest_code_is_found_though_one_module_in_twelve_is_wrong(
    serial: int, version: str, mask: int, seed: int
) -> None:
    code = SheetCode("00c0ffee", version, serial)
    light = 1 - np.array([list(row) for row in qr_code(code, mask).matrix], np.float32)
    wrong = np.random.default_rng(seed).random(light.shape) < 0.08
    found = nearest(np.where(wrong, 1 - light, light) * 100 + 60, "00c0ffee", ("A", "C"))
    assert found.code == code
    assert found.other < found.like


def test_what_is_no_code_is_like_none() -> None:
    draw = np.random.default_rng(5)
    for light in (np.zeros((21, 21)), draw.normal(0, 1, (21, 21))):
        assert nearest(light, "00c0ffee", ("A",)).like < 0.45
