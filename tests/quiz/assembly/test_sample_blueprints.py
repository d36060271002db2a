"""The blueprints of the sample site can be met, and stay fit for what they are there for."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.papers.exact import flaws
from portal.content.blueprint import Blueprint
from portal.content.library import Library, read_library
from portal.pages import building
from portal.quiz.assembly.draw import assemble
from portal.quiz.assembly.findings import blueprint_findings
from portal.quiz.assembly.paper import Assembled
from portal.quiz.bank import bank_of
from portal.quiz.item import BankItem
from support import sample

ROOT = Path(__file__).resolve().parents[3]
CHINESE = ("zh-Hans", "zh-Hant")


@pytest.fixture(scope="module")
def sample_library() -> Library:
    """The sample site as it is read; nothing of it is built."""
    return read_library(building.settings(ROOT / "mkdocs.yml", sample.day()))


@pytest.fixture(scope="module")
def items(sample_library: Library) -> tuple[BankItem, ...]:
    return bank_of(sample_library).items


@pytest.fixture(scope="module")
def blueprints(sample_library: Library) -> dict[str, Blueprint]:
    return {blueprint.slug: blueprint for blueprint in sample_library.blueprints}


def test_the_check_has_nothing_to_say(
    sample_library: Library, items: tuple[BankItem, ...], blueprints: dict[str, Blueprint]
) -> None:
    assert set(blueprints) == {"neighbours", "street-fair", "hall", "warm-up"}
    assert list(blueprint_findings(sample_library, items)) == []


@pytest.mark.parametrize(
    ("slug", "language"),
    [
        *((slug, code) for slug in ("neighbours", "street-fair", "hall") for code in CHINESE),
        ("warm-up", "ug"),
    ],
)
def test_each_is_met_by_any_seed(
    slug: str, language: str, items: tuple[BankItem, ...], blueprints: dict[str, Blueprint]
) -> None:
    papers = [assemble(items, blueprints[slug], seed, language) for seed in ("", "2026", "端午")]
    for paper in papers:
        assert isinstance(paper, Assembled)
        in_main = [item for item in items if item.lang == language]
        counted = {f.split(":")[0] for f in flaws(paper, in_main)}
        # topics are called as in the main language
        assert all(", 'topic', " in flaw for flaw in counted)
    assert len({p.items for p in papers if isinstance(p, Assembled)}) == 3


@pytest.mark.parametrize("slug", ["neighbours", "street-fair", "hall", "warm-up"])
def test_both_chinese_papers_of_a_seed_have_the_same_questions(
    slug: str, items: tuple[BankItem, ...], blueprints: dict[str, Blueprint]
) -> None:
    drawn = [assemble(items, blueprints[slug], "2026", code) for code in CHINESE]
    one, other = (
        [item.id for item in paper.items] for paper in drawn if isinstance(paper, Assembled)
    )
    assert one == other


def test_they_are_worth_what_they_say(blueprints: dict[str, Blueprint]) -> None:
    assert blueprints["neighbours"].points == blueprints["street-fair"].points == 100
    assert 10 <= blueprints["neighbours"].count <= 15
    assert blueprints["street-fair"].count == 20
    assert len(blueprints["hall"].sections) == 5
    practice = {slug for slug, blueprint in blueprints.items() if blueprint.pool == "practice"}
    assert practice == set(blueprints) - {"hall"}
