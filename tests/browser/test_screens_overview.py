"""The page of all screens tells what plays now, by the clock of whoever looks at it."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from playwright.sync_api import Browser
from support.projects import TODAY, Project

SCREEN = {
    "id": "hall",
    "name": "大厅 <示例>",
    "width": 960,
    "height": 540,
    "pitch_mm": 5,
    "distance_m": 8,
    "night": [],
    "hours": ["07:00-22:00"],
    "playlist": ["slogans"],
}
WATER = {
    "id": "water",
    "kind": "urgent",
    "text": {"zh-Hans": "今天停水 <b>"},
    "from": f"{TODAY} 10:00",
    "until": f"{TODAY} 12:00",
}


def test_what_plays_and_what_comes_next(browser: Browser, tmp_path: Path) -> None:
    project = Project(tmp_path / "project").configure()
    project.home()
    slogans = [{"id": "seeds", "text": {"zh-Hans": "石榴籽挨得紧"}}]
    for name, records in (("screens", [SCREEN]), ("slogans", slogans), ("notices", [WATER])):
        project.write(f"docs/{name}.yml", json.dumps(records, ensure_ascii=False))
    folder = project.built() / "screens"
    found = []
    with browser.new_context() as context:
        page = context.new_page()
        troubles: list[str] = []
        page.on("pageerror", lambda fault: troubles.append(str(fault)))
        page.clock.install(time=datetime.fromisoformat(f"{TODAY}T06:00"))
        page.goto((folder / "index.html").as_uri())
        for hours in (0, 3, 2, 3):
            page.clock.fast_forward(hours * 3_600_000 + 20_000)
            image = page.locator("img")
            found.append(
                (
                    page.locator("[data-now]").inner_text(),
                    page.locator("[data-next]").inner_text(),
                    image.get_attribute("src") if image.is_visible() else None,
                )
            )
        assert page.locator("strong").inner_text() == "大厅 <示例>" and troubles == []
        # a site that nobody has built again
        page.clock.fast_forward(20 * 24 * 3_600_000)
        assert "build" in page.locator("[data-now]").inner_text()
    dark, early, urgent, late = found
    assert dark == ("现在：已关屏", "接下来：06-01 07:00 亮屏", None)
    assert early[:2] == ("现在：“石榴籽挨得紧”", "接下来：06-01 10:00 换成紧急通知“今天停水 <b>”")
    assert urgent[:2] == ("现在：紧急通知“今天停水 <b>”", "接下来：06-01 12:00 紧急通知结束")
    assert late[:2] == (early[0], "接下来：06-01 22:00 关屏") and late[2] == early[2]
    assert early[2] and urgent[2] and early[2] != urgent[2]
    assert all((folder / path).stat().st_size for path in (early[2], urgent[2]))
