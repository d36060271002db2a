"""Aiken is read back by a reader made after the rules that Moodle documents for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from portal.quiz.export.aiken import FORMAT
from portal.quiz.export.format import LeftOut, Wish
from portal.quiz.item import BankItem
from quiz.export.asked import Asked, asked, same_space
from quiz.export.items import ITEMS, PLAIN, SPACED, item, items


def left_out(items: Sequence[BankItem]) -> tuple[LeftOut, ...]:
    return FORMAT.write(items, Wish("", "zh-Hans")).left_out


def carried(items: Sequence[BankItem]) -> list[BankItem]:
    left = {one.item for one in left_out(items)}
    return [one for one in items if one not in left]


def read(data: bytes) -> list[Asked]:
    """A line for the stem, lines for the options, and the answer's; empty lines don't count."""
    found: list[Asked] = []
    stem, options = "", list[str]()
    for line in data.decode().split("\n"):
        line = line.strip()
        if len(line.encode()) < 2:
            continue
        if re.match(r"[A-Z][.)]", line):
            assert stem
            options.append(same_space(line[2:]))
        elif line.startswith("ANSWER:"):
            right = options[ord(line.removeprefix("ANSWER:").strip()) - ord("A")]
            found.append(Asked("single", same_space(stem), tuple(options), right, ""))
            stem, options = "", []
        else:
            assert not stem and not options
            stem = line
    assert not stem
    return found


def wanted(items: Sequence[BankItem]) -> list[Asked]:
    """An explanation has no place in Aiken."""
    made = map(asked, carried(items))
    return [Asked(one.type, one.stem, one.options, one.answer, "") for one in made]


def test_every_hostile_question_comes_back() -> None:
    assert read(FORMAT.write(ITEMS, Wish("", "zh-Hans")).data) == wanted(ITEMS)
    assert len(carried(ITEMS)) > 25


@given(item=items(("single",)))
@settings(max_examples=200)
def test_any_question_comes_back(item: BankItem) -> None:
    assert read(FORMAT.write([item], Wish("", "zh-Hans")).data) == wanted([item])


def test_space_at_the_ends_does_not_count() -> None:
    assert read(FORMAT.write(SPACED[:1], Wish("", "zh-Hans")).data) == wanted(SPACED[:1])


@pytest.mark.parametrize(
    ("stem", "options", "why"),
    [
        ("a\nb", ("a", "b"), "multi-line"),
        ("ab", ("a", "b\nc"), "multi-line"),
        ("A. ab", ("a", "b"), "unreadable"),
        ("B)ab", ("a", "b"), "unreadable"),
        ("ANSWER: A", ("a", "b"), "unreadable"),
        ("?", ("a", "b"), "unreadable"),
        ("a\x07b", ("a", "b"), "unreadable"),
        ("ab", tuple(map(str, range(27))), "options-many"),
    ],
)
def test_what_it_can_not_carry(stem: str, options: tuple[str, ...], why: str) -> None:
    made = item("single", stem, options, options[0])
    assert [one.why for one in left_out([made])] == [why]


def test_what_looks_like_a_line_of_it_and_is_none() -> None:
    made = [
        item("single", "a. ab", ("ANSWER: B", "A. x"), "A. x"),
        item("single", "ＡＮＳＷＥＲ", ("A", "B"), "A"),
        item("single", "ab", tuple(map(str, range(26))), "25"),
    ]
    assert read(FORMAT.write(made, Wish("", "zh-Hans")).data) == wanted(made)
    assert left_out(made) == ()


def test_other_types_are_left_out() -> None:
    whys = {one.item.type: one.why for one in left_out(PLAIN)}
    assert set(whys.values()) == {"type"} and len(whys) == 6


def test_the_file() -> None:
    data = FORMAT.write(PLAIN[:1], Wish("", "zh-Hans")).data
    assert data.decode() == (
        "新生儿出生后多久内办理参保登记？\nA. 30 天\nB. 60 天\nC. 90 天\nD. 180 天\nANSWER: C\n"
    )
