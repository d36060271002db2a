"""Blueprints in a few words, for the tests of drawing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from portal.content.blueprint import Blueprint, Section
from portal.content.question import QuestionType


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
