"""Papers of which nothing changed are taken from the cache, and all others are drawn."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from benchmarks.papers.random_papers import LANGUAGE, bank, item
from portal.content.blueprint import Blueprint
from portal.quiz.assembly import cache, draw
from portal.quiz.assembly.cache import Forms, PaperCache
from portal.quiz.assembly.paper import Assembled
from portal.quiz.item import BankItem
from quiz.assembly.papers import paper, section

SEEDS = ["a", "b", "c"]
ITEMS = bank(Random(3), 60)
WANTED = paper(section("single", count=4, difficulty={1: 1}), section("blank", "short", count=2))


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The language of each draw, as it is made."""
    languages: list[str] = []
    assemblies = draw.assemblies

    def counted(items: object, blueprint: object, seeds: object, language: str) -> object:
        languages.append(language)
        return assemblies(items, blueprint, seeds, language)

    monkeypatch.setattr(draw, "assemblies", counted)
    return languages


def forms(
    file: Path,
    items: list[BankItem] = ITEMS,
    wanted: Blueprint = WANTED,
    seeds: list[str] = SEEDS,
    language: str = LANGUAGE,
) -> Forms:
    """What one build gets, and keeps."""
    papers = PaperCache(file)
    found = papers.forms(items, wanted, seeds, language)
    papers.keep()
    return found


def test_the_second_build_draws_nothing(tmp_path: Path, drawn: list[str]) -> None:
    file = tmp_path / "new" / "papers.json"
    first, second = forms(file), forms(file)
    expected = [draw.assemble(ITEMS, WANTED, seed, LANGUAGE) for seed in SEEDS]
    ids = [[[i.id for i in s] for s in p.sections] for p in expected if isinstance(p, Assembled)]
    assert [list(map(list, form)) for form in first] == ids
    assert first == second and len(set(first)) == 3
    assert len(drawn) == 1 + len(SEEDS)


def test_what_is_short_is_known_too(tmp_path: Path, drawn: list[str]) -> None:
    file = tmp_path / "papers.json"
    assert forms(file, []) == forms(file, []) == ()
    assert len(drawn) == 1


def test_one_draw_serves_every_language_with_the_same_questions(
    tmp_path: Path, drawn: list[str]
) -> None:
    """As Traditional Chinese has those of Simplified; a question less is another paper."""
    other = [replace(i, lang="zh-Hant", stem=f"{i.stem}?") for i in ITEMS if i.lang == LANGUAGE]
    papers = PaperCache(tmp_path / "papers.json")
    first = papers.forms([*ITEMS, *other], WANTED, SEEDS, LANGUAGE)
    assert papers.forms([*ITEMS, *other], WANTED, SEEDS, "zh-Hant") == first
    used = first[0][0][0]
    less = [i for i in other if i.id != used]
    assert papers.forms([*ITEMS, *less], WANTED, SEEDS, "zh-Hant") != first
    assert drawn == [LANGUAGE, "zh-Hant"]


CHANGES: dict[str, Callable[[], dict[str, object]]] = {
    "a question more": lambda: {"items": [*ITEMS, item("new")]},
    "a fact": lambda: {"items": [replace(i, facts=(f"{i.id}-fact",)) for i in ITEMS]},
    "a difficulty": lambda: {"items": [replace(i, difficulty=1) for i in ITEMS]},
    "one waits": lambda: {"items": [replace(i, state="waiting") for i in ITEMS[:9]] + ITEMS[9:]},
    "its name": lambda: {"wanted": replace(WANTED, slug="other")},
    "its counts": lambda: {"wanted": paper(section("single", count=4))},
    "its topics": lambda: {"wanted": replace(WANTED, topics={ITEMS[0].topic: 1})},
    "the seeds": lambda: {"seeds": [*SEEDS, "d"]},
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_changed_is_drawn_anew(tmp_path: Path, drawn: list[str], change: str) -> None:
    file = tmp_path / "papers.json"
    forms(file)
    changed = forms(file, **CHANGES[change]())
    assert changed == forms(tmp_path / "none.json", **CHANGES[change]())
    assert len(drawn) == 3


def test_other_words_draw_nothing(tmp_path: Path, drawn: list[str]) -> None:
    file = tmp_path / "papers.json"
    first = forms(file)
    assert forms(file, [replace(i, stem="?", explanation="?") for i in ITEMS]) == first
    assert forms(file, wanted=replace(WANTED, title={"zh-Hans": "?"}, minutes=9)) == first
    assert len(drawn) == 1


def test_another_program_draws_anew(
    tmp_path: Path, drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "papers.json"
    forms(file)
    monkeypatch.setattr(cache, "_program", lambda: "other")
    forms(file)
    assert len(drawn) == 2


def test_what_nobody_asks_for_is_forgotten(tmp_path: Path, drawn: list[str]) -> None:
    file = tmp_path / "papers.json"
    forms(file)
    forms(file, wanted=replace(WANTED, slug="other"))
    forms(file)
    assert len(drawn) == 3


def signed(data: bytes) -> bytes:
    """A file whose digest is right, whatever it holds."""
    return hashlib.sha256(data).hexdigest().encode() + b"\n" + data


def test_a_damaged_file_is_none(tmp_path: Path, drawn: list[str]) -> None:
    file = tmp_path / "papers.json"
    first = forms(file)
    whole = file.read_bytes()
    at = len(whole) // 2
    damaged = [whole[:n] for n in (0, 1, 64, 65, at, len(whole) - 1)]
    damaged += [whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :], b"\xff" * 99]
    damaged += [signed(d) for d in (b"", b"[", b"[1]", b'{"a": 5}', b'{"a": [[[5]]]}', b"\xff")]
    for number, data in enumerate(damaged):
        file.write_bytes(data)
        assert forms(file) == first
        assert len(drawn) == 2 + number
        assert file.read_bytes() == whole


def test_a_place_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"")
    assert len(forms(tmp_path / "cache" / "papers.json")) == 3
