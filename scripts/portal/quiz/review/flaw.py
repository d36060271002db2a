"""What a check finds in a question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from portal.quiz.review.view import View


@dataclass(frozen=True, slots=True)
class Flaw:
    """One item-writing flaw: the name of its rule, and the words that its message needs."""

    rule: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Check:
    """A test for one flaw or a small family: the names of its rules, the types of question that
    it looks at, and how it looks."""

    rules: tuple[str, ...]
    types: frozenset[str]
    find: Callable[[View], Iterable[Flaw]]


CHOICE = frozenset({"single", "multiple"})
STATEMENT = frozenset({"true_false"})
OPEN = frozenset({"blank", "short"})
"""Questions whose answer is written."""
EVERY = CHOICE | STATEMENT | OPEN | {"match", "order"}
