"""Spellings of the same word are made equal, and different letters stay different."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portal.search.folding import (
    characters,
    composed,
    fold,
    fold_character,
    fold_with_places,
    simplified,
    units,
)

TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("抓飯著着么臺台ＡａÉéﷺﻼﯪئىيـ\u200d\u180b\ufe0f㍿㎡ǆİßſ𠮷🌾"),
    )
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("ＡＢＣ１２３", "abc123"),
        ("Café", "cafe"),
        ("Pilaf PÎLAF", "pilaf pilaf"),
        ("Ürümqi", "urumqi"),
        ("㎡", "m2"),
        ("ｶﾞ", "カ゛"[:1] + "\u3099"),
        ("抓飯", "抓饭"),
        ("鄰居們聚會", "邻居们聚会"),
        ("臺灣", "台湾"),
        ("裏裡", "里里"),
        ("說着", "说着"),
        ("說著", "说着"),
        ("著作", "着作"),
        ("甚麼", "甚么"),
        ("什么", "什么"),
        ("乾淨", "干净"),
        ("⻄", "⻄"),
        ("⼥", "女"),
        ("don't don’t donʼt", "dont dont dont"),
        ("soft\u00adhyphen", "softhyphen"),
    ],
)
def test_spellings_of_the_same_word(written: str, folded: str) -> None:
    assert fold(composed(written)) == folded


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("قوشـــنا", "قوشنا"),
        ("ﻗﻮﺷﻨﺎ", "قوشنا"),
        ("ئۇيغۇر", "ۇيغۇر"),
        ("ﺋﯘﻳﻐﯘﺭ", "ۇيغۇر"),
        ("ﯪ", "ا"),
        ("سائەت", "ساەت"),
        ("كِتَاب", "كتاب"),
    ],
)
def test_forms_of_arabic_letters(written: str, folded: str) -> None:
    assert fold(composed(written)) == folded


def test_two_letters_of_uyghur_stay_two() -> None:
    assert fold("ى") == "ى" != fold("ي") == "ي"
    assert {fold(form) for form in "ﻯﻰﯨﯩ"} == {"ى"}
    assert {fold(form) for form in "ﻱﻲﻳﻴ"} == {"ي"}
    vowels = "اەېىوۇۆۈ"
    assert len({fold(vowel) for vowel in vowels}) == len(vowels)


def test_signs_of_shape_and_direction_do_not_count() -> None:
    shapes = "\u180b\u180c\u180d\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\ufe0f\ufeff"
    assert fold(f"ᠮᠣ{shapes}ᠩ") == "ᠮᠣᠩ"
    assert fold("葡\u200d萄") == "葡萄"


def test_foldings_end_where_they_lead() -> None:
    table = simplified()
    assert "么" not in table and table["麼"] == "么"
    assert {table.get(simple, simple) for simple in table.values()} == set(table.values())
    assert all(len(one) == len(other) == 1 for one, other in table.items())


def test_every_character_is_folded_once_and_for_all() -> None:
    unsettled = [
        code
        for code in range(0x20, sys.maxunicode + 1)
        if not 0xD800 <= code < 0xE000 and not 0x30000 <= code < 0xE0000
        if (once := fold_character(chr(code))) != "".join(map(fold_character, once))
    ]
    assert unsettled == []


@given(TEXTS)
def test_a_folded_text_stays_as_it_is(text: str) -> None:
    once = fold(composed(text))
    assert fold(once) == once


@given(TEXTS)
def test_places_lead_back_to_the_text(text: str) -> None:
    text = composed(text)
    folded, places = fold_with_places(text)
    wide = units(text)
    assert folded == units(fold(text))
    assert len(places) == len(folded) + 1 and places[-1] == len(wide)
    assert all(one <= other for one, other in pairwise(places))
    starts = {len(units(text[:n])) for n in range(len(text) + 1)}
    assert starts.issuperset(places), "no place is inside a character"


@given(TEXTS, TEXTS)
def test_each_character_is_folded_by_itself(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_units_are_those_of_javascript(text: str) -> None:
    wide = units(text)
    assert len(wide) == len(text.encode("utf-16-le")) // 2
    assert characters(wide) == text


def test_half_a_character_is_no_fault() -> None:
    assert characters(units("𠮷")[:1]) == "\ufffd"
    assert fold("\ud842") == "\ud842"
    assert fold_with_places("a\ud842b") == ("a\ud842b", [0, 1, 2, 3])
