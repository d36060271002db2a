"""What somebody does: their work among that of others."""

from __future__ import annotations

from portal.quiz.generate.order import shuffled
from portal.quiz.generate.pool import Pool
from portal.quiz.generate.rule import Draft, Reason, Rule
from portal.quiz.people import Role

EXAMPLE = """
name: 老陈（示例）
role: 退休电工
→ 老陈（示例）是做什么的？
"""


def make(identity: str, role: Role, pool: Pool) -> Draft | Reason:
    """The name, and four kinds of work."""
    wrong = pool.others(identity, role, role.stem)
    if wrong is None:
        return "few-distractors"
    return Draft(role.stem, shuffled(identity, (role.value, *wrong)), role.value, 1)


RULE = Rule("role_what", "single", "role", EXAMPLE, make)
