"""Blueprints in a few words, for the tests of drawing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from portal.content.blueprint import Blueprint, Section
from portal.content.question import QuestionType

PAPER = "quiz/blueprints/paper.yml"

SECRET = {
    "stem": "狗几岁算老了？",
    "options": ["两岁", "四岁", "五岁", "七岁"],
    "answer": "七岁",
    "explanation": "满了七岁，就是老狗。",
}
"""A contest question on what an answer says; a practice blueprint must not give it away."""


def section(
    *types: QuestionType,
    count: int,
    topics: Mapping[str, int] | None = None,
    difficulty: Mapping[int, int] | None = None,
) -> Section:
    """A section worth a point a question."""
    return Section({}, types, count, 1, topics or {}, difficulty or {}, partial=False)


def paper(*sections: Section, **more: Any) -> Blueprint:
    """A blueprint of practice questions."""
    fields: dict[str, Any] = {
        "slug": "paper",
        "title": {"zh-Hans": "卷子"},
        "pool": "practice",
        "minutes": 10,
        "pass_percent": 60,
        "topics": {},
        "difficulty": {},
        "note": {},
        "path": "quiz/blueprints/paper.yml",
        "line": 1,
    }
    return Blueprint(sections=sections, **{**fields, **more})
