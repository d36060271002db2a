"""Cuts a folded text into what is indexed: characters and pairs where words are written without
spaces, and words elsewhere.

The browser cuts a query in the same way (theme/search/20-folding.js); `DENSE` and `WORDS`
stand there too.
"""

from __future__ import annotations

import re
from operator import add

DENSE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17d3\u3005-\u3007\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
"""Scripts without spaces between words: Han, Kana, Bopomofo, Thai, Khmer, Burmese; and Hangul,
whose endings are written to the words."""
WORDS = (
    "0-9a-z\u00aa\u00b5\u00ba\u00df-\u00f6\u00f8-\u02c1\u0370-\u0373\u0376-\u037d\u037f-\u0386"
    "\u0388-\u0559\u0560-\u0588\u0591-\u05bd\u05bf\u05d0-\u05f2\u0610-\u061a\u0620-\u0669"
    "\u066e-\u06d3\u06d5-\u06ff\u0710-\u0963\u0966-\u096f\u0971-\u0dff\u0f00-\u0f03\u0f18-\u0f39"
    "\u0f3e-\u0fbc\u10a0-\u10fa\u10fc-\u135f\u1369-\u13ff\u1401-\u166c\u166f-\u167f\u1681-\u169a"
    "\u16a0-\u16ea\u16ee-\u177f\u17d7\u17dc-\u17ff\u180f-\u1943\u1946-\u1fff\u2c00-\u2cf8"
    "\u2d00-\u2dff\ua000-\ua4cf\ua500-\uabff\U00010000-\U0001cfff\U0001e000-\U0001efff"
)
"""Letters and digits of all other scripts."""
LONGEST = 32
"""Characters of a word that count: nobody types more."""

DENSE_RUN = re.compile(f"[{DENSE}]+")
WORD_RUN = re.compile(f"[{WORDS}]+")
RUN = re.compile(f"[{DENSE}{WORDS}]+")


def pairs(run: str) -> list[str]:
    """Each two characters that stand side by side."""
    return [*map(add, run, run[1:])]


def words(run: str) -> list[str]:
    """The words of a run, by their first characters."""
    return [word[:LONGEST] for word in WORD_RUN.findall(run)]


def terms(folded: str, *, dense: bool) -> tuple[list[str], list[str]]:
    """(characters and pairs, words) of a folded text, as often as they stand in it.

    In an index of a `dense` language, pairs go over the letters and digits that stand among the
    characters, so that every two signs of a text can be found.
    """
    signs: list[str] = []
    said: list[str] = []
    for run in RUN.findall(folded) if dense else DENSE_RUN.findall(folded):
        signs += pairs(run)
        signs += run if DENSE_RUN.fullmatch(run) else "".join(DENSE_RUN.findall(run))
    said += words(folded)
    return signs, said
