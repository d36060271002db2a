"""Looks at a built site as a browser would: every link and picture must be there."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from portal.pictures import has_metadata
from portal.processes import spread

# each begins with letters that are sought as such, which is many times faster than a choice
_ADDRESSES = [re.compile(rf' {name}="([^"]*)"') for name in ("href", "src", "action")]
_TAG = re.compile(r"""<[a-z](?:"[^"]*"|'[^']*'|[^<>"'])*>""", re.IGNORECASE)
_SRCSET = re.compile(r' srcset="([^"]*)"')
_ID = re.compile(r' id="([^"]*)"')
_WHOLE = re.compile(r'="((?:https?:)?//[^"]*)"')
_LOADING = re.compile(
    r"<(?:link|script|img|source|iframe|form|video|audio|embed|object)\b[^>]*>", re.IGNORECASE
)
_ELSEWHERE = re.compile(r'\s(?:href|src|srcset|action|data)="((?:https?:)?//[^"]*)"')
_NAMING = re.compile(r'\srel="(?:canonical|alternate|author|license|prev|next)"')
_SCHEME = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_EMPTY_ID = re.compile(r"_\d+")
_TEXTS = (".html", ".css", ".js", ".json", ".xml", ".gz", ".pdf")


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong in the output: `rule` is `link`, `anchor`, `id`, `foreign` or `metadata`."""

    rule: str
    file: str
    what: str


@dataclass(frozen=True, slots=True)
class _Page:
    """What is left to look at once a page was read: its ids, the places inside other pages that it
    leads to (address, file, id), and what is wrong with it by itself."""

    name: str
    ids: frozenset[str]
    anchors: tuple[tuple[str, str, str], ...]
    flaws: tuple[Flaw, ...]


def verify(site: Path, site_url: str | None = None) -> list[Flaw]:
    """Everything wrong with the site in a folder; addresses under `site_url` are its own."""
    files = set(_files(site))
    names = sorted(name for name in files if name.endswith(".html") and not _is_short(name))
    found = spread(lambda name: _read(site, name, files, site_url), names)
    ids = {page.name: page.ids for page in found}
    flaws = [flaw for page in found for flaw in (*page.flaws, *_lost(page, ids))]
    if "index.html" not in files:
        flaws.append(Flaw("link", "index.html", "index.html"))
    for name in sorted(files):
        if not name.endswith(_TEXTS) and has_metadata((site / name).read_bytes()):
            flaws.append(Flaw("metadata", name, name))
    return flaws


def _is_short(name: str) -> bool:
    """Whether it is a short link: one line to a page of the plan, and half of all files."""
    return name.startswith("s/")


def _files(site: Path) -> Iterator[str]:
    """Every file of the site, relative to it, with `/`."""
    for folder, _, names in os.walk(site):
        base = Path(folder).relative_to(site).as_posix()
        yield from (name if base == "." else f"{base}/{name}" for name in names)


def _read(site: Path, name: str, files: set[str], site_url: str | None) -> _Page:
    html = (site / name).read_text("utf-8", errors="replace")
    html = html.replace("\n", " ").replace("\t", " ")
    addresses = dict.fromkeys(a for pattern in _ADDRESSES for a in pattern.findall(html))
    for candidates in _SRCSET.findall(html):
        addresses.update((word.split()[0], None) for word in candidates.split(",") if word.strip())
    own = site_url or "\0"
    elsewhere = any(not address.startswith(own) for address in _WHOLE.findall(html))
    foreign = [
        unescape(address)
        for tag in (_LOADING.findall(html) if elsewhere else ())
        if "//" in tag and not _NAMING.search(tag)
        for address in _ELSEWHERE.findall(tag)
        if not address.startswith(own)
    ]
    ids = frozenset(map(unescape, _ID.findall(html)))
    flaws = [
        Flaw("id", name, identity) for identity in sorted(ids) if _EMPTY_ID.fullmatch(identity)
    ]
    flaws += [Flaw("foreign", name, address) for address in foreign]
    anchors = []

    @cache
    def tags() -> str:
        """All tags: an address that stands in none is in a text that shows how one is written."""
        return " ".join(_TAG.findall(html))

    for written in addresses:
        address = unescape(written) if "&" in written else written
        local = _local(address, name, site_url)
        if local is None:
            continue
        found = _file(local[0], files)
        if found is None:
            if written in tags():
                flaws.append(Flaw("link", name, address))
        elif local[1] and not (found == name and local[1] in ids) and written in tags():
            anchors.append((address, found, local[1]))
    return _Page(name, ids, tuple(anchors), tuple(flaws))


def _lost(page: _Page, ids: dict[str, frozenset[str]]) -> Iterator[Flaw]:
    """The places that a page leads to and that are not there."""
    for address, file, anchor in page.anchors:
        if file in ids and anchor not in ids[file]:
            yield Flaw("anchor", page.name, address)


def _local(address: str, page: str, site_url: str | None) -> tuple[str, str] | None:
    """(path in the site, anchor) of an address, or None where it is of another host or scheme."""
    if _SCHEME.match(address):
        if not site_url or not address.startswith(site_url):
            return None
        address, page = address[len(site_url) :], ""
    path, _, anchor = address.partition("#")
    path, anchor = unquote(path.partition("?")[0]), unquote(anchor)
    if path.startswith("/"):
        # only the page for unknown addresses has such ones: it may stand in any folder
        return _join("", path.removeprefix(urlsplit(site_url or "/").path)), anchor
    if not path and page:
        return page, anchor
    return _join(page.rpartition("/")[0], path), anchor


def _join(base: str, path: str) -> str:
    """`path` from the folder `base`, without `..` and `.`."""
    while path.startswith("../"):
        base, path = base.rpartition("/")[0], path[3:]
    if "./" not in path and not path.endswith("."):
        return f"{base}/{path}".strip("/")
    return posixpath.normpath(f"/{base}/{path}").strip("/")


def _file(path: str, files: set[str]) -> str | None:
    if path in files:
        return path
    index = f"{path}/index.html" if path else "index.html"
    return index if index in files else None
