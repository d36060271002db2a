"""Stems: the page's question, and the sentence with a gap in place of the fact."""

from __future__ import annotations

import re

from portal.quiz.facts import Fact
from portal.quiz.generate.rule import Reason
from portal.quiz.text import bigrams, length, letters, normal
from portal.quiz.values import quantities

LONGEST_STEM = 120
LONGEST_FACT = 20
_ASKS = ("？", "?", "؟")
_ENDS = (*_ASKS, "。", "！", "!", ".", "：", ":")


def with_gap(fact: Fact, gap: str) -> str:
    """The page's question and the fact's passage with `gap` in its place."""
    words = fact.asked.words
    passage = fact.passage.with_fact(gap)
    question = fact.asked.question
    if not question.endswith(_ENDS):
        return words.heading_and_passage.format(heading=_about(fact), passage=passage)
    return words.question_and_passage.format(question=_about(fact), passage=passage)


def direct(fact: Fact, siblings: tuple[Fact, ...]) -> str | None:
    """The page's question alone, where the fact is all of its answer; else None.

    So it is where the question asks one thing, for a fact of this kind; where the fact stands
    first and none of its kind beside it; and where its sentence says no less than the question.
    """
    words, question = fact.asked.words, fact.asked.question
    if not question.endswith(_ASKS) or sum(question.count(mark) for mark in _ASKS) != 1:
        return None
    if any(word in question for word in words.yes_or_no):
        return None
    if any(hedge in fact.sentence for hedge in words.hedges):
        return None
    if not siblings or siblings[0].start != fact.start:
        return None
    asking = next((a for a in words.asks if any(word in question for word in a.words)), None)
    if asking is None or asking.kind != fact.kind or (asking.of and fact.unit not in asking.of):
        return None
    others = [s for s in siblings[1:] if s.kind == fact.kind or fact.kind == "term"]
    return None if others else _about(fact)


def unfit(fact: Fact) -> Reason | None:
    """Why no stem can be made of the fact's passage."""
    words, passage = fact.asked.words, fact.passage
    if length(fact.text) > LONGEST_FACT:
        return "fact-long"
    if fact.value is None and letters(fact.text) < 2:
        return "fact-short"
    if letters(passage.rest) < 2:
        return "passage-short"
    shown = fact.asked.question + "\n" + passage.rest
    if fact.kind == "number" and fact.value is not None:
        if (fact.unit, fact.value.order[0]) in quantities(shown, words):
            return "fact-in-stem"
    elif fact.core in normal(shown):
        return "fact-in-stem"
    if _open_list(fact):
        return "open-list"
    return None


def _about(fact: Fact) -> str:
    """The question, with the subject of its page where it does not name it."""
    title, question = fact.asked.text.title, fact.asked.question
    if bigrams(title) & bigrams(question):
        return question
    words = fact.asked.words
    form = words.about if length(title) <= words.about_longest else words.label
    return form.format(title=title, question=question)


def one_of_several(fact: Fact) -> bool:
    """Whether the fact is named in a row with others outside a list: a reader can't know which
    of them is asked for."""
    return fact.value is None and not fact.passage.in_list and _in_row(fact)


def _open_list(fact: Fact) -> bool:
    """Whether the fact is one of a list that goes on unsaid."""
    if not _in_row(fact):
        return False
    clause = re.split(r"[，。；]|[,;.؛](?=\s|$)", fact.passage.after.strip(), maxsplit=1)[0]
    return re.search(fact.asked.words.open_list, clause) is not None


def _in_row(fact: Fact) -> bool:
    """Whether a mark that joins the parts of a list stands beside the fact."""
    joint = fact.asked.words.items.strip()
    before, after = fact.passage.before.rstrip(), fact.passage.after.lstrip()
    return before.endswith(joint) or after.startswith(joint)
