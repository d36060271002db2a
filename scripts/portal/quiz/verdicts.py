"""Editors' verdicts on questions, applied to a bank that was made anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from portal.content.verdict import Verdict
from portal.findings import Finding, Report
from portal.quiz.item import MANUAL, BankItem, State
from portal.quiz.review import review
from portal.quiz.text import digest, normal

_SHOWN = 8


def fingerprint(question: str, passage: str, options: Iterable[str] = ()) -> str:
    """What stands for the words of the page that a question comes from, and for its options: an
    editor looked at both."""
    return digest(normal(question), normal(passage), *sorted(map(normal, options)))[:_SHOWN]


class Verdicts:
    """All verdicts, by the id of their question."""

    def __init__(self, verdicts: Iterable[Verdict]) -> None:
        self._of = {verdict.id: verdict for verdict in verdicts}

    def of(self, identity: str) -> Verdict | None:
        """What was said of a question."""
        return self._of.get(identity)

    def judges(self, item: BankItem) -> bool:
        """Whether a question has a verdict that counts; what a contest has sealed stays."""
        return item.id in self._of and item.pool != "contest"

    def drops(self, item: BankItem) -> bool:
        """Whether a question is not to be used."""
        return self.judges(item) and self._of[item.id].judgement == "drop"

    def applied(self, item: BankItem, passage: str) -> BankItem:
        """A question that is judged and not dropped, as its verdict wants it; `passage` is the
        fingerprint of its passage now."""
        verdict = self._of[item.id]
        state: State = "kept" if verdict.judgement == "keep" else "reworded"
        if verdict.passage not in (None, passage):
            state = "waiting"
        return replace(
            item,
            stem=verdict.stem.get(item.lang, item.stem),
            explanation=verdict.explanation.get(item.lang, item.explanation),
            state=state,
        )


def verdict_findings(
    verdicts: Iterable[Verdict], known: Collection[str], items: Iterable[BankItem]
) -> list[Finding]:
    """Verdicts on questions that are no more or sealed, questions whose passage has changed since,
    and flaws of the words that an editor gave; `known` are the ids of all questions there could
    be, `items` those of the bank, the original of each before its translations."""
    first = {item.id: item for item in reversed(tuple(items))}
    found: list[Finding] = []
    for verdict in verdicts:
        report, identity = Report(verdict.path), verdict.id
        item = first.get(identity)
        if identity not in known:
            report.warning("verdict-unknown", verdict.line, "id", id=identity)
        elif item is not None and item.pool == "contest" and verdict.judgement != "keep":
            report.error("verdict-contest", verdict.line, "id", id=identity)
        elif item is not None and item.state == "waiting":
            report.warning("verdict-passage", verdict.line, "id", id=identity, stem=item.stem)
        if item is not None and item.rule != MANUAL and verdict.judgement == "reword":
            for flaw in review(item):
                params = {**flaw.params, "id": identity}
                report.warning(f"item-{flaw.rule}", verdict.line, "stem", **params)
        found += report.findings
    return found
