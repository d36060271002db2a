"""Quiz questions by hand: `quiz/questions/*.yml`, a list a file."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, Field

from portal.content import yaml_nodes
from portal.content.corrections import example, right_type
from portal.content.fields import Line, Many, Record, Slug, Whole, fault, kind_of
from portal.content.making import make
from portal.findings import Report

QuestionType = Literal["single", "multiple", "true_false", "blank", "match", "order", "short"]
Pool = Literal["practice", "contest"]
Pair = tuple[str, str]
Answer = str | bool | tuple[str, ...] | tuple[Pair, ...]


def _difficulty(value: int) -> int:
    if value not in (1, 2, 3):
        raise fault("value-not-allowed", value=value, allowed="1, 2, 3")
    return value


class QuestionFields(Record):
    """A question as it stands; texts may be plain or a map by language."""

    id: Slug
    type: QuestionType
    stem: Any
    answer: Any
    explanation: Any = None
    options: Any = None
    topic: Line
    difficulty: Annotated[Whole, AfterValidator(_difficulty)]
    source: Line
    pool: Pool = "practice"
    native_review: Many[Line] = Field(default_factory=list)


@dataclass(frozen=True, slots=True)
class QuestionText:
    """A question in one language.

    `answer` is an option (single), options (multiple, order), True or False (true_false),
    accepted texts (blank, short), or pairs (match).
    """

    stem: str
    options: tuple[str, ...]
    answer: Answer
    explanation: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question by hand; `source` is `policy/<topic>#<id>`, `stories/<slug>`, `figures/<slug>`."""

    id: str
    type: QuestionType
    texts: Mapping[str, QuestionText]
    topic: str
    difficulty: int
    source: str
    pool: Pool
    native_review: tuple[str, ...]
    path: str
    line: int
    source_line: int


def source_of(page: str, anchor: str | None) -> str:
    """A source as a question names it: the page, and the question on it where there is one."""
    return f"{page}#{anchor}" if anchor else page


def answer_texts(answer: Answer) -> Iterator[str]:
    """Every text of an answer; none of true or false."""
    if isinstance(answer, str):
        yield answer
    elif not isinstance(answer, bool):
        for part in answer:
            yield from (part,) if isinstance(part, str) else part


