"""A visit ends with nothing left of it, and nothing leads out of the kiosk."""

from __future__ import annotations

import random
from typing import Any

from playwright.sync_api import Page, expect
from support.kiosk import ADDRESS, Stand, device, left_behind

VOICES = """
  window.said = [];
  window.cancelled = 0;
  Object.defineProperty(window, 'speechSynthesis', {value: {
    getVoices: () => [{lang: 'zh-CN', name: 'x'}],
    speak: (words) => { window.said.push(words); },
    cancel: () => { window.cancelled += 1; },
    addEventListener: () => {},
  }});
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
"""


def busy_visit(stand: Stand) -> None:
    """Leave something of everything behind."""
    page = stand.page
    stand.begin("ug")
    stand.touch(".tool-size")
    stand.touch(".tool-low")
    stand.touch(".tile-stories")
    stand.touch(".cards .card")
    stand.view("story")
    page.evaluate("PortalKiosk.main.scrollTop = 300")
    stand.touch(".tool-language")
    stand.home()
    stand.touch(".tile-search")
    stand.type("yb")
    page.locator(".search-found .row").first.wait_for()
    stand.touch(".search-found .row")
    stand.home()
    stand.touch(".tile-quiz")
    stand.touch(".button-great")
    page.locator(".answering button").first.tap()


def time_stands(page: Page) -> None:
    """From now on time passes only when the test says so; somebody is there."""
    # to a moment that has not come yet, and before anybody is asked
    page.clock.pause_at(page.evaluate("Date.now() / 1000 + 20"))
    page.touchscreen.tap(5, 5)


def test_after_a_while_nothing_is_left(open_reader: Any) -> None:
    stand = Stand(open_reader(own=True, **device("standing")))
    page = stand.page
    page.clock.install()
    stand.wait()
    fresh = left_behind(page)
    busy_visit(stand)
    assert left_behind(page)["visit"] != fresh["visit"]
    time_stands(page)
    page.clock.run_for(59_000)
    expect(page.locator("[role=alertdialog]")).to_have_count(0)
    page.clock.run_for(2_000)
    dialog = page.get_by_role("alertdialog")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("还在吗？")
    page.clock.run_for(5_000)
    expect(page.locator(".dialog [aria-live]")).to_contain_text("10")
    page.clock.run_for(11_000)
    expect(page.locator(".start").first).to_be_visible()
    assert left_behind(page) == fresh
    assert page.context.cookies() == []


def test_somebody_who_is_there_stays(open_reader: Any) -> None:
    stand = Stand(open_reader(own=True, **device("lying")))
    page = stand.page
    page.clock.install()
    stand.wait().begin("ug")
    stand.touch(".tile-policy")
    stand.view("policies")
    time_stands(page)
    page.clock.run_for(61_000)
    expect(page.get_by_role("alertdialog")).to_contain_text("شۇ يەردىمۇسىز؟")
    page.touchscreen.tap(5, 5)
    expect(page.get_by_role("alertdialog")).to_have_count(0)
    expect(page.locator(".view-policies")).to_be_visible()
    page.clock.run_for(59_000)
    page.touchscreen.tap(5, 5)
    page.clock.run_for(59_000)
    expect(page.get_by_role("alertdialog")).to_have_count(0)
    page.clock.run_for(2_000)
    expect(page.get_by_role("alertdialog")).to_be_visible()


def test_reading_aloud_ends_with_the_view(open_reader: Any) -> None:
    reader = open_reader(**device("standing"))
    reader.page.add_init_script(VOICES)
    stand = Stand(reader).wait().begin("zh-Hans")
    page = stand.page
    assert page.locator(".tool-listen").count() == 0
    page.evaluate("PortalKiosk.open({view: 'story', slug: 'pilaf'})")
    stand.view("story")
    stand.touch(".tool-listen")
    page.wait_for_function("said.length === 1")
    assert page.evaluate("said[0].text") == "一碗抓饭两家香"
    page.evaluate("said[0].onend()")
    assert page.evaluate("said.length") == 2
    expect(page.locator(".tool-listen")).to_have_attribute("aria-pressed", "true")
    stand.home()
    assert page.evaluate("PortalKiosk.speaking()") is False
    page.evaluate("said[1].onend()")
    assert page.evaluate("said.length") == 2
    stand.touch(".tool-language")
    page.evaluate("PortalKiosk.open({view: 'story', slug: 'pilaf'})")
    stand.view("story")
    assert page.locator(".tool-listen").count() == 0


