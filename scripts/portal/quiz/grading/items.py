"""The analysis of items: how hard each question was, how well it tells, who chose what.

It says where a question looks wrong, and why; whether it is wrong, a person decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from portal.quiz.grading import statistics
from portal.quiz.grading.results import CHOICES, Results, bank_place
from portal.quiz.grading.statistics import Numbers
from portal.quiz.paper.key import KeyQuestion

ENOUGH = 20
"""Sheets from which on a question is said to look wrong: of fewer, chance says as much."""
EASY, HARD = 0.95, 0.2
"""Difficulties above and below which a question tells little of anybody."""
TELLING = 0.2
"""Discriminations below this are low (Ebel and Frisbie)."""
_LEAST = 0.05
"""How much more of the upper group must choose a wrong option than the right one, in parts."""


@dataclass(frozen=True, slots=True)
class OptionCount:
    """An option by its place in the bank: how many chose it, of all and of the two groups.

    The groups' numbers are parts of one (0 to 1) of the upper and of the lower group.
    """

    place: int
    right: bool
    count: int
    upper: float | None
    lower: float | None


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Why a question looks wrong, by a name in `language/grading` (`suspect_…`); `place` is the
    option that it is about, in the bank's order."""

    reason: str
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A question in numbers; `difficulty` is the mean part of its points, 1 where all had it."""

    question: KeyQuestion
    difficulty: float | None
    discrimination: float | None
    upper_lower: float | None
    right: int
    blank: int
    options: tuple[OptionCount, ...]
    suspicions: tuple[Suspicion, ...]

    @property
    def unused(self) -> tuple[OptionCount, ...]:
        """The wrong options that nobody chose."""
        return tuple(option for option in self.options if not option.right and not option.count)


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that the report tells; what cannot be computed is None."""

    spread: statistics.Spread | None
    alpha: float | None
    standard_error: float | None
    items: tuple[Item, ...]


def analysis_of(results: Results) -> Analysis:
    """The statistics of the counted sheets."""
    scores, shares = results.scores(), results.scores(shares=True)
    totals = results.totals()
    spread = statistics.spread(totals)
    # a question that was struck out is none of the paper any more
    counting = [question.points > 0 for question in results.questions]
    reliability = statistics.alpha(scores[:, counting])
    items = tuple(
        _item(results, question, number, scores, shares, totals)
        for number, question in enumerate(results.questions)
    )
    error = statistics.standard_error(spread.sd if spread else None, reliability)
    return Analysis(spread, reliability, error, items)


def _item(
    results: Results,
    question: KeyQuestion,
    number: int,
    scores: Numbers,
    shares: Numbers,
    totals: Numbers,
) -> Item:
    answers = [result.answers[question.id] for result in results.results]
    telling = statistics.discrimination(scores, number)
    options: tuple[OptionCount, ...] = ()
    if question.type in CHOICES:
        chosen = [answer.chosen for answer in answers]
        options = tuple(_options(question, chosen, totals))
    known = len(answers) >= ENOUGH
    suspicions = tuple(_suspicions(question, options, telling)) if known else ()
    return Item(
        question,
        float(shares[:, number].mean()) if answers else None,
        telling,
        statistics.upper_lower(shares[:, number], totals),
        sum(answer.right for answer in answers),
        sum(answer.blank for answer in answers),
        options,
        suspicions,
    )


def right_places(question: KeyQuestion) -> frozenset[int]:
    """The right options of a choice, as places in the bank."""
    return frozenset(bank_place(question, option) for option in question.answer[0])


def option_places(question: KeyQuestion) -> tuple[int, ...]:
    """All options of a choice as places in the bank, in their order there."""
    count = 2 if question.type == "true_false" else len(question.options)
    return tuple(sorted(bank_place(question, option) for option in range(count)))


def _options(
    question: KeyQuestion, chosen: Sequence[frozenset[int]], totals: Numbers
) -> Iterator[OptionCount]:
    right = right_places(question)
    grouped = len(chosen) >= 4 and np.ptp(totals) > 1e-9
    upper, lower = statistics.group_weights(totals) if grouped else (None, None)
    for place in option_places(question):
        mine = np.array([place in one for one in chosen], float)
        yield OptionCount(
            place,
            place in right,
            int(mine.sum()),
            None if upper is None else float(mine @ upper / upper.sum()),
            None if lower is None else float(mine @ lower / lower.sum()),
        )


def _suspicions(
    question: KeyQuestion, options: Sequence[OptionCount], telling: float | None
) -> Iterator[Suspicion]:
    """Signs of a wrong key: the strongest of the sheets, or of all, go against it."""
    if question.type in ("single", "true_false"):
        key = [option for option in options if option.right]
        for option in options:
            if option.right or option.upper is None or not key or key[0].upper is None:
                continue
            if option.upper > key[0].upper + _LEAST:
                yield Suspicion("upper_other", option.place)
            elif telling is not None and telling < 0 and _rises(option) and not _rises(key[0]):
                yield Suspicion("rises", option.place)
    elif question.type == "multiple":
        for option in options:
            if option.upper is None:
                continue
            if option.right and option.upper < 0.5 - _LEAST:
                yield Suspicion("upper_lacks", option.place)
            elif not option.right and option.upper > 0.5 + _LEAST:
                yield Suspicion("upper_adds", option.place)
    if telling is not None and telling < 0:
        yield Suspicion("negative")


def _rises(option: OptionCount) -> bool:
    """Whether the upper group chose it clearly more than the lower one."""
    assert option.upper is not None and option.lower is not None
    return option.upper > option.lower + _LEAST