def same(text: str) -> str:
    """The form in which two options are compared."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def read_question(
    node: yaml_nodes.Node, report: Report, number: int, default: str
) -> Question | None:
    """The `number`th question of a file (from 0), or None with a finding for each fault."""
    prefix = f"{number}."
    before = len(report.findings)
    fields = make(QuestionFields, node, report, prefix=prefix)
    if not isinstance(node, yaml_nodes.Mapping):
        return None
    values = {key: yaml_nodes.plain(value) for key, value in node.entries.items()}
    if values.get("type") not in get_args(QuestionType):
        return None
    stem = values.get("stem")
    if stem == {}:
        report.error("field-empty", yaml_nodes.line_at(node, ("stem",)), prefix + "stem")
    reader = _Reader(node, report, prefix, values)
    languages = stem if isinstance(stem, Mapping) else (default,)
    texts = {language: reader.text(language) for language in languages}
    if fields is None or len(report.findings) > before:
        return None
    return Question(
        id=fields.id,
        type=fields.type,
        texts={language: text for language, text in texts.items() if text is not None},
        topic=fields.topic,
        difficulty=fields.difficulty,
        source=fields.source,
        pool=fields.pool,
        native_review=tuple(fields.native_review),
        path=report.path,
        line=yaml_nodes.line_at(node, ("id",)),
        source_line=yaml_nodes.line_at(node, ("source",)),
    )


class _Reader:
    """Reads the texts of one question in one language after another.

    It works on the values as they stand, so that what is wrong with them is told even where
    another field is at fault.
    """

    def __init__(
        self, node: yaml_nodes.Mapping, report: Report, prefix: str, values: Mapping[str, Any]
    ) -> None:
        self._node, self._report, self._prefix, self._values = node, report, prefix, values
        self._type = values["type"]

    def text(self, language: str) -> QuestionText | None:
        """The question in one language; None, and findings, where it has none that is right."""
        stem = self._words("stem", language)
        explanation = self._words("explanation", language)
        options = self._options(language)
        answer = self._answer(language, options)
        if stem is None or answer is None:
            return None
        return QuestionText(stem, options or (), answer, explanation or "")

    def _value(self, field: str, language: str) -> Any:
        value = self._values.get(field)
        return value.get(language) if isinstance(value, Mapping) else value

    def _fault(self, rule: str, field: str, language: str, *path: int, **params: object) -> None:
        steps: tuple[str | int, ...] = (field, *path)
        if isinstance(self._values.get(field), Mapping):
            steps = (field, language, *path)
        line = yaml_nodes.line_at(self._node, steps)
        self._report.error(rule, line, self._prefix + ".".join(map(str, steps)), **params)

    def _wrong(self, value: Any, wanted: str, field: str, language: str, *path: int) -> None:
        found = kind_of(value)
        line = right_type((field, *path), wanted, value)
        self._fault("wrong-type", field, language, *path, wanted=wanted, found=found, example=line)

    def _words(self, field: str, language: str) -> str | None:
        value = self._value(field, language)
        if isinstance(value, str) and value.strip():
            return _clean(value)
        if value is not None and not isinstance(value, str):
            self._wrong(value, "text", field, language)
        elif value is not None or (
            field == "stem" and isinstance(self._values.get(field), Mapping)
        ):
            self._fault("field-empty", field, language)
        return None

    def _list(self, value: Any, field: str, language: str) -> tuple[str, ...] | None:
        """The words of a list, all of them right."""
        if not isinstance(value, list):
            self._wrong(value, "list", field, language)
            return None
        for number, word in enumerate(value):
            if word is None or (isinstance(word, str) and not word.strip()):
                self._fault("field-empty", field, language, number)
                return None
            if not isinstance(word, str):
                self._wrong(word, "text", field, language, number)
                return None
        return tuple(map(_clean, value))

    def _options(self, language: str) -> tuple[str, ...] | None:
        """The options, None where there are none that are right."""
        value = self._value("options", language)
        needed = self._type in ("single", "multiple")
        if value is None:
            if needed:
                line = example(("options",))
                self._fault("field-missing", "options", language, key="options", example=line)
            return None
        words = self._list(value, "options", language)
        if words is None:
            return None
        for number, word in enumerate(words):
            if same(word) in map(same, words[:number]):
                self._fault("options-equal", "options", language, number, value=word)
                return None
        if needed and len(words) < 2:
            self._fault("options-few", "options", language)
            return None
        return words

    def _answer(self, language: str, options: tuple[str, ...] | None) -> Answer | None:
        if self._type == "match":
            return self._pairs(language)
        value = self._value("answer", language)
        if value is None:
            if isinstance(self._values.get("answer"), Mapping):
                self._fault("field-empty", "answer", language)
            return None
        if self._type == "true_false":
            if isinstance(value, str) and value.strip().lower() in ("true", "false"):
                return value.strip().lower() == "true"
            self._wrong(value, "boolean", "answer", language)
            return None
        if self._type == "single" and not isinstance(value, str):
            self._wrong(value, "text", "answer", language)
            return None
        words = self._list([value] if isinstance(value, str) else value, "answer", language)
        if words is None or not self._among(words, options, language, isinstance(value, list)):
            return None
        return words[0] if self._type == "single" else words

    def _among(
        self,
        words: tuple[str, ...],
        options: tuple[str, ...] | None,
        language: str,
        numbered: bool,
    ) -> bool:
        """Whether an answer is there, and is made of options where it must be."""
        if not words:
            self._fault("list-empty", "answer", language)
            return False
        if options is None or self._type not in ("single", "multiple", "order"):
            return True
        for number, word in enumerate(words):
            if word not in options:
                path = (number,) if numbered else ()
                self._fault("answer-not-in-options", "answer", language, *path, value=word)
                return False
        left_out = next((word for word in options if word not in words), None)
        if self._type == "order" and left_out is not None:
            self._fault("answer-without-option", "answer", language, value=left_out)
            return False
        return True

    def _pairs(self, language: str) -> tuple[Pair, ...] | None:
        if self._values.get("answer") is None:
            return None
        value = self._value("answer", language)
        if isinstance(value, list) and value and all(map(_is_pair, value)):
            return tuple((_clean(left), _clean(right)) for left, right in value)
        line = yaml_nodes.line_at(self._node, ("answer",))
        self._report.error("answer-pairs", line, self._prefix + "answer")
        return None


def _is_pair(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(isinstance(word, str) and word.strip() for word in value)
    )


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", text.strip())
