"""Statements that say two things, and words that may mean much or little."""

from __future__ import annotations

from collections.abc import Iterator

from portal.quiz.review.flaw import CHOICE, STATEMENT, Check, Flaw
from portal.quiz.review.view import View


def two_ideas(view: View) -> Iterator[Flaw]:
    """`two-ideas`: a statement to be judged joins two, of which one may be true and one false.

    Example: 居住证每年签注一次，并且首次申领免费。

    Source: Haladyna, Downing & Rodriguez 2002, rule 1 (a single content in each item); Frisbie &
    Becker 1991.
    """
    if (found := view.words.two_ideas.search(view.stem)) is not None:
        yield Flaw("two-ideas", {"word": found[0]})


def vague_quantity(view: View) -> Iterator[Flaw]:
    """`vague-quantity`: a statement to be judged, or an option, says “often” or “perhaps”, which
    everyone reads in their own way.

    What a law says so (应当经常看望) stays. Example: 社区医院有时可以打疫苗。

    Source: NBME, “vague frequency terms”; Haladyna, Downing & Rodriguez 2002, rule 9 (no opinion).
    """
    texts = (view.stem,) if view.item.type == "true_false" else view.options
    if view.options and all(map(view.words.degrees.fullmatch, view.options)):
        yield Flaw("vague-quantity", {"word": view.options[0], "text": view.options[-1]})
        return
    for text in texts:
        found = view.words.vague.search(view.words.not_vague.sub(" ", text))
        if found is not None:
            yield Flaw("vague-quantity", {"word": found[0], "text": text})
            return


CHECKS = (
    Check(("two-ideas",), STATEMENT, two_ideas),
    Check(("vague-quantity",), CHOICE | STATEMENT, vague_quantity),
)
