"""An editor's desk: which questions nobody has looked at, and verdicts on them."""

from __future__ import annotations

from collections.abc import Collection

from portal.content.verdict import Judgement
from portal.output.files import write_whole
from portal.quiz import verdict_file
from portal.quiz.bank import Bank, Maker
from portal.quiz.item import MANUAL, BankItem


class Desk:
    """Where verdicts are given; each is written at once, so that nothing is lost."""

    def __init__(self, maker: Maker, bank: Bank) -> None:
        self._passages, self._bank = maker.passages, bank
        self._path = maker.library.settings.quiz / "verdicts.yml"
        self._root = maker.library.settings.root
        self.said = 0
        """How many verdicts were given here."""

    @property
    def file(self) -> str:
        """The file that holds the verdicts, as seen from the project."""
        return self._path.relative_to(self._root).as_posix()

    def knows(self, identity: str) -> bool:
        """Whether there is such a question, kept or dropped."""
        return identity in self._passages

    def unseen(self, topics: Collection[str], *, waiting: bool) -> list[BankItem]:
        """The questions to look at, each in its first language: those that wait because their
        passage has changed, and, unless only these are wanted, the generated ones that nobody
        has looked at."""
        first = {item.id: item for item in reversed(self._bank.items)}
        return [
            item
            for item in dict.fromkeys(first[item.id] for item in self._bank.items)
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
    ) -> None:
        """Write a verdict, in place of an earlier one."""
        text = verdict_file.with_verdict(
            verdict_file.read_or_empty(self._path),
            identity,
            judgement,
            reason=reason,
            stem=stem,
            explanation=explanation,
            passage=self._passages[identity],
        )
        write_whole(self._path, text.encode())
        self.said += 1

    def forget(self, identity: str) -> None:
        """Take a verdict back; a file that holds no other is taken away."""
        text = "".join(verdict_file.without(verdict_file.read_or_empty(self._path), identity))
        if text.strip():
            write_whole(self._path, text.encode())
        else:
            self._path.unlink(missing_ok=True)
