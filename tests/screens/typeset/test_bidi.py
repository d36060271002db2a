"""Writing of both directions on one line, against python-bidi, an implementation of its own."""

from __future__ import annotations

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st
from portal.screens.typeset.bidi import levels, visual

_LETTERS = "abئۇسق一家90٣"
_SIGNS = " ,.:/+-%$()[]«»“”，。！？·–"


def _shown(line: str, rtl: bool) -> str:
    """The characters from left to right; brackets are turned later, by the shaper."""
    parts = []
    for start, end, level in visual(levels(line, rtl=rtl)):
        part = line[start:end]
        parts.append(part[::-1] if level % 2 else part)
    return "".join(parts)


@pytest.mark.parametrize("rtl", [True, False])
@given(line=st.text(st.sampled_from(_LETTERS + _SIGNS), min_size=1, max_size=24))
def test_any_line_stands_as_another_implementation_says(rtl: bool, line: str) -> None:
    shown = get_display(line, base_dir="R" if rtl else "L")
    assert _shown(line, rtl) == shown


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("ئا 90 ئۇ", "ۇئ 90 ائ"),
        ("ئا 100% ئۇ", "ۇئ %100 ائ"),
        ("ئا 医保 Wi-Fi ئۇ", "ۇئ 医保 Wi-Fi ائ"),
        ("«石榴»\u200f 2026-يىلى", "ىلىي-2026 \u200f»石榴«"),
        ("ئا (ئۇ) 12", "12 )ۇئ( ائ"),
    ],
)
def test_numbers_and_other_writing_in_a_line_from_the_right(line: str, shown: str) -> None:
    assert _shown(line, rtl=True) == shown


def test_a_line_without_writing_from_the_right_is_one_part() -> None:
    line = "一家 abc 90%"
    assert visual(levels(line, rtl=False)) == [(0, len(line), 0)]
    assert visual(levels("", rtl=True)) == []
