"""A pack: what is in it, that it is the same for the same seed, and when there is none."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from portal.content.hall import Round
from portal.content.read_hall import USUAL
from portal.quiz.hall.pack import needed
from portal.quiz.hall.rules_json import default_rules, rules_as_json
from quiz.hall.halls import RULES, hall, pack, passphrase_file, written
from support.projects import Project

SALT = "0f3a86c1d94e7b25a1c08e6f5b7d2934"
SCHEMA = json.loads(resources.files("portal.quiz.hall").joinpath("pack.schema.json").read_text())


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return hall(tmp_path / "project")


def opened(project: Project, *more: str | Path, seed: str = "2026") -> dict[str, Any]:
    result = pack(project, "--open", *more, seed=seed)
    assert result.code == 0, result.words
    found: dict[str, Any] = json.loads(written(project).read_text("utf-8"))
    return found


def test_it_is_as_its_schema_says(project: Project) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(opened(project), SCHEMA)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["format"], "shiliu-pack-2"),
        (["rules", "teams", 0, "key"], "Q"),
        (["rules", "teams", 0, "colour"], "red"),
        (["rules", "rounds", 0, "wrong"], 5),
        (["questions", 0, "texts", "zh-Hans", "stem"], " "),
        (["questions", 0, "difficulty"], 4),
        (["questions"], []),
        (["more"], 1),
    ],
)
def test_the_schema_refuses_what_is_wrong(project: Project, path: list[Any], value: Any) -> None:
    found = opened(project)
    place: Any = found
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found, SCHEMA)


def test_it_has_what_the_blueprint_asks_for_in_its_order(project: Project) -> None:
    found = opened(project)
    assert [q["section"] for q in found["questions"]] == [0] * 5 + [1] * 3 + [2] * 2
    types = [{q["type"] for q in found["questions"] if q["section"] == n} for n in range(3)]
    assert types[0] == {"single"} and types[1] <= {"true_false", "blank"}
    assert types[2] <= {"match", "order"}
    assert len({q["id"] for q in found["questions"]}) == 10
    assert found["title"] == {"ug": "نەق مەيدان", "zh-Hans": "现场赛（示例）"}
    rounds = found["rules"]["rounds"]
    assert [one["section"] for one in rounds] == [0, 1, None]
    assert next(team["name"] for team in found["rules"]["teams"]) == {
        "zh-Hans": "红队",
        "ug": "قىزىل",
    }


def test_texts_of_other_languages_come_with_it(project: Project) -> None:
    found = opened(project)
    assert [(x["code"], x["dir"]) for x in found["languages"]] == [
        ("zh-Hans", "ltr"),
        ("ug", "rtl"),
    ]
    both = [q for q in found["questions"] if "ug" in q["texts"]]
    assert both and all("zh-Hans" in q["texts"] for q in found["questions"])
    order = {"甲": "ئا", "乙": "ب", "丙": "پ", "丁": "ت"}
    for question in both:
        assert question["alike"] == ["zh-Hans", "ug"]
        texts = question["texts"]
        # the options of both stand in one order, and the answer is one of them
        assert texts["ug"]["options"] == [order[o] for o in texts["zh-Hans"]["options"]]
        assert texts["ug"]["answer"] in texts["ug"]["options"]
        assert texts["ug"]["source"] == "قائىدە" and texts["zh-Hans"]["source"] == "政策rule"


def test_the_same_seed_gives_the_same_bytes(project: Project) -> None:
    opened(project)
    first = written(project).read_bytes()
    opened(project)
    assert written(project).read_bytes() == first
    again, other = opened(project), opened(project, seed="2027")
    assert other["id"] != again["id"]
    assert [q["id"] for q in other["questions"]] != [q["id"] for q in again["questions"]]


def test_another_language_is_drawn_in(project: Project) -> None:
    project.write("quiz/blueprints/hall.yml", "title: x\nsections:\n- {type: single, count: 2}\n")
    project.write(
        "quiz/rules/hall.yml",
        RULES.partition("  rounds")[0] + "  rounds: [{kind: audience, questions: 2}]\n",
    )
    found = opened(project, "--lang", "ug")
    assert [x["code"] for x in found["languages"]] == ["ug", "zh-Hans"]
    assert all("ug" in q["texts"] for q in found["questions"])


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("questions: 2, section: 1", "questions: 3, section: 1", ("第 1 轮必答（6 题）", "5 题")),
        ("questions: 1}", "questions: 3}", ("第 3 轮加时赛（3 题）", "2 题")),
        ("section: 2", "section: 9", ("第 2 轮", "没有这一部分")),
    ],
)
def test_too_few_questions_for_the_rounds_are_told(
    project: Project, old: str, new: str, words: tuple[str, ...]
) -> None:
    assert RULES.count(old) == 1
    project.write("quiz/rules/hall.yml", RULES.replace(old, new))
    result = pack(project, "--open")
    assert result.code == 1 and not written(project).exists()
    assert all(word in result.errors for word in words), result.errors


def test_a_bank_that_is_too_small_is_told(project: Project) -> None:
    words = "title: x\nsections:\n- {type: single, count: 90}\n"
    project.write("quiz/blueprints/hall.yml", words)
    project.write(
        "quiz/rules/hall.yml", RULES.partition("  rounds")[0] + "  rounds: [{kind: audience}]\n"
    )
    result = pack(project, "--open")
    assert result.code == 1 and not written(project).exists()
    singles = [
        item
        for item in project.bank()["questions"]
        if item["type"] == "single" and item["lang"] == "zh-Hans"
    ]
    assert f"还差 {90 - len(singles)} 道" in result.words, result.words


@pytest.mark.parametrize("place", ["docs/pack.json", "quiz/pack.json", "site/pack.json"])
def test_it_does_not_lie_among_the_content(project: Project, place: str) -> None:
    where = project.root / place
    words = ("--blueprint", "hall", "--seed", "1", "--open", "-o", where)
    result = project.run("quiz", "pack", *words)
    assert result.code == 2 and not where.exists() and "题包不能放在" in result.errors


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--blueprint", "hal"), "hall"),
        (("--rules", "hal"), "hall"),
        (("--lang", "fr"), "fr"),
        (("--seed", " "), "--seed"),
    ],
)
def test_what_is_not_there_is_told(project: Project, more: tuple[str, ...], said: str) -> None:
    result = pack(project, "--open", *more)
    assert result.code == 2 and said in result.errors and not written(project).exists()


def test_of_several_rules_one_must_be_named(tmp_path: Path) -> None:
    project = hall(tmp_path / "project", first=RULES, second=RULES)
    result = pack(project, "--open")
    assert result.code == 2 and "first、second" in result.errors
    assert opened(project, "--rules", "second")["rules"]["base"] == 100


def test_without_rules_the_usual_ones_hold(tmp_path: Path) -> None:
    project = hall(
        tmp_path / "project",
        none=f"title: x\nreveal: 2027-01-01\nsalt: {SALT}\nquestions: []\n",
    )
    result = pack(project, "--open")
    assert (
        result.code == 1 and "通用规则" in result.output and "第 1 轮必答（20 题）" in result.errors
    )


def test_the_usual_rules_are_every_kind_once_with_the_usual_numbers() -> None:
    rules = default_rules()
    assert [one.kind for one in rules.rounds] == list(USUAL)
    for one in rules.rounds:
        assert {name: getattr(one, name) for name in USUAL[one.kind]} == dict(USUAL[one.kind])
    codes = {"zh-Hans", "zh-Hant", "ug", "mn-Mong", "en"}
    assert len(rules.teams) == 4 and all(set(team.name) == codes for team in rules.teams)
    assert len({team.key for team in rules.teams}) == len({t.colour for t in rules.teams}) == 4
    made = rules_as_json(rules)
    schema = {**SCHEMA["properties"]["rules"], "$defs": SCHEMA["$defs"]}
    jsonschema.validate(made, schema)
    assert set(made["rounds"][0]) == set(Round.__slots__)
    assert [needed(one, 4) for one in rules.rounds] == [20, 10, 4, 3, 5]


def test_a_contest_s_questions_can_be_sealed(project: Project) -> None:
    """The file shows nothing of a question, and the site nothing of the pack."""
    result = pack(project, "--passphrase-file", passphrase_file(project))
    assert result.code == 0, result.words
    words = written(project).read_text("utf-8")
    assert "第" not in words and "q-" not in words and "seed" not in words
