"""One language of a site, as mkdocs.yml names it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True)
class Language:
    """A language: BCP 47 `code`, own `name`, text `direction`, URL `prefix` ('' is the root)."""

    code: str
    name: str
    direction: Direction = "ltr"
    prefix: str = ""
    site_name: str | None = None
    """The site's name in this language, where it has one of its own."""
    publisher: str | None = None
    """The publisher's name in this language, where it has one of its own."""

    def url(self, path: str) -> str:
        """`path` (relative to the site's root) under this language's prefix."""
        return f"{self.prefix}/{path}" if self.prefix else path


CHINESE = Language("zh-Hans", "中文")
