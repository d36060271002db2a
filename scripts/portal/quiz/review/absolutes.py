"""Words that say “without exception”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.quiz.review.flaw import CHOICE, STATEMENT, Check, Flaw
from portal.quiz.review.view import View
from portal.quiz.review.words import ReviewWords


def find(view: View) -> Iterator[Flaw]:
    """`absolutes`: only wrong options, or a statement to be judged, say “always” or “never”.

    What laws say in earnest (任何组织和个人都不得……) tells only in a false statement. Example:
    居住证忘了签注就永远作废。

    Source: NBME, “absolute terms”; Haladyna, Downing & Rodriguez 2002, rule 28 (specific
    determiners).
    """
    words = view.words
    if view.item.type == "true_false":
        law = view.item.answer is False
        if (found := _absolute(view.stem, words, law=law)) is not None:
            yield Flaw("absolutes", {"word": found[0], "text": view.stem})
        return
    found_in = [_absolute(option, words, law=True) for option in view.distractors]
    if any(found_in) and not any(_absolute(key, words, law=True) for key in view.keys):
        for option, found in zip(view.distractors, found_in, strict=True):
            if found is not None:
                yield Flaw("absolutes", {"word": found[0], "text": option})
                return


def _absolute(text: str, words: ReviewWords, *, law: bool) -> re.Match[str] | None:
    text = words.not_absolutes.sub(" ", text)
    found = words.absolutes.search(text)
    return found or (words.absolutes_of_law.search(text) if law else None)


CHECK = Check(("absolutes",), CHOICE | STATEMENT, find)
