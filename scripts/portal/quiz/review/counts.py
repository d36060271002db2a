"""Too few options, no key, too few steps or pairs, and sides that repeat."""

from __future__ import annotations

from collections.abc import Iterator

from portal.content.question import same
from portal.quiz.review.flaw import CHOICE, OPEN, Check, Flaw
from portal.quiz.review.options_equal import plain_form
from portal.quiz.review.view import View

_LEAST = {"single": 3, "multiple": 4}
_LEAST_STEPS = 3


def options_few(view: View) -> Iterator[Flaw]:
    """`options-few`: a single choice has fewer than three options; a multiple one fewer than four,
    fewer than two right ones, or no wrong one.

    Example: 是, 否.

    Source: Haladyna, Downing & Rodriguez 2002, rule 18 (as many effective options as you can,
    three are enough).
    """
    least = _LEAST[view.item.type]
    wrong = len(view.options) - len(set(view.keys))
    several = view.item.type == "multiple" and (len(view.keys) < 2 or wrong < 1)
    if len(view.options) < least or several:
        yield Flaw("options-few", {"count": str(len(view.options)), "least": str(least)})


def key_missing(view: View) -> Iterator[Flaw]:
    """`key-missing`: the answer is none of the options, or there is none.

    Example: the answer 45 天 to the options 30 天, 60 天, 90 天.

    Source: Haladyna, Downing & Rodriguez 2002, rule 19 (one of the options is the right answer).
    """
    keys = [key for key in view.keys if key.strip()]
    options = {same(option) for option in view.options}
    chosen = view.item.type in CHOICE or (view.item.type == "order" and options)
    lost = [key for key in keys if same(key) not in options] if chosen else []
    if lost or not keys:
        yield Flaw("key-missing", {"key": lost[0] if lost else ""})
    elif view.item.type == "order" and options - {same(key) for key in keys}:
        left = next(o for o in view.options if same(o) not in {same(key) for key in keys})
        yield Flaw("key-missing", {"key": left})


def sides(view: View) -> Iterator[Flaw]:
    """`match-unequal`, `match-repeats`: the sides of a matching question are not of one length, or
    one has the same text twice.

    Example: 端午节, 粽子; 中秋节, 粽子.

    Source: Gronlund 1998, matching items (each response keyed once); NBME, “matching sets”.
    """
    answer = view.item.answer if isinstance(view.item.answer, tuple) else ()
    pairs = [pair for pair in answer if not isinstance(pair, str)]
    if (
        len(pairs) != len(answer)
        or len(pairs) < 2
        or not all(len(pair) == 2 and all(map(str.strip, pair)) for pair in pairs)
        or (view.options and len(view.options) not in (len(pairs), 2 * len(pairs)))
    ):
        yield Flaw("match-unequal", {"count": str(len(pairs))})
        return
    for side in (0, 1):
        seen: set[str] = set()
        for pair in pairs:
            form = plain_form(pair[side])
            if form in seen:
                yield Flaw("match-repeats", {"text": pair[side]})
                return
            seen.add(form)


def order_short(view: View) -> Iterator[Flaw]:
    """`order-short`: fewer than three steps to put in order; one in two guesses is right.

    Example: 先备案, 再就诊.

    Source: Haladyna & Rodriguez 2013, on ordering items (guessing).
    """
    if len(view.keys) < _LEAST_STEPS:
        yield Flaw("order-short", {"count": str(len(view.keys))})


CHECKS = (
    Check(("options-few",), CHOICE, options_few),
    Check(("key-missing",), CHOICE | OPEN | {"order"}, key_missing),
    Check(("match-unequal", "match-repeats"), frozenset({"match"}), sides),
    Check(("order-short",), frozenset({"order"}), order_short),
)
