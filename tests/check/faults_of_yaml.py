"""Faults of the YAML of front matter."""

from __future__ import annotations

from check.faults import Fault, one, swap, write

SNOW, LAMP, NOODLES = "stories/snow.md", "stories/lamp.md", "stories/noodles.md"
MEI, MEDICAL = "docs/figures/aunt-mei.md", "docs/policy/medical.md"
BOMB = "---\na: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n---\nx\n"
WIDE, COMMA = "yaml-full-width-space", "list-full-width-comma"
TITLE, DATE = "title: 扫雪", "date: 2026-01-20"


def _snow(
    name: str, old: str, new: str, at: str | int | None, field: str | None, rule: str
) -> Fault:
    return one(name, SNOW, swap(SNOW, old, new), at, field, rule)


def _new(name: str, text: str, at: int | None, field: str | None, rule: str) -> Fault:
    return one(name, "stories/new.md", write("stories/new.md", text), at, field, rule)


FAULTS = (
    # Its shape
    _new("no-front-matter", "# 扫雪\n\n雪。\n", 1, None, "front-matter-missing"),
    _new("not-closed", "---\ntitle: 扫雪\n\n雪。\n", 1, None, "front-matter-unclosed"),
    _new("empty-front-matter", "---\n---\n雪。\n", 1, None, "front-matter-not-keys"),
    _new("text-for-front-matter", "---\n扫雪\n---\n雪。\n", 1, None, "front-matter-not-keys"),
    _new("list-for-front-matter", "---\n- 扫雪\n---\n雪。\n", 1, None, "front-matter-not-keys"),
    _snow("tab-before-a-key", DATE, f"\t{DATE}", DATE, None, "yaml-tab"),
    _snow("tab-after-a-colon", DATE, "date:\t2026-01-20", "date:\t", None, "yaml-tab"),
    one(
        "tabs-in-a-list",
        MEI,
        swap(
            MEI,
            "  - title: 最香的店\n    year: 2025\n    awarded_by",
            "\t- title: 最香的店\n\t  year: 2025\n\t  awarded_by",
        ),
        "\t- title",
        None,
        "yaml-tab",
    ),
    _snow("wide-space-after-a-colon", TITLE, "title:　扫雪", "title:", None, WIDE),
    _snow("wide-space-before-a-key", TITLE, f"　{TITLE}", TITLE, None, WIDE),
    _snow("wide-space-before-a-later-key", DATE, f"　{DATE}", DATE, None, WIDE),
    _snow("wide-space-in-braces", "{by: ", "{by:　", "{by:", None, WIDE),
    one(
        "wide-spaces-below-a-key",
        LAMP,
        swap(LAMP, "  date: 2025", "　date: 2025"),
        "　date",
        None,
        WIDE,
    ),
    Fault("wide-space-in-a-value", (swap(SNOW, TITLE, "title: 扫　雪"),)),
    _snow("wide-comma", "[邻里互助]", "[邻里互助，美食]", "topics:", "topics", COMMA),
    _snow("wide-comma-of-lists", "[web, print]", "[web、print]", "scope", "consent.scope", COMMA),
    one(
        "wide-comma-in-options",
        "quiz/questions/stories.yml",
        swap("quiz/questions/stories.yml", "[面, 邻居, 大象, 轮船]", "[面，邻居，大象，轮船]"),
        "轮船]",
        "0.options",
        COMMA,
    ),
    Fault("wide-comma-in-quotes", (swap(SNOW, "[邻里互助]", '["琴、棋"]'),)),
    _snow("full-width-colon", DATE, "date：2026-01-20", "date：", "date", "yaml-full-width-colon"),
    _snow(
        "full-width-colon-first", TITLE, "title：扫雪", "title：", "title", "yaml-full-width-colon"
    ),
    _snow(
        "full-width-colon-before-a-list",
        "topics: [",
        "topics：[",
        "topics：",
        "topics",
        "yaml-full-width-colon",
    ),
    _snow(
        "full-width-colon-in-braces",
        "{by: 本人",
        "{by：本人",
        "by：",
        "consent.by",
        "yaml-full-width-colon",
    ),
    one(
        "full-width-colon-nested",
        LAMP,
        swap(LAMP, "  date: 2025", "  date：2025"),
        "  date：",
        "consent.date",
        "yaml-full-width-colon",
    ),
    one(
        "full-width-colon-in-a-list",
        MEI,
        swap(MEI, "- title: 最", "- title：最"),
        "title：最",
        "honours.1.title",
        "yaml-full-width-colon",
    ),
    _snow(
        "full-width-colon-after-a-chinese-key",
        "place: ",
        "地点：",
        "地点：",
        "地点",
        "yaml-full-width-colon",
    ),
    _snow(
        "no-space-after-a-colon",
        DATE,
        "date:2026-01-20",
        "date:2026-01-20",
        "date",
        "yaml-colon-space",
    ),
    _snow("colon-in-a-value", TITLE, "title: 扫雪: 第二回", "title:", None, "yaml-colon-in-value"),
    _snow("quote-not-closed", TITLE, 'title: "扫雪', "title:", None, "yaml-unclosed"),
    _snow("bracket-not-closed", "[邻里互助]", "[邻里互助", "topics:", None, "yaml-unclosed"),
    _snow("indented-key", DATE, f" {DATE}", DATE, None, "yaml-indent"),
    _snow("at-sign-first", TITLE, "title: @大家 扫雪", "title:", None, "yaml-first-character"),
    _snow("control-character", TITLE, "title: 扫\x07雪", "title:", None, "yaml-character"),
    _new("alias-bomb", BOMB, 2, None, "yaml-alias"),
    _snow("alias", TITLE, "title: *snow", "title:", None, "yaml-alias"),
    _snow(
        "python-tag", TITLE, "title: !!python/object/apply:os.getcwd []", "title:", None, "yaml-tag"
    ),
    _snow("own-tag", TITLE, "title: !加油 雪", "title:", None, "yaml-tag"),
    _snow("star-first", TITLE, "title: *雪* 来了", "title:", None, "yaml-alias"),
    _snow("ampersand-first", TITLE, "title: &雪", "title:", None, "yaml-alias"),
    _new("deep", f"---\na: {'[' * 5000}\n---\nx\n", 2, None, "yaml-deep"),
    _snow(
        "two-documents",
        "place: 石榴社区",
        "place: 石榴社区\n--- x",
        "--- x",
        None,
        "yaml-two-documents",
    ),
    _new("list-for-a-key", "---\n? [a, b]\n: x\n---\nx\n", 2, None, "yaml-key"),
)
