"""Where a story is set: its place among others of the portal."""

from __future__ import annotations

from portal.quiz.generate.order import shuffled
from portal.quiz.generate.pool import Pool
from portal.quiz.generate.rule import Draft, Reason, Rule
from portal.quiz.people import Place

EXAMPLE = """
title: 一碗抓饭两家香
place: 石榴社区
→ 故事《一碗抓饭两家香》讲的是哪里的事？
"""


def make(identity: str, place: Place, pool: Pool) -> Draft | Reason:
    """The title, and the places of other stories."""
    if place.value in place.section.title:
        return "fact-in-stem"
    wrong = pool.others(identity, place, place.stem)
    if wrong is None:
        return "few-distractors"
    return Draft(place.stem, shuffled(identity, (place.value, *wrong)), place.value, 1)


RULE = Rule("story_where", "single", "place", EXAMPLE, make)
