"""Values go into front matter in its own style, and read as they were meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portal.content import yaml_nodes, yaml_reading
from portal.findings import Report
from portal.translation.exchange.front_edits import NotWritten, with_key, with_lines, with_value

STYLES = [
    "title: 甲\n",
    "title: '甲'  # 注\n",
    'title: "甲"\n',
    "title: |\n  甲\n  乙\n",
    "title: >-\n  甲\n  乙\n\n",
    "title:\n",
    "title: 甲\n  乙\n",
    "title: |2-\n  甲\n",
]
VALUES = [
    "قار",
    "a: b",
    "'x'",
    '"x"',
    "- x",
    "#x",
    "x #y",
    "no",
    "~",
    "1:30",
    "*a",
    "&b",
    "!c",
    "{x",
    "[y",
    "%z",
    "`w",
    "a\nb",
    "a\n\nb",
    "\\n",
    "س\u200cئ",
    "\u2028",
    "null",
    "|",
    ">",
    "? x",
    ", y",
]


def read(front: str) -> dict[str, object]:
    report = Report("")
    node = yaml_reading.read(front, report)
    assert report.findings == [] and node is not None
    found = yaml_nodes.plain(node)
    assert isinstance(found, dict)
    return {key: value.strip() if isinstance(value, str) else value for key, value in found.items()}


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("style", STYLES)
def test_every_value_in_every_style(style: str, value: str) -> None:
    front = f"# 头\nbefore: 一\n{style}after: 二\n# 尾\n"
    made = with_value(front, ("title",), value)
    assert read(made) == {"before": "一", "title": value.strip(), "after": "二"}
    assert made.startswith("# 头\nbefore: 一\ntitle:") and made.endswith("after: 二\n# 尾\n")


@given(st.sampled_from(STYLES), st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_value(style: str, value: str) -> None:
    value = value.replace("\r", "").strip()
    if not value:
        return
    made = with_value(f"{style}after: 二\n", ("title",), value)
    assert read(made) == {"title": value.strip(), "after": "二"}


@pytest.mark.parametrize(
    ("front", "wanted"),
    [
        ("title: 甲\n", "title: قار\n"),
        ("title: '甲' # 注\n", "title: 'قار' # 注\n"),
        ('title:   "甲"\n', 'title:   "قار"\n'),
        ("title: >-\n    甲\n    乙\n\nx: 1\n", "title: >-\n    قار\n\nx: 1\n"),
        ("title:\nx: 1\n", "title: قار\nx: 1\n"),
    ],
)
def test_style_is_kept(front: str, wanted: str) -> None:
    assert with_value(front, ("title",), "قار") == wanted


def test_inside_lists() -> None:
    front = "honours:\n  - {title: 甲, year: 2025}\n  - title: 乙\n    year: 2026\n"
    made = with_value(front, ("honours", 0, "title"), "a, b")
    made = with_value(made, ("honours", 1, "title"), "ب")
    assert made == 'honours:\n  - {title: "a, b", year: 2025}\n  - title: ب\n    year: 2026\n'


def test_a_new_key_stands_behind_those_it_follows() -> None:
    front = "title: 甲  # 注\nsource: 乙\n# 尾\n"
    assert (
        with_key(front, "author", "丙", ["title"])
        == "title: 甲  # 注\nauthor: 丙\nsource: 乙\n# 尾\n"
    )
    assert with_key(front, "author", "a: b", []).startswith('author: "a: b"\ntitle')
    assert with_key("", "title", "甲") == "title: 甲\n"


def test_lines_in_place_of_others() -> None:
    front = "a: 1\ntranslated_from:\n  title: aa\n  blocks: [b, c]\n# 注\nz: 2\n"
    lines = ["translated_from:", "  blocks: [d]"]
    wanted = "a: 1\ntranslated_from:\n  blocks: [d]\n# 注\nz: 2\n"
    assert with_lines(front, "translated_from", lines) == wanted
    flow = "translated_from: {blocks: [b]}\nz: 2\n"
    assert with_lines(flow, "translated_from", lines) == "translated_from:\n  blocks: [d]\nz: 2\n"
    assert (
        with_lines("a: 1\n", "translated_from", lines) == "a: 1\ntranslated_from:\n  blocks: [d]\n"
    )


@pytest.mark.parametrize("front", ["{title: 甲}\n", "title: &a 甲\n", "title: [\n", "- x\n"])
def test_what_is_not_written(front: str) -> None:
    with pytest.raises(NotWritten):
        with_value(front, ("title",), "قار")


def test_no_such_place() -> None:
    with pytest.raises(NotWritten):
        with_value("title: 甲\n", ("name",), "قار")
