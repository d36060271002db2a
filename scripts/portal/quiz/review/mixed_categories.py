"""Options of different kinds."""

from __future__ import annotations

from collections.abc import Iterator

from portal.quiz.review.flaw import CHOICE, Check, Flaw
from portal.quiz.review.measures import skeleton
from portal.quiz.review.view import View

_ENOUGH = 4
"""Options from which one that differs from all others is no chance."""


def find(view: View) -> Iterator[Flaw]:
    """`mixed-categories`: the options are not of one kind: numbers and a text, days and money,
    laws and an office.

    Units of one thing (三个月, 半年) are of one kind. Example: 30 天, 60 天, 90 天, 派出所.

    Source: Haladyna, Downing & Rodriguez 2002, rule 23 (keep options homogeneous in content);
    NBME, “heterogeneous options”.
    """
    measured = [found.kind if found else None for found in view.measures]
    if any(measured):
        kinds = {kind for kind in measured if kind is not None}
        texts = [
            option
            for option, kind in zip(view.options, measured, strict=True)
            if kind is None and not _says_number(view, option)
        ]
        if len(kinds) > 1 or texts:
            yield Flaw(
                "mixed-categories", {"one": _first(view, measured), "other": _odd(view, texts)}
            )
        return
    named = {kind: option for option in view.options if (kind := _kind(view, option))}
    if len(named) > 1:
        one, other, *_ = named.values()
        yield Flaw("mixed-categories", {"one": one, "other": other})
    elif (
        odd := _uncounted(view) or _unasked(view) or _stranger(view) or _numberless(view)
    ) is not None:
        one = next(option for option in view.options if option != odd)
        yield Flaw("mixed-categories", {"one": one, "other": odd})


def _says_number(view: View, option: str) -> bool:
    """Whether an option may stand among numbers; one that stands for the others may, too."""
    words = view.words
    return bool(
        skeleton(option)[1]
        or words.like_number.search(option)
        or words.none_of_above.fullmatch(option)
        or words.all_of_above.fullmatch(option)
    )


def _numberless(view: View) -> str | None:
    """The one option without a number, where all others end alike and have one."""
    texts = [option for option in view.options if not _says_number(view, option)]
    others = [option for option in view.options if option not in texts]
    if len(texts) != 1 or len(others) < 2 or not all(skeleton(o)[1] for o in others):
        return None
    ends = {skeleton(option)[0][-2:] for option in others}
    return texts[0] if len(ends) == 1 else None


def _uncounted(view: View) -> str | None:
    """An option without a number where the stem asks how much, the key has one, and two lack it."""
    if not view.words.how_much.search(view.asking) or not view.keys:
        return None
    lacking = [option for option in view.options if not _says_number(view, option)]
    counted = all(skeleton(key)[1] for key in view.keys)
    return lacking[0] if counted and len(lacking) >= 2 else None


def _unasked(view: View) -> str | None:
    """An option that is not of the closed kind which the stem asks for, and the key is of."""
    for name, asking in view.words.asked_kinds.items():
        pattern = view.words.closed_kinds[name]
        if asking.search(view.asking) and all(map(pattern.fullmatch, view.keys)) and view.keys:
            return next((o for o in view.options if not pattern.fullmatch(o.strip())), None)
    return None


def _stranger(view: View) -> str | None:
    """The one option that is not of a closed kind that all others are of, such as colours."""
    if len(view.options) < _ENOUGH:
        return None
    for pattern in view.words.closed_kinds.values():
        others = [option for option in view.options if not pattern.fullmatch(option.strip())]
        if len(others) == 1:
            return others[0]
    return None


def _first(view: View, measured: list[str | None]) -> str:
    return next(o for o, kind in zip(view.options, measured, strict=True) if kind is not None)


def _odd(view: View, texts: list[str]) -> str:
    """The option that is not as the first number is."""
    if texts:
        return texts[0]
    kinds = [found.kind for found in view.measures if found is not None]
    return next(
        option
        for option, found in zip(view.options, view.measures, strict=True)
        if found is not None and found.kind != kinds[0]
    )


def _kind(view: View, option: str) -> str | None:
    text = option.rstrip(" 。.")
    for name, pattern in view.words.kinds.items():
        for found in pattern.finditer(text):
            if found.end() == len(text):
                return name
    return None


CHECK = Check(("mixed-categories",), CHOICE, find)
