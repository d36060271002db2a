"""Somebody who looks for something: in the box of every page and on the search page."""

from __future__ import annotations

import json

from playwright.sync_api import Locator, Page, expect
from support.reader import Reader

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
    page.route("**/assets/search/**", lambda route: route.abort())


def kept(page: Page) -> list[str]:
    """The queries that this device remembers."""
    found = page.evaluate("localStorage.getItem('portal.searches')")
    return [] if found is None else list(json.loads(found))
