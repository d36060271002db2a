"""What editors paste: every way of writing a question, and what is told of those that are bad."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portal.findings import Report
from portal.quiz.importing import FORMS, form_of
from portal.quiz.importing.form import Read
from portal.quiz.importing.text_zh import FORM, read_text

PASTED = """养犬知识竞赛题

一、单选题（每题 2 分，共 20 分）
1、狗满几个月要办登记？（C）
A．1 个月    B．2 个月
C．3 个月    D．不用办
解析：满三个月要登记。
（1）先免疫；
（2）再登记。
2. 登记费是（ B ）元。
A) 1   B) 2   C) 3

二、多选题
（3）带狗出门要做什么？
(A) 戴犬牌
(B) 系犬绳
(C) 不管它
答案：AB

三、判断题
4．带狗出门可以不系绳。（×）
5．犬牌要戴着。
【答案】正确
【难度】易
【知识点】出门

四、填空题
6、登记满____年要年检。
答案：1；一
出处：policy/pets#walk
五、简答题
第7题 说说养狗要先做什么。
答案：免疫|先免疫；后登记
"""


def read(text: str) -> list[Read]:
    report = Report("x.txt")
    found = read_text(text, report)
    assert not report.findings
    return found


def one(text: str) -> Read:
    (found,) = read(text)
    return found


def faults(text: str) -> tuple[list[tuple[int | None, str]], list[str]]:
    report = Report("x.txt")
    found = read_text(text, report)
    return [(f.line, f.rule) for f in report.findings], [q.stem for q in found]


def test_a_pasted_document() -> None:
    found = read(PASTED)
    assert [(q.line, q.type, q.stem, q.answer) for q in found] == [
        (4, "single", "狗满几个月要办登记？", "3 个月"),
        (10, "single", "登记费是（ ）元。", "2"),
        (14, "multiple", "带狗出门要做什么？", ("戴犬牌", "系犬绳")),
        (21, "true_false", "带狗出门可以不系绳。", False),
        (22, "true_false", "犬牌要戴着。", True),
        (28, "blank", "登记满____年要年检。", ("1", "一")),
        (32, "short", "说说养狗要先做什么。", ("免疫", "先免疫；后登记")),
    ]
    assert found[0].options == ("1 个月", "2 个月", "3 个月", "不用办")
    assert found[0].explanation == "满三个月要登记。\n（1）先免疫；\n（2）再登记。"
    assert (found[4].difficulty, found[4].topic) == (1, "出门")
    assert found[5].source == "policy/pets#walk"


def test_a_point_of_an_explanation_that_looks_like_the_next_question_is_told() -> None:
    text = "1、甲？\nA.是的\nB.不是\n答案：A\n解析：\n1、先\n2、后"
    assert faults(text) == ([(7, "import-no-answer")], ["甲？"])


@pytest.mark.parametrize(
    ("line", "stem"),
    [
        ("1.甲？", "甲？"),
        ("1、90 天以内？", "90 天以内？"),
        ("1.2026年的？", "2026年的？"),
        ("1.90 天以内？", "90 天以内？"),
        ("（1）甲？", "甲？"),
        ("1) 甲？", "甲？"),
        ("第 1 题：甲？", "甲？"),
        ("1、[单选题] 甲？", "甲？"),
        ("1、甲？*[单选题]", "甲？"),
        ("1、（单选）甲？（2分）", "甲？（2分）"),
        ("1、甲？【单选题】[分值：2]", "甲？"),
        ("甲？", "甲？"),
        ("1、\n甲？", "甲？"),
        ("1、甲：\n（1）乙\n（2）丙\n哪个对？", "甲：\n（1）乙\n（2）丙\n哪个对？"),
    ],
)
def test_stems(line: str, stem: str) -> None:
    assert one(f"{line}\nA.是的\nB.不是\n答案：A").stem == stem


@pytest.mark.parametrize(
    "options",
    [
        "A.甲\nB.乙\nC.丙",
        "A、甲\nB、乙\nC、丙",
        "Ａ．甲\nＢ．乙\nＣ．丙",
        "a. 甲\nb. 乙\nc. 丙",
        "(A) 甲\n（B）乙\n(C)丙",
        "A.甲 B.乙 C.丙",
        "A.甲\u3000\u3000B.乙\tC.丙",
        "A.甲 B.乙\nC.丙",
        "A：甲\n\nB：乙\n\nC：丙",
    ],
)
def test_options(options: str) -> None:
    assert one(f"1、问？\n{options}\n答案：B").options == ("甲", "乙", "丙")
    assert one(f"1、问？ {options}\n答案：B").stem.startswith("问？")


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("答案：B", "乙"),
        ("答案:b", "乙"),
        ("【答案】B", "乙"),
        ("[答案] Ｂ。", "乙"),
        ("正确答案： 乙", "乙"),
        ("参考答案：B. 乙", "乙"),
        ("答案：A,C", ("甲", "丙")),
        ("答案：A、 C", ("甲", "丙")),
        ("答案：CA", ("甲", "丙")),
        ("答案：甲；丙", ("甲", "丙")),
    ],
)
def test_answers_of_choices(answer: str, right: Any) -> None:
    assert one(f"1、问？\nA.甲\nB.乙\nC.丙\n{answer}").answer == right


@pytest.mark.parametrize("said", ["对", "正确", "√", "✓", "T", "true", "是", "Y"])
def test_right_statements(said: str) -> None:
    assert one(f"1、甲是乙。\n答案：{said}").answer is True
    assert one(f"1、甲是乙。（{said}）").stem == "甲是乙。"


@pytest.mark.parametrize("said", ["错", "错误", "×", "F", "False", "否", "N", "x"])
def test_wrong_statements(said: str) -> None:
    assert one(f"1、甲是乙。\n【答案】{said}").answer is False
    assert one(f"1、甲是乙（ {said} ）").type == "true_false"


def test_a_statement_with_options() -> None:
    assert one("1、甲是乙。[判断题]\nA.错误\nB.正确\n答案：A").answer is False
    assert one("1、甲是乙。[判断题]\nA、正确(正确答案)\nB、错误").answer is True
    assert one("1、甲是乙。\nA.对\nB.错\n答案：B").options == ()


def test_options_without_letters_below_a_type() -> None:
    found = one("1. 甲？[多选题]\n甲（正确答案）\n乙\n丙(正确答案)")
    assert (found.options, found.answer) == (("甲", "乙", "丙"), ("甲", "丙"))


def test_several_things_on_a_line() -> None:
    found = one("1、甲？ A.是的 B.不是 答案：B 解析：不是 答案：A")
    assert (found.stem, found.options, found.answer) == ("甲？", ("是的", "不是"), "不是")
    assert found.explanation == "不是 答案：A"


def test_an_order() -> None:
    found = one("1、排一排[排序题]\nA.后\nB.先\n答案：BA")
    assert (found.type, found.options, found.answer) == ("order", ("后", "先"), ("先", "后"))


def test_a_type_above_each_question() -> None:
    found = read("[多选题]\n甲？\nA.一\nB.二\n答案：A\n\n[判断题]\n乙。\n答案：对")
    assert [(q.type, q.answer) for q in found] == [("multiple", ("一",)), ("true_false", True)]


def test_each_bad_question_is_told_at_its_line_and_loses_no_other() -> None:
    good = "{}、好的 {}\nA.甲\nB.乙\n答案：A\n"
    bad = (
        ("{}、没有答案\nA.甲\nB.乙\n", "import-no-answer", 0),
        ("{}、答案不在\nA.甲\nB.乙\n答案：C\n", "import-answer-unknown", 0),
        ("{}、两个答案[单选题]\nA.甲\nB.乙\n答案：AB\n", "import-answer-unknown", 0),
        ("{}、跳了字母\nA.甲\nC.乙\n答案：A\n", "import-unreadable", 2),
        ("{}、不认识[论述题]\n答案：略\n", "import-type", 0),
        ("{}、对不对[判断题]\n答案：不知道\n", "import-answer-unknown", 0),
        ("{}、____和____\n答案：甲|乙\n", "import-gaps", 0),
        ("{}、难度\n答案：甲\n难度：9\n", "import-number", 0),
        ("{}、两次\nA.甲\nB.乙\n答案：A\n答案：B\n", "import-unreadable", 4),
    )
    text, wanted, stems = "", [], []
    for number, (words, rule, behind) in enumerate(bad):
        wanted.append((text.count("\n") + 1 + behind, rule))
        text += words.format(number * 2 + 1) + good.format(number * 2 + 2, number)
        stems.append(f"好的 {number}")
    assert faults(text) == (wanted, stems)


def test_what_is_no_question_at_all() -> None:
    assert faults("只是一句话") == ([(1, "import-unreadable")], [])
    assert faults("  \n\n") == ([], [])
    assert faults("一、单选题\n\n二、多选题") == ([], [])


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"]
)
def test_encodings_and_line_ends(encoding: str) -> None:
    report = Report("x.txt")
    found = FORM.read(PASTED.replace("\n", "\r\n").encode(encoding), report)
    assert not report.findings
    assert found == read(PASTED)


@pytest.mark.parametrize("data", [b"\xff\xff\xff\xff", b"\xef\xbb\xbf\xff", bytes(range(256))])
def test_a_file_that_is_no_text(data: bytes) -> None:
    report = Report("x.txt")
    assert FORM.read(data, report) == []
    assert [(f.line, f.rule) for f in report.findings] == [(None, "import-encoding")]


_LINES = st.sampled_from(
    [
        *("", "1、甲", "2. 乙", "(3) 丙", "A.一", "B、二 C.三", "答案：A", "【答案】对", "A"),
        *(
            "一、判断题",
            "[多选题]",
            "甲？[单选题]",
            "（A）",
            "____",
            "解析：因为",
            "难度：易",
            "别的话",
        ),
    ]
)


@given(st.lists(st.one_of(_LINES, st.text(max_size=12)), max_size=14).map("\n".join))
def test_no_text_is_too_much(text: str) -> None:
    report = Report("x.txt")
    lines = text.count("\n") + 1
    for found in read_text(text, report):
        assert 1 <= found.line <= lines
        assert found.stem == found.stem.strip() != ""
    assert all(f.line is not None and 1 <= f.line <= lines for f in report.findings)


@given(st.binary(max_size=200))
def test_no_file_is_too_much(data: bytes) -> None:
    FORM.read(data, Report("x.txt"))


def test_the_registry_names_the_form() -> None:
    assert form_of("题.TXT") is FORMS["text-zh"]
    assert form_of("a.gift.txt") is FORMS["gift"]
    assert form_of("a.docx") is None
    assert (FORM.name, FORM.suffixes) == ("text-zh", FORMS["text-zh"].suffixes)
