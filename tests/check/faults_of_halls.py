"""Faults of the rules of a contest in a hall."""

from __future__ import annotations

from check.faults import Expected, Fault, append, one, swap, write

HALL, RULES = "quiz/rules/hall.yml", "quiz/rules/autumn.yml"
GOOD = """title: {zh-Hans: 现场赛, ug: نەق مەيدان}
hall:
  base: 50
  teams:
  - name: 红队
    colour: red
    key: q
  - name: {zh-Hans: 蓝队, ug: كۆك}
    colour: "#1a56b0"
    key: p
  rounds:
  - {kind: required, questions: 3}
  - kind: buzz
    right: 10
    wrong: -10
    early: lockout
    again: false
    section: 2
  - kind: risk
    choices: [10, 30]
  - {kind: audience, title: 请大家答}
  - {kind: sudden_death, seconds: 20}
"""


def _hall(
    name: str, old: str, new: str, at: str | int, field: str, rule: str, severity: str = "error"
) -> Fault:
    expected = Expected(HALL, at, f"hall.{field}", rule, severity)
    return Fault(name, (write(HALL, GOOD), swap(HALL, old, new)), (expected,))


FAULTS = (
    Fault("hall-right", (write(HALL, GOOD),)),
    Fault("hall-of-a-contest", (append(RULES, GOOD.partition("\n")[2]),)),
    Fault("hall-full-width-key", (write(HALL, GOOD), swap(HALL, "key: q", "key: Ｑ"))),
    Fault(
        "hall-usual-numbers",
        (
            write(
                HALL, "title: x\nhall:\n  teams: [{name: a}, {name: b}]\n  rounds: [{kind: risk}]\n"
            ),
        ),
    ),
    one("hall-empty", HALL, write(HALL, "title: x\nhall:\n"), "hall:", "hall", "wrong-type"),
    one(
        "hall-a-word", HALL, write(HALL, "title: x\nhall: 四个队\n"), "hall:", "hall", "wrong-type"
    ),
    Fault(
        "hall-without-teams-and-rounds",
        (write(HALL, "title: x\nhall:\n  base: 10\n"),),
        (
            Expected(HALL, 3, "hall.teams", "field-missing"),
            Expected(HALL, 3, "hall.rounds", "field-missing"),
        ),
    ),
    one(
        "hall-title-missing",
        HALL,
        write(HALL, GOOD.partition("\n")[2]),
        1,
        "title",
        "field-missing",
    ),
    one(
        "hall-with-a-strange-key",
        HALL,
        write(HALL, GOOD + "colour: red\n"),
        23,
        "colour",
        "key-unknown-far",
    ),
    # A key of a contest makes it one, with all that a contest needs
    Fault(
        "hall-with-a-day",
        (write(HALL, GOOD + "reveal: 2026-12-21\n"),),
        (Expected(HALL, 1, "salt", "field-missing"),),
    ),
    Fault(
        "hall-with-a-misspelt-day",
        (write(HALL, GOOD + "revael: 2026-12-21\n"),),
        (
            Expected(HALL, 1, "salt", "field-missing"),
            Expected(HALL, "revael", "revael", "key-unknown"),
        ),
    ),
    _hall("hall-base-huge", "base: 50", "base: 50000", "base", "base", "number-range"),
    _hall("hall-base-words", "base: 50", "base: 一百", "base", "base", "wrong-type"),
    _hall(
        "hall-colour-chinese",
        "colour: red",
        "colour: 大红",
        "大红",
        "teams.0.colour",
        "hall-colour",
    ),
    _hall(
        "hall-colour-comment",
        "colour: red",
        "colour: #c62828",
        "#c62828",
        "teams.0.colour",
        "hall-colour",
    ),
    _hall("hall-colour-short", '"#1a56b0"', '"#1a5"', "#1a5", "teams.1.colour", "hall-colour"),
    _hall(
        "hall-colours-same",
        "colour: red",
        'colour: "#1A56B0"',
        '"#1a56b0"',
        "teams.1.colour",
        "hall-colour-twice",
    ),
    _hall("hall-key-word", "key: q", "key: space", "key: space", "teams.0.key", "hall-key"),
    _hall("hall-key-full-screen", "key: q", "key: F", "key: F", "teams.0.key", "hall-key"),
    _hall("hall-key-sign", "key: q", "key: '+'", "'+'", "teams.0.key", "hall-key"),
    _hall("hall-keys-same", "key: q", "key: P", "key: p", "teams.1.key", "hall-key-twice"),
    _hall(
        "hall-names-same",
        "name: 红队",
        "name: 蓝队",
        "{zh-Hans: 蓝队, ug",
        "teams.1.name",
        "hall-team-twice",
    ),
    _hall("hall-name-empty", "name: 红队", "name: ''", "name: ''", "teams.0.name", "field-empty"),
    _hall(
        "hall-one-team",
        GOOD[GOOD.index("  - name: {") : GOOD.index("  rounds:")],
        "",
        "teams",
        "teams",
        "hall-teams",
    ),
    _hall("hall-team-key", "    key: q", "    keys: q", "keys: q", "teams.0.keys", "key-unknown"),
    _hall(
        "hall-kind-chinese",
        "kind: risk",
        "kind: 风险题",
        "风险题",
        "rounds.2.kind",
        "value-not-allowed",
    ),
    _hall(
        "hall-kind-missing",
        "  - kind: risk\n    choices",
        "  - choices",
        "choices",
        "rounds.2.kind",
        "field-missing",
    ),
    _hall(
        "hall-questions-none",
        "questions: 3",
        "questions: 0",
        "required",
        "rounds.0.questions",
        "number-range",
    ),
    _hall(
        "hall-seconds-half",
        "seconds: 20",
        "seconds: 1.5",
        "sudden_death",
        "rounds.4.seconds",
        "wrong-type",
    ),
    _hall(
        "hall-seconds-hours",
        "seconds: 20",
        "seconds: 7200",
        "sudden_death",
        "rounds.4.seconds",
        "number-range",
    ),
    _hall(
        "hall-loss-positive", "wrong: -10", "wrong: 10", "wrong: 10", "rounds.1.wrong", "hall-loss"
    ),
    _hall(
        "hall-gain-negative",
        "right: 10",
        "right: -10",
        "right: -10",
        "rounds.1.right",
        "number-range",
    ),
    _hall(
        "hall-early-chinese",
        "early: lockout",
        "early: 锁定",
        "锁定",
        "rounds.1.early",
        "value-not-allowed",
    ),
    _hall(
        "hall-again-chinese", "again: false", "again: 不能", "不能", "rounds.1.again", "wrong-type"
    ),
    _hall("hall-choices-a-word", "[10, 30]", "10, 30", "choices", "rounds.2.choices", "wrong-type"),
    _hall(
        "hall-choices-not-a-number",
        "[10, 30]",
        "[ten, 30]",
        "choices",
        "rounds.2.choices.0",
        "wrong-type",
    ),
    _hall(
        "hall-choices-twice", "[10, 30]", "[10, 10]", "choices", "rounds.2.choices.1", "value-twice"
    ),
    _hall("hall-choices-none", "[10, 30]", "[]", "choices", "rounds.2.choices", "list-empty"),
    _hall(
        "hall-choice-nothing",
        "[10, 30]",
        "[10, 0]",
        "choices",
        "rounds.2.choices.1",
        "number-range",
    ),
    _hall(
        "hall-section-nought",
        "section: 2",
        "section: 0",
        "section",
        "rounds.1.section",
        "number-range",
    ),
    _hall(
        "hall-risk-right",
        "choices: [10, 30]",
        "right: 10",
        20,
        "rounds.2.right",
        "hall-not-of-kind",
    ),
    _hall(
        "hall-required-choices",
        "questions: 3",
        "choices: [5]",
        "required",
        "rounds.0.choices",
        "hall-not-of-kind",
    ),
    _hall(
        "hall-round-key",
        "questions: 3",
        "question: 3",
        "required",
        "rounds.0.question",
        "key-unknown",
    ),
)
