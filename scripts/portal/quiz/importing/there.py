"""What a project asks already, and how a question of a file differs from what is there."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from portal.content.library import Library
from portal.content.question import Answer, Pool, same
from portal.findings import Report
from portal.quiz.bank import make_bank
from portal.quiz.importing.form import Read
from portal.quiz.item import MANUAL, BankItem

SHOWN = 5
"""How many of the questions that are there already are told one by one for a file."""
_GAP = re.compile(r"[_＿]{2,}|[（(]\s*[)）]")
_MADE = re.compile(r"g-[0-9a-f]{12}")
_BETWEEN_NUMBERS = re.compile(r"(?<=\d)[^\w\s](?=\d)|[+\-−]")

Placed = tuple[Read, Report]
"""A question of a file, and the report of that file."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What a question of the project says; None where the place that it is from has no say."""

    type: str
    options: frozenset[str]
    answer: object
    explanation: str
    topic: str | None = None
    difficulty: int | None = None
    source: str | None = None
    pool: Pool | None = None


class There:
    """The questions of a project, and those that are added to them."""

    def __init__(self, library: Library) -> None:
        self._stems: dict[str, str] = {}
        self._pools: dict[str, Pool] = {}
        self._known: defaultdict[tuple[str, str], list[_Known]] = defaultdict(list)
        self._made: set[str] = set()
        self._told: Counter[int] = Counter()
        self.differing: list[str] = []
        """The ids of those of which a file has something else."""
        for item in make_bank(library).items:
            self._stems.setdefault(key_of(item.stem), item.id)
            self._pools.setdefault(item.id, item.pool)
            self._known[item.id, key_of(item.stem)].append(_of_item(item))
            if item.rule != MANUAL:
                self._made.add(item.id)
        for question in library.questions:  # drafts' too, which the bank leaves out
            self._pools[question.id] = question.pool
            for text in question.texts.values():
                self._stems.setdefault(key_of(text.stem), question.id)
                self._known[question.id, key_of(text.stem)].append(
                    _Known(
                        question.type,
                        _words(text.options),
                        _answer(question.type, text.answer),
                        same(text.explanation),
                        question.topic,
                        question.difficulty,
                        question.source,
                        question.pool,
                    )
                )

    @property
    def ids(self) -> Iterable[str]:
        """The ids of all questions."""
        return self._pools.keys()

    def is_made(self, identity: str) -> bool:
        """Whether an id is one of those that rules give, now or before a passage changed."""
        return identity in self._made or _MADE.fullmatch(identity) is not None

    def pool_of(self, identity: str | None) -> Pool | None:
        """The pool of the question with this id."""
        return self._pools.get(identity) if identity is not None else None

    def add(self, one: Read, identity: str) -> None:
        """Take in a question of a file."""
        self._stems[key_of(one.stem)] = identity

    def fresh(self, read: Sequence[Placed]) -> list[Placed]:
        """Those that the project has not; the others are told."""
        return [(one, report) for one, report in read if not self.has(one, report)]

    def has(self, one: Read, report: Report) -> bool:
        """Whether a question is there already, which is told."""
        key = key_of(one.stem)
        known = self._known.get((one.id or "", key), ())
        if known and not any(_says_the_same(one, other) for other in known):
            assert one.id is not None
            self.differing.append(one.id)
            report.warning("import-differs", one.line, None, id=one.id, text=one.stem)
            return True
        there = one.id if known else self._stems.get(key)
        if there is None:
            return False
        self._told[id(report)] += 1
        if self._told[id(report)] <= SHOWN:
            report.warning("import-there", one.line, None, id=there, text=one.stem)
        return True

    def sum_up(self, reports: Iterable[Report]) -> None:
        """Tell how many were there, where not all were told one by one."""
        for report in reports:
            if (count := self._told[id(report)]) > SHOWN:
                report.warning("import-there-more", None, None, count=count, shown=SHOWN)


def key_of(stem: str) -> str:
    """The form in which stems are compared: marks between sentences and widths do not count, but
    the place of a gap does."""
    text = same(_GAP.sub("_", unicodedata.normalize("NFKC", stem)))
    kept = {found.start() for found in _BETWEEN_NUMBERS.finditer(text)}
    made = "".join(
        sign for at, sign in enumerate(text) if at in kept or sign == "_" or not _is_mark(sign)
    )
    return made or text


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "PZ"


def _of_item(item: BankItem) -> _Known:
    return _Known(
        item.type,
        _words(item.options),
        _answer(item.type, item.answer),
        same(item.explanation),
        item.topic,
        item.difficulty,
        str(item.source),
        item.pool,
    )


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(map(same, texts))


def _answer(type: str, answer: Answer) -> object:
    """An answer as answers are compared; its order counts where the answer is one."""
    if isinstance(answer, bool):
        return answer
    if isinstance(answer, str):
        return same(answer)
    parts = [same(part) if isinstance(part, str) else tuple(map(same, part)) for part in answer]
    return tuple(parts) if type == "order" else frozenset(parts)


def _says_the_same(one: Read, other: _Known) -> bool:
    """Whether a question of a file says nothing else than one that is there."""
    if (one.type, _answer(one.type, one.answer)) != (other.type, other.answer):
        return False
    if one.type in ("single", "multiple") and _words(one.options) != other.options:
        return False
    own = (one.topic, one.difficulty, one.source, one.pool)
    there = (other.topic, other.difficulty, other.source, other.pool)
    said = zip(own, there, strict=True)
    return same(one.explanation) == other.explanation and all(
        mine is None or mine == theirs for mine, theirs in said
    )
