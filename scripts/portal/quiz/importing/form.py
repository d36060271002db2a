"""What an import form is: it reads the questions of a file, and reports what it can't read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from portal.content.question import Answer, Pool, QuestionType
from portal.findings import Report


@dataclass(frozen=True, slots=True)
class Read:
    """A question as a file has it; what the file does not say is None or empty.

    `line` is where it begins, from 1: a line of a text, a row of a table.
    """

    line: int
    type: QuestionType
    stem: str
    options: tuple[str, ...]
    answer: Answer
    explanation: str = ""
    id: str | None = None
    topic: str | None = None
    difficulty: int | None = None
    source: str | None = None
    pool: Pool | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """One form of file: `read` returns the questions that are whole and reports the others, each
    at its line, so that one bad question loses no other."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, Report], list[Read]]
