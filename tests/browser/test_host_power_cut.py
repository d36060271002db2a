"""A whole contest of four teams and sixty questions, with twenty undos and ten power cuts."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest
from launcher import browser as browsers
from playwright.sync_api import Browser, Page
from portal.language.catalogue import Strings
from support.hall import HOST, TEAM_KEYS, Host, Laptop, laptop, rounds, row_texts
from support.scoring import PLAN, TEAMS, Model, next_step

UNDOS, CUTS = 20, 10
RULES = rounds(
    required={"questions": 5, "right": 10, "wrong": 0},
    buzz={"questions": 20, "right": 20, "wrong": -20, "early": "points", "early_points": -10},
    risk={"questions": 2, "choices": [10, 30, 50], "lowest_first": False},
    audience={"questions": 4},
    sudden_death={"questions": 8, "early": "lockout", "lockout_seconds": 0},
)
LEDGER = (
    """() => PortalHost.contest.state.ledger.map((e) => [e.team, e.points, e.undoes || null])"""
)


def do(host: Host, model: Model, step: tuple[str, Any]) -> None:
    """Do a step in front of the laptop, without waiting for what comes of it."""
    name, what = step
    page = host.page
    if name == "next":
        page.keyboard.press("Space")
    elif name == "buzz":
        page.keyboard.press(TEAM_KEYS[what])
    elif name == "judge":
        page.keyboard.press("=" if what else "-")
    elif name == "choose":
        page.evaluate("s => document.querySelector(s).click()", f"[data-act=choose-{what}]")
    else:
        page.evaluate("s => document.querySelector(s).click()", f"[data-act=undo-{what}]")


def apply(model: Model, step: tuple[str, Any]) -> None:
    name, what = step
    getattr(model, name)(*(() if what is None else (what,)))


def settle(host: Host, step: tuple[str, Any]) -> None:
    if step[0] == "buzz":
        host.decide()
    else:
        host.settle()


def place(page: Page) -> tuple[str, int, list[list[int]]]:
    state = page.evaluate("() => [PortalHost.contest.state.phase, PortalHost.contest.state.round]")
    return state[0], state[1], page.evaluate(LEDGER)


def expected(model: Model) -> tuple[str, int, list[list[int | None]]]:
    number = min(model.round, len(PLAN) - 1)
    return model.phase, number, [list(entry) for entry in model.entries]


def reopen(laptop: Laptop, address: str, candidates: list[Model]) -> tuple[Host, Model]:
    """Switch on again, and go on: the ledger is that before the step that was cut, or after it."""
    page = laptop.start()
    page.goto(address)
    page.locator("[data-act=go-on]").click()
    page.locator(".desk .now").wait_for()
    host = Host(page)
    host.hurry()
    host.settle()
    found = place(page)
    matching = [model for model in candidates if expected(model) == found]
    assert matching, (found, [expected(model) for model in candidates])
    model = matching[-1]
    model.paused = model.phase in ("shown", "open", "answering")
    return host, model


@pytest.mark.parametrize("seed", [7])
def test_ten_power_cuts_lose_nothing(
    seed: int, browser: Browser, tmp_path: Path, hall_site: Path
) -> None:
    address = (hall_site / HOST).as_uri()
    chance = Random(seed)
    executable = browsers.find()
    assert executable is not None
    connect = browser.browser_type.connect_over_cdp
    with laptop(executable, tmp_path / "profile", connect) as machine:
        host = Host(machine.start())
        host.page.goto(address)
        host.change(RULES)
        host.pick(60)
        host.begin()
        model, steps, undos, cuts = Model(), 0, 0, 0
        # a contest has some 250 steps: cuts and undos are spread over the first 200
        cut_at = set(chance.sample(range(5, 200), CUTS))
        undo_at = set(chance.sample(range(20, 200), UNDOS))
        while model.phase != "final":
            step = next_step(model, chance)
            holding = [n for n in range(1, len(model.entries) + 1) if model.may_undo(n)]
            if steps in undo_at:
                if holding:
                    step = "undo", chance.choice(holding)
                    undos += 1
                else:
                    undo_at.add(steps + 1)
            before = model.copy()
            do(host, model, step)
            apply(model, step)
            if steps in cut_at:
                host.page.wait_for_timeout(chance.choice((0, 1, 3, 10, 60)))
                machine.kill()
                cuts += 1
                host, model = reopen(machine, address, [before, model])
            else:
                settle(host, step)
            steps += 1
            if steps % 10 == 0:
                assert place(host.page) == expected(model), steps
                assert host.shown_scores() == model.scores
        assert (undos >= UNDOS, cuts) == (True, CUTS)
        assert place(host.page) == expected(model)
        assert host.shown_scores() == model.scores
        assert host.state["asked"] >= 52 and len(model.entries) >= UNDOS + 20
        head, *rows = row_texts(host.page, "table.results tr")
        assert len(rows) == TEAMS
        column = head.split("\t").index(Strings("zh-Hans")("host.total"))
        totals = sorted((int(row.split("\t")[column]) for row in rows), reverse=True)
        assert totals == sorted(model.scores, reverse=True)
