"""Choose all that belong: the things of a list among others of their kind."""

from __future__ import annotations

from portal.quiz.generate import stems
from portal.quiz.generate.order import ordered
from portal.quiz.generate.pool import Pool
from portal.quiz.generate.rule import Draft, Reason, Rule
from portal.quiz.listings import Listing
from portal.quiz.text import seed

EXAMPLE = """
## 民族自治地方有哪几种？
分为三种：==自治区==、==自治州==、==自治县==。
→ 民族自治地方有哪几种？（可以多选）
  **自治区**　**自治州**　**自治县**　直辖市　特别行政区
"""
_MOST = 7
_FEWEST = 2
"""Wrong options at the least."""


def make(identity: str, listing: Listing, pool: Pool) -> Draft | Reason:
    """The question, or the sentence with one gap for all; two or three wrong options."""
    words = listing.section.words
    if any(stems.open_list(fact) for fact in listing.found):
        return "open-list"
    stem = stems.for_all(listing)
    if stem is None:
        return "fact-in-stem"
    if stems.too_long(stem):
        return "stem-long"
    right = len(listing.found)
    if right > _MOST - _FEWEST:
        return "list-long"
    wanted = min(_FEWEST + seed(identity, "wrong") % 2, _MOST - right)
    wrong = pool.beside_all(identity, listing.found)[:wanted]
    if len(wrong) < _FEWEST:
        return "few-distractors"
    options = ordered(identity, (*listing.texts, *wrong), words)
    answer = tuple(option for option in options if option in listing.texts)
    return Draft(stem, options, answer, 2 if len(options) < 6 else 3)


RULE = Rule("choose_all", "multiple", "listing", EXAMPLE, make)
