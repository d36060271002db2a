"""Films and sticks hold a loop of what needs no clock, picture by picture."""

from __future__ import annotations

import io
import re
import subprocess
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image
from portal.screens.cache import SlideCache
from portal.screens.export.gif import gif
from portal.screens.export.loop import LeftOut, daily_counts, loop
from portal.screens.export.moving import steps
from portal.screens.export.usb import PLAY, Row, advice, usb
from portal.screens.export.video import NoVideo, ffmpeg, mp4
from portal.screens.frames import Frame
from portal.screens.programme import Entry, Item, Window
from portal.screens.slide import Scroll
from screens.made_up import NoCache, pictured, written
from screens.small import FULL, SCREEN, hours, item, programme, rendered, slide

DAY = Window(datetime(2026, 11, 26), datetime(2026, 11, 27))


@pytest.fixture
def cache(tmp_path: Path) -> SlideCache:
    return SlideCache(tmp_path / "cache")


def kept(
    cache: SlideCache, image: Image.Image, seconds: float, scroll: Scroll | None = None
) -> Frame:
    return Frame(cache._write(image), *image.size, seconds, scroll)


def stripes(width: int, height: int) -> Image.Image:
    """A picture in which every column can be told from its neighbours."""
    image = Image.new("RGB", (width, height))
    for x in range(width):
        image.paste((x % 256, x // 256 * 40, 90), (x, 0, x + 1, height))
    return image


def test_a_loop_holds_undated_items_alone_as_often_as_their_weight() -> None:
    made = programme(
        Entry((item("often"),), weight=2),
        [item("one"), item("dated", DAY)],
        Entry((Item("clock/any-day", (slide("钟"),)),)),
    )
    found = loop(pictured(made))
    ids = [shown.item.id for shown in found.shown]
    assert sorted(ids) == ["slogan/often", "slogan/often", "slogan/one"]
    assert {(one.item, one.why) for one in found.left_out} == {
        ("slogan/dated", "dated"),
        ("clock/any-day", "clock"),
    }


def test_what_another_line_holds_is_not_left_out() -> None:
    evening = Entry((item("chen"),), Window(hours=(hours("17:30", "20:30"),)))
    assert loop(pictured(programme([item("chen")], evening))).left_out == ()


def test_a_loop_of_a_moment_holds_what_plays_then() -> None:
    noon = datetime(2026, 11, 26, 12)
    made = pictured(
        programme(
            [item("always"), item("dated", DAY), item("later", Window(start=DAY.end))],
            Entry((item("low"),), priority=-1),
            screen=replace(SCREEN, hours=(hours("18:00", "20:00"),)),
        )
    )
    found = loop(made, at=noon)
    assert [shown.item.id for shown in found.shown] == ["slogan/always", "slogan/dated"]
    assert {(one.item, one.why, one.text) for one in found.left_out} == {
        ("slogan/later", "moment", "标语er"),
        ("slogan/low", "lower", "标语ow"),
    }
    urgent = Entry((item("water", DAY),), urgent=True)
    made = pictured(programme(urgent, [item("always")]))
    assert [shown.item.id for shown in loop(made, at=noon).shown] == ["slogan/water"]
    assert [shown.item.id for shown in loop(made).shown] == ["slogan/always"]


def test_what_comes_every_day_is_counted() -> None:
    left = [LeftOut(f"clock/{n}", "clock") for n in range(3)]
    left += [LeftOut("question/a", "dated"), LeftOut("story/a", "dated")]
    assert daily_counts(left) == [("clock", "clock", 3), ("question", "dated", 1)]


def test_one_time_for_all_is_neither_the_slowest_nor_that_of_a_ticker() -> None:
    def row(number: int, seconds: float, moving: bool = False) -> Row:
        return Row(f"{number:04}.png", "slogan/a", "a", seconds, moving)

    assert advice([row(1, 3.2), row(2, 4)]).seconds == 4
    assert advice([row(1, 3), row(2, 80, True)]).moving == ("0002.png",)
    slow = advice([row(1, 3), row(2, 16.1), row(3, 80, True)])
    assert (slow.seconds, slow.slow) == (10, ("0002.png",))
    assert advice([row(1, 80, True)]).seconds == 1


def test_a_loop_ends_where_a_film_would_be_too_long() -> None:
    made = pictured(programme([item(f"n{n}") for n in range(20)]))
    found = loop(made, longest=45)
    assert sum(frame.seconds for frame in found.frames) <= 45
    assert len(found.shown) == 10
    assert {one.why for one in found.left_out} == {"long"} and len(found.left_out) == 10


def test_without_anything_undated_it_is_the_slide_of_rest() -> None:
    assert [s.item.id for s in loop(pictured(programme([item("one", DAY)]))).shown] == ["rest"]


def test_a_scroll_runs_by_whole_pixels_from_end_to_end() -> None:
    for to in ("left", "right"):
        frame = Frame("x", 400, 32, 9.0, Scroll(to, 40))
        places = [step.place for step in steps((frame,), 128)]
        assert places[0] == (0 if to == "left" else 272)
        assert sorted(places) == list(range(0, 273, 2))
        assert sum(step.seconds for step in steps((frame,), 128)) == pytest.approx(137 * 0.05)


def test_a_gif_plays_every_picture_exactly_for_its_time_and_for_ever(cache: SlideCache) -> None:
    colours = [(122, 24, 36), (255, 250, 240), (20, 90, 60)]
    images = [Image.new("RGB", (96, 48), colour) for colour in colours]
    for image in images:
        image.paste((240, 200, 90), (8, 8, 40, 20))
    frames = tuple(kept(cache, image, 3.456) for image in images)
    data = gif(frames, 96, cache)
    assert data == gif(frames, 96, cache)
    with Image.open(io.BytesIO(data)) as film:
        assert film.info["loop"] == 0 and film.n_frames == 3 and film.size == (96, 48)
        total = 0
        for number, image in enumerate(images):
            film.seek(number)
            assert film.convert("RGB").tobytes() == image.tobytes()
            total += film.info["duration"]
        assert total == pytest.approx(3 * 3456, abs=10)


def test_a_scroll_in_a_gif_moves_column_by_column(cache: SlideCache) -> None:
    image = stripes(300, 16)
    frame = kept(cache, image, 9.0, Scroll("left", 50))
    with Image.open(io.BytesIO(gif((frame,), 128, cache))) as film:
        for number in (0, 7, film.n_frames - 1):
            film.seek(number)
            place = 2 * number
            assert film.convert("RGB").getpixel((0, 0)) == image.getpixel((place, 0))
            assert film.size == (128, 16)
        assert film.info["duration"] == 40


def test_a_gif_of_one_colour_has_two_levels(tmp_path: Path) -> None:
    made, cache = rendered(programme([item("one"), item("two")]), tmp_path)
    with Image.open(io.BytesIO(gif(loop(made).frames, 128, cache))) as film:
        for number in range(film.n_frames):
            film.seek(number)
            colours = film.convert("RGB").getcolors()
            assert {tone for _, tone in colours or ()} <= {(0, 0, 0), (255, 255, 255)}


@pytest.mark.parametrize(("size", "even"), [((96, 48), (96, 48)), ((97, 33), (98, 34))])
def test_a_film_has_the_size_the_length_and_the_pictures(
    cache: SlideCache, size: tuple[int, int], even: tuple[int, int], tmp_path: Path
) -> None:
    program = ffmpeg()
    if program is None:
        pytest.skip("neither ffmpeg nor imageio-ffmpeg is here")
    colours = [(160, 30, 40), (20, 90, 60)]
    frames = tuple(kept(cache, Image.new("RGB", size, colour), 3.0) for colour in colours)
    data = mp4(program, frames, size[0], cache)
    assert data == mp4(program, frames, size[0], cache)
    path = tmp_path / "film.mp4"
    path.write_bytes(data)
    told = subprocess.run([program, "-i", path], capture_output=True, check=False).stderr.decode()
    assert f"{even[0]}x{even[1]}" in told and "h264" in told and "yuv420p" in told
    assert "Baseline" in told
    minutes, seconds = re.search(r"Duration: 00:(\d\d):(\d\d\.\d\d)", told).groups()
    assert int(minutes) * 60 + float(seconds) == pytest.approx(6.0, abs=0.25)
    for at, colour in ((1.5, colours[0]), (4.5, colours[1])):
        command = [program, "-v", "error", "-ss", str(at), "-i", path, "-frames:v", "1"]
        command += ["-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
        raw = subprocess.run(command, capture_output=True, check=True).stdout
        assert len(raw) == even[0] * even[1] * 3
        assert all(abs(a - b) < 8 for a, b in zip(raw[:3], colour, strict=True))


def test_an_ffmpeg_that_fails_is_told(cache: SlideCache, tmp_path: Path) -> None:
    broken = tmp_path / "ffmpeg"
    broken.write_text("#!/bin/sh\necho no such coder >&2\nexit 3\n", "utf-8")
    broken.chmod(0o755)
    frames = (kept(cache, Image.new("RGB", (8, 8)), 3.0),)
    with pytest.raises(NoVideo, match="no such coder"):
        mp4(str(broken), frames, 8, cache)
    with pytest.raises(NoVideo, match="No such file"):
        mp4(str(tmp_path / "gone"), frames, 8, cache)


@pytest.mark.parametrize("form", ["png", "jpg", "bmp"])
def test_a_stick_holds_numbered_pictures_of_the_exact_size(form: str, tmp_path: Path) -> None:
    made, cache = rendered(
        programme(
            Entry((item("often"),), weight=2), [item("one"), item("dated", DAY)], screen=FULL
        ),
        tmp_path,
    )
    files, rows, left_out = usb(made, cache, form)
    assert [row.file for row in rows] == [name.removeprefix(f"{PLAY}/") for name in files]
    shown = written(files)
    for number, (row, data) in enumerate(zip(rows, shown.values(), strict=True), 1):
        stem, _, ending = row.file.partition(".")
        assert stem == f"{number:04}" and ending in (form, "gif")
        with Image.open(io.BytesIO(data)) as image:
            assert image.size == (128, 32)
        assert row.seconds >= 3
    assert {row.item for row in rows} == {"slogan/often", "slogan/one"}
    assert [(one.item, one.why) for one in left_out] == [("slogan/dated", "dated")]
    assert shown == written(usb(made, cache, form)[0])


def test_numbers_on_a_stick_sort_as_they_play_however_many_there_are() -> None:
    often = Entry(tuple(item(f"n{n:03}") for n in range(101)), weight=100)
    made = programme(often, [item("one")])
    _, rows, _ = usb(pictured(made), NoCache(), "png")
    files = [row.file for row in rows]
    assert len(files) > 9999 and files == sorted(files)


def test_what_is_of_lower_priority_is_told() -> None:
    made = programme(Entry((item("high"),), priority=3), [item("low")])
    assert [(o.item, o.why) for o in loop(pictured(made)).left_out] == [("slogan/low", "lower")]
