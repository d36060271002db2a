"""A line that runs through a strip."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops
from portal.language.languages import Language
from portal.screens.page import Page
from portal.screens.slide import Look, Slide, Words
from portal.screens.slides import draw
from support.slogans import EN, MN, UG, ZH, slogans


def _running(language: Language, wanted: Look) -> Page:
    count = 5 + wanted.width // (32 if language is ZH else 64)
    text = " ".join(slogans(language)[:count])
    (page,) = draw(Slide("notice", (Words(language, text),)), wanted)
    return page


def _ink(image: Image.Image) -> tuple[int, int, int, int]:
    flat = Image.new("RGB", image.size, image.convert("RGB").getpixel((0, 0)))
    box = ImageChops.difference(image.convert("RGB"), flat).getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize("mono", [False, True])
@pytest.mark.parametrize("size", [(128, 32), (256, 32), (512, 48)])
@pytest.mark.parametrize("language", [ZH, UG, EN, MN], ids=lambda language: language.code)
def test_it_comes_from_one_side_and_leaves_at_the_other(
    language: Language, size: tuple[int, int], mono: bool
) -> None:
    width, height = size
    page = _running(language, Look(width, height, mono, False, 32 if height > 32 else 16))
    assert page.scroll is not None
    assert page.scroll.to == ("right" if language is UG else "left")
    left, _, right, _ = _ink(page.image)
    slack = height
    assert width <= left <= width + slack
    assert width <= page.image.width - right <= width + slack
    assert page.image.height == height
    assert page.seconds == pytest.approx((page.image.width - width) / page.scroll.px_s)


@pytest.mark.parametrize("height", [16, 24, 32, 48, 64])
def test_it_can_be_read_while_it_runs(height: int) -> None:
    """About three characters a second, at most 60 pixels a second for those of 16 pixels, and whole
    pixels at thirty steps a second."""
    text = "石榴社区的邻居们，" * 40
    (page,) = draw(
        Slide("notice", (Words(ZH, text),)),
        Look(height * 8, height, False, False, max(16, height // 2)),
    )
    assert page.scroll is not None
    assert page.scroll.px_s % 30 == 0
    advance = (page.image.width - 2 * height * 8) / len(text)
    assert 2.4 <= page.scroll.px_s / advance <= 3.9
    assert page.scroll.px_s / advance <= 60 / 16 + 0.2


def test_a_line_longer_than_graphics_can_draw_is_refused() -> None:
    for count, fits in ((700, True), (1200, False)):
        try:
            pages = draw(
                Slide("notice", (Words(ZH, "长" * count),)), Look(128, 16, False, False, 16)
            )
        except Exception as fault:
            assert not fits and getattr(fault, "rule", "") == "screen-text-no-fit"
        else:
            assert fits and max(page.image.width for page in pages) <= 16_384
