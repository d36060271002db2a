"""The hall's window with long texts, many options and many teams, at the sizes of projectors."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FloatRect
from portal.language.catalogue import Strings
from support.mongolian import TEXT

from .test_host_rounds import clipped

SCREEN = "quiz/host/screen.html"
DRAW = """async (view) => {
  const draw = () => PortalHost.draw(document.getElementById('screen'), view)();
  draw(); await document.fonts.ready; draw();
}"""
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


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)])
def test_all_is_seen_from_afar(browser: Browser, hall_site: Path, size: tuple[int, int]) -> None:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    page.goto((hall_site / SCREEN).as_uri())
    troubles, stems = [], {}
    for codes in (("zh-Hans",), ("ug",), ("mn-Mong",), ("ug", "zh-Hans")):
        for teams, options, revealed in ((4, 4, False), (8, 6, True), (2, 0, False)):
            page.evaluate(DRAW, view(codes, teams, options, revealed))
            name = f"{codes} {teams} {options}"
            troubles += [f"{name}: {found}" for found in clipped(page)]
            stem = page.locator(".stem .line").first
            stems[name] = stem.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") / size[1]
    context.close()
    assert troubles == []
    # a hundredth of the height of a picture 3 m high is read from some 10 m: three of them from 20
    usual = {name: part for name, part in stems.items() if " 4 4" in name}
    assert min(usual.values()) > 0.03, usual


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720)])
def test_rules_and_places_in_two_languages(
    browser: Browser, hall_site: Path, size: tuple[int, int]
) -> None:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    page.goto((hall_site / SCREEN).as_uri())
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
        sizes = page.locator(".rules .line").evaluate_all(
            "lines => lines.map((e) => parseFloat(getComputedStyle(e).fontSize) / innerHeight)"
        )
        assert clipped(page) == [] and min(sizes) > 0.04, (codes, sizes)
        board = view(codes, 8, 0, False)["board"]
        places = [{**team, "place": n, "why": []} for n, team in enumerate(board, 1)]
        places[0]["why"] = told({c: Strings(c)("host.reason_first") for c in codes}, codes)
        page.evaluate(DRAW, {**asked, "kind": "final", "heading": [], "ranking": places})
        name, why = (page.locator(f".who > {one}").first for one in (".team-name", ".why"))
        assert clipped(page) == [] and apart(name.bounding_box(), why.bounding_box())
    context.close()
