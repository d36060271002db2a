"""What a large site's search costs its readers: bytes, milliseconds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.searching import indexes
from benchmarks.searching.asking import OURS, Search
from benchmarks.searching.questions import Question, sample, spread
from benchmarks.searching.serving import serving

KEYWORD = re.compile("[\u4e00-\u9fff]{3,6}")
QUESTION = range(18, 23)
"""Characters of a question of the usual length."""
SMALL = 2000
"""Stories of the smaller site, of which only the index is told."""


def report(
    stories: int,
    samples: int,
    paragraphs: Sequence[str],
    questions: Sequence[Question],
    folder: Path,
    browser: Browser,
) -> None:
    """Write the index of so many made stories, ask it, and print what that costs."""
    for count in sorted({min(SMALL, stories), stories}):
        place = folder / str(count)
        written = indexes.write(list(indexes.made(count, paragraphs)), place)
        million = written.characters / 1e6
        print(
            f"{count} stories, {million:.2f} million characters: "
            f"{written.seconds / million:.2f} s of one core a million; {written.files} files; "
            f"bytes a character, gzipped: postings {written.postings / written.characters:.2f}, "
            f"texts {written.texts / written.characters:.2f}, "
            f"all {(written.postings + written.texts + written.rest) / written.characters:.2f}",
            flush=True,
        )
    keywords = sample([q.keywords for q in questions if KEYWORD.fullmatch(q.keywords)], samples)
    asked = sample([q.question for q in questions if len(q.question) in QUESTION], samples)
    with serving(folder / str(stories)) as traffic:
        search = Search(browser, traffic, OURS, "zh-Hans")
        starts: list[float] = []
        for name, texts in (("keyword", keywords), ("question", asked)):
            size, files, started = search.first(texts)
            starts += started
            _kilobytes(f"first {name}", size, files)
        for name, texts in (("keyword", keywords), ("question", asked)):
            size, files = search.later(texts[1:], texts[0])
            _kilobytes(f"later {name}", size, files)
        _milliseconds("start-up", starts)
        for name, texts in (("keyword", keywords), ("question", asked)):
            again, busy, anew = search.work(texts)
            _milliseconds(f"{name}, until its answer", again)
            _milliseconds(f"{name}, main thread", busy)
            _milliseconds(f"{name}, main thread, its files run too", anew)


def _kilobytes(name: str, size: Sequence[float], files: Sequence[float]) -> None:
    median, most, greatest = spread(size)
    print(
        f"  {name:42} kB  median {median / 1000:6.1f}  95% {most / 1000:6.1f}  "
        f"max {greatest / 1000:6.1f}  (files {spread(files)[0]:.0f})",
        flush=True,
    )


def _milliseconds(name: str, times: Sequence[float]) -> None:
    median, most, greatest = spread(times)
    print(f"  {name:42} ms  median {median:6.1f}  95% {most:6.1f}  max {greatest:6.1f}", flush=True)
