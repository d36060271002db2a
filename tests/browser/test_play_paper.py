"""A timed paper: its clock, its points and its certificate."""

from __future__ import annotations

import base64
import io
import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from support import playing
from support.reader import PHONE, Open, Reader

START = datetime(2026, 6, 1, 9, 0)
PAPER = "quiz/paper/warm-up/"
POINTS, COUNT = 10, 8
WAYS = [
    pytest.param(prefix, by, id=f"{prefix or 'zh'}{by.__name__}")
    for prefix in ("", "ug/")
    for by in (playing.touch, playing.keys)
]


def open_paper(open_reader: Open, prefix: str = "", path: str = PAPER) -> Reader:
    """A phone at a timed paper, whose clock the test moves."""
    reader = open_reader(own=True, **PHONE, reduced_motion="reduce")
    reader.page.clock.set_fixed_time(START)
    reader.open(prefix + path)
    playing.ready(reader.page)
    return reader


def again(page: Page) -> None:
    page.reload()
    playing.ready(page)


def hand_in(page: Page, by: playing.Answer) -> None:
    playing.press(page.locator(".panel > div > .button").last, by)
    playing.press(page.locator(".play-sure .button-full"), by)
    page.locator(".quiz-score").wait_for()


def paper_of(site: Path, prefix: str) -> dict[str, Any]:
    words = (site / prefix / PAPER / "paper.js").read_text("utf-8")
    found: dict[str, Any] = json.loads(words[words.index("(") + 1 : words.rindex(")")])
    return found


@pytest.mark.parametrize(("prefix", "by"), WAYS)
def test_a_paper_from_its_beginning_to_the_certificate(
    open_reader: Open, site: Path, prefix: str, by: playing.Answer
) -> None:
    reader = open_paper(open_reader, prefix)
    page, items = reader.page, playing.bank(site, prefix)
    playing.press(page.locator(".quiz-start button"), by)
    before = len(reader.watch.requests)
    expect(page.locator(".play-numbers button")).to_have_count(COUNT)
    for number in range(COUNT):
        item = playing.asked(page, items)
        by(page, item, number != 0)
        if by is playing.touch and not prefix:
            again(page)
            assert playing.asked(page, items) == item
            before = len(reader.watch.requests)
        expect(page.locator(".play-numbers .is-answered")).to_have_count(number + 1)
        assert page.locator(".quiz .verdict").count() == 0
        if number < COUNT - 1:
            playing.press(page.locator(".play-steps .button-full"), by)
    hand_in(page, by)
    expect(page.locator(".quiz-score")).to_contain_text(str(POINTS - 1))
    expect(page.locator(".review > li")).to_have_count(1)
    page.locator("#certificate-name").fill("古丽（示例）")
    playing.press(page.locator(".play-certificate button"), by)
    saved = page.locator(".play-picture a")
    expect(saved).to_have_attribute("download", "certificate.png")
    data = base64.b64decode((saved.get_attribute("href") or "").partition(",")[2])
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.format == "PNG" and picture.size == (1200, 850)
        assert len(picture.convert("RGB").getcolors(1 << 24) or ()) > 50
    kept = page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")
    assert "古丽" not in kept
    sent = [u for u in reader.watch.requests[before:] if "/assets/portal/" not in u]
    assert [u for u in sent if not u.startswith("data:")] == []
    again(page)
    expect(page.locator(".quiz-score")).to_contain_text(str(POINTS - 1))
    assert page.locator(".play-picture img").count() == 0


def test_the_clock_survives_a_reload_and_hands_the_paper_in(open_reader: Open, site: Path) -> None:
    reader = open_paper(open_reader)
    page, items = reader.page, playing.bank(site)
    page.locator(".quiz-start button").tap()
    playing.touch(page, playing.asked(page, items), True)
    page.clock.set_fixed_time(START + timedelta(minutes=4))
    clock = page.locator(".play-clock")
    expect(clock).to_have_text("6:00")
    again(page)
    expect(clock).to_have_text("6:00")
    page.clock.set_fixed_time(START + timedelta(minutes=11))
    page.locator(".quiz-score").wait_for()
    expect(page.locator(".quiz-end")).to_contain_text("时间到了")
    expect(page.locator(".review > li")).to_have_count(COUNT - 1)
    assert page.locator(".play-certificate").count() == 0


