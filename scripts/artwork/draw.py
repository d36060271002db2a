"""Draw the sample site's pictures: ``python scripts/artwork/draw.py [NAME…] [-o DIR]``."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from artwork.gallery import PICTURES

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw the named pictures (all of them without a name) into the project or a folder."""
    parser = argparse.ArgumentParser(prog="draw.py", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="pictures to draw; default: all")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="DIR",
        default=ROOT,
        help="write below this folder; default: the project",
    )
    parser.add_argument("--list", action="store_true", help="list the names and stop")
    options = parser.parse_args(arguments)
    if options.list:
        print("\n".join(PICTURES))
        return 0
    unknown = [name for name in options.names if name not in PICTURES]
    if unknown:
        parser.error(f"no such picture: {', '.join(unknown)} (see --list)")
    names = options.names or list(PICTURES)
    for number, name in enumerate(names, 1):
        started = time.perf_counter()
        picture = PICTURES[name]
        data = picture.file()
        _write(options.output / picture.path, data)
        spent = time.perf_counter() - started
        print(
            f"[{number:2}/{len(names)}] {picture.path}  {len(data) // 1000} kB  {spent:.1f} s",
            flush=True,
        )
    return 0


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


if __name__ == "__main__":
    raise SystemExit(main())
