"""A review as it is served, and somebody who reviews in a browser."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image
from playwright.sync_api import Browser, Page, expect
from portal.quiz.grading.desk import Desk
from portal.quiz.grading.server import ReviewServer
from portal.quiz.grading.store import Store
from support.reader import serious

SIZES = ((1280, 800), (390, 844))
FOCUSED = "one => one === document.activeElement"


def cut(width: int, height: int) -> bytes:
    """A cut-out of a sheet."""
    made = io.BytesIO()
    Image.new("RGB", (width, height), "#eee").save(made, "JPEG")
    return made.getvalue()


@contextmanager
def served(store: Store) -> Iterator[ReviewServer]:
    """The review of a folder of results."""
    made = ReviewServer(store, Desk(store, "zh-Hans"))
    made.start()
    yield made
    made.stop()


@contextmanager
def reviewer(browser: Browser) -> Iterator[Page]:
    """A page that may meet no error."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, accept_downloads=True)
    made = context.new_page()
    troubles: list[str] = []
    made.on("pageerror", lambda fault: troubles.append(str(fault)))
    yield made
    context.close()
    assert not troubles, troubles


def see_left(page: Page, words: str) -> None:
    """So much is said to be left."""
    expect(page.locator("[data-left]")).to_have_text(words)


def see_fits(page: Page, width: int) -> None:
    """Nothing sticks out, and axe finds nothing serious."""
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert serious(page) == []


def see_touchable(page: Page, *roles: str) -> None:
    """What is pressed is high enough for a finger."""
    for role in roles:
        for target in page.get_by_role(role).all():
            box = target.bounding_box()
            assert box is None or box["height"] >= 44
