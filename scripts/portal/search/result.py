"""What a search answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

Mark = tuple[int, int]
"""(start, end) of what is marked in a text."""


@dataclass(frozen=True, slots=True)
class Result:
    """One result; `marks` are places in `excerpt`, `title_marks` in `title`, in UTF-16 units."""

    url: str
    title: str
    kind: str
    lang: str
    score: float
    excerpt: str = ""
    marks: tuple[Mark, ...] = ()
    title_marks: tuple[Mark, ...] = ()
    place: str = ""

    def at(self, url: str, **shown: Any) -> Result:
        """The same document at another place of it, with what is shown of that."""
        return replace(self, url=url, **shown)
