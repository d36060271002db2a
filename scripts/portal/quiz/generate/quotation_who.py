"""Who said this: the person whose profile shows the words, among others."""

from __future__ import annotations

from portal.quiz.generate.order import shuffled
from portal.quiz.generate.pool import Pool
from portal.quiz.generate.rule import Draft, Reason, Rule
from portal.quiz.people import Quotation

EXAMPLE = """
name: 老陈（示例）
quote: 灯亮了，人就敢慢慢走了。
→ “灯亮了，人就敢慢慢走了。”这句话是谁说的？
"""


def make(identity: str, quotation: Quotation, pool: Pool) -> Draft | Reason:
    """The words, and four names; nobody who said the same is shown."""
    wrong = pool.others(identity, quotation, quotation.stem)
    if wrong is None:
        return "few-distractors"
    key = quotation.section.title
    return Draft(quotation.stem, shuffled(identity, (key, *wrong)), key, 1)


RULE = Rule("quotation_who", "single", "quotation", EXAMPLE, make)
