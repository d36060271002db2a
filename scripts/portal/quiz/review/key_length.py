"""A key that its length gives away."""

from __future__ import annotations

from collections.abc import Iterator

from portal.quiz.review.flaw import CHOICE, Check, Flaw
from portal.quiz.review.view import View
from portal.quiz.text import length

_TIMES = 1.6
_MORE = 4.5
"""By so many Chinese characters at least, so that short options may differ freely."""
_MORE_LETTERS = 9.0
"""The same for an alphabet, whose words differ more: eighteen letters."""


def find(view: View) -> Iterator[Flaw]:
    """`key-longest`, `key-shortest`: every key is much longer, or shorter, than any other option.

    Numbers and dates of one kind are left out, for their length says nothing. Example: 先拍照留证，
    再请物业一起查看 among 停交物业费, 砸开墙面, 写信给报社.

    Source: Haladyna, Downing & Rodriguez 2002, rule 24 (keep the length of options about equal);
    NBME, “long correct answer”.
    """
    if not view.keys or not view.distractors or view.all_measures:
        return
    keys = [length(key) for key in view.keys]
    others = [length(option) for option in view.distractors]
    more = _MORE_LETTERS if view.words.spaced else _MORE
    if _stands_out(min(keys), max(others), more):
        yield Flaw("key-longest", {"key": min(view.keys, key=length)})
    elif _stands_out(min(others), max(keys), more):
        yield Flaw("key-shortest", {"key": max(view.keys, key=length)})


def _stands_out(longer: float, shorter: float, more: float) -> bool:
    return longer >= _TIMES * shorter and longer - shorter >= more


CHECK = Check(("key-longest", "key-shortest"), CHOICE, find)
