"""Bounds: of “at least 60” less is false, more may be true as well."""

from __future__ import annotations

import re
from collections.abc import Sequence

from portal.quiz.facts import Fact
from portal.quiz.values import read_value
from portal.quiz.words import Bounds

_CLAUSE = re.compile("[，。；：,.;:،؛]")


def surely_false(fact: Fact, wrong: Sequence[str]) -> tuple[str, ...]:
    """Those of the wrong texts of which the statement is false, not only less exact.

    Where a number is a bound (`90 天内`, `年满 18 周岁`), only those on one side of it are; where
    it is bounded on both sides, none.
    """
    words = fact.section.words
    more = _near(fact, words.false_if_more)
    # 不满 ends in 满, and is its opposite
    opposite = fact.passage.before.rstrip().endswith(words.false_if_more.before)
    less = not opposite and _near(fact, words.false_if_less)
    if fact.value is None or not (more or less):
        return tuple(wrong)
    if more and less:
        return ()
    own = fact.value.order
    values = [(text, read_value(text, words)) for text in wrong]
    return tuple(text for text, value in values if value and (value.order > own) == more)


def is_bound(fact: Fact) -> bool:
    """Whether the fact is a number that others also keep to: then it must be asked for as it is
    written."""
    words = fact.section.words
    return fact.value is not None and (
        _near(fact, words.false_if_more) or _near(fact, words.false_if_less)
    )


def is_limit(fact: Fact) -> bool:
    """Whether the page gives only a limit (不得超过 15 日) where its question asks for none."""
    clause = _clause(fact)
    said = [word for word in fact.section.words.false_if_more.clause if word in clause]
    return bool(said) and not any(word in fact.section.question for word in said)


def disagree(fact: Fact) -> bool:
    """Whether the question asks for the other side of a bound than its answer names (几岁以下 and
    八周岁以上)."""
    words = fact.section.words
    asked = any(w in fact.section.question for w in words.false_if_more.after if len(w) > 1)
    return asked and _near(fact, words.false_if_less)


def _near(fact: Fact, bounds: Bounds) -> bool:
    """Whether one of the words stands right before or after the fact, or in its clause."""
    before, after = fact.passage.before.rstrip(), fact.passage.after.lstrip()
    clause = _clause(fact)
    return (
        before.endswith(bounds.before)
        or after.startswith(bounds.after)
        or any(word in clause for word in bounds.clause)
    )


def _clause(fact: Fact) -> str:
    """What stands before the fact in its own clause."""
    return _CLAUSE.split(fact.passage.before.rstrip())[-1]
