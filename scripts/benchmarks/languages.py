"""Times what each further language adds to `portal build`, beside a stock MkDocs + Material build.

    .venv/bin/python scripts/benchmarks/languages.py [--stories 2000] [--rounds 3] [--sites DIR]

The same stories are built in one language, and with one and two more in which every page is
borrowed; then once with Traditional Chinese, in which every page is converted. Each round builds
all of them and the stock site, cold, in turn. What is told is each time, and how much of the stock
build's time each further language adds.
"""

from __future__ import annotations

import json
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.sites import asked, places
from benchmarks.timing import run

CODES = {
    "one language": ("zh-Hans",),
    "and en": ("zh-Hans", "en"),
    "and en, ug": ("zh-Hans", "en", "ug"),
    "and zh-Hant": ("zh-Hans", "zh-Hant"),
}


def main() -> None:
    """Write or take the sites, and build them in turn."""
    options = asked(__doc__)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        portal, stock = places(options, folder)
        copies = {name: _in_languages(portal, folder, codes) for name, codes in CODES.items()}
        seconds: dict[str, list[float]] = {name: [] for name in (*copies, "stock")}
        for number in range(1, options.rounds + 1):
            for name in seconds:
                place = copies.get(name, stock)
                module = ["mkdocs", "build", "-q"] if name == "stock" else ["portal", "build"]
                site = folder / "site"
                shutil.rmtree(site, ignore_errors=True)
                shutil.rmtree(place / ".cache", ignore_errors=True)
                taken, memory = run([sys.executable, "-m", *module, "-d", str(site)], place)
                seconds[name].append(taken)
                print(f"round {number}  {name:13} {taken:6.2f} s  {memory:4.0f} MB", flush=True)
    median = {name: statistics.median(times) for name, times in seconds.items()}
    one, theirs = median["one language"], median["stock"]
    for name, codes in CODES.items():
        if len(codes) > 1:
            each = (median[name] - one) / (len(codes) - 1)
            print(f"median  {name:13} {each:5.2f} s a language, {each / theirs:6.1%} of stock")
    print(f"median  one language {one:.2f} s, stock {theirs:.2f} s")


def _in_languages(portal: Path, folder: Path, codes: tuple[str, ...]) -> Path:
    """A copy of a project that has these languages."""
    place = folder / "-".join(codes)
    shutil.copytree(portal, place, ignore=shutil.ignore_patterns(".cache", "site"))
    languages = [{"code": code} for code in codes]
    settings = {
        "site_name": "石榴",
        "site_url": "https://example.org/portal/",
        "theme": {"name": "material"},
        "plugins": [{"portal": {"languages": languages}}],
    }
    (place / "mkdocs.yml").write_text(json.dumps(settings), "utf-8")
    return place


if __name__ == "__main__":
    main()
