"""How large, and how long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portal.screens.typeset import STEPS, farthest_m, least_px, seconds


@pytest.mark.parametrize(
    ("distance", "pitch", "mono", "px"),
    [
        (5, 10, False, 16),  # 3.5 pixels are wanted
        (23, 10, False, 24),  # 16.1
        (30, 10, False, 24),  # 21
        (30, 10, True, 32),
        (40, 4, False, 96),  # 70
        (25, 4, False, 48),  # 43.75
        (16 * 4 / 7, 4, False, 16),
        (500, 2, True, 96),
    ],
)
def test_the_least_height_follows_distance_and_pitch(
    distance: float, pitch: float, mono: bool, px: int
) -> None:
    assert least_px(distance, pitch, mono=mono) == px


@given(st.floats(0.1, 1000), st.floats(0.5, 50), st.booleans())
def test_any_height_is_a_step_that_is_tall_enough(d: float, pitch: float, mono: bool) -> None:
    px = least_px(d, pitch, mono=mono)
    assert px in STEPS and (not mono or px % 16 == 0)
    assert px == 96 or px * pitch >= 7 * d * 0.999


@pytest.mark.parametrize(("distance", "pitch"), [(0, 10), (10, 0), (-1, 4), (float("nan"), 4)])
def test_a_distance_or_pitch_of_nothing_is_refused(distance: float, pitch: float) -> None:
    with pytest.raises(ValueError):
        least_px(distance, pitch, mono=False)


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        ([], 3),
        (["，。！ "], 3),
        (["一家有事百家帮一家有事百家帮"], 1 + 14 / 4),
        (["ئانار" * 8], 1 + 40 / 10),
        (["ᠮᠣᠩᠭᠣᠯ" * 5], 1 + 30 / 10),
        (["neighbours 2026!" * 4], 1 + 14 * 4 / 16),
        (["一家有事百家帮", "ئانار" * 4], 1 + 7 / 4 + 20 / 10),
    ],
)
def test_time_follows_what_is_read_in_a_second(texts: list[str], wanted: float) -> None:
    assert seconds(texts) == pytest.approx(wanted, abs=0.002)


@given(st.lists(st.text(), max_size=3), st.text())
def test_more_text_never_takes_less_time(texts: list[str], more: str) -> None:
    assert seconds([*texts, more]) >= seconds(texts) >= 3


def test_how_far_text_is_read() -> None:
    """The other way round as `least_px`: what is high enough is read from there."""
    assert farthest_m(32, 7) == pytest.approx(32)
    for pitch in (0.6, 4.75, 10):
        for px in STEPS:
            assert least_px(farthest_m(px, pitch) * 0.999, pitch, mono=False) <= px
