"""Key facts in Markdown: `==90 天==` becomes `<mark>90 天</mark>`.

Ours and not pymdownx.mark: that one follows CommonMark's flanking rule, by which a mark that
touches Han characters or their punctuation (`自==2026 年==起`) is none.
"""

from __future__ import annotations

from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTagInlineProcessor

_MARK = r"(==)(?![\s=])(.+?)(?<![\s=])==(?!=)"


class MarkExtension(Extension):
    """Adds the mark to Markdown's inline patterns."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the pattern, below emphasis so that `==**粗** 体==` nests."""
        md.inlinePatterns.register(SimpleTagInlineProcessor(_MARK, "mark"), "portal-mark", 55)


def makeExtension(**settings: Any) -> MarkExtension:
    """What Python-Markdown calls for the name of this module."""
    return MarkExtension(**settings)
