"""A resident looks for something: in the box of every page, on the search page, at a kiosk."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from support.reader import PHONE, Open, Reader, Watch, overflow, serious, small_targets

KIOSK = {"viewport": {"width": 1080, "height": 1920}, "has_touch": True}
ANSWER = "policy/medical/#newborn"
LOST = ("ERR_FAILED",)
"""What a browser says of a file that it could not load."""


def box(page: Page) -> Locator:
    """The field in the header."""
    return page.locator("header [data-search-input]")


def panel(page: Page) -> Locator:
    """What lies open below a box."""
    return page.locator(".find-panel:visible")


def typed(page: Page, words: str) -> Locator:
    """Types into the box of the header; gives the options of its panel."""
    page.keyboard.press("/")
    page.keyboard.insert_text(words)
    expect(page.locator("[role=option]:visible").first).to_be_visible()
    return page.locator("[role=option]:visible")


def searched(reader: Reader, words: str, more: str = "") -> Page:
    """The search page with its results."""
    page = reader.open(f"search/?q={words}{more}")
    expect(page.locator("[data-hits] li").first).to_be_visible()
    return page


def lose(page: Page) -> None:
    """From now on no part of the index comes through."""
    page.context.route("**/assets/search/**", lambda route: route.abort())


def kept(page: Page) -> list[str]:
    """The queries that this device remembers."""
    found = page.evaluate("localStorage.getItem('portal.searches')")
    return [] if found is None else list(json.loads(found))


# The box of every page


@pytest.mark.parametrize("path", ["", "stories/", "stories/pilaf/", "quiz/", "about/", "404.html"])
def test_a_key_leads_to_the_box_of_every_page(reader: Reader, path: str) -> None:
    page = reader.open(path)
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("")
    page.keyboard.type("a/b")
    expect(box(page)).to_have_value("a/b")


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


# The search page


def test_results_by_kind(reader: Reader) -> None:
    page = searched(reader, "医保")
    hits = page.locator("[data-hits] li")
    places = set(page.locator("[data-hits] small span:first-child").all_inner_texts())
    assert len(places) >= 2, "each says which kind it is"
    page.locator("label[for=kind-question]").click()
    expect(page).to_have_url(f"{reader.address}/search/?q=%E5%8C%BB%E4%BF%9D&kind=question")
    expect(hits.first.locator("a")).to_have_attribute("href", re.compile(r"\.\./policy/\w+/#"))
    assert all("#" in (link.get_attribute("href") or "") for link in hits.locator("a").all())
    page.reload()
    expect(page.locator("#kind-question")).to_be_checked()
    expect(hits.first).to_be_visible()
    hits.first.locator("a").click()
    page.wait_for_url("**/policy/**")
    page.go_back()
    expect(page.locator("#kind-question")).to_be_checked()
    expect(hits.first).to_be_visible()


def test_the_address_follows_what_is_typed(reader: Reader) -> None:
    page = reader.open("search/")
    field = page.locator("[data-search-input]")
    expect(field).to_be_focused()
    field.fill("抓饭")
    expect(page).to_have_url(f"{reader.address}/search/?q=%E6%8A%93%E9%A5%AD")
    expect(page.locator("[data-hits] mark").first).to_have_text("抓饭")
    expect(page.locator("[data-results] [role=status]")).not_to_be_empty()
    expect(page.locator("[data-search-start]")).to_be_hidden()
    field.fill("")
    expect(page).to_have_url(f"{reader.address}/search/")
    expect(page.locator("[data-search-start]")).to_be_visible()


def test_more_results_are_added_below(reader: Reader) -> None:
    page = searched(reader, "的")
    hits = page.locator("[data-hits] li")
    expect(hits).to_have_count(10)
    first = hits.all_inner_texts()
    page.locator("[data-more]").click()
    expect(hits).to_have_count(30)
    assert hits.all_inner_texts()[:10] == first
    expect(hits.nth(10).locator("a")).to_be_focused()


def test_what_is_sought_is_never_run(reader: Reader) -> None:
    page = reader.open("search/")
    page.evaluate("localStorage.clear()")
    field = page.locator("[data-search-input]")
    for words in ("<img src=x onerror=alert(1)> 医保", "\x00\x07%&?#=", "医" * 10_000):
        field.fill(words)
        expect(page.locator("[data-results] [role=status]")).not_to_be_empty()
        field.press("Enter")
        page.wait_for_timeout(200)
        page.reload()
    assert page.locator("main img[src=x]").count() == 0
    assert all(len(words) < 100 for words in kept(page))


def test_what_was_sought_lately_can_be_found_and_erased(reader: Reader) -> None:
    page = reader.open("search/")
    field = page.locator("[data-search-input]")
    chips = page.locator("[data-recent] li")
    expect(page.locator("[data-recent]")).to_be_hidden()
    for number in range(10):
        field.fill(f"抓饭{number}")
        field.press("Enter")
    assert kept(page) == [f"抓饭{number}" for number in range(9, 1, -1)]
    field.fill("只是写写")
    field.fill("")
    expect(chips).to_have_count(8)
    chips.nth(1).locator("button").click()
    expect(chips).to_have_count(7)
    assert "抓饭8" not in kept(page)
    chips.first.locator("a").click()
    expect(page.locator("[data-hits] a").first).to_contain_text("抓饭")
    page = reader.open("privacy/")
    expect(page.locator("[data-stored] li")).to_have_count(1)
    assert "searches" not in page.locator("[data-stored]").inner_text()
    page = reader.open("search/")
    page.locator("[data-recent] .link").click()
    expect(page.locator("[data-recent]")).to_be_hidden()
    assert kept(page) == []


def test_an_opened_result_is_remembered(reader: Reader) -> None:
    page = reader.open()
    typed(page, "抓饭").first.click()
    page.wait_for_url("**/stories/**")
    assert kept(page) == ["抓饭"]


def test_nothing_found_leads_on(reader: Reader) -> None:
    page = reader.open("search/?q=qwxyz")
    expect(page.locator("[data-results] [role=status]")).not_to_be_empty()
    expect(page.locator("[data-search-start]")).to_be_visible()
    nothing = "i => { i.query = () => Promise.resolve(Object.assign([], {total: 0, missing: 0})); }"
    page.evaluate(f"PortalFind.engine('zh-Hans').then({nothing})")
    page.locator("[data-search-input]").fill("zhuafan")
    expect(page.locator("[data-nearest] a", has_text="抓饭")).to_be_visible()
    page = reader.open("search/?q=قوشنىلار")
    uyghur = page.locator("[data-other][lang=ug]")
    expect(uyghur.locator("li").first).to_be_visible()
    assert uyghur.evaluate("e => getComputedStyle(e).direction") == "rtl"
    href = uyghur.locator("a").first.get_attribute("href") or ""
    assert href.startswith("../ug/")
    expect(page.locator("[data-other][lang=zh-Hant]")).to_be_hidden()


def test_a_lost_index_is_said_and_what_is_there_stays(open_reader: Open) -> None:
    reader = open_reader(expected=LOST)
    page = searched(reader, "抓饭")
    lose(page)
    page.locator("[data-search-input]").fill("孩子刚出生要办什么")
    trouble = page.locator("[data-trouble]")
    expect(trouble).to_be_visible()
    assert page.locator("[data-hits] li").count() > 0
    page.context.unroute("**/assets/search/**")
    trouble.locator("button").click()
    expect(trouble).to_be_hidden()
    expect(page.locator("[data-hits] a", has_text="出生").first).to_be_visible()


def test_without_a_net_the_box_says_so(open_reader: Open) -> None:
    reader = open_reader(expected=LOST)
    page = reader.open("stories/pilaf/")
    lose(page)
    page.keyboard.press("/")
    page.keyboard.insert_text("医保")
    expect(panel(page).locator(".find-note")).not_to_be_empty()
    page.context.unroute("**/assets/search/**")
    panel(page).locator("button").click()
    expect(panel(page).locator("mark").first).to_have_text("医保")


def test_the_search_works_from_a_folder(open_reader: Open) -> None:
    reader = open_reader()
    reader.watch = Watch("file:")
    page = reader.page
    page.goto((reader.site / "stories/pilaf/index.html").as_uri())
    typed(page, "刚出生 医保")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/index.html?q=*")
    page.locator("[data-hits] a").first.click()
    page.wait_for_url("**/policy/medical/index.html#newborn")


# The keypad


def press(page: Page, keys: str) -> None:
    for key in keys:
        page.locator(".keypad").get_by_role("button", name=key, exact=True).tap()


def test_a_kiosk_has_keys(open_reader: Open) -> None:
    reader = open_reader(**KIOSK)
    page = reader.open("search/?keypad")
    keys = page.locator(".keypad button")
    expect(keys).to_have_count(26 + 10 + 3)
    assert all((key.bounding_box() or {"height": 0})["height"] >= 60 for key in keys.all())
    field = page.locator("[data-search-input]")
    press(page, "YB")
    expect(field).to_have_value("yb")
    expect(field).not_to_be_focused()
    expect(page.locator("[data-hits] a", has_text="医保").first).to_be_visible()
    assert page.url.endswith("?q=yb&keypad")
    for name, value in (("退格", "y"), ("空格", "y "), ("清空", "")):
        page.locator(".keypad").get_by_role("button", name=name).tap()
        expect(field).to_have_value(value)
    field.fill("ab")
    field.press("Home")
    press(page, "C1")
    expect(field).to_have_value("c1ab")
    expect(field).to_be_focused()
    field.press("Enter")
    assert kept(page) == [], "a kiosk is everybody's"
    assert overflow(page) + serious(page) == []


def test_the_keys_fold_away_elsewhere(reader: Reader) -> None:
    page = reader.open("search/")
    button = page.locator("[data-keypad] > button")
    expect(page.locator(".keypad")).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    page.locator(".keypad button").first.press("Enter")
    expect(page.locator("[data-search-input]")).to_have_value("a")
    button.click()
    expect(page.locator(".keypad")).to_be_hidden()


def test_the_keys_of_uyghur_are_latin(open_reader: Open) -> None:
    reader = open_reader(**KIOSK)
    page = reader.open("ug/search/?keypad")
    press(page, "QOSHNA")
    expect(page.locator("[data-hits] mark").first).to_contain_text("قوشن")
    expect(page.locator(".letters button").last).to_have_text("Ü")


# Every reader


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize(("prefix", "words"), [("", "医保"), ("ug/", "بالا")])
def test_it_can_be_read_by_all(open_reader: Open, prefix: str, words: str, look: str) -> None:
    reader = open_reader(color_scheme=look, reduced_motion="reduce")
    page = reader.open(prefix)
    options = typed(page, words)
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert serious(page) + overflow(page) == []
    page = reader.open(f"{prefix}search/?q={words}")
    expect(page.locator("[data-hits] li").first).to_be_visible()
    page.locator("[data-keypad] > button").click()
    expect(page.locator(".keypad button").first).to_be_visible()
    assert serious(page) + overflow(page) == []


def test_the_panel_of_uyghur_runs_from_the_right(reader: Reader) -> None:
    page = reader.open("ug/")
    typed(page, "بالا")
    field, below = box(page).bounding_box(), panel(page).bounding_box()
    assert field and below
    assert below["x"] < field["x"] + field["width"] < below["x"] + below["width"]
    assert panel(page).evaluate("e => getComputedStyle(e).direction") == "rtl"


@pytest.mark.parametrize("prefix", ["", "ug/"])
def test_without_a_script_a_link_leads_to_the_topics(open_reader: Any, prefix: str) -> None:
    reader = open_reader(java_script_enabled=False)
    page = reader.open(f"{prefix}stories/")
    expect(box(page)).to_be_hidden()
    page.locator("header [data-search-link]").click()
    reader.arrives(f"{prefix}search/")
    expect(page.locator(".policy-card").first).to_be_visible()
    assert page.locator("main button, main input").locator("visible=true").count() == 0
