"""Each rule finds its flaw, and nothing in questions that only look as if they had one."""

from __future__ import annotations

from typing import Any

import pytest
from opencc import OpenCC
from portal.quiz.review import FLAWS, review
from quiz.review_items import item_of, listed

BY_RULE = listed("by_rule.yml")
RULES = [rule for check in FLAWS for rule in check.rules]
LONG = "这是一个讲了很久才讲到正题的故事，" * 8


SETS = (1, 2, 3, 4, 5, 6)
"""A hundred flawed and a hundred clean questions each, written apart from one another."""


def rules_of(fields: dict[str, Any]) -> set[str]:
    return {flaw.rule for flaw in review(item_of(fields))}


def cases() -> list[tuple[str, dict[str, Any]]]:
    return [(rule, q) for rule, found in BY_RULE.items() if rule != "clean" for q in found]


def in_traditional(fields: dict[str, Any]) -> dict[str, Any]:
    convert = OpenCC("s2tw").convert

    def changed(value: Any) -> Any:
        if isinstance(value, list):
            return [changed(part) for part in value]
        return convert(value) if isinstance(value, str) else value

    texts = {key: changed(fields[key]) for key in ("stem", "options", "answer") if key in fields}
    return {**fields, **texts, "lang": "zh-Hant"}


def test_every_rule_has_examples() -> None:
    named = set(BY_RULE) - {"clean"} | {"key-shortest", "stem-long", "two-keys"}
    assert set(RULES) == named


@pytest.mark.parametrize(("rule", "fields"), cases())
def test_the_flaw_is_found(rule: str, fields: dict[str, Any]) -> None:
    found = rules_of(fields)
    assert rule in found
    if "lang" not in fields:
        assert rule in rules_of(in_traditional(fields))


@pytest.mark.parametrize("fields", BY_RULE["clean"], ids=lambda fields: fields["stem"])
def test_a_clean_question_is_left_alone(fields: dict[str, Any]) -> None:
    assert not rules_of(fields)
    if "lang" not in fields:
        assert not rules_of(in_traditional(fields))


def test_a_long_stem() -> None:
    fields = {"type": "single", "options": ["甲证", "乙证", "丙证"], "answer": "甲证"}
    assert "stem-long" in rules_of({**fields, "stem": LONG + "要办哪一种证？"})
    assert "stem-long" not in rules_of({**fields, "stem": LONG[:100] + "要办哪一种证？"})
    english = "The old man told the whole story of how he came to live here. " * 3
    assert "stem-long" not in rules_of({**fields, "stem": english + "Why?", "lang": "en"})


@pytest.mark.parametrize("number", SETS)
@pytest.mark.parametrize("name", ["flawed.yml", "clean.yml"])
def test_params_are_texts(name: str, number: int) -> None:
    for fields in listed(f"set{number}/{name}"):
        for flaw in review(item_of(fields)):
            assert flaw.rule in RULES
            assert all(isinstance(value, str) for value in flaw.params.values())


@pytest.mark.parametrize("number", SETS)
def test_of_a_hundred_flawed_questions_ninety_five_are_caught(number: int) -> None:
    flawed = listed(f"set{number}/flawed.yml")
    assert len(flawed) == 100
    assert sum(bool(rules_of(fields)) for fields in flawed) >= 95


@pytest.mark.parametrize("number", SETS)
def test_of_a_hundred_clean_questions_five_at_most_are_flagged(number: int) -> None:
    clean = listed(f"set{number}/clean.yml")
    assert len(clean) == 100
    assert sum(bool(rules_of(fields)) for fields in clean) <= 5
