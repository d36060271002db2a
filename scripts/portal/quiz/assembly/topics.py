"""The names of a question's topic: a blueprint is written in one language, and holds for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from portal.quiz.item import BankItem


def topic_names(items: Iterable[BankItem]) -> Mapping[tuple[str, str], frozenset[str]]:
    """What the topic of each question is called in any language, by its id and its topic.

    A question in several languages has the names of all; one that is in no other language has
    those of its page, where the questions of that page all have one topic in a language.
    """
    by_id: defaultdict[str, dict[str, str]] = defaultdict(dict)
    by_page: defaultdict[str, defaultdict[str, set[str]]]
    by_page = defaultdict(lambda: defaultdict(set))
    for item in (everything := list(items)):
        by_id[item.id].setdefault(item.lang, item.topic)
        by_page[item.source.page][item.lang].add(item.topic)
    found: dict[tuple[str, str], frozenset[str]] = {}
    for item in everything:
        names = {item.topic, *by_id[item.id].values()}
        for language, topics in by_page[item.source.page].items():
            if language not in by_id[item.id] and len(topics) == 1:
                names |= topics
        found[item.id, item.topic] = frozenset(names)
    return found
