"""A device that was switched off begins without network, with the last playlist that was whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from support import players
from support.players import Paint
from support.reader import PATIENCE, until
from support.unreliable import Mood, Server, server

KEPT = """async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith('portal-player:'));
  const found = [];
  for (const name of names) {
    for (const one of await (await caches.open(name)).keys()) found.push(one.url);
  }
  return found.map((url) => url.slice(location.href.length)).sort();
}"""
LISTED = """async () => {
  const found = await caches.match(location.href + 'playlist.js');
  return found ? (/"version":"(\\w+)"/.exec(await found.text()) || [])[1] : null;
}"""
KEPT_PAGE = "async () => (await (await caches.match(location.href + 'index.html')).text())"


ASKED = """(() => {
  const real = ServiceWorker.prototype.postMessage;
  window.times_asked = 0;
  ServiceWorker.prototype.postMessage = function (...words) {
    window.times_asked += 1;
    return real.apply(this, words);
  };
})()"""
"""Counts how often a page asks for its playlist to be kept."""


@pytest.fixture
def place() -> Iterator[Server]:
    with server() as running:
        yield running


@pytest.fixture
def device(browser: Browser) -> Iterator[BrowserContext]:
    """What the device keeps when it is switched off."""
    context = browser.new_context(viewport={"width": 320, "height": 180}, timezone_id="UTC")
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


def switch_on(device: BrowserContext, place: Server) -> Page:
    page = device.new_page()
    players.fast(page, 10)
    players.watch(page)
    page.add_init_script(ASKED)
    page.goto(place.address)
    page.wait_for_function("window.top_picture")
    return page


def publish(place: Server, number: int) -> dict[str, Any]:
    """A playlist of two pictures; `colours` has theirs."""
    paint = Paint()
    frames = [paint.frame((number, 100, 50 * part)) for part in (1, 2)]
    items = [players.item(f"slogan/{part}", frame) for part, frame in enumerate(frames)]
    data = players.playlist([players.entry(*items)], frames[0], refresh=2)
    place.files = players.published(data, paint)
    shown = {players.address(image) for image in paint.pictures.values()}
    return {**data, "shown": shown, "names": set(paint.pictures)}


def wait_until_kept(page: Page, data: Mapping[str, Any]) -> None:
    until(page, lambda: page.evaluate(LISTED) == data["version"])
    until(page, lambda: len(page.evaluate(KEPT)) == 6)


def looks_on_and_asks_no_more(page: Page, place: Server) -> bool:
    """Whether it has nothing more to ask of its keeper while it looks a few times."""
    asked, looks = page.evaluate("window.times_asked"), len(place.asked)
    until(page, lambda: len(place.asked) > looks + 2)
    return bool(page.evaluate("window.times_asked") == asked >= 1)


def test_it_begins_without_network(device: BrowserContext, place: Server) -> None:
    data = publish(place, 1)
    page = switch_on(device, place)
    wait_until_kept(page, data)
    until(page, lambda: looks_on_and_asks_no_more(page, place))
    page.close()
    place.stop()
    page = switch_on(device, place)
    page.wait_for_function("window.seen.length > 3")
    assert set(page.evaluate("window.seen")) == data["shown"]
    # the network is back, and with it what is new
    new = publish(place, 2)
    place.start()
    page.wait_for_function(
        "(wanted) => wanted.includes(window.top_picture)", arg=list(new["shown"])
    )
    wait_until_kept(page, new)
    names = [name.rpartition("/")[2].removesuffix(".js") for name in page.evaluate(KEPT)]
    assert new["names"] <= set(names) and not data["names"] & set(names)


@pytest.mark.parametrize("mood", ["missing", "page", "half", "cut"])
def test_what_is_kept_stays_whole_when_the_next_is_not(
    device: BrowserContext, place: Server, mood: Mood
) -> None:
    data = publish(place, 1)
    page = switch_on(device, place)
    wait_until_kept(page, data)

    tried: list[str] = []

    def bad_for_the_keeper(path: str, headers: Mapping[str, str]) -> Mood:
        # a service worker asks with no destination, a page for a script
        asked_by_keeper = headers.get("Sec-Fetch-Dest") == "empty"
        if not (asked_by_keeper and path.startswith("pictures/")):
            return "fine"
        tried.append(path)
        return mood

    place.mood = bad_for_the_keeper
    new = publish(place, 2)
    page.wait_for_function(
        "(wanted) => wanted.includes(window.top_picture)", arg=list(new["shown"])
    )
    # it tried, gave up, and tried again
    until(page, lambda: len(tried) > 2)
    assert page.evaluate(LISTED) == data["version"]
    page.close()
    place.stop()
    page = switch_on(device, place)
    page.wait_for_function("window.seen.length > 3")
    assert set(page.evaluate("window.seen")) == data["shown"]


def test_a_new_player_is_kept_with_its_page(device: BrowserContext, place: Server) -> None:
    data = publish(place, 1)
    page = switch_on(device, place)
    wait_until_kept(page, data)
    page.close()
    # another name on the page, and with it another keeper
    renamed = {key: value for key, value in data.items() if key not in ("shown", "names")}
    paint = Paint()
    frames = [paint.frame((1, 100, 50 * part)) for part in (1, 2)]
    assert {frame["picture"] for frame in frames} == data["names"]
    renamed |= {"name": "西门门头（示例）", "version": "renamed"}
    place.files = players.published(renamed, paint)

    def keeps_it() -> bool:
        # until it is switched off, Chromium may leave the old keeper at work for five minutes
        page = switch_on(device, place)
        wait_until_kept(page, renamed)
        page.wait_for_timeout(1000)
        kept = page.evaluate(KEPT_PAGE)
        page.close()
        return "西门" in kept

    until(device.new_page(), keeps_it)
    place.stop()
    page = switch_on(device, place)
    assert page.title() == "西门门头（示例）"


def test_nothing_but_its_own_files_is_asked_for(device: BrowserContext, place: Server) -> None:
    data = publish(place, 1)
    page = switch_on(device, place)
    wait_until_kept(page, data)
    page.close()
    assert {method for method, _ in place.asked} == {"GET"}
    asked = {path.partition("?")[0].lstrip("/") or "index.html" for _, path in place.asked}
    assert asked <= set(place.files)
