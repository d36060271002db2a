"""Presses that are no step: two at once, held keys, keys of the browser, a cursor in a field."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect
from support.hall import Host, OpenHall, rounds
from support.reader import serious

REQUIRED = rounds(required={"questions": 2, "seconds": 30, "right": 10, "wrong": -5})
BUZZ = rounds(
    buzz={
        "questions": 6,
        "seconds": 30,
        "right": 10,
        "wrong": -10,
        "again": True,
        "early": "points",
        "early_points": -10,
    }
)
PAD = """() => {
  const buttons = Array.from({length: 8}, () => ({pressed: false}));
  window.pads = [{index: 0, timestamp: 0, buttons: buttons}];
  Object.defineProperty(navigator, 'getGamepads', {value: () => window.pads});
}"""
"""A controller with a buzzer for each of four teams, which lie still."""


@pytest.fixture
def page(open_hall: OpenHall) -> Page:
    """The host's page on a small laptop, with one controller."""
    return open_hall(script=PAD, viewport={"width": 1024, "height": 768})


def hosting(page: Page, rules: str) -> Host:
    """A contest at its first question, which is shown and not open yet."""
    host = Host(page)
    host.change(rules)
    host.pick(20)
    host.begin()
    host.press("Space", "Space")
    assert host.state["phase"] == "shown"
    return host


def entries(host: Host) -> list[tuple[Any, ...]]:
    return [(e["team"], e["points"], e["reason"]) for e in host.state["ledger"]]


def test_a_second_press_at_once_is_none(page: Page) -> None:
    host = hosting(page, BUZZ)
    # longer than a busy machine takes for the presses that follow
    page.evaluate("PortalHost.calm = 60000")
    host.press("Space", "Space")
    assert host.state["phase"] == "open"
    host.press("Delete", "Delete")
    assert (host.state["phase"], host.state["question"]["number"]) == ("open", 1)
    page.locator("[data-act=next]").dblclick()
    host.settle()
    assert (host.state["phase"], host.state["question"]["number"]) == ("open", 1)
    for number in (1, 2):
        page.evaluate("PortalHost.contest.ready = PortalHost.now() + 300")
        page.wait_for_timeout(320)
        host.press("Space", "Space", "Space")
        assert host.state["question"]["number"] == number
    assert host.state["phase"] == "shown"


def test_keys_of_the_browser_and_held_keys_do_nothing(page: Page) -> None:
    host = hosting(page, REQUIRED)
    screen = host.screen()
    host.press("Space")
    for window in (page, screen):
        window.bring_to_front()
        for key in ("Control+Minus", "Control+Equal", "Meta+Minus", "Alt+Equal", "Control+f"):
            window.keyboard.press(key)
        window.wait_for_timeout(60)
        host.settle()
    assert (host.state["phase"], entries(host)) == ("open", [])
    assert screen.evaluate("document.fullscreenElement === null")
    page.bring_to_front()
    host.press("=")
    page.locator("[data-act=next]").focus()
    page.keyboard.down("Enter")
    for _ in range(8):
        page.keyboard.down("Enter")
        host.settle()
    assert host.state["asked"] == 2


def test_after_points_by_the_host_all_keys_live(page: Page) -> None:
    host = hosting(page, BUZZ)
    host.press("Space")
    page.locator(".award summary").click()
    # the space bar is the list's while it is there
    page.locator("[data-field=team]").focus()
    host.press("Space", "Escape")
    page.locator("[data-field=points]").fill("5")
    page.locator("[data-field=note]").focus()
    expect(page.locator(".typing")).to_be_visible()
    page.keyboard.type("q=")
    host.decide()
    assert host.state["phase"] == "open" and entries(host) == []
    page.keyboard.press("Enter")
    host.settle()
    expect(page.locator(".typing")).to_be_hidden()
    host.buzz("q")
    assert host.state["question"]["answering"] == 0
    page.locator("[data-field=team]").focus()
    host.press("-")
    host.buzz("p")
    assert entries(host) == [(0, 5, "override"), (0, -10, "wrong")]
    assert host.state["question"]["answering"] == 1


def test_a_judgement_is_taken_back_with_all_that_came_of_it(page: Page) -> None:
    host = hosting(page, BUZZ)
    screen = host.screen()
    host.press("Space")
    host.buzz("q")
    host.press("-", "Backspace")
    assert host.shown_scores() == [100, 100, 100, 100]
    assert (host.state["phase"], host.state["question"]["answering"]) == ("answering", 0)
    assert host.state["question"]["tried"] == []
    host.press("=")
    expect(screen.locator(".screen")).to_have_class("screen kind-question languages-1 went-right")
    host.press("Backspace")
    expect(screen.locator(".screen")).to_have_class("screen kind-question languages-1")
    host.press("=")
    # changed, and changed back
    number = host.state["ledger"][-1]["n"]
    page.locator(f"[data-act=rejudge-{number}]").click()
    host.settle()
    assert host.shown_scores()[0] == 90
    expect(screen.locator(".screen")).to_have_class("screen kind-question languages-1 went-wrong")
    host.press("Backspace")
    assert host.shown_scores()[0] == 110
    expect(screen.locator(".screen")).to_have_class("screen kind-question languages-1 went-right")


