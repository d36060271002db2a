"""Short answer: the page's own question, where one fact is all of its answer."""

from __future__ import annotations

from portal.quiz.facts import Fact
from portal.quiz.generate import bounds, stems
from portal.quiz.generate.blank import accepted, one_wording
from portal.quiz.generate.difficulty import of_recall
from portal.quiz.generate.pool import Pool
from portal.quiz.generate.rule import Draft, Reason, Rule

EXAMPLE = """
## 我国一共有多少个民族？
一共 ==56 个==。
→ 我国一共有多少个民族？  56 个（也算对：56、五十六）
"""


def make(identity: str, fact: Fact, pool: Pool) -> Draft | Reason:
    """The bare question; the whole fact is shown as its answer."""
    if reason := stems.unfit(fact):
        return reason
    if fact.kind in ("term", "phrase") or not one_wording(fact):
        return "other-wordings"
    words = fact.section.words
    if bounds.is_limit(fact):
        return "bound"
    stem = stems.direct(fact, pool.siblings(fact))
    if stem is None or fact.passage.after.lstrip("，, ،").startswith(words.appositions):
        return "no-direct-question"
    answers = tuple(dict.fromkeys((fact.text, *accepted(fact))))
    return Draft(stem, (), answers, of_recall(fact))


RULE = Rule("short_answer", "short", "fact", EXAMPLE, make)
