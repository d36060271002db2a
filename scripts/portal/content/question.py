"""Quiz questions by hand: `quiz/questions/*.yml`, a list a file."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from portal.content import yaml_nodes
from portal.content.fields import Line, Many, Record, Slug, Whole, fault, make
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
    if fields is None or not isinstance(node, yaml_nodes.Mapping):
        return None
    stems = fields.stem if isinstance(fields.stem, Mapping) else {default: fields.stem}
    reader = _Reader(node, report, prefix, fields)
    texts = {language: reader.text(language) for language in stems}
    if not texts:
        report.error("field-empty", yaml_nodes.line_at(node, ("stem",)), prefix + "stem")
    if len(report.findings) > before:
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
    """Reads the texts of one question in one language after another."""

    def __init__(
        self, node: yaml_nodes.Mapping, report: Report, prefix: str, fields: QuestionFields
    ) -> None:
        self._node, self._report, self._prefix, self._fields = node, report, prefix, fields

    def text(self, language: str) -> QuestionText | None:
        stem = self._words("stem", language)
        explanation = self._words("explanation", language, required=False)
        options = self._list("options", language)
        answer = self._answer(language, options)
        if stem is None or options is None or answer is None:
            return None
        return QuestionText(stem, options, answer, explanation or "")

    def _value(self, field: str, language: str) -> Any:
        value = getattr(self._fields, field)
        return value.get(language) if isinstance(value, Mapping) else value

    def _fault(self, rule: str, field: str, language: str, *path: int, **params: object) -> None:
        steps: tuple[str | int, ...] = (field, *path)
        if isinstance(getattr(self._fields, field), Mapping):
            steps = (field, language, *path)
        line = yaml_nodes.line_at(self._node, steps)
        self._report.error(rule, line, self._prefix + ".".join(map(str, steps)), **params)

    def _words(self, field: str, language: str, *, required: bool = True) -> str | None:
        value = self._value(field, language)
        if value is None and not required:
            return None
        if isinstance(value, str) and value.strip():
            return value.strip()
        wanted = "field-empty" if value is None or isinstance(value, str) else "wrong-type"
        self._fault(wanted, field, language, wanted="text", found="list")
        return None

    def _list(self, field: str, language: str) -> tuple[str, ...] | None:
        needed = field == "options" and self._fields.type in ("single", "multiple")
        value = self._value(field, language)
        if value is None and not needed:
            return ()
        if value is None:
            self._fault("field-missing", field, language, key=field)
            return None
        if not isinstance(value, Sequence) or isinstance(value, str):
            self._fault("wrong-type", field, language, wanted="list", found="text")
            return None
        if not all(isinstance(item, str) and item.strip() for item in value):
            self._fault("wrong-type", field, language, wanted="text", found="list")
            return None
        words = tuple(item.strip() for item in value)
        for number, word in enumerate(words):
            if same(word) in map(same, words[:number]):
                self._fault("options-equal", field, language, number, value=word)
                return None
        if needed and len(words) < 2:
            self._fault("options-few", field, language)
            return None
        return words

    def _answer(self, language: str, options: tuple[str, ...] | None) -> Answer | None:
        value = self._value("answer", language)
        if value is None:
            self._fault("field-empty", "answer", language)
            return None
        match self._fields.type:
            case "true_false":
                if value in ("true", "false"):
                    return bool(value == "true")
                self._fault("wrong-type", "answer", language, wanted="boolean", found="text")
                return None
            case "match":
                return self._pairs(value, language)
            case "single":
                if not isinstance(value, str):
                    self._fault("wrong-type", "answer", language, wanted="text", found="list")
                    return None
                found = self._among((value,), options, language)
                return found[0] if found else None
        words = (value,) if isinstance(value, str) else tuple(value)
        if not words or not all(isinstance(word, str) and word.strip() for word in words):
            self._fault("wrong-type", "answer", language, wanted="list", found="text")
            return None
        words = tuple(word.strip() for word in words)
        if self._fields.type == "multiple":
            return self._among(words, options, language)
        if self._fields.type == "order" and options and sorted(options) != sorted(words):
            odd = next((w for w in (*words, *options) if w not in words or w not in options), "")
            self._fault("answer-not-in-options", "answer", language, value=odd)
            return None
        return words

    def _among(
        self, words: tuple[str, ...], options: tuple[str, ...] | None, language: str
    ) -> tuple[str, ...] | None:
        for word in words:
            if options is not None and word.strip() not in options:
                self._fault("answer-not-in-options", "answer", language, value=word)
                return None
        return tuple(word.strip() for word in words)

    def _pairs(self, value: Any, language: str) -> tuple[Pair, ...] | None:
        good = isinstance(value, Sequence) and not isinstance(value, str)
        if good and all(
            isinstance(pair, list) and len(pair) == 2 and all(isinstance(w, str) for w in pair)
            for pair in value
        ):
            return tuple((left.strip(), right.strip()) for left, right in value)
        self._fault("answer-pairs", "answer", language)
        return None
