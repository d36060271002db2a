"""Single choice: the fact among three others of its kind that are false."""

from __future__ import annotations

from portal.quiz.facts import Fact
from portal.quiz.generate import bounds, stems
from portal.quiz.generate.difficulty import of_choice
from portal.quiz.generate.order import ordered
from portal.quiz.generate.pool import Pool
from portal.quiz.generate.rule import Draft, Reason, Rule

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
    words = fact.section.words
    stem = stems.direct(fact, pool.siblings(fact)) or stems.with_gap(fact, words.choice_gap)
    if bounds.is_bound(fact):
        stem = words.as_written.format(stem=stem)
    if stems.too_long(stem):
        return "stem-long"
    wrong = pool.beside(identity, fact, stem)
    if not isinstance(wrong, tuple):
        return wrong
    options = ordered(identity, (fact.text, *wrong), words)
    return Draft(stem, options, fact.text, of_choice(fact, wrong))


RULE = Rule("single_choice", "single", "fact", EXAMPLE, make)
