"""Marked facts: their kinds, their sentences and spans, and their ids in all languages."""

from __future__ import annotations

import pytest
from portal.content.library import Library
from portal.quiz.facts import Fact
from portal.quiz.material import material_of
from quiz.projects import Make

PAGE = """## 多久能拿到？ {#time}

能很快拿到。应当自受理之日起 ==15 日== 内发放。它由 ==公安机关== 发放，写着==《居住证暂行条例》==。

依据：《居住证暂行条例》第九条（[法规库](https://example.org/)）。

## 有哪几种？ {#kinds}

分为三种：

- ==自治区==
- ==自治州==
- ==自治县==

依据：《中华人民共和国宪法》第三十条。

## 写多久？ {#table}

有上限：

| 年级 | 时间 |
|---|---|
| 小学 | 不超过 ==60 分钟== |

依据：通知。
"""
TERMS = "- category: 机关\n  terms: [公安机关, 税务机关, 民政部门, 教育部门]\n"


def facts_of(library: Library) -> list[Fact]:
    return material_of(library).facts


def test_each_fact_has_its_kind(library: Make) -> None:
    facts = facts_of(library({"residence": PAGE}, terms=TERMS))
    assert [(f.text, f.kind, f.unit) for f in facts][:2] == [
        ("15 日", "number", "天"),
        ("公安机关", "term", ""),
    ]
    assert {f.kind for f in facts if f.text.startswith("自治")} == {"phrase"}


def test_a_span_is_that_of_the_fact_in_its_answer(library: Make) -> None:
    for fact in facts_of(library({"residence": PAGE}, terms=TERMS)):
        start, end = fact.span
        assert fact.section.text[start:end] == fact.text
        assert fact.section.document.text[fact.start : fact.end] == fact.text
        assert fact.text in fact.sentence


@pytest.mark.parametrize(
    ("fact", "passage"),
    [
        ("15 日", "应当自受理之日起____内发放。"),
        ("公安机关", "应当自受理之日起 15 日内发放。它由____发放，写着"),
        ("自治州", "分为三种：自治区、____、自治县。"),
        ("60 分钟", "有上限：小学，不超过____。"),
    ],
)
def test_a_passage_can_be_understood(library: Make, fact: str, passage: str) -> None:
    facts = facts_of(library({"residence": PAGE}, terms=TERMS))
    found = next(f for f in facts if f.text == fact)
    assert found.passage.with_fact("____").startswith(passage)


def test_the_basis_is_said_without_the_names_of_links(library: Make) -> None:
    fact = facts_of(library({"residence": PAGE}))[0]
    assert fact.section.basis == "依据：《居住证暂行条例》第九条。"


def test_a_translation_has_the_ids_of_its_original(library: Make) -> None:
    uyghur = (
        "## قاچان بېرىدۇ؟ {#time}\n\nئاۋۋال ==جامائەت خەۋپسىزلىكى ئورگىنى== قوبۇل قىلىدۇ، "
        "==15 كۈن== ئىچىدە ==نىزام== بويىچە بېرىدۇ.\n\nئاساس: نىزام.\n"
    )
    facts = facts_of(library({"residence": PAGE, "residence.ug": uyghur}, terms=TERMS))
    chinese = {f.text: f for f in facts if f.language == "zh-Hans"}
    translated = {f.text: f for f in facts if f.language == "ug"}
    assert translated["15 كۈن"].id == chinese["15 日"].id
    assert len({f.id for f in translated.values()}) == 3


def test_a_draft_has_no_facts(library: Make) -> None:
    assert facts_of(library({"residence": PAGE}, status="draft")) == []
