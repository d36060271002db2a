"""Blanks: their gap, and an answer that stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.quiz import numerals
from portal.quiz.review.flaw import OPEN, Check, Flaw
from portal.quiz.review.measures import skeleton
from portal.quiz.review.view import GAP, View
from portal.quiz.text import normal

_UNIT = re.compile(r"\w?(?:\w(?=\w))?")
"""The word after a gap: one sign where it ends there, else two."""
_TELLING = 3
"""A number of so many digits (119) is not in the stem by chance."""


def blank_many(view: View) -> Iterator[Flaw]:
    """`blank-many`: a blank question has no gap, or more than the one that its answer fills.

    Example: 端午节在农历____月____。

    Source: Gronlund 1998, completion items (one blank an item); Haladyna & Rodriguez 2013.
    """
    if len(view.gaps) != 1:
        yield Flaw("blank-many", {"count": str(len(view.gaps))})


def answer_in_stem(view: View) -> Iterator[Flaw]:
    """`answer-in-stem`: what is to be written stands in the stem.

    A number does only with the same word after it. Example: 居住证每年签注，签注是每____一次。

    Source: Haladyna, Downing & Rodriguez 2002, rule 28 (clues to the right answer).
    """
    parts = GAP.split(view.stem)
    around = [normal(part) for part in parts]
    unit = _UNIT.match(around[1]) if len(around) > 1 else None
    after = unit[0] if unit else ""
    for text in view.keys:
        key = normal(text)
        if skeleton(text)[0] == "#":
            wanted = key if len(key) >= _TELLING else key + after
            stands = any(_has_number(part, wanted) for part in around) and bool(after or wanted)
        elif view.words.spaced:
            stands = any(_has_words(part, text) for part in parts)
        else:
            stands = len(key) > 1 and any(_has_number(part, key) for part in around)
        if stands:
            yield Flaw("answer-in-stem", {"answer": text})
            return


def _has_number(part: str, wanted: str) -> bool:
    """Whether a text has another, a number at its start whole."""
    before = rf"(?<![\d.{numerals.CHARACTERS}])" if skeleton(wanted)[0].startswith("#") else ""
    whole = before + re.escape(wanted)
    return wanted in part and re.search(whole, part) is not None


def _has_words(part: str, wanted: str) -> bool:
    words = re.escape(wanted.casefold())
    return len(wanted) > 1 and re.search(rf"\b{words}\b", part.casefold()) is not None


CHECKS = (
    Check(("blank-many",), frozenset({"blank"}), blank_many),
    Check(("answer-in-stem",), OPEN, answer_in_stem),
)
