"""Times `portal build` beside a stock MkDocs + Material build of the same stories.

    .venv/bin/python scripts/benchmarks/build.py [--stories 2000] [--rounds 3] [--sites DIR]

`--sites` takes a folder that holds `portal/` and `stock/` already. Each round builds both, cold,
in alternation; what is told is each time, the peak memory, and the ratio of the medians. For
Material's Chinese search to be at work, install jieba beside it.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.sites import asked, places
from benchmarks.timing import run


def main() -> None:
    """Write or take the two sites, and build them in turn."""
    options = asked(__doc__)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        portal, stock = places(options, folder)
        commands = {
            "portal": (portal, [sys.executable, "-m", "portal", "build", "-d"]),
            "stock": (stock, [sys.executable, "-m", "mkdocs", "build", "-q", "-d"]),
        }
        seconds: dict[str, list[float]] = {name: [] for name in commands}
        for number in range(1, options.rounds + 1):
            for name, (place, command) in commands.items():
                shutil.rmtree(place / ".cache", ignore_errors=True)
                site = folder / f"site-{name}"
                shutil.rmtree(site, ignore_errors=True)
                taken, memory = run([*command, str(site)], place)
                seconds[name].append(taken)
                print(f"round {number}  {name:7} {taken:6.2f} s  {memory:4.0f} MB", flush=True)
    ours, theirs = (statistics.median(seconds[name]) for name in ("portal", "stock"))
    print(f"median  portal {ours:.2f} s  stock {theirs:.2f} s  ratio {ours / theirs:.3f}")


if __name__ == "__main__":
    main()
