"""Faults of blueprints."""

from __future__ import annotations

from check.faults import Edit, Expected, Fault, Where, one, write

PAPER = "quiz/blueprints/paper.yml"
GOOD = """\
title: {zh-Hans: 街坊答卷, ug: سوئاللار}
pool: all
minutes: 20
pass: 60
note: 请仔细看题。
sections:
- type: single
  count: 5
  points: 2
  topics: {医保: 2, 养犬: 1}
- title: 动动手
  type: [match, order]
  count: 2
  partial: true
  difficulty: {2: 1}
topics: {医保: 3}
difficulty: {1: 2, 3: 2}
"""


def _with(old: str, new: str) -> Edit:
    assert GOOD.count(old) == 1, old
    return write(PAPER, GOOD.replace(old, new))


def _one(name: str, old: str, new: str, at: Where, field: str | None, rule: str) -> Fault:
    return one(name, PAPER, _with(old, new), at, field, rule)


FAULTS = (
    Fault("blueprint", (write(PAPER, GOOD),)),
    Fault("blueprint-small", (write(PAPER, "title: 小\nsections: [{type: blank, count: 1}]\n"),)),
    _one(
        "blueprint-no-title",
        "title: {zh-Hans: 街坊答卷, ug: سوئاللار}\n",
        "",
        1,
        "title",
        "field-missing",
    ),
    _one(
        "blueprint-topic-twice-but-for-spaces",
        "topics: {医保: 2, 养犬: 1}",
        "topics: {医保: 2, ' 医保 ': 1}",
        "' 医保 '",
        "sections.0.topics.医保",
        "value-twice",
    ),
    Fault(
        "blueprint-unwritten",
        (_with("街坊答卷", "在这里写卷子的名称"),),
        (Expected(PAPER, 1, "title", "blueprint-unwritten", "warning"),),
    ),
    _one("blueprint-title-empty", "街坊答卷", "''", 1, "title.zh-Hans", "field-empty"),
    _one("blueprint-pool", "all", "practise", "pool:", "pool", "value-not-allowed"),
    _one("blueprint-minutes-0", "20", "0", "minutes:", "minutes", "number-range"),
    _one("blueprint-minutes-words", "20", "二十", "minutes:", "minutes", "wrong-type"),
    _one("blueprint-pass-101", "60", "101", "pass:", "pass", "number-range"),
    _one("blueprint-pass-percent", "60", "60%", "pass:", "pass", "wrong-type"),
    _one(
        "blueprint-type", "single", "choice", "type: choice", "sections.0.type", "value-not-allowed"
    ),
    _one(
        "blueprint-type-in-list",
        "match, order",
        "match, sort",
        "[match, sort]",
        "sections.1.type.1",
        "value-not-allowed",
    ),
    _one(
        "blueprint-type-twice",
        "match, order",
        "match, match",
        "[match, match]",
        "sections.1.type.1",
        "value-twice",
    ),
    _one(
        "blueprint-type-none", "[match, order]", "[]", "type: []", "sections.1.type", "list-empty"
    ),
    _one(
        "blueprint-type-keys",
        "[match, order]",
        "{match: 1}",
        "{match: 1}",
        "sections.1.type",
        "wrong-type",
    ),
    _one(
        "blueprint-count-0", "count: 5", "count: 0", "count: 0", "sections.0.count", "number-range"
    ),
    _one(
        "blueprint-count-huge",
        "count: 5",
        "count: 99999999999999999999",
        "count: 999",
        "sections.0.count",
        "wrong-type",
    ),
    _one(
        "blueprint-count-201",
        "count: 5",
        "count: 201",
        "count: 201",
        "sections.0.count",
        "number-range",
    ),
    _one("blueprint-count-none", "  count: 5\n", "", 7, "sections.0.count", "field-missing"),
    _one(
        "blueprint-points", "points: 2", "points: 1.5", "points:", "sections.0.points", "wrong-type"
    ),
    _one("blueprint-partial", "true", "好的", "partial:", "sections.1.partial", "wrong-type"),
    _one("blueprint-key", "partial", "partail", "partail", "sections.1.partail", "key-unknown"),
    _one(
        "blueprint-topic-0", "养犬: 1", "养犬: 0", "养犬", "sections.0.topics.养犬", "number-range"
    ),
    _one(
        "blueprint-topic-twice",
        "养犬: 1",
        "医保: 1",
        "医保: 1",
        "sections.0.topics.医保",
        "key-twice",
    ),
    _one("blueprint-topics-list", "{医保: 3}", "[医保]", "[医保]", "topics", "wrong-type"),
    _one("blueprint-topics-none", " {医保: 2, 养犬: 1}", "", 10, "sections.0.topics", "wrong-type"),
    _one(
        "blueprint-difficulty-4",
        "{2: 1}",
        "{4: 1}",
        "{4: 1}",
        "sections.1.difficulty.4",
        "blueprint-difficulty",
    ),
    _one(
        "blueprint-difficulty-word",
        "{2: 1}",
        "{易: 1}",
        "{易: 1}",
        "sections.1.difficulty.易",
        "blueprint-difficulty",
    ),
    _one(
        "blueprint-sum-of-topics",
        "养犬: 1",
        "养犬: 4",
        "养犬: 4",
        "sections.0.topics",
        "blueprint-sum",
    ),
    _one(
        "blueprint-sum-of-difficulty",
        "{2: 1}",
        "{2: 1, 1: 2}",
        "{2: 1, 1: 2}",
        "sections.1.difficulty",
        "blueprint-sum",
    ),
    _one(
        "blueprint-sum-of-paper",
        "{1: 2, 3: 2}",
        "{1: 4, 3: 4}",
        "{1: 4, 3: 4}",
        "difficulty",
        "blueprint-sum",
    ),
    _one(
        "blueprint-parts", "{医保: 3}", "{医保: 1}", "{医保: 1}", "topics.医保", "blueprint-parts"
    ),
    one(
        "blueprint-many",
        PAPER,
        write(PAPER, "title: 大\nsections:\n" + "- {type: single, count: 101}\n" * 2),
        "sections:",
        "sections",
        "blueprint-many",
    ),
    one(
        "blueprint-sections-none",
        PAPER,
        write(PAPER, "title: 空\n"),
        1,
        "sections",
        "field-missing",
    ),
    one(
        "blueprint-sections-empty",
        PAPER,
        write(PAPER, "title: 空\nsections: []\n"),
        "sections",
        "sections",
        "list-empty",
    ),
    one(
        "blueprint-section-words",
        PAPER,
        write(PAPER, "title: 空\nsections: [单选]\n"),
        "sections",
        "sections.0",
        "wrong-type",
    ),
    one("blueprint-list", PAPER, write(PAPER, "- x\n"), 1, None, "wrong-type"),
    one("blueprint-empty", PAPER, write(PAPER, ""), None, None, "file-empty"),
    one(
        "blueprint-name",
        "quiz/blueprints/My_paper.yml",
        write("quiz/blueprints/My_paper.yml", GOOD),
        None,
        None,
        "slug-pattern",
    ),
    Fault(
        "blueprint-of-one-name",
        (write(PAPER, GOOD), write("quiz/blueprints/more/paper.yml", GOOD)),
        (Expected("quiz/blueprints/more/paper.yml", None, None, "slug-twice"),),
    ),
)
