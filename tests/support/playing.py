"""Answers the questions of the quiz's pages, by finger or by keyboard, as the bank says."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

Item = dict[str, Any]
Answer = Callable[[Page, Item, bool], None]
STARTED = ".quiz form, .quiz-end, .play-mistakes, .quiz-start"


def bank(site: Path, prefix: str = "") -> dict[str, Item]:
    """The practice bank of a language as its pages load it, by id."""
    words = (site / prefix / "quiz" / "bank.js").read_text("utf-8")
    items: list[Item] = json.loads(words[words.index("(") + 1 : words.rindex(")")])
    return {item["id"]: item for item in items}


def asked(page: Page, items: dict[str, Item]) -> Item:
    """The question that stands on the page; its hint and its options tell apart those with one
    stem."""
    form = page.locator(".quiz form")
    stem, hint = (form.locator(part).text_content() for part in (".stem", ".quiz-hint"))
    options = form.locator(".option span:first-of-type").all_text_contents()
    hints = page.evaluate("PortalQuiz.words.hints")
    (found,) = (
        item
        for item in items.values()
        if (item["stem"], hints[item["type"]]) == (stem, hint)
        and (item["type"] not in ("single", "multiple") or item["options"] == options)
    )
    return found


def ready(page: Page) -> None:
    """Wait until the script has put something on the page."""
    page.locator(STARTED).first.wait_for()


def touch(page: Page, item: Item, right: bool) -> None:
    """Answer with a finger."""
    form = page.locator(".quiz form")
    match item["type"]:
        case "single" | "multiple" | "true_false":
            for row in _choices(form, item, right):
                row.tap()
        case "blank" | "short":
            form.locator(".quiz-field").fill(_text(item, right))
        case "match":
            cards = [pair[1] for pair in item["answer"]]
            cards = cards if right else [*cards[1:], cards[0]]
            for row, card in zip(form.locator(".pair-row").all(), cards, strict=True):
                form.locator(".pair-card").get_by_text(card, exact=True).tap()
                row.locator("span").tap()
        case "order":
            for text, button in _moves(form, item, right):
                _row(form, text).locator("button").nth(button).tap()


def keys(page: Page, item: Item, right: bool) -> None:
    """Answer with a keyboard alone, from the heading on."""
    form = page.locator(".quiz form")
    page.locator(".quiz h2").first.focus()
    page.keyboard.press("Tab")
    match item["type"]:
        case "single" | "true_false":
            page.keyboard.press("Space")
            (wanted,) = _choices(form, item, right)
            for _ in range(form.locator("input").count()):
                if wanted.locator("input").is_checked():
                    break
                page.keyboard.press("ArrowDown")
        case "multiple":
            wanted = [row.text_content() for row in _choices(form, item, right)]
            for row in form.locator(".option").all():
                if row.text_content() in wanted:
                    page.keyboard.press("Space")
                page.keyboard.press("Tab")
        case "blank" | "short":
            page.keyboard.type(_text(item, right))
        case "match":
            cards = [pair[1] for pair in item["answer"]]
            for card in cards if right else [*cards[1:], cards[0]]:
                select = page.locator("select:focus")
                for _ in cards:
                    page.keyboard.press("ArrowDown")
                    if select.input_value() == card:
                        break
                page.keyboard.press("Tab")
        case "order":
            for text, button in _moves(form, item, right):
                _row(form, text).locator("button").nth(button).focus()
                page.keyboard.press("Enter")


def check(page: Page, by: Answer) -> None:
    """Have the answer judged."""
    press(page.locator(".quiz form button[type=submit]"), by)
    expect(page.locator(".quiz .verdict")).not_to_be_empty()


def press(button: Locator, by: Answer) -> None:
    """Press a button as one answers."""
    if by is keys:
        button.focus()
        button.page.keyboard.press("Enter")
    else:
        button.tap()


def _choices(form: Locator, item: Item, right: bool) -> list[Locator]:
    values = item["options"] or [True, False]
    key = item["answer"] if isinstance(item["answer"], list) else [item["answer"]]
    wanted = key if right else [next(value for value in values if value not in key)]
    return [form.locator(".option").nth(values.index(value)) for value in wanted]


def _text(item: Item, right: bool) -> str:
    return str(item["answer"][0]) if right else "？？"


def _row(form: Locator, text: str) -> Locator:
    return form.locator(".order-row", has=form.page.get_by_text(text, exact=True))


def _moves(form: Locator, item: Item, right: bool) -> Iterator[tuple[str, int]]:
    """Which row to move, and by which of its buttons (0 is up), one after another."""
    wanted = item["answer"] if right else item["answer"][::-1]
    for place, text in enumerate(wanted):
        for _ in wanted:
            if form.locator(".order-row span").all_text_contents().index(text) <= place:
                break
            yield text, 0
