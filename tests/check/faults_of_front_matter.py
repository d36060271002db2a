"""Faults of the keys and values of front matter."""

from __future__ import annotations

from check.faults import Edit, Expected, Fault, cut, one, swap, write

SNOW, LAMP, NOODLES = "stories/snow.md", "stories/lamp.md", "stories/noodles.md"
MEI, MEDICAL = "docs/figures/aunt-mei.md", "docs/policy/medical.md"
STORY_KEYS = ("title", "date", "author", "place", "topics", "source")
TITLE, DATE = "title: 扫雪", "date: 2026-01-20"


def _snow(
    name: str, old: str, new: str, at: str | int | None, field: str | None, rule: str
) -> Fault:
    return one(name, SNOW, swap(SNOW, old, new), at, field, rule)


def _missing(path: str, key: str, line: int = 2) -> Fault:
    edits: Edit = cut(path, f"{key}:")
    return one(f"missing-{key}-{path}", path, edits, line, key, "field-missing")


FAULTS = (
    # What is no fault
    Fault("markup-in-a-title", (swap(SNOW, TITLE, 'title: "<script>alert(1)</script>扫雪"'),)),
    Fault("quoted-signs", (swap(SNOW, TITLE, 'title: "*雪*: &lt; !加油 @大家"'),)),
    Fault("full-width-colon-in-a-value", (swap(SNOW, TITLE, "title: 扫雪：第二回"),)),
    Fault("title-like-a-number", (swap(SNOW, TITLE, "title: 1:30"),)),
    Fault("title-no", (swap(SNOW, TITLE, "title: no"),)),
    Fault(
        "draft-without-everything",
        (
            swap(LAMP, "请看[扫雪](snow.md)那一篇，或者", "看"),
            swap("quiz/questions/stories.yml", "source: stories/snow", "source: stories/lamp"),
            write(SNOW, "---\ntitle: 扫雪\nstatus: draft\n---\n<iframe></iframe>\n"),
        ),
        (
            Expected(SNOW, 2, "date", "field-missing", "warning"),
            Expected(SNOW, 2, "author", "field-missing", "warning"),
            Expected(SNOW, 2, "place", "field-missing", "warning"),
            Expected(SNOW, 2, "topics", "field-missing", "warning"),
            Expected(SNOW, 2, "source", "field-missing", "warning"),
            Expected(SNOW, 2, "consent", "field-missing", "warning"),
            Expected(SNOW, 5, None, "html-unsafe", "warning"),
        ),
    ),
    Fault("withdrawn-story", (swap(SNOW, "status: published", "status: withdrawn"),)),
    Fault(
        "withdrawn-without-consent",
        (swap(SNOW, "status: published", "status: withdrawn"), cut(SNOW, "consent")),
    ),
    # Keys
    _snow("unknown-key-near", "source: ", "sorce: ", "sorce:", "sorce", "key-unknown"),
    _snow("unknown-key-capital", "title: ", "Title: ", "Title:", "Title", "key-unknown"),
    _snow("unknown-key-far", DATE, f"{DATE}\n天气: 雪", "天气", "天气", "key-unknown-far"),
    _snow(
        "unknown-key-nested",
        "by: 本人, ",
        "by: 本人, ethnicity: x, ",
        "ethnicity",
        "consent.ethnicity",
        "key-unknown-far",
    ),
    _snow("key-twice", DATE, f"{DATE}\ntitle: 再扫", "再扫", "title", "key-twice"),
    one(
        "key-twice-nested",
        LAMP,
        swap(LAMP, "  scope: [web]", "  by: 她\n  scope: [web]"),
        "by: 她",
        "consent.by",
        "key-twice",
    ),
    *(_missing(SNOW, key) for key in STORY_KEYS),
    _missing(SNOW, "status"),
    *(_missing(MEI, key) for key in ("kind", "name", "role", "place", "status")),
    *(_missing(MEDICAL, key) for key in ("title", "source", "date", "checked", "review_by")),
    _missing("stories/noodles.ug.md", "title"),
    _snow("missing-in-consent", "by: 本人, ", "", "consent:", "consent.by", "field-missing"),
    one(
        "missing-in-an-honour",
        MEI,
        swap(MEI, "{title: 好邻居, ", "{"),
        "year: 2024",
        "honours.0.title",
        "field-missing",
    ),
    _snow("empty-value", DATE, "date:", 3, "date", "field-missing"),
    _snow("blank-value", TITLE, 'title: " "', "title:", "title", "field-empty"),
    # Values
    _snow("text-for-a-list", "[邻里互助]", "邻里互助", "topics:", "topics", "wrong-type"),
    _snow("list-for-a-text", TITLE, "title: [扫, 雪]", "title:", "title", "wrong-type"),
    _snow("list-in-a-list", "[邻里互助]", "[[邻里互助]]", "topics:", "topics.0", "wrong-type"),
    _snow(
        "text-for-keys",
        "{by: 本人, date: 2026-01-21, scope: [web, print]}",
        "本人",
        "consent:",
        "consent",
        "wrong-type",
    ),
    _snow("empty-list", "[邻里互助]", "[]", "topics:", "topics", "list-empty"),
    _snow(
        "topic-twice", "[邻里互助]", "[邻里互助, 邻里互助]", "topics:", "topics.1", "value-twice"
    ),
    _snow(
        "status-unknown",
        "status: published",
        "status: 发布",
        "status:",
        "status",
        "value-not-allowed",
    ),
    _snow(
        "status-list", "status: published", "status: [published]", "status:", "status", "wrong-type"
    ),
    _snow(
        "scope-unknown",
        "[web, print]",
        "[web, radio]",
        "consent:",
        "consent.scope.1",
        "value-not-allowed",
    ),
    _snow("scope-empty", "[web, print]", "[]", "consent:", "consent.scope", "list-empty"),
    one(
        "scope-item-line",
        LAMP,
        swap(LAMP, "scope: [web]", "scope:\n  - web\n  - radio"),
        "- radio",
        "consent.scope.1",
        "value-not-allowed",
    ),
    one(
        "kind-unknown",
        MEI,
        swap(MEI, "kind: person", "kind: hero"),
        "kind:",
        "kind",
        "value-not-allowed",
    ),
    one(
        "year-as-text",
        MEI,
        swap(MEI, "year: 2025", "year: 去年"),
        "year: 去年",
        "honours.1.year",
        "wrong-type",
    ),
    one(
        "year-impossible",
        MEI,
        swap(MEI, "year: 2025", "year: 20255"),
        "year: 20255",
        "honours.1.year",
        "year-impossible",
    ),
    _snow("impossible-day", DATE, "date: 2026-02-30", "date: 2026-02", "date", "date-impossible"),
    _snow("impossible-month", DATE, "date: 2026-13-01", "date: 2026-13", "date", "date-impossible"),
    _snow("impossible-hour", DATE, "date: 2026-01-20 25:00", "25:00", "date", "date-impossible"),
    _snow("date-with-slashes", DATE, "date: 2026/01/20", "2026/", "date", "moment-format"),
    _snow("date-full-width", DATE, "date: ２０２６-01-20", "date: ２", "date", "moment-format"),
    _snow(
        "impossible-day-of-consent",
        "date: 2026-01-21,",
        "date: 2026-04-31,",
        "2026-04-31",
        "consent.date",
        "date-impossible",
    ),
    one(
        "updated-format",
        NOODLES,
        swap(NOODLES, "updated: 2026-03-15", "updated: 昨天"),
        "updated",
        "updated",
        "date-format",
    ),
    one(
        "checked-in-future",
        MEDICAL,
        swap(MEDICAL, "checked: 2026-11-01", "checked: 2026-11-23"),
        "checked",
        "checked",
        "checked-in-future",
    ),
    one(
        "review-past",
        MEDICAL,
        swap(MEDICAL, "review_by: 2027", "review_by: 2025"),
        "review_by",
        "review_by",
        "review-past",
        "warning",
    ),
    one(
        "story-without-consent", SNOW, cut(SNOW, "consent"), "status:", "consent", "consent-missing"
    ),
    one(
        "figure-without-consent", MEI, cut(MEI, "consent"), "status:", "consent", "consent-missing"
    ),
    one(
        "home-lead-nowhere",
        "docs/index.md",
        swap("docs/index.md", "lead: noodles", "lead: noodle"),
        "lead",
        "lead",
        "home-slug",
    ),
    one(
        "home-figure-nowhere",
        "docs/index.md",
        swap("docs/index.md", "figure: aunt-mei", "figure: mei"),
        "figure:",
        "figure",
        "home-slug",
    ),
    one(
        "home-lead-list",
        "docs/index.md",
        swap("docs/index.md", "lead: noodles", "lead: [noodles]"),
        "lead",
        "lead",
        "wrong-type",
    ),
    Fault(
        "home-lead-faulty",
        (swap(NOODLES, "topics: [", "topic: ["),),
        (Expected(NOODLES, "topic:", "topic", "key-unknown"),),
    ),
    Fault(
        "several-at-once",
        (
            swap(SNOW, "2026-01-20", "2026-01-32"),
            cut(SNOW, "consent"),
            swap(SNOW, "六点", "六点<b onclick=x>！</b>[错](nowhere.md)"),
        ),
        (
            Expected(SNOW, "2026-01-32", "date", "date-impossible"),
            Expected(SNOW, "status:", "consent", "consent-missing"),
            Expected(SNOW, "六点", None, "html-unsafe"),
            Expected(SNOW, "六点", None, "link-broken"),
        ),
    ),
)
