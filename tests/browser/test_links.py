"""Every link of every page, followed as a reader would."""

from __future__ import annotations

from urllib.parse import unquote, urldefrag

from support.html import pages
from support.reader import Reader

FOUND = """() => ({
  ids: Array.from(document.querySelectorAll('[id]'), (e) => e.id),
  links: Array.from(document.querySelectorAll('a[href]'), (a) => a.href),
  width: document.documentElement.scrollWidth - document.documentElement.clientWidth,
})"""


def test_every_page_is_reached_and_no_link_or_anchor_is_broken(reader: Reader) -> None:
    """Two starting points: the home page, and the 404 page that nothing links."""
    home = f"{reader.address}/"
    page = reader.page
    waiting, ids, asked = [home, f"{home}404.html"], {}, set()
    while waiting:
        url = waiting.pop()
        if url in ids:
            continue
        answer = page.goto(url, wait_until="domcontentloaded")
        assert answer and answer.ok, f"{url}: {answer and answer.status}"
        kind = answer.headers.get("content-type", "")
        if not kind.startswith("text/html"):
            ids[url] = frozenset()
            continue
        found = page.evaluate(FOUND)
        ids[url] = frozenset(found["ids"])
        assert found["width"] <= 0, f"{url} is wider than the window"
        for link in found["links"]:
            if link.startswith(home):
                target, anchor = urldefrag(link)
                asked.add((target, unquote(anchor), url))
                if not target.endswith((".xml", ".json")):
                    waiting.append(target)
    broken = [a for a in asked if a[1] and a[0] in ids and a[1] not in ids[a[0]]]
    assert broken == []
    site = pages(reader.site)
    expected = {f"{home}{name.removesuffix('index.html')}" for name in site}
    unlinked = {
        url.removeprefix(home) for url in expected - set(ids) if not url.startswith(f"{home}s/")
    }
    # a withdrawn page is reached by old links alone
    assert unlinked <= {"stories/gone/", "ug/stories/gone/", "zh-hant/stories/gone/"}
