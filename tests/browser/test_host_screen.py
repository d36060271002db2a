"""The hall's window with long texts, many options and many teams, at the sizes of projectors."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import FloatRect, Page
from portal.language.catalogue import Strings
from support.hall import OpenHall
from support.mongolian import TEXT

from .test_host_rounds import clipped

SCREEN = "quiz/host/screen.html"
DRAW = """async (view) => {
  const draw = () => PortalHost.draw(document.getElementById('screen'), view)();
  draw(); await document.fonts.ready; draw();
}"""
TURNING = """(view) => {
  clearInterval(window.turning);
  const turn = PortalHost.draw(document.getElementById('screen'), view);
  turn();
  window.turning = setInterval(turn, 100);
}"""
"""Draws a view and lets its sheets turn, as the window itself does."""
LONG = {
    "zh-Hans": "根据有关规定，流动人口子女在居住地接受义务教育，应当向哪个部门提出申请，"
    "并提交哪些材料？请选出说得最完整的一项。",
    "ug": "مۇناسىۋەتلىك بەلگىلىمىلەرگە ئاساسەن، كۆچمە نوپۇسنىڭ بالىلىرى تۇرۇۋاتقان يېرىدە"
    " مەجبۇرىيەت مائارىپى تەربىيەسى ئېلىش ئۈچۈن قايسى تارماققا ئىلتىماس قىلىدۇ؟",
    "mn-Mong": TEXT,
}
SHORT = {"zh-Hans": "石榴社区老年大学联队", "ug": "ئانار مەھەللىسى بىرلەشمە", "mn-Mong": "ᠪᠠᠭ"}
LANGUAGES = {
    "zh-Hans": {"code": "zh-Hans", "name": "中文", "dir": "ltr", "vertical": False},
    "ug": {"code": "ug", "name": "ئۇيغۇرچە", "dir": "rtl", "vertical": False},
    "mn-Mong": {"code": "mn-Mong", "name": "ᠮᠣᠩᠭᠣᠯ", "dir": "ltr", "vertical": True},
}


def told(texts: dict[str, str], codes: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"code": code, "text": texts[code]} for code in codes]


def view(codes: tuple[str, ...], teams: int, options: int, revealed: bool) -> dict[str, Any]:
    """A question as the hall is shown it, as full as can be."""
    team = [
        {"mark": n + 1, "name": told(SHORT, codes), "colour": "#1f5fa8", "score": 1000 - n}
        for n in range(teams)
    ]
    question: dict[str, Any] = {
        "number": 3,
        "type": "single",
        "stem": told(LONG, codes),
        "left": [],
        "hint": [],
        "stake": None,
        "options": [
            {"letter": "ABCDEFGH"[n], "text": told(SHORT, codes), "part": ["", "right"][n == 1]}
            for n in range(options)
        ],
    }
    if revealed:
        question |= {"answer": told(SHORT, codes), "explanation": told(LONG, codes)}
    return {
        "kind": "question",
        "languages": [LANGUAGES[code] for code in codes],
        "title": told(SHORT, codes),
        "board": [{**one, "part": ["on", "", "wrong"][n % 3]} for n, one in enumerate(team)],
        "paused": False,
        "round": {"number": 1, "title": told(SHORT, codes), "rules": []},
        "question": question,
        "team": team[0],
        "status": told(SHORT, codes),
        "clock": {"total": 30000, "left": 4000, "running": True},
        "verdict": revealed or None,
    }


def apart(one: FloatRect | None, other: FloatRect | None) -> bool:
    """Whether neither of two boxes lies on the other."""
    assert one and other
    return any(
        one[at] + one[long] <= other[at] + 1 or other[at] + other[long] <= one[at] + 1
        for at, long in (("x", "width"), ("y", "height"))
    )


SIZES = [(1024, 768), (1280, 720), (1920, 1080)]
ONE, TWO = (("zh-Hans",), ("ug",), ("mn-Mong",)), (("ug", "zh-Hans"), ("zh-Hans", "mn-Mong"))


def window(open_hall: OpenHall, size: tuple[int, int]) -> Page:
    """The hall's window at the size of a projector."""
    return open_hall(SCREEN, viewport={"width": size[0], "height": size[1]})


def sizes(page: Page, selector: str) -> list[float]:
    """Letters of what is seen, as parts of the window's height."""
    return page.locator(selector).evaluate_all(
        "all => all.map((e) => parseFloat(getComputedStyle(e).fontSize) / innerHeight)"
    )


@pytest.mark.parametrize("size", SIZES)
def test_all_is_seen_from_afar(open_hall: OpenHall, size: tuple[int, int]) -> None:
    page = window(open_hall, size)
    troubles, stems = [], {}
    for codes in (*ONE, *TWO):
        for teams, options, revealed in ((4, 4, False), (8, 6, True), (2, 0, False)):
            page.evaluate(DRAW, view(codes, teams, options, revealed))
            name = f"{codes} {teams} {options}"
            troubles += [f"{name}: {found}" for found in clipped(page)]
            stems[name] = max(sizes(page, ".stem .line"))
            # each language on a sheet of its own where both are too much for one
            told = page.locator(".stem .line").all_text_contents()
            assert sorted(told) == sorted(LONG[code] for code in codes), name
    assert troubles == []
    # a hundredth of the height of a picture 3 m high is read from some 10 m: three of them from 20
    usual = {name: part for name, part in stems.items() if " 4 4" in name}
    assert min(usual.values()) > 0.03, usual


