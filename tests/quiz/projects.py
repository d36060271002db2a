"""Small projects made of text, read as any other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from portal.content.library import Library, read_library
from portal.content.settings import CHINESE, Language, Settings

UYGHUR = Language("ug", "ئۇيغۇرچە", "rtl", "ug")
HEAD = """---
title: {title}
source: 石榴社区居委会
date: 2026-01-01
checked: 2026-01-01
review_by: 2027-01-01
status: {status}
---

"""
TRANSLATED = "---\ntitle: {title}\nnative_review: pending\n---\n\n"

Make = Callable[..., Library]


def make(
    root: Path,
    pages: Mapping[str, str],
    *,
    terms: str = "",
    questions: str = "",
    title: str = "居住证",
    status: str = "published",
) -> Library:
    """A library of policy pages (`topic` or `topic.ug`: text), term lists and questions."""
    policy, quiz = root / "docs" / "policy", root / "quiz"
    policy.mkdir(parents=True, exist_ok=True)
    (quiz / "questions").mkdir(parents=True, exist_ok=True)
    (root / "stories").mkdir(exist_ok=True)
    for name, text in pages.items():
        head = TRANSLATED if "." in name else HEAD
        page = head.format(title=title, status=status) + text
        (policy / f"{name}.md").write_text(page, "utf-8")
    if terms:
        (quiz / "terms.yml").write_text(terms, "utf-8")
    if questions:
        (quiz / "questions" / "all.yml").write_text(questions, "utf-8")
    return read_library(
        Settings(
            root,
            root / "docs",
            root / "stories",
            quiz,
            "石榴",
            today=date(2026, 6, 1),
            languages=(CHINESE, UYGHUR),
        )
    )
