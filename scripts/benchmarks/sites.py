"""Writes the same stories twice: as a portal project, and as a stock MkDocs + Material site."""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.timing import PROJECT

Fields = dict[str, Any]
"""The keys of a front matter and their values."""
_PORTAL = """site_name: 石榴社区
site_url: https://example.org/portal/
theme: {name: material}
plugins: [portal]
"""
_STOCK = """site_name: 石榴社区
site_url: https://example.org/portal/
theme: {name: material, language: zh, features: [navigation.prune, navigation.indexes]}
plugins: [search]
"""


def asked(words: str | None) -> argparse.Namespace:
    """What a benchmark of builds was asked for; `words` is its docstring."""
    parser = argparse.ArgumentParser(description=(words or "").partition("\n")[0])
    parser.add_argument("--stories", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sites", type=Path)
    return parser.parse_args()


def places(options: argparse.Namespace, folder: Path) -> tuple[Path, Path]:
    """The portal's folder and the stock one's: those that were named, else new ones."""
    if options.sites is not None:
        return options.sites / "portal", options.sites / "stock"
    return write(options.stories, folder, paragraphs(PROJECT))


def paragraphs(project: Path) -> list[str]:
    """The paragraphs of a project's own stories, to make new stories from."""
    found = []
    for path in sorted((project / "stories").glob("*.md")):
        if path.stem.count("."):
            continue
        body = path.read_text("utf-8").split("---", 2)[-1]
        found += [
            p.strip()
            for p in body.split("\n\n")
            if len(p) > 40 and p[0] not in "#->!|1" and "](" not in p
        ]
    return found


def write(count: int, folder: Path, words: list[str]) -> tuple[Path, Path]:
    """`count` stories of about 1,000 characters; returns the portal's folder and the stock one's.

    The same words and count give the same bytes.
    """
    return write_stories((story(number, words) for number in range(count)), folder)


def write_stories(stories: Iterable[tuple[Fields, str]], folder: Path) -> tuple[Path, Path]:
    """Stories by their fields and bodies, as a portal's project and as a stock site's; returns
    both folders. The address of the nth is `stories/story-n/` and `stories/<hundreds>/story-n/`."""
    portal, stock = folder / "portal", folder / "stock"
    for place in (portal / "docs", portal / "stories", portal / "quiz", stock / "docs" / "stories"):
        place.mkdir(parents=True, exist_ok=True)
    (portal / "mkdocs.yml").write_text(_PORTAL, "utf-8")
    (stock / "mkdocs.yml").write_text(_STOCK, "utf-8")
    for place in (portal, stock):
        (place / "docs" / "index.md").write_text("# 石榴社区\n\n欢迎。\n", "utf-8")
    for number, (fields, body) in enumerate(stories):
        keys = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items())
        front = "\n".join(["---", *keys, "---", "", ""])
        (portal / "stories" / f"story-{number}.md").write_text(front + body, "utf-8")
        shelf = stock / "docs" / "stories" / f"{number // 100:03d}"
        shelf.mkdir(exist_ok=True)
        page = f"{front}# {fields['title']}\n\n{body}"
        (shelf / f"story-{number}.md").write_text(page, "utf-8")
    return portal, stock


def story(number: int, words: list[str]) -> tuple[Fields, str]:
    """The fields and the body of a story made of paragraphs drawn from `words`."""
    chance = random.Random(number)
    chosen: list[str] = []
    while sum(map(len, chosen)) < 1000:
        chosen.append(chance.choice(words))
    half = max(1, len(chosen) // 2)
    body = "\n\n".join([*chosen[:half], "## 后来", *chosen[half:], "**就这样。**"]) + "\n"
    return fields_of(number, f"第 {number} 个故事"), body


def fields_of(number: int, title: str) -> Fields:
    """What stands in the front matter of a story."""
    day = f"{2016 + number % 10}-{1 + number // 10 % 12:02d}-{1 + number // 120 % 28:02d}"
    topics = ["邻里互助", "节日", "手艺", "校园", "体育", "音乐", "美食", "帮一把"]
    return {
        "title": title,
        "date": f"{day} 10:00",
        "author": f"投稿人{number % 500}（示例）",
        "place": ["石榴社区", "河畔社区", "老街社区", "北园社区"][number % 4],
        "topics": sorted({topics[number % 8], topics[number // 8 % 8]}),
        "source": "石榴社区居委会（示例）",
        "consent": {"by": "本人", "date": day, "scope": ["web", "screen", "print"]},
        "status": "published",
    }