@pytest.mark.parametrize("codes", [("ug",), ("ug", "zh-Hans"), ("zh-Hans", "ug")])
def test_options_stand_the_way_of_the_first_language(
    open_hall: OpenHall, codes: tuple[str, ...]
) -> None:
    page = window(open_hall, SIZES[1])
    page.evaluate(DRAW, view(codes, 4, 4, False))
    first, second = (page.locator(".option").nth(place).bounding_box() for place in (0, 1))
    assert first and second and (first["x"] > second["x"]) == (codes[0] == "ug")


def test_columns_stand_beside_lines(open_hall: OpenHall) -> None:
    page = window(open_hall, (1920, 1080))
    page.evaluate(DRAW, view(("zh-Hans", "mn-Mong"), 4, 4, False))
    tall, level = (page.locator(f".area{kind}") for kind in (".is-tall", ":not(.is-tall)"))
    assert apart(tall.bounding_box(), level.bounding_box())
    for area, code, mode in ((tall, "mn-Mong", "vertical-lr"), (level, "zh-Hans", "horizontal-tb")):
        assert area.locator(".stem").text_content() == LONG[code]
        assert area.locator(".option .lines").all_text_contents() == [SHORT[code]] * 4
        assert area.evaluate("e => getComputedStyle(e).writingMode") == mode
    name = page.locator(".team .line[lang=mn-Mong]").first
    assert name.evaluate("e => getComputedStyle(e).writingMode") == "vertical-lr"
    # what is to be matched does not lie under the answer
    for codes in (("mn-Mong",), ("zh-Hans", "mn-Mong")):
        asked = view(codes, 4, 3, True)
        asked["question"]["left"] = asked["question"]["options"]
        page.evaluate(DRAW, asked)
        assert page.locator(".left").count() == len(codes) and clipped(page) == []


def test_what_is_too_much_for_one_sheet_is_read_on_several(open_hall: OpenHall) -> None:
    page = window(open_hall, (1024, 768))
    page.clock.install(time=0)
    page.clock.pause_at(1000)
    asked = view(("zh-Hans", "ug"), 8, 6, True)
    asked["question"]["stem"] = told({code: text * 6 for code, text in LONG.items()}, TWO[0][::-1])
    page.evaluate(TURNING, asked)
    order, seconds = [], []
    for number in (1, 2, 3, 4):
        seen = page.locator(".sheet.is-on")
        assert seen.locator(".page").inner_text() == f"{number} / 4" and clipped(page) == []
        order.append((seen.locator(".stem .line").count(), seen.locator(".answer").count()))
        # the hall sees the scores change, and goes on reading where it was
        page.evaluate(TURNING, {**asked, "board": asked["board"][::-1]})
        assert seen.locator(".page").inner_text() == f"{number} / 4"
        seconds.append(0)
        while seen.locator(".page").inner_text() == f"{number} / 4":
            page.clock.run_for(2000)
            seconds[-1] += 2
    assert order == [(1, 0), (0, 1)] * 2
    # the longer a sheet, the longer it is seen
    assert min(seconds) >= 8 and seconds[1] < seconds[0] < seconds[2]
    assert page.locator(".sheet.is-on .page").inner_text() == "1 / 4"


@pytest.mark.parametrize("size", SIZES[1:])
def test_rules_and_places_in_two_languages(open_hall: OpenHall, size: tuple[int, int]) -> None:
    page = window(open_hall, size)
    rules = {
        "host.rule_seconds": {"n": "15"},
        "host.rule_points": {"right": "+20", "wrong": "-20"},
        "host.rule_early": {"n": "-10"},
        "host.rule_again": {},
    }
    for codes in (("zh-Hans", "ug"), ("mn-Mong", "ug")):
        asked = view(codes, 4, 0, False)
        words = [told({c: Strings(c)(key, **rules[key]) for c in codes}, codes) for key in rules]
        page.evaluate(DRAW, {**asked, "kind": "round", "round": {**asked["round"], "rules": words}})
        assert page.locator(".rules").locator("> *").count() == 2
        found = sizes(page, ".rules .line")
        assert clipped(page) == [] and min(found) > 0.04, (codes, found)
        board = view(codes, 8, 0, False)["board"]
        places = [{**team, "place": n, "why": []} for n, team in enumerate(board, 1)]
        places[0]["why"] = told({c: Strings(c)("host.reason_first") for c in codes}, codes)
        page.evaluate(DRAW, {**asked, "kind": "final", "heading": [], "ranking": places})
        name, why = (page.locator(f".who > {one}").first for one in (".team-name", ".why"))
        assert clipped(page) == [] and apart(name.bounding_box(), why.bounding_box())
