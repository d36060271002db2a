"""Numbers in every style in one file, options by any mark, answers in brackets, and pools."""

from __future__ import annotations

import pytest
from portal.findings import Report
from portal.quiz.importing.form import Read
from portal.quiz.importing.text_zh import read_text

LETTERS = "A.一\nB.二\nC.三\n"
CIRCLES = "①一\n②二\n③三\n④四\n"
SIXTH = ("（6）乙？", "(6)乙？", "6)乙？", "6）乙？", "⑥乙？", "⑥、乙？", "第6题 乙？", "6. 乙？")


def read(text: str) -> tuple[list[Read], list[tuple[int | None, str]]]:
    report = Report("x.txt")
    found = read_text(text, report)
    return found, [(finding.line, finding.rule) for finding in report.findings]


def asked(text: str) -> list[tuple[str, object]]:
    found, findings = read(text)
    assert findings == []
    return [(one.stem, one.answer) for one in found]


@pytest.mark.parametrize("options", [LETTERS, CIRCLES])
@pytest.mark.parametrize("second", SIXTH)
@pytest.mark.parametrize("first", ["5、甲？", "（5）甲？", "第5题 甲？"])
def test_the_next_number_begins_a_question_in_any_style(
    first: str, second: str, options: str
) -> None:
    text = f"{first}\n{LETTERS}答案：B\n{second}（C）\n{options}"
    assert asked(text) == [("甲？", "二"), ("乙？", "三")]


@pytest.mark.parametrize("above", ["", LETTERS])
@pytest.mark.parametrize("second", SIXTH)
def test_a_question_without_an_answer_swallows_none(second: str, above: str) -> None:
    found, findings = read(f"5、甲？\n{above}{second}（C）\n{CIRCLES}")
    assert findings == [(1, "import-no-answer")]
    assert [(one.stem, one.options, one.answer) for one in found] == [
        ("乙？", ("一", "二", "三", "四"), "三")
    ]


def test_any_number_begins_one_behind_a_whole_question() -> None:
    text = (
        "1、甲。（对）\n①乙。（错）\n（7）丙。答案：对\n3）丁？\nA.a\nB.b\n答案：B\n（1）戊。（错）"
    )
    assert asked(text) == [
        ("甲。", True),
        ("乙。", False),
        ("丙。", True),
        ("丁？", "b"),
        ("戊。", False),
    ]


@pytest.mark.parametrize(
    "points",
    ["（1）先\n（2）再\n（3）后", "①先\n②再\n③后", "1）先\n2）再", "1. 先\n2. 再\n3. 后"],
)
def test_lists_are_no_questions(points: str) -> None:
    number = "（1）" if points.startswith("1. ") else "1、"
    text = f"{number}甲？\n{LETTERS}答案：A\n解析：\n{points}\n2、乙。（对）"
    assert asked(text) == [("甲？", "一"), ("乙。", True)]
    assert read(text)[0][0].explanation == points
    text = f"{number}甲：\n{points}\n哪个对？\n{LETTERS}答案：A"
    assert asked(text) == [(f"甲：\n{points}\n哪个对？", "一")]


def test_a_list_in_the_answer_of_a_short_question() -> None:
    text = "1、说一说。[简答题]\n答案：\n（1）先\n（2）再\n2、乙。（对）"
    assert asked(text) == [("说一说。", ("（1）先\n（2）再",)), ("乙。", True)]


def test_questions_and_options_by_the_same_sign() -> None:
    text = "① 甲？\n①a\n②b\n答案：②\n② 乙。（对）\n③ 丙？（A）\n①a ②b ③c ④d\n④ 丁。（错）"
    assert asked(text) == [("甲？", "b"), ("乙。", True), ("丙？", "a"), ("丁。", False)]


@pytest.mark.parametrize("answer", ["C", "3", "③", "c", "三"])
def test_options_by_circles_have_letters_and_numbers(answer: str) -> None:
    assert asked(f"6、甲？\n{CIRCLES}答案：{answer}") == [("甲？", "三")]
    assert asked(f"6、甲？\n①一②二 ③三\n\n④四\n答案：{answer}") == [("甲？", "三")]
    if answer != "三":
        assert asked(f"6、甲？（{answer}）\n{CIRCLES}") == [("甲？", "三")]


def test_statements_by_circles_stay_in_the_stem() -> None:
    text = "1、对的是（C）\n①甲\n②乙\nA.①\nB.②\nC.①②"
    assert asked(text) == [("对的是（ ）\n①甲\n②乙", "①②")]


@pytest.mark.parametrize("mark", ["A,", "A，", "A ", "A：", "A, ", "Ａ，", "A\u3000"])
@pytest.mark.parametrize("between", ["\n", "  "])
def test_options_by_a_letter_and_a_comma_or_a_space(mark: str, between: str) -> None:
    if between != "\n" and "：" in mark:
        return  # it may be text there
    marks = [mark.replace("A", sign).replace("Ａ", sign) for sign in "ABC"]
    options = between.join(f"{at}{word}" for at, word in zip(marks, "跑喊等", strict=True))
    assert asked(f"3.着火了怎么办？（B）\n{options}") == [("着火了怎么办？", "喊")]


def test_a_sentence_that_begins_with_a_letter_is_no_option() -> None:
    assert asked("1、哪种？\nA 型血\n答案：乙型") == [("哪种？\nA 型血", ("乙型",))]


@pytest.mark.parametrize(
    ("stem", "wanted"),
    [
        ("火警电话是（119）。", "火警电话是____。"),
        ("火警电话是____。（119）", "火警电话是____。"),
        ("打（119）报火警。", "打____报火警。"),
        ("居民（村民）打（119）。", "居民（村民）打____。"),
        ("火警电话是多少？（119）", "火警电话是多少？"),
    ],
)
def test_a_blank_may_have_its_answer_in_brackets(stem: str, wanted: str) -> None:
    assert asked(f"一、填空题\n15、{stem}") == [(wanted, ("119",))]


@pytest.mark.parametrize("aside", ["填数字", "2分", "单位：元"])
def test_what_brackets_say_of_the_answer_is_none(aside: str) -> None:
    assert read(f"一、填空题\n1、电话是____。（{aside}）") == ([], [(2, "import-no-answer")])


def test_pools() -> None:
    found, findings = read("题库：竞赛\n1、甲。（对）\n2、乙。（对）\n题库：练习\n3、丙。（对）")
    assert findings == []
    assert [one.pool for one in found] == ["contest", "practice", "contest"]
    assert read("1、甲。（对）\n题库：别的") == ([], [(1, "import-pool")])
    # two files of ours in one: the head of the second stands behind the first's last question
    found, _ = read("1、甲。（对）\n\n题库：竞赛\n1、乙。（对）")
    assert [one.pool for one in found] == ["contest", "contest"]
