"""Options that stand for the others."""

from __future__ import annotations

from collections.abc import Iterator

from portal.quiz.review.flaw import CHOICE, Check, Flaw
from portal.quiz.review.view import View

_SIGNS = " \t\u3000.,;:!。，；：！"


def find(view: View) -> Iterator[Flaw]:
    """`all-of-above`, `none-of-above`: an option says something only of the other options.

    Example: 以上都是, A和B都对, 以上都不对.

    Source: Haladyna, Downing & Rodriguez 2002, rules 25 and 26; NBME, “none of the above”.
    """
    for option in view.options:
        text = option.strip(_SIGNS)
        if view.words.none_of_above.fullmatch(text):
            yield Flaw("none-of-above", {"option": option})
        elif view.words.all_of_above.fullmatch(text):
            yield Flaw("all-of-above", {"option": option})


CHECK = Check(("all-of-above", "none-of-above"), CHOICE, find)
