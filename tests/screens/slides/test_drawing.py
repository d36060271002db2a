"""Every template on every shape of screen: right to the pixel, and never blank."""

from __future__ import annotations

import subprocess
import sys
from hashlib import sha256

import pytest
from PIL import Image, ImageStat
from portal.language.languages import Language
from portal.screens.page import Page
from portal.screens.slide import Look, Slide, Template, Words
from portal.screens.slides import draw
from portal.screens.typeset import seconds
from support.sample import ROOT
from support.slides import COMBINATIONS, KINDS, LOOKS, look, recorded, slide
from support.slogans import UG, ZH

_SIZES = list(LOOKS)
_IDS = [f"{width}x{height}" for width, height in _SIZES]


def _checked(pages: tuple[Page, ...], wanted: Look) -> None:
    assert pages
    for page in pages:
        assert page.image.mode == ("1" if wanted.mono else "RGB")
        assert page.image.height == wanted.height
        if page.scroll is None:
            assert page.image.width == wanted.width
        else:
            assert page.image.width > 2 * wanted.width
        bands = page.image.convert("RGB").getextrema()
        assert any(low != high for low, high in bands), "blank"  # type: ignore[misc]
        assert page.seconds >= (2 if page.scroll else 3)


@pytest.mark.parametrize("size", _SIZES, ids=_IDS)
@pytest.mark.parametrize("kind", KINDS)
def test_pages_have_the_size_and_mode_of_the_screen(kind: Template, size: tuple[int, int]) -> None:
    for number, languages in enumerate(COMBINATIONS):
        wanted = look(size, night=bool(number % 2))
        with recorded() as painted:
            _checked(draw(slide(kind, *languages, design=number), wanted), wanted)
        for setting, (left, top, right, bottom), (width, height) in painted.settings:
            assert left >= 0 and top >= 0 and right <= width and bottom <= height, setting.lines
            assert setting.px >= 16


@pytest.mark.parametrize("size", [(128, 32), (256, 64), (64, 64), (960, 540)])
@pytest.mark.parametrize("kind", KINDS)
def test_mono_has_two_levels_and_light_text_on_a_dark_ground(
    kind: Template, size: tuple[int, int]
) -> None:
    wanted = look(size, mono=True)
    for page in (pages := draw(slide(kind, ZH, UG, design=1), wanted)):
        assert set(page.image.get_flattened_data()) == {0, 255}
        lit = ImageStat.Stat(page.image.convert("L")).mean[0] / 255
        assert lit < 0.55
    _checked(pages, wanted)


@pytest.mark.parametrize("kind", KINDS)
def test_main_words_are_never_smaller_than_distance_asks(kind: Template) -> None:
    for size in ((960, 540), (1080, 1920), (1600, 450)):
        wanted = look(size)
        with recorded() as painted:
            draw(slide(kind, ZH, UG), wanted)
        mains = {line for x in slide(kind, ZH, UG).words for line in (x.main, *x.options, x.text)}
        spaceless = [text.replace(" ", "") for text in mains]
        for setting, _, _ in painted.settings:
            text = "".join(setting.lines).replace(" ", "")
            if any(text in main for main in spaceless) and len(text) > 1:
                assert setting.px >= wanted.text_px, text


@pytest.mark.parametrize("size", _SIZES, ids=_IDS)
def test_designs_differ(size: tuple[int, int]) -> None:
    drawn = {draw(slide("slogan", ZH, design=x), look(size))[0].image.tobytes() for x in range(5)}
    assert len(drawn) == 5
    again = draw(slide("slogan", ZH, design=5), look(size))[0].image.tobytes()
    assert again == draw(slide("slogan", ZH, design=0), look(size))[0].image.tobytes()


@pytest.mark.parametrize("kind", KINDS)
def test_the_night_is_darker(kind: Template) -> None:
    for size in ((256, 64), (960, 540)):
        for design in range(5 if kind == "slogan" else 1):
            day, night = (
                ImageStat.Stat(
                    draw(slide(kind, ZH, design=design), look(size, night=x))[0].image.convert("L")
                ).mean[0]
                for x in (False, True)
            )
            assert night < day * 0.72


def test_an_urgent_notice_stands_on_a_stronger_ground() -> None:
    calm = slide("notice", ZH)
    urgent = Slide(calm.template, calm.words, urgent=True)
    for size in LOOKS:
        grounds = [
            draw(x, look(size))[0].image.getpixel((size[0] // 2, size[1] - 1))
            for x in (calm, urgent)
        ]
        assert grounds[0] != grounds[1]
    image = draw(urgent, look((960, 540)))[0].image
    red, green, blue = (image.getpixel((5, 270)) or (0, 0, 0))[:3]  # type: ignore[index]
    assert red > 3 * max(green, blue)


def test_what_is_shown_is_read_in_its_time() -> None:
    with recorded() as painted:
        (page,) = draw(slide("notice", ZH, UG), look((960, 540)))
    texts = [line for setting, _, _ in painted.settings for line in setting.lines]
    assert page.seconds == pytest.approx(seconds(texts), abs=0.01)


@pytest.mark.parametrize("words", [(), (Words(ZH, ""),), (Words(ZH, " \n "), Words(UG, "\u200b"))])
@pytest.mark.parametrize("kind", KINDS)
def test_without_words_the_pomegranate_shows(kind: Template, words: tuple[Words, ...]) -> None:
    for size in LOOKS:
        for mono in (False, True):
            wanted = look(size, mono=mono)
            _checked(draw(Slide(kind, words), wanted), wanted)


def test_the_same_pixels_in_another_process() -> None:
    """No order of a set, no name of a file, no time gets into a picture."""
    program = (
        "import sys; sys.path[:0] = ['scripts', 'tests']\n"
        "from hashlib import sha256\n"
        "from portal.screens.slides import draw\n"
        "from support.slides import KINDS, look, slide\n"
        "from support.slogans import UG, ZH\n"
        "for kind in KINDS:\n"
        "    for page in draw(slide(kind, ZH, UG), look((960, 540))):\n"
        "        print(sha256(page.image.tobytes()).hexdigest())\n"
    )
    here = [
        sha256(page.image.tobytes()).hexdigest()
        for kind in KINDS
        for page in draw(slide(kind, ZH, UG), look((960, 540)))
    ]
    there = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={"PYTHONHASHSEED": "7", "PATH": ""},
        capture_output=True,
        check=True,
        text=True,
    )
    assert there.stdout.split() == here


def test_a_slide_drawn_twice_is_not_painted_over(tmp_path_factory: object) -> None:
    first = draw(slide("slogan", ZH), look((960, 540)))[0].image.copy()
    draw(Slide("slogan", (Words(ZH, "另一句话，写在同一块底上"),)), look((960, 540)))
    assert draw(slide("slogan", ZH), look((960, 540)))[0].image.tobytes() == first.tobytes()


@pytest.mark.parametrize("languages", [(ZH, UG), (UG, ZH)])
def test_the_main_language_comes_first(languages: tuple[Language, ...]) -> None:
    for size in LOOKS:
        with recorded() as painted:
            draw(slide("slogan", *languages), look(size))
        order = list(dict.fromkeys(setting.language for setting, _, _ in painted.settings))
        assert order == list(languages)


def test_a_page_holds_no_more_than_rgb() -> None:
    (page,) = draw(slide("story", ZH), look((960, 540)))
    assert isinstance(page.image, Image.Image) and page.image.info == {}
