"""The flaws of questions by hand, as findings for their editors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from portal.content.question import Question
from portal.findings import Finding, Report
from portal.quiz.item import BankItem, Source, written
from portal.quiz.review import near_duplicates, review


def review_findings(questions: Sequence[Question]) -> list[Finding]:
    """A warning for each flaw of a question by hand, at its first line."""
    by_id = {question.id: question for question in questions}
    own = items_of(questions)
    found: list[Finding] = []
    for item in own:
        report = Report(by_id[item.id].path)
        for flaw in review(item):
            params = {**flaw.params, "id": item.id}
            report.warning(f"item-{flaw.rule}", by_id[item.id].line, None, **params)
        found += report.findings
    for number, other in near_duplicates(own).items():
        question = by_id[own[number].id]
        report = Report(question.path)
        report.warning(
            "item-near-duplicate", question.line, None, id=question.id, other=own[other].id
        )
        found += report.findings
    return _each_once(found)


def items_of(questions: Iterable[Question]) -> list[BankItem]:
    """The questions as the bank has them, without what their pages would add."""
    return [
        written(question, language, Source(question.source, None, None))
        for question in questions
        for language in question.texts
    ]


def _each_once(found: Iterable[Finding]) -> list[Finding]:
    """Without those that two languages of a question have alike."""
    kept = {(f.path, f.line, f.rule, *f.params.items()): f for f in reversed(tuple(found))}
    return list(kept.values())[::-1]
