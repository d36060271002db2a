"""What no team may lose by: places that were won, a turn, an answer that is right in other words, a
controller, a loss without its sign, an entry given back twice."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect
from portal.language.catalogue import Strings
from support.hall import Host, OpenHall, rounds

SAY = Strings("zh-Hans")
SUDDEN = rounds(sudden_death={"questions": 5, "again": True})
NEXT = {"type": "next"}
AWAY, BACK = (
    {"type": "award", "team": 2, "points": points, "note": "示例"} for points in (-10, 10)
)


@pytest.fixture
def page(open_hall: OpenHall) -> Page:
    return open_hall()


def answered(team: int, right: bool) -> list[dict[str, Any]]:
    return [{"type": "press", "team": team}, {"type": "judge", "right": right}]


def places(page: Page, rules: str, *events: dict[str, Any]) -> list[int]:
    """The places of three teams, in their order, after events from the beginning of a contest."""
    host = Host(page)
    host.change(rules + "draft.teams = draft.teams.slice(0, 3);")
    found: list[int] = page.evaluate(
        """events => {
          const questions = Array.from({length: 20}, (_, i) => ({id: 'q' + i, section: null}));
          const setup = Object.assign(PortalHost.setup.draft.setup(), {questions});
          let at = 0;
          const full = events.map((event) => {
            at += 1000;
            const presses = [{team: event.team, at}];
            return Object.assign({at}, event, event.type === 'press' ? {presses} : {});
          });
          let state = PortalHost.engine.begin(setup);
          full.forEach((event) => {
            const before = state;
            state = PortalHost.engine.reduce(state, event);
            if (state === before) { throw new Error(JSON.stringify(event)); }
          });
          const rows = PortalHost.ledger.ranking(state).sort((a, b) => a.team - b.team);
          return rows.map((row) => row.place);
        }""",
        events,
    )
    return found


def test_sudden_death_places_only_those_who_took_part(page: Page) -> None:
    first = [AWAY, NEXT, NEXT, NEXT, *answered(0, True)]
    assert places(page, SUDDEN, *first) == [1, 2, 3]
    # a protest gives the third its points back: it had no part in what was decided
    assert places(page, SUDDEN, *first, BACK) == [1, 1, 1]
    # and once it has lost them again, what was decided stands
    assert places(page, SUDDEN, *first, BACK, {"type": "undo", "entry": 3}) == [1, 2, 3]


def test_sudden_death_holds_for_the_score_it_was_about(page: Page) -> None:
    buzz = "{}, draft.rounds[0], {kind: 'buzz', right: 10}"
    two = SUDDEN + f"draft.rounds.push(Object.assign({buzz}));"
    first = [AWAY, NEXT, NEXT, NEXT, *answered(0, True), NEXT, NEXT]
    assert places(page, two, *first) == [1, 2, 3]
    later = [NEXT, NEXT, *answered(0, True), NEXT, NEXT, *answered(1, True)]
    assert places(page, two, *first, *later) == [1, 1, 3]


def test_an_answer_judged_anew_counts_from_its_own_question(page: Page) -> None:
    wrong = [NEXT, NEXT, NEXT, *answered(0, False), *answered(1, True), NEXT, NEXT]
    second = [*answered(2, True), NEXT]
    assert places(page, SUDDEN, *wrong, *second) == [3, 1, 2]
    # it was the first team that had been right on the first question, not the second
    anew = [{"type": "rejudge", "judgement": 0, "right": True}]
    anew += [{"type": "rejudge", "judgement": 1, "right": False}]
    assert places(page, SUDDEN, *wrong, *second, *anew)[0] == 1


def hosting(page: Page, rules: str, count: int) -> Host:
    """A contest at its first round."""
    host = Host(page)
    host.change(rules + "draft.teams = draft.teams.slice(0, 2);")
    host.pick(count)
    host.begin()
    host.press("Space")
    return host


def test_sudden_death_goes_on_where_its_end_is_taken_back(page: Page) -> None:
    host = hosting(page, rounds(sudden_death={"questions": 3}), 3)
    host.press("Space", "Space")
    host.buzz("q")
    host.press("=", "Space")
    following = page.locator("[data-act=next]")
    expect(following).to_contain_text(SAY("host.do_final"))
    host.press("Backspace")
    expect(following).to_contain_text(SAY("host.do_first"))
    host.press("Space", "Space")
    host.buzz("p")
    host.press("=", "Space", "Space")
    assert page.evaluate("PortalHost.ledger.ranking(PortalHost.contest.state)[0].team") == 1


def test_no_team_loses_its_turn_to_another_question(page: Page) -> None:
    host = hosting(page, rounds(required={"questions": 1}), 2)
    host.press("Space", "'", "'")
    expect(page.locator("[data-act=replace]")).to_be_disabled()
    for _ in range(2):
        host.press("Space", "=", "Space")
    assert host.shown_scores() == [110, 110]


def test_an_entry_is_given_back_once(page: Page) -> None:
    host = hosting(page, rounds(required={"questions": 1}), 2)
    page.evaluate(
        "PortalHost.contest.dispatch({type: 'award', team: 0, points: -10, note: '示例'})"
    )
    for number, score in ((1, 100), (2, 90), (1, 100)):
        page.locator(f"[data-act=undo-{number}]").click()
        host.settle()
        assert host.shown_scores()[0] == score
    # what was done again is no entry to take back
    expect(page.locator("[data-act=undo-3]")).to_have_count(0)
    assert not page.evaluate("PortalHost.contest.dispatch({type: 'undo', entry: 3})")
    assert host.shown_scores() == [100, 100]


def test_the_host_sees_every_answer_that_is_right(page: Page) -> None:
    host = Host(page)
    host.change(rounds(audience={"questions": 1}))
    host.change(
        "const texts = {'zh-Hans': {stem: '几天？', options: [], answer: ['3', '三', '三天']}};"
        "draft.usePractice([{id: 'days', type: 'blank', difficulty: 1, texts}]);"
    )
    host.begin()
    screen = host.screen()
    host.press("Space", "Space", "Space", "Space")
    expect(page.locator(".asked .key")).to_contain_text("3 / 三 / 三天")
    expect(screen.locator(".answer-words")).to_have_text("3")


def test_a_team_more_has_a_controller_of_its_own(page: Page) -> None:
    page.locator("[data-act=remove-team-1]").click()
    page.locator("[data-act=add-team]").click()
    for name in ("pad", "key", "colour"):
        found = page.evaluate(f"PortalHost.setup.draft.teams.map((team) => team.{name})")
        assert len(set(found)) == len(found) == 4, name


def test_a_loss_is_a_loss_with_or_without_its_sign(page: Page) -> None:
    wrong = page.locator("[data-round='1'] [data-field=wrong]")
    for typed in ("30", "-30"):
        wrong.fill(typed)
        wrong.blur()
        expect(wrong).to_have_value("-30")
        assert page.evaluate("PortalHost.setup.draft.rounds[1].wrong") == -30
    seconds = page.locator("[data-round='1'] [data-field=seconds]")
    seconds.fill("-5")
    seconds.blur()
    expect(seconds).to_have_value("5")


def test_a_tie_that_nobody_breaks_ends_with_its_time(page: Page) -> None:
    host = hosting(page, rounds(buzz={"questions": 1, "seconds": 30}), 1)
    host.press("Space", "Space")
    page.evaluate(
        """async () => { const at = PortalHost.now(), presses = [{team: 0, at}, {team: 1, at}];
        await PortalHost.contest.dispatch({type: 'press', presses}); }"""
    )
    expect(page.locator(".now .status")).to_have_text(SAY("host.now_tied"))
    page.evaluate("PortalHost.contest.dispatch({type: 'timeout', at: PortalHost.now() + 30000})")
    expect(page.locator(".now .status")).to_have_text(SAY("host.now_out"))
