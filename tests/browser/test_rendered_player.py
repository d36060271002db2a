"""What `screens render` and `build` write plays in a browser, pixel by pixel."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser
from support.projects import Project
from support.reader import until

SIZE = (192, 96)
SCREEN = {
    "id": "hall",
    "name": "大厅",
    "width": SIZE[0],
    "height": SIZE[1],
    "pitch_mm": 5,
    "distance_m": 8,
    "night": [],
    "playlist": ["slogans"],
}
SLOGANS = [
    {"id": "seeds", "text": {"zh-Hans": "石榴籽挨得紧"}},
    {"id": "bowl", "text": {"zh-Hans": "添一双筷子"}},
]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path / "project").configure()
    project.home()
    for name, records in (("screens", [SCREEN]), ("slogans", SLOGANS)):
        project.write(f"docs/{name}.yml", json.dumps(records, ensure_ascii=False))
    return project


@pytest.mark.parametrize("made_by", ["render", "build"])
def test_the_first_picture_is_shown_exactly(
    project: Project, browser: Browser, tmp_path: Path, made_by: str
) -> None:
    out = tmp_path / "out"
    assert project.run("screens", "render", "--no-films", "-o", out).code == 0
    folder = out / "hall" / "player"
    if made_by == "build":
        folder = project.built() / "screens" / "hall"
    with browser.new_context(viewport={"width": SIZE[0], "height": SIZE[1]}) as context:
        page = context.new_page()
        troubles: list[str] = []
        page.on("pageerror", lambda fault: troubles.append(str(fault)))
        page.goto((folder / "index.html").as_uri())
        wanted = [_pixels(path.read_bytes()) for path in sorted((out / "hall").glob("0*.png"))]
        page.wait_for_function("document.images.length >= 2")
        until(page, lambda: _pixels(page.screenshot()) in wanted[:-1])
        assert troubles == []


def _pixels(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data)) as image:
        assert image.size == SIZE
        return image.convert("RGB").tobytes()
