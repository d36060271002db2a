"""YAML as values that know their lines."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portal.content import yaml_nodes, yaml_reading
from portal.findings import Report


def read(text: str, first_line: int = 1) -> tuple[Any, list[tuple[str, int | None, str | None]]]:
    report = Report("x.yml")
    node = yaml_reading.read(text, report, first_line)
    found = [(f.rule, f.line, f.field) for f in report.findings]
    return (yaml_nodes.plain(node) if node is not None else None), found


def test_scalars_stay_text() -> None:
    text = "a: 1:30\nb: no\nc: 2026-02-30\nd: 010\ne: 1e3\nf: ~\ng: null\nh:\ni: 'null'\n"
    assert read(text) == (
        {
            "a": "1:30",
            "b": "no",
            "c": "2026-02-30",
            "d": "010",
            "e": "1e3",
            "f": None,
            "g": None,
            "h": None,
            "i": "null",
        },
        [],
    )


def test_lines_of_nested_values() -> None:
    report = Report("x.yml")
    node = yaml_reading.read("a:\n  - b: 1\n\n    c: 2\n  - {d: 3}\n", report, 10)
    assert node is not None
    lines = {
        path: yaml_nodes.line_at(node, path)
        for path in [
            ("a",),
            ("a", 0),
            ("a", 0, "b"),
            ("a", 0, "c"),
            ("a", 1, "d"),
            ("a", 7),
            ("x",),
        ]
    }
    assert list(lines.values()) == [10, 11, 11, 13, 14, 10, 10]


@pytest.mark.parametrize("text", ["", "\n", "# a comment\n", "---\n"])
def test_nothing(text: str) -> None:
    assert read(text)[1] == []


MENDED = {
    "title：x\ndate: y": ({"title": "x", "date": "y"}, ("yaml-full-width-colon", 1, "title")),
    "date: y\ntitle：x": ({"date": "y", "title": "x"}, ("yaml-full-width-colon", 2, "title")),
    "a: {b：c, d: e}": ({"a": {"b": "c", "d": "e"}}, ("yaml-full-width-colon", 1, "a.b")),
    "a:\n  b：c\nd: e": ({"a": {"b": "c"}, "d": "e"}, ("yaml-full-width-colon", 2, "a.b")),
    "- id：x\n  b: y": ([{"id": "x", "b": "y"}], ("yaml-full-width-colon", 1, "0.id")),
    "- {a：x}": ([{"a": "x"}], ("yaml-full-width-colon", 1, "0.a")),
    "only：x": ({"only": "x"}, ("yaml-full-width-colon", 1, "only")),
    "a:x\nb: y": ({"a": "x", "b": "y"}, ("yaml-colon-space", 1, "a")),
    "a:\tx": ({"a": "x"}, ("yaml-tab", 1, None)),
    "a:\n\tb: x": ({"a": {"b": "x"}}, ("yaml-tab", 2, None)),
    "a: x\na: y": ({"a": "x"}, ("key-twice", 2, "a")),
    "- a: {b: x, b: y}": ([{"a": {"b": "x"}}], ("key-twice", 1, "0.a.b")),
}


@pytest.mark.parametrize("text", MENDED)
def test_where_the_intent_is_plain_reading_goes_on(text: str) -> None:
    value, finding = MENDED[text]
    assert read(text) == (value, [finding])


REFUSED = {
    "a: &b c": ("yaml-alias", 1),
    "a: *b": ("yaml-alias", 1),
    "x: 1\n<<: *b": ("yaml-alias", 2),
    "a: !!python/object/apply:os.system ['true']": ("yaml-tag", 1),
    "a: !!str b": ("yaml-tag", 1),
    "a: !b c": ("yaml-tag", 1),
    "a: b\n---\nc: d": ("yaml-two-documents", 2),
    "? {a: b}\n: c": ("yaml-key", 1),
    "a: [b, c\nd: e": ("yaml-unclosed", 1),
    "a: 'b\nc: d": ("yaml-unclosed", 1),
    "a: b: c": ("yaml-colon-in-value", 1),
    "a: b\n c: d": ("yaml-indent", 2),
    "a:\n  b: c\n d: e": ("yaml-indent", 3),
    "a: @b": ("yaml-first-character", 1),
    "a: `b`": ("yaml-first-character", 1),
    "a: 界\nb: 界\x00": ("yaml-character", 2),
    "a: b\n\tc: d": ("yaml-tab", 2),
    "%YAML 9.9\n---\na: b": ("yaml-broken", 1),
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_read(text: str) -> None:
    value, found = read(text)
    assert (value, [each[:2] for each in found]) == (None, [REFUSED[text]])


@pytest.mark.parametrize(
    "text",
    [
        "a: 邻居说：好",
        "a: |\n  note：x\n  b：y",
        "a: >\n  title：x",
        "a: b\tc",
        'a: "b：c"',
        "a: [x：y]",
        "a: http://example.org:80/",
        "a: mailto:b@c",
        "a: '*b' ",
    ],
)
def test_no_fault_where_there_is_none(text: str) -> None:
    assert read(text)[1] == []


def test_mkdocs_yml_may_hold_tags_and_aliases() -> None:
    report = Report("mkdocs.yml")
    node = yaml_reading.read("a: &x !ENV [B, c]\nd: *x", report, loose=True)
    assert node is not None
    assert yaml_nodes.plain(node) == {"a": ["B", "c"], "d": None}
    assert report.findings == []


BOMB = "a: &a [x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 10)}]\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
DEEP = ("[" * 100_000, "{a: " * 100_000, "- " * 100_000, "a: " + "[" * 50_000 + "]" * 50_000)


@pytest.mark.parametrize("text", [BOMB, "a: !!python/object/apply:time.sleep [99]", *DEEP])
def test_hostile_texts_are_refused_at_once(text: str) -> None:
    started = time.monotonic()
    value, found = read(text)
    assert value is None and len(found) == 1
    assert time.monotonic() - started < 60


YAML = st.text(
    st.sampled_from("abc：:-—[]{}\"'|>&*!%@`#,?~ \t\n\r0123.…界ئ\u2028\x00\x07\x85\ufeff"),
    max_size=80,
)


@given(st.one_of(YAML, st.text(st.characters(exclude_categories=["Cs"]), max_size=80)))
def test_any_text_gives_a_value_or_findings(text: str) -> None:
    _, found = read(text, 5)
    last = 5 + text.count("\n")
    assert all(line is None or 5 <= line <= last for _, line, _ in found)


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "\r"])
def test_lines_are_those_of_the_editor(sign: str) -> None:
    assert read(f"a: x{sign}y\nb: z\nb: w")[1] == [("key-twice", 3, "b")]
