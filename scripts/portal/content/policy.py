"""Policy topics: `docs/policy/<topic>.md`, each `## question {#id}` with its answer."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from portal.content.document import Block, Document, Heading, Mark
from portal.content.fields import Date, Line, Record, make
from portal.content.fields import Text as FieldText
from portal.content.reading import Opened, Reader, SourceFile
from portal.content.records import Publication, Status

BASIS = ("依据：", "依据:", "依據：", "ئاساس:", "ئاساس：", "Basis:")
"""How the last paragraph of an answer begins, which names the law and its article."""


class PolicyFields(Record):
    """The front matter of a policy topic."""

    title: Line
    source: Line
    date: Date
    checked: Date
    review_by: Date
    summary: FieldText | None = None
    status: Status = "published"


class PolicyTranslationFields(Record):
    """The front matter of a policy topic's translation."""

    title: Line
    source: Line | None = None
    summary: FieldText | None = None
    native_review: Literal["pending", "done"] = "done"


@dataclass(frozen=True, slots=True)
class QuestionAndAnswer:
    """One question of a topic; `start` and `end` are the answer's span in the topic's text."""

    heading: Heading
    answer: tuple[Block, ...]
    basis: tuple[Block, ...]
    marks: tuple[Mark, ...]
    text: str
    start: int
    end: int

    @property
    def id(self) -> str:
        """Its anchor."""
        return self.heading.id

    @property
    def question(self) -> str:
        """The question as it is asked."""
        return self.heading.text


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyText:
    """A topic in one language."""

    language: str
    path: str
    document: Document
    native_review: bool
    title: str
    source: str
    summary: str
    introduction: tuple[Block, ...]
    answers: tuple[QuestionAndAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy(Publication[PolicyText]):
    """One policy topic."""

    date: dt.date
    checked: dt.date
    review_by: dt.date


def answers_of(document: Document) -> tuple[tuple[Block, ...], tuple[QuestionAndAnswer, ...]]:
    """What stands before the first question, and the questions with their answers."""
    introduction: list[Block] = []
    sections: list[tuple[Block, list[Block]]] = []
    for block in document.blocks:
        if block.heading is not None and block.heading.level == 2:
            sections.append((block, []))
        elif sections:
            sections[-1][1].append(block)
        else:
            introduction.append(block)
    return tuple(introduction), tuple(_answer(document, *section) for section in sections)


def _answer(document: Document, question: Block, blocks: list[Block]) -> QuestionAndAnswer:
    heading = question.heading
    assert heading is not None
    basis = [block for block in blocks if _is_basis(document, block)]
    answer = [block for block in blocks if block not in basis]
    start = answer[0].start if answer else question.end
    end = answer[-1].end if answer else question.end
    return QuestionAndAnswer(
        heading=heading,
        answer=tuple(answer),
        basis=tuple(basis),
        marks=document.marks_between(start, end),
        text=document.text[start:end].strip(),
        start=start,
        end=end,
    )


def _is_basis(document: Document, block: Block) -> bool:
    return block.tag == "p" and document.text[block.start : block.end].lstrip().startswith(BASIS)


def read_policy(reader: Reader, files: list[SourceFile]) -> Policy | None:
    """The policy topic of one slug; None where it can't be read."""
    opened = reader.open(files[0])
    fields = opened and make(PolicyFields, opened.front, opened.report)
    if not opened or not fields:
        reader.translations(files[1:], PolicyTranslationFields)
        return None
    today = reader.settings.today
    if fields.checked > today:
        opened.report.error(
            "checked-in-future", opened.line("checked"), "checked", value=fields.checked
        )
    if fields.review_by < today:
        opened.report.warning(
            "review-past", opened.line("review_by"), "review_by", value=fields.review_by
        )
    original = _policy_text(reader, opened, fields.title, fields.source, fields.summary, False)
    texts = {reader.settings.default.code: original}
    for other, words in reader.translations(files[1:], PolicyTranslationFields):
        text = _policy_text(
            reader,
            other,
            words.title,
            words.source or fields.source,
            words.summary,
            words.native_review == "pending",
        )
        known = {answer.id for answer in original.answers}
        for answer in text.answers:
            if answer.id and answer.id not in known:
                other.report.error("translation-id-unknown", answer.heading.line, id=answer.id)
        texts[other.file.language or ""] = text
    return Policy(
        slug=files[0].slug,
        path=opened.report.path,
        folder=files[0].path.parent,
        status=fields.status,
        texts=texts,
        date=fields.date,
        checked=fields.checked,
        review_by=fields.review_by,
    )


def _policy_text(
    reader: Reader, opened: Opened, title: str, source: str, summary: str | None, pending: bool
) -> PolicyText:
    introduction, answers = answers_of(opened.document)
    seen: dict[str, int] = {}
    for answer in answers:
        if not answer.heading.explicit:
            opened.report.error("answer-without-id", answer.heading.line, question=answer.question)
        elif answer.id in seen:
            opened.report.error(
                "answer-id-twice", answer.heading.line, id=answer.id, first=seen[answer.id]
            )
        seen.setdefault(answer.id, answer.heading.line)
        if not answer.basis:
            opened.report.error(
                "answer-without-basis", answer.heading.line, question=answer.question
            )
    return PolicyText(
        language=opened.file.language or reader.settings.default.code,
        path=opened.report.path,
        document=opened.document,
        native_review=pending,
        title=title,
        source=source,
        summary=summary or opened.document.first_paragraph,
        introduction=introduction,
        answers=answers,
    )
