"""Editors' verdicts on questions, applied to a bank that was made anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from portal.content.verdict import Verdict
from portal.findings import Finding, Report
from portal.quiz.item import BankItem, State
from portal.quiz.text import digest, normal

_SHOWN = 8


def fingerprint(question: str, passage: str) -> str:
    """What stands for the words of the page that a question comes from."""
    return digest(normal(question), normal(passage))[:_SHOWN]


class Verdicts:
    """All verdicts, by the id of their question."""

    def __init__(self, verdicts: Iterable[Verdict]) -> None:
        self._of = {verdict.id: verdict for verdict in verdicts}

    def of(self, identity: str) -> Verdict | None:
        """What was said of a question."""
        return self._of.get(identity)

    def drops(self, identity: str) -> bool:
        """Whether a question is not to be used."""
        verdict = self._of.get(identity)
        return verdict is not None and verdict.judgement == "drop"

    def applied(self, item: BankItem, passage: str) -> BankItem:
        """A question as its verdict wants it; `passage` is the fingerprint of its passage now."""
        verdict = self._of.get(item.id)
        if verdict is None or verdict.judgement == "drop":
            return item
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
    """Verdicts on questions that are no more, and questions whose passage has changed since;
    `known` are the ids of all questions there could be."""
    stems = {item.id: item.stem for item in items if item.state == "waiting"}
    found: list[Finding] = []
    for verdict in verdicts:
        report, identity = Report(verdict.path), verdict.id
        if identity not in known:
            report.warning("verdict-unknown", verdict.line, "id", id=identity)
        elif identity in stems:
            report.warning("verdict-passage", verdict.line, "id", id=identity, stem=stems[identity])
        found += report.findings
    return found
