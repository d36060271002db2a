"""An editor's desk: which questions nobody has looked at, and what verdicts make of their file."""

from __future__ import annotations

from collections.abc import Collection

from portal.content.verdict import Judgement
from portal.quiz import verdict_file
from portal.quiz.bank import Bank, Maker
from portal.quiz.item import MANUAL, BankItem


class Desk:
    """Where verdicts are given: each gives the file of verdicts a new text, which is to be
    written at once, so that nothing is lost."""

    def __init__(self, maker: Maker, bank: Bank, text: str) -> None:
        self._maker, self._bank = maker, bank
        self._given = {verdict.id: verdict for verdict in maker.library.verdicts}
        self._first = {item.id: item for item in reversed(bank.items)}
        self.text = text
        """What the file holds now."""
        self.said = 0
        """How many verdicts were given here."""

    def knows(self, identity: str) -> bool:
        """Whether there is such a question, kept or dropped."""
        return identity in self._maker.known

    def judged(self, identity: str) -> bool:
        """Whether there is a verdict on it."""
        return identity in self._given

    def reason_against(self, identity: str) -> str | None:
        """Why a question can have no verdict now: the reason it was dropped for, or `sealed`."""
        item = self._first.get(identity)
        if item is not None:
            return "sealed" if item.pool == "contest" else None
        dropped = next((d for d in self._bank.dropped if d.id == identity), None)
        return dropped.reason if dropped is not None and dropped.reason != "verdict" else None

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics that questions have."""
        return tuple(dict.fromkeys(item.topic for item in self._bank.items))

    def unseen(self, topics: Collection[str], *, waiting: bool) -> list[BankItem]:
        """The questions to look at, each in its first language: those that wait because their
        passage has changed, and, unless only these are wanted, the generated ones that nobody
        has looked at."""
        return [
            item
            for item in dict.fromkeys(self._first[item.id] for item in self._bank.items)
            if (item.state == "waiting" or (item.state == "new" and item.rule != MANUAL))
            and (not waiting or item.state == "waiting")
            and (not topics or item.topic in topics)
        ]

    def say(
        self,
        identity: str,
        judgement: Judgement,
        reason: str = "",
        *,
        stem: str = "",
        explanation: str = "",
    ) -> str:
        """The file's text with a verdict, in place of an earlier one. To keep a question that was
        reworded is to keep its new words."""
        item = self._first.get(identity)
        passage = self._maker.passage(item) if item is not None else ""
        earlier = self._given.get(identity)
        if judgement == "keep" and earlier is not None and earlier.judgement == "reword":
            self.text = verdict_file.looked_at_again(self.text, identity, passage)
        else:
            self.text = verdict_file.with_verdict(
                self.text,
                identity,
                judgement,
                reason=reason,
                stem=stem,
                explanation=explanation,
                passage=passage,
            )
        self.said += 1
        return self.text

    def forget(self, identity: str) -> str:
        """The file's text without a verdict."""
        self.text = verdict_file.without_verdict(self.text, identity)
        return self.text
