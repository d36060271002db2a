"""The year of an honour, among years near it."""

from __future__ import annotations

from portal.quiz.generate.pool import Pool
from portal.quiz.generate.rule import Draft, Reason, Rule
from portal.quiz.people import Honoured

EXAMPLE = """
name: 老陈（示例）
honours: {title: 社区能工巧匠, year: 2025, awarded_by: 河畔社区居委会}
→ 老陈（示例）是哪一年获得“社区能工巧匠”的？  2023　2024　**2025**　2026
"""


def make(identity: str, honoured: Honoured, pool: Pool) -> Draft | Reason:
    """Four years in their order; no year in which the same was given again, none to come."""
    years = pool.years_beside(identity, honoured)
    if years is None:
        return "few-distractors"
    key = str(honoured.honour.year)
    options = tuple(sorted((key, *years)))
    return Draft(honoured.say("honour_year"), options, key, 3)


RULE = Rule("honour_year", "single", "honour", EXAMPLE, make)
