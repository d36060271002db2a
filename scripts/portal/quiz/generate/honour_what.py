"""Which honour somebody got in a year: among honours that they never had."""

from __future__ import annotations

from portal.quiz.generate.order import shuffled
from portal.quiz.generate.pool import Pool
from portal.quiz.generate.rule import Draft, Reason, Rule
from portal.quiz.people import Honoured

EXAMPLE = """
name: 老陈（示例）
honours: {title: 社区能工巧匠, year: 2025, awarded_by: 河畔社区居委会}
→ 2025 年，河畔社区居委会给了老陈（示例）哪份荣誉？
"""


def make(identity: str, honoured: Honoured, pool: Pool) -> Draft | Reason:
    """The question of the year and the person; other honours of theirs are not shown."""
    stem = honoured.say("honour_what")
    if pool.honoured_twice(honoured):
        return "not-sure-false"
    wrong = pool.honours_of_others(identity, honoured, stem)
    if wrong is None:
        return "few-distractors"
    key = honoured.honour.title
    return Draft(stem, shuffled(identity, (key, *wrong)), key, 2)


RULE = Rule("honour_what", "single", "honour", EXAMPLE, make)
