"""What a device keeps and forgets; and readers without a script, on paper, from a folder."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from support.reader import PHONE, Reader, choose_language, overflow, reload_from_disk


def brightness(page: Page) -> float:
    """Of the page's ground, 0 to 255."""
    found = page.evaluate(
        "() => { let c = getComputedStyle(document.body).backgroundColor;"
        " if (/, 0\\)$/.test(c)) c = getComputedStyle(document.documentElement).backgroundColor;"
        " return c; }"
    )
    numbers = re.findall(r"[\d.]+", found)[:3]
    return sum(map(float, numbers)) / 3


def text_size(page: Page) -> float:
    return float(
        page.locator(".md-typeset p").first.evaluate(
            "e => parseFloat(getComputedStyle(e).fontSize)"
        )
    )


def test_the_appearance_that_was_chosen_stays(reader: Reader) -> None:
    page = reader.open("stories/pilaf/")
    button = page.locator("header [data-theme-button]")
    light = brightness(page)
    assert light > 220
    button.click()
    assert brightness(page) < 80
    page.reload()
    assert brightness(page) < 80
    page = reader.open("ug/policy/")
    assert brightness(page) < 80
    said = {button.get_attribute("aria-label")}
    for _ in range(2):
        button.click()
        said.add(button.get_attribute("aria-label"))
    assert len(said) == 3, "each state says what it is"
    assert brightness(page) == light
    assert page.evaluate("localStorage.getItem('portal.theme')") is None


def test_the_system_decides_until_the_reader_does(open_reader: Any) -> None:
    reader = open_reader(color_scheme="dark")
    page = reader.open()
    assert brightness(page) < 80
    page.emulate_media(color_scheme="light")
    assert brightness(page) > 220
    page.emulate_media(color_scheme="dark")
    page.locator("header [data-theme-button]").click()
    assert brightness(page) > 220, "the first press gives the other one"


@pytest.mark.parametrize("device", [{}, PHONE])
def test_large_text_is_larger_everywhere(open_reader: Any, device: dict[str, Any]) -> None:
    reader = open_reader(**device)
    page = reader.open("stories/pilaf/")
    usual = text_size(page)
    button = page.locator("[data-text-button]:visible").first
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert text_size(page) >= usual * 1.2
    page = reader.open("stories/noodle-wall/")
    assert text_size(page) >= usual * 1.2
    assert overflow(page) == []


def test_nothing_moves_when_a_page_appears(reader: Reader) -> None:
    """What was chosen is there before the first paint."""
    page = reader.open()
    page.evaluate("localStorage.setItem('portal.theme', 'dark')")
    page.add_init_script(
        "document.addEventListener('readystatechange', () => {"
        " if (document.readyState === 'interactive')"
        "  window.early = document.documentElement.getAttribute('data-theme'); });"
    )
    page.reload()
    assert page.evaluate("window.early") == "dark"


def test_the_privacy_page_lists_and_erases_what_is_kept(reader: Reader) -> None:
    page = reader.open("privacy/")
    expect(page.locator("[data-stored-none]")).to_be_visible()
    expect(page.locator("[data-erase]")).to_be_hidden()
    page.locator("header [data-theme-button]").click()
    page.locator("[data-text-button]:visible").first.click()
    choose_language(page, "ug")
    reader.arrives("ug/privacy/")
    reader.open("quiz/")
    page.locator(".quiz-start button").click()
    for box in page.locator(".quiz form select").all():
        box.select_option(index=1)
    for field in page.locator(".quiz-field").all():
        field.fill("一")
    if page.locator(".quiz label.option").count():
        page.locator(".quiz label.option").first.click()
    page.locator(".quiz form button[type=submit]").click()
    reader.open("privacy/")
    kept = json.loads(page.evaluate("JSON.stringify(Object.keys(localStorage))"))
    wanted = {"theme", "text", "language", "seen", "play-round.zh-Hans"}
    assert {f"portal.{name}" for name in wanted} == set(kept) - {"portal.play-mistakes"}
    names = page.locator("[data-stored] li").all_inner_texts()
    assert len(names) == len(kept) and not [n for n in names if n in wanted or "play" in n]
    page.locator("[data-erase]").click()
    assert page.evaluate("localStorage.length") == len(kept), "the first press only asks"
    page.wait_for_timeout(750)
    page.locator("[data-erase]").click()
    assert page.evaluate("localStorage.length") == 0
    expect(page.locator("[data-erased]")).not_to_be_empty()
    expect(page.locator("[data-stored-none]")).to_be_visible()
    assert brightness(page) > 220
    assert page.context.cookies() == []


