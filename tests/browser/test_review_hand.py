"""Points given by hand, typed into the review in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from portal.quiz.grading.corrections_file import read_corrections
from portal.quiz.grading.server import ReviewServer
from portal.quiz.grading.store import Store
from quiz.grading.papers import PAPER, people, with_short
from support.reader import PATIENCE, reload_from_disk
from support.reviewing import (
    FOCUSED,
    SIZES,
    cut,
    reviewer,
    see_fits,
    see_left,
    see_touchable,
    served,
)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with reviewer(browser) as made:
        yield made


@pytest.fixture
def marked(tmp_path: Path) -> Iterator[ReviewServer]:
    """Four sheets, two of each version, of a paper with a blank and a short answer in Uyghur."""
    key = with_short(stem="قوشنىڭىز ھەققىدە سۆزلەڭ <b>(ئۈلگە)</b>", name="constructor")
    store = Store(tmp_path / "marked", replace(key, language="ug"))
    store.open()
    for one in people(key, 4):
        store.keep(one.id.split(".")[0], [one.reading], cut=True)
        store.keep_cut(one.id, "name", cut(700, 100))
    with served(store) as made:
        yield made


def hand(server: ReviewServer) -> dict[str, dict[str, float]]:
    found = read_corrections(server.store.folder, PAPER).hand.items()
    return {name: {one: float(worth) for one, worth in given.items()} for name, given in found}


def entered(page: Page, number: int) -> None:
    see_left(page, f"还差 {number} 张")
    expect(page.locator("[data-saved]")).to_have_text("已保存")


def test_points_by_hand_are_typed_one_after_another(page: Page, marked: ReviewServer) -> None:
    page.goto(marked.address)
    see_left(page, "还差 4 张")
    # the next without points; Enter goes on, to the next paper too
    for keys in ("1.5", "Enter", "10", "Enter", "０", "Enter"):
        page.keyboard.type(keys) if keys != "Enter" else page.keyboard.press("Enter")
    entered(page, 3)
    assert hand(marked) == {"A-2": {"words": 1.5, "constructor": 10}, "A-4": {"words": 0}}
    # what cannot be is told, and stays to be mended
    page.keyboard.type("11")
    page.keyboard.press("Enter")
    assert page.get_by_text("请写 0 到 10 的数").is_visible()
    page.keyboard.type("x")
    page.keyboard.press("ArrowUp")
    assert page.locator("#hand-11").evaluate(FOCUSED)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("4")
    page.keyboard.press("ArrowUp")
    entered(page, 2)
    assert page.locator("#hand-10").input_value() == "0"
    # found by its serial: back to the serial at the end
    serial = page.locator("[data-hand-serial]")
    serial.fill("9")
    serial.press("Enter")
    assert "没有 9 号" in page.locator("[data-hand-unknown]").inner_text()
    serial.fill("b-３")
    serial.press("Enter")
    assert page.locator("[data-hand-name]").inner_text() == "答题卡 B-3"
    # on this version's paper the short answer stands first
    assert page.locator("[data-hand-questions] b").all_inner_texts() == ["1", "11"]
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert serial.evaluate(FOCUSED)
    entered(page, 2)
    assert hand(marked)["B-3"] == {"constructor": 7}
    # what is still under way is what was done last
    serial.fill("3")
    serial.press("Enter")
    page.route("**/corrections", lambda route: (page.wait_for_timeout(200), route.continue_()))
    page.keyboard.type("8")
    page.get_by_role("button", name="撤回上一步").click()
    expect(page.locator("#hand-1")).to_have_value("7")
    page.get_by_role("button", name="撤回上一步").click()
    expect(page.locator("#hand-1")).to_have_value("")
    assert "B-3" not in hand(marked)
    assert page.locator("[data-hand-name]").inner_text() == "答题卡 B-3"
    page.reload()
    page.locator("[data-hand-questions] input").first.wait_for()
    see_left(page, "还差 2 张")
    # nor is it over while something wrong stands in a field
    page.keyboard.type("x")
    for name in ("完成", "看不准的地方"):
        page.get_by_role("button", name=name).click()
        assert page.locator("#hand-1, #hand-10").first.evaluate(FOCUSED), name
    page.keyboard.press("Backspace")
    page.get_by_role("button", name="完成").click()
    page.get_by_text("手批的分还有 2 张没有录完").wait_for()
    assert marked.finished.wait(PATIENCE / 1000)


def test_points_that_were_not_saved_are_told_and_shown_as_they_were(
    page: Page, marked: ReviewServer
) -> None:
    page.goto(marked.address)
    page.route("**/corrections", lambda route: route.abort())
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    page.get_by_text("没有保存上").wait_for()
    expect(page.locator("#hand-10")).to_have_value("")
    assert hand(marked) == {}


def test_points_by_hand_in_a_file_are_downloaded(page: Page, marked: ReviewServer) -> None:
    marked.desk.change({"hand": "A-4", "question": "constructor", "points": 3})
    marked.desk.write()
    page.goto((marked.store.folder / "review.html").as_uri())
    page.keyboard.type("0.5")
    page.keyboard.press("Enter")
    reload_from_disk(page)
    expect(page.locator("#hand-11")).to_be_focused()
    with page.expect_download() as waiting:
        page.locator("[data-download]").click()
    (marked.store.folder / "corrections.json").write_bytes(Path(waiting.value.path()).read_bytes())
    assert hand(marked) == {"A-2": {"words": 0.5}, "A-4": {"constructor": 3}}


@pytest.mark.parametrize("size", SIZES)
def test_points_by_hand_fit_and_can_be_entered_by_everybody(
    page: Page, marked: ReviewServer, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(marked.address)
    # what is wrong is not left behind unseen
    page.keyboard.type("99")
    page.get_by_role("button", name="下一张", exact=True).click()
    assert page.get_by_text("请写 0 到 2 的数").is_visible()
    see_fits(page, size[0])
    see_touchable(page, "button", "textbox")
