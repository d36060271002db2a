"""The beginnings of texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portal.content.excerpt import clip


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("雨停了。", 4, "雨停了。"),
        ("雨停了。大家出来扫水，扫到天黑。", 12, "雨停了。大家出来扫水…"),
        ("雨停了，天晴了。大家出来扫水，扫到天黑。", 12, "雨停了，天晴了。"),
        ("The rain stopped and everybody swept", 20, "The rain stopped…"),
        ("قوغۇن پىشتى، ھەممە خۇشال", 14, "قوغۇن پىشتى…"),
        ("abcdefghijklmnop", 8, "abcdefg…"),
        ("国家标准 GB/T 19095 分四类", 9, "国家标准 GB/…"),
    ],
)
def test_clip(text: str, limit: int, shown: str) -> None:
    assert clip(text, limit) == shown


@given(st.text(max_size=60), st.integers(2, 40))
def test_never_longer_and_always_the_beginning(text: str, limit: int) -> None:
    shown = clip(text, limit)
    assert len(shown) <= limit
    assert " ".join(text.split()).startswith(shown.removesuffix("…"))
