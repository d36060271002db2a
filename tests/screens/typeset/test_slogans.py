"""300 slogans of each language at 12 sizes: nothing cut, nothing missing, no line ends badly.

A part of it that a seed chooses, unless PORTAL_WHOLE is set in the environment.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator

import pytest
from PIL import Image
from portal.language.languages import Language
from portal.screens.typeset import Setting, missing, paged
from portal.screens.typeset.faces import UNIFONT, coverage
from portal.screens.typeset.ink import extent_of
from portal.screens.typeset.pieces import CLOSING, OPENING, pieces_of
from portal.screens.typeset.runs import Style, runs_of
from portal.screens.typeset.scripts import is_silent
from support.shaping import shape
from support.slogans import EN, LANGUAGES, SIZES, ZH, slogans

_PART = 12
_AROUND = 40
_WHOLE = bool(os.environ.get("PORTAL_WHOLE"))


def _cases(language: Language, size: tuple[int, int]) -> list[str]:
    texts = slogans(language)
    if _WHOLE:
        return texts
    return random.Random(f"{language.code} {size}").sample(texts, _PART)


def _settings(
    language: Language, size: tuple[int, int], mono: bool
) -> Iterator[tuple[str, Setting]]:
    """Each text's pages; none of a text with a word or date that is wider than the screen."""
    width, height = size
    least = 16 if min(size) < 200 or mono else 32
    for text in _cases(language, size):
        pages = paged(text, language, width, height, least=least, most=height, mono=mono)
        style = Style(language, least, mono)
        longest = max(extent_of(piece.text, style).width for piece in pieces_of(text))
        assert pages or longest > (max(size) if style.upright else width), text
        for page in pages:
            assert page.width <= width and page.height <= height
            assert page.px >= least
            yield text, page


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_slogan_stays_in_its_box(language: Language, size: tuple[int, int]) -> None:
    mono = size[1] <= 96
    shown = 0
    for text, page in _settings(language, size, mono):
        shown += 1
        size_around = (page.width + 2 * _AROUND, page.height + 2 * _AROUND)
        canvas = Image.new("1" if mono else "L", size_around)
        page.draw(canvas, _AROUND, _AROUND, 255)
        ink = canvas.getbbox()
        assert ink is not None, text
        box = (_AROUND, _AROUND, _AROUND + page.width, _AROUND + page.height)
        assert box[0] <= ink[0] and box[1] <= ink[1], text
        assert ink[2] <= box[2] and ink[3] <= box[3], text
        counts = canvas.convert("L").histogram()
        if mono or (page.px == 16 and language in (ZH, EN)):
            assert counts[0] + counts[255] == canvas.width * canvas.height
        letters = len(_seen("".join(page.lines)))
        assert sum(counts[128:]) > 0.02 * page.px * page.px * letters, page
    assert shown >= (1 if size[0] < 100 and language is not ZH else _PART // 2)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
@pytest.mark.parametrize("mono", [True, False])
def test_every_character_has_a_glyph(language: Language, mono: bool) -> None:
    for text in slogans(language):
        assert missing(text, language, mono=mono) == ""
    for text, page in _settings(language, (320, 160), mono):
        for line in page.lines:
            for run in runs_of(line, page.style):
                if run.face is UNIFONT:
                    assert all(ord(c) in coverage(UNIFONT) for c in run.text), text
                else:
                    assert 0 not in shape(run.text, run.face, rtl=run.rtl).glyphs, (text, run)


@pytest.mark.parametrize("size", [(128, 32), (320, 160), (480, 800), (1920, 1080)])
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_no_line_begins_or_ends_with_what_it_must_not(
    language: Language, size: tuple[int, int]
) -> None:
    for text, page in _settings(language, size, size[1] <= 96):
        for line in page.lines:
            assert line == line.strip() and line
            assert line[0] not in CLOSING, (text, page.lines)
            assert line[-1] not in OPENING, (text, page.lines)
        words = set(text.split())
        if language is not ZH:
            assert all(word in words for line in page.lines for word in line.split()), page.lines


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_all_of_the_text_is_shown_in_its_order(language: Language) -> None:
    for text in _cases(language, (128, 32)):
        for size in SIZES:
            pages = paged(text, language, *size, least=16, most=96, mono=True)
            if pages:
                shown = "".join(line for page in pages for line in page.lines)
                assert _seen(shown) == _seen(text)


def _seen(text: str) -> str:
    return "".join(c for c in text if not is_silent(c))
