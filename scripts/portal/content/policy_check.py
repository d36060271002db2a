"""What is wrong with the questions and answers of a policy topic."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from portal.content.document import Heading
from portal.content.opened import Opened
from portal.content.source_lines import SourceLines

_ID = re.compile(r"[a-z0-9-]+")
_FULL_WIDTH_HEADING = re.compile(r" {0,3}＃{1,6}\s*(\S.*)")
_UNDERLINE = re.compile(r"\s*=+\s*")


def check_headings(opened: Opened, questions: Sequence[Heading]) -> None:
    """Report a topic without questions, headings that were meant as such, and ids that can't be
    printed in an address."""
    if any(found.rule.startswith("markdown-") for found in opened.report.findings):
        return  # nothing of it was read
    if not questions:
        first = next((line for line, _ in _other_headings(opened)), opened.body_line)
        opened.report.error("policy-without-answer", first)
        return
    for line, text in _other_headings(opened):
        if text is not None:
            opened.report.warning("heading-not-question", line, heading=text)
    if opened.file.language is not None:
        return  # its ids are those of the original
    for heading in questions:
        if heading.explicit and not _ID.fullmatch(heading.id):
            opened.report.error("anchor-pattern", heading.line, id=heading.id)


def _other_headings(opened: Opened) -> Iterator[tuple[int, str | None]]:
    """The lines of headings of another level, with the words of those that ask something."""
    found: list[tuple[int, str | None]] = []
    for heading in opened.document.headings:
        if heading.level != 2:
            asks = heading.explicit or heading.text.endswith(("？", "?"))
            found.append((heading.line, heading.text if asks else None))
    for line, text in SourceLines(opened.body, opened.body_line).lines():
        if (match := _FULL_WIDTH_HEADING.match(text)) is not None:
            found.append((line, re.sub(r"\s*\{[^}]*\}\s*$", "", match[1])))
    yield from sorted(found, key=lambda each: each[0])


def check_marks(opened: Opened) -> None:
    """Warn of key facts that are marked on one side only, or with full-width signs."""
    paragraph: list[tuple[int, str]] = []
    for line, text in [*SourceLines(opened.body, opened.body_line).lines(), (0, "")]:
        if "＝＝" in text:
            opened.report.warning("mark-unclosed", line)
        elif text.strip() and not _UNDERLINE.fullmatch(text):
            paragraph.append((line, text))
            continue
        if sum(words.count("==") for _, words in paragraph) % 2:
            odd = next(number for number, words in paragraph if words.count("==") % 2)
            opened.report.warning("mark-unclosed", odd)
        paragraph.clear()
