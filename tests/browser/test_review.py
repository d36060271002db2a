"""The review in a browser: by keyboard and by click, saved at once, and as a file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from portal.quiz.grading.corrections_file import read_corrections
from portal.quiz.grading.server import ReviewServer
from portal.quiz.grading.store import Store
from portal.quiz.reading.reading import SheetReading
from quiz.grading.papers import PAPER, make_key, reading, right_rows
from support.reader import PATIENCE, reload_from_disk, until
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

KEY = make_key()
FIRST, TWICE, LOST = (f"{n:016x}.0" for n in (1, 2, 4))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Three doubtful rows of one sheet (the last of a choice of several), two sheets of one
    serial, and a photograph in which no sheet was found."""
    made = Store(tmp_path, KEY)
    made.open()
    right = right_rows(KEY.versions["A"])
    doubtful = [(0, 1), (1, 2), (6, 0)]
    made.keep(f"{1:016x}", [reading(KEY, "A", 1, right, doubtful=doubtful)], cut=True)
    for number in (2, 3):
        made.keep(f"{number:016x}", [reading(KEY, "B", 5, right)], cut=True)
    made.keep(
        f"{4:016x}", [SheetReading("猫 <b>.jpg", None, None, (), ("no_marks",), None)], cut=True
    )
    for row in (0, 1, 6):
        made.keep_cut(FIRST, f"row-{row}", cut(320, 58))
    made.keep_cut(FIRST, "name", cut(700, 100))
    made.keep_cut(LOST, "sheet", cut(800, 1100))
    return made


@pytest.fixture
def server(store: Store) -> Iterator[ReviewServer]:
    with served(store) as made:
        yield made


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with reviewer(browser) as made:
        yield made


def asked(page: Page) -> str:
    return page.locator("[data-ask]").inner_text()


def saved(store: Store) -> dict[int, frozenset[int]]:
    return dict(read_corrections(store.folder, PAPER).of(FIRST).rows)


def test_by_keyboard_to_the_end(page: Page, server: ReviewServer, store: Store) -> None:
    own: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: own.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(server.address)
    see_left(page, "还有 6 处")
    assert asked(page) == "第 1 题：纸上涂了哪一个？"
    assert page.locator('[aria-pressed="true"]').count() == 0
    seen = page.locator("[data-seen]").inner_text()
    assert "A 涂了" in seen and "B 看不准" in seen

    page.keyboard.press("b")
    page.get_by_text("还有 5 处").wait_for()
    assert saved(store) == {0: frozenset({1})} and asked(page).startswith("第 2 题")
    page.keyboard.press("Space")
    page.get_by_text("还有 4 处").wait_for()
    assert saved(store)[1] == frozenset()
    # several: chosen one by one, then taken
    assert "可以多选" in asked(page)
    page.keyboard.press("a")
    page.keyboard.press("d")
    page.keyboard.press("Enter")
    page.get_by_text("还有 3 处").wait_for()
    assert saved(store)[6] == frozenset({0, 3})
    # back by one step, and by arrows
    page.keyboard.press("z")
    page.get_by_text("还有 4 处").wait_for()
    assert 6 not in saved(store) and "可以多选" in asked(page)
    page.keyboard.press("ArrowLeft")
    assert asked(page).startswith("第 2 题")
    assert page.locator("[data-said]").inner_text() == "选的是：没有涂"
    page.keyboard.press("m")
    page.keyboard.press("a")
    page.keyboard.press("c")
    with page.expect_response("**/corrections"):
        page.keyboard.press("Enter")
    expect(page.locator("[data-saved]")).to_have_text("已保存")
    assert saved(store)[1] == frozenset({0, 2})
    cut_out = page.locator("[data-cut]")
    small = cut_out.bounding_box()
    page.locator("[data-zoom]").press("Enter")
    large = cut_out.bounding_box()
    assert small and large and large["width"] > small["width"]
    assert {url.split("/")[2] for url in own if url != "data:,"} == {server.host}
    assert said == []


def test_sheets_by_click_to_the_end(page: Page, server: ReviewServer, store: Store) -> None:
    for row in (0, 1, 6):
        assert server.desk.change({"sheet": FIRST, "row": row, "filled": [0]}) is not None
    page.goto(server.address)
    see_left(page, "还有 3 处")
    assert "同一个编号" in page.locator("[data-problems]").inner_text()
    page.locator("[data-out]").click()
    # the other one is alone now
    page.get_by_text("还有 1 处").wait_for()
    assert page.locator("[data-picture]").inner_text() == "猫 <b>.jpg"
    page.locator("[data-serial]").fill("９")
    page.get_by_role("button", name="保存").click()
    assert page.locator("[data-wrong]").is_visible()
    page.locator("[data-versions] button").first.click()
    page.get_by_role("button", name="保存").click()
    rows = len(KEY.versions["A"].layout.rows)
    page.get_by_text(f"还有 {rows} 处").wait_for()
    assert read_corrections(store.folder, PAPER).of(LOST).serial == 9
    page.get_by_role("button", name="撤回上一步").click()
    page.get_by_text("还有 1 处").wait_for()
    page.locator("[data-out]").click()
    page.get_by_text("都看完了").wait_for()
    page.reload()
    # what is left is marked by hand
    expect(page.locator("[data-hand]")).to_be_visible()
    page.get_by_role("button", name="看不准的地方").click()
    page.get_by_text("都看完了").wait_for()
    page.get_by_role("button", name="完成").click()
    page.get_by_text("成绩也重新算好了").wait_for()
    assert server.finished.wait(PATIENCE / 1000)


