"""Who got an honour: its bearer among others of the portal who never had it."""

from __future__ import annotations

from portal.quiz.generate.order import shuffled
from portal.quiz.generate.pool import Pool
from portal.quiz.generate.rule import Draft, Reason, Rule
from portal.quiz.people import Honoured

EXAMPLE = """
name: 老陈（示例）
honours: {title: 社区能工巧匠, year: 2025, awarded_by: 河畔社区居委会}
→ 2025 年，河畔社区居委会把“社区能工巧匠”这份荣誉给了谁？
"""


def make(identity: str, honoured: Honoured, pool: Pool) -> Draft | Reason:
    """The question of the year and honour; nobody who ever had an honour of that name is shown."""
    stem = honoured.say("honour_who")
    wrong = pool.people_without(identity, honoured, stem)
    if wrong is None:
        return "few-distractors"
    key = honoured.section.title
    return Draft(stem, shuffled(identity, (key, *wrong)), key, 2)


RULE = Rule("honour_who", "single", "honour", EXAMPLE, make)
