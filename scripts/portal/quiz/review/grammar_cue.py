"""Stems whose grammar only the key follows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.quiz.review.flaw import CHOICE, Check, Flaw
from portal.quiz.review.measures import measure
from portal.quiz.review.view import View
from portal.quiz.words import words_of

_COUNTED = re.compile(r"[一这那两几半每数\d] ?(\w)$")
_COUNTED_WITHIN = re.compile(r"[一这那两几]([\u4e00-\u9fff])[^，。；、\d]{1,8}的$")
_TITLE = re.compile("《[^》]+》")
_QUOTED = re.compile("[“「『][^”」』]+[”」』]")


def find(view: View) -> Iterator[Flaw]:
    """`grammar-cue`: the form of the stem or of the options gives the key away: a gap before a unit
    that only a number fits, an article, marks that only the key has, another count of answers than
    there are.

    Example: 每月可以扣除（　　）元 with the options 3000, 免费, 打折, 不限.

    Source: Haladyna, Downing & Rodriguez 2002, rule 28 (grammatical inconsistencies); NBME,
    “grammatical cues”.
    """
    if not view.keys or not view.distractors:
        return
    for cue in (_article(view), _measure_word(view), _unit(view), _marks(view), _count(view)):
        if cue is not None:
            yield Flaw("grammar-cue", {"cue": cue})
            return


def _article(view: View) -> str | None:
    """An article before the gap, at the end of the stem too, that does not fit every option."""
    for article, fitting in view.words.articles.items():
        ahead = view.stem[: view.gaps[0].start()] if view.gaps else view.stem
        if not re.search(rf"\b{article}\s*[:：…]?\s*$", ahead, re.IGNORECASE):
            continue
        if all(fitting.match(key) for key in view.keys) and not all(
            fitting.match(option) for option in view.distractors
        ):
            return article
    return None


def _measure_word(view: View) -> str | None:
    """A measure word or a verb before the gap with which only the key goes."""
    if not view.gaps:
        return None
    gap = view.gaps[0]
    ahead = view.stem[: gap.start()].rstrip()
    count = _COUNTED.search(ahead)
    within = _COUNTED_WITHIN.search(ahead)
    pattern = view.words.measure_words.get((count or within or ["", ""])[1])
    verb = view.words.verbs.get(ahead[-1:])
    if pattern is None and verb is not None:
        pattern, count = verb, re.search(".$", ahead)
    if pattern is None or view.stem[gap.end() : gap.end() + 1].isalpha():
        return None
    fits = [_ends(pattern, text) for text in view.keys]
    if all(fits) and not any(_ends(pattern, text) for text in view.distractors):
        return (count or within or [""])[0]
    return None


def _ends(pattern: re.Pattern[str], text: str) -> bool:
    return any(found.end() == len(text) for found in pattern.finditer(text))


def _unit(view: View) -> str | None:
    """A unit after the gap, where the key is a bare number and another option is none."""
    bare = [found is not None and found.kind == "number" for found in view.measures]
    if all(bare) or not any(bare) or not view.gaps:
        return None
    after = view.stem[view.gaps[0].end() :].lstrip()
    unit = re.match(words_of(view.item.lang).unit_pattern, after)
    keys = [measure(key, view.item.lang) for key in view.keys]
    if unit is None or any(key is None or key.kind != "number" for key in keys):
        return None
    return unit[0]


def _marks(view: View) -> str | None:
    """Title marks or quotation marks around the key alone."""
    for mark in (_TITLE, _QUOTED):
        found = [mark.search(key) for key in view.keys]
        if all(found) and not any(mark.search(option) for option in view.distractors):
            first = found[0]
            return first[0] if first is not None else None
    return None


def _count(view: View) -> str | None:
    """Words that ask for another number of answers than there are."""
    words, single = view.words, view.item.type == "single"
    if single and any(words.joint.search(key) for key in view.keys):
        return None
    several = words.several_asked.search(view.asking)
    if single and several:
        return several[0]
    for count, pattern in words.count_asked.items():
        found = pattern.search(view.asking)
        if found is not None and count != len(view.keys):
            return found[0]
    one = words.one_asked.search(view.asking)
    return one[0] if one is not None and not single else None


CHECK = Check(("grammar-cue",), CHOICE, find)
