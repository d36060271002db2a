"""Every kind of round, by keyboard and by touch, in Chinese and in Uyghur, in both windows."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from portal.language.catalogue import Strings
from support.hall import HOST, SECRET, SECRET_UG, TEAM_KEYS, Host, OpenHall, rounds, row_texts
from support.reader import serious

# so many seconds that a busy machine may look at both windows before they are gone
RULES = rounds(
    required={"questions": 1, "seconds": 300, "right": 10, "wrong": 0},
    buzz={"questions": 2, "seconds": 300, "right": 20, "wrong": -20, "early_points": -10},
    risk={"questions": 1, "seconds": 300, "choices": [10, 30, 50], "lowest_first": True},
    audience={"questions": 1},
    sudden_death={"questions": 4, "lockout_seconds": 0},
)
SAY = Strings("zh-Hans")
HEAR = """() => addEventListener(
  'message', (e) => (window.heard = window.heard || []).push(e.data.view))"""


KEYS = {"next": "Space", "right": "=", "wrong": "-", "pause": ".", "undo": "Backspace"}


class Hand:
    """Does what the host does, by keyboard or by touch."""

    def __init__(self, host: Host, touch: bool) -> None:
        self.host, self.touch = host, touch

    def __call__(self, *acts: str) -> None:
        for act in acts:
            if act.startswith("first-"):
                self.first(int(act[-1]))
            elif self.touch or act not in KEYS:
                self.reach(f"[data-act={act}]")
            else:
                self.host.press(KEYS[act])
            self.host.settle()

    def reach(self, selector: str) -> None:
        """A finger, or the tabulator and Enter."""
        if self.touch:
            self.host.page.locator(selector).tap()
            return
        self.host.page.locator(selector).focus()
        self.host.page.keyboard.press("Enter")

    def first(self, team: int) -> None:
        if self.touch:
            self.reach(f"[data-act=first-{team}]")
            self.host.decide()
        else:
            self.host.buzz(TEAM_KEYS[team])


def begun(open_hall: OpenHall, prefix: str = "", second: str | None = None) -> Host:
    """A contest on a laptop with a touch screen, ready to start."""
    page = open_hall(f"{prefix}/{HOST}".lstrip("/"), HEAR, has_touch=True)
    host = Host(page)
    host.change(RULES)
    if second:
        page.locator("[data-field=second]").select_option(second)
    host.pick(15)
    return host


@pytest.mark.parametrize("touch", [False, True])
@pytest.mark.parametrize(("prefix", "second"), [("", None), ("ug", "zh-Hans")])
def test_every_kind_of_round(
    open_hall: OpenHall, prefix: str, second: str | None, touch: bool
) -> None:
    host = begun(open_hall, prefix, second)
    troubles = serious(host.page)
    host.begin()
    screen, do = host.screen(), Hand(host, touch)
    troubles += serious(host.page)
    say = Strings(prefix or "zh-Hans")
    # a contest without a title, and what is heard of it
    expect(screen.locator("h1 .line").first).to_have_text(say("host.title"))
    heard = screen.get_by_role("status")

    def look(kind: str) -> None:
        screen.locator(f".screen.kind-{kind}").wait_for()
        troubles.extend(clipped(screen))
        if touch:
            troubles.extend([*serious(screen), *serious(host.page)])

    do("next")
    look("round")
    do("next")
    for answer in ("right", "right", "wrong", "wrong"):
        do("next", answer, "next")
    assert host.shown_scores() == [110, 110, 100, 100]
    look("standings")

    do("next", "next")
    if not touch:
        host.buzz("z")
        assert host.shown_scores() == [110, 110, 90, 100]
        do("undo")
    do("next", "first-3", "wrong")
    look("question")
    do("first-0", "right")
    look("question")
    expect(heard).to_contain_text(say("quiz.right"))
    assert host.shown_scores() == [130, 110, 100, 80]
    do("next", "next", "next", "next", "next")
    assert host.state["round"] == 2

    do("next")
    look("choose")
    assert host.state["order"] == [3, 2, 1, 0]
    for stake in ("choose-50", "choose-30", "choose-10", "choose-10"):
        do(stake, "next", "pause", "next", "right" if stake != "choose-10" else "wrong", "next")
    assert host.shown_scores() == [120, 100, 130, 130]

    do("next", "next", "next", "next")
    look("question")
    do("next", "next")
    assert (host.state["round"], host.state["phase"]) == (4, "round")
    do("next")
    assert host.state["question"]["players"] == [2, 3]
    do("next", "first-3", "right", "next", "next")
    look("final")
    assert host.shown_scores() == [120, 100, 130, 130]
    places = [text.split() for text in row_texts(screen, ".rows li")]
    assert [(row[0], row[-1]) for row in places] == [
        ("1", "130"),
        ("2", "130"),
        ("3", "120"),
        ("4", "100"),
    ]
    why = say("host.reason_first")
    expect(heard).to_contain_text(say("host.final"))
    assert why in screen.locator(".rows li").first.inner_text()
    assert screen.locator(".why").count() == 1
    rows = row_texts(host.page, "table.results tbody tr")
    assert [row.split("\t")[-1] for row in rows] == [why, "", "", ""]
    assert troubles == []
    nothing_is_told_early(screen)


def clipped(screen: Page) -> list[str]:
    """Boxes of the hall's window of which something is not seen, and letters that are too small."""
    return screen.evaluate(
        """() => {
          const found = [];
          document.querySelectorAll('[data-most], [data-holds]').forEach((box) => {
            if (box.scrollHeight > box.clientHeight + 2 || box.scrollWidth > box.clientWidth + 2)
              found.push('clipped: ' + box.className);
          });
          document.querySelectorAll('#screen :is(.line, .score, .letter, .page)').forEach((e) => {
            const size = parseFloat(getComputedStyle(e).fontSize) / innerHeight;
            const box = e.getBoundingClientRect();
            if (size < 0.025) found.push('small: ' + e.textContent + ' ' + size);
            if (box.left < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
              found.push('out: ' + e.textContent);
          });
          document.querySelectorAll('.option').forEach((e) => {
            const box = e.getBoundingClientRect(), list = e.parentElement.getBoundingClientRect();
            if (box.right > list.right + 1 || box.bottom > list.bottom + 1)
              found.push('under what comes after it: ' + e.textContent);
          });
          return found;
        }"""
    )


