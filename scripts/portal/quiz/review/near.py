"""Questions of other facts that read like one another: a paper should ask a thing once."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from heapq import nsmallest
from itertools import chain, pairwise

from portal.quiz.item import BankItem
from portal.quiz.review.script import in_simplified
from portal.quiz.review.view import READ
from portal.quiz.review.words import words_of
from portal.quiz.text import normal

ALIKE = 0.75
"""The share of n-grams (Dice) from which two stems read alike."""
_KEYS_ALIKE = 0.6
_RARE = 10
"""So many of its rarest n-grams lead to the questions that it may be like."""
_LATEST = 24
"""Of the questions that have such an n-gram, so many are looked at, the latest first."""
_COMPARED = 6
"""Of those, so many are compared: they that share the most."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百千万亿半]+")
_NO_NUMBERS = frozenset("一")
"""Said in passing, as in 哪一类; “one” differs from any other number anyhow."""
_WORD = re.compile(r"[^\W_]+")

_Gram = tuple[str, ...]
_Group = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """What is compared of a question."""

    group: _Group
    """Only questions of one language that name the same numbers can be alike."""
    tokens: tuple[str, ...]
    grams: frozenset[_Gram]
    key: frozenset[_Gram]
    spaced: bool


def near_duplicates(items: Sequence[BankItem]) -> Mapping[int, int]:
    """The number of each question that reads like an earlier one on another fact, and the number
    of that one.

    Stem and key are compared by n-grams of what they tell, little words left out. Questions that
    share a fact or an id are one thing asked in several ways; those that name other numbers or
    another thing (居住证, 身份证), or have another key, ask for something else. Example:
    “新生儿出生后多久内办理参保登记？” and “新生儿在出生后多久内要办理参保登记？”, both with the key
    “90 天”.

    Source: Haladyna, Downing & Rodriguez 2002, rule 7 (items independent of one another).
    """
    common: Counter[_Gram] = Counter()
    groups: defaultdict[_Group, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        own = _read(item)
        common.update(own.grams)
        groups[own.group].append(number)
    found: dict[int, int] = {}
    for numbers in groups.values():
        if len(numbers) > 1:
            found.update(_within(items, numbers, common))
    return dict(sorted(found.items()))


def _within(
    items: Sequence[BankItem], numbers: Sequence[int], common: Mapping[_Gram, int]
) -> Iterator[tuple[int, int]]:
    """The near-duplicates among the questions of one group, which are read anew: what is compared
    of all questions at once would fill the memory."""
    places: defaultdict[_Gram, list[int]] = defaultdict(list)
    read = {number: _read(items[number]) for number in numbers}
    for number, own in read.items():
        rare = nsmallest(_RARE, own.grams, key=lambda gram: (common[gram], gram))
        postings = [places[gram] for gram in rare]
        # alike questions share most of their rarest n-grams
        shared = Counter(chain.from_iterable(posting[-_LATEST:] for posting in postings))
        enough = min(2, len(postings))
        for other, count in shared.most_common(_COMPARED):
            if count < enough:
                break
            if not _related(items[number], items[other]) and _alike(own, read[other]):
                yield number, other
                break
        for posting in postings:
            posting.append(number)


def _related(one: BankItem, other: BankItem) -> bool:
    return one.id == other.id or not set(one.facts).isdisjoint(other.facts)


def _alike(one: _Read, other: _Read) -> bool:
    """Whether two questions ask the same of the same thing."""
    if _dice(one.key, other.key) < _KEYS_ALIKE or _dice(one.grams, other.grams) < ALIKE:
        return False
    fewest = 1 if one.spaced else 2
    changes = SequenceMatcher(None, one.tokens, other.tokens, autojunk=False).get_opcodes()
    # words in the place of others name another thing; words more or less are a way of speaking
    return not any(
        change == "replace" and min(end - start, last - first) >= fewest
        for change, start, end, first, last in changes
    )


def _read(original: BankItem) -> _Read:
    item, lang = in_simplified(original), original.lang
    text, key = item.stem[:READ], _key(item)[:READ]
    spaced = words_of(item.lang).spaced
    numbers = sorted(set(_NUMBER.findall(normal(text))) - _NO_NUMBERS)
    figures = sorted(_NUMBER.findall(normal(key)))
    tokens = _tokens(text, item.lang)
    return _Read(
        (lang, *numbers, "", *figures),
        tokens,
        _grams(tokens, spaced),
        _grams(_every(key, spaced), spaced),
        spaced,
    )


def _key(item: BankItem) -> str:
    match item.answer:
        case bool():
            return str(item.answer)
        case str():
            return item.answer
    if item.type in ("blank", "short"):
        first = next(iter(item.answer), "")
        return first if isinstance(first, str) else ""
    return " ".join(part if isinstance(part, str) else " ".join(part) for part in item.answer)


def _every(text: str, spaced: bool) -> tuple[str, ...]:
    """The words of a text, or the characters of a script without spaces."""
    return tuple(_WORD.findall(text.casefold()) if spaced else normal(text))


def _tokens(text: str, lang: str) -> tuple[str, ...]:
    """What a text tells: its words or characters, the little ones left out."""
    words = words_of(lang)
    every = _every(text, words.spaced)
    if words.spaced:
        telling = tuple(w for w in every if len(w) >= 4 and not words.common.fullmatch(w))
    else:
        kept = words.functional.sub("", "".join(every))
        telling = tuple(c for c in kept if c.isalnum())
    return telling or every


def _grams(tokens: tuple[str, ...], spaced: bool) -> frozenset[_Gram]:
    """Pairs of neighbours; words by themselves, too, for there are few."""
    pairs = frozenset(pairwise(tokens))
    if spaced or not pairs:
        return pairs.union((token,) for token in tokens)
    return pairs


def _dice(one: frozenset[_Gram], other: frozenset[_Gram]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0
