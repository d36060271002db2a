"""What stands in the bank: a question in one language, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from portal.content.question import Answer, Pool, Question, QuestionType, source_of

MANUAL = "manual"
"""The rule of a question by hand."""

BODY = "text"
"""The anchor of the text of a story, a profile, or a policy page before its first question."""

State = Literal["new", "kept", "reworded", "waiting"]
"""What an editor said of a question: nothing yet; keep it; keep it in other words; or something,
but its passage has changed since, and it waits for a new look."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a question comes from.

    `page` is `policy/<topic>`, `stories/<slug>` or `figures/<slug>`; `span` is the fact's in
    the plain text of the part at `anchor`, or, where a question asks for no one fact, that of the
    whole part.
    """

    page: str
    anchor: str | None
    span: tuple[int, int] | None

    def __str__(self) -> str:
        """As a question by hand names its source."""
        return source_of(self.page, self.anchor)

    @property
    def section(self) -> tuple[str, str]:
        """The page, and the question on it; '' where it is none."""
        return self.page, "" if self.anchor in (None, BODY) else self.anchor or ""


@dataclass(frozen=True, slots=True)
class BankItem:
    """A question in one language; an id is one question in all its languages.

    `options` are those of single, multiple and order; `answer` is one of them (single), some of
    them (multiple), all of them in order (order), True or False (true_false), the accepted
    texts, the one to be shown first (blank, short), or pairs (match).
    """

    id: str
    type: QuestionType
    stem: str
    options: tuple[str, ...]
    answer: Answer
    explanation: str
    topic: str
    difficulty: int
    lang: str
    pool: Pool
    rule: str
    source: Source
    facts: tuple[str, ...] = ()
    """The ids of the facts it asks for; questions that share one exclude each other in a paper."""
    state: State = "new"

    @property
    def ready(self) -> bool:
        """Whether it may be used: it does not wait for an editor."""
        return self.state != "waiting"


def written(
    question: Question,
    language: str,
    source: Source,
    *,
    topic: str = "",
    facts: tuple[str, ...] = (),
) -> BankItem:
    """A question by hand in one of its languages."""
    text = question.texts[language]
    return BankItem(
        id=question.id,
        type=question.type,
        stem=text.stem,
        options=text.options,
        answer=text.answer,
        explanation=text.explanation,
        topic=topic or question.topic,
        difficulty=question.difficulty,
        lang=language,
        pool=question.pool,
        rule=MANUAL,
        source=source,
        facts=facts,
    )


def keys_of(item: BankItem) -> tuple[str, ...]:
    """The answer as texts, where it is one or more of them."""
    if isinstance(item.answer, str):
        return (item.answer,)
    if isinstance(item.answer, bool):
        return ()
    return tuple(answer for answer in item.answer if isinstance(answer, str))


def pairs_of(item: BankItem) -> tuple[tuple[str, str], ...]:
    """The answer as pairs, where it is pairs."""
    if isinstance(item.answer, str | bool):
        return ()
    return tuple(answer for answer in item.answer if not isinstance(answer, str))


def apart(items: Iterable[BankItem]) -> Iterator[BankItem]:
    """Those of the questions that share no fact with one before them."""
    asked: set[str] = set()
    for item in items:
        if asked.isdisjoint(item.facts):
            asked.update(item.facts)
            yield item


def plain(item: Any) -> dict[str, Any]:
    """An item as JSON's own types, its keys in the order of the record."""
    made: dict[str, Any] = {}
    for name in item.__dataclass_fields__:
        value = getattr(item, name)
        made[name] = (
            {"page": value.page, "anchor": value.anchor, "span": value.span}
            if isinstance(value, Source)
            else value
        )
    return made
