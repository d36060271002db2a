"""No word is lost: all of it is on one page, on several, or in a line that runs through."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from portal.language.catalogue import available, finding_text
from portal.language.languages import Language
from portal.screens.slide import Look, Slide, Template, Words
from portal.screens.slides import SlideFault, draw
from portal.screens.slides.block import phrased
from portal.screens.typeset import missing
from portal.screens.typeset.wording import clean
from support.slides import COMBINATIONS, KINDS, LOOKS, look, recorded, slide
from support.slogans import EN, LANGUAGES, MN, UG, ZH, slogans

_RULES = {"screen-glyph-missing", "screen-text-no-fit", "screen-picture"}
_SIZES = list(LOOKS)


def _dense(text: str) -> str:
    return "".join(text.split())


def _needed(kind: Template, words: Words) -> list[str]:
    """What a slide must say, whatever the screen."""
    if kind == "answer":
        return [*(words.options[place] for place in words.right), words.text]
    if kind == "figure":
        return [words.main, words.byline]
    if kind == "clock":
        return []
    return [words.main, *words.options]


@pytest.mark.parametrize("size", _SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("kind", KINDS)
def test_every_language_says_all_of_it(kind: Template, size: tuple[int, int]) -> None:
    for languages in COMBINATIONS:
        for mono in (False, True):
            made = slide(kind, *languages)
            with recorded() as painted:
                draw(made, look(size, mono=mono))
            for words in made.words:
                for text in _needed(kind, words):
                    assert _dense(text) in _dense(painted.text(words.language))


@pytest.mark.parametrize("kind", ["story", "figure", "question", "answer", "notice"])
def test_a_wall_says_the_rest_too(kind: Template) -> None:
    for size in ((960, 540), (1600, 450), (1080, 1920)):
        made = slide(kind, ZH)
        with recorded() as painted:
            draw(made, look(size))
        (words,) = made.words
        for text in (words.main, *words.options, words.text):
            assert _dense(text) in _dense(painted.text(ZH))


@pytest.mark.parametrize("size", [(128, 32), (64, 64), (960, 540)])
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_long_notices_go_on_over_pages(language: Language, size: tuple[int, int]) -> None:
    text = " ".join(slogans(language)[:6])
    with recorded() as painted:
        pages = draw(Slide("notice", (Words(language, text),)), look(size))
    assert _dense(clean(text)) in _dense(painted.text(language))
    if size == (128, 32):
        assert all(page.scroll for page in pages)


@pytest.mark.parametrize("languages", [(ZH, UG), (ZH, MN), (UG, ZH), (ZH, UG, EN)])
def test_languages_that_do_not_fit_together_follow_each_other(
    languages: tuple[Language, ...],
) -> None:
    with recorded() as painted:
        together = draw(slide("slogan", *languages), look((960, 540)))
    assert len(together) == 1
    assert {x.language for x, _, _ in painted.settings} == set(languages)
    apart = draw(slide("slogan", *languages), look((64, 64)))
    assert len(apart) >= len(languages)
    alone = draw(slide("slogan", languages[0]), look((64, 64)))
    assert apart[0].image.tobytes() == alone[0].image.tobytes()


def test_right_options_are_marked_in_their_colour() -> None:
    size = (960, 540)
    right, wrong = (
        draw(
            Slide("answer", (Words(ZH, "问", options=("甲", "乙"), right=places, text="因为"),)),
            look(size),
        )[0].image
        for places in ((0,), (1,))
    )
    assert right.tobytes() != wrong.tobytes()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("石榴籽挨得紧，甜得匀", ["石榴籽挨得紧，", "甜得匀"]),
        ("一家有事百家帮", ["一家有事百家帮"]),
        ("新春快乐。", ["新春快乐。"]),
        ("ئانار دانىسى زىچ، تەمى بىردەك", ["ئانار دانىسى زىچ،", "تەمى بىردەك"]),
        ("Seeds of one fruit: close, and sweet", ["Seeds of one fruit:", "close, and sweet"]),
        ("开到 8:30，1,500 元", ["开到 8:30，", "1,500 元"]),
    ],
)
def test_phrases_end_lines(text: str, lines: list[str]) -> None:
    assert phrased(text).split("\n") == lines


@given(st.text(max_size=60))
def test_phrases_lose_nothing(text: str) -> None:
    assert _dense(phrased(text)) == _dense(text)


_LETTERS = st.text(
    st.sampled_from("一家有事百家帮，。！（）《》90%天abcXYZ -:ئۆيىدەھەق،؟ᠠᠶᠢᠯ‍\u200b\n"),
    max_size=90,
)


@settings(max_examples=60)
@given(
    st.sampled_from(KINDS),
    st.sampled_from(LANGUAGES),
    st.one_of(st.text(max_size=40), _LETTERS),
    _LETTERS,
    st.lists(_LETTERS, max_size=5),
    st.integers(16, 200),
    st.integers(16, 200),
    st.sampled_from((16, 24, 32, 96)),
    st.booleans(),
)
def test_whatever_is_written_is_drawn_or_told(
    kind: Template,
    language: Language,
    main: str,
    text: str,
    options: list[str],
    width: int,
    height: int,
    text_px: int,
    mono: bool,
) -> None:
    words = Words(language, main, text[:8], text[:20], text, tuple(options), (0, 7))
    wanted = Look(width, height, mono, False, text_px)
    try:
        pages = draw(Slide(kind, (words,)), wanted)
    except SlideFault as fault:
        assert fault.rule in _RULES
        for code in available("findings"):
            assert all(finding_text(fault.rule, code, fault.params))
        return
    for page in pages:
        assert page.image.height == height
        assert page.image.width == width or page.scroll is not None


def test_a_character_without_a_face_is_told() -> None:
    text = "喜欢\U0001f9e8和\U0001faf6"
    for mono in (False, True):
        lacking = missing(text, ZH, mono=mono)
        assert lacking
        with pytest.raises(SlideFault) as fault:
            draw(Slide("slogan", (Words(ZH, text),)), look((128, 32), mono=mono))
        assert fault.value.rule == "screen-glyph-missing"
        assert fault.value.params["characters"] == lacking
        assert fault.value.params["language"] == ZH.name


def test_what_no_screen_can_hold_is_told() -> None:
    for text in ("长" * 1_900, "这么长的话，" * 90_000):
        wanted = Look(128, 32, False, False, 16)
        with pytest.raises(SlideFault) as fault:
            draw(Slide("notice", (Words(ZH, text),)), wanted)
        assert fault.value.rule == "screen-text-no-fit"
        assert fault.value.params["size"] == "128×32"


def test_a_word_wider_than_a_wall_is_told_and_one_wider_than_a_strip_runs() -> None:
    word = "ۋېلىسىپىتچىلىرىمىزنىڭكىلەردىنمۇ"
    (page,) = draw(Slide("slogan", (Words(UG, word),)), look((128, 32)))
    assert page.scroll is not None and page.scroll.to == "right"
    with pytest.raises(SlideFault):
        draw(Slide("slogan", (Words(UG, word * 4),)), Look(300, 200, False, False, 96))
