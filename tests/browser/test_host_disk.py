"""A disk that is slow, that refuses, or that is damaged: nothing is half kept, and it is said."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from portal.language.catalogue import Strings
from support.hall import Host, OpenHall, rounds

SAY = Strings("zh-Hans")
RULES = rounds(required={"questions": 3, "seconds": 30, "right": 10, "wrong": -10})
SLOW = """() => {
  const store = PortalHost.contest.store, write = store.write.bind(store);
  store.write = async (...all) => {
    await (window.standing || new Promise((r) => setTimeout(r, 150)));
    return write(...all);
  };
}"""
STAND = "() => { window.standing = new Promise((go) => { window.goes = go; }); }"
"""From now on nothing is written until `goes` is called."""
PUT = """async ([contest, events]) => {
  const done = (q) => new Promise((ok) => { q.onsuccess = () => ok(q.result); });
  const db = await done(indexedDB.open('portal-host'));
  const turn = db.transaction(['contest', 'events'], 'readwrite');
  const [kept, steps] = ['contest', 'events'].map((name) => turn.objectStore(name));
  [kept, steps].forEach((store) => store.clear());
  if (contest !== null) kept.put(contest, 'current');
  events.forEach(([number, event]) => steps.put(event, number));
  await new Promise((ok) => { turn.oncomplete = ok; });
  db.close();
}"""
"""Keeps something else instead of a contest."""
REFUSE = """() => {
  const put = IDBObjectStore.prototype.put;
  window.mend = () => { IDBObjectStore.prototype.put = put; };
  IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };
}"""


@pytest.fixture
def page(open_hall: OpenHall) -> Page:
    """The host's page."""
    return open_hall()


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
    host.settle()
    found = [(e["team"], e["points"], e.get("undoes", 0)) for e in host.state["ledger"]]
    assert found == [(0, 10, 0), (1, 10, 0), (1, -10, 2)]
    assert host.state["phase"] == "open" and host.state["paused"] is not None
    page.evaluate(STAND)
    page.keyboard.press("=")
    page.keyboard.press("Space")  # pressed before the judgement is seen
    page.evaluate("window.goes()")
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


def damages(kept: dict[str, Any]) -> dict[str, tuple[Any, list[tuple[int, Any]]]]:
    """What a damaged disk or another version may leave of a contest: its record and its events."""
    contest, events = kept["contest"], list(enumerate(kept["events"], 1))
    first, second, *more = events
    return {
        "no setup": ({**contest, "setup": {}}, events),
        "no contest": (None, events),
        "another version": ({**contest, "version": 2}, events),
        "no questions": ({**contest, "questions": contest["questions"][1:]}, events),
        "a gap": (contest, [first, *more]),
        "no event": (contest, [first, (2, "x"), *more]),
        "an event unknown": (contest, [first, second, (3, {"type": "toString", "at": 1})]),
        "an event that does not fit": (contest, [*events, (4, {"type": "choose", "at": 1})]),
        "a judgement of nothing": (contest, [*events, (4, {"type": "press", "at": 1})]),
    }


def test_what_cannot_be_gone_on_with_is_said_and_can_be_saved(page: Page) -> None:
    hosting(page)
    kept = page.evaluate("() => PortalHost.contest.store.load()")
    for name, (contest, events) in damages(kept).items():
        page.evaluate(PUT, [contest, events])
        page.reload()
        if name == "no questions":
            page.locator("[data-act=go-on]").click()
        expect(page.locator(".message.bad"), name).to_have_text(SAY("host.damaged"))
        with page.expect_download() as download:
            page.locator("[data-act=save-kept]").click()
        saved = json.loads(download.value.path().read_bytes())
        assert saved["events"] == [event for _, event in events], name
    page.evaluate(PUT, [kept["contest"], list(enumerate(kept["events"], 1))])
    assert go_on(page).state["phase"] == "open"
    page.evaluate(PUT, [{}, []])
    page.reload()
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("[data-act=new]").click()
    hosting(page)


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
