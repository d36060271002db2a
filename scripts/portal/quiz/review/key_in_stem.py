"""A key that repeats a word of the stem."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from portal.quiz.review.flaw import CHOICE, Check, Flaw
from portal.quiz.review.view import View
from portal.quiz.review.words import ReviewWords
from portal.quiz.text import normal

_WORD = re.compile(r"[^\W\d_]+")
_SHORT = 2
_SHARE = 0.25
"""How much of the key a telling word of two characters must be; in a whole sentence it tells
little."""


def find(view: View) -> Iterator[Flaw]:
    """`key-in-stem`: the key shares a telling word with the stem, and no other option does.

    Example: “医疗保障凭证……用什么？” with the key 医疗保障卡.

    Source: NBME, “word repeats”; Haladyna, Downing & Rodriguez 2002, rule 28 (clang associations).
    """
    if not view.keys or not view.distractors or view.all_measures:
        return
    shared = _shared_words if view.words.spaced else _shared_runs
    found = []
    every = [normal(option) for option in view.options]

    def telling(option: str) -> list[str]:
        """The words that an option shares with the stem, but not all options."""
        words = shared(option, view.stem, view.words)
        return [word for word in words if not all(word in text for text in every)]

    for key in view.keys:
        words = telling(key)
        if not words:
            return
        found.append(max(words, key=len))
    elsewhere = " ".join(normal(option) for option in view.distractors)
    if any(word in elsewhere for word in found):
        return
    if any(map(telling, view.distractors)):
        return
    yield Flaw("key-in-stem", {"word": found[0], "key": view.keys[0]})


def own_sign(view: View) -> Iterator[Flaw]:
    """`key-in-stem`: what tells the key from options that all end or begin alike stands in the
    stem, and what tells the others does not.

    Example: “铺着凸起的砖条、引导盲人行走的……叫什么？” with 车道, 跑道, 栈道 and the key 盲道.

    Source: as of `find`.
    """
    if (
        view.words.spaced
        or not view.keys
        or view.keys[0] not in view.options
        or not view.distractors
        or any(view.measures)
    ):
        return
    texts = {option: normal(option) for option in view.options}
    start = _alike(list(texts.values()))
    end = _alike([text[start:][::-1] for text in texts.values()])
    if not start + end:
        return
    own = {option: text[start : len(text) - end] for option, text in texts.items()}
    if not all(0 < len(part) <= _SHORT for part in own.values()):
        return
    standing = [option for option, part in own.items() if part in view.normal_stem]
    telling = _trimmed(own[view.keys[0]], view.words)
    if standing == list(view.keys) and telling and not view.words.negative.fullmatch(telling):
        yield Flaw("key-in-stem", {"word": telling, "key": view.keys[0]})


def _alike(texts: Sequence[str]) -> int:
    """How many characters all texts begin with alike."""
    columns = enumerate(zip(*texts, strict=False))
    return next((n for n, column in columns if len(set(column)) > 1), min(map(len, texts)))


def _shared_runs(option: str, stem: str, words: ReviewWords) -> list[str]:
    """The telling runs of characters that an option shares with a stem, in a script that writes
    no spaces."""
    text, whole = normal(option), normal(stem)
    letters = sum(character.isalpha() for character in text)
    found = []
    for run in _runs(text, whole):
        for part in _WORD.findall(run):
            part = _trimmed(part, words)
            telling = len(words.common.sub("", part))
            if telling >= 2 and (len(part) >= 3 or len(part) >= _SHARE * letters):
                found.append(part)
    return found


def _runs(text: str, whole: str) -> Iterator[str]:
    """The longest parts of `text` that stand in `whole`."""
    start = 0
    while start < len(text) - 1:
        end = start + 2
        if text[start:end] not in whole:
            start += 1
            continue
        while end < len(text) and text[start : end + 1] in whole:
            end += 1
        yield text[start:end]
        start = end - 1


def _trimmed(part: str, words: ReviewWords) -> str:
    start, end = 0, len(part)
    while start < end and words.functional.match(part[start]):
        start += 1
    while end > start and words.functional.match(part[end - 1]):
        end -= 1
    return part[start:end]


def _shared_words(option: str, stem: str, words: ReviewWords) -> list[str]:
    """The telling words that an option shares with a stem, whatever their endings."""
    own = _roots(option, words)
    return sorted(own & _roots(stem, words))


def _roots(text: str, words: ReviewWords) -> set[str]:
    found: Iterable[str] = _WORD.findall(text.casefold())
    return {
        word[: words.root or None]
        for word in found
        if len(word) >= 4 and not words.common.fullmatch(word)
    }


CHECKS = (
    Check(("key-in-stem",), CHOICE, find),
    Check(("key-in-stem",), frozenset({"single"}), own_sign),
)
