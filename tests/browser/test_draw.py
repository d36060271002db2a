"""The page of a draw repeats it with a SHA-256 of its own, which is that of everybody."""

from __future__ import annotations

import hashlib
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from portal.quiz.prize.draw import draw, normalised_entries
from portal.quiz.prize.page import draw_page

SEED = "00112233445566778899aabbccddeeff" * 2
ENTRIES, _ = normalised_entries([*(f"A-{n}" for n in range(1, 500)), "石榴😀", "it's <b>", "ئالما"])


def opened(browser: Browser, path: Path, page: bytes) -> Page:
    path.write_bytes(page)
    made = browser.new_page(viewport={"width": 390, "height": 844})
    made.on("request", lambda request: None if request.url.startswith("file:") else made.close())
    made.goto(path.as_uri())
    made.locator("[data-again]").click()
    made.locator("[data-said].fine, [data-said].warn").wait_for()
    return made


def test_the_draw_is_repeated_in_the_page(browser: Browser, tmp_path: Path) -> None:
    held = draw("示例", SEED, "体彩 12345", ENTRIES, 10)
    page = opened(browser, tmp_path / "draw.html", draw_page(held, "zh-Hans"))
    assert "一样" in page.locator("[data-said]").inner_text()
    lots = page.locator("[data-lots] li").all_inner_texts()
    wanted = sorted(
        (hashlib.sha256(f"{SEED}:体彩 12345:{entry}".encode()).hexdigest(), entry)
        for entry in ENTRIES
    )
    joined = ["".join(lot.split()) for lot in lots]
    assert joined == ["".join(entry.split()) + lot for lot, entry in wanted]
    assert len(lots) == len(ENTRIES) and page.locator("[data-lots] .won").count() == 10
    found = Axe().run(page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    # every length around the ends of a block
    for length in (0, 1, 55, 56, 63, 64, 65, 119, 120, 1000):
        text = "石" * (length // 3) + "x" * (length % 3)
        assert page.evaluate("text => sha256(text)", text) == (
            hashlib.sha256(text.encode()).hexdigest()
        )
    page.close()


def test_what_was_changed_is_told_in_the_page(browser: Browser, tmp_path: Path) -> None:
    held = draw("示例", SEED, "", ENTRIES, 3)
    honest = draw_page(held, "zh-Hans").decode()
    for old, new, said in (
        (held.commitment, "0" * 64, "承诺不一致"),
        (f'"winners":["{held.winners[0]}"', '"winners":["A-1"', "结果和公布的不一样"),
    ):
        assert old in honest
        page = opened(browser, tmp_path / "draw.html", honest.replace(old, new).encode())
        assert said in page.locator("[data-said]").inner_text()
        page.close()