def test_a_browser_that_keeps_nothing_still_works(reader: Reader) -> None:
    page = reader.page
    page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, {get() { throw new Error('refused'); }});"
    )
    reader.open("quiz/")
    page.locator(".quiz-start button").click()
    expect(page.locator(".quiz form")).to_be_visible()
    page.locator("header [data-theme-button]").click()
    assert brightness(page) < 80
    reader.open("privacy/")
    expect(page.locator("[data-stored-none]")).to_be_visible()


WITHOUT_SCRIPT = {
    "": (".lead h2", ".story-card", ".daily .question", ".policy-card"),
    "stories/": (".story-card", ".filter .chip", ".pagination a"),
    "stories/pilaf/": (".md-typeset p", ".byline", ".short-link", ".neighbours a"),
    "policy/": (".policy-card",),
    "policy/medical/": (".answer .md-typeset", ".basis", ".question-list a"),
    "figures/": (".figure-card", "label[for=kind-group]"),
    "figures/lao-chen/": (".timeline li", ".md-typeset p"),
    "quiz/": (".question .stem", ".answer-fold summary"),
    "search/": ("noscript p, .notice", ".policy-card"),
    "about/": (".md-typeset p",),
    "privacy/": (".md-typeset",),
}


@pytest.mark.parametrize("prefix", ["", "ug/"])
def test_everything_can_be_read_without_a_script(open_reader: Any, prefix: str) -> None:
    reader = open_reader(java_script_enabled=False)
    for path, selectors in WITHOUT_SCRIPT.items():
        page = reader.open(prefix + path)
        for selector in selectors:
            assert page.locator(selector).locator("visible=true").count(), (path, selector)
        dead = page.locator("header button, [data-search-form], [data-erase], [data-copy]")
        assert dead.locator("visible=true").count() == 0, f"{path}: a control that does nothing"
    page = reader.open("figures/")
    page.locator("label[for=kind-group]").click()
    assert page.locator("[data-kind=person]").locator("visible=true").count() == 0
    page = reader.open("quiz/")
    page.locator("main summary").first.click()
    expect(page.locator(".answer-text").first).to_be_visible()
    choose_language(page, "ug")
    reader.arrives("ug/quiz/")


def test_a_story_is_printed_as_a_text(reader: Reader) -> None:
    page = reader.open("stories/pilaf/")
    page.locator("header [data-theme-button]").click()
    page.emulate_media(media="print")
    for selector in ("header.top nav", ".tools", ".neighbours", "footer nav"):
        assert page.locator(selector).locator("visible=true").count() == 0, selector
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".md-typeset p").first).to_be_visible()
    address = page.locator(".print-address")
    expect(address).to_be_visible()
    expect(address).to_contain_text("https://example.org/stories/pilaf/")
    assert brightness(page) > 240, "also where the reader likes it dark"
    colour = page.locator(".md-typeset p").first.evaluate("e => getComputedStyle(e).color")
    assert max(int(n) for n in colour[4:-1].split(",")[:3]) < 100


def test_answers_are_printed_with_their_basis(reader: Reader) -> None:
    page = reader.open("policy/medical/")
    page.emulate_media(media="print")
    count = page.locator(".answer").count()
    assert page.locator(".answer .basis").locator("visible=true").count() == count > 0


def test_the_site_opens_from_a_folder(open_reader: Any) -> None:
    reader = open_reader(own=True)
    reader.watch.address = "file:"
    page = reader.page
    page.goto((reader.site / "index.html").as_uri())
    page.locator(".lead h2 a").click()
    expect(page.locator("article.story h1")).to_be_visible()
    assert page.url.endswith("/stories/pilaf/index.html")
    assert page.locator("img.cover").evaluate("e => e.decode().then(() => e.naturalWidth > 0)")
    page.locator(".main-nav a", has_text="答题").click()
    page.locator(".quiz-start button").click()
    expect(page.locator(".quiz form")).to_be_visible()
    choose_language(page, "ug")
    expect(page.locator("html")).to_have_attribute("lang", "ug")
    page.goto((reader.site / "index.html").as_uri())
    page.locator(".ask [data-search-input]").fill("出生")
    page.locator(".ask [data-search-input]").press("Enter")
    page.locator(".results li a").first.click()
    expect(page.locator(".answer:target, article.story")).to_be_visible()
    page.locator("header [data-theme-button]").click()
    reload_from_disk(page)
    assert brightness(page) < 80
