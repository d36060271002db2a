"""A day of a player in seconds: nothing grows."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from random import Random

import pytest
from PIL import Image
from playwright.sync_api import Browser, CDPSession, Page
from support import players
from support.players import Paint
from support.unreliable import Server, server

HOURS = 24
LEAK = 500_000
"""Bytes of the heap that are no leak."""
PICTURES = 8 + 11
"""What a version has; at its change, twice as many."""
SIMULATED = """(() => {
  let now = Date.UTC(2026, 10, 26), last = 0, loading = 0, waiting = [];
  const Real = Date, channel = new MessageChannel();
  window.Date = class extends Real {
    constructor(...words) { if (words.length) super(...words); else super(now); }
    static now() { return now; }
  };
  const add = (run, ms, again) => {
    waiting.push({ number: ++last, at: now + Math.max(0, ms || 0), run, again });
    return last;
  };
  window.setTimeout = (run, ms) => add(run, ms, 0);
  window.setInterval = (run, ms) => add(run, ms, ms);
  window.clearTimeout = window.clearInterval = (number) => {
    waiting = waiting.filter((one) => one.number !== number);
  };
  window.requestAnimationFrame = (run) => add(() => run(now), 16, 0);
  // time stands while the browser itself is at work
  for (const kind of [HTMLImageElement, HTMLScriptElement]) {
    const real = Object.getOwnPropertyDescriptor(kind.prototype, 'src');
    Object.defineProperty(kind.prototype, 'src', { get: real.get, set(value) {
      loading += 1;
      const end = () => {
        loading -= 1;
        this.removeEventListener('load', end);
        this.removeEventListener('error', end);
      };
      this.addEventListener('load', end);
      this.addEventListener('error', end);
      real.set.call(this, value);
    } });
  }
  window.advance = (ms) => new Promise((done) => {
    const end = now + ms;
    channel.port1.onmessage = () => {
      for (let count = 0; count < 50 && !loading; count += 1) {
        const next = waiting.reduce((a, b) => (a && a.at <= b.at ? a : b), null);
        if (!next || next.at > end) { now = end; done(); return; }
        now = Math.max(now, next.at);
        if (next.again) next.at = now + next.again;
        else waiting = waiting.filter((one) => one !== next);
        next.run();
      }
      channel.port2.postMessage(0);
    };
    channel.port2.postMessage(0);
  });
  window.timers = () => waiting.length;
})()"""
"""Time goes from one timer straight to the next, as soon as nothing loads any more."""


@pytest.fixture
def place() -> Iterator[Server]:
    with server() as running:
        yield running


def noise(random: Random, paint: Paint) -> str:
    """A picture that is hard to pack, so that one kept too long is noticed."""
    size = (players.WIDTH, players.HEIGHT)
    image = Image.frombytes("RGB", size, random.randbytes(3 * size[0] * size[1]))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return paint.add(buffer.getvalue())


def version(random: Random) -> dict[str, bytes]:
    """The player with a playlist of pictures that were never there before, one with a clock."""
    paint = Paint()
    frames = [{"picture": noise(random, paint), "seconds": 15} for _ in range(8)]
    signs = [paint.picture((number, 0, 0), (8, 16)) for number in range(11)]
    frames[0]["clock"] = {
        **{"x": 4, "y": 4, "digit_width": 8, "colon_width": 8, "height": 16},
        **{"digits": signs[:10], "colon": signs[10]},
    }
    items = [players.item(f"slogan/{number}", frame) for number, frame in enumerate(frames)]
    data = players.playlist([players.entry(*items)], frames[1], refresh=120)
    return players.published(data, paint)


def measured(page: Page, client: CDPSession) -> dict[str, int]:
    """Nodes, listeners and timers, bytes of the script's heap, and how many pictures it has.

    Pictures are counted in a snapshot, as texts, which are not on the heap; what the browser keeps
    by itself of scripts that ran (a cache of 15 MB at most, and the inspector's) is not counted.
    """
    client.send("HeapProfiler.collectGarbage")
    parts: list[str] = []

    def part(event: dict[str, str]) -> None:
        parts.append(event["chunk"])

    client.on("HeapProfiler.addHeapSnapshotChunk", part)
    client.send("HeapProfiler.takeHeapSnapshot", {"reportProgress": False})
    client.remove_listener("HeapProfiler.addHeapSnapshotChunk", part)
    snapshot = json.loads("".join(parts))
    fields = snapshot["snapshot"]["meta"]["node_fields"]
    names = snapshot["nodes"][fields.index("name") :: len(fields)]
    pictures = {n for n, text in enumerate(snapshot["strings"]) if text.startswith("data:image/")}
    return {
        **client.send("Memory.getDOMCounters"),
        "timers": page.evaluate("window.timers()"),
        "heap": client.send("Runtime.getHeapUsage")["usedSize"],
        "pictures": sum(name in pictures for name in names),
    }


def test_nothing_grows_in_a_day(browser: Browser, place: Server) -> None:
    random = Random(6)
    context = browser.new_context(timezone_id="UTC", service_workers="block")
    page: Page = context.new_page()
    page.add_init_script(SIMULATED)
    place.files = version(random)
    page.goto(place.address)
    client = context.new_cdp_session(page)
    measures = []
    for hour in range(HOURS):
        if hour % 3 == 2:
            place.stop()
        page.evaluate("(ms) => window.advance(ms)", 1_800_000)
        place.files = version(random)
        place.start()
        page.evaluate("(ms) => window.advance(ms)", 1_800_000)
        # by the third hour the log is full
        if hour in (2, 12, HOURS - 1):
            measures.append(measured(page, client))
    looks = [path for _, path in place.asked if path.startswith("/version.js")]
    log = page.evaluate("localStorage['portal-player-log:door']").split("\n")
    context.close()

    assert len(looks) > 500
    assert len(log) == 500 and log[-1].startswith("2026-11-26 23:5")
    early, _, late = measures
    for name in ("documents", "nodes", "jsEventListeners", "timers"):
        assert late[name] <= early[name] + 2, measures
    assert late["heap"] - early["heap"] < LEAK, measures
    assert PICTURES <= early["pictures"] <= late["pictures"] <= 2 * PICTURES, measures
