"""Blueprints as they are read: what is not said, lines, examples that mend, hostile files."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from check.faults_of_blueprints import GOOD, PAPER
from content.helpers import library, rows
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from portal.content.blueprint import MOST, Blueprint
from portal.language.catalogue import finding_text

SMALL = "title: 小\nsections:\n- {type: blank, count: 7}\n"


def read(folder: Path, text: str) -> Blueprint:
    """The blueprint of a project that has no other, and no fault."""
    found = library(folder, {PAPER: text})
    assert rows(found) == []
    (blueprint,) = found.blueprints
    return blueprint


def test_everything_that_is_said(tmp_path: Path) -> None:
    found = read(tmp_path, GOOD)
    assert (found.slug, found.pool, found.minutes, found.pass_percent) == ("paper", "all", 20, 60)
    assert found.title == {"zh-Hans": "街坊答卷", "ug": "سوئاللار"}
    assert found.note == {"zh-Hans": "请仔细看题。"}
    assert (found.topics, found.difficulty) == ({"医保": 3}, {1: 2, 3: 2})
    assert (found.path, found.line) == (PAPER, 1)
    first, second = found.sections
    assert (first.types, first.count, first.points, first.partial) == (("single",), 5, 2, False)
    assert (first.topics, first.difficulty, first.line) == ({"医保": 2, "养犬": 1}, {}, 7)
    assert (second.types, second.title) == (("match", "order"), {"zh-Hans": "动动手"})
    assert (second.difficulty, second.partial, second.line) == ({2: 1}, True, 11)
    assert (found.count, found.points) == (7, 12)


def test_what_is_not_said(tmp_path: Path) -> None:
    found = read(tmp_path, SMALL)
    assert (found.pool, found.pass_percent, found.note) == ("practice", 60, {})
    assert found.minutes == 10
    assert (found.topics, found.difficulty) == ({}, {})
    (section,) = found.sections
    assert (section.title, section.points, section.partial) == ({}, 1, False)


def test_blueprints_are_in_the_order_of_their_names(tmp_path: Path) -> None:
    names = ("z", "a", "m/b")
    found = library(tmp_path, {f"quiz/blueprints/{name}.yml": SMALL for name in names})
    assert [blueprint.slug for blueprint in found.blueprints] == ["a", "b", "z"]


def test_one_at_fault_is_left_out_and_the_others_stay(tmp_path: Path) -> None:
    files = {PAPER: GOOD, "quiz/blueprints/other.yml": SMALL.replace("7", "0")}
    assert [blueprint.slug for blueprint in library(tmp_path, files).blueprints] == ["paper"]


def test_the_most_that_a_paper_may_have(tmp_path: Path) -> None:
    assert read(tmp_path, SMALL.replace("7", str(MOST))).count == MOST


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("type: single", "type: 单选题", "type: single"),
        ("[match, order]", "[match, 排序]", "type: [match, order]"),
        ("pool: all", "pool: 比赛", "pool: contest"),
        ("pass: 60", "pass: 70%", "pass: 70"),
        ("pass: 60", "pass: 140分", "pass: 100"),
        ("minutes: 20", "minutes: 半小时", "minutes: 20"),
        ("count: 5", "count: 五", "count: 5"),
        ("{2: 1}", "{难: 1}", "difficulty: {3: "),
        ("partial: true", "partial: 是", "partial: true"),
        ("partial: true", "partial: 否", "partial: false"),
        ("{医保: 3}", "{医保: 1}", "医保: 2"),
        ("count: 2", "counts: 2", "count"),
    ],
)
def test_hint(old: str, new: str, shown: str, tmp_path: Path) -> None:
    assert GOOD.count(old) == 1
    (finding,) = library(tmp_path, {PAPER: GOOD.replace(old, new)}).findings
    for code in ("zh-Hans", "en"):
        assert shown in finding_text(finding.rule, code, finding.params)[1]


WORDS = st.one_of(
    st.text(max_size=8),
    st.integers(-3, 10**30).map(str),
    st.sampled_from(["single", "match", "all", "医保", "1", "true", "60%", "null", "1.5"]),
)
VALUES = st.recursive(
    st.one_of(WORDS, st.none()),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(WORDS, inner, max_size=4)),
    max_leaves=8,
)
KEYS = ("type", "count", "points", "topics", "difficulty", "partial", "title", "pool", "pass")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    head=st.dictionaries(st.sampled_from([*KEYS, "minutes", "note"]), VALUES, max_size=4),
    sections=st.lists(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=5), max_size=3),
)
def test_whatever_stands_in_the_file_is_read_or_reported(
    head: dict[str, object], sections: list[dict[str, object]], tmp_path: Path
) -> None:
    text = yaml.safe_dump({"title": "卷", **head, "sections": sections}, allow_unicode=True)
    found = library(tmp_path, {PAPER: text})
    assert bool(found.blueprints) != any(f.severity == "error" for f in found.findings)
    for finding in found.findings:
        assert finding.path == PAPER
        for code in ("zh-Hans", "en"):
            assert all(finding_text(finding.rule, code, finding.params))
    for blueprint in found.blueprints:
        assert 0 < sum(blueprint.topics.values()) <= blueprint.count or not blueprint.topics
        assert 1 <= blueprint.count <= MOST
