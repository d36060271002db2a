"""Every rule makes its question of a small project, and says why where it makes none."""

from __future__ import annotations

from typing import Any

import pytest
from portal.quiz.generate import RULES
from support.projects import Project

PAGE = """## 厨余垃圾怎么投，分几步？ {#steps}

按三步投：

1. 沥干水分
2. 去掉包装袋
3. 投进厨余垃圾桶

依据：《办法》第三条。

## 哪些东西是有害垃圾？ {#harmful}

家里常见的有三种：==灯管==、==家用化学品==、==电池==。

依据：《办法》第四条。

## 四类垃圾的标志是什么颜色？ {#colours}

各有一种颜色：

| 类别 | 颜色 |
|---|---|
| 可回收物 | 蓝色 |
| 有害垃圾 | 红色 |
| 厨余垃圾 | 绿色 |

依据：《办法》第五条。

## 大件垃圾要提前几天预约？ {#days}

提前 ==3 天==，打居委会电话。

依据：《办法》第六条。
"""
TERMS = """- category: 家里的东西
  terms: [灯管, 家用化学品, 电池, 旧衣服, 玻璃瓶, 果皮, 旧报纸, 易拉罐]
"""
PEOPLE = ("老陈", "阿依", "巴图", "马师傅", "顺姬")
WORK = ("电工", "刺绣老师", "体育老师", "面馆店主", "泡菜手艺人")


@pytest.fixture
def community(project: Project) -> Project:
    """A page of policy, five people with honours, four stories."""
    project.policy("waste", PAGE, title="垃圾分类")
    project.write("quiz/terms.yml", TERMS)
    for number, (name, role) in enumerate(zip(PEOPLE, WORK, strict=True)):
        honours = [
            {"title": f"{role}之星", "year": 2021, "awarded_by": "居委会"},
            {"title": f"第{'甲乙丙丁戊'[number]}等奖", "year": 2023, "awarded_by": "邻居投票"},
            {"title": "好邻居", "year": 2024, "awarded_by": "居委会"},
        ]
        project.figure(
            f"p{number}",
            f"{name}今年修好了=={number + 31} 盏==路灯，夜里不黑了。\n",
            name=f"{name}（示例）",
            role=role,
            quote=f"第{number}句话，慢慢说。",
            honours=honours,
        )
    for number, place in enumerate(("石榴社区", "河畔社区", "北园社区", "老街社区")):
        body = "那天来了==三十个==人，站满了院子。\n"
        project.story(f"s{number}", body, title=f"第{number}个故事", place=place)
    return project


def made(bank: dict[str, Any], rule: str) -> list[dict[str, Any]]:
    return [question for question in bank["questions"] if question["rule"] == rule]


def why(bank: dict[str, Any], rule: str) -> set[str]:
    return {dropped["reason"] for dropped in bank["dropped"] if dropped["rule"] == rule}


def test_every_rule_has_an_example_and_makes_something(community: Project) -> None:
    bank = community.bank()
    for rule in RULES:
        assert rule.example.strip(), rule.name
        if rule.name != "honour_who":
            assert made(bank, rule.name), (rule.name, why(bank, rule.name))
    types = {question["type"] for question in bank["questions"]}
    assert types == {"single", "multiple", "true_false", "blank", "short", "match", "order"}


def test_steps_are_put_in_order(community: Project) -> None:
    (question,) = made(community.bank(), "order_steps")
    assert question["answer"] == ["沥干水分", "去掉包装袋", "投进厨余垃圾桶"]
    assert sorted(question["options"]) == sorted(question["answer"]) != question["options"]
    assert question["stem"] == "厨余垃圾怎么投，分几步？请排出先后。"
    assert "1. 沥干水分" in question["explanation"] and "第三条" in question["explanation"]


def test_a_numbered_list_that_gives_no_steps_is_not_put_in_order(project: Project) -> None:
    page = "## 守则有哪些？ {#a}\n\n守则：\n\n1. 不吵闹\n2. 不乱扔\n3. 不占道\n\n依据：公约。\n"
    project.policy("rules", page)
    assert not made(project.bank(), "order_steps")


