"""The address of every page, relative to the root of the site."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from urllib.parse import quote

from portal.language.languages import Language

FOLDERS = {"story": "stories", "policy": "policy", "figure": "figures"}


@dataclass(frozen=True, slots=True)
class Addresses:
    """`directory_urls`: addresses end in `/`; without, in `/index.html` (for a folder of files)."""

    site_url: str | None
    directory_urls: bool = True

    def page(self, language: Language, path: str = "") -> str:
        """The address of a page by its path (`stories/pilaf`, '' is the home page)."""
        return _page(language.prefix, path, self.directory_urls)

    def short(self, slug: str) -> str:
        """The short address of a story, for QR codes."""
        return f"s/{slug}/" if self.directory_urls else f"s/{slug}/index.html"

    def absolute(self, url: str) -> str | None:
        """The whole address, or None where the site has no `site_url`."""
        return f"{self.site_url}{url}" if self.site_url is not None else None


@cache
def _page(prefix: str, path: str, directory_urls: bool) -> str:
    whole = "/".join(part for part in (prefix, path) if part)
    if directory_urls:
        return quote(f"{whole}/" if whole else "")
    return quote(f"{whole}/index.html" if whole else "index.html")


def file_of(language: Language, path: str) -> str:
    """The file of a page inside the site: `ug/stories/pilaf/index.html`."""
    return "/".join(part for part in (language.prefix, path, "index.html") if part)
