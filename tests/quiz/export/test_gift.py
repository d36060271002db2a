"""GIFT is read back by gift-pegjs, the parser of another project.

Where it is known to read otherwise than Moodle, the comments say so, and Moodle is followed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from portal.quiz.export.format import Exported, Wish
from portal.quiz.export.gift import FORMAT
from portal.quiz.item import BankItem
from quiz.export.asked import Asked, asked, same_space, shown
from quiz.export.items import EDGES, ITEMS, LANGUAGES, PLAIN, SPACED, banks, item
from support import npm

SCRIPT = """
const text = require("fs").readFileSync(0, "utf8");
process.stdout.write(JSON.stringify(text ? require("gift-pegjs").parse(text) : []));
"""
WEIGHTS = {
    *(100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20),
    *(16.66667, 14.28571, 12.5, 11.11111, 10, 5),
}
"""The only ones that Moodle takes."""


@pytest.fixture(scope="session")
def parser() -> Path:
    """The folder of the parser."""
    return npm.package("gift-pegjs", "1.0.2")


def export(items: Sequence[BankItem]) -> Exported:
    return FORMAT.write(items, Wish("", "zh-Hans"))


def carried(items: Sequence[BankItem]) -> list[BankItem]:
    left = {one.item for one in export(items).left_out}
    return [one for one in items if one not in left]


def parse(parser: Path, items: Sequence[BankItem]) -> list[dict[str, Any]]:
    found = json.loads(npm.run(parser, SCRIPT, export(items).data.decode()))
    assert isinstance(found, list)
    return found


def text(field: dict[str, str] | None) -> str:
    return "" if field is None else same_space(shown(field["format"], field["text"]))


def accepted(field: dict[str, str]) -> str:
    # Moodle takes a bare * for anything; the parser leaves that to others
    assert "*" not in field["text"].replace(r"\*", "")
    return same_space(field["text"].replace(r"\*", "*"))


def right_side(written: str) -> str:
    # the parser leaves its own signs for escapes here, and spaces as in one line
    for sign in r"\:#={}~":
        written = written.replace(f"&&{ord(sign):03};", sign)
    # Moodle shows it as HTML without tags
    assert not set("<>") & set(written)
    return same_space(unescape(written.replace("&&010", "\n")))


def read(found: dict[str, Any]) -> Asked:
    stem, explanation = text(found["stem"]), text(found["globalFeedback"])
    if found["type"] == "TF":
        return Asked("true_false", stem, (), found["isTrue"], explanation)
    if found["type"] == "Matching":
        pairs = tuple(
            (text(pair["subquestion"]), right_side(pair["subanswer"]))
            for pair in found["matchPairs"]
        )
        return Asked("match", stem, (), pairs, explanation)
    choices = found["choices"]
    if found["type"] == "Short":
        assert {choice["weight"] for choice in choices} == {100}
        answer = tuple(accepted(choice["text"]) for choice in choices)
        return Asked("short", stem, (), answer, explanation)
    assert found["type"] == "MC"
    options = tuple(text(choice["text"]) for choice in choices)
    if any(choice["isCorrect"] for choice in choices):
        (right,) = (text(choice["text"]) for choice in choices if choice["isCorrect"])
        assert {choice["weight"] for choice in choices} == {None}
        return Asked("single", stem, options, right, explanation)
    weights = [choice["weight"] for choice in choices]
    assert {abs(weight) for weight in weights} <= WEIGHTS
    assert sum(weight for weight in weights if weight > 0) == pytest.approx(100, abs=0.01)
    right = tuple(option for option, weight in zip(options, weights, strict=True) if weight > 0)
    return Asked("multiple", stem, options, right, explanation)


def test_every_hostile_question_comes_back(parser: Path) -> None:
    found = parse(parser, ITEMS)
    wanted = carried(ITEMS)
    assert [read(one) for one in found] == [asked(one) for one in wanted]
    assert [one["title"] for one in found] == [f"{one.id}@{one.lang}" for one in wanted]
    assert [one["id"] for one in found] == [one["title"] for one in found]


@given(items=banks(8))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_question_comes_back(parser: Path, items: tuple[BankItem, ...]) -> None:
    assert [read(one) for one in parse(parser, items)] == [asked(one) for one in carried(items)]


def test_space_at_the_ends_does_not_count(parser: Path) -> None:
    assert [read(one) for one in parse(parser, SPACED)] == [asked(one) for one in SPACED]


def test_ids_and_tags(parser: Path) -> None:
    (first, *_) = parse(parser, PLAIN)
    assert first["id"] == first["title"] == "plain-single"
    assert first["tags"] == ["医保", "difficulty:1", "rule:manual"]
    (mixed,) = parse(parser, [replace(PLAIN[0], topic="a]b<c>`d`")])
    assert mixed["tags"][0].startswith("a")
    names = [one["id"] for one in parse(parser, PLAIN + LANGUAGES)]
    assert len(names) == len(set(names))


def test_what_is_left_out_says_why() -> None:
    left = {one.item.id: (one.why, one.limit) for one in export(ITEMS).left_out}
    assert left["plain-order"] == ("type", None)
    assert left["plain-match-two"] == ("type", 3)
    assert left["edge-eleven-right"] == ("answers-weight", 10)
    assert {why for why, _ in left.values()} == {"type", "answers-weight", "unreadable"}


def test_an_arrow_in_an_accepted_text_would_make_it_a_pair(parser: Path) -> None:
    items = (
        item("short", "->", (), ("甲->乙",), "->", id="arrow"),
        item("short", "->", (), ("甲 - > 乙",), "->", id="no-arrow"),
    )
    assert [one.item.id for one in export(items).left_out] == ["arrow"]
    assert [one["type"] for one in parse(parser, items)] == ["Short"]


@pytest.mark.parametrize("type", ["single", "short", "match"])
def test_what_moodle_puts_for_an_escaped_sign(type: str, parser: Path) -> None:
    """Moodle would show `&&058;` as a colon; HTML, or the right side of a pair, hides it."""
    sign = "&&058; &&010"
    made = {
        "single": item("single", sign, (sign, "b"), sign, sign),
        "short": item("short", "a", (), (sign,)),
        "match": item("match", "a", (), ((sign, sign), ("b", "c"), ("d", "e")), sign),
    }[type]
    assert ("&&058;" in export([made]).data.decode()) is False
    if type == "short":
        assert [one.why for one in export([made]).left_out] == ["unreadable"]
    else:
        assert [read(one) for one in parse(parser, [made])] == [asked(made)]


def test_a_text_from_right_to_left_says_so() -> None:
    said = export(LANGUAGES[:1]).data.decode()
    assert r'[html]<p dir\="rtl" lang\="ug">' in said
    assert "rtl" not in export(PLAIN).data.decode()


def test_the_file_is_always_the_same_and_ends_in_a_line() -> None:
    data = export(ITEMS).data
    assert data == export(list(ITEMS)).data
    assert data.endswith(b"}\n") and b"\r" not in data
    assert export(()) == Exported(b"")


def test_signs_that_no_file_may_have() -> None:
    bad = replace(EDGES[0], stem="a\x08b")
    assert [one.why for one in export([bad]).left_out] == ["unreadable"]
