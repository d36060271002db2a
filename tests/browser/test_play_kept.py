"""What the quiz keeps on a device: listed in words, erased by one button, and never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from support import playing
from support.reader import PHONE, Open, overflow, serious, small_targets

MODES = ("practice", "daily", "challenge", "mistakes", "paper/warm-up")
RUBBISH = (
    "{",
    "null",
    '"7"',
    "[]",
    '{"ids":[1,{}],"given":7,"at":-1}',
    '{"ids":["x"],"given":[],"at":0,"seed":null}',
    '{"ids":["REAL"],"given":[{"a":1}],"at":0,"draft":{"b":2},"many":"x"}',
    '{"ids":["REAL"],"given":[null],"at":99,"draft":["nothing of it"]}',
    '{"parts":[["REAL",99],7,null],"given":{},"ends":1,"at":"x"}',
    '{"parts":[["REAL",0]],"given":{"REAL":[["deep"]]},"ends":9e15,"at":1e9,"seed":{}}',
    '{"REAL":"many"}',
)


def played(page: Page, items: dict[str, playing.Item], right: bool = False) -> None:
    """Begin what the page offers, and answer one question."""
    start = page.locator(".quiz-start button, .play-mistakes > .button-full")
    if start.count():
        start.first.tap()
    playing.touch(page, playing.asked(page, items), right)
    if page.locator(".quiz form button[type=submit]").count():
        playing.check(page, playing.touch)


def test_all_that_is_kept_is_listed_and_one_button_erases_it(open_reader: Open, site: Path) -> None:
    reader = open_reader(**PHONE, reduced_motion="reduce")
    page, items = reader.page, playing.bank(site)
    for path in ("quiz/", *(f"quiz/{mode}/" for mode in MODES)):
        reader.open(path)
        playing.ready(page)
        played(page, items, right=path.endswith("mistakes/"))
    reader.open("quiz/challenge/")
    playing.ready(page)
    page.locator(".quiz form .button").tap()
    playing.touch(page, playing.asked(page, items), True)
    playing.check(page, playing.touch)
    page.locator(".play-stop").tap()
    stored = page.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage)]")
    kinds = {name.split(".")[1].removesuffix("-warm-up") for name in stored[0]}
    kinds = {name.removeprefix("play-").split("-")[0] for name in kinds}
    assert kinds == {
        *("seen", "round", "practice", "daily", "challenge", "best", "paper", "mistakes", "again"),
    }
    assert stored[1] == ["portal.visited"]
    for path in ("privacy/", "quiz/"):
        reader.open(path)
        names = page.locator("[data-stored] li")
        expect(names).to_have_count(len(kinds))
        assert not [name for name in names.all_text_contents() if "play" in name]
    button = page.locator("[data-erase]")
    button.tap()
    assert page.evaluate("localStorage.length") > 0, "the first press only asks"
    page.wait_for_timeout(750)
    button.tap()
    expect(page.locator("[data-stored-none]")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0
    expect(page.locator(".quiz .quiz-start")).to_be_visible()


def test_rubbish_on_the_device_spoils_no_page(open_reader: Open, site: Path) -> None:
    reader = open_reader(**PHONE, reduced_motion="reduce")
    page, items = reader.page, playing.bank(site)
    real = next(item["id"] for item in items.values() if item["type"] == "single")
    keys = [f"play-{mode}.zh-Hans" for mode in ("round", "practice", "daily", "challenge", "again")]
    keys += ["play-paper-warm-up.zh-Hans", "play-best", "play-mistakes", "seen"]
    for number, rubbish in enumerate(RUBBISH):
        reader.open("404.html" if number == 0 else f"quiz/{MODES[number % len(MODES)]}/")
        page.evaluate(
            "([keys, text]) => keys.forEach((key) => { localStorage['portal.' + key] = text; })",
            [keys, rubbish.replace("REAL", real)],
        )
        for mode in MODES:
            reader.open(f"quiz/{mode}/")
            playing.ready(page)


FULL = "Storage.prototype.setItem = () => { throw new Error('full'); };"
NONE = (
    "for (const name of ['localStorage', 'sessionStorage'])"
    " Object.defineProperty(window, name, {get() { throw new Error('refused'); }});"
)


@pytest.mark.parametrize("device", [FULL, NONE], ids=["full", "none"])
def test_a_device_that_keeps_nothing_still_plays(
    open_reader: Open, site: Path, device: str
) -> None:
    reader = open_reader(**PHONE, reduced_motion="reduce")
    page, items = reader.page, playing.bank(site)
    page.add_init_script(device)
    for mode in MODES:
        reader.open(f"quiz/{mode}/")
        playing.ready(page)
        if mode != "mistakes":
            played(page, items)


def test_a_question_that_vanished_or_changed_is_left_out(open_reader: Open, site: Path) -> None:
    reader = open_reader(**PHONE, reduced_motion="reduce")
    page, items = reader.open("quiz/practice/"), playing.bank(site)
    page.locator(".quiz-start button").tap()
    for _ in range(4):
        playing.touch(page, playing.asked(page, items), True)
        playing.check(page, playing.touch)
        page.locator(".quiz form .button").tap()
    stem = page.locator(".stem").text_content()
    page.evaluate(
        """() => {
          const kept = JSON.parse(localStorage['portal.play-practice.zh-Hans']);
          kept.ids[1] = 'vanished';
          kept.given[2] = {other: 'words'};
          localStorage['portal.play-practice.zh-Hans'] = JSON.stringify(kept);
        }"""
    )
    page.reload()
    playing.ready(page)
    assert page.locator(".stem").text_content() == stem
    expect(page.locator(".quiz h2")).to_have_text("第 3 题，共 8 题")


def test_the_pages_open_from_a_folder(open_reader: Open, site: Path) -> None:
    page, items = open_reader(own=True, **PHONE).page, playing.bank(site)
    for mode in MODES:
        page.goto((site / "quiz" / mode / "index.html").as_uri())
        playing.ready(page)
        if mode != "mistakes":
            played(page, items)
    page.goto((site / "quiz" / "index.html").as_uri())
    page.locator(".way-daily").tap()
    page.locator(".quiz form, .verdict").first.wait_for()
    assert page.url.endswith("quiz/daily/index.html")


@pytest.mark.parametrize(("prefix", "look"), [("", "light"), ("", "dark"), ("ug/", "large")])
def test_every_page_is_for_everybody(open_reader: Open, site: Path, prefix: str, look: str) -> None:
    reader = open_reader(**PHONE, reduced_motion="reduce")
    name = "text" if look == "large" else "theme"
    reader.page.add_init_script(f"localStorage.setItem('portal.{name}', '{look}');")
    page, items = reader.page, playing.bank(site, prefix)
    troubles = []
    for mode in (*MODES[:3], MODES[4], MODES[3]):
        reader.open(f"{prefix}quiz/{mode}/")
        playing.ready(page)
        found = [*overflow(page), *small_targets(page)]
        if mode != "mistakes":
            played(page, items)
        found += [*serious(page), *overflow(page), *small_targets(page)]
        troubles += [f"{mode}: {trouble}" for trouble in found]
    assert troubles == []