def test_a_paper_whose_time_ended_while_the_page_was_closed_is_handed_in(
    open_reader: Open,
) -> None:
    reader = open_paper(open_reader)
    page = reader.page
    page.locator(".quiz-start button").tap()
    page.goto("about:blank")
    page.clock.set_fixed_time(START + timedelta(days=2))
    reader.open(PAPER)
    page.locator(".quiz-score").wait_for()
    expect(page.locator(".review > li")).to_have_count(COUNT)
    page.locator(".quiz-start button").tap()
    expect(page.locator(".play-clock")).to_have_text("10:00")


def test_a_question_that_the_site_has_no_more_is_not_counted(open_reader: Open, site: Path) -> None:
    reader = open_paper(open_reader)
    page, items = reader.page, playing.bank(site)
    page.locator(".quiz-start button").tap()
    playing.touch(page, playing.asked(page, items), True)
    page.evaluate(
        """() => {
          const key = Object.keys(localStorage).find((k) => k.startsWith('portal.play-paper-'));
          const kept = JSON.parse(localStorage[key]);
          kept.parts[3][0] = 'vanished';
          localStorage[key] = JSON.stringify(kept);
        }"""
    )
    again(page)
    expect(page.locator(".play-numbers button")).to_have_count(COUNT - 1)
    expect(page.locator(".play-numbers .is-answered")).to_have_count(1)
    hand_in(page, playing.touch)
    expect(page.locator(".quiz-end")).to_contain_text("有 1 题已经不在本站")
    expect(page.locator(".quiz-score")).to_contain_text(f"满分 {POINTS - 1} 分")


@pytest.mark.parametrize("prefix", ["", "ug/"])
def test_papers_are_many_and_hold_ids_only(site: Path, prefix: str) -> None:
    paper, items = paper_of(site, prefix), playing.bank(site, prefix)
    assert len(paper["forms"]) > 10
    for form in paper["forms"]:
        ids = [one for section in form for one in section]
        assert len(ids) == len(set(ids)) == COUNT
        assert all(items[one]["type"] == "single" for one in form[0])
        facts = [fact for one in ids for fact in items[one]["facts"]]
        assert len(facts) == len(set(facts))
    words = (site / prefix / PAPER / "paper.js").read_text("utf-8")
    assert not [i["stem"] for i in items.values() if len(i["stem"]) > 9 and i["stem"] in words]


def test_parts_of_an_answer_get_parts_of_the_points(reader: Reader) -> None:
    """What a blueprint's `partial` promises."""
    page = reader.open("quiz/practice/")
    playing.ready(page)
    share = """([type, answer, given, partial]) =>
      PortalQuiz.share({type, answer, options: []}, given, partial)"""
    several = ["multiple", ["甲", "乙", "丙"]]
    rows = ["match", [["猫", "喵"], ["狗", "汪"], ["羊", "咩"]]]
    order = ["order", ["春", "夏", "秋", "冬"]]
    for question, given, partial, wanted in [
        (several, ["丙", "乙", "甲"], True, 1),
        (several, ["甲", "乙"], True, 0.5),
        (several, ["甲"], False, 0),
        (several, ["甲", "丁"], True, 0),
        (several, [], True, 0),
        (several, None, True, 0),
        (rows, ["喵", "咩", "汪"], True, 1 / 3),
        (rows, ["喵", "", ""], True, 1 / 3),
        (rows, ["喵", "汪", "咩"], False, 1),
        (order, ["春", "夏", "冬", "秋"], True, 0.5),
        (order, ["春", "夏", "冬", "秋"], False, 0),
    ]:
        assert page.evaluate(share, [*question, given, partial]) == pytest.approx(wanted)


def test_the_last_minutes_are_told_however_late_the_page_ticks(open_reader: Open) -> None:
    page = open_paper(open_reader).page
    page.locator(".quiz-start button").tap()
    told = page.locator(".play-head + [role=status]")
    expect(told).to_be_empty()
    page.clock.set_fixed_time(START + timedelta(minutes=9, seconds=2))
    expect(told).to_have_text("还剩 1 分钟")
    playing.press(page.locator(".play-numbers button").last, playing.touch)
    page.clock.set_fixed_time(START + timedelta(minutes=9, seconds=5))
    expect(page.locator(".play-clock")).to_have_text("0:55")
    expect(told).to_be_empty()
