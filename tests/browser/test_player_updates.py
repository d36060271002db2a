"""A hundred new playlists over a bad network: what is seen is always a whole picture of a playlist
that was whole."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page
from support import players
from support.players import Paint
from support.unreliable import MOODS, Mood, Server, server

UPDATES = 100
FASTER = 20


@pytest.fixture
def place() -> Iterator[Server]:
    with server() as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with players.on_a_screen(browser) as opened:
        yield opened


def version(number: int, paint: Paint) -> dict[str, Any]:
    """A playlist of three pictures, whose colours tell its number."""
    own = [paint.frame((number, 40 * part, 200)) for part in range(1, 4)]
    items = [players.item(f"slogan/{number}-{part}", frame) for part, frame in enumerate(own)]
    return players.playlist([players.entry(*items)], own[0], refresh=1)


def film(page: Page) -> list[bytes]:
    """Every frame that Chromium puts on the screen from now on."""
    frames: list[bytes] = []
    client = page.context.new_cdp_session(page)

    def keep(event: Mapping[str, Any]) -> None:
        frames.append(base64.b64decode(event["data"]))
        client.send("Page.screencastFrameAck", {"sessionId": event["sessionId"]})

    client.on("Page.screencastFrame", keep)
    client.send("Page.startScreencast", {"format": "png", "everyNthFrame": 1})
    return frames


def test_a_hundred_updates_over_a_bad_network(page: Page, place: Server) -> None:
    random = Random(6)
    paint = Paint()
    names: dict[str, int] = {}

    def publish(number: int) -> list[str]:
        before = set(paint.pictures)
        files = players.published(version(number, paint), paint)
        addresses = [
            players.address(paint.pictures[name]) for name in paint.pictures.keys() - before
        ]
        names.update(dict.fromkeys(addresses, number))
        place.files = files
        return addresses

    # its own dice: how often the network is asked is a matter of time
    weather = Random(7)

    def mood(path: str, headers: Mapping[str, str]) -> Mood:
        return weather.choice(MOODS)

    publish(0)
    players.fast(page, FASTER)
    page.goto(place.address)
    page.wait_for_function("window.top_picture")
    frames = film(page)
    for number in range(1, UPDATES + 1):
        kills = random.random() < 0.2
        if kills:
            place.stop()
        else:
            place.mood = mood
        addresses = publish(number)
        page.wait_for_timeout(random.randrange(10, 70))
        place.mood = lambda path, headers: "fine"
        place.start()
        if random.random() < 0.8 or number == UPDATES:
            page.wait_for_function("(wanted) => wanted.includes(window.top_picture)", arg=addresses)
    seen = page.evaluate("window.seen")
    assert page.evaluate("window.frames_sampled") > 300
    assert set(seen) <= set(names), {one[:60] for one in set(seen) - set(names)}
    order = [names[one] for one in seen]
    assert order == sorted(order)
    assert len(set(order)) >= 0.7 * UPDATES

    colours = {colour_of(frame) for frame in frames}
    assert len(frames) > 100
    assert colours <= {(number, 40 * part, 200) for number in range(101) for part in range(1, 4)}


def colour_of(frame: bytes) -> tuple[int, ...]:
    """The one colour of the screen's part of a frame; the rest of the window is black."""
    picture = Image.open(io.BytesIO(frame)).convert("RGB")
    screen = picture.crop((0, 0, players.WIDTH, players.HEIGHT))
    found = screen.getcolors(8)
    assert found is not None and len(found) == 1, found
    beside = picture.crop((players.WIDTH, 0, *picture.size)).getcolors(8)
    assert beside is not None and [colour for _, colour in beside] == [(0, 0, 0)]
    colour = found[0][1]
    assert isinstance(colour, tuple)
    return colour


def test_a_server_that_is_gone_changes_nothing(page: Page, place: Server) -> None:
    paint = Paint()
    place.files = players.published(version(1, paint), paint)
    players.fast(page, 60)
    page.goto(place.address)
    page.wait_for_function("window.top_picture")
    place.stop()
    page.evaluate("window.seen.length = 0")
    # minutes of the page's time, and tens of looks for a playlist
    page.wait_for_function("window.seen.length > 40")
    shown = set(page.evaluate("window.seen"))
    assert shown == {players.address(data) for data in paint.pictures.values()}


def test_an_urgent_notice_is_seen_within_one_refresh(page: Page, place: Server) -> None:
    paint = Paint()
    calm = players.entry(players.item("slogan/calm", paint.frame((10, 200, 10), 600)))
    place.files = players.published(players.playlist([calm], paint.frame((1, 1, 1))), paint)
    players.fast(page, FASTER)
    page.goto(place.address)
    page.wait_for_function("window.top_picture")
    page.wait_for_timeout(200)
    alarm = players.entry(players.item("notice/flood", paint.frame((250, 0, 0), 8)), urgent=True)
    place.files = players.published(players.playlist([calm, alarm], paint.frame((1, 1, 1))), paint)
    place.asked.clear()
    name = alarm["items"][0]["day"][0]["picture"]
    wanted = players.address(paint.pictures[name])
    page.wait_for_function("(wanted) => window.top_picture === wanted", arg=wanted)
    # one look at most before its picture is fetched; there may be more until a busy machine counts
    asked = [path for _, path in place.asked]
    fetched = next(at for at, path in enumerate(asked) if name in path)
    assert sum(path.startswith("/version.js?t=") for path in asked[:fetched]) <= 1
    # it is withdrawn: at the next refresh it is gone, and what was there before goes on
    place.files = players.published(players.playlist([calm], paint.frame((1, 1, 1))), paint)
    page.wait_for_function("(alarm) => window.top_picture !== alarm", arg=wanted)
    assert "blank" not in page.evaluate("window.seen")
