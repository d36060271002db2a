"""Faults of contests, and of questions that give one away."""

from __future__ import annotations

from check.faults import Edit, Expected, Fault, append, copy, cut, one, remove, swap, write

RULES, MORE = "quiz/rules/autumn.yml", "quiz/rules/more.yml"
MEDICAL, STORIES = "quiz/questions/medical.yml", "quiz/questions/stories.yml"
SNOW = "stories/snow.md"
SALT = "0f3a86c1d94e7b25a1c08e6f5b7d2934"
OTHER = "title: 另一场\nreveal: 2026-12-21\nsalt: 95d2c7a04b6e18f3c0a5d7e29b4f6138\n"


def _more(name: str, text: str, at: str, field: str, rule: str) -> Fault:
    """A second contest that takes the one question of the first."""
    empty = Expected(RULES, 1, "questions", "contest-empty", "warning")
    return Fault(name, (write(MORE, text),), (Expected(MORE, at, field, rule), empty))


def _rules(name: str, old: str, new: str, field: str, rule: str) -> Fault:
    return one(name, RULES, swap(RULES, old, new), f"{field.split('.')[0]}:", field, rule)


def _public(name: str, edit: Edit) -> Fault:
    expected = Expected(MEDICAL, "id: hotline", None, "contest-in-public", "warning")
    return Fault(name, (edit,), (expected,))


FAULTS = (
    one("salt-missing", RULES, cut(RULES, "salt: "), 1, "salt", "field-missing"),
    _rules("salt-short", SALT, SALT[:-1], "salt", "contest-salt"),
    _rules("salt-not-hex", SALT, "g" + SALT[1:], "salt", "contest-salt"),
    _rules("salt-typed", SALT, "01" * 20, "salt", "contest-salt"),
    _rules("reveal-impossible", "2026-12-20", "2026-12-32", "reveal", "date-impossible"),
    Fault("reveal-past", (swap(RULES, "2026-12-20", "1999-12-20"),)),
    _rules("contest-title-empty", "秋天的竞赛", "''", "title.zh-Hans", "field-empty"),
    one(
        "contest-key-unknown",
        RULES,
        append(RULES, "notes: x\n"),
        "notes",
        "notes",
        "key-unknown",
    ),
    Fault(
        "contest-unwritten",
        (swap(RULES, "秋天的竞赛", "在这里写竞赛的名称"),),
        (Expected(RULES, "title:", "title", "contest-unwritten", "warning"),),
    ),
    one("contest-not-keys", RULES, write(RULES, "- x\n"), 1, None, "wrong-type"),
    Fault(
        "contest-plain-title", (swap(RULES, "{zh-Hans: 秋天的竞赛, ug: كۈزلۈك مۇسابىقە}", "竞赛"),)
    ),
    Fault("contest-commitment-none", (append(RULES, "commitment:\n"),)),
    one(
        "commitment-short",
        RULES,
        append(RULES, "commitment: 0f3a\n"),
        "commitment",
        "commitment",
        "contest-commitment",
    ),
    one(
        "commitment-of-something-else",
        RULES,
        append(RULES, f"commitment: {SALT}{SALT}\n"),
        "commitment",
        "commitment",
        "contest-changed",
    ),
    _more(
        "salt-used-again",
        f"title: 另一场\nreveal: 2026-12-21\nsalt: {SALT}\nquestions: [hotline]\n",
        "salt",
        "salt",
        "contest-salt-used",
    ),
    one("two-open-contests", MORE, write(MORE, OTHER), 1, None, "contest-open-twice"),
    _more(
        "contest-of-a-practice-question",
        OTHER + "questions:\n- hotline\n- stove\n",
        "stove",
        "questions.1",
        "contest-question",
    ),
    _more(
        "contest-of-no-question",
        OTHER + "questions: [hotline, nonesuch]\n",
        "nonesuch",
        "questions.1",
        "contest-question",
    ),
    one(
        "contest-question-in-a-list-twice",
        MORE,
        write(MORE, OTHER + "questions: [hotline, hotline]\n"),
        "hotline",
        "questions.1",
        "value-twice",
    ),
    Fault(
        "contest-question-in-two",
        (append(RULES, "questions: [hotline]\n"), write(MORE, OTHER + "questions: [hotline]\n")),
        (Expected(MORE, "hotline", "questions.0", "contest-question-twice"),),
    ),
    one(
        "contest-with-an-empty-list",
        MORE,
        write(MORE, OTHER + "questions: []\n"),
        "questions",
        "questions",
        "contest-empty",
        "warning",
    ),
    one(
        "contest-question-of-no-contest",
        MEDICAL,
        remove(RULES),
        "id: hotline",
        None,
        "contest-uncovered",
        "warning",
    ),
    one(
        "contest-name",
        "quiz/rules/New_one.yml",
        write("quiz/rules/New_one.yml", OTHER + "questions: []\n"),
        None,
        None,
        "slug-pattern",
    ),
    # A contest question in public
    _public("stem-in-a-story", append(SNOW, "\n**参保** 的事可以\n拨打 １２３４５ 问。\n")),
    _public(
        "stem-in-a-slogan",
        append("docs/slogans.yml", "- {id: s, text: {zh-Hans: 参保的事可以拨打 12345 问！}}\n"),
    ),
    _public(
        "stem-in-a-notice",
        append("docs/notices.yml", "- {id: s, text: 参保的事可以拨打 12345 问！}\n"),
    ),
    Fault(
        "stem-in-a-story-for-screens-alone",
        (
            copy(SNOW, "stories/hall.md"),
            swap("stories/hall.md", "scope: [web, print]", "scope: [screen]"),
            append("stories/hall.md", "\n参保的事可以拨打 12345 问。\n"),
        ),
        (Expected(MEDICAL, "id: hotline", None, "contest-in-public", "warning"),),
    ),
    _public("stem-in-a-contest-s-note", append(RULES, "note: 参保的事可以拨打 12345 问。\n")),
    _public(
        "stem-in-a-blueprint-s-note",
        write(
            "quiz/blueprints/paper.yml",
            "title: 卷\nnote: 参保的事可以拨打 12345 问。\nsections: [{type: single, count: 1}]\n",
        ),
    ),
    Fault(
        "stem-in-the-note-of-a-blueprint-that-is-not-on-the-site",
        (
            write(
                "quiz/blueprints/paper.yml",
                "title: 卷\npool: contest\nnote: 参保的事可以拨打 12345 问。\n"
                "sections: [{type: single, count: 1}]\n",
            ),
        ),
    ),
    _public("id-as-a-word", append(SNOW, "\nHotline, hotline!\n")),
    Fault(
        "stem-in-a-slogan-that-is-over",
        (
            append(
                "docs/slogans.yml",
                "- {id: s, text: {zh-Hans: 参保的事可以拨打 12345 问！}, until: 2026-01-01}\n",
            ),
        ),
    ),
    Fault(
        "stem-in-public-after-its-day",
        (append(SNOW, "\n参保的事可以拨打 12345 问。\n"), swap(RULES, "2026-12-20", "2026-11-22")),
    ),
    one(
        "contest-source-withdrawn",
        MEDICAL,
        (
            swap(SNOW, "published", "withdrawn"),
            swap(MEDICAL, "policy/medical#deadline", "stories/snow"),
        ),
        "source: stories/snow",
        None,
        "contest-source-hidden",
        "warning",
    ),
)
