"""What is wrong with questions and verdicts, for editors."""

from __future__ import annotations

from portal.content.library import Library
from portal.findings import Finding, in_order
from portal.quiz.bank import Bank, Maker, bank_of
from portal.quiz.review.findings import review_findings
from portal.quiz.verdicts import verdict_findings


def quiz_findings(library: Library) -> tuple[Finding, ...]:
    """What is wrong with the questions by hand and the verdicts of a project; the bank is made
    only where there are verdicts."""
    if not library.verdicts:
        return tuple(review_findings(library.questions))
    maker = Maker(library)
    return bank_findings(maker, bank_of(library, maker))


def bank_findings(maker: Maker, bank: Bank) -> tuple[Finding, ...]:
    """The flaws of the questions by hand, and verdicts that need a new look."""
    verdicts = verdict_findings(maker.library.verdicts, maker.known, bank.items)
    return in_order((*review_findings(maker.library.questions), *verdicts))
