"""The types of fields, and records made of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portal.content import yaml_reading
from portal.content.fields import (
    SLUG_LIMIT,
    Date,
    Distinct,
    Line,
    LocalText,
    Many,
    Record,
    Slug,
    Text,
    Whole,
    as_date,
    as_moment,
    as_slug,
    suggest_slug,
)
from portal.content.making import make
from portal.findings import Report
from pydantic_core import PydanticCustomError


class Inner(Record):
    name: Line
    year: Whole


class Outer(Record):
    title: Line
    kind: Literal["one", "two"]
    day: Date | None = None
    words: Distinct | None = None
    many: Many[Inner] | None = None
    inner: Inner | None = None
    names: LocalText | None = None
    note: Text | None = None
    slug: Slug | None = None


def made(text: str) -> tuple[Outer | None, list[tuple[str, int | None, str | None]]]:
    report = Report("x.md")
    node = yaml_reading.read(text, report)
    assert node is not None
    record = make(Outer, node, report)
    return record, [(f.rule, f.line, f.field) for f in report.findings]


def test_record() -> None:
    record, found = made(
        "title: '  two\n\n   words '\nkind: one\nday: 2024-02-29\nwords: [a, b]\n"
        "many: [{name: x, year: 2025}]\ninner: {name: e\u0301, year: -1}\nnames: {ug: ئا}\nnote:\n"
    )
    assert found == [] and record is not None
    assert (record.title, record.day, record.words) == ("two words", date(2024, 2, 29), ["a", "b"])
    assert record.many == [Inner(name="x", year="2025")]  # type: ignore[arg-type]
    assert record.inner is not None and (record.inner.name, record.inner.year) == ("é", -1)
    assert (record.names, record.note) == ({"ug": "ئا"}, None)


HEAD = "title: a\nkind: one\n"
FAULTS = {
    "kind: one": [("field-missing", 1, "title")],
    "titel: a\nkind: one": [("key-unknown", 1, "titel")],
    "TITLE: a\nkind: one": [("key-unknown", 1, "TITLE")],
    f"{HEAD}weather: x": [("key-unknown-far", 3, "weather")],
    f"{HEAD}inner: {{nme: x, year: 1}}": [("key-unknown", 3, "inner.nme")],
    f"{HEAD}inner: {{name: x}}": [("field-missing", 3, "inner.year")],
    f"{HEAD}inner: x": [("wrong-type", 3, "inner")],
    f"{HEAD}inner: [x]": [("wrong-type", 3, "inner")],
    f"{HEAD}many: {{name: x, year: 1}}": [("wrong-type", 3, "many")],
    f"{HEAD}many:\n  - name: x\n    year: 1\n  - y": [("wrong-type", 6, "many.1")],
    f"{HEAD}many:\n  - name: x\n    year: two": [("wrong-type", 5, "many.0.year")],
    f"{HEAD}many:\n  - name: x\n    year: １": [("wrong-type", 5, "many.0.year")],
    f"{HEAD}words: a": [("wrong-type", 3, "words")],
    f"{HEAD}words: []": [("list-empty", 3, "words")],
    f"{HEAD}words:\n  - a\n  - b\n  - a": [("value-twice", 6, "words.2")],
    f"{HEAD}words:\n  - a\n  -\n": [("field-empty", 5, "words.1")],
    f"{HEAD}names: {{ug: }}": [("field-empty", 3, "names.ug")],
    f"{HEAD}names: x": [("wrong-type", 3, "names")],
    f"{HEAD}day: 2026-02-30": [("date-impossible", 3, "day")],
    f"{HEAD}day: 2026-2-3": [("date-format", 3, "day")],
    f"{HEAD}day: [2026-02-03]": [("wrong-type", 3, "day")],
    f"{HEAD}slug: A b": [("id-pattern", 3, "slug")],
    "title: ''\nkind: one": [("field-empty", 1, "title")],
    "title: [a]\nkind: three": [("wrong-type", 1, "title"), ("value-not-allowed", 2, "kind")],
    "title: a\nkind: [one]": [("wrong-type", 2, "kind")],
    "- a": [("wrong-type", 1, None)],
}


@pytest.mark.parametrize("text", FAULTS)
def test_every_fault_at_its_place(text: str) -> None:
    assert made(text) == (None, FAULTS[text])


def test_unknown_key_names_the_nearest_and_else_all() -> None:
    report = Report("x.md")
    node = yaml_reading.read("title: a\nkind: one\ntitl: b\nweather: c", report)
    assert node is not None
    make(Outer, node, report)
    assert [dict(f.params) for f in report.findings] == [
        {"key": "titl", "near": "title"},
        {"key": "weather", "known": "title, kind, day, words, many, inner, names, note, slug"},
    ]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-12", datetime(2026, 3, 12)),
        ("2026-03-12 9:05", datetime(2026, 3, 12, 9, 5)),
        ("2026-03-12T23:59:58", datetime(2026, 3, 12, 23, 59, 58)),
    ],
)
def test_moments(text: str, moment: datetime) -> None:
    assert as_moment(text) == moment


@pytest.mark.parametrize(
    ("read", "text", "rule"),
    [
        (as_date, "2026-13-01", "date-impossible"),
        (as_date, "0000-01-01", "date-impossible"),
        (as_date, "2026-03-12 10:00", "date-format"),
        (as_moment, "2026-03-12 24:00", "date-impossible"),
        (as_moment, "2026-02-30 10:00", "date-impossible"),
        (as_moment, "2026-03-12 10", "moment-format"),
        (as_moment, "昨天", "moment-format"),
        (as_slug, "", "field-empty"),
        (as_slug, "a--b", "slug-pattern"),
        (as_slug, "-a", "slug-pattern"),
        (as_slug, "a" * 33, "slug-long"),
    ],
)
def test_refusals(read: Callable[[object], object], text: str, rule: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        read(text)
    assert refused.value.type == rule


@given(st.text(max_size=60))
def test_suggested_slugs_are_slugs(text: str) -> None:
    assert len(as_slug(suggest_slug(text))) <= SLUG_LIMIT
