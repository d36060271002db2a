"""The topic of each question: as those by hand call it, else the page's own."""

from __future__ import annotations

from collections import Counter, defaultdict

from portal.content.library import Library
from portal.content.question import Question
from portal.quiz.by_hand import place_of
from portal.quiz.sections import Section


class Topics:
    """The names under which questions are found, in every language."""

    def __init__(self, library: Library) -> None:
        self._default = library.settings.default.code
        self._titles = {
            (f"policy/{policy.slug}", text.language): text.title
            for policy in library.shown_policies
            for text in policy.texts.values()
        }
        self._names = {
            (topic.name, language): name
            for topic in library.taxonomy.terms["topics"].values()
            for language, name in topic.names.items()
        }
        used: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for question in library.shown_questions:
            used[place_of(question.source)[0]][question.topic] += 1
        self._used = {
            page: min(names.items(), key=lambda named: (-named[1], named[0]))[0]
            for page, names in used.items()
        }

    def of_section(self, section: Section) -> str:
        """The topic of what a part of a page gives."""
        if section.language == self._default and section.page in self._used:
            return self._used[section.page]
        return section.default_topic

    def of_question(self, question: Question, language: str) -> str:
        """The topic of a question by hand, in one of its languages."""
        if language == self._default:
            return question.topic
        title = self._titles.get((place_of(question.source)[0], language))
        return title or self._names.get((question.topic, language)) or question.topic
