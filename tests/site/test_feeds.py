"""The feeds and the sitemap of the sample site, as other programs read them."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree
from portal.content.library import Library
from portal.language.languages import Language
from support.html import Page

Pages = dict[str, Page]
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def languages_with_stories(library: Library) -> list[Language]:
    return [
        language
        for language in library.settings.languages
        if any(story.speaks(language) for story in library.shown_stories)
    ]


def told(library: Library, language: Language) -> list[tuple[str, str]]:
    """(address, title) of the stories a feed holds, newest first."""
    site_url, prefix = library.settings.site_url, f"{language.prefix}/" if language.prefix else ""
    return [
        (f"{site_url}{prefix}stories/{story.slug}/", story.text(language).title)
        for story in library.shown_stories
        if story.speaks(language)
    ][:20]


def test_feedparser_reads_the_atom_feed(sample_site: Path, sample_library: Library) -> None:
    for language in languages_with_stories(sample_library):
        path = sample_site / language.prefix / "feed.xml"
        feed = feedparser.parse(path.read_bytes())
        assert not feed.bozo, feed.get("bozo_exception")
        assert feed.version == "atom10"
        assert feed.feed.title and feed.feed.updated_parsed
        own = [link.href for link in feed.feed.links if link.rel == "self"]
        assert own == [f"{sample_library.settings.site_url}{_path(path, sample_site)}"]
        entries = [(entry.link, entry.title) for entry in feed.entries]
        assert entries == told(sample_library, language)
        assert len({entry.id for entry in feed.entries}) == len(feed.entries)
        for entry in feed.entries:
            assert entry.published_parsed and entry.updated_parsed and entry.author
            assert entry.content[0].value and entry.summary and entry.tags
            _check_addresses(entry.content[0].value)


def test_the_json_feed_keeps_to_its_specification(
    sample_site: Path, sample_library: Library
) -> None:
    for language in languages_with_stories(sample_library):
        path = sample_site / language.prefix / "feed.json"
        feed: dict[str, Any] = json.loads(path.read_text("utf-8"))
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["feed_url"] == f"{sample_library.settings.site_url}{_path(path, sample_site)}"
        assert feed["home_page_url"].startswith("https://") and feed["title"]
        assert feed["language"] == language.code
        items = [(item["url"], item["title"]) for item in feed["items"]]
        assert items == told(sample_library, language)
        for item in feed["items"]:
            assert isinstance(item["id"], str) and item["content_html"]
            for key in ("date_published", "date_modified"):
                assert datetime.fromisoformat(item[key]).tzinfo is not None
            assert [list(author) for author in item["authors"]] == [["name"]]
            assert item["tags"] and all(isinstance(tag, str) for tag in item["tags"])
            _check_addresses(item["content_html"])


def test_pages_name_the_feeds_of_their_language(
    sample_pages: Pages, sample_library: Library
) -> None:
    told_in = {language.code for language in languages_with_stories(sample_library)}
    for name, page in sample_pages.items():
        links = page.all("link", rel="alternate")
        feeds = [link for link in links if "feed" in (link.get("href") or "")]
        count = 2 if page.language in told_in and not name.startswith("s/") else 0
        assert len(feeds) == count, name


def test_the_sitemap_holds_the_own_pages_and_no_others(
    sample_site: Path, sample_pages: Pages, sample_library: Library
) -> None:
    site_url = sample_library.settings.site_url
    root = etree.parse(sample_site / "sitemap.xml").getroot()
    assert root.tag == f"{{{NAMES['s']}}}urlset"
    listed = {}
    for entry in root.findall("s:url", NAMES):
        address = entry.findtext("s:loc", None, NAMES)
        assert address not in listed
        links = entry.findall("x:link", NAMES)
        listed[address] = {link.get("hreflang"): link.get("href") for link in links}
        modified = entry.findtext("s:lastmod", None, NAMES)
        assert modified is None or re.fullmatch(r"\d{4}-\d\d-\d\d", modified)
    own = {
        f"{site_url}{name.removesuffix('index.html')}": page
        for name, page in sample_pages.items()
        if not page.hidden
    }
    assert set(listed) == set(own)
    for address, alternates in listed.items():
        said = {c: a for c, a in own[address].alternates.items() if c != "x-default"}
        assert alternates == said, address


@pytest.mark.parametrize("missing", ["sitemap.xml.gz", "search/search_index.json"])
def test_what_mkdocs_would_add_is_not_there(sample_site: Path, missing: str) -> None:
    assert not (sample_site / missing).exists()


def _path(path: Path, site: Path) -> str:
    return path.relative_to(site).as_posix()


def _check_addresses(html: str) -> None:
    """A reader far away has no page to which an address could be relative."""
    addresses = re.findall(r'(?:href|src)="([^"]*)"', html)
    assert [a for a in addresses if not re.match(r"https?://|mailto:|tel:", a)] == []
