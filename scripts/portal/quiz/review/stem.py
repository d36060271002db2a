"""Stems that are too long, or ask nothing."""

from __future__ import annotations

from collections.abc import Iterator

from portal.quiz.review.flaw import EVERY, Check, Flaw
from portal.quiz.review.view import View
from portal.quiz.text import length, letters

LONGEST = 120
"""In Chinese characters; as many as are read in half a minute."""
_LEAST = 3
"""Letters; 连一连 is a stem."""


def stem_long(view: View) -> Iterator[Flaw]:
    """`stem-long`: the stem takes too long to read.

    Example: a story of half a page before the question.

    Source: Haladyna, Downing & Rodriguez 2002, rules 12 (minimize the amount of reading) and 16
    (avoid window dressing).
    """
    text = view.item.stem
    if len(text) > LONGEST and (size := length(text)) > LONGEST:
        yield Flaw("stem-long", {"length": str(round(size)), "limit": str(LONGEST)})


def stem_unfinished(view: View) -> Iterator[Flaw]:
    """`stem-unfinished`: the stem is empty, breaks off, or asks nothing and leaves no gap.

    Example: 关于居住证，

    Source: Haladyna, Downing & Rodriguez 2002, rules 14 (clear directions) and 15 (the central
    idea in the stem); NBME, “can it be answered with the options covered?”.
    """
    words, stem = view.words, view.stem.strip()
    asks = view.item.type != "true_false" and words.asking is not None
    if (
        letters(stem) < _LEAST
        or words.unfinished.search(stem)
        or (view.item.type == "single" and words.unfocused.search(stem))
        or (asks and words.asking is not None and not words.asking.search(stem))
    ):
        yield Flaw("stem-unfinished", {"stem": stem})


CHECKS = (
    Check(("stem-long",), EVERY, stem_long),
    Check(("stem-unfinished",), EVERY, stem_unfinished),
)