def test_the_ledger_stays_where_it_is_read(page: Page) -> None:
    host = hosting(page, REQUIRED)
    page.evaluate(
        """async () => { for (let points = 1; points <= 30; points += 1)
        await PortalHost.contest.dispatch({type: 'award', team: 1, points, note: '示例'}); }"""
    )
    ledger = page.locator(".ledger")
    expect(ledger.locator(".entry")).to_have_count(30)

    def place(entry: int) -> float:
        box, frame = ledger.locator(f"[data-entry='{entry}']").bounding_box(), ledger.bounding_box()
        assert box and frame
        return box["y"] - frame["y"]

    ledger.evaluate("list => { list.scrollTop = list.scrollHeight / 2; }")
    focused = "document.activeElement.closest('[data-entry]').dataset.entry"
    before = place(14)
    page.locator("[data-act=undo-15]").focus()
    host.press("Enter")
    assert page.evaluate(focused) == "15" and place(14) == pytest.approx(before, abs=1)
    host.press("Tab", "Space")  # the next entry that can be taken back
    assert page.evaluate(focused) == "14"
    assert [entry["undoes"] for entry in host.state["ledger"][30:]] == [15, 14]
    before = place(13)
    host.press("=")
    assert place(13) == pytest.approx(before, abs=1)
    ledger.evaluate("list => { list.scrollTop = 0; }")
    host.press("Space", "Space", "=")
    assert 0 <= place(len(host.state["ledger"])) < 10


def test_presses_in_a_pause_cost_nothing(page: Page) -> None:
    host = hosting(page, BUZZ)
    host.press(".")
    host.buzz("q")
    assert entries(host) == []
    page.reload()
    page.locator("[data-act=go-on]").click()
    page.locator(".desk .now").wait_for()
    host.hurry()
    host.buzz("q")
    page.keyboard.press("p")
    host.press("Space")
    host.decide()
    assert entries(host) == []
    host.buzz("z")
    assert entries(host) == [(2, -10, "early")]


def test_two_buttons_of_one_controller(page: Page) -> None:
    host = Host(page)
    host.change(BUZZ + "draft.teams.forEach((team, i) => { team.pad = 'pad 1.' + (i * 2 + 1); });")
    host.pick(20)
    host.begin()
    host.press("Space", "Space", "Space")
    host.decide()
    down = "(places) => { const [pad] = window.pads; pad.timestamp = performance.now();"
    down += " pad.buttons = pad.buttons.map((_, i) => ({pressed: places.includes(i)})); }"
    page.evaluate(down, [0, 4])
    host.decide()
    assert host.state["question"]["tied"] == [0, 2]
    page.evaluate(down, [])
    host.decide()
    page.evaluate(down, [4])
    host.decide()
    assert host.state["question"]["answering"] == 2


def test_what_is_set_up_survives_a_reload(page: Page) -> None:
    host = Host(page)
    expect(page.locator(".problems li")).to_have_count(1)
    assert serious(page) == []
    host.pick(12)
    page.locator(".source.bank .tick input").first.uncheck()
    page.locator("[data-field=count]").fill("7")
    page.locator("[data-act=add-team]").click()
    expect(page.locator(".source.bank .tick input").first).not_to_be_checked()
    expect(page.locator("[data-field=count]")).to_have_value("7")
    expect(page.locator("[data-act=buzzer-4]")).to_contain_text("T")
    page.locator(".team-row input[type=text]").first.fill("石榴花开队")
    page.locator("[data-act=buzzer-2]").click()
    page.locator("[data-act=remove-team-2]").click()
    page.keyboard.press("x")
    page.reload()
    expect(page.locator(".team-row input[type=text]").first).to_have_value("石榴花开队")
    assert page.evaluate("PortalHost.setup.draft.teams.map((t) => t.key)") == ["Q", "P", "M", "T"]


def test_the_keyboard_keeps_its_place_where_a_button_goes(page: Page) -> None:
    page.locator("[data-act=remove-team-3]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("select[data-field=kind]").first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    for _ in range(5):
        page.keyboard.press("Enter")
    expect(page.locator("[data-act=add-team]")).to_be_disabled()
    expect(page.locator("[data-act=buzzer-7]")).to_be_focused()


def test_a_second_window_hosts_once_the_first_is_gone(page: Page) -> None:
    page.locator(".setup .team-row").first.wait_for()
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator(".message.bad")).to_be_visible()
    page.close()
    other.locator(".setup .team-row").first.wait_for()


def test_the_answer_is_seen_on_a_small_laptop(page: Page) -> None:
    host = hosting(page, BUZZ)
    host.press("Space")
    host.buzz("q")
    key = page.locator(".asked .key").bounding_box()
    bar = page.locator(".part-controls").bounding_box()
    assert key and bar and key["y"] + key["height"] <= bar["y"]
