"""Numbers, postings and texts in printable signs: what was written is what is read."""

from __future__ import annotations

import json
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from portal.search.coding import (
    ENTRY,
    KEY_END,
    LEVELS,
    MOST,
    ONE,
    SIGNS,
    TWO,
    UNKNOWN,
    Alphabet,
    number,
    numbers,
    postings,
    read_postings,
)

SIGN_SET = frozenset(SIGNS)
PLAIN = ONE + TWO * len(SIGNS)
"""Characters that have one or two signs."""
MANY = "".join(map(chr, range(0x4E00, 0x4E00 + PLAIN + 600))) + "𠀀𠮷🌾👨‍🌾"
"""More of them, the last beyond the first plane."""


def harmless(written: str) -> bool:
    """Whether a text may stand in a JavaScript string, and between the marks of entries."""
    return SIGN_SET.issuperset(written) and json.dumps(written) == f'"{written}"'


def test_no_sign_needs_an_escape() -> None:
    assert len(SIGNS) == len(SIGN_SET) == 91
    assert harmless(SIGNS)
    assert SIGN_SET.isdisjoint(ENTRY + KEY_END)


@given(st.lists(st.integers(0, 10**12)))
def test_numbers_come_back(values: list[int]) -> None:
    written = "".join(map(number, values))
    assert harmless(written)
    assert list(numbers(written)) == values


@pytest.mark.parametrize(("value", "signs"), [(0, 1), (59, 1), (60, 2), (1259, 2), (1260, 3)])
def test_a_small_number_is_short(value: int, signs: int) -> None:
    assert len(number(value)) == signs


@given(st.dictionaries(st.integers(0, 10**6), st.integers(0, len(LEVELS) - 1)))
def test_postings_come_back(levels: dict[int, int]) -> None:
    written = postings(document << 4 | levels[document] for document in sorted(levels))
    assert harmless(written)
    assert list(read_postings(written)) == [(d, LEVELS[levels[d]]) for d in sorted(levels)]


def test_postings_side_by_side_take_a_sign_each() -> None:
    assert len(postings(document << 4 for document in range(100))) == 100
    assert len(postings(document << 4 | 3 for document in range(100))) == 200


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_text_comes_back(text: str) -> None:
    alphabet = Alphabet.of([text], [])
    written = alphabet.write(text)
    assert harmless(written)
    assert alphabet.read(written) == text
    assert Alphabet(alphabet.characters).read(written) == text


@settings(max_examples=30)
@given(st.lists(st.sampled_from(MANY)).map("".join))
def test_codes_of_one_two_and_three_signs(text: str) -> None:
    assert ALPHABET.read(ALPHABET.write(text)) == text


ALPHABET = Alphabet.of([MANY], [])


def test_frequent_characters_have_the_short_codes() -> None:
    text = MANY + MANY[:PLAIN] + MANY[:ONE]
    alphabet = Alphabet.of([text], [])
    assert [len(alphabet.write(MANY[n])) for n in (0, ONE - 1, ONE, PLAIN - 1, PLAIN)] == [
        1,
        1,
        2,
        2,
        3,
    ]
    assert alphabet.read(alphabet.write(text)) == text
    assert harmless(alphabet.write(text))


def test_an_unknown_character_is_shown_as_one() -> None:
    alphabet = Alphabet.of(["抓饭"], ["馓子"])
    assert alphabet.read(alphabet.write("抓饭和馓子🌾A")) == f"抓饭{UNKNOWN}馓子{UNKNOWN * 2}"


def test_the_same_characters_have_the_same_codes() -> None:
    one, other = (
        Alphabet.of(["瓜果飘香", "瓜"], ["香瓜"]),
        Alphabet.of(["瓜", "瓜果飘香"], ["瓜香"]),
    )
    assert one.characters == other.characters
    assert one.characters[0] == "瓜"


def test_all_characters_that_there_are() -> None:
    everything = "".join(chr(n) for n in range(sys.maxunicode + 1) if not 0xD800 <= n < 0xE000)
    alphabet = Alphabet.of([everything, "瓜果"], ["瓜果"])
    assert len(alphabet.characters) == MOST
    written = alphabet.write(everything)
    assert harmless(written)
    read = alphabet.read(written)
    assert len(read) == len(everything) and UNKNOWN in read
    assert alphabet.read(alphabet.write("瓜果")) == "瓜果"
