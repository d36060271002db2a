"""Questions for the review, from the lists in `review/items/`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from portal.quiz.item import MANUAL, BankItem, Source

_FOLDER = Path(__file__).parent / "review" / "items"


def listed(name: str) -> Any:
    """What stands in a file of `review/items/`."""
    return yaml.safe_load((_FOLDER / name).read_text("utf-8"))


def item_of(fields: dict[str, Any], number: int = 0) -> BankItem:
    """A question written as in `quiz/questions/`."""
    answer = _plain(fields["answer"])
    if fields["type"] in ("blank", "short") and isinstance(answer, str):
        answer = (answer,)
    return BankItem(
        id=fields.get("id", f"q{number}"),
        type=fields["type"],
        stem=fields["stem"],
        options=_plain(fields.get("options") or []),
        answer=answer,
        explanation="",
        topic="",
        difficulty=1,
        lang=fields.get("lang", "zh-Hans"),
        pool="practice",
        rule=MANUAL,
        source=Source("policy/medical", "newborn", None),
        facts=tuple(fields.get("facts", ())),
    )


def single(stem: str, key: str, number: int = 0, **more: Any) -> BankItem:
    """A question with one right option."""
    fields = {"type": "single", "stem": stem, "options": [key, "甲", "乙"], "answer": key, **more}
    return item_of(fields, number)


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_plain, value))
    return value if isinstance(value, bool) else str(value)
