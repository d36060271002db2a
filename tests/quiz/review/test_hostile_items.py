"""Whatever stands in a question, the review ends, says the same again, and says it quickly."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from portal.quiz.review import near_duplicates, review
from quiz.review_items import item_of, listed

SIGNS = (
    "不是的哪一项（）____《》“”【】、，。；？"
    "0123456789.-%零一二半十百万亿天年元条第以上内A和B\u200f\u0301ئ"
)
TEXT = st.text(alphabet=st.one_of(st.sampled_from(SIGNS), st.characters()), max_size=30)
CODES = st.sampled_from(["zh-Hans", "zh-Hant", "en", "ug", "mn-Mong", "xx", ""])
MILLISECONDS = 0.6


@st.composite
def questions(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(["single", "multiple", "true_false", "blank", "short", "order"]))
    options = draw(st.lists(TEXT, max_size=5))
    answer: Any = draw(st.lists(TEXT, max_size=4))
    if kind == "true_false":
        answer = draw(st.booleans())
    elif kind == "single":
        answer = draw(st.sampled_from(options)) if options else draw(TEXT)
    elif options and draw(st.booleans()):
        answer = options[:2]
    return {
        "type": kind,
        "stem": draw(TEXT),
        "options": options,
        "answer": answer,
        "lang": draw(CODES),
    }


@given(questions())
@settings(max_examples=300)
def test_any_question(fields: dict[str, Any]) -> None:
    item = item_of(fields)
    assert review(item) == review(item)


@given(st.lists(st.lists(TEXT, min_size=2, max_size=2), max_size=4), TEXT)
@settings(max_examples=50)
def test_any_pairs(pairs: list[list[str]], stem: str) -> None:
    review(item_of({"type": "match", "stem": stem, "answer": pairs}))


@given(st.lists(questions(), max_size=8))
@settings(max_examples=50)
def test_any_bank(several: list[dict[str, Any]]) -> None:
    items = [item_of(fields, number) for number, fields in enumerate(several)]
    found = near_duplicates(items)
    assert found == near_duplicates(items)
    assert all(other < number for number, other in found.items())


def test_very_long_texts_end_soon() -> None:
    start = time.process_time()
    for sign in ("不", "哪", "的", "（", "_", "9", "一", "《", "“", "a ", "not ", "和", "，", " "):
        text = sign * 20_000
        for lang in ("zh-Hans", "en", "ug"):
            fields = {"stem": text, "options": [text, "x" + text, "y", "z"], "lang": lang}
            review(item_of({**fields, "type": "single", "answer": text}))
            review(item_of({**fields, "type": "true_false", "answer": False}))
            review(item_of({**fields, "type": "blank", "answer": [text]}))
    assert time.process_time() - start < 60


def test_a_question_takes_a_fraction_of_a_millisecond() -> None:
    items = [
        item_of(fields) for name in ("flawed.yml", "clean.yml") for fields in listed(f"set1/{name}")
    ]
    for item in items:
        review(item)
    other = [replace(item, stem=f"{item.stem} {n}") for n in range(5) for item in items]
    start = time.process_time()
    for item in other:
        review(item)
    assert 1000 * (time.process_time() - start) / len(other) < MILLISECONDS
