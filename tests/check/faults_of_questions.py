"""Faults of quiz questions."""

from __future__ import annotations

from check.faults import Expected, Fault, cut, one, swap, write

MEDICAL, STORIES = "quiz/questions/medical.yml", "quiz/questions/stories.yml"
OPTIONS = "options: [结算, 备案, 刷卡]"


def _question(name: str, old: str, new: str, at: str, field: str, rule: str) -> Fault:
    return one(name, MEDICAL, swap(MEDICAL, old, new), at, field, rule)


FAULTS = (
    # Questions
    _question(
        "answer-not-in-options",
        "zh-Hans: 90 天, ug: 90",
        "zh-Hans: 91 天, ug: 90",
        "91 天",
        "0.answer.zh-Hans",
        "answer-not-in-options",
    ),
    _question(
        "answer-of-a-translation",
        "ug: 90 كۈن}\n  expl",
        "ug: 91 كۈن}\n  expl",
        "91 كۈن",
        "0.answer.ug",
        "answer-not-in-options",
    ),
    _question(
        "order-with-a-stranger",
        "[备案, 刷卡, 结算]",
        "[备案, 刷卡, 回家]",
        "回家",
        "1.answer.2",
        "answer-not-in-options",
    ),
    _question(
        "order-too-short",
        "[备案, 刷卡, 结算]",
        "[备案, 刷卡]",
        "answer: [备案",
        "1.answer",
        "answer-without-option",
    ),
    _question(
        "options-equal",
        OPTIONS,
        "options: [结算, 备案, 刷卡, 备案]",
        "备案, 刷卡, 备案",
        "1.options.3",
        "options-equal",
    ),
    _question(
        "options-equal-after-nfkc",
        "[30 天, 60 天, 90 天, 180 天]",
        "[30 天, ９０　天, 90 天, 180 天]",
        "９０",
        "0.options.zh-Hans.2",
        "options-equal",
    ),
    one(
        "options-equal-but-for-case",
        STORIES,
        swap(STORIES, "[面, 邻居, 大象, 轮船]", "[A, 面, 邻居, a]"),
        "options: [A",
        "0.options.3",
        "options-equal",
    ),
    _question(
        "options-of-one",
        "[30 天, 60 天, 90 天, 180 天]",
        "[90 天]",
        "options: {zh-Hans: [90",
        "0.options.zh-Hans",
        "options-few",
    ),
    one(
        "options-missing",
        STORIES,
        cut(STORIES, "  options: "),
        "id: stove",
        "0.options",
        "field-missing",
    ),
    one(
        "options-text",
        STORIES,
        swap(STORIES, "[面, 邻居, 大象, 轮船]", "面"),
        "options",
        "0.options",
        "wrong-type",
    ),
    one(
        "answer-missing",
        STORIES,
        cut(STORIES, "  answer: [面"),
        "id: stove",
        "0.answer",
        "field-missing",
    ),
    one(
        "answer-empty",
        STORIES,
        swap(STORIES, "answer: [面, 邻居]", "answer: []"),
        "answer: []",
        "0.answer",
        "list-empty",
    ),
    _question("true-or-what", "answer: true", "answer: 对", "answer: 对", "2.answer", "wrong-type"),
    Fault(
        "pairs-of-three",
        (swap(STORIES, "- [修灯的人, 没有留名]", "- [修灯的人, 没有, 留名]"),),
        (Expected(STORIES, 13, "1.answer", "answer-pairs"),),
    ),
    _question(
        "type-unknown", "type: order", "type: sort", "type: sort", "1.type", "value-not-allowed"
    ),
    _question(
        "pool-unknown", "pool: contest", "pool: exam", "pool: exam", "2.pool", "value-not-allowed"
    ),
    _question(
        "difficulty-too-high",
        "difficulty: 2",
        "difficulty: 4",
        "difficulty: 4",
        "1.difficulty",
        "value-not-allowed",
    ),
    _question(
        "difficulty-text",
        "difficulty: 2",
        "difficulty: 难",
        "difficulty: 难",
        "1.difficulty",
        "wrong-type",
    ),
    _question("id-pattern", "id: hotline", "id: Hot_line", "Hot_line", "2.id", "id-pattern"),
    Fault(
        "id-twice-in-a-file",
        (swap(MEDICAL, "id: hotline", "id: newborn-days"),),
        (Expected(MEDICAL, 21, "2.id", "id-twice"),),
    ),
    one(
        "id-in-another-file",
        STORIES,
        swap(STORIES, "id: stove", "id: hotline"),
        "id: hotline",
        "0.id",
        "id-twice",
    ),
    _question(
        "source-nowhere",
        "source: policy/medical#deadline",
        "source: policy/school#deadline",
        "policy/school",
        "2.source",
        "question-source",
    ),
    _question(
        "source-anchor-nowhere",
        "source: policy/medical#deadline",
        "source: policy/medical#dead",
        "medical#dead",
        "2.source",
        "question-source",
    ),
    _question(
        "source-not-a-page",
        "source: policy/medical#deadline",
        "source: 社会保险法",
        "社会保险法",
        "2.source",
        "question-source",
    ),
    one(
        "source-draft",
        STORIES,
        (
            swap("stories/snow.md", "published", "draft"),
            swap("stories/lamp.md", "请看[扫雪](snow.md)那一篇，或者", "看"),
        ),
        "source: stories/snow",
        "2.source",
        "question-source-draft",
        "warning",
    ),
    Fault("source-withdrawn", (swap("stories/snow.md", "published", "withdrawn"),)),
    Fault(
        "source-faulty",
        (swap("stories/snow.md", "title: ", "titel: "),),
        (Expected("stories/snow.md", "titel", "titel", "key-unknown"),),
    ),
    _question(
        "unknown-key", "difficulty: 2", "dificulty: 2", "dificulty", "1.dificulty", "key-unknown"
    ),
    Fault(
        "question-key-twice",
        (swap(MEDICAL, "difficulty: 2", "difficulty: 2\n  type: order"),),
        (Expected(MEDICAL, 20, "1.type", "key-twice"),),
    ),
    _question(
        "question-full-width-colon",
        "difficulty: 2",
        "difficulty：2",
        "difficulty：",
        "1.difficulty",
        "yaml-full-width-colon",
    ),
    _question(
        "question-full-width-colon-first",
        "- id: hotline",
        "- id：hotline",
        "id：hotline",
        "2.id",
        "yaml-full-width-colon",
    ),
    Fault(
        "question-two-faults",
        (
            swap(MEDICAL, "difficulty: 2", "difficulty: 9"),
            swap(MEDICAL, "[备案, 刷卡, 结算]", "[备案, 刷卡, 回家]"),
        ),
        (
            Expected(MEDICAL, "difficulty: 9", "1.difficulty", "value-not-allowed"),
            Expected(MEDICAL, "回家", "1.answer.2", "answer-not-in-options"),
        ),
    ),
    one(
        "questions-not-a-list",
        "quiz/questions/new.yml",
        write("quiz/questions/new.yml", "# x\nid: x\n"),
        2,
        None,
        "wrong-type",
    ),
    one(
        "question-not-keys",
        "quiz/questions/new.yml",
        write("quiz/questions/new.yml", "- x\n"),
        1,
        "0",
        "wrong-type",
    ),
    one(
        "questions-broken",
        "quiz/questions/new.yml",
        write("quiz/questions/new.yml", "- id: x\n  stem: [x\n"),
        2,
        None,
        "yaml-unclosed",
    ),
    one(
        "questions-alias-bomb",
        "quiz/questions/new.yml",
        write("quiz/questions/new.yml", "- &a [x]\n- [*a, *a]\n"),
        1,
        None,
        "yaml-alias",
    ),
    Fault("questions-only-a-comment", (write("quiz/questions/new.yml", "# 还没有\n"),)),
)
