"""Pictures are drawn once, are exact, and stay what they were."""

from __future__ import annotations

import io
import os
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from portal.screens import render as rendering
from portal.screens import slides
from portal.screens.cache import SlideCache, name_of, png
from portal.screens.page import Page
from portal.screens.programme import Entry, Item
from portal.screens.render import render, render_all
from portal.screens.slides import SlideFault
from portal.screens.typeset import Unavailable
from screens.small import FULL, SCREEN, item, programme, slide


@pytest.fixture
def cache(tmp_path: Path) -> SlideCache:
    return SlideCache(tmp_path / "cache")


def test_pictures_have_the_size_of_the_screen_and_on_mono_two_levels(cache: SlideCache) -> None:
    done = render(programme([item("one"), item("two")]), cache)
    for shown in done.every:
        assert shown.day and not shown.night
        for frame in shown.day:
            image = cache.image(frame.picture)
            assert image.size == (frame.width, frame.height)
            assert frame.scroll or image.size == (SCREEN.width, SCREEN.height)
            assert image.mode == "1"
            assert frame.seconds >= 3


def test_screens_in_colour_have_darker_pictures_for_the_night(cache: SlideCache) -> None:
    done = render(programme([item("one")], screen=FULL), cache)
    (shown, rest) = done.every
    for one in (shown, rest):
        assert len(one.day) == len(one.night)
        day, night = (_light(cache.image(f.picture)) for f in (one.day[0], one.night[0]))
        assert night < day
    assert done.drawn == 4


def _light(image: Image.Image) -> float:
    grey = image.convert("RGB").convert("L")
    histogram = grey.histogram()
    return sum(level * count for level, count in enumerate(histogram)) / sum(histogram)


def test_nothing_is_drawn_twice(cache: SlideCache) -> None:
    made = programme([item("one"), item("two"), item("three")])
    first = render(made, cache)
    again = render(made, cache)
    assert (first.drawn, first.kept) == (4, 0)
    assert (again.drawn, again.kept) == (0, 4)
    assert first.shown == again.shown


def test_what_is_not_seen_of_a_language_redraws_nothing(cache: SlideCache) -> None:
    made = programme([item("one")])
    assert render(made, cache).drawn == 2
    named = tuple(replace(x, publisher="居委会", prefix="x") for x in SCREEN.languages)
    assert render(replace(made, screen=replace(SCREEN, languages=named)), cache).drawn == 0


def test_a_change_of_one_slogan_redraws_its_slide_alone(cache: SlideCache) -> None:
    render(programme([item("one"), item("two"), item("three")]), cache)
    changed = programme([item("one"), item("two", None, "改过的"), item("three")])
    done = render(changed, cache)
    assert (done.drawn, done.kept) == (1, 3)


def test_a_line_that_moves_and_a_picture_that_is_renamed_change_nothing(
    cache: SlideCache, tmp_path: Path
) -> None:
    pictures = [tmp_path / "one.png", tmp_path / "two.png"]
    for path in pictures:
        Image.new("RGB", (64, 48), (200, 40, 40)).save(path)
    wide = replace(FULL, width=320, height=180)
    for path, line, drawn in ((pictures[0], 3, 4), (pictures[1], 9, 0)):
        shown = Item("story/one", (replace(slide("故事", line, path), template="story"),))
        assert render(programme([shown], screen=wide), cache).drawn == drawn
    Image.new("RGB", (64, 48), (20, 140, 40)).save(pictures[1])
    assert render(programme([shown], screen=wide), cache).drawn == 2


