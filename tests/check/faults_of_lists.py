"""Faults of the other YAML files: slogans, terms, topics and places."""

from __future__ import annotations

from check.faults import Expected, Fault, one, swap, write

SLOGANS, TAXONOMY, TERMS = "docs/slogans.yml", "docs/taxonomy.yml", "quiz/terms.yml"


def _slogan(name: str, old: str, new: str, at: str, field: str | None, rule: str) -> Fault:
    return one(name, SLOGANS, swap(SLOGANS, old, new), at, field, rule)


FAULTS = (
    # Slogans
    _slogan(
        "until-before-from",
        "until: 2027-12-31",
        "until: 2025-12-31",
        "until",
        "0.until",
        "until-before-from",
    ),
    _slogan(
        "slogan-impossible-day",
        "from: 2026-01-01",
        "from: 2026-02-29",
        "from",
        "0.from",
        "date-impossible",
    ),
    _slogan(
        "slogan-without-text",
        "  text: {zh-Hans: 锅大，多添一双筷子}\n",
        "",
        "one-more-bowl",
        "1.text",
        "field-missing",
    ),
    _slogan(
        "slogan-of-no-language",
        "text: {zh-Hans: 锅大，多添一双筷子}",
        "text: {}",
        "text: {}",
        "1.text",
        "field-empty",
    ),
    _slogan(
        "slogan-plain-text",
        "text: {zh-Hans: 锅大，多添一双筷子}",
        "text: 锅大",
        "text: 锅大",
        "1.text",
        "wrong-type",
    ),
    Fault(
        "slogan-id-twice",
        (swap(SLOGANS, "id: one-more-bowl", "id: together"),),
        (Expected(SLOGANS, 9, "1.id", "id-twice"),),
    ),
    _slogan(
        "slogan-unknown-key",
        "priority: 2",
        "prioritys: 2",
        "prioritys",
        "0.prioritys",
        "key-unknown",
    ),
    _slogan("slogan-tab", "  until:", "\tuntil:", "until", None, "yaml-tab"),
    # Terms, topics and places
    one(
        "term-list-empty",
        TERMS,
        write(TERMS, "- category: 法律\n  terms: []\n"),
        2,
        "0.terms",
        "list-empty",
    ),
    one(
        "term-twice",
        TERMS,
        write(TERMS, "- category: 法律\n  terms:\n    - 宪法\n    - 民法典\n    - 宪法\n"),
        5,
        "0.terms.2",
        "value-twice",
    ),
    one(
        "topic-name-twice",
        TAXONOMY,
        swap(TAXONOMY, "{name: 美食, slug: food}", "{name: 邻里互助, slug: food}"),
        "slug: food",
        "topics.1.name",
        "term-twice",
    ),
    one(
        "topic-slug-twice",
        TAXONOMY,
        swap(TAXONOMY, "slug: food", "slug: neighbours"),
        "美食",
        "topics.1.slug",
        "term-twice",
    ),
    one(
        "topic-slug-pattern",
        TAXONOMY,
        swap(TAXONOMY, "slug: food", "slug: 美食"),
        "美食, slug",
        "topics.1.slug",
        "id-pattern",
    ),
    one(
        "taxonomy-unknown-key",
        TAXONOMY,
        swap(TAXONOMY, "places:", "place:"),
        "place:",
        "place",
        "key-unknown",
    ),
    one(
        "taxonomy-list",
        TAXONOMY,
        write(TAXONOMY, "- {name: 美食, slug: food}\n"),
        1,
        None,
        "wrong-type",
    ),
)
