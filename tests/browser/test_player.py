"""What a screen shows, pixel by pixel."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page
from support import players
from support.players import HEIGHT, WIDTH, Paint
from support.reader import until
from support.showing import BLUE, GREEN, GREY, RED, Show, colours, one, shot, showing, until_changes


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Show]:
    with showing(browser, tmp_path / "door") as opens:
        yield opens


def test_each_pixel_of_a_picture_is_one_pixel(show: Show) -> None:
    paint = Paint()
    image = Image.frombytes("RGB", (WIDTH, HEIGHT), Random(6).randbytes(3 * WIDTH * HEIGHT))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    frame = {"picture": paint.add(buffer.getvalue()), "seconds": 60}
    data = players.playlist([players.entry(players.item("slogan/a", frame))], paint.frame(GREY))
    page = show(data, paint)
    seen = shot(page)
    assert ImageChops.difference(seen.crop((0, 0, WIDTH, HEIGHT)), image).getbbox() is None
    # beside it, black; no bars, no pointer
    seen.paste((0, 0, 0), (0, 0, WIDTH, HEIGHT))
    assert seen.getbbox() is None
    root = "document.documentElement"
    assert page.evaluate(f"[{root}.scrollWidth, {root}.scrollHeight]") == [320, 180]
    assert page.evaluate("getComputedStyle(document.body).cursor") == "none"


def test_items_take_turns_and_a_question_is_followed_by_its_answer(show: Show) -> None:
    paint = Paint()
    question = players.item("question/a", paint.frame(RED, 5), paint.frame(GREEN, 5))
    slogan = players.item("slogan/a", paint.frame(BLUE, 5))
    data = players.playlist([players.entry(question), players.entry(slogan)], paint.frame(GREY))
    page = show(data, paint)
    until_changes(page, 7)
    assert colours(page, paint)[:7] == [RED, GREEN, BLUE, RED, GREEN, BLUE, RED]
    # two images for pictures, and those of the clock, made once
    assert page.evaluate("document.images.length") == 12


def test_where_nothing_plays_the_screen_rests(show: Show) -> None:
    paint = Paint()
    over = players.entry(
        players.item("notice/a", paint.frame(RED), window={"until": "2026-11-26T11:00"})
    )
    page = show(players.playlist([over], paint.frame(GREY)), paint)
    assert colours(page, paint) == [GREY]
    empty = show(players.playlist([], paint.frame(BLUE)), paint)
    assert colours(empty, paint) == [BLUE]


def test_what_begins_and_ends_does_so_on_its_minute(show: Show) -> None:
    paint = Paint()
    window = {"from": "2026-11-26T12:01", "until": "2026-11-26T12:02"}
    notice = players.item("notice/a", paint.frame(RED, 2), window=window)
    first = players.entry(notice, priority=1)
    data = players.playlist([first, one(paint, BLUE, 2)], paint.frame(GREY))
    page = show(data, paint, now="2026-11-26T12:00:30", faster=15)
    until_changes(page, 3)
    assert colours(page, paint) == [BLUE, RED, BLUE]


def test_an_urgent_notice_does_not_wait_for_the_end_of_a_picture(show: Show) -> None:
    paint = Paint()
    window = {"from": "2026-11-26T12:01", "until": "2026-11-26T12:02"}
    alarm = players.item("notice/flood", paint.frame(RED, 600), window=window)
    data = players.playlist(
        [one(paint, BLUE, 600), players.entry(alarm, urgent=True)], paint.frame(GREY)
    )
    page = show(data, paint, now="2026-11-26T12:00:30", faster=15)
    until_changes(page, 3)
    assert colours(page, paint) == [BLUE, RED, BLUE]


def test_outside_its_hours_it_is_dark_and_at_night_darker(show: Show) -> None:
    paint = Paint()
    item = players.item("slogan/a", paint.frame(RED, 3), night=[paint.frame((60, 0, 0), 3)])
    data = players.playlist(
        [players.entry(item)],
        paint.frame(GREY),
        hours=[["06:00", "20:01"]],
        night=[["20:00", "06:30"]],
    )
    page = show(data, paint, now="2026-11-26T19:59:30", faster=15)
    page.wait_for_function("window.top_picture === 'dark'")
    assert colours(page, paint) == [RED, (60, 0, 0), "dark"]
    assert shot(page).getbbox() is None
    morning = show(data, paint, now="2026-11-27T05:59:30", faster=15, wait=False)
    until_changes(morning, 2)
    assert colours(morning, paint) == ["dark", (60, 0, 0)]


@pytest.mark.parametrize(
    "now", ["1970-01-01T00:00:10", "2018-05-01T03:00:00", "2038-01-19T03:14:07"]
)
def test_a_clock_that_is_wrong_by_years_gives_the_untimed_list(show: Show, now: str) -> None:
    paint = Paint()
    dated = players.item("notice/a", paint.frame(RED, 2), window={"until": "2040-01-01T00:00"})
    entries = [players.entry(dated, priority=9), one(paint, BLUE, 2)]
    data = players.playlist(entries, paint.frame(GREY), hours=[["12:00", "12:01"]])
    page = show(data, paint, now=now)
    page.wait_for_timeout(500)
    assert colours(page, paint) == [BLUE]
    only = show(players.playlist(entries[:1], paint.frame(GREY)), paint, now=now)
    assert colours(only, paint) == [GREY]


@pytest.mark.parametrize("way", ["left", "right"])
def test_a_scroll_runs_through_whole_pixel_by_whole_pixel(show: Show, way: str) -> None:
    paint = Paint()
    strip = paint.picture(RED, (WIDTH + 160, HEIGHT))
    scroll = {"to": way, "speed": 80, "width": WIDTH + 160}
    run = players.item("slogan/a", {"picture": strip, "seconds": 1, "scroll": scroll})
    data = players.playlist([players.entry(run), one(paint, BLUE, 1)], paint.frame(GREY))
    page = show(data, paint, faster=1)
    places = page.evaluate(
        """() => new Promise((done) => {
          const places = [];
          // a run that is under way already is not seen from its beginning
          let ready = false;
          const look = () => {
            const strip = [...document.images].find(
              (one) => one.parentNode.style.zIndex === '2' && one.naturalWidth > 128);
            if (strip && ready) places.push(strip.style.left);
            ready = ready || !strip;
            if (!strip && places.length) done(places); else requestAnimationFrame(look);
          };
          look();
        })"""
    )
    found = [int(place.removesuffix("px")) for place in places]
    first, last = (0, -160) if way == "left" else (-160, 0)
    assert abs(found[0] - first) <= 60 and found[-1] == last
    assert found == sorted(found, reverse=way == "left")
    assert len(set(found)) > 8
    assert "blank" not in colours(page, paint)


def clock_of(paint: Paint) -> dict[str, Any]:
    """A clock whose digits tell by their red what they are; its colon is white."""
    signs = [paint.picture((20 * digit + 10, 0, 0), (8, 16)) for digit in range(10)]
    return {
        **{"x": 40, "y": 8, "digit_width": 8, "colon_width": 4, "height": 16},
        **{"digits": signs, "colon": paint.picture((255, 255, 255), (4, 16))},
    }


def time_on(page: Page) -> str:
    """What the clock says, read from the pixels in the middle of its signs."""
    seen = shot(page)
    pixels = [seen.getpixel((x, 16)) for x in (44, 52, 62, 70)]
    hours_and_minutes = "".join(str((p[0] - 10) // 20) for p in pixels if isinstance(p, tuple))
    assert seen.getpixel((57, 16)) == (255, 255, 255)
    assert seen.getpixel((39, 16)) == seen.getpixel((76, 16)) == GREEN
    return f"{hours_and_minutes[:2]}:{hours_and_minutes[2:]}"


def test_a_clock_runs_on_its_picture_and_is_never_without_a_sign(show: Show) -> None:
    paint = Paint()
    face = players.item("clock/a", paint.frame(GREEN, 600, clock=clock_of(paint)))
    data = players.playlist([players.entry(face)], paint.frame(GREY))
    page = show(data, paint, now="2026-11-26T19:59:00", faster=1)
    page.evaluate(
        """() => {
          window.signs_missing = 0;
          const look = () => {
            for (const box of document.querySelectorAll('#stage div')) {
              if (box.style.zIndex !== '2') continue;
              for (const sign of [...box.children].slice(1)) {
                if (!sign.naturalWidth || sign.style.display !== 'block') window.signs_missing += 1;
              }
            }
            requestAnimationFrame(look);
          };
          look();
        }"""
    )
    assert time_on(page) == "19:59"
    page.evaluate("window.leap(60000)")
    until(page, lambda: time_on(page) == "20:00")
    assert page.evaluate("window.signs_missing") == 0