def test_another_height_of_text_or_another_drawing_code_draws_anew(
    cache: SlideCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = programme([item("one")])
    render(made, cache)
    assert render(replace(made, screen=replace(SCREEN, distance_m=20)), cache).drawn == 2
    monkeypatch.setattr(rendering, "drawing_version", lambda: "another")
    assert render(made, cache).drawn == 2


def test_screens_that_look_alike_share_their_pictures(cache: SlideCache) -> None:
    one = programme([item("one")])
    two = programme([item("one"), item("two")], screen=replace(SCREEN, id="door-west"))
    first, second = render_all([one, two], cache)
    assert len(list((cache.folder / "slides").rglob("*.json"))) == 3
    assert first.shown[0][0].day == second.shown[0][0].day


@pytest.mark.parametrize("harm", ["cut", "gone", "list", "foreign"])
def test_a_damaged_cache_is_drawn_anew(cache: SlideCache, harm: str) -> None:
    made = programme([item("one")])
    whole = render(made, cache)
    path = cache.path(whole.shown[0][0].day[0].picture)
    before = path.read_bytes()
    if harm == "cut":
        path.write_bytes(before[: len(before) // 2])
    elif harm == "gone":
        path.unlink()
    elif harm == "foreign":
        path.write_bytes(png(Image.new("1", (128, 32))))
    else:
        for listed in (cache.folder / "slides").rglob("*.json"):
            listed.write_text('{"frames": [{"picture": "../../etc"}]}', "utf-8")
    done = render(made, cache)
    assert done.shown == whole.shown
    assert path.read_bytes() == before
    assert done.drawn >= 1


def test_what_cannot_be_drawn_is_left_out_and_told_with_its_line(cache: SlideCache) -> None:
    lost = Item("slogan/lost", (slide("前半", 7), slide("\U0001f9d5 好", 7)))
    done = render(programme([item("one"), lost]), cache)
    assert [shown.item.id for shown in done.every] == ["slogan/one", "rest"]
    assert [i.id for e in done.programme.entries for i in e.items] == ["slogan/one"]
    (found,) = done.findings
    assert (found.path, found.line, found.rule) == ("docs/slogans.yml", 7, "screen-glyph-missing")
    assert found.severity == "warning"
    # the fault is kept too
    again = render(programme([item("one"), lost]), cache)
    assert again.findings == done.findings and again.drawn == 0


def test_an_entry_without_anything_to_show_goes_with_its_items(cache: SlideCache) -> None:
    lost = Item("slogan/lost", (slide("\U0001f9d5", 7),))
    done = render(programme([lost], [item("one")]), cache)
    assert len(done.programme.entries) == len(done.shown) == 1


def test_a_screen_shows_something_whatever_the_site_is_called(
    cache: SlideCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_slide: object, _look: object) -> tuple[Page, ...]:
        raise SlideFault("screen-text-no-fit", {"text": "x" * 500, "size": "128×32"})

    monkeypatch.setattr(slides, "draw", refuse)
    done = render(programme([item("one")], screen=FULL), cache)
    (rest,) = done.every
    assert cache.image(rest.day[0].picture).size == (128, 32)
    assert all(len(found.params["text"]) <= 60 for found in done.findings)


def test_where_a_library_lacks_nothing_is_drawn(
    cache: SlideCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lack(_languages: object, _mono: bool) -> None:
        raise Unavailable("fribidi", "apt install libfribidi0")

    monkeypatch.setattr(rendering.typeset, "require", lack)
    with pytest.raises(Unavailable):
        render(programme([item("one")]), cache)
    assert not cache.folder.exists()


def test_what_nothing_uses_is_forgotten_after_days(cache: SlideCache) -> None:
    render(programme([item("old"), item("one")]), cache)
    old = time.time() - 30 * 24 * 60 * 60
    for path in cache.folder.rglob("*.*"):
        os.utime(path, (old, old))
    done = render(programme([item("one")]), cache)
    cache.forget()
    names = {path.stem for path in (cache.folder / "pictures").rglob("*.png")}
    assert names == set(done.pictures())
    assert render(programme([item("one")]), cache).drawn == 0


def test_what_another_run_forgets_meanwhile_is_drawn_anew(
    cache: SlideCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    render(programme([item("one")]), cache)
    old = time.time() - 8 * 24 * 60 * 60
    for path in cache.folder.rglob("*.*"):
        os.utime(path, (old, old))

    def forgotten(path: Path) -> None:
        cache.forget()
        raise FileNotFoundError(path)

    monkeypatch.setattr(os, "utime", forgotten)
    done = render(programme([item("one")]), cache)
    assert done.drawn == 2 and all(cache.path(name).is_file() for name in done.pictures())


@pytest.mark.parametrize("mode", ["RGB", "1"])
def test_a_png_is_small_exact_and_the_same_each_time(mode: str) -> None:
    image = Image.radial_gradient("L").convert(mode).resize((200, 60), Image.Resampling.NEAREST)
    image.info = {"dpi": (72, 72), "icc_profile": b"profile", "comment": "place and time"}
    data = png(image)
    assert data == png(image)
    assert b"profile" not in data and b"iCCP" not in data and b"pHYs" not in data
    with Image.open(io.BytesIO(data)) as read:
        assert read.convert(mode).tobytes() == image.tobytes()
    assert len(name_of(data)) == 24


def test_a_picture_of_few_colours_gets_a_palette() -> None:
    image = Image.new("RGB", (64, 64), (122, 24, 36))
    image.paste((255, 250, 240), (10, 10, 30, 30))
    with Image.open(io.BytesIO(png(image))) as read:
        assert read.mode == "P"
        assert read.convert("RGB").tobytes() == image.tobytes()


def test_thousands_of_slogans_stay_on_the_disk(
    cache: SlideCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept in memory of a picture is a name: here a few hundred bytes."""
    import tracemalloc

    page = Page(Image.new("1", (128, 32)), 3.0)
    monkeypatch.setattr(slides, "draw", lambda _slide, _look: (page,))
    count = 5_000
    made = programme(Entry(tuple(item(f"n{n}", None, f"第{n}条") for n in range(count))))
    tracemalloc.start()
    done = render(made, cache)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert done.drawn == count + 1
    assert peak < 40_000_000
