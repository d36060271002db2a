"""Match: the honours of a person or group with their years."""

from __future__ import annotations

from portal.quiz.generate.pool import Pool
from portal.quiz.generate.rule import Draft, Reason, Rule
from portal.quiz.people import Honours

EXAMPLE = """
name: 老陈（示例）
honours: 好邻居 2023，社区能工巧匠 2025，年度志愿者 2026
→ 请把老陈（示例）的荣誉和获得的年份一一对应。
"""


def make(identity: str, honours: Honours, pool: Pool) -> Draft | Reason:
    """All honours of one profile, where it has three or more, each of another year."""
    pairs = tuple((one.honour.title, str(one.honour.year)) for one in honours.found)
    return Draft(honours.found[0].say("honours_match"), (), pairs, 3)


RULE = Rule("honours_match", "match", "honours", EXAMPLE, make)
