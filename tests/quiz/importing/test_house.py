"""Questions as YAML: every text is read back as it was, plain ones without quotes."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from portal.content import yaml_nodes
from portal.quiz.importing.house import as_yaml, read_back
from quiz.export.items import TEXTS


def values(text: str) -> dict[str, object]:
    return {
        "id": "a",
        "type": "multiple",
        "stem": text,
        "options": [text, "x", text + "2"],
        "answer": [[text, text]],
        "explanation": text,
        "topic": " ".join(text.split()),
        "difficulty": 2,
        "pool": "practice",
    }


WORDS = (
    *TEXTS,
    *(
        "是",
        "否",
        "yes",
        "no",
        "true",
        "null",
        "~",
        "1",
        "007",
        "3.10",
        "1:30",
        "2026-02-30",
        "=",
        "<<",
    ),
    *(
        "键: 值",
        "键：值",
        "- 甲",
        "# 井",
        "甲 # 井",
        "[甲]",
        "{甲}",
        "甲, 乙",
        "甲，乙",
        "&甲",
        "*甲",
        "!甲",
    ),
    *(
        "'单'",
        '"双"',
        "|",
        ">-",
        "%甲",
        "@甲",
        "`甲`",
        "甲:",
        "?",
        "-",
        "\u3000甲",
        "甲\u2028乙",
        "\ufeff甲",
    ),
    *("第一行\n  缩进\n\n第三行", "第一行\n\t制表", "\n", "a\\b\nc", "key: 值\n键：值"),
)


@pytest.mark.parametrize("quoted", [False, True])
@pytest.mark.parametrize("text", [text.strip() for text in WORDS if text.strip()])
def test_every_text_is_written_so_that_it_is_read(text: str, quoted: bool) -> None:
    assert_read_back(values(text), quoted)


@given(
    st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)
    .map(str.strip)
    .filter(bool)
)
def test_any_text_can_be_quoted(text: str) -> None:
    assert_read_back(values(text), True)


def assert_read_back(wanted: Mapping[str, object], quoted: bool) -> None:
    text = as_yaml(wanted, quoted=quoted)
    node = read_back(text)
    assert node is not None, text
    found = yaml_nodes.plain(node)
    assert found == {**wanted, "difficulty": "2"}
    assert yaml.safe_load(text)[0]["stem"] == wanted["stem"]


def test_plain_words_need_no_quotes() -> None:
    assert as_yaml({"id": "a", "options": ["30 天", "65", "是"], "answer": True}) == (
        '- id: a\n  options: [30 天, "65", 是]\n  answer: true\n'
    )


def test_a_long_list_stands_on_lines_of_its_own() -> None:
    long = ["很长的选项" * 6, "另一个很长的选项" * 8]
    assert as_yaml({"options": long}) == f"- options:\n    - {long[0]}\n    - {long[1]}\n"
