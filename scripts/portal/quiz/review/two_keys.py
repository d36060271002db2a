"""Options that cover one another: more than one can be defended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from itertools import combinations

from portal.quiz.review.flaw import CHOICE, OPEN, Check, Flaw
from portal.quiz.review.measures import ENDLESS, measure, skeleton, span
from portal.quiz.review.options_equal import plain_form
from portal.quiz.review.view import View
from portal.quiz.review.words import ReviewWords, words_of

_MEMBER = re.compile(r"\s*(?:、|，|；|/|和|与|及|以及|或者?|并且?|然后|\band\b|\bor\b|,|;)\s*")
_NEAR = 1.05
_HOUR = re.compile("点|(?<!小)时|[:：]")
_HALF_A_DAY = 12
_MONTHS = {"正月": "一月", "冬月": "十一月", "腊月": "十二月"}


def find(view: View) -> Iterator[Flaw]:
    """`two-keys`, `options-overlap`: an option says the same as another in other words, holds it
    as a part, or its numbers cover those of another; with the key among them, two are right.

    Example: 民法典 and 《中华人民共和国民法典》; 60 天以内 and 90 天以内; 普通话 and
    普通话和规范汉字.

    Source: Haladyna, Downing & Rodriguez 2002, rules 19 (one right answer) and 22 (options that
    do not overlap); NBME, “overlapping options”.
    """
    keys = set(view.keys)
    # an age or a limit among others of one form is asked for as such (60 周岁以上)
    one_form = len({_bound_form(option, view.words) for option in view.options}) == 1
    for one, other in combinations(view.options, 2):
        if plain_form(one) == plain_form(other):
            continue
        if one in keys and other in keys:
            continue
        same = _same_thing(one, other, view) or (view.item.type == "single" and _holds(one, other))
        cover = same or (not (one_form and _one_sided(view)) and _cover(one, other, view.words))
        if cover and (one in keys or other in keys):
            key, rival = (one, other) if one in keys else (other, one)
            yield Flaw("two-keys", {"key": key, "other": rival})
            return
        if cover:
            yield Flaw("options-overlap", {"one": one, "other": other})
            return


def accepted(view: View) -> Iterator[Flaw]:
    """`two-keys`: two accepted texts of a blank say different numbers.

    Example: 15 and 30; not 15 and 十五.

    Source: Haladyna, Downing & Rodriguez 2002, rule 19 (one right answer).
    """
    saying = [text for text in view.keys if skeleton(text)[1]]
    for text in saying[1:]:
        if not _same_numbers(saying[0], text, view):
            yield Flaw("two-keys", {"key": saying[0], "other": text})
            return


def _same_numbers(one: str, other: str, view: View) -> bool:
    """Whether two texts say one number, be it in other units (一年, 12 个月)."""
    mine, theirs = measure(one, view.item.lang), measure(other, view.item.lang)
    if mine and theirs and mine.kind == theirs.kind and mine.order and theirs.order:
        low, high = sorted((mine.order[0], theirs.order[0]))
        if len(mine.order) == 1 and low > 0:
            return float(high / low) <= _NEAR if mine.form != theirs.form else high == low
    return _clock(one) == _clock(other)


def _clock(text: str) -> tuple[Decimal, ...]:
    """The numbers of a text; an hour in the afternoon is that of the morning."""
    for month, number in _MONTHS.items():
        text = text.replace(month, number)
    numbers = skeleton(text)[1]
    if not _HOUR.search(text) or not numbers:
        return numbers
    rest = tuple(number for number in numbers[1:] if number)
    return numbers[0] % _HALF_A_DAY, *rest


def _same_thing(one: str, other: str, view: View) -> bool:
    """Whether two options name one thing."""
    words, lang = view.words, view.item.lang
    mine, theirs = measure(one, lang), measure(other, lang)
    if mine and theirs:
        return (
            mine.kind == theirs.kind
            and mine.form != theirs.form
            and _same_numbers(one, other, view)
        )
    groups = _groups(lang)
    group = groups.get(plain_form(one))
    if group is not None and group == groups.get(plain_form(other)):
        return True
    if skeleton(one)[1] != skeleton(other)[1]:
        return False
    bare_one, bare_other = _bare(one, words), _bare(other, words)
    if bare_one == bare_other:
        return bool(bare_one)
    short, long = sorted((bare_one, bare_other), key=len)
    if words.spaced:
        return False
    if _is_part_of(short, long, words):
        return True
    return (
        _abbreviates(short, long, words)
        or _is_kind_of(long, short)
        or short == _initials(long)
        or (len(short) >= 2 and short.isalpha() and long.endswith(short))
    )


@cache
def _groups(lang: str) -> Mapping[str, int]:
    """Each word that has synonyms, with the number of its group."""
    groups = words_of(lang).synonyms
    return {plain_form(word): number for number, group in enumerate(groups) for word in group}


def _bare(text: str, words: ReviewWords) -> str:
    """A name without what it may lack."""
    form = plain_form(text)
    start = words.loose_start.match(form)
    if start is not None and len(form) - start.end() >= 2:
        form = form[start.end() :]
    for end in words.loose_end.finditer(form):
        if end.end() == len(form) and end.start() >= 2:
            form = form[: end.start()]
    return form


def _abbreviates(short: str, long: str, words: ReviewWords) -> bool:
    """Whether a name leaves out characters of another, not its first and last (居委会), or has
    the first of each of its two words (人社)."""
    if len(short) == 2 and len(long) == 4 and short == long[0] + long[2]:
        return True
    if not 3 <= len(short) < len(long) <= 2 * len(short) + 2:
        return False
    if short[0] != long[0] or short[-1] != long[-1] or words.negative.search(long):
        return False
    rest = iter(long)
    return all(character in rest for character in short)


def _is_part_of(short: str, long: str, words: ReviewWords) -> bool:
    """Whether a place lies in another (江苏宜兴 in 江苏)."""
    province = words.closed_kinds.get("province")
    return province is not None and province.fullmatch(short) is not None and short in long[:4]


def _initials(name: str) -> str:
    """The first signs of the parts of a name (人社 of 人力资源和社会保障)."""
    parts = _MEMBER.split(name)
    return "".join(part[0] for part in parts if part) if len(parts) > 1 else ""


def _is_kind_of(one: str, other: str) -> bool:
    """Whether a short name is of a narrower kind of what another names (肉粽 of 粽子)."""
    return len(other) == 2 and other[1] == "子" and len(one) <= 3 and one.endswith(other[0])


def _holds(one: str, other: str) -> bool:
    """Whether one option lists what the other says, and more."""
    mine, theirs = _members(one), _members(other)
    if len(mine) == len(theirs) or not (mine and theirs):
        return False
    return mine < theirs or theirs < mine


def _members(option: str) -> frozenset[str]:
    return frozenset(form for part in _MEMBER.split(option) if (form := plain_form(part)))


def _bound_form(option: str, words: ReviewWords) -> str:
    """How a bound is written, its number left out."""
    return skeleton(option)[0] if span(option, words) else option


def _one_sided(view: View) -> bool:
    """Whether every option says only the least, as an age (60 周岁以上)."""
    spans = [span(option, view.words) for option in view.options]
    return all(found is not None and found.most >= ENDLESS for found in spans)


def _cover(one: str, other: str, words: ReviewWords) -> bool:
    """Whether two ranges of numbers have some in common."""
    mine, theirs = span(one, words), span(other, words)
    if mine is None or theirs is None or mine.form != theirs.form:
        return False
    low, high = max(mine.least, theirs.least), min(mine.most, theirs.most)
    return low < high or (low == high and mine.closed and theirs.closed)


CHECKS = (
    Check(("two-keys", "options-overlap"), CHOICE, find),
    Check(("two-keys",), OPEN, accepted),
)
