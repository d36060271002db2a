"""Lines that say something, options side by side, and words that stand in the middle."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops
from portal.language.languages import Language
from portal.screens.cache import png
from portal.screens.slide import Look, Slide, Template, Words
from portal.screens.slides import draw
from portal.screens.slides.block import set_block
from portal.screens.slides.colours import STEPS
from portal.screens.slides.parts import Part, Speech
from portal.screens.slides.shapes import held_px
from portal.screens.typeset.scripts import is_han
from support.slides import KINDS, LOOKS, look, recorded, slide
from support.slogans import MN, UG, ZH, slogans

_PORTRAITS = [((1080, 1920), 48), ((480, 800), 32)]


def _is_crumb(line: str) -> bool:
    letters = [c for c in line if c.isalnum()]
    return 0 < len(letters) <= 2 and all(map(is_han, letters))


@pytest.mark.parametrize(("size", "px"), _PORTRAITS)
@pytest.mark.parametrize("design", range(5))
def test_chinese_beside_mongolian_is_not_broken_into_crumbs(
    size: tuple[int, int], px: int, design: int
) -> None:
    said = ["石榴籽挨得紧，甜得匀", "一家有事百家帮", *slogans(ZH)[design * 4 : design * 4 + 4]]
    for place, text in enumerate(said):
        words = (Words(ZH, text), Words(MN, slogans(MN)[place]))
        for template in ("slogan", "notice"):
            with recorded() as painted:
                draw(Slide(template, words, design=design), Look(*size, False, False, px))
            for setting, _, _ in painted.settings:
                lines = [line for line in setting.lines if setting.language == ZH]
                assert len(lines) <= 1 or not any(map(_is_crumb, lines)), lines


def test_a_smaller_size_is_taken_for_whole_lines() -> None:
    speech = Speech(ZH, (Part("main", "石榴籽挨得紧，甜得匀", 24, 160),))
    block = set_block(speech, 300, 700, mono=False)
    assert block is not None and block.main.lines == ("石榴籽", "挨得紧，", "甜得匀")
    narrow = set_block(speech, 60, 700, mono=False)
    assert narrow is not None and narrow.px >= 24  # nothing else fits: then it may be


def _boxes(
    template: Template, language: Language, size: tuple[int, int]
) -> dict[str, tuple[int, int]]:
    """Where the options of a question stand, by their text."""
    made = slide(template, language)
    with recorded() as painted:
        draw(made, look(size))
    options = made.words[0].options
    return {
        line: (left, top)
        for setting, (left, top, _, _), _ in painted.settings
        for line in setting.lines
        if line in options
    }


def test_options_stand_two_by_two_where_there_is_width() -> None:
    places = _boxes("question", ZH, (1600, 450))
    first, second, third, fourth = (places[f"{count} 天"] for count in (30, 60, 90, 180))
    assert first[1] == second[1] < third[1] == fourth[1]
    assert first[0] == third[0] < second[0] == fourth[0]


def test_the_first_option_is_the_right_one_in_uyghur() -> None:
    places = _boxes("question", UG, (1600, 450))
    first, second, third, fourth = (places[f"{count} كۈن"] for count in (30, 60, 90, 180))
    assert first[1] == second[1] < third[1] == fourth[1]
    assert first[0] > second[0] and third[0] > fourth[0]


def test_the_letter_of_an_option_comes_first_on_a_strip() -> None:
    """`A` stands at the right of its Uyghur option, and no option is cut in two."""
    with recorded() as painted:
        draw(slide("question", UG), look((128, 32)))
    lines = [line for s, _, _ in painted.settings for line in s.lines if "كۈن" in line]
    asked = [line for line in lines if line.startswith(("A", "B", "C", "D"))]
    assert [line.split()[0].strip("\u200f") for line in asked] == ["A", "B", "C", "D"]
    assert all(line.endswith("كۈن") for line in asked)


@pytest.mark.parametrize("kind", ["slogan", "story", "notice", "greeting", "rest"])
@pytest.mark.parametrize("mono", [True, False])
@pytest.mark.parametrize("language", [ZH, UG])
def test_words_stand_in_the_middle_of_a_strip(
    kind: Template, mono: bool, language: Language
) -> None:
    for page in draw(slide(kind, language, design=1), look((128, 32), mono=mono)):
        if page.scroll is not None:
            continue
        image = page.image.convert("RGB")
        ground = Image.new("RGB", image.size, image.getpixel((0, 0)))
        box = ImageChops.difference(image, ground).getbbox()
        assert box is not None
        assert abs(box[1] - (32 - box[3])) <= 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_slide_without_a_photograph_needs_no_more_than_a_palette(kind: Template) -> None:
    made = slide(kind, ZH, UG)
    if made.picture is not None:
        return
    for size in LOOKS:
        for night in (False, True):
            for page in draw(made, look(size, night=night)):
                with Image.open(io.BytesIO(png(page.image))) as kept:
                    assert kept.mode == "P"
                    assert kept.convert("RGB").tobytes() == page.image.tobytes()


def test_a_palette_of_all_steps_is_found_again() -> None:
    """Pillow looks colours up in coarse cells: those that slides have are told apart there."""
    levels = sorted(set(STEPS))
    assert len(levels) == 64 and levels[0] == 0 and levels[-1] == 255
    tones = [(r, g, b) for r in levels[-4:] for g in levels[-4:] for b in levels[-4:]]
    tones += [(r, g, b) for r in levels[:4] for g in levels[30:34] for b in levels[:4]]
    image = Image.new("RGB", (len(tones), 1))
    image.putdata(tones)
    with Image.open(io.BytesIO(png(image))) as kept:
        assert kept.mode == "P"
        assert kept.convert("RGB").tobytes() == image.tobytes()


@pytest.mark.parametrize(
    ("size", "mono", "px"),
    [
        ((512, 32), False, 32),
        ((512, 40), True, 32),
        ((192, 96), False, 48),
        ((64, 64), True, 32),
        ((960, 540), False, 96),
        ((16, 16), False, 16),
    ],
)
def test_what_a_screen_holds(size: tuple[int, int], mono: bool, px: int) -> None:
    assert held_px(*size, mono=mono) == px


@pytest.mark.parametrize("kind", ["story", "figure", "question", "answer"])
def test_secondary_words_are_no_more_than_a_step_smaller(kind: Template) -> None:
    for size, least in (((1920, 1080), 48), ((3840, 1080), 64), ((1080, 1920), 48)):
        with recorded() as painted:
            draw(slide(kind, ZH, UG), Look(*size, False, False, least))
        step = {48: 32, 64: 48}[least]
        assert min(setting.px for setting, _, _ in painted.settings) >= step
