"""What of a text is set at all."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portal.screens.typeset import fit, paged, strip
from portal.screens.typeset.wording import clean
from support.slogans import EN, ZH


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("  一家\t 亲 ", "一家 亲"),
        ("一\r\n二\r三\u2028四", "一\n二\n三\n四"),
        ("e\u0301te\u0301", "été"),
        ("a\x00b\x1b\x7fc\u200bd\ufeffe\u00adf\u202eg\u2066h", "abcdefgh"),
        ("ئا\u200f 2026", "ئا\u200f 2026"),
        ("ᠦᠶ\u180eᠡ \u200d ئا\u200c", "ᠦᠶ\u180eᠡ ئا\u200c"),
        ("\n\n一\n \n二\n", "一\n二"),
    ],
)
def test_what_cannot_be_seen_goes(text: str, wanted: str) -> None:
    assert clean(text) == wanted


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u200b", "\x00", "\u3000", "\u202e\u2066"])
def test_nothing_to_read_is_refused(text: str) -> None:
    for call in (
        lambda: clean(text),
        lambda: fit(text, ZH, 128, 32, least=16, most=32),
        lambda: paged(text, ZH, 128, 32, least=16, most=32),
        lambda: strip(text, EN, 32, px=16),
    ):
        with pytest.raises(ValueError):
            call()


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    try:
        once = clean(text)
    except ValueError:
        return
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
