"""Hints show the line as it should have been written."""

from __future__ import annotations

from pathlib import Path

import pytest
from check.faults import project, settings, swap
from portal.content.library import read_library
from portal.language.catalogue import finding_text

SNOW, MEI = "stories/snow.md", "docs/figures/aunt-mei.md"
QUIZ = "quiz/questions/medical.yml"


@pytest.mark.parametrize(
    ("path", "old", "new", "shown"),
    [
        (SNOW, "status: published", "status: 发布", "status: published"),
        (SNOW, "status: published", "status: publised", "status: published"),
        (SNOW, "status: published", "status: 好", "status: draft"),
        (SNOW, "[web, print]", "[web, 纸质]", "scope: [web, print]"),
        (MEI, "kind: person", "kind: 集体", "kind: group"),
        (QUIZ, "type: order", "type: 排序题", "type: order"),
        (QUIZ, "pool: contest", "pool: 竞赛", "pool: contest"),
        (SNOW, "[邻里互助]", "邻里互助，美食", "topics: [邻里互助, 美食]"),
        (
            SNOW,
            "consent: {by: 本人, date: 2026-01-21, scope: [web, print]}",
            "consent: 同意",
            "{by",
        ),
        (SNOW, "title: 扫雪", "title: [扫雪]", "title: 扫雪"),
        (QUIZ, "answer: true", "answer: 错", "answer: false"),
        (QUIZ, "difficulty: 2", "difficulty: 难", "difficulty: 3"),
        (QUIZ, "difficulty: 2", "difficulty: 5", "difficulty: 1"),
        (MEI, "year: 2025", "year: 2025年", "year: 2025"),
        (MEI, "year: 2025", "year: 去年", "year: 2024"),
        (MEI, "date: 2026-05-15", "date: 2026/5/3", "date: 2026-05-03"),
        (MEI, "date: 2026-05-15", "date: 2026-5-3", "date: 2026-05-03"),
        (MEI, "date: 2026-05-15", "date: 2026年5月3日", "date: 2026-05-03"),
        (SNOW, "date: 2026-01-20", "date: ２０２６.1.2　9：30", "date: 2026-01-02 09:30"),
        (SNOW, "date: 2026-01-20", "date: 昨天", "date: 2026-03-12 10:00"),
    ],
)
def test_hint(path: str, old: str, new: str, shown: str, tmp_path: Path) -> None:
    root = project(tmp_path, swap(path, old, new))
    (finding,) = read_library(settings(root)).findings
    for code in ("zh-Hans", "en"):
        hint = finding_text(finding.rule, code, finding.params)[1]
        assert shown in hint
