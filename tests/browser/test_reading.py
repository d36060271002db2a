"""A resident reads a story, finds an answer, looks at people, and changes the language."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect
from support.reader import PHONE, Reader, choose_language


def test_from_the_home_page_through_the_stories(reader: Reader) -> None:
    page = reader.open()
    lead = page.locator(".lead h2 a")
    title = lead.inner_text()
    lead.click()
    expect(page.locator("h1")).to_have_text(title)
    assert page.locator(".md-typeset").inner_text().strip()
    following = page.locator(".neighbours a[rel=next], .neighbours a[rel=prev]").first
    title = following.locator("bdi").inner_text()
    following.click()
    expect(page.locator("h1")).to_have_text(title)
    page.locator(".main-nav a").nth(1).click()
    reader.arrives("stories/")
    expect(page.locator(".main-nav a[aria-current=page]")).to_have_count(1)
    cards = page.locator(".story-card")
    expect(cards).to_have_count(24)
    first = cards.first.inner_text()
    page.locator(".pagination a[rel=next]").click()
    reader.arrives("stories/page/2/")
    assert cards.count() > 0 and cards.first.inner_text() != first
    cards.locator("a").first.click()
    expect(page.locator("article.story")).to_be_visible()


def test_stories_by_topic_place_and_year(reader: Reader) -> None:
    page = reader.open("stories/")
    for filters in range(3):
        chip = page.locator(".filter").nth(filters).locator(".chip").first
        name, count = chip.locator("bdi").inner_text(), int(chip.locator("small").inner_text())
        chip.click()
        expect(page.locator("h1")).to_contain_text(name)
        expect(page.locator(".story-card")).to_have_count(min(count, 24))
        page.go_back()


def test_an_answer_has_an_address_of_its_own(open_reader: Any) -> None:
    reader = open_reader(permissions=["clipboard-read", "clipboard-write"])
    page = reader.open()
    chip = page.locator(".ask .chip").first
    question = chip.inner_text()
    chip.click()
    page.wait_for_url("**/policy/**#*")
    anchor = reader.path.partition("#")[2]
    answer = page.locator(f"section#{anchor}")
    expect(answer.locator("h2")).to_have_text(question)
    expect(answer.locator("h2")).to_be_in_viewport()
    other = page.locator(".question-list a").last
    other.click()
    anchor = reader.path.partition("#")[2]
    expect(page.locator(f"section#{anchor} h2")).to_be_in_viewport()
    permalink = page.locator(f"section#{anchor} .permalink")
    before = permalink.inner_text()
    permalink.click()
    expect(permalink).not_to_have_text(before)
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    assert page.url.endswith(f"#{anchor}")
    expect(page.locator(f"section#{anchor} .basis")).to_be_visible()


def test_the_gallery_shows_persons_or_groups(reader: Reader) -> None:
    page = reader.open("figures/")
    cards = page.locator(".figure-card")
    total = cards.count()
    shown = page.locator(".figure-card:visible")
    counts = {}
    for kind in ("person", "group"):
        page.locator(f"label[for=kind-{kind}]").click()
        counts[kind] = shown.count()
        assert page.locator(f"[data-kind={kind}]:visible").count() == counts[kind] > 0
    assert sum(counts.values()) == total
    page.locator("#kind-group").focus()
    page.keyboard.press("ArrowLeft")
    assert shown.count() == counts["person"], "by keyboard too"
    shown.locator("a").first.click()
    expect(page.locator(".timeline li").first).to_be_visible()
    years = [int(year) for year in page.locator(".timeline time").all_inner_texts()]
    assert years == sorted(years, reverse=True)


def test_the_language_switch_stays_on_the_page(reader: Reader) -> None:
    page = reader.open()
    for path in ("", "stories/", "policy/medical/", "figures/lao-chen/", "quiz/", "about/"):
        page = reader.open(path)
        choose_language(page, "ug")
        reader.arrives(f"ug/{path}")
        html = page.locator("html")
        assert (html.get_attribute("lang"), html.get_attribute("dir")) == ("ug", "rtl")
        choose_language(page, "zh-Hans")
        reader.arrives(path)
        assert html.get_attribute("dir") == "ltr"


def test_the_language_switch_stays_on_the_answer_and_the_search(reader: Reader) -> None:
    page = reader.open("policy/medical/#newborn")
    choose_language(page, "ug")
    page.wait_for_url("**/ug/policy/medical/#newborn")
    choose_language(page, "zh-Hant")
    page.wait_for_url("**/zh-hant/policy/medical/#newborn")
    page = reader.open("search/?q=90")
    choose_language(page, "ug")
    page.wait_for_url("**/ug/search/?q=90")


def test_uyghur_runs_from_right_to_left(reader: Reader) -> None:
    page = reader.open("ug/")
    places = [
        box["x"] for link in page.locator(".main-nav a").all() if (box := link.bounding_box())
    ]
    assert len(places) > 3 and places == sorted(places, reverse=True)
    brand = page.locator(".brand img").bounding_box()
    assert brand and brand["x"] > 900, "the name stands at the right"
    page = reader.open("ug/stories/pilaf/")
    text = page.locator("article.story .md-typeset")
    assert text.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert re.search(r"[\u0600-\u06ff]", text.inner_text())


def test_a_borrowed_story_keeps_its_own_direction(reader: Reader) -> None:
    page = reader.open("ug/stories/noodle-wall/")
    text = page.locator("article.story .md-typeset")
    assert text.evaluate("e => [getComputedStyle(e).direction, e.lang]") == ["ltr", "zh-Hans"]
    expect(page.locator(".notice-fallback")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")


def test_a_chosen_language_is_found_again(reader: Reader) -> None:
    page = reader.open()
    choose_language(page, "ug")
    later = page.context.new_page()
    later.goto(f"{reader.address}/")
    expect(later.locator("html")).to_have_attribute("lang", "ug")
    choose_language(later, "zh-Hans")
    expect(later.locator("html")).to_have_attribute("lang", "zh-Hans")
    later.reload()
    expect(later.locator("html")).to_have_attribute("lang", "zh-Hans")


def test_short_links_withdrawn_pages_and_wrong_addresses(open_reader: Any) -> None:
    reader = open_reader(expected=("404",))
    page = reader.open("s/pilaf/")
    page.wait_for_url("**/stories/pilaf/")
    page = reader.open("s/gone/")
    page.wait_for_url("**/stories/gone/")
    expect(page.locator("h1")).to_be_visible()
    assert "没有了" not in page.content()
    page = reader.open("stories/no-such/deep/page/")
    expect(page.locator("h1")).to_be_visible()
    assert page.locator("h1").evaluate("e => getComputedStyle(e).fontFamily") != ""
    page.locator("main a.button").first.click()
    reader.arrives("")


def test_the_keyboard_reaches_the_text_at_once(reader: Reader) -> None:
    page = reader.open("stories/pilaf/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    focused = page.evaluate(
        "() => { const s = getComputedStyle(document.activeElement);"
        " return [s.outlineStyle, parseFloat(s.outlineWidth)]; }"
    )
    assert focused[0] != "none" and focused[1] >= 2, "where the reader is can be seen"


@pytest.mark.parametrize("device", [PHONE, {}])
def test_the_text_is_set_to_be_read(open_reader: Any, device: dict[str, Any]) -> None:
    reader = open_reader(**device)
    page = reader.open("stories/pilaf/")
    size, line, width = page.locator(".md-typeset p").first.evaluate(
        "e => { const s = getComputedStyle(e); return ["
        "parseFloat(s.fontSize), parseFloat(s.lineHeight), e.getBoundingClientRect().width]; }"
    )
    assert size >= 17.5 and 1.7 <= line / size <= 2
    assert width / size <= 42, "about 36 characters a line"
    fonts = [url for url in reader.watch.requests if ".woff" in url or ".ttf" in url]
    assert fonts == [], "Chinese is set in the system's fonts"


def test_pictures_are_loaded_in_a_fitting_size(open_reader: Any) -> None:
    reader = open_reader(**PHONE, device_scale_factor=2)
    page = reader.open()
    lead = page.locator(".lead img")
    reader.ready(lambda: lead.evaluate("e => e.complete && e.naturalWidth > 0"))
    assert lead.evaluate("e => e.currentSrc").endswith(".webp")
    loaded = [url for url in reader.watch.requests if "/pictures/" in url]
    assert len(loaded) < 12, "those further down wait"
