"""Options that are one and the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from portal.quiz.review.flaw import CHOICE, Check, Flaw
from portal.quiz.review.measures import skeleton
from portal.quiz.review.view import View

_BRACKETS = re.compile(r"[（(]([^（）()]*)[）)]")
_KEPT = frozenset("%#-+.")
_LOOSE = re.compile(r"(?<![0-9])(?<!^)-|(?<![0-9])\.|[-.](?![0-9])")
"""A sign that is no part of a number; a minus at the start is one."""


def find(view: View) -> Iterator[Flaw]:
    """`options-equal`: two options differ only in width, capitals, signs, spaces, the way in which
    a number is written, or in a synonym in brackets.

    Example: 90 天, ９０天 and 九十天; 新农合 and 新型农村合作医疗（新农合）.

    Source: Haladyna, Downing & Rodriguez 2002, rule 22 (keep options independent).
    """
    seen: dict[str, str] = {}
    names: dict[str, str] = {}
    for option in view.options:
        form = plain_form(option)
        own = _names(option)
        other = seen.get(form) or names.get(form)
        other = other or next((seen[name] for name in own if name in seen), None)
        if other is not None:
            yield Flaw("options-equal", {"one": other, "other": option})
            return
        seen[form] = option
        names.update((name, option) for name in own)


@lru_cache(maxsize=20_000)
def plain_form(text: str) -> str:
    """A text without signs and spaces, its numbers in digits."""
    shape, numbers = skeleton(text)
    parts = [*(format(number.normalize(), "f") for number in numbers), ""]
    whole = "".join(part + number for part, number in zip(shape.split("#"), parts, strict=False))
    kept = "".join(c for c in whole if c in _KEPT or unicodedata.category(c)[0] not in "PZC")
    return _LOOSE.sub("", kept) or whole


def _names(option: str) -> tuple[str, ...]:
    """The two names of an option that gives one in brackets."""
    match = _BRACKETS.search(option)
    if match is None:
        return ()
    return tuple(
        form
        for text in (option[: match.start()] + option[match.end() :], match[1])
        if (form := plain_form(text))
    )


CHECK = Check(("options-equal",), CHOICE | {"order"}, find)
