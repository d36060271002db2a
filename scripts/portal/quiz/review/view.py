"""A question prepared for its checks."""

from __future__ import annotations

import re
from functools import cached_property

from portal.quiz.item import BankItem
from portal.quiz.review.measures import Measure, measure
from portal.quiz.review.words import ReviewWords, words_of
from portal.quiz.text import normal

GAP = re.compile(r"_{2,}|＿+|[（(][\s\u3000_]*[）)]|【[\s\u3000]*】")
"""A place left open in a stem."""

_ASKS = "？?؟"

READ = 400
"""So much of a text is read; what is longer is a flaw of its own."""


class View:
    """A question with what several checks ask of it, each reckoned once."""

    def __init__(self, item: BankItem) -> None:
        self.item = item
        self.stem = item.stem[:READ]
        self.options = tuple(option[:READ] for option in item.options)
        self.words: ReviewWords = words_of(item.lang)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The right options, or the accepted texts."""
        answer = self.item.answer
        if isinstance(answer, str):
            return (answer[:READ],)
        if isinstance(answer, bool):
            return ()
        return tuple(text[:READ] for text in answer if isinstance(text, str))

    @cached_property
    def distractors(self) -> tuple[str, ...]:
        """The wrong options."""
        keys = set(self.keys)
        return tuple(option for option in self.options if option not in keys)

    @cached_property
    def measures(self) -> tuple[Measure | None, ...]:
        """What each option says as a number or a date."""
        return tuple(measure(option, self.item.lang) for option in self.options)

    @cached_property
    def all_measures(self) -> bool:
        """Whether every option is a number or a date, and all of one kind."""
        kinds = {found.kind if found else None for found in self.measures}
        return len(kinds) == 1 and None not in kinds

    @cached_property
    def normal_stem(self) -> str:
        """The stem in the form in which texts are compared."""
        return normal(self.stem)

    @cached_property
    def asking(self) -> str:
        """What of the stem asks: with a gap the sentences from the last question before it on."""
        if not self.gaps:
            return self.stem
        ahead = self.stem[: self.gaps[0].start()]
        return self.stem[max(map(ahead.rfind, _ASKS)) + 1 :]

    @cached_property
    def gaps(self) -> list[re.Match[str]]:
        """The places left open in the stem."""
        return list(GAP.finditer(self.stem))
