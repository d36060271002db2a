"""Policy topics: `docs/policy/<topic>.md`, each `## question {#id}` with its answer."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from portal.content.document import Block, Document, Heading, Mark
from portal.content.fields import Date, Line, Record
from portal.content.fields import Text as FieldText
from portal.content.making import make
from portal.content.opened import Opened, SourceFile
from portal.content.policy_check import check_headings, check_marks
from portal.content.reading import Reader
from portal.content.records import Publication, Status, Text, TranslationFields
from portal.language.catalogue import every_text

BASIS = re.compile(rf"(?:{'|'.join(every_text('policy.basis'))})\s*[:：᠄]")
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


class PolicyTranslationFields(TranslationFields):
    """The front matter of a policy topic's translation."""

    title: Line
    source: Line | None = None
    summary: FieldText | None = None


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
class PolicyText(Text):
    """A topic in one language."""

    title: str
    source: str
    summary: str
    introduction: tuple[Block, ...]
    answers: tuple[QuestionAndAnswer, ...]

    def converted_to(self, document: Document, language: str) -> PolicyText:
        """This text with another document, and the answers that stand in it."""
        introduction, answers = answers_of(document)
        return replace(
            self,
            document=document,
            language=language,
            converted=True,
            introduction=introduction,
            answers=answers,
        )


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
    text = document.text[block.start : block.end].strip()
    begins = BASIS.match(text)
    return block.tag == "p" and begins is not None and begins.end() < len(text)


def read_policy(reader: Reader, files: list[SourceFile]) -> Policy | None:
    """The policy topic of one slug; None where it can't be read."""
    opened = reader.open(files[0])
    if opened:
        _check_days(opened, reader.settings.today)
        _check_answers(opened)
    fields = opened and make(PolicyFields, opened.front, opened.report)
    translations = reader.translations(opened, files[1:], PolicyTranslationFields)
    for other, _ in translations:
        _check_answers(other)
        if opened:
            _check_ids(other, opened)
    if not opened or not fields:
        return None
    texts = {reader.settings.default.code: _policy_text(reader, opened, fields, fields.source)}
    for other, words in translations:
        texts[other.file.language or ""] = _policy_text(
            reader, other, words, words.source or fields.source
        )
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
    reader: Reader, opened: Opened, fields: PolicyFields | PolicyTranslationFields, source: str
) -> PolicyText:
    introduction, answers = answers_of(opened.document)
    pending = isinstance(fields, PolicyTranslationFields) and fields.native_review == "pending"
    return PolicyText(
        language=opened.file.language or reader.settings.default.code,
        path=opened.report.path,
        document=opened.document,
        native_review=pending,
        stale=opened.stale,
        title=fields.title,
        source=source,
        summary=fields.summary or opened.document.first_paragraph,
        introduction=introduction,
        answers=answers,
    )


def _check_days(opened: Opened, today: dt.date) -> None:
    """Report facts that were checked on a day to come, and those that are to be checked again."""
    checked, review_by = opened.day("checked"), opened.day("review_by")
    if checked is not None and checked > today:
        line = opened.line("checked")
        opened.report.error("checked-in-future", line, "checked", value=checked)
    if review_by is not None and review_by < today:
        line = opened.line("review_by")
        opened.report.warning("review-past", line, "review_by", value=review_by)


def _check_answers(opened: Opened) -> None:
    """Report questions and answers that are not as they must be."""
    if opened.text("status") == "withdrawn":
        return
    answers = answers_of(opened.document)[1]
    check_headings(opened, [answer.heading for answer in answers])
    check_marks(opened)
    for answer in answers:
        line, question = answer.heading.line, answer.question
        if not answer.heading.explicit:
            opened.report.error("answer-without-id", line, question=question)
        if not answer.basis:
            opened.report.error("answer-without-basis", line, question=question)


def _check_ids(translation: Opened, original: Opened) -> None:
    """Report questions of a translation that the original has not."""
    for answer in answers_of(translation.document)[1]:
        if answer.heading.explicit and answer.id not in original.document.ids:
            line = answer.heading.line
            translation.report.error("translation-id-unknown", line, id=answer.id)
