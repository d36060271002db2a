"""Editors' verdicts: they survive a new bank, and a changed passage makes a question wait."""

from __future__ import annotations

import io
import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from portal.quiz.verdict_file import with_verdict, without
from support.projects import Project

PAGE = (
    "## 多久内办？ {{#first}}\n\n{before}请在==30 天==内办理{after}。\n\n依据：《办法》第一条。\n"
)


def blank(project: Project) -> dict[str, object]:
    (found,) = [q for q in project.bank()["questions"] if q["rule"] == "blank"]
    return dict(found)


@pytest.fixture
def asked(project: Project) -> tuple[Project, str]:
    project.policy("waste", PAGE.format(before="", after=""))
    return project, str(blank(project)["id"])


def test_a_question_is_kept(asked: tuple[Project, str]) -> None:
    project, identity = asked
    assert blank(project)["state"] == "new"
    result = project.run("quiz", "verdict", identity, "keep")
    assert result.code == 0 and "quiz/verdicts.yml" in result.output
    assert blank(project)["state"] == "kept" and project.check() == []


def test_a_question_is_dropped_and_taken_back(asked: tuple[Project, str]) -> None:
    project, identity = asked
    assert project.run("quiz", "verdict", identity, "drop").code == 2
    assert project.run("quiz", "verdict", identity, "drop", "--reason", "太难").code == 0
    bank = project.bank()
    assert identity not in {q["id"] for q in bank["questions"]}
    assert {d["reason"] for d in bank["dropped"] if d["id"] == identity} == {"verdict"}
    assert project.run("quiz", "verdict", identity, "none").code == 0
    assert blank(project)["state"] == "new"


def test_a_question_is_reworded(asked: tuple[Project, str]) -> None:
    project, identity = asked
    words = ("--reason", "更顺口", "--stem", "要在____天内办好。")
    assert project.run("quiz", "verdict", identity, "reword", *words).code == 0
    question = blank(project)
    assert (question["stem"], question["state"]) == ("要在____天内办好。", "reworded")
    assert project.run("quiz", "verdict", identity, "reword", "--reason", "x").code == 2


def test_words_in_traditional_stand_in_place_of_the_converted_ones(
    asked: tuple[Project, str],
) -> None:
    project, identity = asked
    simplified, traditional = ("zh-Hans", "中文"), ("zh-Hant", "繁體中文")
    languages = [{"code": code, "name": name} for code, name in (simplified, traditional)]
    project.options = {"languages": languages}
    project.configure()
    stem = {"zh-Hans": "要在____天内办好。", "zh-Hant": "須於____天內辦妥。"}
    verdict = {"id": identity, "verdict": "reword", "reason": "更顺口", "stem": stem}
    project.write("quiz/verdicts.yml", json.dumps([verdict]))
    found = {q["lang"]: q["stem"] for q in project.bank()["questions"] if q["id"] == identity}
    assert found == stem


def test_a_changed_passage_makes_it_wait(asked: tuple[Project, str]) -> None:
    project, identity = asked
    project.questions({"id": "other", "source": "policy/waste#first"})
    project.run("quiz", "verdict", identity, "keep")
    project.policy("waste", PAGE.format(before="带上材料，", after=""))
    assert blank(project)["state"] == "waiting"
    (finding,) = project.check()
    assert (finding["rule"], finding["path"]) == ("verdict-passage", "quiz/verdicts.yml")
    site = project.built()
    script = (site / "quiz" / "bank.js").read_text("utf-8")
    assert "other" in script and identity not in script
    project.run("quiz", "verdict", identity, "keep")
    assert blank(project)["state"] == "kept" and project.check() == []


def test_what_changes_elsewhere_makes_nothing_wait(asked: tuple[Project, str]) -> None:
    project, identity = asked
    project.run("quiz", "verdict", identity, "keep")
    project.policy("other")
    bank = {q["id"]: q["state"] for q in project.bank()["questions"]}
    assert bank[identity] == "kept"


