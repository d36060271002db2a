"""The bank of the sample site: enough of it, without flaws, fair, and steady under edits."""

from __future__ import annotations

import math
import random
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from portal.content.library import Library, read_library
from portal.pages import building
from portal.quiz import Bank, BankItem, make_bank
from portal.quiz.bank import Maker
from portal.quiz.facts import Fact
from portal.quiz.item import MANUAL
from portal.quiz.review import near_duplicates, review
from portal.quiz.text import normal
from support import sample

MAIN = "zh-Hans"
FAR = 2.58
"""Deviations from chance that one run in a hundred exceeds."""


@pytest.fixture(scope="module")
def maker(sample_library: Library) -> Maker:
    return Maker(sample_library)


@pytest.fixture(scope="module")
def bank(maker: Maker) -> Bank:
    return maker.bank()


@pytest.fixture(scope="module")
def generated(bank: Bank) -> list[BankItem]:
    return [i for i in bank.items if i.rule != MANUAL and i.lang == MAIN]


def test_there_are_enough_of_every_kind(generated: list[BankItem]) -> None:
    assert len(generated) >= 250
    assert len({item.rule for item in generated}) >= 8
    assert {item.type for item in generated} == {
        "single", "multiple", "true_false", "blank", "match", "order", "short",
    }  # fmt: skip


def test_every_mark_gives_a_question_or_a_reason(maker: Maker, bank: Bank) -> None:
    told = {(d.source.section, d.lang, normal(d.fact)) for d in bank.dropped}
    asked = {(fact, item.lang) for item in bank.items for fact in item.facts}
    for fact in maker.material.facts:
        told_of = (fact.section.page, fact.section.anchor or ""), fact.language, fact.normal
        assert (fact.id, fact.language) in asked or told_of in told, fact.text


def test_every_generated_question_can_be_traced(maker: Maker, generated: list[BankItem]) -> None:
    facts = [s for s in maker.made_of.values() if isinstance(s, Fact)]
    spans = {(f.section.page, f.anchor, f.span): f for f in facts if f.language == MAIN}
    for item in generated:
        assert item.source.anchor and item.source.span and item.explanation and item.facts
        fact = spans.get((item.source.page, item.source.anchor, item.source.span))
        if fact is not None:
            start, end = item.source.span
            assert normal(fact.section.text[start:end]) == fact.normal


def test_generated_questions_have_no_flaw(generated: list[BankItem]) -> None:
    assert [(i.id, f.rule) for i in generated for f in review(i)] == []
    apart = list({item.facts[0]: item for item in reversed(generated)}.values())
    assert near_duplicates(apart[::-1]) == {}


def test_no_wrong_option_is_a_fact_of_a_question_that_asks_alike(
    maker: Maker, generated: list[BankItem]
) -> None:
    looked = 0
    for item in generated:
        subject = maker.made_of[item.id, item.lang]
        if item.type != "single" or not isinstance(subject, Fact):
            continue
        sections = [
            subject.section,
            *(a.section for a in maker.pool.alike(subject.section) if a.alike),
        ]
        true = {fact.normal for fact in maker.material.facts if fact.section in sections}
        assert true.isdisjoint({normal(o) for o in item.options if o != item.answer}), item.id
        looked += 1
    assert looked > 50


def test_keys_stand_anywhere_and_bots_are_as_good_as_chance(generated: list[BankItem]) -> None:
    singles = [item for item in generated if item.type == "single"]
    places = Counter(item.options.index(str(item.answer)) for item in singles)
    expected = len(singles) / 4
    assert sum((places[n] - expected) ** 2 / expected for n in range(4)) < 11.34
    bots: Mapping[str, Callable[[BankItem, str], float]] = {
        "longest": lambda _, option: len(option),
        "shortest": lambda _, option: -len(option),
        "second": lambda item, option: item.options.index(option) == 1,
        "third": lambda item, option: item.options.index(option) == 2,
        "alike": lambda item, option: len(set(normal(option)) & set(normal(item.stem))),
    }
    for name, bot in bots.items():
        right = sum(chance(item, bot) for item in singles) / len(singles)
        away = (right - 0.25) / math.sqrt(0.25 * 0.75 / len(singles))
        assert abs(away) < FAR, (name, right, away)


def chance(item: BankItem, bot: Callable[[BankItem, str], float]) -> float:
    """How likely a bot is right that draws among the options it likes best."""
    liked = {option: bot(item, option) for option in item.options}
    best = [option for option, value in liked.items() if value == max(liked.values())]
    return (item.answer in best) / len(best)


def test_about_half_of_the_statements_are_true(generated: list[BankItem]) -> None:
    said = [item.answer for item in generated if item.type == "true_false"]
    assert 0.35 < sum(map(bool, said)) / len(said) < 0.65


@pytest.mark.parametrize("seed", range(6))
def test_an_edit_changes_only_its_own_questions(tmp_path: Path, bank: Bank, seed: int) -> None:
    draw = random.Random(seed)
    project = sample.copy(tmp_path / "project")
    page = draw.choice(sorted(project.root.glob("docs/policy/*[a-z].md")))
    text = page.read_text("utf-8")
    marks = [m for m in re.finditer(r"==([^=]+)==", text) if "{#" in text[: m.start()]]
    mark = draw.choice(marks)
    anchor = re.findall(r"\{#([a-z-]+)\}", text[: mark.start()])[-1]
    edited = (
        "==" + (re.sub(r"\d+", "37", mark[1]) if re.search(r"\d", mark[1]) else "换了的话") + "=="
    )
    page.write_text(text[: mark.start()] + edited + text[mark.end() :], "utf-8")
    after = make_bank(read_library(building.settings(project.config, sample.day())))
    own = (f"policy/{page.stem.split('.')[0]}", anchor)
    assert elsewhere(after, own) == elsewhere(bank, own)


def elsewhere(bank: Bank, place: tuple[str, str]) -> dict[tuple[str, str], BankItem]:
    """The questions of all other places; those by hand may wait for a new look."""
    return {
        (item.id, item.lang): replace(item, state="new")
        for item in bank.items
        if item.source.section != place
    }
