"""`python -m fonts FOLDER`: cut the fonts anew from the whole ones in FOLDER."""

from __future__ import annotations

import argparse
from pathlib import Path

from fonts.cut import CUTS, TARGET, cut


def main() -> None:
    """Write every font beside its licence, and say how large it became."""
    parser = argparse.ArgumentParser(prog="fonts", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the whole fonts stand")
    folder = parser.parse_args().folder
    for font in CUTS:
        content = cut(font, folder)
        TARGET.joinpath(f"{font.name}.woff2").write_bytes(content)
        print(f"{font.name}.woff2 {len(content)}")


if __name__ == "__main__":
    main()