def test_a_verdict_on_a_question_that_is_no_more_is_told(asked: tuple[Project, str]) -> None:
    project, identity = asked
    project.run("quiz", "verdict", identity, "keep")
    project.policy("waste", PAGE.format(before="", after="").replace("30", "60"))
    assert [finding["rule"] for finding in project.check()] == ["verdict-unknown"]


def test_a_question_by_hand_has_verdicts_too(project: Project) -> None:
    project.policy("waste", PAGE.format(before="", after=""))
    project.questions({"id": "by-hand", "source": "policy/waste#first"})
    assert project.run("quiz", "verdict", "by-hand", "keep").code == 0
    project.policy("waste", PAGE.format(before="", after="，不收费"))
    states = {q["id"]: q["state"] for q in project.bank()["questions"]}
    assert states["by-hand"] == "waiting"


@pytest.mark.parametrize(
    ("entry", "rule"),
    [
        ({"id": "g-1", "verdict": "drop"}, "verdict-reason"),
        ({"id": "g-1", "verdict": "reword", "reason": "x"}, "verdict-words"),
        ({"id": "g-1", "verdict": "maybe"}, "value-not-allowed"),
        ({"id": "g-1"}, "field-missing"),
        ({"id": "g-1", "verdict": "keep", "steam": "x"}, "key-unknown"),
        ({"id": "g-1", "verdict": "reword", "reason": "x", "stem": []}, "wrong-type"),
    ],
)
def test_faults_of_the_file(project: Project, entry: dict[str, object], rule: str) -> None:
    project.policy("waste")
    project.write("quiz/verdicts.yml", json.dumps([entry]))
    assert rule in {finding["rule"] for finding in project.check()}


def test_an_unknown_id_is_told(project: Project) -> None:
    project.policy("waste")
    for command in ("show", "verdict"):
        words = ("keep",) if command == "verdict" else ()
        result = project.run("quiz", command, "nobody", *words)
        assert result.code == 1 and "nobody" in result.errors


def test_a_topic_that_looks_like_markup_is_shown_as_it_is(project: Project) -> None:
    project.policy("waste")
    project.questions({"id": "by-hand", "topic": "办事[/b]", "source": "policy/waste#first"})
    for command in (("show", "by-hand"), ("bank",)):
        result = project.run("quiz", *command)
        assert result.code == 0 and "办事[/b]" in result.output


def test_the_rest_of_the_file_stays_as_it_is() -> None:
    text = "# 我们的结论\n- id: a\n  verdict: keep # 好题\n\n# 下面这道\n- id: b\n  verdict: keep\n"
    changed = with_verdict(text, "b", "drop", reason="1: 太难 #")
    assert changed.startswith(text[: text.index("- id: b")])
    assert yaml.safe_load(changed)[1] == {"id": "b", "verdict": "drop", "reason": "1: 太难 #"}
    assert "".join(without(changed, "b")) == text[: text.index("- id: b")]
    assert with_verdict(text, "a", "keep").count("- id: a") == 1


def test_the_words_about_the_next_verdict_stay() -> None:
    text = "- id: a\n  verdict: keep # 好题\n\n# 下面这道\n- id: b\n  verdict: keep\n# 完\n"
    rest = text[text.index("\n\n") + 1 :]
    assert with_verdict(text, "a", "keep") == "- id: a\n  verdict: keep\n" + rest
    assert "".join(without(text, "a")) == rest
    assert "".join(without(text, "b")).endswith("\n# 下面这道\n# 完\n")


def test_an_indented_list_stays_one() -> None:
    text = "  - id: a\n    verdict: keep\n  - id: b\n    verdict: keep\n"
    changed = with_verdict(with_verdict(text, "a", "drop", reason="太难"), "c", "keep")
    assert [entry["id"] for entry in yaml.safe_load(changed)] == ["a", "b", "c"]


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30),
    st.text("0123456789abcdef", min_size=8, max_size=8),
)
def test_any_words_come_back(reason: str, passage: str) -> None:
    text = with_verdict("", "a", "drop", reason=reason, passage=passage)
    text = with_verdict(text, "b", "keep", passage=passage)
    first, second = yaml.safe_load(text)
    assert first.get("reason", "") == reason and first["passage"] == passage
    assert second == {"id": "b", "verdict": "keep", "passage": passage}


