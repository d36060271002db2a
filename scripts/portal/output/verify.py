"""Looks at a built site as a browser would: every link and picture must be there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from portal.pictures import has_metadata

_TAG = re.compile(r"<(a|link|script|img|source|iframe|form)\b([^>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r'\b(href|src|srcset|action|rel)="([^"]*)"')
_FOREIGN = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_ID = re.compile(r'\sid="([^"]*)"')
_IMAGES = (".jpg", ".jpeg", ".png", ".webp", ".gif")


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong in the output: `rule` is `link`, `anchor`, `id`, `foreign` or `metadata`."""

    rule: str
    file: str
    what: str


@dataclass(slots=True)
class _Page:
    ids: set[str]
    targets: list[str]
    loads: list[str]


def verify(site: Path, site_url: str | None = None) -> list[Flaw]:
    """Everything wrong with the site in a folder; addresses under `site_url` are its own."""
    files = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
    pages = {
        name: _read((site / name).read_text("utf-8", errors="replace"))
        for name in sorted(files)
        if name.endswith(".html")
    }
    flaws = list(_flaws(pages, files, site_url))
    for name in sorted(files):
        if name.lower().endswith(_IMAGES) and has_metadata((site / name).read_bytes()):
            flaws.append(Flaw("metadata", name, name))
    return flaws


def _read(html: str) -> _Page:
    page = _Page(set(), [], [])
    for identity in _ID.findall(html):
        page.ids.add(unescape(identity))
    for tag, attributes in _TAG.findall(html):
        values = dict(_ATTRIBUTE.findall(attributes))
        loaded = tag.lower() != "a" and "alternate" not in values.get("rel", "")
        loaded = loaded and values.get("rel") not in ("canonical", "prev", "next", "author")
        for name in ("href", "src", "action"):
            if name in values:
                (page.loads if loaded else page.targets).append(unescape(values[name]))
        for candidate in filter(None, values.get("srcset", "").split(",")):
            page.loads.append(unescape(candidate.split()[0]))
    return page


def _flaws(pages: dict[str, _Page], files: set[str], site_url: str | None) -> Iterator[Flaw]:
    for name, page in pages.items():
        for identity in sorted(page.ids):
            if re.fullmatch(r"_\d+", identity):
                yield Flaw("id", name, identity)
        for target in dict.fromkeys((*page.targets, *page.loads)):
            local = _local(target, name, site_url)
            if local is None:
                if target in page.loads and urlsplit(target).scheme in ("http", "https", ""):
                    yield Flaw("foreign", name, target)
                continue
            path, anchor = local
            found = _file(path, files)
            if found is None:
                yield Flaw("link", name, target)
            elif anchor and found in pages and anchor not in pages[found].ids:
                yield Flaw("anchor", name, target)


def _local(target: str, page: str, site_url: str | None) -> tuple[str, str] | None:
    """(path in the site, anchor) of an address, or None where it is of another host or scheme."""
    if site_url and target.startswith(site_url):
        target = "/" + target[len(site_url) :]
        base = ""
    else:
        base = page.rpartition("/")[0]
    if _FOREIGN.match(target):
        return None
    path, _, anchor = target.partition("#")
    path, anchor = unquote(path.partition("?")[0]), unquote(anchor)
    if not path:
        return page, anchor
    if path.startswith("/"):
        prefix = urlsplit(site_url or "").path
        base, path = "", path.removeprefix(prefix).lstrip("/") if page == "404.html" else path[1:]
    return _join(base, path), anchor


def _join(base: str, path: str) -> str:
    """`path` from the folder `base`, without the `..` and `.` of browsers' addresses."""
    while path.startswith("../"):
        base, path = base.rpartition("/")[0], path[3:]
    if "./" not in path and not path.endswith("."):
        return f"{base}/{path}".strip("/")
    return posixpath.normpath(f"/{base}/{path}").strip("/")


def _file(path: str, files: set[str]) -> str | None:
    candidates: Iterable[str] = (path, f"{path}/index.html" if path else "index.html")
    return next((candidate for candidate in candidates if candidate in files), None)
