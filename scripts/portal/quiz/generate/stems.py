"""Stems: the page's question, and the sentence with a gap in place of the fact."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from portal.quiz.facts import Fact
from portal.quiz.generate import bounds
from portal.quiz.listings import Listing
from portal.quiz.sections import ASKS, Section
from portal.quiz.text import bigrams, length, letters, normal, put
from portal.quiz.values import quantities

LONGEST_STEM = 120
LONGEST_FACT = 20
_ONE = Decimal(1)
_ALONE = 12
"""Letters that a sentence needs to be understood without the question before it."""
_OPENING = "（("
_CLOSING = "）)"
_ENDS = (*ASKS, "。", "！", "!", ".", "：", ":")

Unfit = Literal["fact-long", "fact-short", "passage-short", "fact-in-stem", "open-list"]


def with_gap(fact: Fact, gap: str) -> str:
    """The page's question and the fact's passage with `gap` in its place."""
    passage = fact.passage.with_fact(gap)
    if gap[0] in _OPENING and in_brackets(fact):
        passage = passage.replace(gap[0] + gap + gap[-1], gap)
    if _of_its_own(fact):
        return _titled(fact.section, passage)
    return _with_passage(fact.section, passage)


def in_brackets(fact: Fact) -> bool:
    """Whether the fact is all that stands in a pair of brackets."""
    before, after = fact.passage.before, fact.passage.after
    return before.endswith(tuple(_OPENING)) and after.startswith(tuple(_CLOSING))


def statement(fact: Fact, said: str) -> str:
    """Somebody's answer to the page's question, with `said` in the fact's place: is it right?"""
    section, passage = fact.section, fact.passage.with_fact(said)
    words = section.words
    if not section.question:
        return words.is_it_so.format(statement=_with_passage(section, passage))
    if _of_its_own(fact):
        return words.is_it_so.format(statement=_titled(section, passage))
    form = words.heading_statement
    if section.question.endswith(ASKS):
        form = words.question_statement
    return words.is_it_so.format(statement=form.format(question=about(section), passage=passage))


def for_all(listing: Listing) -> str | None:
    """A question that all facts of a row answer together, None where there is none: the page's
    own, where the row is a list; else the passage with one gap in place of the row."""
    section, first, last = listing.section, listing.found[0], listing.found[-1]
    words = section.words
    asks = section.question.endswith(ASKS) and any(
        word in section.question for word in words.asks_for_several
    )
    if asks and (listing.is_whole if first.passage.in_list else _leads(listing)):
        stem = words.choose_all.format(question=about(section))
    elif first.passage.in_list:
        return None
    else:
        passage = put(first.passage.before, words.choice_gap, last.passage.after)
        stem = words.choose_all.format(question=_with_passage(section, passage))
    return None if any(fact.core in normal(stem) for fact in listing.found) else stem


def direct(fact: Fact, siblings: tuple[Fact, ...]) -> str | None:
    """The page's question alone, where the fact is all of its answer; else None.

    So it is where the question asks one thing, for a fact of this kind; where the fact stands
    first, in no list or table, and none of its kind beside it; and where its sentence says no less
    than the question.
    """
    words, question = fact.section.words, fact.section.question
    if not question.endswith(ASKS) or sum(question.count(mark) for mark in ASKS) != 1:
        return None
    if any(word in question for word in words.yes_or_no):
        return None
    if any(hedge in fact.sentence for hedge in words.hedges):
        return None
    if not siblings or siblings[0].start != fact.start or fact.passage.in_list:
        return None
    asking = next((a for a in words.asks if any(word in question for word in a.words)), None)
    if asking is None or asking.kind != fact.kind or (asking.of and fact.unit not in asking.of):
        return None
    if bounds.disagree(fact):
        return None
    others = [s for s in siblings[1:] if s.kind == fact.kind or fact.kind == "term"]
    return None if others else about(fact.section)


def unfit(fact: Fact) -> Unfit | None:
    """Why no stem can be made of the fact's passage."""
    words, passage = fact.section.words, fact.passage
    if length(fact.text) > LONGEST_FACT:
        return "fact-long"
    if fact.value is None and letters(fact.text) < 2:
        return "fact-short"
    if letters(passage.rest) < 2 or (
        not passage.in_list and re.search(words.not_carried, passage.rest)
    ):
        return "passage-short"
    if (
        fact.value is not None
        and fact.value.order == (_ONE,)
        and re.search(words.each, passage.before)
    ):
        # of “for each” nothing but one makes sense
        return "fact-short"
    shown = fact.section.question + "\n" + passage.rest
    if fact.kind == "number" and fact.value is not None:
        if (fact.unit, fact.value.order[0]) in quantities(shown, words):
            return "fact-in-stem"
    elif fact.core in normal(shown):
        return "fact-in-stem"
    if open_list(fact):
        return "open-list"
    return None


def too_long(stem: str) -> bool:
    """Whether a stem is longer than can be kept in mind while it is read out."""
    return length(stem) > LONGEST_STEM


def about(section: Section) -> str:
    """The question, with the subject of its page where it does not name it."""
    return _titled(section, section.question)


def open_list(fact: Fact) -> bool:
    """Whether the fact is one of a list that goes on unsaid."""
    if not _in_row(fact):
        return False
    clause = re.split(r"[，。；]|[,;.؛](?=\s|$)", fact.passage.after.strip(), maxsplit=1)[0]
    return re.search(fact.section.words.open_list, clause) is not None


def _with_passage(section: Section, passage: str) -> str:
    words = section.words
    if section.kind == "story":
        return words.story_says.format(title=section.title, passage=passage)
    if section.kind == "profile":
        return words.profile_says.format(title=section.title, passage=passage)
    if not section.question:
        return words.heading_and_passage.format(heading=section.title, passage=passage)
    form = words.question_and_passage
    if not section.question.endswith(_ENDS):
        form = words.heading_and_passage
    asked = about(section)
    return form.format(heading=asked, question=asked, passage=passage)


def _titled(section: Section, text: str) -> str:
    """A text, with the subject of its page where it does not name it."""
    title, words = section.title, section.words
    if bigrams(title) & bigrams(text):
        return text
    form = words.about if length(title) <= words.about_longest else words.label
    return form.format(title=title, question=text)


def _of_its_own(fact: Fact) -> bool:
    """Whether a later sentence of an answer tells of something that the question does not ask:
    then it stands without it."""
    section, passage = fact.section, fact.passage
    if section.kind != "answer" or not section.question.endswith(ASKS) or passage.in_list:
        return False
    if re.search(section.words.depends, passage.with_fact("")):
        return False
    later = passage.shown[0] > section.blocks[0].start
    enough = letters(passage.rest) >= _ALONE
    return later and enough and not bigrams(section.question) & bigrams(passage.rest)


def _leads(listing: Listing) -> bool:
    """Whether a row is the answer itself: little stands before it in its sentence."""
    return letters(listing.found[0].passage.before) <= letters(listing.section.question) // 2


def _in_row(fact: Fact) -> bool:
    """Whether the fact is one of several that are named side by side, in a sentence or as the
    items of a list."""
    if fact.passage.in_list and fact.beside and not fact.passage.column:
        return True
    joint, text = fact.section.words.items.strip(), fact.section.document.text
    return text[: fact.start].rstrip(" ").endswith(joint) or text[fact.end :][:9].lstrip(
        " "
    ).startswith(joint)