def test_all_that_belong_are_chosen(community: Project) -> None:
    (question,) = made(community.bank(), "choose_all")
    assert sorted(question["answer"]) == sorted(["灯管", "家用化学品", "电池"])
    assert set(question["options"]) - set(question["answer"]) <= {
        "旧衣服", "玻璃瓶", "果皮", "旧报纸", "易拉罐",
    }  # fmt: skip
    assert len(question["options"]) in (5, 6)


def test_the_rows_of_a_table_are_matched(community: Project) -> None:
    (question,) = made(community.bank(), "match_rows")
    assert question["answer"] == [
        ["可回收物", "蓝色"], ["有害垃圾", "红色"], ["厨余垃圾", "绿色"],
    ]  # fmt: skip
    assert "请把类别和颜色一一对应" in question["stem"]


def test_a_short_answer_is_the_page_s_own_question(community: Project) -> None:
    (question,) = made(community.bank(), "short_answer")
    assert "大件垃圾要提前几天预约？" in question["stem"]
    assert question["answer"] == ["3 天", "3", "3日", "三", "三天", "三日"]


def test_honours(community: Project) -> None:
    bank = community.bank()
    for question in made(bank, "honour_year"):
        assert question["options"] == sorted(question["options"])
        assert all(int(year) <= 2026 for year in question["options"])
        assert question["source"]["anchor"] == "honours"
    # each of the five has the same honour in the same year: nobody can stand beside anybody
    assert "few-distractors" in why(bank, "honour_who")
    for question in made(bank, "honour_what"):
        assert "好邻居" not in question["options"] or question["answer"] == "好邻居"
    matched = made(bank, "honours_match")
    assert len(matched) == 5 and all(len(question["answer"]) == 3 for question in matched)


def test_an_honour_that_others_have_too_is_asked_among_those_who_have_it_not(
    project: Project,
) -> None:
    for number, name in enumerate(PEOPLE):
        title = "好邻居" if number < 2 else f"{name}奖"
        honours = [{"title": title, "year": 2020 + number, "awarded_by": "居委会"}]
        project.figure(f"p{number}", name=f"{name}（示例）", honours=honours)
    asked = made(project.bank(), "honour_who")
    assert asked
    for question in asked:
        if "“好邻居”" in question["stem"]:
            others = set(question["options"]) - {question["answer"]}
            assert not others & {"老陈（示例）", "阿依（示例）"}


def test_a_group_stands_beside_no_person(project: Project) -> None:
    for number, name in enumerate(PEOPLE):
        project.figure(f"p{number}", name=f"{name}（示例）", role=WORK[number])
    project.figure("choir", name="合唱队（示例）", role="社区合唱队", kind="group")
    for question in made(project.bank(), "role_what"):
        assert "社区合唱队" not in question["options"]


def test_a_mark_in_a_profile_or_story_gives_questions(community: Project) -> None:
    marked = [q for q in made(community.bank(), "blank") if q["source"]["page"] == "figures/p0"]
    (question,) = marked
    assert question["stem"] == "老陈（示例）的介绍里写道：老陈今年修好了____盏路灯，夜里不黑了。"
    start, end = question["source"]["span"]
    assert "老陈今年修好了31 盏路灯，夜里不黑了。"[start:end] == "31 盏"


def test_what_has_no_consent_for_the_web_gives_no_question(project: Project) -> None:
    consent = {"by": "本人", "date": "2026-01-01", "scope": ["print"]}
    for number, place in enumerate(("石榴社区", "河畔社区", "北园社区", "老街社区")):
        project.story(f"s{number}", "来了==30 个==人。\n", place=place, consent=consent)
    bank = project.bank()
    assert bank["questions"] == [] and bank["dropped"] == []


