"""The bank: what is made, what is left out and why, and that it stays the same."""

from __future__ import annotations

import json
from collections import Counter
from importlib import resources

import jsonschema
import pytest
from portal.quiz import Bank, BankItem, make_bank, summary
from portal.quiz.generate import RULES
from quiz.projects import Make

PAGE = """## 交了材料，多久能拿到？ {#time}

公安机关应当自受理之日起==15 日==内制作发放，最长不得超过==30 日==。

依据：《居住证暂行条例》第九条。

## 居住证归谁管？ {#where}

都由==公安机关==负责。

依据：《居住证暂行条例》第八条。
"""
TERMS = """- category: 机关
  terms: [公安机关, 税务机关, 民政部门, 教育部门, 卫生部门]
"""
QUESTION = """- id: by-hand
  type: {type}
  stem: 一般要在多少日内发放？
  {options}answer: {answer}
  explanation: 自受理之日起 15 日内。
  topic: 居住证件
  difficulty: 2
  source: policy/residence#time
  pool: {pool}
"""
SINGLE = "options: [10 日, 15 日, 20 日, 30 日]\n  "


def question(type: str = "single", answer: str = "15 日", pool: str = "practice") -> str:
    options = SINGLE if type == "single" else ""
    return QUESTION.format(type=type, answer=answer, pool=pool, options=options)


def find(bank: Bank, rule: str, answer: str) -> BankItem:
    return next(i for i in bank.items if i.rule == rule and answer in str(i.answer))


def reasons(bank: Bank, fact: str) -> dict[str, str]:
    """Why a fact gave no blank and no single choice."""
    return {
        d.rule: d.reason
        for d in bank.dropped
        if d.fact == fact and d.rule in ("blank", "single_choice")
    }


def test_a_blank_leaves_out_the_number_and_keeps_its_unit(library: Make) -> None:
    item = find(make_bank(library({"residence": PAGE})), "blank", "15")
    assert item.stem == (
        "说到居住证，交了材料，多久能拿到？公安机关应当自受理之日起____日内制作发放，"
        "最长不得超过 30 日。"
    )
    assert item.answer == ("15", "15 日", "15天", "十五", "十五天", "十五日")
    assert item.explanation == (
        "公安机关应当自受理之日起 15 日内制作发放，最长不得超过 30 日。"
        "依据：《居住证暂行条例》第九条。"
    )
    assert (item.topic, item.pool, item.source.page, item.source.anchor) == (
        "居住证",
        "practice",
        "policy/residence",
        "time",
    )


def test_numbers_stand_in_their_order_and_on_their_side_of_others(library: Make) -> None:
    item = find(make_bank(library({"residence": PAGE})), "single_choice", "15 日")
    days = [int(option.split()[0]) for option in item.options]
    assert days == sorted(days) and len(set(days)) == 4
    assert 15 in days and max(days) < 30


def test_terms_come_from_the_key_s_own_list(library: Make) -> None:
    item = find(make_bank(library({"residence": PAGE}, terms=TERMS)), "single_choice", "公安机关")
    assert set(item.options) - {"公安机关"} <= {"税务机关", "民政部门", "教育部门", "卫生部门"}
    assert len(item.options) == 4


def test_a_fact_of_a_question_that_reads_alike_is_no_wrong_option(library: Make) -> None:
    alike = "## 居住证归谁来管？ {#who}\n\n由==税务机关==和==民政部门==管。\n\n依据：办法。\n"
    bank = make_bank(library({"residence": PAGE + "\n" + alike}, terms=TERMS))
    assert reasons(bank, "公安机关")["single_choice"] == "few-distractors"
    other = "## 垃圾怎么分？ {#who}\n\n由==税务机关==和==民政部门==管。\n\n依据：办法。\n"
    bank = make_bank(library({"residence": PAGE + "\n" + other}, terms=TERMS))
    assert find(bank, "single_choice", "公安机关").options


@pytest.mark.parametrize(
    ("terms", "reason"),
    [
        ("[公安机关, 税务机关, 公安机关（分局）, 公安]", "few-distractors"),
        ("[公安机关, ＴＡＸ, TAX, 民政部门]", "few-distractors"),
    ],
)
def test_another_spelling_is_no_option(library: Make, terms: str, reason: str) -> None:
    listed = f"- category: 机关\n  terms: {terms}\n"
    bank = make_bank(library({"residence": PAGE}, terms=listed))
    assert reasons(bank, "公安机关")["single_choice"] == reason


@pytest.mark.parametrize(
    ("answer", "fact", "reason"),
    [
        ("要带==居住证==来。", "居住证", "fact-in-stem"),
        ("可以办：换证、==护照==、登记等。", "护照", "open-list"),
        ("==这是一段非常长非常长非常长非常长的要点文字==，要记住。", "", "fact-long"),
        ("带上==笔==来这里。", "笔", "fact-short"),
        ("==都可以==。", "都可以", "passage-short"),
        (f"{'这里说得很长，' * 20}要带==印章==。", "印章", "stem-long"),
        ("要带==印章==和表，再带==印章==的说明。", "印章", "fact-in-stem"),
        ("要带==印章==。\n\n别忘了==印章==哦。", "印章", "same-fact-twice"),
    ],
)
def test_a_fact_that_gives_no_question_says_why(
    library: Make, answer: str, fact: str, reason: str
) -> None:
    page = f"## 居住证怎么办？ {{#how}}\n\n{answer}\n\n依据：办法。\n"
    dropped = make_bank(library({"residence": page})).dropped
    assert reason in {d.reason for d in dropped if fact in d.fact}


