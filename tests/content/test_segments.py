"""A text in pieces is the text, and code stays in one piece."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from portal.content.segments import segments

LINES = st.sampled_from(
    [
        "一段话。",
        "　　另起一段。",
        "",
        "   ",
        "# 题目",
        "##题目 {#id}",
        "- 一项",
        "  - 里面一项",
        "    接着说",
        "1. 第一",
        "```",
        "````",
        "```python",
        "```x``` 不是代码",
        "~~~",
        "| 甲 | 乙 |",
        "|---|---|",
        "> 引文",
        "!!! note",
        "[^1]: 注",
        "---",
        "<div>",
        "\t制表",
        "![画](a.png)",
        "\x0c",
        "\u2028",
    ]
)
BODIES = st.lists(LINES).map("\n".join)


def texts(body: str) -> list[str]:
    return [segment.text for segment in segments(body)]


@settings(max_examples=400)
@given(BODIES | st.text())
def test_the_pieces_are_the_text(body: str) -> None:
    found = segments(body)
    assert "".join(segment.whole for segment in found) == body


@settings(max_examples=400)
@given(BODIES | st.text(), st.integers(1, 50))
def test_each_knows_its_line(body: str, first: int) -> None:
    lines = body.split("\n")
    for segment in segments(body, first):
        if segment.text:
            begins = segment.text.split("\n")[0]
            assert begins in lines[segment.line - first]


@given(BODIES)
def test_white_space_is_around_the_text(body: str) -> None:
    for segment in segments(body):
        assert segment.text == segment.text.rstrip(" \t\n\r\u3000").lstrip("\n\r")
        assert not (segment.before + segment.after).strip(" \t\n\r\u3000")


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("甲\n\n乙\n", ["甲", "乙"]),
        ("甲\n乙", ["甲\n乙"]),
        ("## 甲\n乙", ["## 甲", "乙"]),
        ("- 甲\n- 乙\n\n丙", ["- 甲", "- 乙", "丙"]),
        ("- 甲\n\n    还是甲\n\n乙", ["- 甲\n\n    还是甲", "乙"]),
        ("　　甲\n　　乙", ["甲", "乙"]),
        ("```\n甲\n\n# 乙\n```\n\n丙", ["```\n甲\n\n# 乙\n```", "丙"]),
        ("甲\n```\n乙\n```", ["甲", "```\n乙\n```"]),
        ("```甲``` 是字\n\n乙", ["```甲``` 是字", "乙"]),
        ("```\n甲\n\n乙", ["```\n甲", "乙"]),
        ("````\n```\n\n甲\n````\n\n乙", ["````\n```\n\n甲\n````", "乙"]),
        ("    码\n    码  \n\n甲", ["    码\n    码", "甲"]),
        ("| 甲 |\n|---|\n| 乙 |\n\n丙", ["| 甲 |\n|---|\n| 乙 |", "丙"]),
    ],
)
def test_where_it_is_cut(body: str, wanted: list[str]) -> None:
    assert texts(body) == wanted


@pytest.mark.parametrize("line", ["```\n", "```a\n", "- 甲\n", "    \n", "甲\n\n", "~~~~~a\n```\n"])
def test_long_texts_take_no_long_time(line: str) -> None:
    started = time.process_time()
    assert "".join(s.whole for s in segments(line * 20_000)) == line * 20_000
    assert time.process_time() - started < 5
