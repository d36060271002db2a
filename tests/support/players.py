"""Small players: playlists whose every picture has a colour of its own, so that one sees by one
pixel what is shown."""

from __future__ import annotations

import base64
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser
from playwright.sync_api import Page as BrowserPage
from portal.language.languages import CHINESE
from portal.output.files import write_whole
from portal.screens.player import files
from support.reader import PATIENCE

WIDTH, HEIGHT = 128, 32
MADE, UNTIL = "2026-11-26", "2026-12-09"
NOW = "2026-11-26T12:00:00"
Colour = tuple[int, int, int]


@dataclass
class Paint:
    """Pictures of one colour each, by their hashes."""

    pictures: dict[str, bytes] = field(default_factory=dict)
    colours: dict[str, Colour] = field(default_factory=dict)

    def picture(self, colour: Colour, size: tuple[int, int] = (WIDTH, HEIGHT)) -> str:
        """The hash of a picture."""
        buffer = io.BytesIO()
        Image.new("RGB", size, colour).save(buffer, "PNG")
        return self.add(buffer.getvalue(), colour)

    def add(self, data: bytes, colour: Colour = (0, 0, 0)) -> str:
        """The hash of a picture that is there already."""
        name = hashlib.sha256(data).hexdigest()[:16]
        self.pictures[name] = data
        self.colours[name] = colour
        return name

    def frame(self, colour: Colour, seconds: float = 1.0, **more: Any) -> dict[str, Any]:
        return {"picture": self.picture(colour), "seconds": seconds, **more}


def item(name: str, *day: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": name, "day": list(day), **more}


def entry(*items: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"weight": 1, "priority": 0, "urgent": False, "items": list(items), **more}


def playlist(
    entries: Iterable[dict[str, Any]], rest: dict[str, Any], **more: Any
) -> dict[str, Any]:
    """A playlist of a door's strip."""
    words = {
        "screen": "door",
        "name": "东门门头（示例）",
        "width": WIDTH,
        "height": HEIGHT,
        "made": MADE,
        "until": UNTIL,
        "refresh": 10,
        "hours": [],
        "night": [],
        "entries": list(entries),
        "rest": {"day": [rest]},
        **more,
    }
    return {"version": hashlib.sha256(repr(words).encode()).hexdigest()[:16], **words}


def published(data: Mapping[str, Any], paint: Paint) -> dict[str, bytes]:
    """The files of a player."""
    return dict(files(data, paint.pictures, CHINESE))


def write(folder: Path, data: Mapping[str, Any], paint: Paint) -> Path:
    """Write a player; returns its page."""
    for name, content in published(data, paint).items():
        write_whole(folder / name, content)
    return folder / "index.html"


FAST = """(([factor, start, waits]) => {
  const Real = Date;
  const [later, forget] = [window.setTimeout, window.clearTimeout].map((one) => one.bind(window));
  const pending = new Map();
  let rate = waits ? 1 : factor, from = performance.now(), gone = 0, last = 0;
  const passed = () => gone + (performance.now() - from) * rate;
  window.Date = class extends Real {
    constructor(...words) { if (words.length) super(...words); else super(start + passed()); }
    static now() { return start + passed(); }
  };
  const wait = (one, number) => {
    forget(one.timer);
    one.timer = later(() => {
      pending.delete(number);
      if (one.again) {
        pending.set(number, one);
        one.due = passed() + one.ms;
        wait(one, number);
      }
      one.run();
    }, (one.due - passed()) / rate);
  };
  const add = (run, ms, words, again) => {
    const one = { ms, again, due: passed() + (ms || 0), run: () => run(...words) };
    pending.set(last += 1, one);
    wait(one, last);
    return last;
  };
  window.setTimeout = (run, ms, ...words) => add(run, ms, words, false);
  window.setInterval = (run, ms, ...words) => add(run, ms, words, true);
  window.clearTimeout = window.clearInterval = (number) => {
    if (pending.has(number)) forget(pending.get(number).timer);
    pending.delete(number);
  };
  window.hurry = () => {
    [gone, from, rate] = [passed(), performance.now(), factor];
    pending.forEach(wait);
  };
  window.leap = (ms) => {
    gone += ms;
    pending.forEach(wait);
  };
})"""
"""Makes time pass faster in a page; where it `waits`, from the first picture on, until which a busy
machine has all the time that it needs. It leaps where the test says so."""

SAMPLE = """(() => {
  const seen = window.seen = [];
  const look = () => {
    requestAnimationFrame(look);
    const stage = document.getElementById('stage');
    if (!stage || !document.documentElement.className) return;
    const tops = [...stage.querySelectorAll('div')].filter((one) => one.style.zIndex === '2');
    const image = tops.length === 1 ? tops[0].firstChild : null;
    const whole = image && image.complete && image.naturalWidth > 0
      && getComputedStyle(image).visibility === 'visible'
      && image.getBoundingClientRect().left <= 0;
    const dark = document.documentElement.className === 'dark';
    const name = dark ? 'dark' : whole ? image.src : 'blank';
    if (seen[seen.length - 1] !== name) seen.push(name);
    window.frames_sampled = (window.frames_sampled || 0) + 1;
    if (!window.top_picture && window.hurry) window.hurry();
    window.top_picture = name;
  };
  requestAnimationFrame(look);
})()"""
"""Looks at each frame that a page draws for what is on top: `seen` has it whenever it changes."""


def address(data: bytes) -> str:
    """A picture as the player has it."""
    return "data:image/png;base64," + base64.b64encode(data).decode()


@contextmanager
def on_a_screen(browser: Browser) -> Iterator[BrowserPage]:
    """A window, larger than the picture as a controller's may be, in which each frame is looked
    at; nothing is kept for a start without network."""
    context = browser.new_context(
        viewport={"width": 320, "height": 180}, timezone_id="UTC", service_workers="block"
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    watch(page)
    yield page
    context.close()


def fast(page: BrowserPage, factor: float, start: str = NOW, *, waits: bool = True) -> None:
    """Let time pass faster in a page that is opened after this and looked at by `watch`."""
    moment = datetime.fromisoformat(start).replace(tzinfo=UTC).timestamp() * 1000
    page.add_init_script(f"{FAST}([{factor}, {moment}, {str(waits).lower()}])")


def watch(page: BrowserPage) -> None:
    """Look at each frame of a page that is opened after this."""
    page.add_init_script(SAMPLE)
