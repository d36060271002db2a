"""Measures the search beside Material's own and Pagefind on the same pages, and at a large size.

    .venv/bin/python scripts/benchmarks/search.py FILE [--questions N] [--peer-questions N]
        [--stories 10000] [--samples 300] [--parts peers further traditional size]

FILE is JSON with `pages` (`id`, `title`, `text`) and `questions` (`question`, `keywords`, the words
of the answer, and `gold`, the id of the page). The pages are built as a portal and as a stock
MkDocs + Material site; jieba and Pagefind are installed into a temporary folder. All are asked in
Chromium, with the code that their readers get. Bytes are those of files as a server compresses
them, without HTTP's own lines; the first query's are counted in a browser that has nothing yet.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import Browser

from benchmarks.searching import further, indexes, peers, size
from benchmarks.searching.asking import MATERIAL, OURS, PAGEFIND, Search, browser
from benchmarks.searching.questions import (
    Page,
    Question,
    documents,
    judged,
    read,
    sample,
    spread,
    stories,
)
from benchmarks.searching.serving import serving
from benchmarks.sites import write_stories
from benchmarks.timing import run

PARTS = ("peers", "further", "traditional", "size")
COUNTED = 100
"""Questions whose bytes are counted, side by side."""
STARTED = 20
"""Of these, those that are each asked in a new browser of a peer, whose files are always the same
or nearly: it takes long to start."""


def main() -> None:
    """Build, ask and print, part by part."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--questions", type=int, help="ask only so many of them")
    parser.add_argument("--peer-questions", type=int, help="ask the peers only so many of those")
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--samples", type=int, default=300, help="queries asked at the large size")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    options = parser.parse_args()
    pages, everything = read(options.file)
    questions = sample(everything, options.questions)
    with tempfile.TemporaryDirectory() as temporary, browser() as chromium:
        folder = Path(temporary)
        if {"peers", "further"}.intersection(options.parts):
            portal, stock = write_stories(stories(pages), folder)
            site = folder / "ours"
            run([sys.executable, "-m", "portal", "build", "-d", str(site)], portal)
            with serving(site) as traffic:
                ours = Search(chromium, traffic, OURS, "zh-Hans")
                if "peers" in options.parts:
                    _ours(ours, site, pages, questions, folder)
                    _peers(chromium, stock, sample(questions, options.peer_questions), folder)
                if "further" in options.parts:
                    further.report(ours, pages)
        if "traditional" in options.parts:
            further.report_traditional(chromium, pages, questions, folder)
        if "size" in options.parts:
            texts = [page.text for page in pages]
            size.report(options.stories, options.samples, texts, everything, folder, chromium)


def _ours(
    search: Search, site: Path, pages: Sequence[Page], questions: Sequence[Question], folder: Path
) -> None:
    """Ask the portal's search."""
    written = indexes.write(list(documents(pages)), folder / "index")
    files = [file for file in (site / "assets" / "search").rglob("*") if file.is_file()]
    files.append(site / "assets" / "portal" / "search.js")
    built = peers.Built(site, written.seconds, files)
    _report("portal", search, built, questions)


def _peers(chromium: Browser, stock: Path, questions: Sequence[Question], folder: Path) -> None:
    """Install, build and ask the other two; say which could not be had."""
    try:
        theirs = peers.material(stock, folder)
        with serving(theirs.site) as traffic:
            search = Search(chromium, traffic, MATERIAL, theirs.given)
            _report("Material", search, theirs, questions)
        theirs = peers.pagefind(theirs.site, folder)
        with serving(theirs.site) as traffic:
            _report("Pagefind", Search(chromium, traffic, PAGEFIND), theirs, questions)
    except peers.Missing as fault:
        print(fault)


def _report(name: str, search: Search, built: peers.Built, questions: Sequence[Question]) -> None:
    """Ask all questions and all keywords of one search, count bytes, and print."""
    gold = [question.gold for question in questions]
    kilobytes = sum(file.stat().st_size for file in built.files) / 1000
    print(f"{name:9} index {built.seconds:.1f} s, {kilobytes:.0f} kB, {len(built.files)} files")
    for kind, texts in (
        ("questions", [question.question for question in questions]),
        ("keywords", [question.keywords for question in questions]),
    ):
        started = time.monotonic()
        found = judged(search.answers(texts), gold)
        each = 1000 * (time.monotonic() - started) / len(texts)
        counted = sample(texts, COUNTED)
        firsts = counted if search.code == OURS else counted[:STARTED]
        first = spread(search.first(firsts)[0])
        later = spread(search.later(counted[1:], counted[0])[0])
        print(
            f"  {len(texts)} {kind:9}  recall@10 {found.recall:.4f}  MRR {found.mrr:.4f}  "
            f"nothing {found.nothing:6.2%}  {each:5.1f} ms each  "
            f"kB first {first[0] / 1000:.1f} (95% {first[1] / 1000:.1f}), "
            f"later {later[0] / 1000:.1f} (95% {later[1] / 1000:.1f})",
            flush=True,
        )


if __name__ == "__main__":
    main()
