"""The date, and the digits that the player lays over it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image, ImageChops
from portal.language.languages import Language
from portal.screens.page import Page
from portal.screens.slide import Look
from portal.screens.slides import draw
from support.slides import LOOKS, look, recorded, slide
from support.slogans import EN, MN, UG, ZH

_SIZES = list(LOOKS)


def _shown(page: Page, time: str) -> Image.Image:
    """What a player shows at a time."""
    assert page.clock is not None
    image, place, x = page.image.copy(), page.clock.place, page.clock.place.x
    for character in time:
        face = page.clock.colon if character == ":" else page.clock.digits[int(character)]
        image.paste(face, (x, place.y))
        x += face.width
    return image


@pytest.mark.parametrize("mono", [False, True])
@pytest.mark.parametrize("size", _SIZES)
def test_digits_are_of_one_size_and_stand_on_empty_ground(
    size: tuple[int, int], mono: bool
) -> None:
    wanted = look(size, mono=mono)
    pages = [page for page in draw(slide("clock", ZH, UG), wanted) if page.clock is not None]
    assert pages
    for page in pages:
        assert page.clock is not None
        place = page.clock.place
        assert len(page.clock.digits) == 10
        for digit in page.clock.digits:
            assert digit.size == (place.digit_width, place.height)
            assert digit.mode == page.image.mode
        assert page.clock.colon.size == (place.colon_width, place.height)
        wide = 4 * place.digit_width + place.colon_width
        box = (place.x, place.y, place.x + wide, place.y + place.height)
        assert place.x >= 0 and place.y >= 0 and box[2] <= wanted.width
        assert box[3] <= wanted.height
        under = page.image.crop(box).getcolors()
        assert under is not None and len(under) == 1
        corner = page.clock.digits[0].getpixel((0, 0))
        assert corner == under[0][1], "the ground of the digits is that of the page"


def test_every_time_looks_different_and_digits_share_a_baseline() -> None:
    (page,) = draw(slide("clock", ZH), look((960, 540)))
    assert page.clock is not None
    seen = {_shown(page, time).tobytes() for time in ("12:34", "12:35", "00:00", "21:43")}
    assert len(seen) == 4
    ground = page.clock.digits[0].getpixel((0, 0))
    assert isinstance(ground, tuple)
    feet = []
    for digit in page.clock.digits:
        flat = Image.new("RGB", digit.size, ground)
        box = ImageChops.difference(digit, flat).getbbox()
        assert box is not None
        feet.append(box[3])
        assert box[1] <= digit.height * 0.08
    assert max(feet) - min(feet) <= max(2, page.clock.place.height // 20)


def test_date_and_day_of_the_week_in_each_language() -> None:
    with recorded() as painted:
        draw(slide("clock", ZH, UG), look((1080, 1920)))
    assert painted.text(ZH).startswith("2026年11月26日星期四")
    assert "پەيشەنبە" in painted.text(UG)
    with recorded() as painted:
        draw(slide("clock", EN), look((960, 540)))
    assert "Thursday" in painted.text(EN)
    with recorded() as painted:
        draw(slide("clock", MN), look((1080, 1920)))
    assert "Thu" not in painted.text(MN)


def test_without_a_day_no_weekday_is_told() -> None:
    with recorded() as painted:
        (page,) = draw(replace(slide("clock", ZH), day=None), look((960, 540)))
    assert page.clock is not None
    assert painted.text(ZH).startswith("2026年11月26日") and "星期" not in painted.text(ZH)


@pytest.mark.parametrize(("size", "languages"), [((96, 16), (ZH,)), ((128, 32), (ZH, UG))])
def test_a_screen_too_small_for_both_tells_the_time_and_then_the_date(
    size: tuple[int, int], languages: tuple[Language, ...]
) -> None:
    with recorded() as painted:
        time, *dates = draw(slide("clock", *languages), Look(*size, True, False, 16))
    assert time.clock is not None and time.image.getbbox() is not None
    assert dates and all(page.clock is None for page in dates)
    assert "2026年11月26日" in painted.text(ZH)
    if UG in languages:
        assert "2026-يىل11-ئاينىڭ26-كۈنى" in painted.text(UG)
