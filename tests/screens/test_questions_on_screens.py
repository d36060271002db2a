"""The question of the day on screens: which it is, in which languages, and its answer."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portal.quiz.bank import make_bank
from portal.quiz.daily import MOST, asked, of_the_day, readers
from portal.quiz.item import BankItem, Source
from portal.screens.playlist import programme
from portal.screens.programme import Item, Programme
from support.programmes import DAY, items, made, read, screens, texts
from support.projects import CONSENT, LANGUAGES, Project

BILINGUAL = {
    "id": "days",
    "stem": {"zh-Hans": "几天内参保？", "ug": "نەچچە كۈندە؟"},
    "options": {"zh-Hans": ["90 天", "30 天", "60 天"], "ug": ["90 كۈن", "30 كۈن", "60 كۈن"]},
    "answer": {"zh-Hans": "90 天", "ug": "90 كۈن"},
    "explanation": {"zh-Hans": "九十天内。", "ug": "توقسان كۈن."},
    "source": "stories/source",
}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with a screen of two languages that asks the question of the day."""
    found = Project(tmp_path, {"languages": LANGUAGES})
    found.story("source", "雨下了一天。\n")
    screens(found, {"languages": ["zh-Hans", "ug"], "playlist": ["question-of-the-day"]})
    return found


def question(identity: str, **fields: Any) -> dict[str, Any]:
    return {"id": identity, "stem": f"{identity}？", "source": "stories/source", **fields}


def first(found: Programme) -> Item:
    return items(found)[0]


def test_a_question_then_its_answer(project: Project) -> None:
    project.questions(BILINGUAL)
    found = made(project, days=2)
    assert [item.id for item in items(found)] == ["question/2026-06-01", "question/2026-06-02"]
    asked_slide, answer = first(found).slides
    assert (asked_slide.template, answer.template) == ("question", "answer")
    chinese, uyghur = asked_slide.words
    assert (chinese.label, chinese.main) == ("每日一题", "几天内参保？")
    # numbers stand in their order, in both languages the same
    assert chinese.options == ("30 天", "60 天", "90 天")
    assert uyghur.options == ("30 كۈن", "60 كۈن", "90 كۈن")
    assert chinese.right == () and asked_slide.address == "https://example.org/quiz/"
    assert [words.right for words in answer.words] == [(2,), (2,)]
    assert (answer.words[0].label, answer.words[0].text) == ("答案", "九十天内。")
    assert asked_slide.source == "quiz/questions/all.yml:1"


def test_several_right_options(project: Project) -> None:
    project.questions(
        question("q", type="multiple", options=["甲", "乙", "丙"], answer=["丙", "甲"])
    )
    answer = first(made(project)).slides[1].words[0]
    assert {answer.options[place] for place in answer.right} == {"甲", "丙"}


@pytest.mark.parametrize(("right", "place"), [(True, 0), (False, 1)])
def test_true_or_false(right: bool, place: int, project: Project) -> None:
    project.questions(question("q", type="true_false", options=None, answer=str(right).lower()))
    asked_slide, answer = first(made(project)).slides
    assert asked_slide.words[0].options == ("正确", "错误")
    assert answer.words[0].right == (place,)


def test_options_that_do_not_go_side_by_side(project: Project) -> None:
    project.questions({**BILINGUAL, "answer": {"zh-Hans": "90 天", "ug": "30 كۈن"}})
    assert [words.language.code for words in first(made(project)).slides[0].words] == ["zh-Hans"]


def test_the_first_language_that_has_questions(project: Project) -> None:
    screens(project, {"languages": ["ug", "zh-Hans"], "playlist": ["question-of-the-day"]})
    project.questions(question("q"))
    assert [words.language.code for words in first(made(project)).slides[0].words] == ["zh-Hans"]
    screens(project, {"languages": ["ug"], "playlist": ["question-of-the-day"]})
    assert items(made(project)) == []


def test_what_a_screen_cannot_show_gives_way_to_the_next(project: Project) -> None:
    project.questions(
        question("blank", type="blank", options=None, answer=["雨"]),
        question("order", type="order", answer=["甲", "乙", "丙", "丁"]),
        question("many", options=[*"甲乙丙丁戊己庚"]),
    )
    assert items(made(project)) == []
    project.questions(
        question("blank", type="blank", options=None, answer=["雨"]),
        question("more", type="multiple", answer=["甲", "乙"]),
    )
    assert first(made(project)).slides[0].words[0].main == "more？"


@pytest.mark.parametrize("scope", [["web"], ["web", "print"]])
def test_nobody_is_asked_about_who_did_not_agree(scope: list[str], project: Project) -> None:
    project.figure("aunt", consent={**CONSENT, "scope": scope})
    project.questions(question("aunt", source="figures/aunt"))
    assert items(made(project)) == []
    project.figure("aunt", status="withdrawn")
    assert items(made(project)) == []
    project.figure("aunt")
    assert len(items(made(project))) == 14


def test_contest_questions_stay_secret(project: Project) -> None:
    project.questions(question("secret", pool="contest"))
    assert items(made(project)) == [] and "secret" not in texts(made(project))


def test_each_day_has_that_of_the_site(project: Project) -> None:
    project.questions(*(question(f"q{number}") for number in range(5)))
    library = read(project)
    bank = make_bank(library)
    found = programme(library, library.screens[0], bank=bank)
    pool = asked(bank, "zh-Hans")
    for step, item in enumerate(items(found)):
        day = DAY + timedelta(days=step)
        number = (day - date(1970, 1, 1)).days * 7919 % len(pool)
        assert item.slides[0].words[0].main == pool[number].stem
    assert len({item.slides for item in items(found)}) == 5


# The choice


def bank_item(name: str, kind: Any = "single") -> BankItem:
    source = Source("stories/source", None, None)
    return BankItem(
        name, kind, name, ("甲", "乙"), "甲", "", "", 1, "zh-Hans", "practice", "x", source
    )


types = st.sampled_from(["single", "multiple", "true_false", "blank", "order"])


@given(st.lists(types, max_size=12), st.dates(date(1970, 1, 1), date(9999, 12, 31)))
def test_the_choice_of_a_day(kinds: list[str], day: date) -> None:
    pool = [bank_item(str(number), kind) for number, kind in enumerate(kinds)]
    found = of_the_day(pool, day, lambda item: True)
    easy = [item for item in pool if item.type in ("single", "true_false")]
    assert (found is None) is (not pool)
    assert not easy or found in easy
    if len(easy) > 1:
        tomorrow = of_the_day(
            pool, min(day, date(9999, 12, 30)) + timedelta(days=1), lambda i: True
        )
        same_day = day == date.max
        assert (tomorrow == found) is (same_day or 7919 % len(easy) == 0)
    assert of_the_day(pool, day, lambda item: False) is None
    for wanted in pool:
        assert of_the_day(pool, day, lambda item, wanted=wanted: item is wanted) is wanted


def test_of_too_many_a_device_loads_some() -> None:
    pool = [bank_item(str(number)) for number in range(MOST + 100)]
    kept = readers(pool)
    ids = {item.id for item in kept}
    assert len(ids) == MOST and list(kept) == [item for item in pool if item.id in ids]
    assert readers(pool[:MOST]) == pool[:MOST]
