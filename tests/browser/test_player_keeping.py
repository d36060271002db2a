"""A player's folder that is missing, broken or changed, and what its keeper may do."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from support import players
from support.players import HEIGHT, WIDTH, Paint
from support.reader import until
from support.showing import BLUE, GREEN, GREY, RED, Show, colours, one, shot, showing, until_changes


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Show]:
    with showing(browser, tmp_path / "door") as opens:
        yield opens


def test_without_a_playlist_the_name_stands_on_a_warm_ground(show: Show, tmp_path: Path) -> None:
    paint = Paint()
    data = players.playlist([one(paint)], paint.frame(GREY), name="<b>东门</b> & “门头”（示例）")
    page_file = players.write(tmp_path / "door", data, paint)
    listed = (tmp_path / "door" / "playlist.js").read_bytes()
    (tmp_path / "door" / "playlist.js").unlink()
    page = show(None, paint, wait=False)
    assert page_file.is_file()

    def seen() -> list[Any]:
        return shot(page).crop((0, 0, WIDTH, HEIGHT)).getcolors(WIDTH * HEIGHT) or []

    until(page, lambda: len(seen()) > 5)
    assert max(seen())[1] == (125, 23, 34)
    assert page.locator("#name").inner_text() == "<b>东门</b> & “门头”（示例）"
    (tmp_path / "door" / "playlist.js").write_bytes(listed)
    page.wait_for_function("window.top_picture")
    assert colours(page, paint) == [RED]


def test_a_folder_that_is_written_anew_is_taken_up_whole(show: Show, tmp_path: Path) -> None:
    paint = Paint()
    page = show(players.playlist([one(paint, RED, 2)], paint.frame(GREY), refresh=3), paint)
    folder = tmp_path / "door"
    new = players.playlist([one(paint, GREEN, 2)], paint.frame(GREY), refresh=3)
    files = players.published(new, paint)
    # half of it is there: its playlist is cut off, then its pictures are missing
    (folder / "version.js").write_bytes(files["version.js"])
    (folder / "playlist.js").write_bytes(files["playlist.js"][:-40])
    page.wait_for_timeout(600)
    (folder / "playlist.js").write_bytes(files["playlist.js"])
    page.wait_for_timeout(600)
    assert colours(page, paint) == [RED]
    for name, content in files.items():
        (folder / name).write_bytes(content)
    until_changes(page, 2)
    assert colours(page, paint) == [RED, GREEN]


def test_a_screen_that_the_site_has_no_more_shows_its_rest_alone(
    show: Show, tmp_path: Path
) -> None:
    paint = Paint()
    data = players.playlist([one(paint, RED, 2)], paint.frame(GREY), refresh=3)
    page = show(data, paint)
    folder = tmp_path / "door"
    version = (folder / "version.js").read_bytes()
    # out of reach, or in a list that is cut off: it goes on
    (folder / "version.js").unlink()
    (tmp_path / "list.js").write_bytes(b'PortalPlayer.screens(["oth')
    page.wait_for_timeout(700)
    (tmp_path / "list.js").write_bytes(b'PortalPlayer.screens(["other","door"]);')
    page.wait_for_timeout(700)
    assert colours(page, paint) == [RED]
    (tmp_path / "list.js").write_bytes(b'PortalPlayer.screens(["other"]);')
    until_changes(page, 2)
    page.wait_for_timeout(700)
    assert colours(page, paint) == [RED, GREY]
    (folder / "version.js").write_bytes(version)
    until_changes(page, 3)
    assert colours(page, paint) == [RED, GREY, RED]


def test_a_stick_with_a_bad_picture_plays_the_others(show: Show, tmp_path: Path) -> None:
    paint = Paint()
    bad, good = paint.frame(RED, 1), paint.frame(GREEN, 1)
    entries = [
        players.entry(
            players.item("a", bad), players.item("b", good), *one(paint, BLUE, 1)["items"]
        )
    ]
    data = players.playlist(entries, paint.frame(GREY))
    players.write(tmp_path / "door", data, paint)
    broken = tmp_path / "door" / "pictures" / f"{bad['picture']}.js"
    script = broken.read_text("utf-8")
    middle = len(script) // 2
    changed = "B" if script[middle] == "A" else "A"
    broken.write_text(script[:middle] + changed + script[middle + 1 :], "utf-8")
    page = show(None, paint)
    until_changes(page, 4)
    assert set(colours(page, paint)) == {GREEN, BLUE}


DAMAGES: tuple[Callable[[Any], object], ...] = (
    lambda data: data.update(entries="none"),
    lambda data: data.update(width=-4),
    lambda data: data.pop("rest"),
    lambda data: data.update(made="yesterday"),
    lambda data: data["entries"][0]["items"][0]["day"].clear(),
    lambda data: data["entries"][0]["items"][0]["day"][0].update(seconds=1e9),
    lambda data: data["entries"][0]["items"][0]["day"][0].update(picture="../../evil"),
    lambda data: data["entries"][0].update(window={"hours": [["8", "9"]]}),
    # its pictures are not so high
    lambda data: data.update(height=64),
)


def test_a_playlist_of_another_shape_is_not_taken(show: Show, tmp_path: Path) -> None:
    paint = Paint()
    page = show(players.playlist([one(paint, RED, 1)], paint.frame(GREY), refresh=1), paint)

    def write(damage: Callable[[Any], object], number: int) -> None:
        data = players.playlist([one(paint, RED, 1)], paint.frame(GREY), refresh=1)
        data["version"] = f"damaged-{number}"
        damage(data)
        listed = f"PortalPlayer.playlist({json.dumps(data)});"
        (tmp_path / "door" / "version.js").unlink(missing_ok=True)
        (tmp_path / "door" / "playlist.js").write_text(listed, "utf-8")
        # at the second look the first is over
        for _ in range(2):
            with page.expect_request("**/playlist.js*"):
                pass

    for number, damage in enumerate(DAMAGES):
        write(damage, number)
    sound = players.playlist([one(paint, GREEN, 1)], paint.frame(GREY), refresh=1)
    players.write(tmp_path / "door", {**sound, "version": "damaged-99"}, paint)
    until_changes(page, 2)
    page.keyboard.press("l")
    taken = [line for line in page.locator("#log").inner_text().split() if "damaged" in line]
    assert taken == ["playlist/damaged-99"]
    assert colours(page, paint) == [RED, GREEN]


def test_the_log_is_shown_saved_and_erased(show: Show) -> None:
    paint = Paint()
    items = (
        players.item("slogan/<i>a</i>", paint.frame(RED, 1)),
        players.item("b", paint.frame(BLUE, 1)),
    )
    page = show(players.playlist([players.entry(*items)], paint.frame(GREY)), paint)
    until_changes(page, 3)
    assert not page.locator("#log").is_visible()
    page.keyboard.press("l")
    lines = page.locator("#log tbody tr").all_inner_texts()
    assert lines[-1].split("\t")[1] == "start"
    assert any(
        line.startswith("2026-11-26 12:00:") and "slogan/<i>a</i>\t1/1" in line for line in lines
    )
    with page.expect_download() as saved:
        page.locator("[data-save]").click()
    assert saved.value.suggested_filename == "door-log.txt"
    assert "slogan/<i>a</i>\t1/1\r\n" in saved.value.path().read_bytes().decode("utf-8-sig")
    page.locator("[data-clear]").click()
    assert page.locator("#log tbody tr").count() == 0
    page.locator("[data-close]").click()
    assert not page.locator("#log").is_visible()


def test_the_log_is_there_at_once_by_its_address(show: Show) -> None:
    paint = Paint()
    page = show(players.playlist([one(paint)], paint.frame(GREY)), paint, query="#log")
    assert page.locator("#log").is_visible()


def test_a_preview_fits_the_window_and_obeys_keys(show: Show) -> None:
    paint = Paint()
    items = [
        players.item("a", paint.frame(RED, 600), night=[paint.frame((60, 0, 0), 600)]),
        players.item("b", paint.frame(BLUE, 600)),
    ]
    data = players.playlist([players.entry(*items)], paint.frame(GREY), hours=[["01:00", "02:00"]])
    page = show(data, paint, query="?fit", size=(640, 360))
    assert page.locator("#keys").is_visible()
    for shown, key in enumerate(("ArrowRight", "ArrowLeft", "n"), 1):
        page.keyboard.press(key)
        until_changes(page, shown + 1)
    assert colours(page, paint) == [RED, BLUE, RED, (60, 0, 0)]
    box = page.locator("#stage").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 640, "height": 160}


def test_keys_do_nothing_on_air(show: Show) -> None:
    paint = Paint()
    items = [players.item("a", paint.frame(RED, 600)), players.item("b", paint.frame(BLUE, 600))]
    page = show(players.playlist([players.entry(*items)], paint.frame(GREY)), paint)
    for key in ("ArrowRight", "n", " "):
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    assert colours(page, paint) == [RED]
    assert not page.locator("#keys").is_visible()
