"""Measures how much of a text comes back when its Traditional Chinese is folded to Simplified.

    .venv/bin/python scripts/benchmarks/traditional.py FILE

FILE is JSON with `pages`, each with a `text`. Told, by variant: the share of characters that come
back equal, whether marked names stay, and how fast it is.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from difflib import SequenceMatcher
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from opencc import OpenCC
from portal.content.traditional import Traditional
from portal.language.languages import Language, Variant

BACK: dict[Variant, str] = {"t": "t2s", "tw": "tw2s", "hk": "hk2s", "twp": "tw2sp", "hkp": "hk2sp"}
NAME = "后里发干面"
"""A name all of whose characters would change."""


def main() -> None:
    """Convert and fold back every text, in every variant."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("file", type=Path)
    texts = [
        page["text"] for page in json.loads(parser.parse_args().file.read_text("utf-8"))["pages"]
    ]
    total = sum(map(len, texts))
    for variant, back in BACK.items():
        convert = Traditional(Language("zh-Hant", "", variant=variant))
        fold = OpenCC(back)
        equal = kept = 0
        started = time.perf_counter()
        made = [convert(text) for text in texts]
        taken = time.perf_counter() - started
        for text, traditional in zip(texts, made, strict=True):
            equal += same(text, fold.convert(traditional))
            marked = f'<p>{text[:50]}<span translate="no">{NAME}</span></p>'
            kept += NAME in convert.html(marked)
        print(
            f"{variant:3}  {equal / total:.4%} of {total} characters equal, "
            f"{kept} of {len(texts)} names kept, {total / taken / 1e6:.1f} million a second"
        )


def same(one: str, other: str) -> int:
    """How many characters of `one` stand in `other` too, in order."""
    if len(one) == len(other):
        return sum(a == b for a, b in zip(one, other, strict=True))
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks)


if __name__ == "__main__":
    main()
