"""What is wrong with questions, verdicts and blueprints, for editors."""

from __future__ import annotations

from portal.content.library import Library
from portal.findings import Finding, in_order
from portal.quiz.assembly.findings import blueprint_findings
from portal.quiz.bank import Bank, Maker, bank_of
from portal.quiz.review.findings import review_findings
from portal.quiz.verdicts import verdict_findings


def quiz_findings(library: Library) -> tuple[Finding, ...]:
    """What is wrong with the questions by hand and what is said of them in a project; the bank is
    made only where there are verdicts or blueprints."""
    if not library.verdicts and not library.blueprints:
        return tuple(review_findings(library.questions))
    maker = Maker(library)
    return bank_findings(maker, bank_of(library, maker))


def bank_findings(maker: Maker, bank: Bank) -> tuple[Finding, ...]:
    """The flaws of the questions by hand, verdicts that need a new look, and blueprints that the
    bank cannot meet."""
    verdicts = verdict_findings(maker.library.verdicts, maker.known, bank.items)
    blueprints = blueprint_findings(maker.library, bank.items)
    return in_order((*review_findings(maker.library.questions), *verdicts, *blueprints))
