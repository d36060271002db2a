"""The inverted index: long texts in parts, kinds in order, how much a term counts."""

from __future__ import annotations

import random
import time
from itertools import pairwise
from typing import get_args

import pytest
from portal.language.languages import CHINESE, Language
from portal.search import Document, build, parts
from portal.search.coding import LEVELS
from portal.search.documents import Kind, Section
from portal.search.index import KINDS, OVERLAP, PART, WHOLE, in_parts, is_dense
from portal.search.reading import Reader
from portal.search.weights import HEADING, TITLE
from search.shelf import ENGLISH, UYGHUR, document, engine, found

HAN = "".join(map(chr, range(0x4E00, 0x4E00 + 3000)))


def long_text(seed: int, length: int) -> Document:
    """A text of sections, with paragraphs of all lengths, some of them longer than a part."""
    chance = random.Random(seed)
    text = ""
    sections: list[Section] = []
    while len(text) < length:
        if chance.random() < 0.4:
            title = "".join(chance.choices(HAN, k=chance.randint(2, 20)))
            sections.append(Section(len(text), f"s{len(sections)}", title))
            text += f"{title}\n"
        size = chance.choice([5, 50, 300, 1200, 5000])
        text += "".join(chance.choices(HAN, k=chance.randint(1, size))) + "\n"
    return document("长文", text.rstrip("\n"), sections=tuple(sections))


def heading_at(text: Document, place: int) -> str:
    """The anchor of the section in which a place is."""
    return next((s.id for s in reversed(text.sections) if s.start <= place), "")


@pytest.mark.parametrize("seed", range(6))
def test_no_two_signs_are_lost_between_parts(seed: int) -> None:
    whole = long_text(seed, 30_000)
    cut = list(in_parts(whole))
    assert len(cut) > 8
    assert all(0 < len(part.text) <= WHOLE for part in cut)
    there = {a + b for part in cut for a, b in pairwise(part.text)}
    lost = {a + b for a, b in pairwise(whole.text) if "\n" not in a + b} - there
    assert lost == set()


@pytest.mark.parametrize("seed", range(6))
def test_parts_know_their_sections(seed: int) -> None:
    whole = long_text(seed, 30_000)
    begin = 0
    for part in in_parts(whole):
        start = whole.text.index(part.text, max(0, begin - OVERLAP))
        begin = start + len(part.text)
        for place in range(0, len(part.text), 7):
            assert heading_at(part, place) == heading_at(whole, start + place)
        for section in part.sections[1:]:
            assert part.text.startswith(section.title, section.start)


def test_a_text_of_usual_length_is_one_document() -> None:
    short = document("短文", "雪" * WHOLE)
    assert list(in_parts(short)) == [short]
    assert [len(p.text) for p in in_parts(document("长文", "雪" * (WHOLE + 1)))] == [
        PART,
        WHOLE + 1 - PART + OVERLAP,
    ]


def test_a_text_of_a_million_characters() -> None:
    chance = random.Random(1)
    text = "".join(chance.choices(HAN[:400], k=1_000_000))
    place = 654_321
    text = f"{text[:place]}葡萄架下喝茶{text[place:]}"
    started = time.process_time()
    made = parts(build(CHINESE, [document("百万字", text)]))
    assert time.process_time() - started < 12
    assert len(Reader(made).kinds) > 450


def test_the_end_of_a_long_text_is_found() -> None:
    text = "".join(random.Random(2).choices(HAN, k=60_000))
    whole = document("长卷", f"{text}葡萄架下喝茶")
    (result, *_) = engine(whole).query("葡萄架")
    assert result.title == "长卷" and "葡萄架下喝茶" in result.excerpt


def test_kinds_stand_in_order_and_keep_theirs() -> None:
    kinds = sorted(get_args(Kind))
    assert set(kinds) == set(KINDS)
    shelf = [document(f"{kind}{n}", kind=kind) for n in range(3) for kind in kinds]
    index = build(CHINESE, shelf)
    assert [d.title for d in index.documents] == [f"{kind}{n}" for kind in KINDS for n in range(3)]
    reader = Reader(parts(index))
    assert reader.kinds == tuple(d.kind for d in index.documents)


@pytest.mark.parametrize("times", [1, 2, 8, 9, 10, 12, 13, 21, 22, 23, 500])
def test_how_often_a_term_counts(times: int) -> None:
    reader = Reader(parts(build(CHINESE, [document("某一天", "馓子。" * times)])))
    listed = reader.sign("馓子")
    assert listed is not None
    assert listed.postings == ((0, max(level for level in LEVELS if level <= times)),)


def test_titles_and_headings_count_more_than_the_text() -> None:
    in_title, in_text = document("瓜果", "香"), document("香", "瓜果")
    in_heading = document("香", "香", sections=(Section(0, "a", "瓜果"),))
    in_topics = document("香", "香", topics=("瓜果",))
    reader = Reader(parts(build(CHINESE, [in_title, in_text, in_heading, in_topics])))
    listed = reader.sign("瓜果")
    assert listed is not None
    assert listed.postings == ((0, TITLE), (1, 1), (2, HEADING), (3, HEADING))


def test_the_byline_is_found() -> None:
    assert found(engine(document("灯", "亮了", byline="二单元的邻居（示例）")), "二单元") == ["灯"]


def test_a_frequent_character_is_listed_where_it_counts_most() -> None:
    shelf = [document("日子", "饭香" + "瓜，" * (1 + n % 7)) for n in range(2000)]
    reader = Reader(parts(build(CHINESE, shelf)))
    single, pair = reader.sign("瓜"), reader.sign("饭香")
    assert single is not None and pair is not None
    listed = reader.whole(single)
    assert listed.count == len(listed.postings) == 500
    assert min(count for _, count in listed.postings) == 6
    assert [d for d, _ in listed.postings] == sorted(d for d, _ in listed.postings)
    assert pair.count == 2000, "pairs are listed wherever they stand"


def test_a_character_is_listed_everywhere_on_a_small_site() -> None:
    reader = Reader(parts(build(CHINESE, [document("日子", "瓜") for _ in range(200)])))
    listed = reader.sign("瓜")
    assert listed is not None and listed.count == 200


@pytest.mark.parametrize(
    ("code", "dense"),
    [
        ("zh-Hans", True),
        ("zh-Hant", True),
        ("zh-TW", True),
        ("zh", True),
        ("ja", True),
        ("ko", True),
        ("th", True),
        ("ug", False),
        ("en", False),
        ("mn-Mong", False),
        ("kk-Arab", False),
        ("bo", False),
    ],
)
def test_languages_without_spaces(code: str, dense: bool) -> None:
    assert is_dense(Language(code, code)) == dense


def test_words_of_languages_with_spaces() -> None:
    for language, text in ((UYGHUR, "قوشنا بالا كەلدى"), (ENGLISH, "The neighbours came")):
        index = build(language, [document(text.split()[1], text)])
        assert index.signs == {} and len(index.words) == 3


def test_a_heading_longer_than_a_part() -> None:
    heading = "葡萄架下的茶" * 900
    shelf = engine(document("夏天", f"{heading}\n喝茶", sections=(Section(0, "tea", heading),)))
    for text in ("葡萄", "喝茶", "的茶葡", "葡萄架下的茶葡萄架下的茶"):
        assert shelf.query(text), text
