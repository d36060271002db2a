"""A round of the quiz: every type of question, by hand and by keyboard, and nothing leaves."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from support.questions import QUESTIONS, TOPIC
from support.reader import PHONE, Reader

ASKED = {question["stem"]: question for question in QUESTIONS}


def begin(reader: Reader) -> Page:
    """Start a round on the topic that has every type."""
    page = reader.open("quiz/")
    page.locator(".quiz label.chip", has_text=TOPIC).click()
    page.locator(".quiz-start button").click()
    return page


def current(page: Page) -> dict[str, Any]:
    """The question that is asked."""
    stem = page.locator(".quiz form .stem").inner_text()
    return ASKED[stem]


def option(page: Page, text: str) -> Locator:
    return page.locator(".quiz label.option", has=page.get_by_text(text, exact=True))


def put_in_order(page: Page, wanted: list[str]) -> None:
    """Move each up until it stands where it belongs."""
    for place, text in enumerate(wanted):
        for _ in wanted:
            rows = page.locator(".order-row span").all_inner_texts()
            if rows.index(text) <= place:
                break
            page.locator(".order-row", has_text=text).locator("button").first.click()


def answer(page: Page, question: dict[str, Any]) -> None:
    """Answer rightly."""
    right = question["answer"]
    match question["type"]:
        case "single":
            option(page, right).click()
        case "multiple":
            for text in right:
                option(page, text).click()
        case "true_false":
            page.locator(".quiz label.option").first.click()
        case "blank" | "short":
            page.locator(".quiz-field").fill(f" {right[0]}。")
        case "match":
            for left, matching in right:
                row = page.locator(".pair-row", has_text=left)
                row.locator("select").select_option(matching)
        case "order":
            put_in_order(page, right)


def check(page: Page) -> None:
    page.locator(".quiz form button[type=submit]").click()


def test_a_round_with_every_type_answered_rightly(reader: Reader) -> None:
    page = begin(reader)
    seen = set()
    for number in range(len(QUESTIONS)):
        expect(page.locator(".quiz h2")).to_contain_text(str(number + 1))
        question = current(page)
        seen.add(question["type"])
        answer(page, question)
        check(page)
        verdict = page.locator(".verdict")
        expect(verdict).to_have_class("verdict verdict-right")
        expect(verdict).to_contain_text("书上是这样写的。")
        expect(verdict.locator("a.source")).to_have_attribute("href", "../policy/medical/#newborn")
        button = page.locator(".quiz form .button")
        expect(button).to_be_focused()
        button.click()
    assert len(seen) == len(QUESTIONS)
    score = page.locator(".quiz-score")
    expect(score).to_contain_text("7")
    expect(score).to_be_focused()
    assert page.locator(".review").count() == 0
    page.locator(".quiz-end .quiz-start button").click()
    expect(page.locator(".quiz form")).to_be_visible()


def test_a_wrong_answer_is_explained_and_reviewed(reader: Reader) -> None:
    page = begin(reader)
    for _ in QUESTIONS:
        question = current(page)
        match question["type"]:
            case "single":
                option(page, "五天").click()
            case "multiple":
                option(page, "石榴").click()
            case "true_false":
                page.locator(".quiz label.option").last.click()
            case "match":
                for row in page.locator(".pair-row select").all():
                    row.select_option(index=1)
            case "blank" | "short":
                page.locator(".quiz-field").fill("不知道")
            case "order":
                wanted = [*question["answer"][1:], question["answer"][0]]
                put_in_order(page, wanted)
        check(page)
        verdict = page.locator(".verdict")
        expect(verdict).not_to_have_class("verdict verdict-right")
        right = question["answer"]
        if isinstance(right, list) and isinstance(right[0], str):
            expect(verdict).to_contain_text(right[0])
        page.locator(".quiz form .button").click()
    expect(page.locator(".quiz-score")).to_contain_text("0")
    assert page.locator(".review li").count() == len(QUESTIONS)
    page.locator(".review a.source").first.click()
    reader.arrives("policy/medical/#newborn")
    expect(page.locator("#newborn")).to_be_in_viewport()


def test_nothing_chosen_is_said_and_not_counted(reader: Reader) -> None:
    page = begin(reader)
    while current(page)["type"] == "order":
        check(page)
        page.locator(".quiz form .button").click()
    check(page)
    expect(page.locator(".verdict")).not_to_be_empty()
    expect(page.locator(".quiz form button[type=submit]")).to_be_visible()


def test_a_round_draws_ten_and_others_next_time(reader: Reader) -> None:
    page = reader.open("quiz/")
    rounds: list[set[str]] = []
    for number in range(2):
        button = ".quiz-start button" if number == 0 else ".quiz-end .quiz-start button"
        page.locator(button).click()
        stems = set()
        for asked in range(10):
            expect(page.locator(".quiz h2")).to_have_text(f"第 {asked + 1} 题，共 10 题")
            # with its hint: a choice and a blank may have one stem
            stems.add(page.locator(".quiz form legend").inner_text())
            for box in page.locator(".quiz form select").all():
                box.select_option(index=1)
            for field in page.locator(".quiz-field").all():
                field.fill("一")
            if page.locator(".quiz label.option").count():
                page.locator(".quiz label.option").first.click()
            check(page)
            page.locator(".quiz form .button").click()
        rounds.append(stems)
    assert len(rounds[0]) == len(rounds[1]) == 10
    assert rounds[0].isdisjoint(rounds[1])


def test_the_keyboard_alone_is_enough(reader: Reader) -> None:
    page = reader.open("quiz/")
    page.locator(".quiz-start input[type=radio]").first.focus()
    for _ in range(page.locator(".quiz-start input[type=radio]").count()):
        chosen = page.evaluate(
            "document.querySelector(`label[for=${document.activeElement.id}]`).textContent"
        )
        if chosen == TOPIC:
            break
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    for _ in QUESTIONS:
        question = current(page)
        right = question["answer"]
        page.keyboard.press("Tab")
        match question["type"]:
            case "single" | "true_false":
                wanted = right if question["type"] == "single" else None
                page.keyboard.press("Space")
                for _ in range(4):
                    text = page.evaluate("document.activeElement.parentNode.textContent")
                    if wanted is None or text == wanted:
                        break
                    page.keyboard.press("ArrowDown")
            case "multiple":
                for _ in question["options"]:
                    text = page.evaluate("document.activeElement.parentNode.textContent")
                    if text in right:
                        page.keyboard.press("Space")
                    page.keyboard.press("Tab")
            case "blank" | "short":
                page.keyboard.type(right[0])
                page.keyboard.press("Enter")
            case "match":
                pairs = dict(right)
                for _ in right:
                    left = page.evaluate("document.activeElement.getAttribute('aria-label')")
                    page.locator(f"select[aria-label={left}]").select_option(pairs[left])
                    page.keyboard.press("Tab")
            case "order":
                for place, text in enumerate(right):
                    for _ in right:
                        rows = page.locator(".order-row span").all_inner_texts()
                        if rows.index(text) <= place:
                            break
                        row = page.locator(".order-row", has_text=text)
                        row.locator("button").first.focus()
                        page.keyboard.press("Enter")
        submit = page.locator(".quiz form button[type=submit]")
        if submit.count():
            submit.focus()
            page.keyboard.press("Enter")
        expect(page.locator(".verdict")).to_have_class("verdict verdict-right")
        expect(page.locator(".quiz form .button")).to_be_focused()
        page.keyboard.press("Enter")
    expect(page.locator(".quiz-score")).to_contain_text("7")


def test_answers_stay_on_the_device(reader: Reader) -> None:
    page = begin(reader)
    page.wait_for_load_state("load")
    before = len(reader.watch.requests)
    for _ in QUESTIONS:
        answer(page, current(page))
        check(page)
        page.locator(".quiz form .button").click()
    expect(page.locator(".quiz-score")).to_be_visible()
    sent = [url for url in reader.watch.requests[before:] if "/assets/portal/" not in url]
    assert sent == []
    assert page.context.cookies() == []


def daily(reader: Reader, day: datetime) -> str:
    """The question that a reader finds on the home page on a day."""
    reader.page.clock.set_fixed_time(day)
    page = reader.open()
    page.evaluate("document.querySelector('[data-quiz-static]').scrollIntoView()")
    stem = page.locator(".daily form .stem")
    stem.wait_for()
    return str(stem.inner_text())


def test_the_question_of_the_day_is_everybodys_and_another_tomorrow(open_reader: Any) -> None:
    one, other = open_reader(own=True), open_reader(own=True)
    morning = daily(one, datetime(2026, 5, 4, 7, 0))
    assert daily(other, datetime(2026, 5, 4, 22, 30)) == morning
    assert len({daily(other, datetime(2026, 5, day, 9, 0)) for day in range(4, 8)}) > 1


@pytest.mark.parametrize("prefix", ["", "ug/"])
def test_the_question_of_the_day_is_answered_on_a_phone(open_reader: Any, prefix: str) -> None:
    reader = open_reader(**PHONE)
    page = reader.open(prefix)
    page.evaluate("document.querySelector('[data-quiz-static]').scrollIntoView()")
    form = page.locator(".daily form")
    form.locator("label.option").first.tap()
    form.locator("button[type=submit]").tap()
    expect(form.locator(".verdict")).not_to_be_empty()
    link = form.locator("a.source")
    with page.expect_navigation():
        link.tap()
    target, _, anchor = reader.path.partition("#")
    assert target and target != prefix
    if anchor:
        expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()
