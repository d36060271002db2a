"""What is found, and in which order: on small invented texts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from portal.language.languages import Language
from portal.search import Engine
from portal.search.nearest import edits
from search.shelf import (
    ENGLISH,
    NEIGHBOURS,
    UYGHUR,
    document,
    engine,
    found,
    titles,
    with_sections,
)

SITE = engine(*NEIGHBOURS)
FILLER = "楼下的长椅上坐着下棋的人，围着看的有好几位。" * 8


def test_two_signs_that_stand_in_one_text_find_it() -> None:
    for shelf in NEIGHBOURS:
        for at in range(len(shelf.text) - 1):
            pair = shelf.text[at : at + 2]
            alone = all(pair not in d.title + d.text for d in NEIGHBOURS if d is not shelf)
            if pair.isalpha() and alone:
                assert SITE.query(pair)[0].url.partition("#")[0] in shelf.url, pair


def test_a_question_as_people_ask_it() -> None:
    assert found(SITE, "我家孩子刚出生，要在多久以内去参保呀？")[0] == "孩子出生多久内参保？"
    assert SITE.query("多久内参保")[0].url == "policy/medical/#newborn"


def test_a_phrase_only_where_it_stands() -> None:
    phrase = engine(
        document("一", "大家一起唱歌，大家跳舞。"),
        document("二", "大家跳舞，一起唱歌。"),
        document("三", "大家唱起一首歌。"),
    )
    assert found(phrase, '"大家一起唱歌"') == ["一"]
    assert found(phrase, "「跳舞一起唱歌」") == [], "not across what is not quoted"
    assert found(phrase, "“跳舞，一起”") == ["二"]
    assert found(phrase, "“跳舞 一起”") == ["二"]
    assert sorted(found(phrase, "大家一起唱歌")) == ["一", "三", "二"]
    assert found(phrase, '"一起唱歌" "大家跳舞"')[0] in ("一", "二")
    assert found(phrase, '"一首歌" 跳舞') == ["三"]


def test_a_phrase_goes_across_lines_and_signs() -> None:
    phrase = engine(document("信", "请带上“户口簿”，\n还有照片。"))
    assert found(phrase, '"带上户口簿还有照片"') == []
    assert found(phrase, '"带上“户口簿”，还有照片"') == found(phrase, '"户口簿 还有照片"') == ["信"]


def test_a_phrase_of_whole_words() -> None:
    phrase = engine(
        document("one", "The apricot trees."), document("two", "The apricots."), language=ENGLISH
    )
    assert found(phrase, '"the apricot"') == ["one"]
    assert sorted(found(phrase, "the apricot")) == ["one", "two"]


def test_a_heading_is_a_result_of_its_own() -> None:
    story = with_sections(
        "夏天的院子",
        ("葡萄架", "架子下面摆着一张竹床。" + FILLER),
        ("西瓜灯", "孩子们把瓜皮刻成灯笼，点上小小的烛。" + FILLER),
        before="院子不大，住着四户人家。",
    )
    lanterns = engine(story, *NEIGHBOURS)
    (result, *_) = lanterns.query("西瓜灯")
    assert (result.title, result.url) == ("西瓜灯", "stories/夏天的院子/#西瓜灯")
    assert result.place == "夏天的院子" and result.title_marks == ((0, 3),)
    (inside, *_) = lanterns.query("竹床")
    assert (inside.title, inside.url) == ("夏天的院子", "stories/夏天的院子/#葡萄架")
    (before, *_) = lanterns.query("四户人家")
    assert before.url == "stories/夏天的院子/"


def test_the_title_comes_before_the_text() -> None:
    shelf = engine(
        document("一封来信", "信里说，月饼很甜，月饼很香。"),
        document("月饼", "信里说，很甜很香，大家都爱。"),
        *(document(f"第{n}天", "天气很好。") for n in range(5)),
    )
    assert found(shelf, "月饼") == ["月饼", "一封来信"]


def test_the_more_of_a_query_the_better() -> None:
    shelf = engine(
        document("一", "馓子馓子馓子馓子"),
        document("二", "馓子和年糕"),
        *(document(f"第{n}天", "天气很好。") for n in range(5)),
    )
    assert found(shelf, "馓子 年糕") == ["二", "一"]


def test_words_side_by_side_come_before_words_far_apart() -> None:
    apart = document("一", f"邻居来了。{FILLER}抓饭好了。")
    together = document("二", f"来了。{FILLER}邻居抓饭，好了。")
    for shelf in ((apart, together), (together, apart)):
        assert found(engine(*shelf), "邻居 抓饭") == ["二", "一"]
        assert found(engine(*shelf), "邻居抓饭") == ["二", "一"]


def test_kinds() -> None:
    everywhere = SITE.query("孩子", 50)
    assert {result.kind for result in everywhere} == {"story", "question", "figure"}
    for kinds in (["story"], ["question", "figure"], ["page"], []):
        only = SITE.query("孩子", 50, kinds)
        assert only == [result for result in everywhere if result.kind in kinds]
        assert SITE.total == len(only)


def test_the_first_ten_of_thirty_are_the_first_ten() -> None:
    shelf = engine(*(document(f"第{n}天", "喝茶" * (1 + n % 9) + FILLER[n:]) for n in range(60)))
    for text in ("喝茶", "第3天喝茶", '"喝茶"', "楼下的人围着喝茶，很好"):
        thirty = shelf.query(text, 30)
        assert len(thirty) > 10
        for limit in (1, 5, 10, 11, 29):
            assert shelf.query(text, limit) == thirty[:limit]
        assert len({result.url for result in thirty}) == len(thirty)


def test_traditional_and_simplified_find_each_other() -> None:
    simplified = document("葡萄架下", "邻居们围着听说书，说到热闹处，连猫都竖起耳朵。")
    traditional = document("葡萄架下", "鄰居們圍着聽說書，說到熱鬧處，連貓都豎起耳朵。")
    for shelf in (engine(simplified), engine(traditional, language=Language("zh-Hant", "繁體"))):
        for text in ("邻居们", "鄰居們", "說著熱鬧", "说着热闹", "竖起", "豎起"):
            assert found(shelf, text) == ["葡萄架下"], text
        (result,) = shelf.query("鄰居")
        assert result.marks[0] == (0, 2)


def test_width_and_case() -> None:
    shelf = engine(document("口令", "密码是ＡＢＣ１２３，Café 里见。"))
    for text in ("abc123", "ABC", "ａｂｃ", "CAFE", "café"):
        assert found(shelf, text) == ["口令"], text


@pytest.mark.parametrize(
    "text", ["zhuafan", "yiguozhuafan", "zhua fan", "Zhuāfàn", "guozhua", "yigzf", "ygzf", "zf"]
)
def test_pinyin(text: str) -> None:
    assert found(SITE, text)[:1] == ["一锅抓饭"]


def test_pinyin_of_questions_and_topics() -> None:
    assert found(SITE, "haizichusheng")[:1] == ["孩子出生多久内参保？"]
    assert "古尔邦节的馓子" in found(SITE, "meishi")
    assert found(SITE, "zsf")[:1] == ["周师傅（示例）"]


def test_who_types_a_whole_title_finds_it_first() -> None:
    shelf = engine(document("河边的灯"), document("河灯"), document("看河灯去"))
    assert found(shelf, "hedeng")[0] == found(shelf, "hd")[0] == "河灯"


def test_latin_words_their_beginnings_and_their_stems() -> None:
    shelf = engine(
        document("Pilaf for two homes", "One pot, two families."),
        document("Apricots", "The neighbours shared a basket."),
        language=ENGLISH,
    )
    assert found(shelf, "pilaf") == found(shelf, "pil") == found(shelf, "pilafs")
    assert found(shelf, "pilaf") == ["Pilaf for two homes"]
    assert found(shelf, "NEIGHBOUR")[0] == "Apricots"
    assert shelf.query("neighb")[0].marks == ((4, 14),)
    assert found(shelf, "zebra") == []


def test_a_whole_word_comes_before_a_longer_one() -> None:
    shelf = engine(document("One", "mats"), document("Two", "mat"), language=ENGLISH)
    assert found(shelf, "mat") == ["Two", "One"]


QOSHNA = engine(
    document("ياخشى قوشنا", "قوشنىلار بىر قازان پولو ئەتتى، بالىلار خۇشال بولدى."),
    document("مەكتەپ يولى", "مەكتىپىمىزنىڭ ئالدىدا ئۈزۈم بار."),
    document("بايرام", "ئۇيغۇر نانلىرى ۋە چاي."),
    language=UYGHUR,
)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("قوشنا", "ياخشى قوشنا"),
        ("قوشـنا", "ياخشى قوشنا"),
        ("ﻗﻮﺷﻨﺎ", "ياخشى قوشنا"),
        ("بالا", "ياخشى قوشنا"),
        ("مەكتەپ", "مەكتەپ يولى"),
        ("ئۈزۈم", "مەكتەپ يولى"),
        ("نان", "بايرام"),
        ("qoshna", "ياخشى قوشنا"),
        ("bala", "ياخشى قوشنا"),
        ("balilar", "ياخشى قوشنا"),
        ("polo", "ياخشى قوشنا"),
        ("üzüm", "مەكتەپ يولى"),
        ("uzum", "مەكتەپ يولى"),
        ("Uyghur", "بايرام"),
        ("bayram", "بايرام"),
        ('"بىر قازان پولو"', "ياخشى قوشنا"),
    ],
)
def test_uyghur(text: str, title: str) -> None:
    assert found(QOSHNA, text)[:1] == [title]


def test_letters_of_uyghur_that_look_alike_are_two() -> None:
    alike = engine(document("1", "ئايى"), document("2", "ئايي"), language=UYGHUR)
    assert found(alike, "ئايى") == ["1"] and found(alike, "ئايي") == ["2"]


def test_mongolian() -> None:
    shelf = engine(document("ᠨᠠᠶᠢᠷ", "ᠮᠣᠩᠭᠣᠯ ᠨᠠᠶᠢᠷ"), language=Language("mn-Mong", "ᠮᠣᠩᠭᠣᠯ"))
    assert found(shelf, "ᠮᠣᠩᠭᠣᠯ") == found(shelf, "ᠮᠣᠩ᠋ᠭ") == ["ᠨᠠᠶᠢᠷ"]


@pytest.mark.parametrize("text", ["pialf", "pilav", "pillaf", "plaf"])
def test_the_nearest_by_spelling(text: str) -> None:
    shelf = engine(document("Pilaf"), document("Apricots"), language=ENGLISH)
    assert titles(shelf.nearest(text)) == ["Pilaf"]


@pytest.mark.parametrize("text", ["一郭抓范", "抓范", "zhuafan", "zhuafang"])
def test_the_nearest_by_sound(text: str) -> None:
    assert titles(SITE.nearest(text))[:1] == ["一锅抓饭"]


def test_the_nearest_are_few_and_each_is_one() -> None:
    long = document("抓饭", "\n".join(["大米和羊肉。" * 200] * 20))
    shelf = engine(long, *(document(f"抓饭{n}") for n in range(9)))
    near = shelf.nearest("抓范", 3)
    assert len(near) == 3 == len({result.url for result in near})


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("", "", 0),
        ("bala", "bala", 0),
        ("bala", "balo", 1),
        ("bala", "abla", 1),
        ("bala", "bla", 1),
        ("bala", "balak", 1),
        ("bala", "kola", 2),
        ("abcdef", "badcfe", 3),
    ],
)
def test_edits(one: str, other: str, count: int) -> None:
    assert edits(one, other) == edits(other, one) == count


def test_words_of_very_different_length_are_not_compared() -> None:
    assert edits("a", "a" * 100) > 2


SHELVES = (SITE, QOSHNA, engine(document("Pilaf", "One pot."), language=ENGLISH))
QUERIES = st.one_of(
    st.text(max_size=300),
    st.text(
        st.sampled_from("抓饭馓子孩邻居們90aeiouzfq قوشنابال\"“”'，。<>/&%\\\x00\u202e𠮷"),
        max_size=60,
    ),
)


@settings(max_examples=150)
@given(QUERIES, st.sampled_from(SHELVES))
def test_any_text_may_be_asked(text: str, shelf: Engine) -> None:
    results = shelf.query(text, 30)
    assert results == shelf.query(text, 30)
    assert results[:3] == shelf.query(text, 3)
    assert all(result.score > 0 for result in results)
    near = shelf.nearest(text)
    assert near == shelf.nearest(text) and len(near) <= 5


@pytest.mark.parametrize("text", ["抓饭" * 5000, "a" * 10_000, "\x00" * 10_000, '"' * 10_000])
def test_a_query_of_ten_thousand_characters(text: str) -> None:
    assert len(SITE.query(text)) <= 10
    SITE.nearest(text)


def test_frequent_characters_alone_still_answer() -> None:
    shelf = engine(*(document(f"第{n}天", "的" * (1 + n % 5)) for n in range(900)))
    assert len(shelf.query("的", 20)) == 20


def test_only_what_holds_a_phrase_is_counted() -> None:
    shelf = engine(
        document("一", "大家一起唱歌，大家跳舞。"),
        document("二", "大家跳舞，一起唱歌。"),
        document("三", "大家唱起一首歌。"),
    )
    assert [result.title for result in shelf.query('"大家一起唱歌"')] == ["一"]
    assert shelf.total == 1
    shelf.query("大家一起唱歌")
    assert shelf.total == 3


@pytest.mark.parametrize(("asked", "weak"), [("抓范", True), ("抓饭", False), ("抓", False)])
def test_single_characters_of_a_word_are_little(asked: str, weak: bool) -> None:
    shelf = engine(document("抓饭", "一锅抓饭。"), document("门", "示范楼的门。"))
    assert shelf.query(asked)
    assert shelf.weak == weak


def test_an_apostrophe_parts_letters_of_uyghur() -> None:
    from portal.search.uyghur import in_arabic

    assert "ئەسھاب".replace("ئ", "") in in_arabic("es'hab")
    assert "ئەسھاب".replace("ئ", "") not in in_arabic("eshab")
