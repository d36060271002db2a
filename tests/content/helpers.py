"""Small projects of text for the tests of content."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from portal.content.conversion import Converter
from portal.content.document import Document, Slot, html
from portal.content.library import Library, read_library
from portal.content.settings import Settings
from portal.findings import Report
from portal.language.languages import CHINESE, Language

TODAY = date(2026, 11, 22)
UYGHUR = Language("ug", "ئۇيغۇرچە", "rtl", "ug")
CONSENT = "consent: {by: 本人, date: 2026-01-01, scope: [web]}"
STORY = f"""---
title: 扫雪
date: 2026-01-20
author: 早起的人（示例）
place: 石榴社区
topics: [邻里互助]
source: 居委会
{CONSENT}
status: published
---
六点，雪还在下。
"""
FIGURE = f"""---
kind: person
name: 梅姨（示例）
role: 店主
place: 石榴社区
{CONSENT}
status: published
---
梅姨的店。
"""
POLICY = """---
title: 医保
source: 居委会
date: 2026-01-01
checked: 2026-01-01
review_by: 2027-01-01
---
## 多久内参保？ {#newborn}

==90 天==内。

依据：《社会保险法》。
"""

_converter = Converter()
Row = tuple[str, int | None, str | None, str]


def converted(body: str, first_line: int = 1) -> tuple[Document, list[tuple[str, int | None]]]:
    """A text, and the rules and lines of what is wrong with it."""
    report = Report("x.md")
    document = _converter.convert(body, report, first_line)
    return document, [(f.rule, f.line) for f in report.findings]


def shown(document: Document) -> str:
    """Its HTML, with the numbers of links and pictures in their places."""

    def fill(slot: Slot) -> str:
        return f"({slot.kind} {slot.index})"

    return html(document.blocks, fill)


def library(
    root: Path,
    files: Mapping[str, str | bytes],
    languages: tuple[Language, ...] = (CHINESE, UYGHUR),
) -> Library:
    """The library of a project with these files."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    (root / "docs").mkdir(exist_ok=True)
    return read_library(
        Settings(
            root=root,
            docs=root / "docs",
            stories=root / "stories",
            quiz=root / "quiz",
            site_name="小石榴社区",
            today=TODAY,
            languages=languages,
        )
    )


def rows(found: Library) -> list[Row]:
    """What is wrong with it, in short."""
    return [(f.path, f.line, f.field, f.rule) for f in found.findings]
