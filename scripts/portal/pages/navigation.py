"""The navigation an editor wrote in mkdocs.yml, as the portal's own pages show it."""

from __future__ import annotations

import re
from typing import Any

from mkdocs.config.defaults import MkDocsConfig


def user_navigation(config: MkDocsConfig) -> tuple[tuple[str | None, str], ...] | None:
    """(title, path or address) of each entry of `nav`, or None where there is none.

    A section stands for its first page.
    """
    if not config.nav:
        return None
    return tuple(found for entry in config.nav if (found := _entry(entry)) is not None)


def _entry(entry: Any) -> tuple[str | None, str] | None:
    if isinstance(entry, str):
        return (None, _path(entry))
    if isinstance(entry, dict) and len(entry) == 1:
        ((title, value),) = entry.items()
        if isinstance(value, str):
            return (str(title), _path(value))
        if isinstance(value, list) and value:
            first = _entry(value[0])
            return (str(title), first[1]) if first is not None else None
    return None


def is_address(target: str) -> bool:
    """Whether an entry leads out of the site's pages: another host, `mailto:`, a file."""
    return re.match(r"(?:[a-z][a-z0-9+.-]*:|//)", target, re.IGNORECASE) is not None


def _path(written: str) -> str:
    if is_address(written) or not written.endswith((".md", "/")):
        return written
    path = written.removesuffix(".md").strip("/")
    return "" if path == "index" else path.removesuffix("/index")
