"""Papers and keys as PDF, read back by another program."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest
from portal.language.catalogue import load
from portal.quiz.paper.compose import key_of
from portal.quiz.paper.print import draw_answers, draw_paper
from portal.quiz.paper.typeset import missing
from portal.quiz.paper.versions import versions_of
from quiz.export.items import EMOJI, LONG, MONGOLIAN, TEXTS, UYGHUR, item
from quiz.papers import loose_fonts, paper, paper_of, printed, signs, sizes, texts

LANGUAGES = ("zh-Hans", "zh-Hant", "ug", "mn-Mong", "en")


def _plain(text: str) -> str:
    return "".join(text.split())


def test_a_paper_has_every_question_with_its_options_and_no_answer():
    assembled, version, _ = printed()
    data = draw_paper(assembled, version)
    shown = texts(data)
    whole = "".join(shown)
    for asked in version.asked:
        for part in asked.item.stem.split("____"):
            assert _plain(part) in whole
        for place, option in enumerate(asked.options):
            assert f"{'ABCDEF'[place]}.{_plain(option)}" in whole
        assert asked.item.explanation not in whole
    assert "答案" not in whole.replace("有一个或几个正确的答案", "").replace(
        "只有一个正确的答案", ""
    ).replace("选择的答案", "")
    assert set(sizes(data)) == {(210, 297)}
    assert loose_fonts(data) == 0
    assert all(f"第{n}页，共{len(shown)}页" in page for n, page in enumerate(shown, 1))
    assert "共27题，满分54分，30分钟" in whole and "请独立作答。" in whole


def test_a_key_has_every_answer_with_its_reason_and_source():
    assembled, version, key = printed()
    data = draw_answers(assembled, version, key)
    shown = texts(data)
    whole = "".join(shown)
    for asked in version.asked:
        assert _plain(asked.item.explanation) in whole
        letters = "".join("".join("ABCDEF"[place] for place in row) for row in asked.answer)
        if letters:
            assert f"{asked.number}.{letters}" in whole
    assert whole.count("policy/medical#newborn") == len(version.asked)
    assert "空0" in whole and "答0" in whole
    assert "保密" not in whole
    assert sizes(data)[-1] == (210, 297)
    assert loose_fonts(data) == 0


def test_a_key_to_contest_questions_says_that_it_is_secret():
    assembled = paper({"single": 2}, pool="contest")
    versions = versions_of(assembled, "A")
    data = draw_answers(assembled, versions[0], key_of(assembled, versions, "a5"))
    assert "保密：比赛结束以前" in texts(data)[0]
    assert sizes(data)[-1] == (148, 210)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paper_speaks_its_language(language):
    assembled, version, key = printed("a4", language)
    found = load("paper", language)
    paper_text = "".join(texts(draw_paper(assembled, version)))
    if language == "ug":
        # joined letters come back in the order they are seen
        assert (
            sum("\u0600" <= c <= "\u06ff" for c in unicodedata.normalize("NFKC", paper_text)) > 500
        )
    else:
        assert _plain(found["type_single"]) in paper_text
        assert _plain(found["serial_line"]) in paper_text
    assert set(sizes(draw_paper(assembled, version))) == {(210, 297)}
    assert loose_fonts(draw_paper(assembled, version)) == 0
    assert loose_fonts(draw_answers(assembled, version, key)) == 0


def test_a_serial_is_asked_for_where_a_person_gives_points_for_a_part():
    asked = [
        _plain(load("paper", "zh-Hans")["serial_line"]) in texts(draw_paper(made, version))[0]
        for kinds in ({"single": 2}, {"single": 2, "blank": 1}, {"blank": 2})
        for made in [paper(kinds)]
        for version in versions_of(made, "A")
    ]
    assert asked == [False, True, False]


def test_a_paper_says_what_some_of_the_right_options_are_worth():
    """As score.points counts them."""
    assembled = paper({"multiple": 1})
    (section,) = assembled.blueprint.sections
    for partial, words in ((True, "少选得一半的分"), (False, "少选、错选都不得分")):
        blueprint = replace(assembled.blueprint, sections=(replace(section, partial=partial),))
        made = replace(assembled, blueprint=blueprint)
        assert words in texts(draw_paper(made, versions_of(made, "A")[0]))[0]


def test_mongolian_stands_in_columns_from_left_to_right():
    word, han = "ᠠᠰᠠᠭᠤᠯᠲᠠ", "居民医保"
    items = [item("single", f"{word} 90 {han}", (word, han), word, id="m", lang="mn-Mong")]
    items.append(item("single", f"{word}᠃", (word, han), han, id="n", lang="mn-Mong"))
    assembled = paper_of([items], "mn-Mong", word)
    versions = versions_of(assembled, "A")
    key = draw_answers(assembled, versions[0], key_of(assembled, versions, "a4"))
    for data in (draw_paper(assembled, versions[0]), key):
        page = signs(data)
        lying = [sign for sign in page if "\u1820" <= sign.text <= "\u1842" or sign.text == "9"]
        upright = [sign for sign in page if sign.text in han]
        assert len(upright) >= 4 and {sign.turned for sign in upright} == {0}
        assert len(lying) > 40 and {sign.turned for sign in lying} == {90}
        title = [sign for sign in lying if sign.size > 15]
        assert len(title) == len(word) and len({round(sign.x) for sign in title}) == 1
        assert [sign.y for sign in title] == sorted((sign.y for sign in title), reverse=True)
        numbers = {sign.text: sign for sign in page if sign.turned == 0}
        first, second = numbers["1"], numbers["2"]
        assert title[0].x < first.x < second.x and abs(first.y - second.y) < 1


def test_uyghur_letters_of_an_answer_run_as_the_options_do():
    assembled = paper_of(
        [[item("multiple", "؟", tuple("بپتج"), tuple("بت"), id="u", lang="ug")]], "ug"
    )
    versions = versions_of(assembled, "A")
    first, second = (chr(ord("A") + place) for place in versions[0].asked[0].answer[0])
    key = draw_answers(assembled, versions[0], key_of(assembled, versions, "a4"))
    for data in (draw_paper(assembled, versions[0]), key):
        place = {sign.text: sign.x for sign in reversed(signs(data)) if sign.y < 650}
        assert place[first] > place[second]


def test_every_language_has_every_word_with_the_same_fields():
    base = load("paper", "zh-Hans")
    for language in LANGUAGES[1:]:
        words = {
            key: text for key, text in load("paper", language).items() if key != "native_review"
        }
        assert words.keys() == base.keys()
        for key, text in words.items():
            said = text["other"] if isinstance(text, dict) else text
            wanted = set(re.findall(r"\{(\w+)\}", base[key]))
            assert set(re.findall(r"\{(\w+)\}", said)) == wanted, (language, key)


def test_the_same_paper_is_the_same_bytes():
    assembled, version, key = printed()
    assert draw_paper(assembled, version) == draw_paper(assembled, version)
    assert draw_answers(assembled, version, key) == draw_answers(assembled, version, key)


def test_text_that_looks_like_markup_is_printed_as_it_is():
    hostile = (
        '#panic("x")',
        "$x^2$ *粗* _斜_ `码` = 题 <标> @引 // 注",
        "#{1+1} \\ \\u{41} ~ ---",
        *TEXTS,
    )
    items = [item("single", t, (t, "别的"), t, t, id=f"h{n}") for n, t in enumerate(hostile)]
    assembled = paper_of([items, [item("blank", "____", (), (t,), id="b") for t in hostile[:1]]])
    versions = versions_of(assembled, "A")
    shown = "".join(texts(draw_paper(assembled, versions[0])))
    for text in hostile[:3]:
        assert _plain(text).replace("_", "") in shown.replace("_", "")
    assert draw_answers(assembled, versions[0], key_of(assembled, versions, "a4"))


@pytest.mark.parametrize("language", ["zh-Hans", "mn-Mong"])
def test_a_question_longer_than_a_page_breaks_into_pages(language):
    question = item("single", LONG, (LONG, "短"), "短", lang=language)
    assembled = paper_of([[question]], language)
    versions = versions_of(assembled, "A")
    for data in (
        draw_paper(assembled, versions[0]),
        draw_answers(assembled, versions[0], key_of(assembled, versions, "a4")),
    ):
        # nothing is cut off at the foot of a page
        assert "".join(texts(data)).count("籽") >= LONG.count("籽")


def test_characters_without_a_font_are_known():
    assert missing(["石榴 abc", UYGHUR, MONGOLIAN]) == ""
    assert set(missing([EMOJI])) >= {"🍎"}
