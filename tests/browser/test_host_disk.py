"""A disk that is slow, that refuses, or that is damaged: nothing is half kept, and it is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from portal.language.catalogue import Strings
from support.hall import Host, desk, rounds

SAY = Strings("zh-Hans")
RULES = rounds(required={"questions": 3, "seconds": 30, "right": 10, "wrong": -10})
SLOW = """() => {
  const store = PortalHost.contest.store, write = store.write.bind(store);
  store.write = async (...all) => {
    await new Promise((r) => setTimeout(r, 150));
    return write(...all);
  };
}"""
REFUSE = """() => {
  const put = IDBObjectStore.prototype.put;
  window.mend = () => { IDBObjectStore.prototype.put = put; };
  IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };
}"""


@pytest.fixture
def page(browser: Browser, hall_site: Path) -> Iterator[Page]:
    """The host's page in a folder of files."""
    with desk(browser, hall_site) as page:
        yield page


def hosting(page: Page) -> Host:
    """A contest with its first question open."""
    host = Host(page)
    host.change(RULES)
    host.pick(12)
    host.begin()
    host.press("Space", "Space", "Space")
    return host


def go_on(page: Page) -> Host:
    page.reload()
    page.locator("[data-act=go-on]").click()
    page.locator(".desk .now").wait_for()
    host = Host(page)
    host.hurry()
    host.settle()
    return host


def test_undo_on_a_slow_disk_takes_the_last_one_back(page: Page) -> None:
    host = hosting(page)
    host.press("=", "Space", "Space")
    page.evaluate(SLOW)
    page.keyboard.press("=")
    page.keyboard.press("Backspace")
    page.keyboard.press(".")
    page.keyboard.press(".")
    page.wait_for_timeout(700)
    host.settle()
    found = [(e["team"], e["points"], e.get("undoes", 0)) for e in host.state["ledger"]]
    assert found == [(0, 10, 0), (1, 10, 0), (1, -10, 2)]
    assert host.state["phase"] == "open" and host.state["paused"] is not None
    page.keyboard.press("=")
    page.wait_for_timeout(40)
    page.keyboard.press("Space")  # pressed before the judgement is seen
    page.wait_for_timeout(500)
    host.settle()
    assert (host.state["phase"], host.state["question"]["number"]) == ("revealed", 2)


def test_a_refused_step_stops_the_contest_and_is_taken_up_again(page: Page) -> None:
    host = hosting(page)
    page.evaluate(REFUSE)
    host.press("=")
    expect(page.locator(".warning p")).to_have_text(SAY("host.not_kept"))
    assert host.state["ledger"] == [] and host.shown_scores()[0] == 100
    host.press("-", "Space", "Backspace")
    assert host.state["ledger"] == []
    page.locator("[data-act=again]").click()
    host.settle()
    expect(page.locator(".warning p")).to_have_text(SAY("host.not_kept"))
    page.evaluate("window.mend()")
    page.locator("[data-act=again]").click()
    host.settle()
    expect(page.locator(".warning")).to_be_hidden()
    host.press("Space", "Space", "-")
    assert host.shown_scores() == [110, 90, 100, 100]
    assert go_on(page).shown_scores() == [110, 90, 100, 100]


def test_a_contest_goes_on_without_being_kept_and_says_so(page: Page) -> None:
    host = hosting(page)
    page.evaluate(REFUSE)
    host.press("=")
    page.locator("[data-act=unkept]").click()
    host.settle()
    expect(page.locator(".warning p")).to_have_text(SAY("host.kept_unable"))
    page.evaluate("window.mend()")
    host.press("Space", "Space", "=")
    assert host.shown_scores() == [110, 110, 100, 100]
    assert go_on(page).state["ledger"] == []


BROKEN = {
    "unread": "IDBObjectStore.prototype.getAll = () => { throw new Error('damaged'); };",
    "silent": "indexedDB.open = () => ({}); indexedDB.deleteDatabase = () => ({});",
    "refused": "indexedDB.open = () => { throw new Error('no'); };",
}


@pytest.mark.parametrize("name", list(BROKEN))
def test_a_damaged_database_leaves_a_page_that_works(page: Page, name: str) -> None:
    page.add_init_script(BROKEN[name])
    page.reload()
    host = hosting(page)
    expect(page.locator(".warning p")).to_have_text(SAY("host.kept_unable"))
    host.press("=")
    assert host.shown_scores()[0] == 110
