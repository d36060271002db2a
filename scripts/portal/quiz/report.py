"""What a bank holds, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from portal.quiz.bank import Bank

By = Literal["topic", "type", "difficulty", "language", "pool", "state", "rule", "reason"]


@dataclass(frozen=True, slots=True)
class Row:
    """How many questions (of `reason`: how many that were not made) have this name."""

    by: By
    name: str
    count: int


def summary(bank: Bank) -> tuple[Row, ...]:
    """The totals: by topic, type, difficulty, language, pool, state and rule, and what was dropped
    by reason; the most frequent first. A question counts once, no matter in how many languages it
    is; only by language each counts."""
    once = list({item.id: item for item in reversed(bank.items)}.values())
    counted: tuple[tuple[By, Iterable[str]], ...] = (
        ("topic", (item.topic for item in once)),
        ("type", (item.type for item in once)),
        ("difficulty", (str(item.difficulty) for item in once)),
        ("language", (item.lang for item in bank.items)),
        ("pool", (item.pool for item in once)),
        ("state", (item.state for item in once)),
        ("rule", (item.rule for item in once)),
        ("reason", (item.reason for item in bank.dropped)),
    )
    return tuple(
        Row(by, name, count)
        for by, names in counted
        for name, count in sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0]))
    )
