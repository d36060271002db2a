"""Practice, the day's question and the challenge: to their end, by finger and by keyboard, with the
page loaded anew at each question."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from support import playing
from support.questions import TOPIC
from support.reader import PHONE, Open, Reader

WAYS = [
    pytest.param("", playing.touch, True, id="zh-touch-reloads"),
    pytest.param("", playing.keys, False, id="zh-keys"),
    pytest.param("ug/", playing.touch, False, id="ug-touch"),
    pytest.param("ug/", playing.keys, True, id="ug-keys-reloads"),
]


def at(open_reader: Open, path: str) -> Reader:
    """A phone at a page of the quiz."""
    reader = open_reader(**PHONE, reduced_motion="reduce")
    reader.open(path)
    playing.ready(reader.page)
    return reader


def begun(page: Page) -> Any:
    """What stands in the fields of a question."""
    return page.locator(".quiz form").evaluate(
        """(form) => [
          Array.from(form.querySelectorAll('input'),
            (i) => i.type === 'text' ? i.value : i.checked),
          Array.from(form.querySelectorAll('select'), (s) => s.value),
          Array.from(form.querySelectorAll('.order-row span'), (s) => s.textContent),
          Array.from(form.querySelectorAll('.pair-card'), (s) => s.textContent),
        ]"""
    )


def again(page: Page) -> None:
    """Load the page anew: everything stands as it stood."""
    stem, fields = page.locator(".quiz form .stem").text_content(), begun(page)
    page.reload()
    playing.ready(page)
    assert page.locator(".quiz form .stem").text_content() == stem
    assert begun(page) == fields


def one(page: Page, item: playing.Item, right: bool, by: playing.Answer, reloads: bool) -> None:
    """Answer a question and go on."""
    by(page, item, right)
    if reloads:
        again(page)
    playing.check(page, by)
    if reloads:
        again(page)
    verdict = page.locator(".quiz .verdict")
    expect(verdict).to_have_class("verdict verdict-right" if right else "verdict")
    if item["source"]:
        expect(verdict.locator("a.source")).to_be_visible()


def followed(page: Page, by: playing.Answer) -> None:
    playing.press(page.locator(".quiz form .button"), by)


@pytest.mark.parametrize(("prefix", "by", "reloads"), WAYS)
def test_practice(
    open_reader: Open, site: Path, prefix: str, by: playing.Answer, reloads: bool
) -> None:
    reader = at(open_reader, f"{prefix}quiz/practice/")
    page, items = reader.page, playing.bank(site, prefix)
    if not prefix:
        page.locator("label.chip", has_text=TOPIC).tap()
    playing.press(page.locator(".quiz-start button"), by)
    before = len(reader.watch.requests)
    count = 0
    while page.locator(".quiz form").count():
        item = playing.asked(page, items)
        one(page, item, count != 1, by, reloads)
        count += 1
        followed(page, by)
    assert count == (10 if prefix else 7)
    for _ in range(1 + reloads):
        expect(page.locator(".review > li")).to_have_count(1)
        expect(page.locator(".quiz-score")).to_contain_text(str(count - 1))
        if reloads:
            page.reload()
            playing.ready(page)
    if not reloads:
        sent = [u for u in reader.watch.requests[before:] if "/assets/portal/" not in u]
        assert sent == []


def test_practice_without_end_goes_on_and_stops_when_told(open_reader: Open, site: Path) -> None:
    page = at(open_reader, "quiz/practice/").page
    items = playing.bank(site)
    page.locator("label.chip", has_text="不限").tap()
    page.locator(".quiz-start button").tap()
    stems = set()
    for _ in range(12):
        item = playing.asked(page, items)
        stems.add(item["stem"])
        playing.touch(page, item, True)
        playing.check(page, playing.touch)
        followed(page, playing.touch)
    assert len(stems) == 12
    page.locator(".play-stop").tap()
    expect(page.locator(".quiz-score")).to_contain_text("12")


@pytest.mark.parametrize(("prefix", "by", "reloads"), WAYS)
def test_the_challenge_ends_with_the_third_wrong_answer(
    open_reader: Open, site: Path, prefix: str, by: playing.Answer, reloads: bool
) -> None:
    page = at(open_reader, f"{prefix}quiz/challenge/").page
    items = playing.bank(site, prefix)
    playing.press(page.locator(".quiz-start button"), by)
    hearts, levels = [], []
    for number in range(7):
        item = playing.asked(page, items)
        levels.append(item["difficulty"])
        hearts.append((page.locator(".play-lives").text_content() or "").count("♥"))
        one(page, item, number not in (1, 3, 6), by, reloads)
        followed(page, by)
    assert hearts == [3, 3, 2, 2, 1, 1, 1]
    assert levels == sorted(levels)
    expect(page.locator(".quiz-score")).to_contain_text("4")
    expect(page.locator(".play-record")).to_be_visible()
    assert page.evaluate("localStorage.getItem('portal.play-best')") == "4"
    page.reload()
    playing.ready(page)
    expect(page.locator(".quiz-score")).to_contain_text("4")
    playing.press(page.locator(".quiz-start button"), by)
    assert (page.locator(".play-lives").text_content() or "").count("♥") == 3


@pytest.mark.parametrize(("prefix", "by", "reloads"), WAYS)
def test_the_question_of_the_day_and_of_days_before(
    open_reader: Open, site: Path, prefix: str, by: playing.Answer, reloads: bool
) -> None:
    reader = open_reader(own=True, **PHONE, reduced_motion="reduce")
    page, items = reader.page, playing.bank(site, prefix)
    page.clock.set_fixed_time(datetime(2026, 6, 1, 9, 0))
    reader.open(f"{prefix}quiz/daily/")
    playing.ready(page)
    stems = []
    for back in range(7):
        item = playing.asked(page, items)
        stems.append(item["stem"])
        one(page, item, back % 2 == 0, by, reloads and back == 0)
        earlier = page.locator(".play-steps button").first
        if back < 6:
            playing.press(earlier, by)
    expect(earlier).to_be_disabled()
    assert len(set(stems)) == 7
    page.reload()
    playing.ready(page)
    assert page.locator(".stem").text_content() == stems[0]
    expect(page.locator(".verdict")).to_have_class("verdict verdict-right")
    page.clock.set_fixed_time(datetime(2026, 6, 2, 0, 1))
    page.reload()
    playing.ready(page)
    assert page.locator(".stem").text_content() not in stems
    expect(page.locator(".verdict")).to_be_empty()
