"""Stems that ask for what is not so, and statements that deny a denial."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.quiz.review.flaw import CHOICE, OPEN, STATEMENT, Check, Flaw
from portal.quiz.review.view import View
from portal.quiz.review.words import ReviewWords

_EMPHASIS = re.compile(
    r"\*\*[^*]{1,12}\*\*|__[^_]{1,12}__|[“「『【《〔\[‘\"'][^”」』】》〕\]’\"']{1,8}[”」』】》〕\]’\"']"
)
_CLAUSE = re.compile("[，。；：？,;:?؟،؛]")
_CAPITALS = re.compile(r"\b(?:NOT|EXCEPT|NEVER|INCORRECT|FALSE|WRONG|LEAST|NO)\b")


def negative_stem(view: View) -> Iterator[Flaw]:
    """`negative-stem`: the stem asks for what is not so, and the “not” is easily overlooked.

    An emphasised one (【不】, “不”, **不**, NOT) is no flaw, nor is a “not” in what is asked about
    (没有户口的孩子可以去哪里上学？). Example: 下列不属于有害垃圾的是哪一项？

    Source: Haladyna, Downing & Rodriguez 2002, rule 17 (word the stem positively; if not, the
    negative word in capitals or bold); NBME, “negatively phrased lead-in”.
    """
    text = _CAPITALS.sub(" ", _EMPHASIS.sub(" ", view.asking))
    text = _without(text, view.words)
    if (found := view.words.negative_asking.search(text)) is not None:
        word = view.words.negative.search(text, found.start())
        yield Flaw("negative-stem", {"word": (word or found)[0]})


def double_negative(view: View) -> Iterator[Flaw]:
    """`double-negative`: a statement to be judged denies twice in one clause.

    Example: 没有签注的居住证不是不能用。

    Source: Haladyna, Downing & Rodriguez 2002, rule 17; Frisbie & Becker 1991 on true-false items.
    """
    words = view.words
    found = words.double_negative.search(view.stem)
    if found is not None:
        yield Flaw("double-negative", {"words": found[0]})
        return
    for clause in _CLAUSE.split(_without(view.stem, words)):
        denials = words.negative.findall(clause)
        if len(denials) >= 2:
            yield Flaw("double-negative", {"words": " … ".join(denials[:3])})
            return


def _without(text: str, words: ReviewWords) -> str:
    """The text without the words that look like denials and are none."""
    return words.not_negative.sub(lambda match: "○" * len(match[0]), text)


CHECKS = (
    Check(("negative-stem",), CHOICE | OPEN, negative_stem),
    Check(("double-negative",), STATEMENT, double_negative),
)
