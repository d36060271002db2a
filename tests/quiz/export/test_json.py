"""JSON holds the bank's own objects."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from portal.quiz.export.format import Wish
from portal.quiz.export.json_form import FORMAT
from portal.quiz.item import BankItem, Source
from quiz.export.items import ITEMS, PLAIN, SPACED


def tuples(value: Any) -> Any:
    return tuple(map(tuples, value)) if isinstance(value, list) else value


def read(data: bytes) -> list[BankItem]:
    return [
        BankItem(
            **{
                name: Source(value["page"], value["anchor"], tuples(value["span"]))
                if name == "source"
                else tuples(value)
                for name, value in record.items()
            }
        )
        for record in json.loads(data)
    ]


def test_everything_comes_back() -> None:
    everything = (*ITEMS, *SPACED)
    assert read(FORMAT.write(everything, Wish("", "zh-Hans")).data) == list(everything)


def test_half_a_surrogate_pair_is_left_out() -> None:
    bad = replace(PLAIN[0], stem="\ud800")
    made = FORMAT.write((bad, PLAIN[1]), Wish("", "zh-Hans"))
    assert [one.item for one in made.left_out] == [bad]
    assert read(made.data) == [PLAIN[1]]
