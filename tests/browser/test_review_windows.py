"""Two windows of one review: what was decided in one is not overwritten unseen by the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from portal.quiz.grading.corrections_file import read_corrections
from portal.quiz.grading.store import Store
from quiz.grading.papers import PAPER, people, reading, right_rows, with_short
from support.reviewing import cut, reviewer, see_fits, served

FIRST, LOST = (f"{n:016x}.0" for n in (201, 202))
Windows = tuple[Store, Page, Page]


@pytest.fixture
def windows(browser: Browser, tmp_path: Path) -> Iterator[Windows]:
    """Two windows of a review of four sheets with points by hand, a fifth that has two doubtful
    rows, and a sixth whose number nobody knows."""
    key = with_short()
    store = Store(tmp_path, key)
    store.open()
    for one in people(key, 4):
        store.keep(one.id.split(".")[0], [one.reading], cut=True)
    doubtful = reading(key, "A", 9, right_rows(key.versions["A"]), doubtful=[(0, 1), (1, 2)])
    store.keep(FIRST[:-2], [doubtful], cut=True)
    unread = replace(doubtful, version=None, serial=None, bubbles=(), problems=("code_unread",))
    store.keep(LOST[:-2], [unread], cut=True)
    with served(store) as server, reviewer(browser) as one, reviewer(browser) as other:
        for page in (one, other):
            page.goto(server.address)
        yield store, one, other


def told(page: Page) -> str:
    page.locator("[data-changed]").wait_for()
    return page.locator("[data-changed]").inner_text()


def test_a_row_decided_elsewhere_stays_and_is_told(windows: Windows) -> None:
    store, one, other = windows
    one.keyboard.press("b")
    expect(one.locator("[data-left]")).to_have_text("还有 2 处")
    other.keyboard.press("a")
    assert told(other).startswith("A-9 第 1 题：另一个窗口先改了")
    see_fits(other, 1280)
    assert read_corrections(store.folder, PAPER).of(FIRST).rows == {0: frozenset({1})}
    expect(other.locator("[data-said]")).to_have_text("选的是：B")
    expect(other.locator("[data-left]")).to_have_text("还有 2 处")
    # the keys go on: to the next that is open, or to decide this one once more
    other.keyboard.press("Enter")
    expect(other.locator("[data-ask]")).to_have_text("第 2 题：纸上涂了哪一个？")
    other.keyboard.press("ArrowLeft")
    other.keyboard.press("c")
    expect(other.locator("[data-changed]")).to_be_hidden()
    assert read_corrections(store.folder, PAPER).of(FIRST).rows == {0: frozenset({2})}
    # what this window said first cannot be undone any more, since it stands no longer
    one.keyboard.press("z")
    assert "第 1 题" in told(one)
    expect(one.locator("[data-said]")).to_have_text("选的是：C")
    expect(one.locator("[data-undo]")).to_be_disabled()


def test_a_sheet_that_was_left_out_elsewhere_has_no_rows(windows: Windows) -> None:
    store, one, other = windows
    one.locator("[data-out]").click()
    expect(one.locator("[data-left]")).to_have_text("还有 1 处")
    other.keyboard.press("a")
    assert told(other)
    assert read_corrections(store.folder, PAPER).of(FIRST).rows == {}
    expect(other.locator("[data-left]")).to_have_text("还有 1 处")
    # a window that saves takes over what was decided elsewhere, also where nothing clashed
    one.locator("[data-versions] button").first.click()
    one.locator("[data-serial]").fill("77")
    one.keyboard.press("Enter")
    expect(one.locator("[data-left]")).not_to_have_text("还有 1 处")
    other.locator("[data-out]").click()
    assert told(other)
    assert read_corrections(store.folder, PAPER).of(LOST).serial == 77


def test_a_number_is_taken_from_the_head_of_a_sheet_by_keys(windows: Windows) -> None:
    store, page, _ = windows
    for name, size in (("head", (700, 160)), ("sheet", (700, 990))):
        store.keep_cut(LOST, name, cut(*size))
    page.reload()
    page.keyboard.press("ArrowLeft")
    for image, name in (("cut", "head"), ("head", "sheet")):
        assert (page.locator(f"[data-{image}]").get_attribute("src") or "").endswith(f"{name}.jpg")
    page.keyboard.type("77")
    page.keyboard.press("Enter")
    expect(page.locator("[data-wrong]")).to_be_visible()
    page.locator("[data-ask]").focus()
    page.keyboard.press("b")
    page.keyboard.type("０78")
    with page.expect_response("**/corrections"):
        page.keyboard.press("Enter")
    expect(page.locator("[data-saved]")).to_have_text("已保存")
    said = read_corrections(store.folder, PAPER).of(LOST)
    assert (said.version, said.serial) == ("B", 78)
    page.keyboard.press("ArrowLeft")
    page.locator("[data-serial]").fill("a-79")
    with page.expect_response("**/corrections"):
        page.keyboard.press("Enter")
    said = read_corrections(store.folder, PAPER).of(LOST)
    assert (said.version, said.serial) == ("A", 79)


def test_a_part_that_is_turned_to_shows_what_comes_to_be_known(windows: Windows) -> None:
    _, one, other = windows
    other.keyboard.press("b")
    expect(other.locator("[data-left]")).to_have_text("还有 2 处")
    one.locator("[data-tab-hand]").click()
    one.route("**/corrections", lambda route: (one.wait_for_timeout(200), route.continue_()))
    one.keyboard.type("1")
    one.keyboard.press("Enter")
    one.locator("[data-tab-doubts]").click()
    # the answer about the points tells what the other window decided of the row that is looked at
    expect(one.locator("[data-said]")).to_have_text("选的是：B")
    expect(one.locator("[data-left]")).to_have_text("还有 2 处")


def test_points_entered_elsewhere_stay_and_are_told(windows: Windows) -> None:
    store, one, other = windows
    for page in (one, other):
        page.locator("[data-tab-hand]").click()
        page.locator("#hand-10").wait_for()
    one.keyboard.type("1.5")
    one.keyboard.press("Enter")
    expect(one.locator("[data-saved]")).to_have_text("已保存")
    # a fast hand writes on while the first is refused
    other.route("**/corrections", lambda route: (other.wait_for_timeout(200), route.continue_()))
    other.keyboard.type("2")
    other.keyboard.press("Enter")
    other.keyboard.type("10")
    assert told(other).startswith("A-2 第 10 题：另一个窗口先改了")
    expect(other.locator("#hand-10")).to_have_value("1.5")
    expect(other.locator("#hand-11")).to_have_value("10")
    other.keyboard.press("Enter")
    expect(other.locator("[data-saved]")).to_have_text("已保存")
    given = read_corrections(store.folder, PAPER).hand["A-2"]
    assert sorted(map(float, given.values())) == [1.5, 10]
    # and the first window has both once it saves again
    one.keyboard.press("ArrowUp")
    one.keyboard.press("2")
    one.keyboard.press("Enter")
    expect(one.locator("[data-saved]")).to_have_text("已保存")
    one.keyboard.press("ArrowUp")
    expect(one.locator("#hand-11")).to_have_value("10")
