"""Marks that nobody would write, and texts in any script: no traceback, and the bars hold."""

from __future__ import annotations

import json
import unicodedata
from importlib import resources
from pathlib import Path

import jsonschema
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from portal.quiz import make_bank
from quiz.projects import Make

PIECES = st.sampled_from(
    [
        "==", "90 天", "第四条", "《", "》", "。", "；", "：", "、", "\n\n", "\n- ", "\n1. ",
        "| a | b |\n|---|---|\n| c | ==d== |\n", "**", "`", "{#x}", "\n\n## 问？ {#q}\n\n",
        "依据：", "2027 年 1 月 1 日", "半年", "等", "<b>", "&#x3b;", "كۈن", "15%", "==1 个月==",
        "“", "（", "ﷺ", "\n> ",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=25).map("".join)
SCHEMA = json.loads(resources.files("portal.quiz").joinpath("bank.schema.json").read_text())


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS)
def test_any_text_gives_a_sound_bank(library: Make, text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    bank = make_bank(library({"residence": "## 多久？ {#first}\n\n" + text + "\n"}))
    jsonschema.validate(json.loads(bank.as_json()), SCHEMA)
    for item in bank.items:
        options = [unicodedata.normalize("NFKC", option).casefold() for option in item.options]
        assert len(set(options)) == len(options)
        assert item.type != "single" or item.answer in item.options
        assert item.type != "blank" or "____" in item.stem


def test_no_terms_no_policies(library: Make, tmp_path: Path) -> None:
    bank = make_bank(library({}))
    assert bank.items == () and bank.dropped == ()
