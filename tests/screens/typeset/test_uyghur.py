"""Uyghur words join as HarfBuzz and Unicode say: every letter in the form that its place asks."""

from __future__ import annotations

import math

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont
from portal.screens.typeset import Setting, strip
from portal.screens.typeset.faces import ARABIC, font_of
from portal.screens.typeset.ink import lengths
from portal.screens.typeset.runs import Style
from support.shaping import shape
from support.slogans import UG, uyghur_words

_RIGHT = "ادرزژوۇۆۈۋەء"
"""Letters that join the one before them only; all others join on both sides."""

_FORMS = {
    "ا": "ﺍﺎ", "ە": "ﻩﻪ", "ب": "ﺏﺐﺑﺒ", "پ": "ﭖﭗﭘﭙ", "ت": "ﺕﺖﺗﺘ", "ج": "ﺝﺞﺟﺠ", "چ": "ﭺﭻﭼﭽ",
    "خ": "ﺥﺦﺧﺨ", "د": "ﺩﺪ", "ر": "ﺭﺮ", "ز": "ﺯﺰ", "ژ": "ﮊﮋ", "س": "ﺱﺲﺳﺴ", "ش": "ﺵﺶﺷﺸ",
    "غ": "ﻍﻎﻏﻐ", "ف": "ﻑﻒﻓﻔ", "ق": "ﻕﻖﻗﻘ", "ك": "ﻙﻚﻛﻜ", "گ": "ﮒﮓﮔﮕ", "ڭ": "ﯓﯔﯕﯖ",
    "ل": "ﻝﻞﻟﻠ", "م": "ﻡﻢﻣﻤ", "ن": "ﻥﻦﻧﻨ", "ھ": "ﮪﮫﮬﮭ", "و": "ﻭﻮ", "ۇ": "ﯗﯘ", "ۆ": "ﯙﯚ",
    "ۈ": "ﯛﯜ", "ۋ": "ﯞﯟ", "ې": "ﯤﯥﯦﯧ", "ى": "ﻯﻰﯨﯩ", "ي": "ﻱﻲﻳﻴ", "ئ": "ﺉﺊﺋﺌ",
}  # fmt: skip
"""The shapes that Unicode encodes of each letter: alone, at the end, the beginning, inside."""

_NAMES = ("", ".fina", ".init", ".medi")
_PX = 64
_WORDS = uyghur_words()


def _places(word: str) -> list[int]:
    """For each letter 0 to 3: alone, at the end, at the beginning, inside of what joins."""
    result = []
    for index, letter in enumerate(word):
        before = index > 0 and word[index - 1] not in _RIGHT
        after = index + 1 < len(word) and letter not in _RIGHT
        result.append(before + 2 * after)
    return result


def _ink(setting: Setting) -> Image.Image:
    image = Image.new("L", (setting.width, setting.height))
    setting.draw(image, 0, 0, 255)
    return image.crop(image.getbbox())


def test_the_words_have_every_letter() -> None:
    assert set("".join(_WORDS)) >= set(_FORMS) - {"ژ"}
    assert len(_WORDS) >= 100


@pytest.mark.parametrize("word", _WORDS)
def test_every_letter_has_the_form_of_its_place(word: str) -> None:
    shaped = shape(word, ARABIC, rtl=True)
    assert 0 not in shaped.glyphs
    wanted = [_NAMES[place] for place in _places(word)]
    assert [_form(name) for name in reversed(shaped.letters)] == wanted


def _form(name: str) -> str:
    return next((form for form in _NAMES[1:] if form in name), "")


def _encoded(word: str, places: list[int]) -> Image.Image:
    """A word drawn without a shaper from the encoded shapes, letter by letter from the right."""
    shapes = "".join(_FORMS[c][place] for c, place in zip(word, places, strict=True))
    shapes = shapes.replace("ﻟﺎ", "ﻻ").replace("ﻠﺎ", "ﻼ")
    size = font_of(ARABIC, _PX, True).size
    font = ImageFont.truetype(str(ARABIC.file), size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes(list(ARABIC.bold))
    image = Image.new("L", (math.ceil(font.getlength(shapes)) + 80, 200))
    ImageDraw.Draw(image).text((40, 120), shapes[::-1], 255, font, anchor="ls")
    return image.crop(image.getbbox())


def _likeness(one: Image.Image, other: Image.Image) -> float:
    """How much of what either has is in both, once they are as wide as each other."""
    other = other.resize(one.size)
    both = sum(ImageChops.darker(one, other).histogram()[128:])
    return both / sum(ImageChops.lighter(one, other).histogram()[128:])


@pytest.mark.parametrize("word", _WORDS)
def test_a_word_is_drawn_with_the_shapes_that_unicode_encodes(word: str) -> None:
    wanted = _encoded(word, _places(word))
    drawn = _ink(strip(word, UG, 200, px=_PX))
    assert drawn.width == pytest.approx(wanted.width, rel=0.04, abs=3)
    assert _likeness(wanted, drawn) > 0.7, word


def test_letters_that_do_not_join_are_told_apart() -> None:
    word = "ياردەم"
    alone = _encoded(word, [0] * len(word))
    assert _likeness(alone, _ink(strip(word, UG, 200, px=_PX))) < 0.5


@pytest.mark.parametrize("word", _WORDS)
def test_a_word_takes_as_much_room_as_harfbuzz_says(word: str) -> None:
    em = font_of(ARABIC, _PX, True).size
    wanted = shape(word, ARABIC, rtl=True).advance * em / 1000
    assert lengths(Style(UG, _PX))[word] == pytest.approx(wanted, abs=len(word) + 1)


@pytest.mark.parametrize("mono", [True, False])
@pytest.mark.parametrize("word", _WORDS[::3])
def test_a_word_inside_a_line_is_drawn_as_alone(word: str, mono: bool) -> None:
    alone = _ink(strip(word, UG, 100, px=24, mono=mono))
    line = strip(f"ئاش {word} دوست", UG, 100, px=24, mono=mono)
    image = Image.new("L", (line.width, line.height))
    line.draw(image, 0, 0, 255)
    found = any(
        image.crop((x, y, x + alone.width, y + alone.height)).tobytes() == alone.tobytes()
        for x in range(line.width - alone.width + 1)
        for y in range(line.height - alone.height + 1)
    )
    assert found
