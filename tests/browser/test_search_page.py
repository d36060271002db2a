"""A resident looks for something on the search page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from support.finding import LOST, kept, lose, searched, typed
from support.reader import Open, Reader, overflow, serious


def test_results_by_kind(reader: Reader) -> None:
    page = searched(reader, "医保")
    hits = page.locator("[data-hits] li")
    places = set(page.locator("[data-hits] small span:first-child").all_inner_texts())
    assert len(places) >= 2, "each says which kind it is"
    page.locator("label[for=kind-question]").click()
    expect(page).to_have_url(f"{reader.address}/search/?q=%E5%8C%BB%E4%BF%9D&kind=question")
    # what was found before stands there until the new results come
    expect(hits.locator("a:not([href*='#'])")).to_have_count(0)
    expect(hits.first.locator("a")).to_have_attribute("href", re.compile(r"\.\./policy/\w+/#"))
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
    page.unroute("**/assets/search/**")
    trouble.locator("button").click()
    expect(trouble).to_be_hidden()
    expect(page.locator("[data-hits] a", has_text="出生").first).to_be_visible()


def test_the_search_works_from_a_folder(open_reader: Open) -> None:
    reader = open_reader(own=True)
    reader.watch.address = "file:"
    page = reader.page
    page.goto((reader.site / "stories/pilaf/index.html").as_uri())
    typed(page, "刚出生 医保")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/index.html?q=*")
    page.locator("[data-hits] a").first.click()
    page.wait_for_url("**/policy/medical/index.html#newborn")


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
