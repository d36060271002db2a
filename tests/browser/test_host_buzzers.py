"""Who pressed first: by the moment of the press, in whatever order the presses come to be known."""

from __future__ import annotations

import re
import time
from random import Random
from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page, expect
from support.hall import TEAM_KEYS, Host, OpenHall, rounds
from support.reader import until

PADS = """() => {
  window.pads = [0, 1, 2, 3].map((index) => ({
    index: index, timestamp: 0, buttons: [{pressed: false}, {pressed: false}]
  }));
  Object.defineProperty(navigator, 'getGamepads', {value: () => window.pads});
}"""
"""Four game controllers that lie still."""
LIT = """() => new MutationObserver((all) => all.forEach(({target}) => {
  if (target.classList.contains('lit')) window.lit = target.dataset.team;
})).observe(document, {attributes: true, subtree: true})"""
"""Remembers which team's row was lit up last: it is so for a moment only."""
BUZZ = rounds(buzz={"questions": 40, "seconds": 0, "again": True, "early": "points"})
LOCKOUT = rounds(
    buzz={"questions": 9, "seconds": 0, "again": False, "early": "lockout", "lockout_seconds": 30}
)


@pytest.fixture
def page(open_hall: OpenHall) -> Page:
    """The host's page, with four controllers."""
    return open_hall(script=PADS)


def hosting(page: Page, rules: str, count: int = 40) -> Host:
    """A contest at its first question, which is shown and not open yet."""
    host = Host(page)
    host.change(rules)
    host.pick(count)
    host.begin()
    host.press("Space", "Space")
    assert host.state["phase"] == "shown"
    return host


def key(session: CDPSession, letter: str, at: float, kind: str = "keyDown", **more: Any) -> None:
    """A key goes down or up at a moment, in seconds since 1970."""
    words = {"key": letter, "code": f"Key{letter.upper()}", "timestamp": at, "type": kind}
    session.send("Input.dispatchKeyEvent", {**words, **more})


def pressed(page: Page, *teams_and_moments: tuple[int, float]) -> None:
    """Buttons of controllers went down; the moments are in milliseconds of the page's clock."""
    page.evaluate(
        """(presses) => presses.forEach(([pad, at]) => {
          window.pads[pad].timestamp = at;
          window.pads[pad].buttons = [{pressed: true}, {pressed: false}];
        })""",
        [list(one) for one in teams_and_moments],
    )


def decided(host: Host) -> dict[str, Any]:
    host.decide()
    found: dict[str, Any] = host.state["question"]
    return found


def test_keys_five_milliseconds_apart(page: Page) -> None:
    host = hosting(page, BUZZ)
    session = page.context.new_cdp_session(page)
    chance = Random(5)
    for _ in range(20):
        host.press("Space")
        first, second = chance.sample(range(4), 2)
        now = time.time() + 0.02
        presses = [(TEAM_KEYS[first], now), (TEAM_KEYS[second], now + 0.005)]
        for letter, at in presses if chance.random() < 0.5 else reversed(presses):
            key(session, letter, at)
        for letter, _at in presses:
            key(session, letter, now + 0.03, "keyUp")
        question = decided(host)
        assert question["answering"] == first, question
        margin = question["presses"][1]["at"] - question["presses"][0]["at"]
        assert margin == pytest.approx(5, abs=0.3)
        expect(page.locator(".now .status")).to_contain_text(re.compile(r"\b(4\.9|5|5\.1) "))
        assert question["early"] == []
        host.press("=", "Space")
        assert host.state["phase"] == "shown"


def test_controllers_five_milliseconds_apart(page: Page) -> None:
    host = hosting(page, BUZZ)
    chance = Random(6)
    for _ in range(20):
        host.press("Space")
        host.decide()
        first, second = chance.sample(range(4), 2)
        now = page.evaluate("performance.now()")
        if chance.random() < 0.5:  # the later one comes to be known first
            pressed(page, (second, now + 5))
            page.wait_for_timeout(chance.choice((5, 20)))
            pressed(page, (first, now))
        else:
            pressed(page, (first, now), (second, now + 5))
        question = decided(host)
        assert question["answering"] == first, question
        page.evaluate("() => window.pads.forEach((pad) => { pad.buttons = []; })")
        host.press("-", "Space", "Space")


def test_a_press_that_is_known_too_late_still_counts(page: Page) -> None:
    """Later than presses are gathered: the decision is mended, as long as nobody was judged."""
    host = hosting(page, BUZZ)
    session = page.context.new_cdp_session(page)
    host.press("Space")
    page.wait_for_timeout(30)
    now = time.time()
    key(session, "p", now)
    assert decided(host)["answering"] == 1
    key(session, "m", now - 0.002)
    question = decided(host)
    assert (question["answering"], len(question["presses"])) == (3, 2)


