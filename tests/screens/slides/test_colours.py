"""Colours: text is legible on every ground, and the night is darker than the day."""

from __future__ import annotations

from typing import get_args

import pytest
from portal.screens.slides.colours import Tone, contrast, luminance, palette

_TONES: tuple[Tone, ...] = get_args(Tone)


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [
        # From the tables of WebAIM's and the W3C's worked examples.
        ((0, 0, 0), (255, 255, 255), 21.0),
        ((119, 119, 119), (255, 255, 255), 4.48),
        ((255, 0, 0), (255, 255, 255), 4.0),
        ((0, 0, 255), (255, 255, 0), 8.0),
    ],
)
def test_contrast_is_that_of_wcag(
    first: tuple[int, int, int], second: tuple[int, int, int], ratio: float
) -> None:
    assert contrast(first, second) == pytest.approx(ratio, abs=0.02)
    assert contrast(second, first) == contrast(first, second)


@pytest.mark.parametrize("mono", [False, True])
@pytest.mark.parametrize("night", [False, True])
@pytest.mark.parametrize("tone", _TONES)
def test_words_stand_out_seven_to_one(tone: Tone, night: bool, mono: bool) -> None:
    colours = palette(tone, night=night, mono=mono)
    for words in (colours.text, colours.soft):
        assert contrast(words, colours.ground) >= 7
        assert contrast(words, colours.shade) >= 7
    assert contrast(colours.on_plate, colours.plate) >= 7


@pytest.mark.parametrize("tone", _TONES)
def test_the_night_shines_less(tone: Tone) -> None:
    day, night = (palette(tone, night=x, mono=False) for x in (False, True))
    for part in ("ground", "skin", "flesh", "crown"):
        assert luminance(getattr(night, part)) < luminance(getattr(day, part))
