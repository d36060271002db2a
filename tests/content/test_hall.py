"""The rules of a hall: what is read, what is usual, and files that hold rules alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from content.helpers import library, rows
from hypothesis import given, settings
from hypothesis import strategies as st
from portal.content import yaml_reading
from portal.content.commitment import commitment_of
from portal.content.hall import HallRules, Team
from portal.content.library import Library
from portal.content.read_hall import COLOURS, KEYS, USUAL, read_hall
from portal.findings import Report

CONTEST = """title: 春天的竞赛
reveal: 2027-02-28
salt: 0f3a86c1d94e7b25a1c08e6f5b7d2934
questions: []
"""
HALL = """hall:
  teams: [{name: 红队}, {name: {zh-Hans: 蓝队, ug: كۆك}, key: Q, colour: RED}]
  rounds: [{kind: required}, {kind: buzz, early: lockout, title: 看谁快}, {kind: risk, section: 2}]
"""


def halls(root: Path, **files: str) -> Library:
    return library(root, {f"quiz/rules/{name}.yml": words for name, words in files.items()})


def read(words: str) -> tuple[HallRules | None, Report]:
    report = Report("x.yml")
    node = yaml_reading.read(words, report)
    assert node is not None
    return read_hall(node, report, "zh-Hans", {}), report


def test_what_is_left_out_is_usual(tmp_path: Path) -> None:
    found = halls(tmp_path, spring=f"title: 现场赛\n{HALL}")
    assert rows(found) == []
    rules = found.halls["spring"]
    assert rules.title == {"zh-Hans": "现场赛"} and rules.base == 100
    # a team without a colour and a key gets those that no other has
    assert rules.teams == (
        Team({"zh-Hans": "红队"}, COLOURS["blue"], "p"),
        Team({"zh-Hans": "蓝队", "ug": "كۆك"}, COLOURS["red"], "q"),
    )
    required, buzz, risk = rules.rounds
    assert (required.questions, required.seconds, required.right) == (5, 30, 10)
    assert (buzz.right, buzz.wrong, buzz.early, buzz.again) == (20, -20, "lockout", True)
    assert buzz.title == {"zh-Hans": "看谁快"} and (buzz.section, risk.section) == (None, 1)
    assert risk.choices == (10, 30, 50) and (risk.right, risk.wrong) == (0, 0)


def test_rules_alone_are_no_contest(tmp_path: Path) -> None:
    found = halls(tmp_path, spring=f"title: 现场赛\n{HALL}")
    assert found.contests == () and set(found.halls) == {"spring"}


def test_rules_alone_take_no_question_from_an_open_contest(tmp_path: Path) -> None:
    open_one = CONTEST.replace("questions: []\n", "")
    found = halls(tmp_path, a=f"title: 现场赛\n{HALL}", b=open_one)
    assert [contest.slug for contest in found.contests] == ["b"]
    assert "contest-open-twice" not in [row[3] for row in rows(found)]


def test_a_contest_with_a_hall_promises_the_same(tmp_path: Path) -> None:
    """The rules of the hall are not in the bytes that were promised."""
    (plain,) = halls(tmp_path / "a", spring=CONTEST).contests
    both = halls(tmp_path / "b", spring=CONTEST + HALL)
    (contest,) = both.contests
    assert commitment_of(contest) == commitment_of(plain)
    assert both.halls["spring"].title == contest.title


def test_a_faulty_hall_leaves_the_others(tmp_path: Path) -> None:
    broken = HALL.replace("kind: risk", "kind: lucky")
    found = halls(tmp_path, good=f"title: a\n{HALL}", bad=f"title: b\n{broken}")
    assert set(found.halls) == {"good"}
    assert [row[0] for row in rows(found)] == ["quiz/rules/bad.yml"]


@pytest.mark.parametrize("count", [2, 7, 12])
def test_every_team_can_be_told_apart(count: int) -> None:
    teams = ", ".join(f"{{name: {number}队}}" for number in range(count))
    rules, _ = read(f"teams: [{teams}]\nrounds: [{{kind: buzz}}]")
    assert rules is not None
    assert len({team.key for team in rules.teams}) == count == len({t.colour for t in rules.teams})


def test_the_usual_values_are_of_the_fields_there_are() -> None:
    assert len(COLOURS) == len(set(COLOURS.values())) == len(KEYS) == len(set(KEYS)) == 12
    for kind in USUAL:
        rules, report = read(f"teams: [{{name: a}}, {{name: b}}]\nrounds: [{{kind: {kind}}}]")
        assert rules is not None and report.findings == []
        for name, value in USUAL[kind].items():
            assert getattr(rules.rounds[0], name) == value


_WORDS = st.text(max_size=8) | st.integers(-99, 99).map(str) | st.sampled_from(["true", "red", "q"])
_KEYS = st.sampled_from([*USUAL["buzz"], *USUAL["risk"], "kind", "title", "section", "name", "key"])
_NODE = st.recursive(
    _WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4)
)


def _yaml(value: object) -> str:
    """A value as YAML in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_yaml(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_yaml, value)) + "]"
    words = "".join(c for c in str(value) if c.isprintable()).replace("'", "''")
    return f"'{words}'"


@settings(max_examples=150)
@given(_NODE, _NODE, _NODE)
def test_whatever_is_written_is_read_or_told(base: object, teams: object, rounds: object) -> None:
    words = f"base: {_yaml(base)}\nteams: {_yaml(teams)}\nrounds: {_yaml(rounds)}"
    rules, report = read(words)
    assert (rules is None) == bool(report.findings)
