"""QR codes: read back by another program, left out where nobody could read them."""

from __future__ import annotations

from dataclasses import replace

import pytest
import zxingcpp
from PIL import Image
from portal.screens.slide import Look, Template
from portal.screens.slides import codes, draw
from support.slides import ADDRESS, look, slide
from support.slogans import MN, UG, ZH

_WHITE, _BLACK = (255, 255, 255), (0, 0, 0)


def _read(image: Image.Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(image.convert("RGB"))]


@pytest.mark.parametrize("night", [False, True])
@pytest.mark.parametrize(
    "wanted",
    [
        Look(960, 540, False, False, 24),
        Look(1920, 1080, False, False, 48),
        Look(1600, 450, False, False, 24),
        Look(1080, 1920, False, False, 48),
        Look(480, 800, False, False, 16),
        Look(640, 360, True, False, 16),
    ],
    ids=lambda x: f"{x.width}x{x.height}",
)
@pytest.mark.parametrize("kind", ["story", "figure"])
def test_it_leads_to_the_page(kind: Template, wanted: Look, night: bool) -> None:
    for languages in ((ZH,), (UG, ZH)):
        (page,) = draw(slide(kind, *languages), replace(wanted, night=night))
        assert _read(page.image) == [ADDRESS]


def test_it_is_read_from_a_photograph_that_is_small_and_soft() -> None:
    (page,) = draw(slide("story", ZH), look((960, 540)))
    for width in (640, 560):
        height = width * 540 // 960
        soft = page.image.resize((width, height), Image.Resampling.BILINEAR)
        assert _read(soft) == [ADDRESS]


@pytest.mark.parametrize("size", [(128, 32), (256, 64), (64, 64), (192, 96)])
def test_few_pixels_show_none(size: tuple[int, int]) -> None:
    for page in draw(slide("story", ZH, UG), look(size)):
        assert _read(page.image) == []


def test_readers_too_far_away_get_none() -> None:
    far = Look(960, 540, False, False, 64)
    assert all(_read(page.image) == [] for page in draw(slide("story", ZH), far))


def test_without_an_address_there_is_none() -> None:
    (page,) = draw(replace(slide("story", ZH, MN), address=None), look((960, 540)))
    assert _read(page.image) == []


@pytest.mark.parametrize("text_px", [16, 24, 32, 48])
def test_modules_are_whole_pixels_with_a_quiet_edge(text_px: int) -> None:
    made = codes.code(ADDRESS, text_px, 600, _WHITE, _BLACK)
    assert made is not None and made.width == made.height >= 8 * text_px
    modules = 33 + 8
    while made.width % modules:
        modules -= 4
    pixels = made.width // modules
    assert modules > 28 and pixels >= 3
    small = made.resize((modules, modules), Image.Resampling.NEAREST)
    assert small.resize(made.size, Image.Resampling.NEAREST).tobytes() == made.tobytes()
    for box in ((0, 0, modules, 4), (0, 0, 4, modules), (modules - 4, 0, modules, modules)):
        assert small.crop(box).getcolors() is not None
        assert [colour for _, colour in small.crop(box).getcolors() or ()] == [_WHITE]
    assert _read(made) == [ADDRESS]


def test_an_address_too_long_for_any_code_is_left_out() -> None:
    assert codes.code("https://example.org/" + "a" * 5000, 16, 4000, _WHITE, _BLACK) is None
    assert codes.code("https://example.org/" + "a" * 900, 16, 300, _WHITE, _BLACK) is None
    assert codes.code("", 16, 300, _WHITE, _BLACK) is None
