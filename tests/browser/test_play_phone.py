"""On a small phone: an answer's verdict and the way on are seen, and no slip of a finger, of a key
or of a second window loses anything."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from support import playing
from support.questions import TOPIC
from support.reader import Open, Reader

SMALL = {"viewport": {"width": 360, "height": 640}, "is_mobile": True, "has_touch": True}
KEPT = "localStorage['portal.play-practice.zh-Hans']"
NOW = datetime(2026, 6, 1, 9, 0)


def seen(page: Page, part: Locator) -> bool:
    """Whether a part is wholly in the window and nothing lies over its middle."""
    box, size = part.bounding_box(), page.viewport_size
    assert box and size
    found = part.evaluate(
        """(e) => { const b = e.getBoundingClientRect();
        const top = document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2);
        return e === top || e.contains(top); }"""
    )
    return found and box["y"] >= 0 and box["y"] + box["height"] <= size["height"]


def middle(part: Locator) -> tuple[float, float]:
    box = part.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.mark.parametrize(("prefix", "large"), [("", False), ("ug/", False), ("", True)])
def test_verdict_and_way_on_are_seen_and_a_double_tap_presses_once(
    open_reader: Open, site: Path, prefix: str, large: bool
) -> None:
    reader = open_reader(own=True, **SMALL, reduced_motion="reduce")
    # however slow the machine is, the second tap comes at once
    reader.page.clock.install(time=NOW)
    reader.page.clock.pause_at(NOW + timedelta(hours=1))
    if large:
        reader.page.add_init_script("localStorage.setItem('portal.text', 'large');")
    page, items = reader.open(f"{prefix}quiz/practice/"), playing.bank(site, prefix)
    if not prefix:
        page.locator("label.chip", has_text=TOPIC).tap()
    page.locator(".quiz-start button").tap()
    for number in range(6):
        playing.touch(page, playing.asked(page, items), number % 2 == 0)
        submit = page.locator(".quiz form button[type=submit]")
        submit.scroll_into_view_if_needed()
        heading, at, place = page.locator(".quiz h2").text_content(), page.url, middle(submit)
        page.touchscreen.tap(*place)
        page.touchscreen.tap(*place)
        assert seen(page, page.locator(".verdict strong")), number
        assert seen(page, page.locator(".quiz form > .button")), number
        assert (page.url, page.locator(".quiz h2").text_content()) == (at, heading)
        # in large letters the way on lies where one tapped
        page.clock.run_for(650)
        page.locator(".quiz form > .button").tap()
        if page.locator(".quiz-end").count():
            break
        expect(page.locator(".quiz h2")).not_to_have_text(heading or "")
        assert seen(page, page.locator(".quiz h2").first), number


def test_a_double_click_judges_and_stays(open_reader: Open, site: Path) -> None:
    page = open_reader(viewport={"width": 500, "height": 500}).open("quiz/practice/")
    page.locator(".quiz-start button").click()
    for number in (1, 2, 3):
        playing.keys(page, playing.asked(page, playing.bank(site)), False)
        page.locator(".quiz form button[type=submit]").dblclick()
        expect(page.locator(".quiz h2")).to_have_text(f"第 {number} 题，共 10 题")
        assert page.locator(".verdict").inner_text()
        page.locator(".quiz form > .button").click()


def test_a_held_enter_judges_and_stays(open_reader: Open, site: Path) -> None:
    page, items = open_reader(**SMALL).open("quiz/practice/"), playing.bank(site)
    page.locator(".quiz-start button").tap()
    item = playing.asked(page, items)
    playing.touch(page, item, True)
    page.locator(".quiz form :is(input, button[type=submit])").first.focus()
    for _ in range(6):
        page.keyboard.down("Enter")
    page.keyboard.up("Enter")
    expect(page.locator(".verdict")).not_to_be_empty()
    assert page.locator(".quiz h2").text_content() == "第 1 题，共 10 题"
    page.keyboard.press("Enter")
    expect(page.locator(".quiz h2")).to_have_text("第 2 题，共 10 题")


def test_the_focus_is_never_lost(open_reader: Open, site: Path) -> None:
    reader = open_reader(own=True, **SMALL)
    reader.page.clock.set_fixed_time(NOW)
    page = reader.open("quiz/practice/")
    page.locator(".quiz-start button").tap()
    page.locator(".play-stop").press("Enter")
    expect(page.locator(".quiz-start .button")).to_be_focused()
    page.locator(".quiz-start button").tap()
    reader.open("privacy/")
    erase = page.locator("[data-erase]")
    erase.tap()
    erase.tap()
    assert page.evaluate(KEPT), "a double tap only asks"
    for _ in range(3):
        page.keyboard.down("Enter")
    page.keyboard.up("Enter")
    page.clock.set_fixed_time(NOW + timedelta(seconds=0.75))
    assert page.evaluate(KEPT)
    erase.tap()
    expect(page.locator("[data-erased]")).to_be_focused()
    reader.open("quiz/daily/")
    playing.touch(page, playing.asked(page, playing.bank(site)), True)
    playing.check(page, playing.keys)
    expect(page.locator(".verdict")).to_be_focused()


def other(reader: Reader, path: str) -> Page:
    """A second window of the same browser."""
    page = reader.page.context.new_page()
    page.goto(f"{reader.address}/{path}")
    return page


def test_two_windows_keep_what_both_were_told(open_reader: Open, site: Path) -> None:
    reader, items = open_reader(**SMALL), playing.bank(site)
    first = reader.open("quiz/paper/warm-up/")
    first.locator(".quiz-start button").tap()
    second = other(reader, "quiz/paper/warm-up/")
    playing.ready(second)
    for count, page in enumerate((first, second), 1):
        playing.touch(page, playing.asked(page, items), True)
        page.locator(".quiz .play-steps .button-full").tap()
        for window in (first, second):
            expect(window.locator(".quiz h2")).to_have_text(f"第 {count + 1} 题，共 8 题")
            expect(window.locator(".play-numbers .is-answered")).to_have_count(count)


def test_what_was_erased_elsewhere_does_not_come_back(open_reader: Open, site: Path) -> None:
    reader, items = open_reader(**SMALL), playing.bank(site)
    page = reader.open("quiz/practice/")
    page.locator(".quiz-start button").tap()
    playing.touch(page, playing.asked(page, items), True)
    playing.check(page, playing.touch)
    second = other(reader, "privacy/")
    second.locator("[data-erase]").tap()
    second.wait_for_timeout(750)
    second.locator("[data-erase]").tap()
    expect(page.locator(".quiz-start")).to_be_visible()
    expect(page.locator(".quiz form")).to_have_count(0)
    assert second.evaluate("localStorage.length") == 0
    page.locator(".quiz-start button").tap()
    expect(second.locator("[data-stored] li")).not_to_have_count(0)
    expect(second.locator("[data-erased]")).to_be_empty()


def test_a_contest_in_the_hall_is_listed_and_erased(open_reader: Open) -> None:
    reader = open_reader(**SMALL)
    page = reader.open("privacy/")
    expect(page.locator("[data-stored-none]")).to_be_visible()
    databases = "indexedDB.databases().then((all) => all.length)"
    reader.ready(lambda: page.evaluate(databases) == 0)
    reader.open("quiz/")
    page.locator("main a[href*='host']").tap()
    page.wait_for_url("**/quiz/host/")
    expect(page.locator(".setup main")).to_be_visible()
    page.evaluate(
        """async () => { const store = new PortalHost.Store();
        await store.start(); await store.begin({setup: {}, teams: []}); }"""
    )
    reader.open("privacy/")
    expect(page.locator("[data-stored] li")).to_have_text(["现场竞赛：题目、队伍、比分"])
    page.locator("[data-erase]").tap()
    page.wait_for_timeout(750)
    page.locator("[data-erase]").tap()
    expect(page.locator("[data-stored-none]")).to_be_visible()
    reader.ready(lambda: page.evaluate(databases) == 0)


@pytest.mark.parametrize("kind", ["match", "order"])
def test_rows_can_be_read_in_large_letters_and_are_marked_in_words(
    open_reader: Open, site: Path, kind: str
) -> None:
    reader, items = open_reader(**SMALL, reduced_motion="reduce"), playing.bank(site)
    reader.page.add_init_script("localStorage.setItem('portal.text', 'large');")
    page = reader.open("quiz/practice/")
    page.locator("label.chip", has_text=TOPIC).tap()
    page.locator(".quiz-start button").tap()
    while (item := playing.asked(page, items))["type"] != kind:
        playing.touch(page, item, True)
        playing.check(page, playing.keys)
        page.locator(".quiz form > .button").tap()
    rows = page.locator(f".{'pair' if kind == 'match' else 'order'}-row")
    for row in rows.all():
        width, lines = row.locator("span").evaluate(
            """(e) => [e.offsetWidth / e.parentNode.offsetWidth,
            e.offsetHeight / parseFloat(getComputedStyle(e).lineHeight)]"""
        )
        assert width > 0.6 or lines < 1.5
    playing.touch(page, item, False)
    playing.check(page, playing.touch)
    marks = rows.locator(".option-mark").all_text_contents()
    assert len(marks) == len(item["answer"]) and set(marks) <= {"✓ 正确", "✗ 不对"}
    assert "✗ 不对" in marks
