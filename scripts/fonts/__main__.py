"""`python -m fonts FOLDER…`: cut the fonts anew from the whole ones in these folders."""

from __future__ import annotations

import argparse
from pathlib import Path

from fonts.cut import CUTS, TARGET, cut
from fonts.strike import NAME, SOURCE, cut_strike


def main() -> None:
    """Write every font beside its licence, and say how large it became.

    A font whose source is in none of the folders stays as it is.
    """
    parser = argparse.ArgumentParser(prog="fonts", description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+", help="where the whole fonts stand")
    for folder in parser.parse_args().folders:
        for font in CUTS:
            if (folder / font.source).exists():
                _write(font.name, cut(font, folder))
        if (folder / SOURCE).exists():
            _write(NAME, cut_strike(folder))


def _write(name: str, content: bytes) -> None:
    TARGET.joinpath(f"{name}.woff2").write_bytes(content)
    print(f"{name}.woff2 {len(content)}")


if __name__ == "__main__":
    main()
