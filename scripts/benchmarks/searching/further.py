"""Other ways of asking for the same pages: two characters, pinyin, Traditional Chinese."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from opencc import OpenCC
from playwright.sync_api import Browser
from portal.language.languages import Language
from pypinyin import Style, lazy_pinyin

from benchmarks.searching import indexes
from benchmarks.searching.asking import OURS, Search
from benchmarks.searching.questions import Page, Question, documents, judged
from benchmarks.searching.serving import serving

PAIRS = 1000
VARIANTS = ("s2t", "s2tw", "s2hk", "s2twp")
_HAN = re.compile("[\u4e00-\u9fff]{2,}")
_SAID = re.compile("[\u4e00-\u9fffA-Za-z0-9]+")


def report(search: Search, pages: Sequence[Page], pairs: int = PAIRS) -> None:
    """Ask for pairs of characters and for the sounds of titles, and print what is found."""
    texts, numbers = zip(*_pairs(pages, pairs), strict=True)
    found = judged(search.answers(texts), numbers)
    print(f"{len(texts)} pairs that one page has: found first {found.first:.1%}", flush=True)
    for name, style in (("pinyin", Style.NORMAL), ("initials", Style.FIRST_LETTER)):
        texts, numbers = zip(*_sounds(pages, style), strict=True)
        found = judged(search.answers(texts), numbers)
        print(
            f"{len(texts)} titles by their {name}: in the first ten {found.recall:.1%}, "
            f"first {found.first:.1%}",
            flush=True,
        )


def report_traditional(
    browser: Browser, pages: Sequence[Page], questions: Sequence[Question], folder: Path
) -> None:
    """Ask Traditional pages in Simplified, and print what is found."""
    texts, gold = [q.question for q in questions], [q.gold for q in questions]
    for variant in VARIANTS:
        convert = OpenCC(variant).convert
        place = folder / variant
        converted = [one.changed(convert) for one in documents(pages)]
        indexes.write(converted, place, Language("zh-Hant", ""))
        with serving(place) as traffic:
            answers = Search(browser, traffic, OURS, "zh-Hant").answers(texts)
        found = judged(answers, gold)
        print(
            f"pages of OpenCC's {variant}, {len(texts)} questions in Simplified: "
            f"recall@10 {found.recall:.4f}, MRR {found.mrr:.4f}, nothing {found.nothing:.2%}",
            flush=True,
        )


def _pairs(pages: Sequence[Page], count: int) -> list[tuple[str, int]]:
    """Pairs of Han characters that stand in exactly one page, drawn at random, and that page."""
    where: dict[str, int] = {}
    pages_with: Counter[str] = Counter()
    for number, page in enumerate(pages):
        runs = _HAN.findall(f"{page.title}\n{page.text}")
        found = {run[at : at + 2] for run in runs for at in range(len(run) - 1)}
        pages_with.update(found)
        where |= dict.fromkeys(found, number)
    single = sorted(pair for pair, times in pages_with.items() if times == 1)
    chosen = random.Random(count).sample(single, min(count, len(single)))
    return [(pair, where[pair]) for pair in chosen]


def _sounds(pages: Sequence[Page], style: Style) -> Iterator[tuple[str, int]]:
    """The sounds of titles that have Chinese in them, as they are typed: one row of letters."""
    for number, page in enumerate(pages):
        if _HAN.search(page.title):
            said = "".join(_SAID.findall(page.title))
            yield "".join(lazy_pinyin(said, style=style, errors="default")).lower(), number
