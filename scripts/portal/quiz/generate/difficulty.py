"""How hard a generated question is: 1 easy, 2 middling, 3 hard."""

from __future__ import annotations

from collections.abc import Sequence

from portal.quiz.facts import Fact
from portal.quiz.text import length
from portal.quiz.values import read_value

_NEAR = 1.34
"""Up to so many times as much, the next value is near."""
_LONG = 8


def of_choice(fact: Fact, wrong: Sequence[str]) -> int:
    """Of a choice: what is hard to remember, and what stands among near values, is harder."""
    exact = fact.kind in ("law", "article", "date")
    return min(3, 1 + exact + _close(fact, wrong))


def of_recall(fact: Fact) -> int:
    """Of a question without options."""
    return 3 if fact.kind in ("law", "article", "date") or length(fact.text) > _LONG else 2


def _close(fact: Fact, wrong: Sequence[str]) -> bool:
    """Whether two of the wrong options are near to a number."""
    if fact.value is None or fact.kind != "number":
        return False
    own = fact.value.order[0]
    values = [value.order[0] for text in wrong if (value := read_value(text, fact.section.words))]
    near = sum(max(own, value) <= _NEAR * float(min(own, value)) for value in values if value)
    return near >= 2