@pytest.mark.parametrize(
    ("sentence", "is_false"),
    [
        ("请在==90 天==内办理。", lambda days: days > 90),
        ("年满==16 周岁==可以参保。", lambda years: years < 16),
        ("==60 周岁==以上的老人优先。", lambda years: years < 60),
        ("至少住==6 个月==。", lambda months: months > 6),
    ],
)
def test_a_false_statement_is_false_for_sure(
    project: Project, sentence: str, is_false: Any
) -> None:
    answers = "".join(
        f"## 第{n}件事有什么规定？ {{#q{n}}}\n\n第{n}件事，{sentence}\n\n依据：《办法》。\n\n"
        for n in range(20)
    )
    project.policy("p", answers)
    found = [q for q in made(project.bank(), "true_false") if q["answer"] is False]
    assert found
    for question in found:
        said = question["stem"].split("有人说：")[1].split("，", 1)[1]
        number = int("".join(c for c in said if c.isdecimal()))
        assert is_false(number), question["stem"]


def test_a_mark_outside_the_answer_gets_a_reason(project: Project) -> None:
    project.policy("p", "## 多久办？ {#a}\n\n请在==30 天==内办。\n\n依据：==《办法》==第一条。\n")
    dropped = [d for d in project.bank()["dropped"] if d["fact"] == "《办法》"]
    assert [d["reason"] for d in dropped] == ["outside-answer"]


def test_the_other_cells_of_a_column_are_wrong_options(project: Project) -> None:
    page = (
        "## 标志是什么颜色？ {#a}\n\n| 类别 | 颜色 |\n|---|---|\n| 可回收物 | 蓝色 |\n"
        "| 有害垃圾 | ==红色== |\n| 厨余垃圾 | 绿色 |\n| 其他垃圾 | 黑色 |\n\n依据：《办法》。\n"
    )
    project.policy("waste", page)
    (question,) = made(project.bank(), "single_choice")
    assert question["answer"] == "红色"
    assert set(question["options"]) == {"红色", "蓝色", "绿色", "黑色"}


def test_what_a_profile_says_of_itself_is_no_wrong_option(project: Project) -> None:
    for number, (name, role) in enumerate(zip(PEOPLE, WORK, strict=True)):
        body = "他也是体育老师，周末教孩子。\n" if number == 0 else "一位好邻居。\n"
        project.figure(f"p{number}", body, name=f"{name}（示例）", role=role)
    for question in made(project.bank(), "role_what"):
        if question["source"]["page"] == "figures/p0":
            assert "体育老师" not in question["options"]


def test_a_limit_is_asked_for_as_it_is_written(project: Project) -> None:
    project.policy("p", "## 多久内办？ {#a}\n\n请在==90 天==内办理登记。\n\n依据：《办法》。\n")
    (question,) = made(project.bank(), "single_choice")
    assert question["stem"].endswith("（请选规定里写的数）")


def test_what_has_other_names_is_not_to_be_written(project: Project) -> None:
    project.policy("p", "## 谁来管？ {#a}\n\n登记由==公安机关==负责办理。\n\n依据：《办法》。\n")
    assert "other-wordings" in why(project.bank(), "blank")


@pytest.mark.parametrize(
    ("answer", "rule", "reason"),
    [
        ("放假一天的有儿童节（==6 月 1 日==）等节日。", "blank", "other-wordings"),
        ("有下列情形之一的，应当在==15 日==内办理。", "single_choice", "passage-short"),
        ("每多生育==1 个==孩子，产假就更长一些。", "single_choice", "fact-short"),
        ("工资发放最长不得超过==15 日==。", "short_answer", "bound"),
    ],
)
def test_what_can_not_be_asked_says_why(
    project: Project, answer: str, rule: str, reason: str
) -> None:
    project.policy("p", f"## 多久办一次？ {{#a}}\n\n{answer}\n\n依据：《办法》。\n")
    assert reason in why(project.bank(), rule)


def test_two_has_two_words(project: Project) -> None:
    project.policy("p", "## 罚多少？ {#a}\n\n可以处以==2000 元==罚款。\n\n依据：《办法》。\n")
    (question,) = made(project.bank(), "blank")
    assert {"2000", "二千", "两千", "两千元"} <= set(question["answer"])