def test_one_moment_is_nobodys(page: Page) -> None:
    host = hosting(page, BUZZ)
    session = page.context.new_cdp_session(page)
    host.press("Space")
    now = time.time() + 0.02
    key(session, "q", now)
    key(session, "z", now)
    question = decided(host)
    assert (question["answering"], question["tied"]) == (None, [0, 2])
    for letter in "qz":
        key(session, letter, now + 0.1, "keyUp")
    host.buzz("p")
    assert host.state["question"]["answering"] is None
    host.buzz("z")
    assert host.state["question"]["answering"] == 2


def test_a_key_that_is_held_down_is_one_press(page: Page) -> None:
    host = hosting(page, BUZZ)
    session = page.context.new_cdp_session(page)
    key(session, "q", time.time())
    for _ in range(5):
        key(session, "q", time.time(), autoRepeat=True)
    question = decided(host)
    assert question["early"] == [0] and len(host.state["ledger"]) == 1
    host.press("Space")
    key(session, "q", time.time(), autoRepeat=True)
    assert decided(host)["answering"] is None
    host.buzz("p")
    assert host.state["question"]["answering"] == 1


def test_the_opening_is_told_by_its_moment_too(page: Page) -> None:
    """A press made 5 ms after the host's key, known before it, is no early one, and the other way
    round."""
    host = hosting(page, BUZZ)
    session = page.context.new_cdp_session(page)
    for late in (True, False):
        now = time.time()
        space = {"key": " ", "code": "Space", "timestamp": now, "type": "keyDown"}
        press = now + 0.005 if late else now - 0.005
        if late:
            key(session, "q", press)
            session.send("Input.dispatchKeyEvent", space)
        else:
            session.send("Input.dispatchKeyEvent", space)
            key(session, "q", press)
        session.send("Input.dispatchKeyEvent", {**space, "type": "keyUp"})
        key(session, "q", press + 0.1, "keyUp")
        question = decided(host)
        assert (question["answering"], question["early"]) == ((0, []) if late else (None, [0]))
        if late:
            host.press("=", "Space")
    assert [entry["reason"] for entry in host.state["ledger"]] == ["right", "early"]


def test_who_was_early_is_locked_out(page: Page) -> None:
    host = hosting(page, LOCKOUT, 9)
    host.buzz("q")
    host.press("Space")
    host.buzz("q")
    assert host.state["question"]["answering"] is None
    host.buzz("p")
    assert host.state["question"]["answering"] == 1
    assert host.state["ledger"] == []
    host.press("-")
    assert host.state["phase"] == "revealed"


def test_a_pause_holds_buzzers_and_clock(page: Page) -> None:
    host = hosting(page, rounds(buzz={"questions": 3, "seconds": 20, "again": True}), 3)
    host.press("Space")
    page.wait_for_timeout(120)
    host.press(".")
    before = host.state["clock"]["spent"]
    assert 60 <= before < 5000
    host.buzz("q")
    page.wait_for_timeout(200)
    assert host.state["clock"]["spent"] == before and host.state["question"]["presses"] == []
    host.press("Space")
    host.buzz("q")
    assert host.state["question"]["answering"] == 0


def test_both_windows_hear_the_buzzers(page: Page) -> None:
    host = hosting(page, BUZZ)
    screen = host.screen()
    host.press("Space")
    screen.bring_to_front()
    screen.keyboard.press("z")
    until(page, lambda: decided(host)["answering"] == 2)
    expect(screen.locator(".team").nth(2)).to_have_class("team is-on")
    screen.keyboard.press("=")
    until(page, lambda: host.state["phase"] == "revealed")


def test_buzzers_are_set_and_tried_before_the_contest(page: Page) -> None:
    host = Host(page)
    row = page.locator(".team-row")
    row.nth(3).wait_for()
    page.evaluate(LIT)
    page.keyboard.press("p")
    page.wait_for_function("window.lit === '1'")
    page.locator("[data-act=buzzer-0]").click()
    page.keyboard.press("1")
    expect(page.locator("[data-act=buzzer-0]")).to_contain_text("1")
    page.locator("[data-act=buzzer-1]").click()
    pressed(page, (2, 1))
    expect(page.locator("[data-act=buzzer-1]")).to_contain_text("3.1")
    page.locator("[data-act=buzzer-2]").click()
    page.keyboard.press("1")
    host.pick(42)
    expect(page.locator(".problems")).to_contain_text("1")
    expect(page.locator("[data-act=start]")).to_be_disabled()
    page.locator("[data-act=buzzer-2]").click()
    page.keyboard.press("Space")
    expect(page.locator("[data-act=start]")).to_be_disabled()
    page.locator("[data-act=buzzer-2]").click()
    page.keyboard.press("7")
    expect(page.locator("[data-act=start]")).to_be_enabled()
