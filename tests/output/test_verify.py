"""What the verification of a built site takes for a link, and what for words about one."""

from __future__ import annotations

from pathlib import Path

import pytest
from portal.output.verify import Flaw, verify

PAGE = '<!doctype html><html lang="zh-Hans"><body>{}</body></html>'


def flaws(site: Path, body: str) -> list[Flaw]:
    site.joinpath("index.html").write_text(PAGE.format(body), "utf-8")
    return verify(site)


@pytest.mark.parametrize(
    "body",
    [
        '<pre><code>&lt;script src="assets/none.js"&gt;&lt;/script&gt;</code></pre>',
        '<p>写作 href="nowhere/" 就行</p>',
        '<p>&lt;a href="#nowhere"&gt;</p>',
    ],
)
def test_words_about_a_link_are_no_link(tmp_path: Path, body: str) -> None:
    assert flaws(tmp_path, body) == []


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ('<p>写作 href="nowhere/"，像 <a href="nowhere/">这样</a></p>', "link"),
        ('<img alt="a" src="none.png">', "link"),
        ('<a href="#nowhere">这里</a>', "anchor"),
        ('<a title="a > b" href="nowhere/">这里</a>', "link"),
        ('<a href="../../">外面</a>', None),
    ],
)
def test_a_link_that_leads_nowhere_is_told(tmp_path: Path, body: str, rule: str | None) -> None:
    assert [flaw.rule for flaw in flaws(tmp_path, body)] == ([rule] if rule else [])
