"""The report: how the points are spread, how reliable the paper is, how each question did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portal.language.catalogue import Strings
from portal.quiz.grading.items import EASY, ENOUGH, HARD, TELLING, Analysis, Item
from portal.quiz.grading.results import Results
from portal.quiz.grading.sheets import Sheet
from portal.quiz.grading.statistics import Spread, spread
from portal.quiz.grading.tables import places_of
from portal.quiz.grading.templates import WORDS, filled
from portal.quiz.grading.words import option_text, problem_text, suspicion_text

FEW = 30
"""Sheets below which the numbers are said to be rough."""
_BARS = 10
_GOOD, _FAIR, _POOR = 0.8, 0.7, 0.5


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of the chart: points from `low` to `high`, how many sheets, its height in parts of the
    highest."""

    low: float
    high: float
    count: int
    part: float


@dataclass(frozen=True, slots=True)
class OptionLine:
    """An option on the page: `part` is how many of all sheets chose it."""

    text: str
    right: bool
    count: int
    part: float


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A question on the page."""

    item: Item
    places: str
    options: tuple[OptionLine, ...]
    notes: tuple[str, ...]
    suspicions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VersionLine:
    """The points of one version's sheets."""

    name: str
    spread: Spread | None


def report(results: Results, analysis: Analysis, code: str) -> bytes:
    """The page."""
    say = Strings(code, WORDS)
    return filled(
        "report.html",
        code,
        results=results,
        analysis=analysis,
        bars=bars(results),
        versions=_versions(results) if len(results.key.versions) > 1 else (),
        lines=tuple(_line(results, item, say) for item in analysis.items),
        verdict=_verdict(analysis.alpha),
        few=0 < len(results.results) < FEW,
        looked=len(results.results) >= ENOUGH,
        least=ENOUGH,
        waiting=problem_counts(results.waiting, code),
    )


def bars(results: Results) -> tuple[Bar, ...]:
    """The sheets by tenths of the points to win; full points are in the last tenth."""
    most = results.most
    if not most or not results.results:
        return ()
    counts = [0] * _BARS
    for result in results.results:
        counts[min(_BARS - 1, int(result.points * _BARS / most))] += 1
    width, highest = most / _BARS, max(counts)
    return tuple(
        Bar(number * width, (number + 1) * width, count, count / highest)
        for number, count in enumerate(counts)
    )


def problem_counts(waiting: Sequence[Sheet], code: str) -> list[tuple[str, int]]:
    """Why sheets wait, and how many for each reason; doubtful bubbles and points by hand that are
    not entered come last."""
    counts: dict[str, int] = {}
    for sheet in waiting:
        for problem in sheet.problems:
            counts[problem] = counts.get(problem, 0) + 1
    found = [(problem_text(problem, code), count) for problem, count in sorted(counts.items())]
    unmarked = sum(bool(sheet.unmarked) for sheet in waiting)
    rows = sum(not sheet.problems for sheet in waiting) - unmarked
    last = {"rows": rows, "unmarked": unmarked}
    return found + [(problem_text(name, code), count) for name, count in last.items() if count]


def _versions(results: Results) -> tuple[VersionLine, ...]:
    return tuple(
        VersionLine(
            name,
            spread([float(one.points) for one in results.results if one.sheet.version == name]),
        )
        for name in results.key.versions
    )


def _line(results: Results, item: Item, say: Strings) -> ItemLine:
    count = len(results.results)
    options = tuple(
        OptionLine(
            option_text(item, option.place),
            option.right,
            option.count,
            option.count / count if count else 0,
        )
        for option in item.options
    )
    return ItemLine(
        item,
        places_of(results, item.question.id),
        options,
        tuple(_notes(item, count, say)),
        tuple(suspicion_text(one, item, say) for one in item.suspicions),
    )


def _notes(item: Item, count: int, say: Strings) -> Iterator[str]:
    """What is to be said of a question besides its numbers."""
    if count < FEW:
        return
    if item.difficulty is not None and item.difficulty > EASY:
        yield say("note_easy")
    if item.difficulty is not None and item.difficulty < HARD:
        yield say("note_hard")
    if item.discrimination is not None and 0 <= item.discrimination < TELLING:
        yield say("note_low")
    unused = [option_text(item, option.place) for option in item.unused]
    # in place of true or false there is nothing else to put
    if unused and item.question.type != "true_false":
        yield say("note_unused", options=say.listing(unused))


def _verdict(alpha: float | None) -> str:
    """The name of what a reliability means."""
    if alpha is None:
        return "none"
    if alpha >= _GOOD:
        return "good"
    if alpha >= _FAIR:
        return "fair"
    return "weak" if alpha >= _POOR else "poor"
