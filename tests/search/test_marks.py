"""What is marked in titles and excerpts is what was sought, and nothing else."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from portal.search import Document, Result
from portal.search.folding import composed, fold, units
from portal.search.passages import EXCERPT
from portal.search.runs import DENSE_RUN, WORD_RUN
from search.shelf import NEIGHBOURS, UYGHUR, document, engine, pieces, with_sections

FILLER = "楼下的长椅上坐着下棋的人，围着看的有好几位。" * 8
RARE = document("𠮷野家的晚饭🌾", "晚上🌾，𠮷野家的灯亮了。🌾𠮷🌾" * 30)
SECTIONS = with_sections(
    "夏天的院子",
    ("葡萄架𠮷", "架子下面摆着竹床。" + FILLER),
    ("西瓜灯", "孩子们把瓜皮刻成灯笼。" + FILLER),
)
LONG = with_sections(
    "长长的一天",
    ("早上", "西瓜切好了，分给大家。" * 700),
    ("晚上", "月亮升上来，照着𠮷野家。" * 700),
)
SHELF: tuple[Document, ...] = (*NEIGHBOURS, RARE, SECTIONS, LONG)
SITE = engine(*SHELF)
WORDS = "".join(one.title + one.text[:300] for one in SHELF)


def assert_well_marked(result: Result, whole: str, asked: str) -> None:
    """`asked` are the folded signs that were sought."""
    for text, marks in ((result.title, result.title_marks), (result.excerpt, result.marks)):
        width, before = len(units(text)), -1
        for start, end in marks:
            assert before < start < end <= width, "sorted, apart, inside"
            before = end
        for piece in pieces(text, marks):
            assert "\ufffd" not in piece, "no half of a character"
            said = fold(composed(piece))
            assert set("".join(DENSE_RUN.findall(said))) <= set(asked), (piece, asked)
            for word in WORD_RUN.findall(said):
                assert word[0] in asked, "a word is marked whole"
    inside = result.excerpt.removeprefix("…").removesuffix("…")
    assert inside in whole.replace("\n", " ")
    assert len(units(inside)) <= max(EXCERPT)


def whole_of(result: Result) -> str:
    address = result.url.partition("#")[0]
    return "\n".join(one.text for one in SHELF if one.url.partition("#")[0] == address)


@settings(max_examples=200)
@given(st.data())
def test_marks_lie_on_what_was_sought(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(WORDS) - 2))
    size = data.draw(st.integers(1, 12))
    text = WORDS[start : start + size] + data.draw(st.sampled_from(["", " 西瓜", " 𠮷", "zf"]))
    for result in SITE.query(text, 20):
        assert_well_marked(result, whole_of(result), fold(text))


@pytest.mark.parametrize("text", ["西瓜", "西瓜切", "早上", "月亮升上来", "晚上", "长长"])
def test_marks_in_parts_of_a_long_text(text: str) -> None:
    results = SITE.query(text, 30)
    assert results
    for result in results:
        assert_well_marked(result, whole_of(result), text)


def test_every_place_in_an_excerpt_is_marked() -> None:
    shelf = engine(document("喝茶", "来喝茶。大家喝茶，喝了茶再走。"))
    (result,) = shelf.query("喝茶")
    assert pieces(result.excerpt, result.marks) == ["喝茶", "喝茶"]
    assert pieces(result.title, result.title_marks) == ["喝茶"]


def test_marks_that_touch_are_one() -> None:
    (result,) = engine(document("字", "邻居们来了")).query("邻居们")
    assert pieces(result.excerpt, result.marks) == ["邻居们"]


def test_characters_beyond_the_first_plane_are_marked_whole() -> None:
    shelf = engine(document("𠮷野家", "灯下的𠮷野家。"), document("灯", "灯下。"))
    for text, piece in (("𠮷野", "𠮷野"), ("𠮷", "𠮷"), ("下的𠮷", "下的𠮷")):
        (result, *_) = shelf.query(text)
        assert result.title == "𠮷野家", text
        assert pieces(result.excerpt, result.marks) == [piece]


def test_marks_after_characters_beyond_the_first_plane() -> None:
    (result,) = engine(document("🌾🌾麦子", "🌾𠮷🌾麦子熟了")).query("麦子")
    assert result.marks == ((6, 8),) and result.title_marks == ((4, 6),)


def test_marks_stand_on_the_letters_as_they_are_written() -> None:
    (result,) = engine(document("鄰居", "一位鄰\u200d居的Ｃafé㍿。")).query("邻居 cafe")
    assert pieces(result.excerpt, result.marks) == ["鄰\u200d居", "Ｃafé"]
    (result,) = engine(document("قوشنا", "ياخشى قوشـــنا كەلدى"), language=UYGHUR).query("قوشنا")
    assert pieces(result.excerpt, result.marks) == ["قوشـــنا"]


def test_words_are_marked_whole() -> None:
    (result,) = engine(document("本子", "写着 notebooks 两个字，no.")).query("notebook")
    assert pieces(result.excerpt, result.marks) == ["notebooks"]


def test_an_excerpt_begins_with_a_sentence_around_the_match() -> None:
    chance = random.Random(5)
    text = "".join(chance.choices("春夏秋冬风花雪月", k=500)) + "。葡萄架下喝茶。" + FILLER
    (result,) = engine(document("四季", text)).query("喝茶")
    assert result.excerpt.startswith("…葡萄架下喝茶。") and result.excerpt.endswith("…")


def test_a_text_found_by_its_title_begins_at_its_beginning() -> None:
    (result, *_) = engine(document("抓饭", FILLER)).query("抓饭")
    assert result.excerpt.startswith(FILLER[:20]) and result.marks == ()


@settings(max_examples=60)
@given(
    st.text(st.sampled_from("邻居抓饭茶鄰著 ，。\nabé𠮷🌾\u200d㍿ﻼـ"), min_size=1, max_size=300),
    st.text(st.sampled_from("邻居抓饭茶邻着ab𠮷"), min_size=1, max_size=8),
)
def test_marks_in_any_text(text: str, query: str) -> None:
    one = document("题目", composed(text))
    for result in engine(one).query(query):
        assert_well_marked(result, one.text, fold(query) + "\u200d")
