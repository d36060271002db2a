"""Near-duplicates: one thing asked twice, and nothing else."""

from __future__ import annotations

import random
import time

import pytest
from portal.quiz.review import near_duplicates
from quiz.review_items import single

LIMIT = 10.0


@pytest.mark.parametrize(
    ("one", "other", "lang"),
    [
        (
            ("新生儿出生后多久内办理参保登记？", "90 天"),
            ("新生儿在出生后多久内要办理参保登记？", "90 天"),
            "zh-Hans",
        ),
        (
            ("申领居住证可以去哪里？", "公安派出所"),
            ("申领居住证，可以去哪里？", "派出所"),
            "zh-Hans",
        ),
        (
            ("过期的药品应当放进哪一类垃圾？", "有害垃圾"),
            ("过期药品应放进哪类垃圾？", "有害垃圾"),
            "zh-Hans",
        ),
        (
            ("Where should expired pills go?", "hazardous waste"),
            ("Where should expired pills be put?", "hazardous waste"),
            "en",
        ),
    ],
)
def test_one_thing_in_two_ways(one: tuple[str, str], other: tuple[str, str], lang: str) -> None:
    asked = [single(*one, 1, lang=lang), single(*other, 2, lang=lang)]
    assert near_duplicates(asked) == {1: 0}
    shared = [single(*q, n, lang=lang, facts=["f"]) for n, q in enumerate((one, other))]
    assert not near_duplicates(shared)
    twice = [single(*one, 1, lang=lang), single(*other, 1, lang=lang)]
    assert not near_duplicates(twice)
    apart = [single(*one, 1, lang=lang), single(*other, 2, lang="mn-Mong")]
    assert not near_duplicates(apart)


@pytest.mark.parametrize(
    ("one", "other", "key"),
    [
        ("年满 60 周岁的老人每年体检几次？", "年满 65 周岁的老人每年体检几次？", "1 次"),
        ("居住证由谁签发？", "身份证由谁签发？", "公安机关"),
        ("古丽（示例）哪一年是好邻居？", "老陈（示例）哪一年是好邻居？", "2025 年"),
        ("居住证丢失后到哪里补领？", "居住证损坏后到哪里换领？", "派出所"),
        ("Where do old batteries go?", "Where do expired pills go?", "hazardous waste"),
    ],
)
def test_another_thing(one: str, other: str, key: str) -> None:
    assert not near_duplicates([single(one, key, 1), single(other, key, 2)])


def test_another_key() -> None:
    stem = "新生儿出生后多久内办理参保登记？"
    assert not near_duplicates([single(stem, "90 天", 1), single(stem, "60 天", 2)])


def test_nothing() -> None:
    assert not near_duplicates([])
    assert near_duplicates([single("", "", 1), single("", "", 2)]) in ({}, {1: 0})


def test_ten_thousand_are_read_quickly() -> None:
    chance = random.Random(7)
    signs = "社区居民医保养老垃圾分类居住证入学登记缴费报销备案申请材料窗口派出所儿童学生调解消防"
    forms = ("{}的{}在多久内到{}办理？", "{}由谁负责{}的{}？", "下面哪些属于{}的{}和{}？")
    items = [
        single(
            chance.choice(forms).format(*("".join(chance.sample(signs, 3)) for _ in range(3))),
            chance.choice(("30 天", "60 天")),
            number,
        )
        for number in range(10_000)
    ]
    start = time.process_time()
    near_duplicates(items)
    assert time.process_time() - start < LIMIT