def test_every_fact_gives_a_question_or_a_reason(library: Make) -> None:
    bank = make_bank(library({"residence": PAGE}, terms=TERMS))
    of_facts = [rule for rule in RULES if rule.of == "fact"]
    assert len(bank.items) + len(bank.dropped) == 3 * len(of_facts)


def test_a_question_by_hand_is_not_made_again(library: Make) -> None:
    bank = make_bank(library({"residence": PAGE}, questions=question()))
    assert reasons(bank, "15 日")["single_choice"] == "asked-by-hand"
    by_hand = find(bank, "manual", "15 日")
    assert (by_hand.id, by_hand.topic) == ("by-hand", "居住证件")
    assert find(bank, "blank", "15").topic == "居住证件"
    assert by_hand.source == find(bank, "blank", "15").source


@pytest.mark.parametrize(
    ("type", "answer"),
    [("single", "15 日"), ("blank", '["15"]'), ("short", "[十五日, 15日]"), ("blank", "[十五]")],
)
def test_the_contest_keeps_its_facts(library: Make, type: str, answer: str) -> None:
    asked = question(type, answer, "contest")
    bank = make_bank(library({"residence": PAGE}, questions=asked, terms=TERMS))
    assert {i.id for i in bank.items if i.pool == "contest"} == {"by-hand"}
    assert not [i for i in bank.practice("zh-Hans") if "15" in i.stem + str(i.answer)]
    public = str(bank.practice("zh-Hans"))
    assert "by-hand" not in public and "多少日内发放" not in public and "15 日" not in public
    assert "by-hand" in bank.as_json()


def test_an_id_stays_when_something_else_is_edited(library: Make) -> None:
    before = {i.id: i for i in make_bank(library({"residence": PAGE}, terms=TERMS)).items}
    edited = "## 新的一问？ {#new}\n\n先办==登记==再说。\n\n依据：办法。\n\n" + PAGE
    after = {i.id: i for i in make_bank(library({"residence": edited}, terms=TERMS)).items}
    assert all(after[identity] == item for identity, item in before.items())


def test_the_same_content_gives_the_same_bytes(library: Make) -> None:
    made = [make_bank(library({"residence": PAGE}, terms=TERMS)).as_json() for _ in range(2)]
    assert made[0] == made[1]


def test_uyghur_questions_speak_uyghur_only(library: Make) -> None:
    uyghur = (
        "## ماتېرىيال تاپشۇرۇلسا قاچان بېرىدۇ؟ {#time}\n\n"
        "قوبۇل قىلىنغاندىن كېيىن ==15 كۈن== ئىچىدە، ئەڭ ئۇزۇن بولغاندا ==30 كۈن== ئىچىدە "
        "بېرىلىدۇ.\n\nئاساس: نىزامنىڭ 9-ماددىسى.\n"
    )
    pages = {"residence": PAGE, "residence.ug": uyghur}
    bank = make_bank(library(pages, title="ئولتۇراق كىنىشكىسى"))
    items = [i for i in bank.items if i.lang == "ug"]
    assert {i.rule for i in items} >= {"blank", "single_choice"}
    chinese = {i.id for i in bank.items if i.lang == "zh-Hans"}
    for item in items:
        assert item.id in chinese or item.rule == "true_false"
        said = item.stem + item.explanation + item.topic + str(item.answer) + str(item.options)
        assert not any("\u2e80" <= character <= "\u9fff" for character in said)


def test_the_file_is_as_its_schema_says(library: Make) -> None:
    schema = json.loads(resources.files("portal.quiz").joinpath("bank.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    asked = question(pool="contest")
    bank = json.loads(
        make_bank(library({"residence": PAGE}, terms=TERMS, questions=asked)).as_json()
    )
    jsonschema.validate(bank, schema)
    assert bank["questions"] and bank["dropped"]


def test_a_summary_counts_everything(library: Make) -> None:
    bank = make_bank(library({"residence": PAGE}, terms=TERMS, questions=question()))
    rows = summary(bank)
    for by in ("topic", "type", "difficulty", "language", "pool", "rule"):
        assert sum(row.count for row in rows if row.by == by) == len(bank.items)
    assert sum(row.count for row in rows if row.by == "reason") == len(bank.dropped)


DAYS = (1, 2, 3, 5, 7, 10, 15, 20, 30, 60)
"""Numbers as policies have them: below the small ones there is little."""


def _subject(number: int) -> str:
    """A name that shares no two signs with another."""
    return "".join(chr(0x4E00 + 8 * number + place) for place in range(8))


def test_the_key_stands_anywhere(library: Make) -> None:
    pages = "".join(
        f"## {_subject(n)}要几天？ {{#q{n}}}\n\n"
        f"第 {n} 件事在=={DAYS[n % len(DAYS)]} 天==内由==机关{n}==办好。\n\n依据：办法。\n\n"
        for n in range(200)
    )
    listed = "[" + ", ".join(f"机关{n}, 机{n}关, {n}机关, 机关部{n}" for n in range(200)) + "]"
    bank = make_bank(library({"residence": pages}, terms=f"- category: 机关\n  terms: {listed}\n"))
    for kind in ("天", "机"):
        made = [i for i in bank.items if i.type == "single" and kind in str(i.answer)]
        places = Counter(i.options.index(str(i.answer)) for i in made)
        expected = len(made) / 4
        assert len(made) > 100
        assert min(places[n] for n in range(4)) > expected / 2
        if kind == "机":
            assert sum((places[n] - expected) ** 2 / expected for n in range(4)) < 16.3