def test_a_number_that_is_taken_and_an_end_before_the_end(
    page: Page, server: ReviewServer, store: Store
) -> None:
    server.desk.change({"sheet": TWICE, "out": True})
    page.goto(server.address)
    page.locator("[data-previous]").click()
    page.get_by_text("猫").wait_for()
    assert not page.locator("[data-keys]").is_visible()
    cut_out = page.locator("[data-cut]")
    small = cut_out.bounding_box()
    cut_out.click()
    large = cut_out.bounding_box()
    assert small and large and large["height"] > small["height"]
    page.locator("[data-versions] button").nth(1).click()
    page.locator("[data-serial]").fill("5")
    page.get_by_role("button", name="保存").click()
    page.get_by_text("这个编号已经有一张了（scan-5.jpg）").wait_for()
    assert read_corrections(store.folder, PAPER).of(LOST).serial is None
    page.locator("[data-serial]").fill("6")
    page.get_by_role("button", name="保存").click()
    page.locator("[data-taken]").wait_for(state="hidden")
    page.get_by_role("button", name="完成").dblclick()
    page.get_by_text("张卡还没有成绩").wait_for()
    assert page.locator("[data-ended]").evaluate(FOCUSED)
    assert page.locator("[data-saved]").inner_text() == ""


def test_as_a_file_it_gives_the_corrections_to_download(
    page: Page, server: ReviewServer, store: Store, tmp_path: Path
) -> None:
    server.desk.write()
    page.goto((store.folder / "review.html").as_uri())
    see_left(page, "还有 6 处")
    assert page.locator("[data-file]").is_visible()
    page.keyboard.press("c")
    page.keyboard.press("Space")
    page.keyboard.press("b")
    page.keyboard.press("Enter")
    page.get_by_text("还有 3 处").wait_for()
    reload_from_disk(page)
    page.get_by_text("还有 3 处").wait_for()
    page.locator("[data-out]").click()
    with page.expect_download() as waiting:
        page.locator("[data-download]").click()
    held = json.loads(Path(waiting.value.path()).read_text("utf-8"))
    assert waiting.value.suggested_filename == "corrections.json"
    (store.folder / "corrections.json").write_text(json.dumps(held), "utf-8")
    found = read_corrections(store.folder, PAPER)
    assert saved(store) == {0: frozenset({2}), 1: frozenset(), 6: frozenset({1})}
    assert found.of(TWICE).out


def test_a_held_key_answers_one_row(page: Page, server: ReviewServer, store: Store) -> None:
    page.goto(server.address)
    for key, left in (("b", 5), ("Space", 4)):
        for _ in range(2):
            page.keyboard.down(key)
        see_left(page, f"还有 {left} 处")
        # it is held on while the next row is there
        for _ in range(2):
            page.keyboard.down(key)
        page.keyboard.up(key)
    see_left(page, "还有 4 处")
    assert saved(store) == {0: frozenset({1}), 1: frozenset()}


def test_a_browser_forgets_and_never_outdoes_what_was_said_since(
    page: Page, server: ReviewServer, store: Store
) -> None:
    def given() -> dict[str, object]:
        with page.expect_download() as waiting:
            page.locator("[data-download]").click()
        found: dict[str, object] = json.loads(Path(waiting.value.path()).read_text("utf-8"))
        return found

    server.desk.write()
    address = (store.folder / "review.html").as_uri()
    page.goto(address)
    assert page.locator("[data-forget]").is_hidden()
    page.keyboard.press("b")
    reload_from_disk(page)
    see_left(page, "还有 5 处")
    assert page.locator("[data-forget]").is_visible()
    # the same row is answered where it is served: that is the newer word
    assert server.desk.change({"sheet": FIRST, "row": 0, "filled": [0]}) is not None
    server.desk.write()

    def tells_it() -> bool:
        # as `reload_from_disk` has it: the next process may not see yet what was kept
        page.goto(address)
        return page.locator("[data-dropped]").is_visible()

    until(page, tells_it)
    assert given()["sheets"] == {FIRST: {"rows": {"0": [0]}}}
    page.keyboard.press("c")
    page.on("dialog", lambda dialog: dialog.accept())
    with page.expect_event("load"):
        page.locator("[data-forget]").click()
    expect(page.locator("[data-dropped]")).to_be_hidden()
    assert page.evaluate("localStorage.length") == 0
    page.keyboard.press("c")
    given()
    page.locator("[data-downloaded]").wait_for()
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize("size", SIZES)
def test_it_fits_and_can_be_used_by_everybody(
    page: Page, server: ReviewServer, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(server.address)
    for _ in range(3):
        see_fits(page, size[0])
        page.locator("[data-previous]").click()
    see_touchable(page, "button")


def test_a_window_that_was_closed_is_told(page: Page, server: ReviewServer) -> None:
    page.goto(server.address)
    page.route("**/corrections", lambda route: route.abort())
    page.keyboard.press("b")
    page.get_by_text("没有保存上").wait_for()
    see_left(page, "还有 6 处")
    assert asked(page).startswith("第 1 题")
    page.unroute("**/corrections")
    page.keyboard.press("b")
    page.get_by_text("还有 5 处").wait_for()