def test_what_a_browser_offers_is_refused(open_reader: Any) -> None:
    stand = Stand(open_reader(**device("lying"))).wait().begin("zh-Hans")
    page = stand.page
    refused = page.evaluate(
        """() => {
          const can = {bubbles: true, cancelable: true};
          const key = (one) => new KeyboardEvent('keydown', {...can, ...one});
          const events = {
            contextmenu: new MouseEvent('contextmenu', can),
            dragstart: new DragEvent('dragstart', can),
            drop: new DragEvent('drop', can),
            dragover: new DragEvent('dragover', can),
            selectstart: new Event('selectstart', can),
            auxclick: new MouseEvent('auxclick', {...can, button: 1}),
            middle: new MouseEvent('mousedown', {...can, button: 1}),
            zoom: new WheelEvent('wheel', {...can, ctrlKey: true}),
            copy: new ClipboardEvent('copy', can),
            print: key({ctrlKey: true, keyCode: 80}),
            help: key({keyCode: 112}),
            left: key({altKey: true, keyCode: 37}),
            erase: key({keyCode: 8}),
          };
          const target = document.querySelector('h1');
          return Object.keys(events).filter((name) => {
            target.dispatchEvent(events[name]);
            return !events[name].defaultPrevented;
          });
        }"""
    )
    assert refused == []
    style = "getComputedStyle(document.querySelector('main'))"
    assert page.evaluate(f"{style}.touchAction") == "pan-y"
    assert page.evaluate(f"{style}.userSelect") == "none"
    assert page.evaluate("window.open('about:blank')") is None
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).display") == "none"


def test_clicking_everything_finds_no_way_out(open_reader: Any) -> None:
    reader = open_reader(own=True, **device("lying"), reduced_motion="reduce")
    stand = Stand(reader).wait()
    page: Page = stand.page
    context = page.context
    opened: list[str] = []
    context.on("page", lambda new: opened.append(f"page {new.url}"))
    page.on("dialog", lambda dialog: opened.append(f"dialog {dialog.message}"))
    page.on("download", lambda file: opened.append(f"download {file.url}"))
    page.on("framenavigated", lambda frame: opened.append(f"went to {frame.url}"))
    address, length = page.url, page.evaluate("history.length")
    chance = random.Random(6)
    seen: set[str] = set()
    keys = ["Control+p", "Control+o", "Control+n", "F1", "F11", "Alt+ArrowLeft", "Backspace"]
    for step in range(220):
        # a view may change while it is looked at: everything of a step is done in the page
        view = page.evaluate(
            """([draw, way]) => {
              const things = 'button:not([disabled]), img, .mention, h1';
              const all = [...document.querySelectorAll(things)].filter((e) => e.checkVisibility());
              const one = all[Math.floor(draw * all.length)];
              const mouse = (name, how) => one && one.dispatchEvent(
                new MouseEvent(name, {bubbles: true, cancelable: true, composed: true, ...how}));
              if (one && way === 0) one.click();
              if (way === 1) mouse('click', {ctrlKey: true});
              if (way === 2) mouse('auxclick', {button: 1});
              const shown = document.querySelector('.view');
              return shown ? shown.className : 'loop';
            }""",
            [chance.random(), 0 if step % 4 else step // 4 % 3],
        )
        seen.add(view)
        if step % 10 == 0:
            page.keyboard.press(keys[step // 10 % len(keys)])
        if step % 25 == 0:
            page.wait_for_timeout(100)
    assert opened == []
    assert (page.url, page.evaluate("history.length")) == (address, length)
    assert page.locator("a, form, iframe, video").count() == 0
    assert len(seen) >= 6, seen
    assert {url.partition("?")[0] for url in reader.watch.requests if "/kiosk/" in url} >= {
        f"{reader.address}/{ADDRESS}"
    }