def test_to_keep_a_reworded_question_keeps_its_words(asked: tuple[Project, str]) -> None:
    project, identity = asked
    words = ("--reason", "更顺口", "--stem", "要在____天内办好。")
    project.run("quiz", "verdict", identity, "reword", *words)
    project.policy("waste", PAGE.format(before="带上材料，", after=""))
    assert blank(project)["state"] == "waiting"
    assert project.run("quiz", "verdict", identity, "keep").code == 0
    question = blank(project)
    assert (question["stem"], question["state"]) == ("要在____天内办好。", "reworded")


def test_new_words_are_reviewed(asked: tuple[Project, str]) -> None:
    project, identity = asked
    words = ("--reason", "明白", "--stem", "要在几天内办好？")
    project.run("quiz", "verdict", identity, "reword", *words)
    findings = [f for f in project.check() if f["path"] == "quiz/verdicts.yml"]
    assert [finding["rule"] for finding in findings] == ["item-blank-many"]


def test_a_contest_question_can_not_be_judged(project: Project) -> None:
    project.policy("waste", PAGE.format(before="", after=""))
    project.questions({"id": "sealed", "source": "policy/waste#first", "pool": "contest"})
    result = project.run("quiz", "verdict", "sealed", "drop", "--reason", "太难")
    assert result.code == 1 and "竞赛" in result.errors
    entry = {"id": "sealed", "verdict": "reword", "reason": "x", "stem": "另一个问题？"}
    project.write("quiz/verdicts.yml", json.dumps([entry]))
    assert "verdict-contest" in {finding["rule"] for finding in project.check()}


def test_what_was_not_made_has_no_verdict(asked: tuple[Project, str]) -> None:
    project, identity = asked
    project.policy("more", "## 谁管？ {#a}\n\n登记由==公安机关==负责办理。\n\n依据：《办法》。\n")
    dropped = next(d["id"] for d in project.bank()["dropped"] if d["fact"] == "公安机关")
    assert project.run("quiz", "verdict", dropped, "keep").code == 1
    assert project.run("quiz", "verdict", identity, "none").code == 1
    assert not (project.root / "quiz" / "verdicts.yml").exists()


@pytest.mark.parametrize("text", ["[{id: a, verdict: keep}]", "- {id: a, verdict: keep}\n", "[]"])
def test_a_file_in_another_form_stays_a_list(text: str) -> None:
    for changed in (with_verdict(text, "b", "keep"), with_verdict(text, "a", "drop", reason="x")):
        entries = yaml.safe_load(changed)
        assert {entry["id"] for entry in entries} <= {"a", "b"} and len(entries) <= 2


class Terminal(io.TextIOWrapper):
    """A terminal at which an editor types."""

    def isatty(self) -> bool:
        return True


def test_looking_at_questions_one_by_one(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.policy("waste", PAGE.format(before="", after="，也可以在==15 天==内网上办"))
    ids = [q["id"] for q in project.bank()["questions"]]
    assert len(ids) >= 4
    typed = iter(["?", "k", "d", "", "太容易", "r", "要在____天内办好。", "更明白", "s", "q"])
    monkeypatch.setattr("sys.stdin", Terminal(io.BytesIO()))
    monkeypatch.setattr("builtins.input", lambda *_: next(typed))
    result = project.run("quiz", "look")
    assert result.code == 0 and "3" in result.output and ids[0] in result.output
    said = yaml.safe_load((project.root / "quiz" / "verdicts.yml").read_text("utf-8"))
    assert [(entry["verdict"], entry.get("reason")) for entry in said] == [
        ("keep", None), ("drop", "太容易"), ("reword", "更明白"),
    ]  # fmt: skip
    assert project.run("quiz", "look", "--topic", "没有的话题").code == 2


def test_an_editor_may_go_at_any_time(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.policy("waste", PAGE.format(before="", after=""))

    def end(*_: object) -> str:
        raise EOFError

    monkeypatch.setattr("sys.stdin", Terminal(io.BytesIO()))
    monkeypatch.setattr("builtins.input", end)
    assert project.run("quiz", "look").code == 0
