"""What a query asks for: its units, its phrases, and whether it is long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portal.search.query import LONGEST_QUERY, Query, parse, sound_terms, stem_length
from portal.search.weights import WEIGHTS


def chinese(text: str) -> Query:
    return parse(text, "zh-Hans", dense=True)


def units(query: Query, *kinds: str) -> list[str]:
    return [unit.term for unit in query.units if unit.kind in (kinds or ("pair", "word"))]


@pytest.mark.parametrize(
    ("text", "pairs", "words"),
    [
        ("抓饭", ["抓饭"], []),
        ("邻居们", ["邻居", "居们"], []),
        ("抓饭 抓饭", ["抓饭"], []),
        ("1943年", ["3年"], ["1943"]),
        ("force开发", ["e开", "开发"], ["force"]),
        ("90天", ["90", "0天"], []),
        ("在90天内", ["在9", "90", "0天", "天内"], []),
        ("5G", ["5g"], ["5g"]),
        ("９０", ["90"], ["90"]),
        ("a", [], ["a"]),
        ("good food", [], ["good", "food"]),
        ("抓飯！", ["抓饭"], []),
    ],
)
def test_units(text: str, pairs: list[str], words: list[str]) -> None:
    query = chinese(text)
    assert (units(query, "pair"), units(query, "word")) == (pairs, words)


def test_a_character_alone_counts_in_full() -> None:
    (unit,) = (unit for unit in chinese("福").units if unit.kind == "single")
    assert (unit.term, unit.weight) == ("福", 1)


def test_a_long_query_is_looked_up_by_characters_too() -> None:
    short, long = chinese("邻居们的抓饭"), chinese("孩子出生以后多久内参保")
    assert not short.long and units(short, "single") == []
    assert long.long and units(long, "single") == list("孩子出生以后多久内参保")
    weights = {unit.term: unit.weight for unit in long.units if unit.kind == "single"}
    assert weights["孩"] == WEIGHTS["single"]
    assert weights["多"] == WEIGHTS["single"] * WEIGHTS["function"]


def test_what_only_asks_weighs_less_beside_what_says_something() -> None:
    asked = {unit.term: unit.weight for unit in chinese("参保多少钱").units if unit.kind == "pair"}
    assert asked["参保"] == asked["少钱"] == 1
    assert asked["多少"] == WEIGHTS["function"]
    assert [unit.weight for unit in chinese("多少").units] == [1]


@pytest.mark.parametrize("quotes", ['""', "“”", "„“", "«»", "「」", "『』", "＂＂", "”“"])
def test_what_stands_in_quotes_is_a_phrase(quotes: str) -> None:
    query = chinese(f"邻居 {quotes[0]}一锅抓飯，Pilaf{quotes[1]}")
    assert query.phrases == (("一锅抓饭", "pilaf"),)
    assert "一锅" in units(query)


@pytest.mark.parametrize("text", ['"抓饭', "抓饭”", '""', '"，"', "'抓饭'"])
def test_half_a_quotation_is_no_phrase(text: str) -> None:
    assert chinese(text).phrases == ()


def test_several_phrases() -> None:
    assert chinese('"抓饭" 和 「馓子」').phrases == (("抓饭",), ("馓子",))


def test_only_the_beginning_of_a_very_long_query_counts() -> None:
    text = "".join(chr(0x4E00 + n) for n in range(10_000))
    assert chinese(text) == chinese(text[:LONGEST_QUERY])
    assert len(chinese("𠮷" * 10_000).runs[0]) == LONGEST_QUERY


@pytest.mark.parametrize(
    "text", ["", " ", "\x00\x01\x1f\x7f", "\u202e\u200d", "？！", "🌾", "\ud800"]
)
def test_nothing_is_asked(text: str) -> None:
    query = chinese(text)
    assert not query.runs and not query.units and not query.phrases


def test_control_characters_end_a_word() -> None:
    assert units(chinese("抓饭\x00馓子")) == ["抓饭", "馓子"]


def test_letters_are_sounds_where_they_can_be() -> None:
    assert units(chinese("zf"), "sound") == [":-z", ":zf", ":f-"]
    assert units(chinese("zhua fan"), "sound") == [term for term in sound_terms("zhuafan")]
    assert "'zhu" in units(chinese("zhuafan"), "sound")
    assert units(chinese("抓饭"), "sound") == []
    assert units(parse("zhuafan", "ug", dense=False), "sound") == []


def test_sounds_of_few_vowels_may_be_first_letters() -> None:
    assert {term[0] for term in sound_terms("zf")} == {":"}
    assert {term[0] for term in sound_terms("zhuafan")} == {"'"}
    assert {term[0] for term in sound_terms("yggf")} == {":"}
    assert {term[0] for term in sound_terms("ygz")} == {":"}
    assert {term[0] for term in sound_terms("ayhz")} == {"'", ":"}


def test_forms_of_a_uyghur_word() -> None:
    (unit,) = parse("bala", "ug", dense=False).units
    forms = dict(unit.forms)
    assert forms["bala"] == forms["بالا"] == 1
    assert forms["بالى"] == WEIGHTS["prefix"]
    (dotted,) = parse("üzüm", "ug", dense=False).units
    assert dotted.term == "uzum" and "ۈزۈم" in dict(dotted.forms)
    (other,) = parse("bala", "en", dense=False).units
    assert dict(other.forms) == {"bala": 1}


def test_stems() -> None:
    assert [stem_length("a" * n) for n in (1, 3, 5, 6, 10)] == [3, 3, 3, 3, 5]


@given(st.text(max_size=400), st.sampled_from(["zh-Hans", "ug", "en"]))
def test_any_text_is_a_query(text: str, language: str) -> None:
    query = parse(text, language, dense=language == "zh-Hans")
    keys = [(unit.kind, unit.term) for unit in query.units]
    assert len(set(keys)) == len(keys)
    assert parse(text, language, dense=language == "zh-Hans") == query
