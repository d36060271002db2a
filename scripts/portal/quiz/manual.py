"""The questions by hand, as the bank holds them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from portal.content.library import Library
from portal.quiz.by_hand import key_facts, place_of
from portal.quiz.facts import Fact
from portal.quiz.item import BODY, BankItem, Source, written
from portal.quiz.sections import Section
from portal.quiz.topics import Topics
from portal.quiz.verdicts import fingerprint

Sections = Mapping[tuple[str, str, str], Section]


def manual_items(
    library: Library, sections: Sections, facts: Iterable[Fact], topics: Topics
) -> Iterator[tuple[BankItem, str]]:
    """The shown questions by hand, each in its languages, and the fingerprint of the passage that
    it comes from; `sections` by their keys."""
    at: defaultdict[tuple[str, str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        at[fact.section.key].append(fact)
    default = library.settings.default.code
    for question in library.shown_questions:
        page, anchor = place_of(question.source)
        for language, text in question.texts.items():
            keys = ((page, anchor, code) for code in (language, default))
            section = next((sections[key] for key in keys if key in sections), None)
            asked = key_facts(text, at[section.key]) if section else []
            quote, span = (section.text, (0, len(section.text))) if section else ("", None)
            if len(asked) == 1:
                quote, span = asked[0].quote, asked[0].span
            item = written(
                question,
                language,
                Source(page, anchor or BODY, span),
                topic=topics.of_question(question, language),
                facts=tuple(dict.fromkeys(fact.id for fact in asked)),
            )
            yield item, fingerprint(section.question if section else "", quote)
