"""A resident looks for something in the box of every page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from support.finding import LOST, box, kept, lose, panel, typed
from support.reader import PHONE, Open, Reader, overflow, serious, small_targets

ANSWER = "policy/medical/#newborn"


def test_a_key_leads_to_the_box_of_every_page(reader: Reader) -> None:
    for path in ("", "stories/", "stories/pilaf/", "quiz/", "about/", "404.html"):
        page = reader.open(path)
        page.keyboard.press("/")
        expect(box(page), path).to_be_focused()
        expect(box(page)).to_have_value("")
        page.keyboard.type("a/b")
        expect(box(page), path).to_have_value("a/b")


def test_results_come_as_one_types(reader: Reader) -> None:
    page = reader.open("stories/pilaf/")
    before = len(reader.watch.requests)
    options = typed(page, "医保")
    asked = [url for url in reader.watch.requests[before:] if "医保" in url or "%E5" in url]
    assert asked == [], "what is sought stays here"
    groups = panel(page).get_by_role("group")
    assert groups.count() >= 2
    for group in groups.all():
        expect(group).to_have_accessible_name(group.locator(".find-kind").inner_text())
    assert set(panel(page).locator("mark").all_inner_texts()) == {"医保"}
    expect(options.last).to_have_attribute("href", "../../search/?q=%E5%8C%BB%E4%BF%9D")
    expect(page.locator("header [role=status]")).not_to_be_empty()


def test_the_keyboard_chooses_a_result(reader: Reader) -> None:
    page = reader.open()
    options = typed(page, "孩子刚出生 医保")
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    for key, number in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0)):
        page.keyboard.press(key)
        expect(options.nth(number)).to_have_attribute("aria-selected", "true")
        chosen = options.nth(number).get_attribute("id") or ""
        expect(box(page)).to_have_attribute("aria-activedescendant", chosen)
    page.keyboard.press("ArrowUp")
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    reader.arrives(ANSWER)
    expect(page.locator("#newborn h2")).to_be_in_viewport()


def test_enter_leads_to_all_results(reader: Reader) -> None:
    page = reader.open()
    page.keyboard.press("/")
    page.keyboard.insert_text("抓饭")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    expect(page.locator("main [data-search-input]")).to_have_value("抓饭")
    expect(page.locator("[data-hits] a").first).to_contain_text("抓饭")


def test_escape_closes_and_then_clears(reader: Reader) -> None:
    page = reader.open()
    typed(page, "医保")
    page.keyboard.press("Escape")
    expect(panel(page)).to_have_count(0)
    expect(box(page)).to_have_value("医保")
    page.keyboard.press("ArrowDown")
    expect(panel(page)).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(box(page)).to_have_value("")
    expect(box(page)).to_be_focused()


def test_a_click_elsewhere_closes_and_so_does_going_on(reader: Reader) -> None:
    page = reader.open("policy/medical/")
    typed(page, "医保")
    page.mouse.click(300, 700)
    expect(panel(page)).to_have_count(0)
    box(page).fill("刚出生 医保")
    page.locator("[role=option]", has_text="出生").first.click()
    reader.arrives(ANSWER)
    expect(panel(page)).to_have_count(0)


def test_an_input_method_is_waited_for(reader: Reader) -> None:
    page = reader.open()
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    session = page.context.new_cdp_session(page)
    compose = {"text": "yi bao", "selectionStart": 6, "selectionEnd": 6}
    session.send("Input.imeSetComposition", compose)
    expect(box(page)).to_have_value("yi bao")
    page.wait_for_timeout(400)
    expect(panel(page)).to_have_count(0)
    session.send("Input.insertText", {"text": "医保"})
    expect(panel(page).locator("mark").first).to_have_text("医保")


def test_on_a_phone_a_sign_opens_the_box(open_reader: Open) -> None:
    reader = open_reader(**PHONE)
    page = reader.open("stories/pilaf/")
    expect(box(page)).to_be_hidden()
    opener = page.get_by_role("button", name="搜索")
    opener.tap()
    expect(box(page)).to_be_focused()
    expect(page.locator("[data-search-link]")).to_have_attribute("aria-expanded", "true")
    page.keyboard.insert_text("抓饭")
    expect(panel(page).locator("mark").first).to_have_text("抓饭")
    assert overflow(page) + small_targets(page) + serious(page) == []
    page.locator("[data-search-close]").tap()
    expect(box(page)).to_be_hidden()
    opener.tap()
    expect(box(page)).to_have_value("")


def test_the_home_page_answers_in_place(reader: Reader) -> None:
    page = reader.open()
    page.locator(".ask input").fill("居住证")
    expect(page.locator(".ask [role=option]").first).to_be_in_viewport()
    page.locator(".ask button[type=submit]").click()
    page.wait_for_url("**/search/?q=*")


def test_an_opened_result_is_remembered(reader: Reader) -> None:
    page = reader.open()
    typed(page, "抓饭").first.click()
    page.wait_for_url("**/stories/**")
    assert kept(page) == ["抓饭"]


def test_without_a_net_the_box_says_so(open_reader: Open) -> None:
    reader = open_reader(expected=LOST)
    page = reader.open("stories/pilaf/")
    lose(page)
    page.keyboard.press("/")
    page.keyboard.insert_text("医保")
    expect(panel(page).locator(".find-note")).not_to_be_empty()
    page.unroute("**/assets/search/**")
    panel(page).locator("button").click()
    expect(panel(page).locator("mark").first).to_have_text("医保")


def test_the_panel_of_uyghur_runs_from_the_right(reader: Reader) -> None:
    page = reader.open("ug/")
    typed(page, "بالا")
    field, below = box(page).bounding_box(), panel(page).bounding_box()
    assert field and below
    assert below["x"] < field["x"] + field["width"] < below["x"] + below["width"]
    assert panel(page).evaluate("e => getComputedStyle(e).direction") == "rtl"


@pytest.mark.parametrize("prefix", ["", "ug/"])
def test_without_a_script_a_link_leads_to_the_topics(open_reader: Open, prefix: str) -> None:
    reader = open_reader(java_script_enabled=False)
    page = reader.open(f"{prefix}stories/")
    expect(box(page)).to_be_hidden()
    page.locator("header [data-search-link]").click()
    reader.arrives(f"{prefix}search/")
    expect(page.locator(".policy-card").first).to_be_visible()
    assert page.locator("main button, main input").locator("visible=true").count() == 0
