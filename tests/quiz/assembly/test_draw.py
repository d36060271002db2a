"""A paper is met to a question, or refused with the least that is short."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from benchmarks.papers import random_papers
from benchmarks.papers.exact import flaws, least_missing
from benchmarks.papers.random_papers import LANGUAGE, bank, blueprint, cases, item
from portal.quiz.assembly.draw import assemble, assemblies, shortage
from portal.quiz.assembly.paper import Assembled, Lack, Shortage
from quiz.assembly import by_force
from quiz.assembly.papers import paper, section


@pytest.mark.parametrize("seed", range(3))
def test_random_blueprints(seed: int) -> None:
    """As `scripts/benchmarks/quiz_papers.py` does it with a thousand."""
    results: Counter[type] = Counter()
    for items, wanted in cases(seed, 40, (8, 40, 150, 400)):
        drawn = assemble(items, wanted, "s", LANGUAGE)
        least = least_missing(items, wanted, LANGUAGE)
        results[type(drawn)] += 1
        if isinstance(drawn, Shortage):
            assert sum(lack.short for lack in drawn.lacks) == least > 0, wanted
            assert all(0 < lack.short <= lack.wanted for lack in drawn.lacks)
        else:
            assert (flaws(drawn, items), least) == ([], 0), wanted
    assert min(results.values()) >= 5 and len(results) == 2


@pytest.mark.parametrize("number", range(30))
def test_small_banks_by_force(number: int) -> None:
    random = Random(number)
    items = bank(random, 9, topics=2)
    wanted = blueprint(random, "small", most=2, topics=2)
    wanted = replace(wanted, pool="all", sections=wanted.sections[:2])
    drawn = assemble(items, wanted, str(number), LANGUAGE)
    least = by_force.least_missing(items, wanted, LANGUAGE)
    if isinstance(drawn, Shortage):
        assert sum(lack.short for lack in drawn.lacks) == least > 0
    else:
        assert least == 0
        ids = [{item.id for item in section} for section in drawn.sections]
        assert ids == by_force.first(items, wanted, str(number), LANGUAGE)


def test_the_same_seed_draws_the_same_from_the_same_questions() -> None:
    items = bank(Random(1), 300)
    wanted = paper(section("single", "multiple", count=10), section("blank", "short", count=5))
    seeds = [str(number) for number in range(30)]
    papers = dict(zip(seeds, assemblies(items, wanted, seeds, LANGUAGE), strict=True))
    shuffled = Random(2).sample(items, len(items))
    assert all(assemble(shuffled, wanted, s, LANGUAGE) == drawn for s, drawn in papers.items())
    drawn = [p for p in papers.values() if isinstance(p, Assembled)]
    assert len({p.sections for p in drawn}) == 30


def test_every_question_has_its_chance() -> None:
    """Of forty that are alike, drawn ten at a time 400 times, each comes about a hundred times."""
    items = [item(f"q{n}") for n in range(40)]
    wanted = paper(section("single", count=10))
    times: Counter[str] = Counter()
    for seed in range(400):
        drawn = assemble(items, wanted, str(seed), LANGUAGE)
        assert isinstance(drawn, Assembled)
        times.update(i.id for i in drawn.items)
    assert len(times) == 40
    # five standard deviations of a binomial distribution
    assert all(abs(count - 100) < 5 * (400 * 0.25 * 0.75) ** 0.5 for count in times.values())


def test_a_fact_is_asked_once() -> None:
    items = [item(f"q{n}", facts=(f"f{n // 4}", f"g{n % 3}")) for n in range(12)]
    drawn = assemble(items, paper(section("single", count=3)), "s", LANGUAGE)
    assert isinstance(drawn, Assembled) and flaws(drawn, items) == []
    lacking = shortage(items, paper(section("single", count=4)), LANGUAGE)
    assert lacking == Shortage((Lack(0, "count", "", 4, 1),))


def test_a_question_stands_in_one_section() -> None:
    items = [item("a"), item("b", "multiple")]
    wanted = paper(section("single", "multiple", count=1), section("single", count=1))
    drawn = assemble(items, wanted, "s", LANGUAGE)
    assert isinstance(drawn, Assembled)
    assert [[i.id for i in found] for found in drawn.sections] == [["b"], ["a"]]


def test_only_approved_questions_of_the_pool_and_language() -> None:
    items = [
        item("waiting", state="waiting"),
        item("contest", pool="contest"),
        item("uyghur", lang="ug"),
    ]
    one = paper(section("single", count=1))
    assert isinstance(assemble(items, one, "s", LANGUAGE), Shortage)
    for pool, language, found in (("contest", LANGUAGE, "contest"), ("all", "ug", "uyghur")):
        drawn = assemble(items, replace(one, pool=pool), "s", language)
        assert isinstance(drawn, Assembled) and [i.id for i in drawn.items] == [found]


def test_topics_are_called_as_in_any_language() -> None:
    """The topic of the main language finds the question in another, also where a page is all that
    ties the two."""
    page = item("x").source
    items = [
        item("a", topic="医保"),
        item("a", topic="سۇغۇرتا", lang="ug"),
        replace(item("only-ug", topic="ئۆي", lang="ug"), source=page),
        replace(item("only-zh", topic="住房"), source=page),
    ]
    wanted = paper(section("single", count=2, topics={"医保": 1, "住房": 1}))
    drawn = assemble(items, wanted, "s", "ug")
    assert isinstance(drawn, Assembled)
    assert {i.id for i in drawn.items} == {"a", "only-ug"}
    own = paper(section("single", count=1, topics={"سۇغۇرتا": 1}))
    assert isinstance(assemble(items, own, "s", "ug"), Assembled)


def test_an_empty_bank_lacks_everything() -> None:
    wanted = paper(section("single", count=2, topics={"t": 1}), difficulty={3: 1})
    assert assemble([], wanted, "s", LANGUAGE) == Shortage(
        (
            Lack(0, "count", "", 2, 2),
            Lack(0, "topic", "t", 1, 1),
            Lack(None, "difficulty", "3", 1, 1),
        )
    )


def test_of_equal_shortages_the_earlier_demand_is_met() -> None:
    wanted = paper(section("single", count=1), section("single", count=1))
    lacking = shortage([item("a")], wanted, LANGUAGE)
    assert lacking == Shortage((Lack(1, "count", "", 1, 1),))


def test_names_and_seeds_of_any_kind() -> None:
    odd = "\ud800'\"{}\x00"
    items = [item(f"{odd}{n}", topic=odd, facts=(odd,) if n < 2 else ()) for n in range(3)]
    wanted = paper(section("single", count=2, topics={odd: 2}))
    drawn = assemble(items, wanted, odd, LANGUAGE)
    assert isinstance(drawn, Assembled) and flaws(drawn, items) == []


def test_two_questions_of_one_id_are_one() -> None:
    items = [item("a"), item("a")]
    assert isinstance(assemble(items, paper(section("single", count=2)), "s", LANGUAGE), Shortage)


def test_ten_thousand_questions_take_seconds() -> None:
    """Knots as rules make them: a mark gives two to four questions, an order asks for several."""
    random = Random(5)
    items = []
    for number in range(3000):
        topic = f"t{number % 15}"
        for type in random.sample(random_papers.TYPES, random.randint(2, 4)):
            facts = [f"f{number}"] + ([f"f{number + 1}"] if type == "order" else [])
            identity = f"q{number}-{type}"
            items.append(item(identity, type, topic, random.choice((1, 2, 3)), facts))
    wanted = paper(
        section("single", count=30, topics={f"t{n}": 2 for n in range(12)}, difficulty={1: 12}),
        section("multiple", "true_false", count=20, topics={f"t{n}": 1 for n in range(12)}),
        section("match", "order", "blank", count=10, difficulty={3: 4}),
        topics={f"t{n}": 4 for n in range(10)},
        difficulty={2: 20},
    )
    start = time.process_time()
    drawn = assemble(items, wanted, "s", LANGUAGE)
    assert time.process_time() - start < 8
    assert isinstance(drawn, Assembled) and flaws(drawn, items) == []
