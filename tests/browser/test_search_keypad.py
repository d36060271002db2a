"""Keys to touch on the search page: always there at a kiosk, folded away elsewhere."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect
from support.finding import kept
from support.reader import Open, Reader, overflow, serious

KIOSK = {"viewport": {"width": 1080, "height": 1920}, "has_touch": True}


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
    expect(page).to_have_url(re.compile(r"\?q=yb&keypad$"))
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
