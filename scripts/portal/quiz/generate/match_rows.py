"""Match: the rows of a table, their first cells with their second."""

from __future__ import annotations

from portal.quiz.generate import stems
from portal.quiz.generate.pool import Pool
from portal.quiz.generate.rule import Draft, Reason, Rule
from portal.quiz.listings import Rows
from portal.quiz.text import digest

EXAMPLE = """
## 四类垃圾的标志是什么颜色？
| 类别 | 颜色 |
| 可回收物 | 蓝色 |
→ 四类垃圾的标志是什么颜色？请把类别和颜色一一对应。
"""
_MOST = 5


def make(identity: str, rows: Rows, pool: Pool) -> Draft | Reason:
    """At most five rows, drawn from the item's id, in the order of the table."""
    words = rows.section.words
    form = words.match_rows if rows.section.question else words.match_table
    left, right = rows.headers
    about = stems.about(rows.section) if rows.section.question else rows.section.title
    stem = form.format(question=about, left=left, right=right)
    if stems.too_long(stem):
        return "stem-long"
    drawn = sorted(rows.pairs, key=lambda pair: digest(identity, *pair))[:_MOST]
    pairs = tuple(pair for pair in rows.pairs if pair in drawn)
    return Draft(stem, (), pairs, 2)


RULE = Rule("match_rows", "match", "table", EXAMPLE, make)
