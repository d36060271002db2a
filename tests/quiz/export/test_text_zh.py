"""The Chinese text forms: as each tool writes them, and never another question than it was."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from portal.findings import Report
from portal.quiz.export.format import Wish
from portal.quiz.export.text_zh import (
    FORMAT,
    UnknownProfile,
    profile_of,
    profiles,
    write,
)
from portal.quiz.importing.form import Read
from portal.quiz.importing.text_zh import read_text
from portal.quiz.item import BankItem
from quiz.export.items import ITEMS, PLAIN, SPACED, banks, item

WJX = """1、新生儿出生后多久内办理参保登记？[单选题]
A.30 天
B.60 天
C.90 天
D.180 天
正确答案：C
答案解析：出生后 90 天内办理。

2、办理居住证要带哪些材料？[多选题]
A.身份证
B.住所证明
C.存折
D.照片
正确答案：ABD
答案解析：存折用不上。

3、登记要收费。[判断题]
A.正确
B.错误
正确答案：错误
答案解析：不收费。

4、登记不收费。[判断题]
A.正确
B.错误
正确答案：正确

5、出生后____天内办理。[填空题]
正确答案：90|九十
答案解析：九十天。

6、谁来办理？[简答题]
正确答案：父母|爸爸妈妈
"""
TENCENT = """新生儿出生后多久内办理参保登记？[单选题][答案: C]
A. 30 天
B. 60 天
C. 90 天
D. 180 天

办理居住证要带哪些材料？[多选题][答案: A, B, D]
A. 身份证
B. 住所证明
C. 存折
D. 照片

登记要收费。[判断题][答案: B]
A. 正确
B. 错误

登记不收费。[判断题][答案: A]
A. 正确
B. 错误
"""
ORDER = """1. [排序题] 排出办理的顺序
A. 领证
B. 申请
C. 审核
D. 受理
【答案】BDCA
【难度】1
【话题】医保
【出处】policy/medical#newborn
【解析】先申请。
"""


def text(items: Sequence[BankItem], profile: str = "") -> str:
    return FORMAT.write(items, Wish("题目", "zh-Hans", profile)).data.decode()


def reasons(items: Sequence[BankItem], profile: str = "") -> dict[str, str]:
    return {out.item.id: out.why for out in write(items, Wish("", "", profile)).left_out}


def test_the_form_of_wjx_is_the_default() -> None:
    assert text(PLAIN) == text(PLAIN, "wjx") == WJX
    assert reasons(PLAIN) == {
        "plain-match": "type",
        "plain-match-two": "type",
        "plain-order": "type",
    }


def test_the_form_of_tencent_has_the_answer_behind_the_stem() -> None:
    assert text(PLAIN, "tencent") == TENCENT
    assert reasons(PLAIN, "tencent")["plain-blank"] == "answers-many"


def test_the_plain_form_says_all_that_the_bank_knows() -> None:
    assert text([one for one in PLAIN if one.type == "order"], "plain") == ORDER


def test_an_order_without_options_does_not_tell_its_answer() -> None:
    steps = item("order", "排一排", (), ("先", "后", "中"))
    assert "A. 中\nB. 先\nC. 后\n【答案】BCA" in text([steps], "plain")


def test_what_the_form_has_no_way_to_say_is_left_out() -> None:
    found = reasons(
        [
            item("single", "两行\n题干", ("甲", "乙"), "甲", id="lines"),
            item("single", "看不见\x07", ("甲", "乙"), "甲", id="control"),
            item("single", "像选项", ("甲 B. 丙", "乙"), "乙", id="option"),
            item("single", "像标记[多选题]", ("甲", "乙"), "乙", id="tag"),
            item("single", "像答案 答案：B", ("甲", "乙"), "甲", id="label"),
            item("blank", "____里有竖线", (), ("甲|乙",), id="bar"),
            item("blank", "____和____", (), ("甲、乙",), id="gaps"),
            item("single", "太多", tuple(f"第 {n} 个" for n in range(27)), "第 0 个", id="many"),
        ]
    )
    assert found == {
        "lines": "multi-line",
        "control": "unreadable",
        "option": "unreadable",
        "tag": "unreadable",
        "label": "unreadable",
        "bar": "unreadable",
        "gaps": "unreadable",
        "many": "options-many",
    }


def test_an_unknown_profile() -> None:
    assert profiles() == ("plain", "tencent", "wjx")
    with pytest.raises(UnknownProfile):
        text(PLAIN, "../words")


def test_the_same_bank_makes_the_same_bytes() -> None:
    assert text(ITEMS, "plain") == text(ITEMS, "plain")


@pytest.mark.parametrize("profile", profiles())
def test_every_question_is_carried_whole_or_left_out(profile: str) -> None:
    check(ITEMS + SPACED, profile)


@pytest.mark.parametrize("profile", profiles())
def test_most_plain_signs_are_carried(profile: str) -> None:
    left = {
        o.item.id for o in write(ITEMS, Wish("", "", profile)).left_out if o.why == "unreadable"
    }
    assert len(left) < len(ITEMS) / 4


@settings(max_examples=60)
@given(banks(), st.sampled_from(profiles()))
def test_what_is_written_is_read_back(items: tuple[BankItem, ...], profile: str) -> None:
    check(items, profile)


def check(items: Sequence[BankItem], profile: str) -> None:
    done = write(items, Wish("", "", profile))
    out = {id(one.item) for one in done.left_out}
    carried = [one for one in items if id(one) not in out]
    report = Report("x.txt")
    back = read_text(done.data.decode(), report)
    assert not report.findings
    assert [asked(one) for one in back] == [asked(one) for one in carried]
    written = profile_of(profile)
    assert all(
        one.pool == "contest"
        for one, was in zip(back, carried, strict=True)
        if was.pool == "contest"
    )
    for one, was in zip(back, carried, strict=True):
        assert one.explanation == (was.explanation if written.explanation else "")
        if written.topic:
            assert (one.topic, one.difficulty) == (was.topic, was.difficulty)
            assert one.source == str(was.source)


def asked(one: BankItem | Read) -> tuple[object, ...]:
    answer: object = one.answer
    if one.type == "multiple" and isinstance(one.answer, tuple):
        answer = sorted(map(str, one.answer))
    options = one.options if one.type in ("single", "multiple") else ()
    return one.type, one.stem, options, answer
