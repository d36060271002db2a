"""Texts in boxes: the largest size, pages, strips, and whatever anybody may write."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw
from portal.language.languages import Language
from portal.screens.typeset import Setting, fit, missing, paged, strip
from portal.screens.typeset.faces import em, font_of
from portal.screens.typeset.ink import drawn
from portal.screens.typeset.runs import Style, runs_of
from support.slogans import EN, HANT, LANGUAGES, MN, UG, ZH, slogans

_ANYONE = (
    *LANGUAGES,
    HANT,
    Language("kk-Arab", "قازاقشا", direction="rtl"),
    Language("ko", "조선어"),
)


def _picture(setting: Setting, around: int = 20) -> Image.Image:
    size = (setting.width + 2 * around, setting.height + 2 * around)
    image = Image.new("1" if setting.mono else "L", size)
    setting.draw(image, around, around, 255)
    return image


def _inside(setting: Setting, around: int = 20) -> bool:
    left, top, right, bottom = _picture(setting, around).getbbox() or (around, around, 0, 0)
    return (
        left >= around
        and top >= around
        and right <= around + setting.width
        and bottom <= around + setting.height
    )


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_no_larger_size_would_fit(language: Language) -> None:
    for text in slogans(language)[:12]:
        found = fit(text, language, 480, 270, least=24, most=160)
        if found is None or found.px == 160:
            continue
        larger = fit(text, language, 480, 270, least=found.px * 4 // 3 + 8, most=160)
        assert larger is None or (larger.vertical, larger.lying) != (found.vertical, found.lying)


def test_two_lines_of_the_strike_fill_a_taxi_top() -> None:
    found = fit("一家有事百家帮远亲近邻是一家", ZH, 128, 32, least=16, most=32, mono=True)
    assert found is not None
    assert (found.px, len(found.lines), found.height) == (16, 2, 32)
    assert [len(line) for line in found.lines] == [7, 7]


def test_lines_are_as_long_as_each_other_and_end_with_phrases() -> None:
    found = fit("词听不懂，也跟着打拍子", ZH, 960, 540, least=24, most=144)
    assert found is not None and found.lines == ("词听不懂，", "也跟着打拍子")


def test_a_word_stays_whole_for_a_somewhat_smaller_size() -> None:
    found = fit("我们大家帮助", ZH, 250, 220, least=16, most=120)
    assert found is not None
    assert (found.px, found.lines) == (64, ("我们", "大家", "帮助"))
    found = fit("我们大家帮助", ZH, 260, 220, least=16, most=120, lines=2)
    assert found is not None
    assert (found.px, found.lines) == (64, ("我们", "大家帮助"))  # 80 cuts 大家 in two


def test_a_date_is_cut_only_where_nothing_else_helps() -> None:
    found = fit("3月12日起", ZH, 48, 64, least=16, most=16)
    assert found is not None and found.lines == ("3月", "12日起")
    found = fit("3月12日起", ZH, 80, 64, least=16, most=16)
    assert found is not None and found.lines == ("3月12日起",)


def test_wished_lines_stay() -> None:
    found = fit("一家\n有事百家帮", ZH, 400, 400, least=16, most=64)
    assert found is not None and found.lines == ("一家", "有事百家帮")
    assert fit("一\n二\n三", ZH, 400, 400, least=16, most=64, lines=2) is None


@pytest.mark.parametrize("px", [16, 24, 40])
@pytest.mark.parametrize("mono", [True, False])
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_what_is_drawn_has_all_its_ink(language: Language, mono: bool, px: int) -> None:
    """No part of a run is cut off by the mask that it is drawn in."""
    style = Style(language, px, mono)
    for text in slogans(language)[20:30]:
        runs = [run for run in runs_of(text.split("。")[0], style)]
        masks = iter(drawn(text.split("。")[0], style))
        for run in runs:
            if not run.text.strip():
                continue
            font = font_of(run.face, px, True)
            two = run.face.strike or (mono and not run.face.thicken)
            image = Image.new("1" if two else "L", (4000, 400))
            stroke = em(run.face, px) * run.face.thicken
            direction = None if run.face.strike else "rtl" if run.rtl else "ltr"
            ImageDraw.Draw(image).text(
                (400, 200), run.text, 255, font, "ls", stroke_width=stroke, direction=direction
            )
            times = em(run.face, px) // 16 if run.face.strike else 1
            whole = sum(image.convert("L").histogram()[160:]) * times * times
            mask = next(masks).mask.convert("L")
            if mono and run.face.thicken:
                assert sum(mask.histogram()[255:]) >= whole
            else:
                assert sum(mask.histogram()[160:]) == whole


@pytest.mark.parametrize("align", ["start", "centre", "end"])
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_lines_stand_where_they_are_wanted(language: Language, align: str) -> None:
    setting = fit(slogans(language)[2], language, 300, 200, least=16, most=40)
    assert setting is not None
    image = Image.new("RGB", (640, 240), (9, 9, 9))
    setting.draw(image, 20, 20, (200, 0, 0), align=align, width=600, background=(0, 0, 60))
    assert image.getpixel((20, 20)) == (0, 0, 60) and image.getpixel((19, 20)) == (9, 9, 9)
    assert image.getpixel((619, 20 + setting.height - 1)) == (0, 0, 60)
    assert image.getpixel((619, 20 + setting.height)) == (9, 9, 9)
    left, _, right, _ = image.getchannel("R").point([0] * 10 + [255] * 246).getbbox()
    before, after = left - 20, 620 - right
    if align == "centre":
        assert abs(before - after) <= 2 + setting.px // 4
    elif (align == "start") != (language is UG):
        assert before < setting.px // 2 < after
    else:
        assert after < setting.px // 2 < before


def test_mongolian_stands_in_columns_from_the_left_and_lies_on_strips() -> None:
    text = slogans(MN)[4]
    block = fit(text, MN, 540, 540, least=32, most=96)
    assert block is not None and block.vertical and not block.lying
    assert strip(text, MN, 64, px=32).lying
    low = fit("ᠦᠶ᠎ᠡ ᠬᠡᠷᠡᠭ", MN, 512, 48, least=16, most=32, mono=True)
    assert low is not None and low.lying and not low.vertical
    one = fit("ᠬᠡᠷᠡᠭ", MN, 60, 400, least=32, most=32)
    two = fit("ᠬᠡᠷᠡᠭ\nᠦᠶ᠎ᠡ", MN, 200, 400, least=32, most=32)
    assert one is not None and two is not None and len(two.lines) == 2
    first = _picture(one, 0)
    assert _picture(two, 0).crop((0, 0, first.width, first.height)).getbbox() is not None
    assert _same_ink(first, _picture(two, 0).crop((0, 0, one.width, two.height)))


def _same_ink(one: Image.Image, other: Image.Image) -> bool:
    return one.crop(one.getbbox()).tobytes() == other.crop(other.getbbox()).tobytes()


def test_a_column_is_its_line_turned_by_a_quarter() -> None:
    column = fit("ᠬᠡᠷᠡᠭ ᠬᠠᠢᠭᠰᠠᠨ", MN, 64, 600, least=48, most=48)
    line = strip("ᠬᠡᠷᠡᠭ ᠬᠠᠢᠭᠰᠠᠨ", MN, 100, px=48)
    assert column is not None and column.vertical
    turned = _picture(line).transpose(Image.Transpose.ROTATE_270)
    assert _same_ink(_picture(column), turned)


def test_chinese_stands_upright_in_a_column() -> None:
    column = fit("ᠬᠡᠷᠡᠭ 医保", MN, 64, 600, least=48, most=48)
    chinese = strip("医", ZH, 100, px=48)
    assert column is not None and column.vertical
    wanted = _picture(chinese, 0)
    wanted = wanted.crop(wanted.getbbox())
    whole = _picture(column, 0)
    places = (
        whole.crop((x, y, x + wanted.width, y + wanted.height)).tobytes()
        for x in range(whole.width - wanted.width + 1)
        for y in range(whole.height // 2, whole.height - wanted.height + 1)
    )
    assert wanted.tobytes() in set(places)


def test_long_text_is_paged_where_sentences_end() -> None:
    text = (
        "门铃坏了，敲一声就好。汤在炉上，多添一双筷子。孩子放学，四点半见！雪扫过家门，再扫两步。"
    )
    pages = paged(text, ZH, 192, 96, least=32, most=64, mono=True)
    assert len(pages) > 1
    assert len({page.px for page in pages}) == 1
    assert all(page.lines[-1][-1] in "。！，" for page in pages)
    lengths = [sum(map(len, page.lines)) for page in pages]
    assert max(lengths) <= 2 * min(lengths)
    assert "".join(line for page in pages for line in page.lines) == text


@pytest.mark.parametrize("text", ["a" * 200, "ئ" * 200, "https://example.org/" + "x" * 80])
def test_a_word_wider_than_the_screen_fits_in_no_way(text: str) -> None:
    language = UG if text[0] == "ئ" else EN
    assert fit(text, language, 128, 32, least=16, most=32) is None
    assert paged(text, language, 128, 32, least=16, most=32) == ()
    assert strip(text, language, 32, px=16).width > 128


@pytest.mark.parametrize("size", [(0, 0), (-5, 40), (1, 1), (15, 15), (4000, 3), (3, 4000)])
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_a_box_too_small_holds_nothing(language: Language, size: tuple[int, int]) -> None:
    text = slogans(language)[0]
    assert fit(text, language, *size, least=16, most=32, mono=True) is None
    assert paged(text, language, *size, least=16, most=32, mono=True) == ()


def test_no_size_between_least_and_most_fits_nothing() -> None:
    assert fit("好", ZH, 100, 100, least=33, most=47, mono=True) is None
    assert fit("好", ZH, 100, 100, least=48, most=32) is None


def test_pages_of_very_long_text_come_in_reasonable_time() -> None:
    sentence = "门铃坏了，敲一声就好，汤在炉上，多添一双筷子。"
    began = time.process_time()
    pages = paged(sentence * 400, ZH, 256, 32, least=16, most=32, mono=True)
    assert "".join(line for page in pages for line in page.lines) == sentence * 400
    assert paged("好" * 4000, ZH, 960, 540, least=24, most=200)
    assert time.process_time() - began < 15


_HOSTILE = st.text(
    st.one_of(
        st.characters(max_codepoint=0x2FFFF, blacklist_categories=("Cs",)),
        st.sampled_from(
            "一家，。“”（）abc 90%\n\tئۇەڭ،ᠠᠢ\u180e\u202f\u0301\u0651\u200d🎉\ufe0f\u202e"
        ),
    ),
    max_size=30,
)


@settings(max_examples=60)
@given(_HOSTILE, st.sampled_from(_ANYONE), st.booleans(), st.sampled_from([(128, 32), (300, 400)]))
def test_whatever_is_written_stays_in_its_box(
    text: str, language: Language, mono: bool, size: tuple[int, int]
) -> None:
    missing(text, language, mono=mono)
    try:
        pages = paged(text, language, *size, least=16, most=48, mono=mono)
        line = strip(text, language, size[1], px=16, mono=mono)
    except ValueError:
        return
    for page in pages:
        assert page.width <= size[0] and page.height <= size[1]
        assert _inside(page)
    assert _inside(line)


def test_quotation_marks_take_squares_in_chinese_alone() -> None:
    chinese = strip("“好”", ZH, 100, px=40).width
    assert chinese == 120
    english = strip("“a”", EN, 100, px=40).width
    assert english < strip("a", EN, 100, px=40).width + 50
    straight, curly = (strip(f"don{mark}t", ZH, 100, px=40).width for mark in "'’")
    assert straight == curly


def test_the_same_text_gives_the_same_pixels() -> None:
    for language in LANGUAGES:
        one, two = (
            fit(slogans(language)[3], language, 300, 200, least=16, most=64) for _ in range(2)
        )
        assert one == two and one is not None and two is not None
        assert _picture(one).tobytes() == _picture(two).tobytes()
