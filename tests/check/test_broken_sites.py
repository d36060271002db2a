"""Projects that are faulty as a whole: all that is wrong with each, in one run."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from check.faults import TODAY, key
from portal import project

SITES = Path(__file__).parent.parent / "sites" / "broken"
Row = tuple[str, int | None, str | None, str, str]


def error(path: str, line: int | None, rule: str, field: str | None = None) -> Row:
    return (path, line, field, rule, "error")


def warning(path: str, line: int | None, rule: str, field: str | None = None) -> Row:
    return (path, line, field, rule, "warning")


EXPECTED: dict[str, list[Row]] = {
    "encodings": [
        error("docs/slogans.yml", 2, "not-utf8"),
        error("quiz/questions/binary.yml", 2, "not-utf8"),
        error("stories/empty.md", None, "file-empty"),
        error("stories/gbk.md", 2, "not-utf8"),
        error("stories/late.md", 14, "not-utf8"),
        error("stories/nul.md", 2, "yaml-character"),
        error("stories/utf-16.md", 1, "not-utf8"),
    ],
    "hostile": [
        error("docs/policy/quotes.md", 8, "policy-without-answer"),
        error("quiz/questions/bomb.yml", 1, "yaml-alias"),
        error("stories/bomb.md", 2, "yaml-alias"),
        error("stories/deep.md", 2, "yaml-deep"),
        error("stories/lists.md", 310, "markdown-deep"),
        error("stories/markup.md", 11, "html-unsafe"),
        error("stories/markup.md", 13, "html-unsafe"),
        error("stories/markup.md", 15, "link-unsafe"),
        error("stories/markup.md", 17, "link-unsafe"),
        error("stories/markup.md", 19, "html-unsafe"),
        warning("stories/markup.md", 21, "html-dropped"),
        error("stories/markup.md", 21, "html-unsafe"),
        error("stories/tag.md", 10, "yaml-tag"),
    ],
    "first-day": [
        error("docs/figures/wang.md", 7, "yaml-tab"),
        error("docs/figures/wang.md", 8, "picture-no-alt", "portrait_alt"),
        error("docs/figures/wang.md", 8, "picture-not-shown", "portrait"),
        error("docs/figures/wang.md", 9, "consent-missing", "consent"),
        warning("docs/policy/medical.md", 6, "review-past", "review_by"),
        error("docs/policy/medical.md", 8, "answer-without-basis"),
        error("docs/policy/medical.md", 8, "answer-without-id"),
        warning("docs/policy/medical.md", 14, "personal-phone"),
        error("stories/My Story.md", None, "slug-pattern"),
        error("stories/dragon.md", 3, "moment-format", "date"),
        error("stories/dragon.md", 9, "value-not-allowed", "status"),
        error("stories/dragon.md", 13, "picture-missing"),
        error("stories/dragon.md", 13, "picture-no-alt"),
        error("stories/dragon.md", 15, "link-broken"),
        error("stories/lantern.md", 4, "yaml-full-width-colon", "author"),
        error("stories/lantern.md", 6, "key-unknown", "topic"),
        error("stories/lantern.md", 8, "yaml-full-width-colon", "consent.by"),
        error("stories/spring.md", 1, "front-matter-missing"),
    ],
    "configuration": [error("mkdocs.yml", 6, "config-folder", "docs_dir")],
    "no-configuration": [error("mkdocs.yml", None, "config-missing")],
}


@pytest.mark.parametrize("name", EXPECTED)
def test_site(name: str, tmp_path: Path) -> None:
    root = tmp_path / name
    shutil.copytree(SITES / name, root)
    started = time.process_time()
    found = project.check(root, TODAY)
    assert [key(finding) for finding in found] == EXPECTED[name]
    assert time.process_time() - started < 10


def test_every_broken_site_is_here() -> None:
    assert {path.name for path in SITES.iterdir()} == set(EXPECTED)
