"""Single choice: the fact among three others of its kind that are false."""

from __future__ import annotations

from portal.quiz.facts import Fact
from portal.quiz.generate import stems
from portal.quiz.generate.distractors import Pool
from portal.quiz.generate.order import ordered
from portal.quiz.generate.rule import Draft, Reason, Rule
from portal.quiz.text import length

EXAMPLE = """
## 老年节是哪一天？
每年 ==农历九月初九==。
→ 老年节是哪一天？  农历五月初五　农历七月初七　农历八月十五　**农历九月初九**
"""


def make(identity: str, fact: Fact, pool: Pool) -> Draft | Reason:
    """The page's question where the fact answers it, else the sentence with a gap; numbers and
    dates in their own order, other options in one drawn from the item's id."""
    if reason := stems.unfit(fact):
        return reason
    stem = stems.direct(fact, pool.siblings(fact)) or stems.with_gap(
        fact, fact.asked.words.choice_gap
    )
    if length(stem) > stems.LONGEST_STEM:
        return "stem-long"
    wrong = pool.distractors(identity, fact)
    if wrong is None:
        return "few-distractors"
    if stands_out(fact.text, wrong):
        return "key-stands-out"
    options = ordered(identity, (fact.text, *wrong), fact.asked.words)
    return Draft(stem, options, fact.text, 2 if fact.kind in ("law", "article", "date") else 1)


def stands_out(key: str, wrong: tuple[str, ...]) -> bool:
    """Whether the key is so much longer or shorter than the others that it gives itself away."""
    own, others = length(key), [length(text) for text in wrong]
    return own > 1.5 * max(others) + 1 or min(others) > 1.5 * own + 1


RULE = Rule("single_choice", "single", EXAMPLE, make)
