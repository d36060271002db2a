"""Uyghur words typed in Latin letters, and stems as they stand before endings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portal.search.folding import fold
from portal.search.uyghur import MOST, in_arabic, weakened


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("uyghur", "ئۇيغۇر"),
        ("mektep", "مەكتەپ"),
        ("bala", "بالا"),
        ("qoshna", "قوشنا"),
        ("nan", "نان"),
        ("polo", "پولو"),
        ("chay", "چاي"),
        ("bayram", "بايرام"),
        ("yengi", "يېڭى"),
        ("zhurnal", "ژۇرنال"),
        ("üzüm", "ئۈزۈم"),
        ("uzum", "ئۈزۈم"),
        ("ötkür", "ئۆتكۈر"),
        ("tonur", "تونۇر"),
        ("këyin", "كېيىن"),
        ("kéyin", "كېيىن"),
    ],
)
def test_latin_letters_stand_for_arabic_ones(latin: str, arabic: str) -> None:
    assert fold(arabic) in in_arabic(latin)


def test_the_most_literal_spelling_comes_first() -> None:
    assert in_arabic("uzum")[0] == fold("ئۇزۇم")
    assert in_arabic("üzüm") == [fold("ئۈزۈم")]


def test_other_letters_are_no_uyghur() -> None:
    assert in_arabic("bala1") == in_arabic("ñan") == in_arabic("瓜") == in_arabic("بالا") == []


@given(st.text(st.sampled_from("abdeghijklnopqrstuyzöü"), max_size=40))
def test_spellings_are_few(word: str) -> None:
    found = in_arabic(word)
    assert 1 <= len(found) <= MOST and len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("stem", "before_an_ending"),
    [
        ("بالا", ["بالى"]),
        ("مەكتەپ", ["مەكتىپ", "مەكتىب"]),
        ("كۆڭلەك", ["كۆڭلىك", "كۆڭلىگ"]),
        ("قىشلاق", ["قىشلىق", "قىشلىغ"]),
        ("قەلەم", ["قەلىم"]),
        ("قوغۇن", []),
        ("ە", []),
        ("", []),
    ],
)
def test_stems_before_endings(stem: str, before_an_ending: list[str]) -> None:
    assert list(weakened(stem)) == before_an_ending