def nothing_is_told_early(screen: Page) -> None:
    """No view that the hall's window was sent held an answer before it was revealed."""
    views: list[dict[str, Any]] = screen.evaluate("() => window.heard.filter(Boolean)")
    asked = [view for view in views if view["kind"] == "question"]
    assert len(asked) > 20
    revealed = [view for view in asked if "answer" in view["question"]]
    hidden = [view for view in asked if "answer" not in view["question"]]
    assert revealed and hidden
    for view in hidden:
        assert SECRET not in str(view) and SECRET_UG not in str(view)
        assert {option["part"] for option in view["question"]["options"]} <= {""}
    assert all(view["question"]["explanation"] for view in revealed)
    assert any(SECRET in str(view) or SECRET_UG in str(view) for view in revealed)


def test_the_hosts_say(open_hall: OpenHall) -> None:
    """Points by the host with a reason, another judgement after the fact, undo and redo."""
    host = begun(open_hall)
    host.begin()
    host.press("Space", "Space", "Space", "=", "Space")
    page = host.page
    page.locator(".award summary").click()
    page.locator("[data-field=team]").select_option("2")
    page.locator("[data-field=points]").fill("-15")
    page.locator("[data-act=award]").click()
    assert host.shown_scores() == [110, 100, 100, 100]
    page.locator("[data-field=note]").fill('=1+1，"迟到" <b>')
    page.locator("[data-act=award]").click()
    host.settle()
    assert host.shown_scores() == [110, 100, 85, 100]
    page.locator("[data-act=undo-2]").click()
    host.settle()
    page.locator("[data-act=undo-3]").click()
    host.settle()
    page.locator("[data-act=rejudge-1]").click()
    host.settle()
    assert host.shown_scores() == [100, 100, 85, 100]
    entries = [(e["team"], e["points"], e["reason"]) for e in host.state["ledger"]]
    assert entries == [
        (0, 10, "right"),
        (2, -15, "override"),
        (2, 15, "undo"),
        (2, -15, "redo"),
        (0, -10, "rejudge"),
        (0, 0, "wrong"),
    ]
    host.press("Delete")
    expect(page.locator("[data-act=skip]")).to_contain_text(SAY("host.sure", what=SAY("host.skip")))
    host.press("'", "Delete", ".", "Delete", ";")
    # the mouse leaves the space bar to the next step
    page.locator("[data-act=skip]").click()
    page.locator("[data-act=sound]").click()
    page.locator("[data-act=skip]").click()
    host.press("Space")
    assert host.state["question"]["number"] == 2  # each asked first, or anew after a step
    host.press("Delete", "Delete", "'", "'")
    assert host.state["question"]["number"] == 3 and len(host.state["spare"]) == 0
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("[data-act=finish]").click()
    host.press("Space", "Delete", "Delete", ".")
    page.locator("[data-act=back]").click()
    host.settle()
    question, paused = host.state["question"], host.state["paused"]
    assert (question["number"], host.state["phase"], paused is None) == (3, "shown", False)
    page.locator("[data-act=finish]").click()
    with page.expect_download() as download:
        page.locator("[data-act=save-ledger]").click()
    text = download.value.path().read_bytes().decode("utf-8")
    assert text.startswith("\ufeff") and text.endswith("\r\n")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) == 7 and {len(row) for row in rows} == {7}
    assert rows[2][6].endswith('=1+1，"迟到" <b>') and not rows[2][6].startswith("=")
    assert [int(row[5]) for row in rows[1:]] == [10, -15, 15, -15, -10, 0]
    # those of East Asia compute full-width signs too
    assert page.evaluate("PortalHost.csv([['=1+1', '+2', '-x', '@y', '＝1', ' =1', 'z', -3]])") == (
        '\ufeff"\'=1+1","\'+2","\'-x","\'@y","\'＝1","\' =1",z,-3\r\n'
    )


def test_the_hall_s_window_comes_back(open_hall: OpenHall) -> None:
    host = begun(open_hall)
    host.begin()
    screen = host.screen()
    screen.close()
    host.press("Space")
    screen = host.screen()
    screen.locator(".screen.kind-round").wait_for()
    screen.reload()
    screen.locator(".screen.kind-round").wait_for()
    host.press(",")
    screen.locator(".screen.kind-dark").wait_for()
    host.press(",", "/")
    screen.locator(".screen.kind-standings").wait_for()
    screen.keyboard.press("f")
    screen.wait_for_function("() => document.fullscreenElement !== null")
    host.page.reload()
    host.page.locator("[data-act=go-on]").click()
    host.page.locator(".desk .now").wait_for()
    host.press("/")
    screen.locator(".screen.kind-round").wait_for()
